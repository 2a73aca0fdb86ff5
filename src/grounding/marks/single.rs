//! Single marks, which look like apostrophes.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::around::{Around, around, is_invisible, is_wide};
use super::pairs::{closes_here, opens_here};

/// Words that are written with an apostrophe before or after them.
static ELISIONS: LazyLock<Elisions> = LazyLock::new(|| {
    let mut elisions = Elisions::default();
    let lines = include_str!("elisions.tsv").lines().filter(|line| !line.starts_with('#'));
    for (kind, word) in lines.filter_map(|line| line.split_once('\t')) {
        let words = match kind {
            "never" => &mut elisions.never,
            "seldom" => &mut elisions.seldom,
            _ => &mut elisions.cut,
        };
        words.insert(word);
    }
    elisions
});

#[derive(Default)]
struct Elisions {
    /// After an apostrophe: no mark is before them.
    never: HashSet<&'static str>,
    /// After an apostrophe: a mark is before them only if the one that closes it is certain.
    seldom: HashSet<&'static str>,
    /// Before an apostrophe.
    cut: HashSet<&'static str>,
}

/// Where the single mark is that closes the one before byte `from`, up to byte `to`, with its end.
/// It looks like an apostrophe, so that it has to be at the end of a word, and better not after an s.
pub(super) fn single_close(
    text: &str,
    mark: char,
    from: usize,
    to: usize,
) -> Option<std::ops::Range<usize>> {
    let rest = text.get(from..to)?;
    let first = rest.trim_start_matches(is_invisible).chars().take_while(|c| c.is_alphanumeric());
    let first: String = first.collect::<String>().to_lowercase();
    let straight = mark == '\'';
    if straight && first.is_empty() && !rest.starts_with(['¿', '¡', '“', '"', '«', '(', '[', '…'])
    {
        return None;
    }
    let number = first.starts_with(|c: char| c.is_ascii_digit());
    if ELISIONS.never.contains(first.as_str()) || (straight && number) {
        return None;
    }
    let certain_only = number || ELISIONS.seldom.contains(first.as_str());
    let mut doubtful = None;
    // Where the last word begins.
    let mut word = 0;
    for (at, c) in rest.char_indices() {
        if !matches!(c, '‘' | '’' | '\'' | '׳' | '‚') {
            if !c.is_alphanumeric() {
                word = at + c.len_utf8();
            }
            continue;
        }
        let place = from + at..from + at + c.len_utf8();
        let around = around(text, place.start, place.end);
        if opens_again(mark, c, around) {
            break;
        }
        if !is_partner(mark, c) || !ends_word(around) {
            continue;
        }
        if is_cut(rest.get(word..at).unwrap_or_default()) {
            doubtful = doubtful.or(Some(place));
        } else {
            return Some(place);
        }
    }
    doubtful.filter(|_| !certain_only)
}

/// Whether `c` opens a span of the same kind as `mark`.
fn opens_again(mark: char, c: char, around: Around) -> bool {
    match mark {
        '\'' => matches!(c, '\'' | '׳') && opens_here(around) && !ends_word(around),
        '’' => c == '’' && opens_here(around),
        _ => c == mark,
    }
}

fn is_partner(mark: char, c: char) -> bool {
    match mark {
        '‘' => c == '’',
        '’' => c == '‘',
        '‚' => matches!(c, '‘' | '’'),
        _ => matches!(c, '\'' | '׳'),
    }
}

/// Whether a mark between these two characters ends a word: in Korean a particle may follow.
fn ends_word(around: Around) -> bool {
    let (before, after) = around;
    closes_here(around)
        || (after.is_some_and(is_wide) && before.is_some_and(|c| !c.is_whitespace()))
}

/// Whether a word may have an apostrophe at its end.
fn is_cut(word: &str) -> bool {
    let lower = word.to_lowercase();
    let participle = lower.len() > 3 && lower.is_ascii() && lower.ends_with("in");
    lower.ends_with('s') || participle || ELISIONS.cut.contains(lower.as_str())
}

/// Where a single mark `‘` is closed in the next paragraph without being opened there again: after
/// punctuation, where no apostrophe is.
pub(super) fn late_close(
    text: &str,
    paragraph: std::ops::Range<usize>,
) -> Option<std::ops::Range<usize>> {
    let start = paragraph.start;
    let words = text.get(paragraph)?;
    for (at, c) in words.char_indices().filter(|(_, c)| matches!(c, '‘' | '’')) {
        let place = start + at..start + at + c.len_utf8();
        let around = around(text, place.start, place.end);
        if c == '‘' {
            return None;
        }
        if closes_here(around) && around.0.is_some_and(|c| ".,!?…".contains(c)) {
            return Some(place);
        }
    }
    None
}
