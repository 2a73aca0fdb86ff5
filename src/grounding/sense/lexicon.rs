//! The table of words by language, `words.tsv`, and how a word is looked up in it.
//!
//! A row is a language, a class and its entries, parted by a comma and a blank. An entry is a word,
//! or several words with a blank between them; `*` is any number of letters, and `stop/s/ped` is
//! `stops` and `stopped`. In a language that does not divide words an entry is any piece of text.

use std::sync::{LazyLock, OnceLock};

use foldhash::{HashMap, HashMapExt as _};

use super::words::plain;

/// What a word is, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Class {
    /// A word of grammar that denies.
    Negation,
    /// A verb, noun or adjective that denies.
    Denial,
    /// It makes a sentence depend on another.
    Condition,
    /// It says how sure or how binding a sentence is.
    Modal,
    /// It looks like one of the above and is none.
    Other,
    /// It makes a negation before it say more: "only".
    Only,
    /// It introduces a clause that says what was said.
    Complementizer,
    /// A verb of saying beside which a name is that of the one who speaks.
    Saying,
    /// Another verb that reporters put beside speech.
    Speaking,
    /// What else tells that somebody said something.
    Reporting,
    /// A number that is more often an article, a pronoun or a part of a phrase.
    Slight,
    /// The name of a rule of grammar.
    Grammar,
    /// It was called off.
    Canceled,
    /// It did not take place.
    NotHeld,
    /// It is to come.
    Coming,
    /// Somebody wants it to come.
    Proposed,
    /// It was held.
    Held,
    /// It goes on.
    GoingOn,
    /// Somebody is bound to do it.
    Due,
    /// Before a verb or a noun: somebody wants to do it, or may.
    Intended,
    Killed,
    Injured,
    Missing,
    Displaced,
    /// Arrested, or taken prisoner.
    Detained,
    /// It says that somebody is for something.
    Approves,
    /// It says that somebody is against something.
    Disapproves,
    /// It says that somebody denies something.
    Denies,
    /// It says that somebody admits, confirms or charges something.
    Affirms,
    /// Not one person.
    Nobody,
    /// It says before a number how exact that is.
    Before(Bound),
    /// It says after a number how exact that is.
    After(Bound),
    /// The name of a mediator follows.
    MediatedBy,
    /// The name of a mediator precedes.
    Mediates,
    /// The name of a host follows.
    HostedBy,
    /// The name of a host precedes.
    Hosts,
    /// The name of an observer follows.
    ObservedBy,
    /// The name of an observer precedes.
    Observes,
    /// There are two sides.
    Two,
    /// The names of the sides follow.
    Between,
    /// A name that follows is that of a place.
    Within,
    /// What an ordinal counts: "round".
    Round,
}

/// How exact a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Bound {
    AtLeast,
    MoreThan,
    AtMost,
    FewerThan,
    About,
}

impl Bound {
    fn new(name: &str) -> Option<Self> {
        Some(match name {
            "at-least" => Bound::AtLeast,
            "more-than" => Bound::MoreThan,
            "at-most" => Bound::AtMost,
            "fewer-than" => Bound::FewerThan,
            "about" => Bound::About,
            _ => return None,
        })
    }
}

impl Class {
    fn new(name: &str) -> Option<Self> {
        Some(match name {
            "negation" => Class::Negation,
            "denial" => Class::Denial,
            "condition" => Class::Condition,
            "modal" => Class::Modal,
            "other" => Class::Other,
            "only" => Class::Only,
            "complementizer" => Class::Complementizer,
            "saying" => Class::Saying,
            "speaking" => Class::Speaking,
            "reporting" => Class::Reporting,
            "slight" => Class::Slight,
            "grammar" => Class::Grammar,
            "canceled" => Class::Canceled,
            "not-held" => Class::NotHeld,
            "coming" => Class::Coming,
            "proposed" => Class::Proposed,
            "held" => Class::Held,
            "going-on" => Class::GoingOn,
            "due" => Class::Due,
            "intended" => Class::Intended,
            "killed" => Class::Killed,
            "injured" => Class::Injured,
            "missing" => Class::Missing,
            "displaced" => Class::Displaced,
            "detained" => Class::Detained,
            "approves" => Class::Approves,
            "disapproves" => Class::Disapproves,
            "denies" => Class::Denies,
            "affirms" => Class::Affirms,
            "nobody" => Class::Nobody,
            "mediated-by" => Class::MediatedBy,
            "mediates" => Class::Mediates,
            "hosted-by" => Class::HostedBy,
            "hosts" => Class::Hosts,
            "observed-by" => Class::ObservedBy,
            "observes" => Class::Observes,
            "two" => Class::Two,
            "between" => Class::Between,
            "within" => Class::Within,
            "round" => Class::Round,
            other => match other.strip_suffix("-after") {
                Some(bound) => Class::After(Bound::new(bound)?),
                None => Class::Before(Bound::new(other)?),
            },
        })
    }

    /// Whether words of this class bear on the sense, or look as if they did.
    pub(super) fn is_of_sense(self) -> bool {
        self <= Class::Other
    }
}

/// A word with `*` for any letters.
#[derive(Debug)]
struct Pattern {
    parts: Vec<String>,
}

impl Pattern {
    fn fits(&self, word: &str) -> bool {
        let [first, inner @ .., last] = &self.parts[..] else {
            return self.parts.first().is_some_and(|part| part == word);
        };
        let Some(mut rest) = word.strip_prefix(first.as_str()) else { return false };
        let Some(kept) = rest.strip_suffix(last.as_str()) else { return false };
        rest = kept;
        inner.iter().all(|part| match rest.find(part.as_str()) {
            Some(at) => {
                rest = rest.get(at + part.len()..).unwrap_or_default();
                true
            }
            None => false,
        })
    }
}

/// What is known of one language.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    words: HashMap<String, Vec<Class>>,
    /// Patterns by their first letter; none for those that begin with any.
    patterns: HashMap<Option<char>, Vec<(Pattern, Class)>>,
    /// Several words by the first letter of the first one, the longest first.
    phrases: HashMap<Option<char>, Vec<(Vec<Pattern>, Class)>>,
    /// Pieces of text by their first letter, the longest first.
    pieces: HashMap<char, Vec<(Vec<char>, Class)>>,
    /// The rules of grammar that are used.
    pub(super) grammar: Vec<String>,
    counts: HashMap<Class, usize>,
}

/// Whether words are not divided by blanks.
pub(crate) fn is_undivided(language: &str) -> bool {
    matches!(language, "zh" | "ja" | "th" | "km" | "lo" | "my")
}

static LEXICONS: LazyLock<HashMap<&'static str, Table>> =
    LazyLock::new(|| tables(include_str!("words.tsv")));

/// The words of `wording.tsv`, which few records need.
static WORDINGS: LazyLock<HashMap<&'static str, Table>> =
    LazyLock::new(|| tables(include_str!("wording.tsv")));

/// The words of `talks.tsv`, which few records need.
static TALKS: LazyLock<HashMap<&'static str, Table>> =
    LazyLock::new(|| tables(include_str!("talks.tsv")));

fn tables(text: &'static str) -> HashMap<&'static str, Table> {
    let mut tables: HashMap<&str, Table> = HashMap::new();
    for (language, class, entries) in rows(text) {
        let Some(class) = Class::new(class) else { continue };
        tables.entry(language).or_default().rows.push((class, entries));
    }
    tables
}

/// The rows of one language. They are read when a word of that language is first looked up: to read
/// those of all languages would take longer than to check a hundred records.
#[derive(Default)]
struct Table {
    rows: Vec<(Class, &'static str)>,
    lexicon: OnceLock<Lexicon>,
}

impl Table {
    fn lexicon(&self, language: &str) -> &Lexicon {
        self.lexicon.get_or_init(|| {
            let mut lexicon = Lexicon::default();
            for (class, entries) in &self.rows {
                for entry in entries.split(", ") {
                    lexicon.add(entry, *class, language);
                }
            }
            lexicon.sort();
            lexicon
        })
    }
}

/// The rows of a table with three columns.
pub(super) fn rows(
    table: &'static str,
) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut cells = line.split('\t');
        Some((cells.next()?, cells.next()?, cells.next()?))
    })
}

/// One tag for a language that has several.
pub(super) fn canonical(language: &str) -> &str {
    match language {
        "no" | "nn" => "nb",
        "iw" => "he",
        "in" => "id",
        "prs" => "fa",
        "cmn" | "yue" => "zh",
        other => other,
    }
}

/// What is known of a language, given by its primary subtag in small letters.
pub(super) fn lexicon(language: &str) -> Option<&'static Lexicon> {
    let language = canonical(language);
    LEXICONS.get(language).map(|table| table.lexicon(language))
}

/// The words of `wording.tsv` in a language, given by its primary subtag in small letters.
pub(super) fn wording(language: &str) -> Option<&'static Lexicon> {
    let language = canonical(language);
    WORDINGS.get(language).map(|table| table.lexicon(language))
}

/// The words of `talks.tsv` in a language, given by its primary subtag in small letters.
pub(super) fn talks(language: &str) -> Option<&'static Lexicon> {
    let language = canonical(language);
    TALKS.get(language).map(|table| table.lexicon(language))
}

/// All languages of which something is known, in order.
pub(super) fn languages() -> Vec<&'static str> {
    let mut languages: Vec<&str> = LEXICONS.keys().copied().collect();
    languages.sort_unstable();
    languages
}

/// `stop/s/ped` as `stops` and `stopped`.
fn forms(entry: &str) -> Vec<String> {
    let mut parts = entry.split('/');
    let stem = parts.next().unwrap_or_default();
    let forms: Vec<String> = parts.map(|end| format!("{stem}{end}")).collect();
    if forms.is_empty() { vec![stem.to_owned()] } else { forms }
}

fn pattern(word: &str, language: &str) -> Pattern {
    Pattern { parts: word.split('*').map(|part| plain(part, language)).collect() }
}

impl Lexicon {
    fn add(&mut self, entry: &str, class: Class, language: &str) {
        for form in forms(entry) {
            *self.counts.entry(class).or_default() += 1;
            if class == Class::Grammar {
                self.grammar.push(form);
            } else if is_undivided(language) {
                let piece: Vec<char> = plain(&form, language).chars().collect();
                let Some(first) = piece.first() else { continue };
                self.pieces.entry(*first).or_default().push((piece, class));
            } else if form.contains(' ') {
                let words: Vec<Pattern> =
                    form.split(' ').map(|word| pattern(word, language)).collect();
                let first = words.first().and_then(|word| word.parts.first()?.chars().next());
                self.phrases.entry(first).or_default().push((words, class));
            } else if form.contains('*') {
                let pattern = pattern(&form, language);
                let first = pattern.parts.first().and_then(|part| part.chars().next());
                self.patterns.entry(first).or_default().push((pattern, class));
            } else {
                self.words.entry(plain(&form, language)).or_default().push(class);
            }
        }
    }

    fn sort(&mut self) {
        for phrases in self.phrases.values_mut() {
            phrases.sort_by_key(|(words, class)| (std::cmp::Reverse(words.len()), *class));
        }
        for pieces in self.pieces.values_mut() {
            pieces.sort_by_key(|(piece, class)| (std::cmp::Reverse(piece.len()), *class));
        }
    }

    /// How many entries of a class there are.
    pub(super) fn count(&self, class: Class) -> usize {
        self.counts.get(&class).copied().unwrap_or(0)
    }

    /// Whether the whole word is listed as that class.
    pub(super) fn lists(&self, word: &str, class: Class) -> bool {
        self.words.get(word).is_some_and(|classes| classes.contains(&class))
    }

    /// Whether a word is of that class, by itself or by a pattern.
    pub(super) fn has(&self, word: &str, class: Class) -> bool {
        self.lists(word, class) || self.fitting(word).any(|fitting| fitting == class)
    }

    /// The weightiest class of a word that bears on the sense; [`Class::Other`] where it is known
    /// to be none. A whole word is weightier than a pattern.
    pub(super) fn class(&self, word: &str) -> Option<Class> {
        let of_sense = |class: &Class| class.is_of_sense();
        if let Some(class) =
            self.words.get(word).and_then(|all| all.iter().copied().filter(of_sense).min())
        {
            return Some(class);
        }
        let fitting: Vec<Class> = self.fitting(word).filter(of_sense).collect();
        if fitting.contains(&Class::Other) {
            return Some(Class::Other);
        }
        fitting.into_iter().min()
    }

    fn fitting<'l>(&'l self, word: &'l str) -> impl Iterator<Item = Class> + 'l {
        let listed = [word.chars().next(), None].map(|first| self.patterns.get(&first));
        let all = listed.into_iter().flatten().flatten();
        all.filter(move |(pattern, _)| pattern.fits(word)).map(|(_, class)| *class)
    }

    /// The longest of the phrases that these words begin with: how many words it has, and its class.
    pub(super) fn phrase<'w, W: Iterator<Item = &'w str> + Clone>(
        &self,
        words: &W,
    ) -> Option<(usize, Class)> {
        let first = words.clone().next()?.chars().next();
        let fits = |phrase: &[Pattern]| {
            let mut words = words.clone();
            phrase.iter().all(|part| words.next().is_some_and(|word| part.fits(word)))
        };
        let of = |first: Option<char>| {
            let list = self.phrases.get(&first)?;
            list.iter().find(|(phrase, _)| fits(phrase)).map(|(all, class)| (all.len(), *class))
        };
        let (one, other) = (of(first), of(None));
        if one.map(|found| found.0) >= other.map(|found| found.0) { one } else { other }
    }

    /// The longest piece that a text begins with: how many letters it has, and its class.
    pub(super) fn piece(&self, letters: &[(usize, char)]) -> Option<(usize, Class)> {
        let (_, first) = letters.first()?;
        let of_sense =
            |(piece, class): &&(Vec<char>, Class)| class.is_of_sense() && fits(piece, letters);
        let (piece, class) = self.pieces.get(first)?.iter().find(of_sense)?;
        Some((piece.len(), *class))
    }

    /// The classes of a word, by itself or by a pattern.
    pub(super) fn classes<'l>(&'l self, word: &'l str) -> impl Iterator<Item = Class> + 'l {
        self.words.get(word).into_iter().flatten().copied().chain(self.fitting(word))
    }

    /// The longest piece of any class that letters begin with: how many there are, and its class.
    pub(super) fn any_piece(&self, letters: &[(usize, char)]) -> Option<(usize, Class)> {
        let pieces = self.pieces.get(&letters.first()?.1)?;
        let (piece, class) = pieces.iter().find(|(piece, _)| fits(piece, letters))?;
        Some((piece.len(), *class))
    }

    /// Whether a piece of that class is in a text.
    pub(super) fn has_piece(&self, text: &str, class: Class) -> bool {
        let letters: Vec<char> = text.chars().collect();
        letters.iter().enumerate().any(|(at, first)| {
            let rest = letters.get(at..).unwrap_or_default();
            let pieces = self.pieces.get(first).map_or(&[][..], Vec::as_slice);
            pieces.iter().any(|(piece, other)| *other == class && rest.starts_with(piece))
        })
    }

    /// The whole words of these classes.
    pub(super) fn listed<'l>(&'l self, of: &'l [Class]) -> impl Iterator<Item = &'l str> {
        let is = |classes: &[Class]| classes.iter().any(|class| of.contains(class));
        self.words.iter().filter(move |(_, classes)| is(classes)).map(|(word, _)| word.as_str())
    }

    /// The longest piece of a class that a text begins with: how many letters it has.
    pub(super) fn begins_with(&self, letters: &[(usize, char)], class: Class) -> Option<usize> {
        let pieces = self.pieces.get(&letters.first()?.1)?;
        let found = pieces.iter().find(|(piece, of)| *of == class && fits(piece, letters));
        found.map(|(piece, _)| piece.len())
    }

    /// Whether a text is a piece of that class.
    pub(super) fn is_piece(&self, text: &str, class: Class) -> bool {
        let letters: Vec<char> = text.chars().collect();
        letters.first().and_then(|first| self.pieces.get(first)).is_some_and(|pieces| {
            pieces.iter().any(|(piece, other)| *other == class && *piece == letters)
        })
    }
}

/// Whether letters begin with a piece.
fn fits(piece: &[char], letters: &[(usize, char)]) -> bool {
    letters.len() >= piece.len() && piece.iter().zip(letters).all(|(one, (_, other))| one == other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let all =
            [include_str!("words.tsv"), include_str!("wording.tsv"), include_str!("talks.tsv")];
        let lines = all.iter().flat_map(|all| all.lines()).filter(|line| !line.starts_with('#'));
        for line in lines {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), 3, "{line}");
            assert!(Class::new(cells[1]).is_some(), "{line}");
            for entry in cells[2].split(", ") {
                assert!(!entry.is_empty() && entry.trim() == entry, "{line}");
                assert!(!entry.contains("  ") && !entry.contains(','), "{entry}");
            }
        }
    }

    #[test]
    fn patterns_fit() {
        for (form, word, fits) in [
            ("un*able", "unable", true),
            ("un*able", "unbearable", true),
            ("un*able", "unbearably", false),
            ("*madan", "olmadan", true),
            ("a*b*c", "axbxc", true),
            ("a*b*c", "axc", false),
            ("ab*ba", "aba", false),
            ("ab", "ab", true),
        ] {
            assert_eq!(pattern(form, "en").fits(word), fits, "{form} {word}");
        }
    }

    #[test]
    fn forms_are_spread() {
        assert_eq!(forms("stop//s/ped"), ["stop", "stops", "stopped"]);
        assert_eq!(forms("stop"), ["stop"]);
    }
}
