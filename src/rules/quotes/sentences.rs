//! The sentences of a text, as far as the rules about quotations need them.

use std::ops::Range;

use crate::grounding::SourceText;

/// The most Unicode scalar values that are looked at on either side.
const REACH: usize = 1_000;

/// The sentence within `bounds` that has the character number `at`, in Unicode scalar values. It has
/// the mark at its end, and no blank at its ends.
pub(crate) fn sentence_around(text: &SourceText, at: usize, bounds: &Range<usize>) -> Range<usize> {
    let at = at.clamp(bounds.start, bounds.end);
    let from = bounds.start.max(at.saturating_sub(REACH));
    let to = bounds.end.min(at.saturating_add(REACH));
    let before: Vec<char> = text.slice(from..at).unwrap_or_default().chars().collect();
    let after: Vec<char> = text.slice(at..to).unwrap_or_default().chars().collect();
    let all: Vec<char> = before.iter().chain(&after).copied().collect();
    let here = before.len();
    let start = (0..here).rev().find(|end| ends_sentence(&all, *end)).map_or(0, |end| end + 1);
    let start = (start..here).find(|at| !is_between(&all, *at)).unwrap_or(here);
    let end = (here..all.len()).find(|end| ends_sentence(&all, *end));
    from + start..from + end.map_or(all.len(), |end| end + 1)
}

fn is_between(all: &[char], at: usize) -> bool {
    all.get(at).is_some_and(|c| c.is_whitespace())
}

/// Whether the character number `at` ends a sentence: it is a mark that does, what follows begins
/// another sentence, and what precedes is no abbreviation.
fn ends_sentence(all: &[char], at: usize) -> bool {
    let Some(&c) = all.get(at) else { return false };
    let mut rest = all.get(at + 1..).unwrap_or_default().iter();
    match c {
        '。' | '！' | '？' | '．' | '؟' | '۔' | '।' | '!' | '?' => {
            !rest.next().is_some_and(|c| matches!(c, '。' | '！' | '？' | '!' | '?'))
        }
        '\n' => all.get(at + 1) == Some(&'\n'),
        '.' | '…' => {
            let closes = |c: &&char| matches!(c, '”' | '’' | '"' | '»' | ')' | '\'');
            let blank = rest.find(|c| !closes(c));
            let next = rest.find(|c| !c.is_whitespace());
            blank.is_none_or(|c| c.is_whitespace())
                && next.is_none_or(|c| !c.is_lowercase())
                && (c == '…' || !is_abbreviation(all, at))
        }
        _ => false,
    }
}

/// Titles that are written with a point. A single letter is an initial.
const ABBREVIATIONS: &[&str] =
    &["mr", "mrs", "ms", "dr", "st", "sr", "sra", "prof", "gen", "col", "no", "art", "hr", "fr"];

/// Whether the word before a full stop is cut short.
fn is_abbreviation(all: &[char], at: usize) -> bool {
    let before = all.get(..at).unwrap_or_default();
    let word = before.rsplit(|c| !c.is_alphabetic()).next().unwrap_or_default();
    let small: String = word.iter().flat_map(|c| c.to_lowercase()).collect();
    let initial = matches!(word, [c] if c.is_uppercase());
    initial
        || ABBREVIATIONS.contains(&small.as_str()) && word.first().is_some_and(|c| c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_another_begins() {
        for (text, word, sentence) in [
            ("We stay. We go. They come.", "go", "We go."),
            ("We stay. We go", "go", "We go"),
            ("We pay 3.5 per cent now. No.", "pay", "We pay 3.5 per cent now."),
            (
                "We saw Mr. Venn and Dr. Sorrent go. No.",
                "go",
                "We saw Mr. Venn and Dr. Sorrent go.",
            ),
            ("We stay! And go?", "go", "And go?"),
            ("我们不会出售。我们留下。", "留", "我们留下。"),
            ("لن نبيع. سنبقى؟ نعم", "سنبقى", "سنبقى؟"),
            ("One\n\nTwo", "Two", "Two"),
            ("One\ntwo", "two", "One\ntwo"),
        ] {
            let source = SourceText::new(text);
            let at = source.scalar_at(text.find(word).unwrap());
            let found = sentence_around(&source, at, &(0..source.scalar_len()));
            assert_eq!(source.slice(found), Some(sentence), "{text}");
        }
    }
}
