//! Whom the words of the source name as the one who acts.
//!
//! Only the plainest words are read: a name that begins them, with the verb right after it, or at
//! the end in languages whose verb is there; in Arabic a verb with the name right after it. Names in
//! another case than that of the subject, clauses within clauses, and verbs in the passive say
//! nothing. All that is known of a language is in `acting.tsv`.

use std::ops::Range;
use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt as _};

use crate::grounding::sense::{self, Sense};
use crate::rules::naming::Mention;
use crate::text::is_alphanumeric;

/// The longest words, in bytes, that are read.
const LONGEST: usize = 1 << 11;

/// So many adverbs may be between a name and its verb.
const BETWEEN: usize = 2;

/// What parts a verb from its particle in an entry, folded: three points.
const GAP: &str = " ... ";

/// What makes a Korean name that ends in a particle of the subject something else.
const NO_SUBJECT: [&str; 6] = ["에게는", "에는", "에서는", "와는", "과는", "로는"];

/// A word with so many letters may be the beginning of another form of it.
const LEAST: usize = 6;

/// What may be before a verb in Arabic.
const BEFORE_VERB: [&str; 6] = ["وقد ", "فقد ", "قد ", "کما ", "و", "ف"];

/// Languages in which a subject has the form of an object.
const UNINFLECTED: [&str; 11] = ["en", "fr", "es", "it", "pt", "nl", "sv", "da", "id", "ms", "sw"];

/// The entries of the table, by their kinds and languages.
struct Verbs(HashMap<&'static str, HashMap<&'static str, Vec<String>>>);

static VERBS: LazyLock<Verbs> = LazyLock::new(|| Verbs::new(include_str!("acting.tsv")));

impl Verbs {
    fn new(lines: &'static str) -> Self {
        let mut all: HashMap<_, HashMap<_, Vec<String>>> = HashMap::new();
        for line in lines.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let (Some(kind), Some(languages), Some(entries)) =
                (cells.next(), cells.next(), cells.next())
            else {
                continue;
            };
            for language in languages.split(' ') {
                let entries = entries.split(", ").map(|entry| Folded::new(entry, language).text);
                all.entry(kind).or_default().entry(language).or_default().extend(entries);
            }
        }
        Verbs(all)
    }

    fn of(&self, kind: &str, language: &str) -> &[String] {
        let entries = self.0.get(kind).and_then(|languages| languages.get(language));
        entries.map(Vec::as_slice).unwrap_or_default()
    }
}

/// Who acts, by the words of the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Acting {
    /// The number of the actor.
    pub actor: u32,
    /// Where the verb ends, in bytes of the words; none where the verb is at the end of the words,
    /// or before the name.
    pub verb_end: Option<usize>,
}

/// The one who acts, if the words are plain. The verb is one of these kinds.
pub(super) fn acting(
    words: &str,
    language: &str,
    kinds: &[&'static str],
    mentions: &[Mention],
    called: &[(u32, &str)],
) -> Option<Acting> {
    let folded = Folded::new(words, language);
    let verbs = || kinds.iter().flat_map(|kind| VERBS.of(kind, language));
    if kinds.contains(&"claim")
        && let Some(actor) = folded.source(language, mentions)
    {
        return Some(Acting { actor, verb_end: None });
    }
    if language == "ar"
        && let Some(actor) = folded.verb_first(verbs(), mentions)
    {
        return is_plain(folded.text.as_str(), kinds, language, 0)
            .then_some(Acting { actor, verb_end: None });
    }
    let subject = folded.subject(language, mentions);
    let (actor, at) = subject.or_else(|| folded.called(language, called))?;
    let rest = folded.text.get(at..)?;
    if is_verb_last(language) {
        return Folded::verb_last(rest, verbs(), language)
            .then_some(Acting { actor, verb_end: None });
    }
    let end = at + verb_next(rest, &verbs(), language)?;
    is_plain(&folded.text, kinds, language, end)
        .then(|| Acting { actor, verb_end: folded.from.get(end).copied().or(Some(words.len())) })
}

/// Whether anything could be found in a text of that language.
pub(super) fn is_known(language: &str) -> bool {
    !VERBS.of("claim", language).is_empty()
}

/// Whether words are short enough to be read, and may have a verb of these kinds.
pub(super) fn may_act(words: &str, language: &str, kinds: &[&'static str]) -> bool {
    if words.len() > LONGEST {
        return false;
    }
    let folded = Folded::new(words, language).text;
    let has = |entry: &String| entry.split(GAP).all(|part| folded.contains(part));
    let has_kind = |kind: &&'static str| VERBS.of(kind, language).iter().any(has);
    kinds.iter().any(has_kind)
        || (kinds.contains(&"claim") && VERBS.of("source", language).iter().any(has))
}

/// Whether nobody else is reported in what somebody says.
fn is_plain(folded: &str, kinds: &[&'static str], language: &str, end: usize) -> bool {
    // In Arabic the first verb is that of saying itself.
    let rest = folded.get(end..).unwrap_or_default();
    let rest = if end == 0 { rest.split_once(' ').map_or("", |(_, rest)| rest) } else { rest };
    let says_so = |kind| VERBS.of(kind, language).iter().any(|verb| has_word_from(rest, verb));
    !kinds.contains(&"claim")
        || !(sense::reports(rest, language)
            || denies(rest, language)
            || says_so("reported")
            || says_so("claim"))
}

/// Whether a word of a text begins with that word, if it is not too short for it.
fn has_word_from(text: &str, word: &str) -> bool {
    let is_long = word.chars().nth(LEAST - 1).is_some();
    let mut words = text.split(|c: char| !is_alphanumeric(c));
    words.any(|own| own == word || (is_long && own.starts_with(word)))
}

/// Whether somebody denies or refuses something in a text.
fn denies(text: &str, language: &str) -> bool {
    let mut hits = sense::hits(text, language).into_iter();
    hits.any(|hit| hit.sense == Sense::Negation && !sense::is_negation(hit.word, language))
}

fn is_verb_last(language: &str) -> bool {
    matches!(language, "hi" | "tr" | "fa" | "ja" | "ko")
}

/// Where the verb ends that follows a name.
fn verb_next<'v>(
    rest: &str,
    verbs: &(impl Iterator<Item = &'v String> + Clone),
    language: &str,
) -> Option<usize> {
    let is_undivided = language == "zh";
    let mut at = 0;
    for _ in 0..=BETWEEN {
        let here = rest.get(at..)?;
        let here = if is_undivided { here } else { here.strip_prefix(' ')? };
        at = rest.len() - here.len();
        let ends = verbs.clone().filter_map(|verb| starts_with(here, verb, is_undivided));
        if let Some(end) = ends.max() {
            return Some(at + end);
        }
        let between = VERBS.of("between", language).iter();
        let word = between.filter_map(|word| starts_with(here, word, is_undivided)).max()?;
        at += word;
        if here.get(..word).is_some_and(|word| word.ends_with('\'')) {
            return None;
        }
    }
    None
}

/// How many bytes an entry of the table takes at the start of a text.
fn starts_with(text: &str, entry: &str, is_undivided: bool) -> Option<usize> {
    let (first, further) = match entry.split_once(GAP) {
        Some((first, further)) => (first, Some(further)),
        None => (entry, None),
    };
    let rest = text.strip_prefix(first)?;
    if is_undivided {
        // "的" makes the verb a part of a noun.
        return (!rest.starts_with('的')).then_some(first.len());
    }
    let is_whole = rest.chars().next().is_none_or(|c| !is_alphanumeric(c) && c != '-');
    let goes_on = further.is_none_or(|further| has_word(rest, further));
    (is_whole && goes_on).then_some(first.len())
}

fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !is_alphanumeric(c)).any(|own| own == word)
}

/// Words in the form in which they are compared: folded, with one blank between them.
struct Folded {
    text: String,
    /// For each byte of it, where the words that were given are as far.
    from: Vec<usize>,
}

impl Folded {
    fn new(words: &str, language: &str) -> Self {
        let mut folded = Folded { text: String::with_capacity(words.len()), from: Vec::new() };
        let mut buffer = [0; 4];
        for (at, c) in words.char_indices() {
            if c.is_whitespace() {
                if !folded.text.ends_with(' ') && !folded.text.is_empty() {
                    folded.push(" ", at);
                }
            } else if c.is_ascii() && language != "tr" {
                folded.push(c.to_ascii_lowercase().encode_utf8(&mut buffer), at);
            } else {
                folded.push(&sense::key(c.encode_utf8(&mut buffer), language), at);
            }
        }
        folded
    }

    fn push(&mut self, text: &str, at: usize) {
        self.text.push_str(text);
        self.from.resize(self.text.len(), at);
    }

    /// The place in the folded words of a place in those that were given.
    fn place(&self, at: usize) -> usize {
        self.from.partition_point(|from| *from < at)
    }

    fn range(&self, mention: &Mention) -> Range<usize> {
        self.place(mention.at.start)..self.place(mention.at.end)
    }

    /// The one actor that is named there, as a subject is.
    fn one(mention: &Mention) -> Option<u32> {
        match mention.actors[..] {
            [one] if !mention.more && mention.sure => Some(one),
            _ => None,
        }
    }

    /// The actor whose name begins the words, and where the name ends.
    fn subject(&self, language: &str, mentions: &[Mention]) -> Option<(u32, usize)> {
        let first = mentions.first()?;
        let at = self.range(first);
        let before = self.text.get(..at.start)?;
        let articles = VERBS.of("article", language);
        let is_article = articles.iter().any(|article| {
            before
                .strip_prefix(article.as_str())
                .is_some_and(|rest| rest == " " || (rest.is_empty() && article.ends_with('\'')))
        });
        if !before.is_empty() && !is_article {
            return None;
        }
        let end = if language == "ko" { self.korean_subject(&at)? } else { at.end };
        (first.bare || language == "ko").then_some((Self::one(first)?, end))
    }

    /// Where a name ends with its particle, if that is one of the subject.
    fn korean_subject(&self, at: &Range<usize>) -> Option<usize> {
        let rest = self.text.get(at.end..)?;
        let end = at.end + rest.find(' ')?;
        let name = self.text.get(at.start..end)?.trim_end_matches(',');
        let mut particles = VERBS.of("particle", "ko").iter();
        let is_subject = particles.any(|particle| name.ends_with(particle.as_str()))
            && !NO_SUBJECT.iter().any(|other| name.ends_with(other));
        if is_subject {
            return Some(end);
        }
        // "누리 측이": the side of Nuri.
        let next = self.text.get(end + 1..)?;
        let next = next.get(..next.find(' ')?)?;
        let is_side = VERBS.of("particle", "ko").iter().any(|one| one == next);
        (is_side && end == at.end).then_some(end + 1 + next.len())
    }

    /// The actor that the record finds in the words with which these words begin, and where they
    /// end. A word alone, such as "the minister", is too little.
    fn called(&self, language: &str, called: &[(u32, &str)]) -> Option<(u32, usize)> {
        if !UNINFLECTED.contains(&language) {
            return None;
        }
        let mut found: Option<(u32, usize)> = None;
        for (actor, words) in called {
            let words = Folded::new(words, language).text;
            let mut bare = words.split(' ').filter(|word| {
                !VERBS.of("article", language).iter().any(|article| article == word)
            });
            let has_two = bare.next().is_some() && bare.next().is_some();
            if !has_two || self.text.get(..words.len()) != Some(words.as_str()) {
                continue;
            }
            match found {
                Some((other, end)) if end == words.len() && other != *actor => return None,
                Some((_, end)) if end >= words.len() => {}
                _ => found = Some((*actor, words.len())),
            }
        }
        found
    }

    /// The actor to whom something is ascribed at the start of the words.
    fn source(&self, language: &str, mentions: &[Mention]) -> Option<u32> {
        let first = mentions.first()?;
        let at = self.range(first);
        let before = self.text.get(..at.start)?.trim_end();
        let is_source = VERBS.of("source", language).iter().any(|source| source == before);
        let after = self.text.get(at.end..)?.chars().next();
        let rest = self.text.get(at.end..)?;
        match first.actors[..] {
            [one]
                if is_source
                    && !first.more
                    && matches!(after, Some(','))
                    && !sense::reports(rest, language) =>
            {
                Some(one)
            }
            _ => None,
        }
    }

    /// The actor whose name follows a verb that begins the words.
    fn verb_first<'v>(
        &self,
        verbs: impl Iterator<Item = &'v String>,
        mentions: &[Mention],
    ) -> Option<u32> {
        let first = mentions.first()?;
        let before = self.text.get(..self.place(first.at.start))?;
        let before = before.strip_suffix(' ')?;
        let mut verbs = verbs;
        let is_verb = first.bare
            && verbs.any(|verb| {
                before
                    .strip_suffix(verb.as_str())
                    .is_some_and(|rest| rest.is_empty() || BEFORE_VERB.contains(&rest))
            });
        is_verb.then(|| Self::one(first)).flatten()
    }

    /// Whether the rest of the words is one clause that ends in one of these verbs.
    fn verb_last<'v>(
        rest: &str,
        mut verbs: impl Iterator<Item = &'v String>,
        language: &str,
    ) -> bool {
        let rest = match language {
            "ko" => rest,
            "tr" | "fa" => {
                // "Vellmark muhalefeti" is the opposition there: a word that cannot be a part of
                // the name has to follow.
                let goes_on = |next: &str| {
                    let mut between = VERBS.of("between", language).iter();
                    between.any(|word| starts_with(next, word, false).is_some())
                };
                let is_parted = rest.starts_with([',', '،']);
                if !is_parted && !rest.strip_prefix(' ').is_some_and(goes_on) {
                    return false;
                }
                rest
            }
            _ => {
                let particles = VERBS.of("particle", language).iter();
                let next = rest.trim_start();
                let lengths = particles.filter(|one| next.starts_with(one.as_str()));
                let Some(rest) = lengths.map(String::len).max().and_then(|at| next.get(at..))
                else {
                    return false;
                };
                if language == "hi" && !rest.starts_with([' ', ',']) {
                    return false;
                }
                rest
            }
        };
        let rest = rest.trim_end_matches(|c: char| !is_alphanumeric(c) && !is_sign(c));
        let is_verb = |verb: &String| {
            let before = rest.strip_suffix(verb.as_str());
            before.filter(|before| language == "ja" || language == "ko" || before.ends_with(' '))
        };
        let Some(middle) = verbs.find_map(is_verb) else { return false };
        match language {
            "ja" => !middle.contains('が') && !middle.contains('は'),
            "hi" => !middle.contains(" ने ") && !sense::reports(middle, language),
            _ => !sense::reports(middle, language),
        }
    }
}

/// Whether a character is a vowel sign at the end of a word.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{93A}'..='\u{94F}' | '\u{900}'..='\u{903}')
}
