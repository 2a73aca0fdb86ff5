//! Where a sentence ends.

use std::ops::Range;

/// What ends a sentence.
pub(super) const ENDS: &str = ".!?…。！？؟۔।॥";

/// What closes brackets and quotations.
const CLOSERS: &str = ")]\"'”’»«“」』";

/// The byte after the end of the first sentence of a text, with what closes brackets and marks after
/// it; none if nothing ends it.
pub(super) fn sentence_end(text: &str) -> Option<usize> {
    let mut word = 0;
    for (at, c) in text.char_indices() {
        if !ENDS.contains(c) {
            if !c.is_alphanumeric() {
                word = at + c.len_utf8();
            }
            continue;
        }
        let end = at + c.len_utf8();
        let rest = text.get(end..).unwrap_or_default();
        let tail = rest.trim_start_matches(|c: char| ENDS.contains(c) || ")]".contains(c));
        let wide = "。！？।".contains(c);
        let next = tail.trim_start().chars().next();
        let follows = tail.is_empty() || tail.starts_with(char::is_whitespace) || wide;
        let goes_on = next.is_some_and(char::is_lowercase);
        if follows && !goes_on && !(c == '.' && is_short(text.get(word..at).unwrap_or_default())) {
            return Some(end + (rest.len() - tail.len()));
        }
    }
    None
}

/// The sentences of a text, in bytes; none is empty. Marks of quotation after a stop belong to it.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let (mut start, mut word) = (0, 0);
    let mut push = |start: usize, end: usize| {
        let sentence = text.get(start..end).unwrap_or_default();
        let from = start + (sentence.len() - sentence.trim_start().len());
        if from < end {
            all.push(from..start + sentence.trim_end().len());
        }
    };
    for (at, c) in text.char_indices() {
        if at < start {
            continue;
        }
        if !ENDS.contains(c) {
            if !c.is_alphanumeric() {
                word = at + c.len_utf8();
            }
            continue;
        }
        let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
        let tail = rest.trim_start_matches(|c: char| ENDS.contains(c) || CLOSERS.contains(c));
        let wide = "。！？।".contains(c);
        let next = tail.trim_start().chars().next();
        let follows = tail.is_empty() || tail.starts_with(char::is_whitespace) || wide;
        let goes_on = next.is_some_and(char::is_lowercase);
        if follows && !goes_on && !(c == '.' && is_short(text.get(word..at).unwrap_or_default())) {
            let end = text.len() - tail.len();
            push(start, end);
            (start, word) = (end, end);
        }
    }
    push(start, text.len());
    all
}

/// Whether a word with a full stop looks like a title or an initial: Mr., Dr., A.
fn is_short(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.take(3).count() < 3 && word.len() < 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_into_sentences() {
        for (text, wanted) in [
            ("We stay. They go.", &["We stay.", "They go."][..]),
            ("“Never.” He left", &["“Never.”", "He left"]),
            ("不卖。码头开放。", &["不卖。", "码头开放。"]),
            (
                "«Não aceitamos», respondeu. A ministra",
                &["«Não aceitamos», respondeu.", "A ministra"],
            ),
            ("", &[]),
        ] {
            let all: Vec<&str> =
                sentences(text).into_iter().filter_map(|at| text.get(at)).collect();
            assert_eq!(all, wanted);
        }
    }

    #[test]
    fn a_sentence_ends_at_its_stop() {
        for (text, first) in [
            ("We stay. They go.", Some("We stay.")),
            (
                "We met Mr. Venn, A. Sorrent and others. So",
                Some("We met Mr. Venn, A. Sorrent and others."),
            ),
            ("At 3.5 per cent.", Some("At 3.5 per cent.")),
            ("Why?! No.", Some("Why?!")),
            ("不卖。码头", Some("不卖。")),
            ("We stay", None),
        ] {
            assert_eq!(sentence_end(text).and_then(|end| text.get(..end)), first, "{text}");
        }
    }
}
