//! See [`TITLE_IN_NAME`].

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::model::ActorKind;
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// The name of a person has a title in it.
    ///
    /// A title is lost with the office, and differs from paper to paper; the name stays. Records in
    /// which one person is "President Sorrent", "Mrs Sorrent" and "Ilva Sorrent" do not find each
    /// other. A title stands in `affiliations`, as `role`, with the organisation where it is held.
    ///
    /// Looked at is the `name` of actors of kind `person`. Titles of offices (president, minister,
    /// ambassador, senator, spokesperson …) are found wherever they stand before a name, as in
    /// "Iranian President Larijani"; forms of address and ranks (Mr, Dr, General, King …) as the first
    /// word only; in Chinese, Japanese and Korean at the end. The list has titles in some twenty
    /// languages. Words that are given or family names as often, such as Prince, Major, Sheikh or
    /// Judge, are not on it. A name that is nothing but a title ("the foreign minister", "President
    /// of the Republic") is left alone: the source gives no other.
    ///
    /// ```json bad
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "ilva-sorrent", "kind": "person", "name": "Foreign Minister Ilva Sorrent",
    ///     "anchors": [{ "exact": "Foreign Minister Ilva Sorrent" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [
    ///   { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "ilva-sorrent", "kind": "person", "name": "Ilva Sorrent",
    ///     "affiliations": [{ "organization": "harbour-guild", "role": "Foreign Minister" }],
    ///     "anchors": [{ "exact": "Foreign Minister Ilva Sorrent" }] },
    ///   { "id": "the-minister", "kind": "person", "name": "The foreign minister",
    ///     "anchors": [{ "exact": "the foreign minister" }] }] }
    /// ```
    TITLE_IN_NAME = "V317" "title-in-name" Warning by check: "the name of a person has a title in it"
}

/// Titles of offices, found at any word that another one follows.
const OFFICES: &[&str] = &[
    // English, and what other languages write alike.
    "president",
    "vice-president",
    "minister",
    "premier",
    "chancellor",
    "ambassador",
    "envoy",
    "secretary-general",
    "senator",
    "governor",
    "congressman",
    "congresswoman",
    "commissioner",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "ayatollah",
    // German, Dutch, Scandinavian.
    "präsident",
    "präsidentin",
    "bundespräsident",
    "bundeskanzler",
    "bundeskanzlerin",
    "kanzler",
    "kanzlerin",
    "außenminister",
    "außenministerin",
    "verteidigungsminister",
    "verteidigungsministerin",
    "ministerin",
    "ministerpräsident",
    "ministerpräsidentin",
    "premierminister",
    "premierministerin",
    "botschafter",
    "botschafterin",
    "minister-president",
    "ambassadeur",
    "statsminister",
    "utrikesminister",
    "utenriksminister",
    // French, Spanish, Portuguese, Italian, Romanian.
    "président",
    "présidente",
    "ministre",
    "ambassadrice",
    "chancelier",
    "presidente",
    "presidenta",
    "ministro",
    "ministra",
    "embajador",
    "embajadora",
    "canciller",
    "embaixador",
    "embaixadora",
    "ambasciatore",
    "ambasciatrice",
    "președintele",
    "ministrul",
    // Polish, Czech, Croatian, Turkish, Indonesian.
    "prezydent",
    "premiér",
    "ministr",
    "predsjednik",
    "cumhurbaşkanı",
    "başbakan",
    "bakanı",
    "büyükelçi",
    "presiden",
    "menteri",
    // Russian, Ukrainian.
    "президент",
    "министр",
    "премьер-министр",
    "посол",
    "президентка",
    "міністр",
    "міністерка",
    "прем'єр-міністр",
    "прем’єр-міністр",
    // Arabic, Persian, Hebrew, Hindi.
    "الرئيس",
    "الوزير",
    "السفير",
    "رئیس‌جمهور",
    "رئیس‌جمهوری",
    "آیت‌الله",
    "הנשיא",
    "השר",
    "राष्ट्रपति",
    "प्रधानमंत्री",
];

/// Forms of address and ranks, found as the first word only.
const ADDRESSES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mister",
    "dr",
    "prof",
    "professor",
    "doctor",
    "sir",
    "dame",
    "lord",
    "king",
    "queen",
    "pope",
    "general",
    "gen",
    "lieutenant",
    "lt",
    "colonel",
    "col",
    "admiral",
    "adm",
    "brigadier",
    "captain",
    "capt",
    "reverend",
    "rev",
    "hon",
    "rep",
    "sen",
    "gov",
    "herr",
    "frau",
    "monsieur",
    "madame",
    "mme",
    "señor",
    "señora",
    "sr",
    "sra",
    "signor",
    "signora",
    "papa",
    "könig",
    "königin",
    "roi",
    "reine",
    "rey",
    "reina",
    "père",
    "général",
    "генерал",
    "г-н",
    "г-жа",
    "король",
    "الملك",
    "الدكتور",
    "دکتر",
    "ד״ר",
];

/// Titles that stand behind a name, without a blank.
const BEHIND: &[&str] = &[
    "主席",
    "总统",
    "總統",
    "总理",
    "總理",
    "首相",
    "外长",
    "外長",
    "部长",
    "部長",
    "大使",
    "大統領",
    "外相",
    "大臣",
    "先生",
    "女士",
    "대통령",
    "총리",
    "장관",
    "대사",
    "주석",
];

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (number, actor) in scope.record.actors.iter().enumerate() {
        let name = actor.name.as_str();
        if actor.kind != ActorKind::Person {
            continue;
        }
        let Some((title, rest)) = title(name) else { continue };
        let path = PathBuf::root().key("actors").index(number).key("name");
        let message = format!(
            "the name {} has the title {} in it",
            words::quoted(name),
            words::quoted(title)
        );
        findings.push(Finding::new(&TITLE_IN_NAME, Spot::value(path), message).found(name).help(
            format!(
                "name the person {}, and write the title as `role` into `affiliations`",
                words::quoted(rest)
            ),
        ));
    }
}

/// The title with all that stands before it, and the name that remains.
pub(super) fn title(name: &str) -> Option<(&str, &str)> {
    /// Each title, and whether it counts at any word.
    static TITLES: LazyLock<HashMap<&str, bool>> = LazyLock::new(|| {
        let addresses = ADDRESSES.iter().map(|word| (*word, false));
        addresses.chain(OFFICES.iter().map(|word| (*word, true))).collect()
    });
    // None of the titles behind a name is in ASCII.
    for behind in if name.is_ascii() { &[] } else { BEHIND } {
        if let Some(rest) = name.strip_suffix(behind).map(str::trim_end).filter(|r| !r.is_empty()) {
            return Some((behind, rest));
        }
    }
    // Titles stand at the front; a long name is not taken apart to its end.
    let mut before = 0;
    let mut found = None;
    for (number, word) in name.split_inclusive(' ').take(8).enumerate() {
        before += word.len();
        let plain = word.trim().trim_matches(['.', ',']).to_lowercase();
        if TITLES.get(plain.as_str()).is_some_and(|anywhere| *anywhere || number == 0) {
            found = Some(before);
        }
    }
    let (title, rest) = name.split_at_checked(found?)?;
    // "of the Republic" is no name, nor is "in exile".
    let named = rest.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    named.then(|| (title.trim(), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_found_before_a_name() {
        for (name, wanted, rest) in [
            ("President Ilva Sorrent", "President", "Ilva Sorrent"),
            ("Iranian President Larijani", "Iranian President", "Larijani"),
            ("Prime Minister Sorrent", "Prime Minister", "Sorrent"),
            ("Dr. Ilva Sorrent", "Dr.", "Ilva Sorrent"),
            ("Dr. Ambassador Sorrent", "Dr. Ambassador", "Sorrent"),
            ("GENERAL SORRENT", "GENERAL", "SORRENT"),
            ("Außenministerin Ilva Sorrent", "Außenministerin", "Ilva Sorrent"),
            ("Президент Иванов", "Президент", "Иванов"),
            ("الرئيس سالم", "الرئيس", "سالم"),
            ("李明主席", "主席", "李明"),
            ("김철수 대통령", "대통령", "김철수"),
        ] {
            assert_eq!(title(name), Some((wanted, rest)), "{name}");
        }
    }

    #[test]
    fn names_without_a_title_pass() {
        for name in [
            "Ilva Sorrent",
            "The foreign minister",
            "President",
            "President of the Republic",
            "Minister in exile",
            "Ilva Minister",
            "Martin Luther King",
            "Doctor",
            "Ilva Dr Sorrent",
            "Prince Johnson",
            "主席",
            "President 2",
            "",
        ] {
            assert_eq!(title(name), None, "{name}");
        }
    }

    #[test]
    fn lists_are_in_small_letters() {
        for word in OFFICES.iter().chain(ADDRESSES) {
            assert_eq!(*word, word.to_lowercase());
        }
        assert!(BEHIND.iter().all(|title| !title.is_ascii()));
    }
}
