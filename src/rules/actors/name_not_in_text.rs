//! See [`NAME_NOT_IN_TEXT`].

use std::cell::OnceCell;

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};
use memchr::memmem;

use super::country_words;
use super::names::{last_word, without_accents, words as words_of};
use crate::grounding::SourceText;
use crate::model::path::PathBuf;
use crate::model::{Actor, ActorKind, ActorRef, CountryCode, LanguageTag};
use crate::rules::own_words::is_label_of_question;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};
use crate::text::is_alphanumeric;

rule! {
    /// None of the names of an actor occurs in the text of the source.
    ///
    /// The actor was invented by whoever made the record, comes from general knowledge, or is
    /// written in another way than the source does. Gold data that was published has such actors.
    /// Add the name that the source uses to `names`; or say in `note` why the actor is there.
    ///
    /// A name occurs if each of its words does, at any place, as part of a longer word or without
    /// its accents: "Iran" in "Iranian", "Erdoğan" in "Erdogan". Words of six letters or more may
    /// have another ending of two letters. Words of one or two letters count only where there is no
    /// other, words that join ("of", "the") not at all. For a person the family name is enough. A
    /// state is in the text with its capital or its nation ("Washington", "British"), and with an
    /// official, an office or another actor of its `country`, or affiliated to it, who is named:
    /// "Secretary Kerry" stands for the United States.
    ///
    /// Not looked at are actors
    ///
    /// * with a `note`;
    /// * of kind `unknown`, whose names are ours, and groups with `members`;
    /// * that published the source;
    /// * with an anchor at the label of a question ("Q"), which names nobody;
    /// * without a name in the language of the source, where the record has another one.
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "language": "en", "url": "https://example.org/a",
    ///     "license": "CC0-1.0",
    ///     "text": "The pilots will strike, the harbour guild said on 2 March 2026." },
    ///   "actors": [
    ///     { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///     { "id": "tesmar", "kind": "state", "name": "Tesmar", "recognition": "recognized",
    ///       "anchors": [{ "exact": "pilots" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "language": "en", "url": "https://example.org/a",
    ///     "license": "CC0-1.0",
    ///     "text": "The pilots will strike, the harbour guild said on 2 March 2026." },
    ///   "actors": [
    ///     { "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///     { "id": "pilots", "kind": "organization", "name": "Guild of Pilots",
    ///       "anchors": [{ "exact": "pilots" }] }] }
    /// ```
    NAME_NOT_IN_TEXT = "V318" "name-not-in-text" Warning with text by check:
        "none of the names of an actor occurs in the text of the source"
}

/// So many bytes of text are read in search of names. Beyond that nothing is said: a record with a
/// long text and a million actors is not worth a day.
const READ: usize = 512 << 20;

/// So many names of an actor are looked for.
const NAMES: usize = 64;

/// Words that join the words of a name, and what stands behind a family name.
const JOINING: &[&str] = &[
    "of", "the", "and", "for", "in", "on", "de", "la", "le", "les", "des", "du", "del", "di", "da",
    "do", "dos", "der", "die", "das", "und", "et", "el", "al", "bin", "ibn", "van", "von", "y",
    "e", "jr", "sr", "ii", "iii", "iv",
];

/// Countries where the family name comes first.
const FAMILY_FIRST: [&str; 10] =
    ["CHN", "HKG", "HUN", "JPN", "KHM", "KOR", "MAC", "PRK", "TWN", "VNM"];

fn check(scope: &Scope<'_>, text: &SourceText, findings: &mut Findings) {
    let record = scope.record;
    let language = primary(record.source.language.as_str());
    let same = primary(record.language_or_default()) == language;
    let publisher = record.source.publisher.as_ref();
    let mut text = Searched::new(text.as_str());
    let mut implied: Option<Implied<'_>> = None;
    for (number, actor) in record.actors.iter().enumerate() {
        let is_described = match actor.kind {
            ActorKind::Unknown => true,
            ActorKind::Group => actor.members.as_ref().is_some_and(|members| !members.is_empty()),
            _ => false,
        };
        let is_publisher = publisher.is_some_and(|own| actor.id == own.as_str());
        let asks = actor.anchors.iter().flatten().filter_map(|anchor| anchor.exact.as_ref());
        let asks = asks.take(NAMES).any(|exact| is_label_of_question(exact.as_str(), &language));
        if is_described || is_publisher || actor.note.is_some() || asks {
            continue;
        }
        let in_language = |lang: &LanguageTag<'_>| primary(lang.as_str()) == language;
        let mut more = actor.names.iter().flatten().take(NAMES);
        let comparable = same || more.any(|name| name.lang.as_ref().is_some_and(in_language));
        if !comparable || names(actor).any(|name| text.has_name(name, actor)) {
            continue;
        }
        if text.is_exhausted() || findings.is_full() {
            return;
        }
        if actor.kind == ActorKind::State
            && (country_words::tells(text.raw, &language, actor.country)
                || implied.get_or_insert_with(|| Implied::new(scope, &mut text)).has(actor))
        {
            continue;
        }
        let path = PathBuf::root().key("actors").index(number).key("name");
        let message = format!(
            "no name of {} occurs in the text of the source",
            words::quoted(actor.id.as_str())
        );
        findings.push(
            Finding::new(&NAME_NOT_IN_TEXT, Spot::value(path), message)
                .found(actor.name.as_str())
                .help(
                    "add the name that the source uses to `names`, say in `note` why the actor is \
                     here, or remove it",
                ),
        );
    }
}

/// The states that stand behind other actors whom the text names.
struct Implied<'r> {
    organizations: HashSet<&'r str>,
    countries: HashSet<CountryCode>,
}

impl<'r> Implied<'r> {
    fn new(scope: &Scope<'r>, text: &mut Searched<'_>) -> Self {
        let record = scope.record;
        let mut implied = Implied { organizations: HashSet::new(), countries: HashSet::new() };
        for actor in &record.actors {
            let ties = actor.affiliations.iter().flatten().map(|tie| &tie.organization);
            let mut whole = ties.chain(&actor.parent).map(ActorRef::as_str).peekable();
            if actor.kind == ActorKind::State
                || (whole.peek().is_none() && actor.country.is_none())
                || !names(actor).any(|name| text.has_name(name, actor))
            {
                continue;
            }
            implied.countries.extend(actor.country);
            for id in whole {
                implied.organizations.insert(id);
                // The ministry of the minister, too, is of a state.
                let Some(organization) = scope.actor(id) else { continue };
                implied.countries.extend(organization.country);
                implied.organizations.extend(organization.parent.as_ref().map(ActorRef::as_str));
            }
        }
        implied
    }

    fn has(&self, state: &Actor<'_>) -> bool {
        self.organizations.contains(state.id.as_str())
            || state.country.is_some_and(|country| self.countries.contains(&country))
    }
}

/// The names of an actor that are looked for.
fn names<'a>(actor: &'a Actor<'_>) -> impl Iterator<Item = &'a str> {
    let more = actor.names.iter().flatten().take(NAMES).map(|name| name.text.as_str());
    std::iter::once(actor.name.as_str()).chain(more)
}

fn primary(tag: &str) -> String {
    tag.split('-').next().unwrap_or_default().to_ascii_lowercase()
}

/// A text in which words are looked for.
struct Searched<'t> {
    raw: &'t str,
    /// In small letters, without accents; made for the first name that is not there as it is
    /// written.
    text: OnceCell<String>,
    known: HashMap<String, bool>,
    /// How many bytes of it may still be read.
    left: usize,
    /// The same for names as they are written, which are looked for on top.
    left_as_written: usize,
}

impl<'t> Searched<'t> {
    fn new(raw: &'t str) -> Self {
        Searched {
            raw,
            text: OnceCell::new(),
            known: HashMap::new(),
            left: READ,
            left_as_written: READ,
        }
    }

    fn text(&self) -> &str {
        self.text.get_or_init(|| without_accents(self.raw))
    }

    /// Whether so much has been read that no answer is one.
    fn is_exhausted(&self) -> bool {
        self.left < self.raw.len()
    }

    /// Whether the text has the name, or a person's last one, letter for letter. It has if this is
    /// all that is asked for: letters are made small and bare one by one.
    fn has_as_written(&mut self, name: &str, actor: &Actor<'_>) -> bool {
        let Some(left) = self.left_as_written.checked_sub(2 * self.raw.len()) else { return false };
        self.left_as_written = left;
        let has = |name: &str| memmem::find(self.raw.as_bytes(), name.as_bytes()).is_some();
        // Words that join have three letters at most.
        let is_long = |word: &&str| word.chars().filter(|c| is_alphanumeric(*c)).nth(3).is_some();
        let last = Some(last_word(name)).filter(is_long);
        has(name) || (actor.kind == ActorKind::Person && last.is_some_and(has))
    }

    fn has_name(&mut self, name: &str, actor: &Actor<'_>) -> bool {
        if self.has_as_written(name, actor) {
            return true;
        }
        let name = without_accents(name);
        let all = words_of(&name);
        if all.is_empty() {
            return true;
        }
        let plain = || all.iter().filter(|word| !JOINING.contains(&word.as_str()));
        let long: Vec<&String> = plain().filter(|word| word.chars().count() >= 3).collect();
        let wanted = if long.is_empty() { all.iter().collect() } else { long };
        if actor.kind == ActorKind::Person {
            let first = actor.country.is_some_and(|c| FAMILY_FIRST.contains(&c.as_str()));
            let own: Vec<&String> = plain().collect();
            let family = if first { own.first() } else { None };
            let last = own.last();
            if [family, last].into_iter().flatten().any(|word| self.has(word)) {
                return true;
            }
        }
        wanted.iter().all(|word| self.has(word))
    }

    /// Whether the text has the word, perhaps with another ending.
    fn has(&mut self, word: &str) -> bool {
        let length = word.chars().count();
        let stem = if length >= 6 { length - 2 } else { length };
        let end = word.char_indices().nth(stem).map_or(word.len(), |(end, _)| end);
        let stem = word.get(..end).unwrap_or(word);
        if let Some(known) = self.known.get(stem) {
            return *known;
        }
        if self.is_exhausted() {
            return true;
        }
        let found = memmem::find(self.text().as_bytes(), stem.as_bytes());
        let read = found.map_or(self.text().len(), |at| at + stem.len());
        self.left = self.left.saturating_sub(read);
        self.known.insert(stem.to_owned(), found.is_some());
        found.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str, kind: ActorKind, text: &str) -> bool {
        let actor = Actor::new("a".try_into().unwrap(), kind, name.try_into().unwrap());
        Searched::new(text).has_name(name, &actor)
    }

    #[test]
    fn names_are_found_in_other_forms() {
        use ActorKind::{Organization, Person, State};
        for (name, kind, text) in [
            ("Iran", State, "the Iranian side"),
            ("Germany", State, "a German proposal"),
            ("Recep Tayyip Erdoğan", Person, "ERDOGAN said"),
            ("Recep Tayyip Erdogan", Person, "Erdoğan said"),
            ("Tamim bin Hamad Al Thani", Person, "Sheikh Tamim bin Hamad Al-Thani"),
            ("Martin King Jr.", Person, "King spoke"),
            ("Республика Ивания", State, "в Республике Ивании"),
            ("Ministry of Foreign Affairs", Organization, "the ministry for foreign affairs"),
            ("EU", Organization, "the EU said"),
            ("ایران", State, "جمهوری ایران"),
            ("—", State, "nothing"),
        ] {
            assert!(found(name, kind, text), "{name} in {text}");
        }
        for (name, kind, text) in [
            ("Iran", State, "Iraqi officials"),
            ("Ali Larijani", Person, "Ali Khamenei"),
            ("Ministry of Foreign Affairs", Organization, "the ministry of defence"),
            ("Guild of the Port", Organization, "of the guild"),
            ("EU", Organization, "the union said"),
            ("Kim Il Nam", Person, "Kim said"),
        ] {
            assert!(!found(name, kind, text), "{name} in {text}");
        }
    }

    #[test]
    fn a_family_name_may_come_first() {
        let actor = |country: &str| {
            let name = "Kim Il Nam".try_into().unwrap();
            Actor::new("a".try_into().unwrap(), ActorKind::Person, name)
                .country(country.parse().unwrap())
        };
        assert!(Searched::new("Kim said").has_name("Kim Il Nam", &actor("KOR")));
        assert!(!Searched::new("Kim said").has_name("Kim Il Nam", &actor("USA")));
    }

    #[test]
    fn the_search_has_an_end() {
        let actor =
            Actor::new("a".try_into().unwrap(), ActorKind::State, "Xyz".try_into().unwrap());
        let mut text = Searched::new("abcd");
        text.left = 9;
        text.left_as_written = 7;
        assert!(!text.has_as_written("abcd", &actor), "not even looked for");
        text.left_as_written = 8;
        assert!(text.has_as_written("abcd", &actor));
        assert!(!text.has_name("uvw", &actor));
        assert!(!text.has_name("uvw", &actor), "an answer is kept");
        assert!(!text.is_exhausted());
        assert!(!text.has_name("rst", &actor));
        assert!(text.is_exhausted());
        assert!(text.has_name("opq", &actor), "no answer is a good one");
    }

    #[test]
    fn the_harbour_talks_name_all_their_actors() {
        let record = include_str!("../../../examples/harbour-talks/harbour-talks.json");
        let text = include_str!("../../../examples/harbour-talks/harbour-talks.txt");
        let record: crate::model::Record<'_> = serde_json::from_str(record).unwrap();
        let mut findings = Findings::default();
        check(&Scope::new(&record, None), &SourceText::new(text), &mut findings);
        assert_eq!(findings.into_iter().count(), 0);
        let mut findings = Findings::default();
        check(&Scope::new(&record, None), &SourceText::new("Nothing."), &mut findings);
        assert!(findings.into_iter().count() > 10);
    }

    #[test]
    fn what_was_not_read_is_not_called_absent() {
        let text = "the harbour";
        let with = |left: usize| Searched { left, ..Searched::new(text) };
        assert!(!with(text.len()).has("pilots"), "there is just enough room to read it all");
        assert!(with(text.len() - 1).has("pilots"), "the text may have it");
        let mut twice = with(text.len());
        assert!(!twice.has("pilots") && twice.is_exhausted());
        assert!(!twice.has("pilots") && twice.has("ferries"), "what is known stays known");
        assert!(!Searched::new(text).is_exhausted());
    }
}
