//! Words of a text that tell what became of a stance, `endings.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::grounding::sense;
use crate::text::is_alphanumeric;

/// The classes of such words, in the order of [`NAMES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Endings(u16);

/// The names of the classes in the table.
const NAMES: [&str; 12] = [
    "accept", "refuse", "withdraw", "soften", "comply", "lapse", "replace", "cross", "dispute",
    "willing", "ready", "open",
];

impl Endings {
    pub(super) const NONE: Endings = Endings(0);
    pub(super) const ACCEPT: Endings = Endings(1);
    pub(super) const REFUSE: Endings = Endings(1 << 1);
    pub(super) const WITHDRAW: Endings = Endings(1 << 2);
    pub(super) const SOFTEN: Endings = Endings(1 << 3);
    pub(super) const COMPLY: Endings = Endings(1 << 4);
    pub(super) const LAPSE: Endings = Endings(1 << 5);
    pub(super) const REPLACE: Endings = Endings(1 << 6);
    pub(super) const CROSS: Endings = Endings(1 << 7);
    pub(super) const DISPUTE: Endings = Endings(1 << 8);
    /// Words of yes that offers have themselves: "ready to".
    pub(super) const WILLING: Endings = Endings(1 << 9);
    /// Words of yes that demands have themselves: "sign".
    pub(super) const READY: Endings = Endings(1 << 10);
    /// There is no answer so far.
    const OPEN: Endings = Endings(1 << 11);
    /// What a negation turns round.
    const DENIED: Endings = Endings::ACCEPT
        .and(Endings::WILLING)
        .and(Endings::READY)
        .and(Endings::COMPLY)
        .and(Endings::CROSS);

    /// The classes of both.
    pub(super) const fn and(self, other: Endings) -> Endings {
        Endings(self.0 | other.0)
    }

    /// The classes but those of the other.
    pub(super) const fn without(self, other: Endings) -> Endings {
        Endings(self.0 & !other.0)
    }

    /// Whether both have a class in common.
    pub(super) const fn meets(self, other: Endings) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there is none.
    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The words of one language.
struct Words {
    /// Whether they are looked for within words, too.
    anywhere: bool,
    entries: Vec<(String, Endings)>,
}

static WORDS: LazyLock<HashMap<&'static str, Words>> = LazyLock::new(|| {
    let mut all: HashMap<&'static str, Words> = HashMap::new();
    for line in include_str!("endings.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let (Some(language), Some(class), Some(entries)) =
            (cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        let Some(number) = NAMES.iter().position(|name| *name == class) else { continue };
        let anywhere = matches!(language, "ar" | "fa" | "he" | "ja" | "ko" | "zh");
        let words = all.entry(language).or_insert_with(|| Words { anywhere, entries: Vec::new() });
        let entry = |entry: &str| (sense::key(entry, language), Endings(1 << number));
        words.entries.extend(entries.split(", ").map(entry));
    }
    all
});

/// One tag for a language that has several.
fn canonical(language: &str) -> &str {
    match language {
        "no" | "nn" => "nb",
        "iw" => "he",
        "prs" => "fa",
        "cmn" | "yue" => "zh",
        other => other,
    }
}

/// Whether the words of a language, given by its primary subtag in small letters, are known.
pub(super) fn is_known(language: &str) -> bool {
    WORDS.contains_key(canonical(language))
}

/// What a sentence tells of an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) words: Endings,
    /// Whether it says that there is no answer so far.
    pub(super) is_open: bool,
}

/// What a text tells of an end; none where its language is not known. Words of yes, of doing and of
/// crossing do not count under a negation ("has not accepted"), nor those of crossing under a
/// condition.
pub(super) fn told(text: &str, language: &str) -> Option<Told> {
    let language = canonical(language);
    let words = WORDS.get(language)?;
    let text = sense::key(text, language);
    let mut found = Endings::NONE;
    for clause in text.split(is_stop) {
        let denials = sense::negations(clause, language);
        for (entry, class) in &words.entries {
            if found.meets(*class) {
                continue;
            }
            let is_denied = |at: usize| {
                class.meets(Endings::DENIED)
                    && denials
                        .iter()
                        .any(|denial| denial.start < at + entry.len() || denies_after(language))
            };
            if places(clause, entry, words.anywhere).any(|at| !is_denied(at)) {
                found = found.and(*class);
            }
        }
        if !denials.is_empty() {
            found = found.and(Endings::REFUSE);
        }
    }
    let is_conditional = || {
        let hits = sense::hits(&text, language);
        hits.iter().any(|hit| hit.sense == sense::Sense::Condition)
    };
    if found.meets(Endings::CROSS) && is_conditional() {
        found = found.without(Endings::CROSS);
    }
    Some(Told { words: found, is_open: found.meets(Endings::OPEN) })
}

/// What ends a clause.
fn is_stop(c: char) -> bool {
    ".,;:!?…—–()«»“”„\"،؛؟。，、；：！？「」『』।".contains(c)
}

/// Whether a negation may come after the word that it denies: "akzeptiert das nicht".
fn denies_after(language: &str) -> bool {
    matches!(language, "de" | "nl" | "sv" | "da" | "nb" | "tr" | "fa" | "ja" | "ko")
}

/// Where an entry of the table is in a text.
fn places<'t>(text: &'t str, entry: &'t str, anywhere: bool) -> impl Iterator<Item = usize> + 't {
    let (entry, whole) = match entry.strip_suffix('_') {
        Some(entry) => (entry, true),
        None => (entry, false),
    };
    let is_letter = |c: Option<char>| c.is_some_and(is_alphanumeric);
    text.match_indices(entry).map(|(at, _)| at).filter(move |at| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        let after = text.get(at + entry.len()..).and_then(|after| after.chars().next());
        (anywhere || !is_letter(before)) && !(whole && is_letter(after))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_class_and_every_language_all_of_them() {
        let mut rows: HashMap<&str, Vec<&str>> = HashMap::new();
        for line in include_str!("endings.tsv").lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), 3, "{line}");
            assert!(cells[2].split(", ").all(|entry| !entry.trim_end_matches('_').is_empty()));
            rows.entry(cells[0]).or_default().push(cells[1]);
        }
        for (language, classes) in rows {
            assert_eq!(
                classes.iter().collect::<std::collections::HashSet<_>>().len(),
                classes.len()
            );
            for name in ["accept", "refuse", "withdraw", "soften", "comply", "lapse", "cross"] {
                assert!(classes.contains(&name), "{language} lacks {name}");
            }
        }
    }

    #[test]
    fn words_tell_what_became_of_it() {
        for (text, language, class) in [
            ("Tesmar said it accepts the offer.", "en", Endings::ACCEPT),
            ("Orvane turned the plan down; it was turned down flat.", "en", Endings::REFUSE),
            ("“We will not talk,” the envoy said.", "en", Endings::REFUSE),
            ("The demand has since been dropped.", "en", Endings::WITHDRAW),
            ("Le gouvernement a rejeté la proposition.", "fr", Endings::REFUSE),
            ("Die Regierung zog die Drohung zurück.", "de", Endings::WITHDRAW),
            ("Teherán aceptó la propuesta.", "es", Endings::ACCEPT),
            ("Кремль отверг предложение.", "ru", Endings::REFUSE),
            ("Київ погодився на пропозицію.", "uk", Endings::ACCEPT),
            ("ورفضت الحكومة العرض.", "ar", Endings::REFUSE),
            ("تهران این پیشنهاد را پذیرفت.", "fa", Endings::ACCEPT),
            ("הממשלה דחתה את ההצעה.", "he", Endings::REFUSE),
            ("Hükümet teklifi kabul etti.", "tr", Endings::ACCEPT),
            ("外交部表示接受该提议。", "zh", Endings::ACCEPT),
            ("政府は要求を撤回した。", "ja", Endings::WITHDRAW),
            ("정부는 제안을 수용했다.", "ko", Endings::ACCEPT),
        ] {
            assert!(told(text, language).unwrap().words.meets(class), "{text}");
        }
    }

    #[test]
    fn words_under_a_negation_do_not_count() {
        for (text, language) in [
            ("Orsund has not accepted the offer.", "en"),
            ("Orsund hat dem Angebot nicht zugestimmt.", "de"),
            ("Orsund n'accepte pas l'offre.", "fr"),
            ("Орсунд не принял предложение.", "ru"),
            ("«Não aceitamos prazos de ninguém», respondeu a ministra.", "pt"),
        ] {
            assert!(!told(text, language).unwrap().words.meets(Endings::ACCEPT), "{text}");
        }
        let told = told("Orsund agreed not to open the weir.", "en").unwrap();
        assert!(told.words.meets(Endings::ACCEPT));
    }

    #[test]
    fn an_answer_may_be_missing() {
        for (text, language, is_open) in [
            ("Orsund has not yet replied.", "en", true),
            ("Orsund replied at once.", "en", false),
            ("Le gouvernement n'a pas répondu à cette offre.", "fr", true),
            ("Περιμένουμε ακόμη απάντηση.", "el", true),
            ("Orsund belum memberikan tanggapan.", "id", true),
            ("오르순드는 아직 답하지 않았다.", "ko", true),
        ] {
            assert_eq!(told(text, language).unwrap().is_open, is_open, "{text}");
        }
    }

    #[test]
    fn a_demand_alone_tells_nothing_of_its_end() {
        for (text, language) in [
            ("Tesmar demanded that Orvane lift the toll by 1 June.", "en"),
            ("Tesmar forderte Orvane auf, die Maut bis Juni zu senken.", "de"),
            ("Тесмар потребовал от Орвана открыть канал.", "ru"),
        ] {
            let found = told(text, language).unwrap().words;
            let ends = Endings::ACCEPT.and(Endings::REFUSE).and(Endings::WITHDRAW);
            assert!(!found.meets(ends), "{text}");
        }
        assert_eq!(told("Anything at all", "xx"), None);
        assert!(is_known("no") && !is_known("xx"));
    }
}
