//! The words that tell whose words a text is.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt as _};

use crate::rules::naming::{folded, words_of};
use crate::text::is_without_blanks;

/// What a list of words is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// What precedes the words of somebody who asks.
    Question,
    /// What precedes the words of somebody who answers.
    Answer,
    /// What a text is called that somebody publishes.
    Document,
    /// That it is printed in full.
    Full,
    /// That it is printed next.
    Follows,
    /// Those who speak.
    First,
    /// That words were said in another language.
    Translated,
}

/// A word or phrase of a list.
struct Entry {
    words: String,
    /// Whether it is the beginning of a word.
    open: bool,
}

static WORDS: LazyLock<HashMap<(Kind, &'static str), Vec<Entry>>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    for line in include_str!("words.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        if let (Some(kind), Some(language), Some(list)) =
            (cells.next().and_then(kind), cells.next(), cells.next())
        {
            words.insert((kind, language), list.split('|').map(entry).collect());
        }
    }
    words
});

fn kind(word: &str) -> Option<Kind> {
    Some(match word {
        "question" => Kind::Question,
        "answer" => Kind::Answer,
        "document" => Kind::Document,
        "full" => Kind::Full,
        "follows" => Kind::Follows,
        "first" => Kind::First,
        "translated" => Kind::Translated,
        _ => return None,
    })
}

fn entry(word: &str) -> Entry {
    let (bare, open) = word.strip_suffix('*').map_or((word, false), |bare| (bare, true));
    Entry { words: folded(bare), open }
}

fn list(kind: Kind, language: &str) -> impl Iterator<Item = &Entry> {
    let lists = [WORDS.get(&(kind, language)), WORDS.get(&(kind, "any"))];
    lists.into_iter().flatten().flatten()
}

/// Whether a text is one entry of a list, and nothing else but punctuation.
pub(super) fn is(kind: Kind, text: &str, language: &str) -> bool {
    let text = plain(text);
    list(kind, language).any(|entry| entry.words == text)
}

/// The words of a text, folded, with one blank between two and at both ends. Signs of scripts without
/// blanks are as they are.
pub(super) fn plain(text: &str) -> String {
    if text.contains(is_without_blanks) {
        let is_part = |c: &char| crate::text::is_alphanumeric(*c);
        return text.chars().filter(is_part).collect();
    }
    let words: Vec<String> = words_of(text).into_iter().map(folded).collect();
    words.join(" ")
}

/// Whether a word or phrase of a list is in a text that is [`plain`].
pub(super) fn has(kind: Kind, plain: &str, language: &str) -> bool {
    list(kind, language).any(|entry| contains(plain, entry))
}

/// Whether such a text begins or ends with one.
pub(super) fn begins_or_ends(kind: Kind, plain: &str, language: &str) -> bool {
    list(kind, language).any(|entry| {
        let is_end = |rest: &str| rest.is_empty() || undivided(plain) || rest.starts_with(' ');
        plain.strip_prefix(entry.words.as_str()).is_some_and(is_end)
            || plain
                .strip_suffix(entry.words.as_str())
                .is_some_and(|rest| rest.is_empty() || undivided(plain) || rest.ends_with(' '))
    })
}

fn undivided(text: &str) -> bool {
    text.contains(is_without_blanks)
}

fn contains(text: &str, entry: &Entry) -> bool {
    if undivided(text) {
        return text.contains(entry.words.as_str());
    }
    text.match_indices(entry.words.as_str()).any(|(at, found)| {
        let before = text.get(..at).is_none_or(|before| before.is_empty() || before.ends_with(' '));
        let after = text.get(at + found.len()..).unwrap_or_default();
        before && (entry.open || after.is_empty() || after.starts_with(' '))
    })
}
