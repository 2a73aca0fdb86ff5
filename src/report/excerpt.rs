//! The part of a line that a finding is shown in.
//!
//! A record in NDJSON is one line of many kilobytes, and a hostile one is a line of many
//! megabytes. What is shown is a window of about a hundred columns around the place, cut out by
//! looking at a few hundred bytes on either side and at nothing else. In it every character that
//! must not reach a terminal is replaced by a single one that may, so that the marks below stay
//! under what they mark.

use std::ops::Range;

use memchr::{memchr, memrchr};

use super::sanitized::stand_in;
use crate::text::Span;

/// Characters that are shown of a line.
const WIDTH: usize = 100;
/// Characters that are shown in front of the place when there are more than fit.
const BEFORE: usize = 40;
/// Characters of the place itself that are shown when the line does not fit.
const MARK: usize = 50;
/// Bytes looked at on either side: enough for a window of the longest characters.
const REACH: usize = 4 * WIDTH;

/// A window on one line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// What to show: one line, free of anything a terminal acts on.
    pub(super) text: String,
    /// The bytes of `text` that show the place; empty for a place between characters.
    pub(super) mark: Range<usize>,
    /// For each character shown: where it is in the record, and where in `text`.
    shown: Vec<(usize, usize)>,
}

impl Excerpt {
    /// The window around a span of `bytes`; of a span over several lines, its first line.
    pub(super) fn around(bytes: &[u8], span: Span) -> Self {
        let start = span.start.min(bytes.len());
        let from = start.saturating_sub(REACH);
        let to = start.saturating_add(REACH).min(bytes.len());
        let head = bytes.get(from..start).unwrap_or_default();
        let tail = bytes.get(start..to).unwrap_or_default();

        let (head, head_cut) = match memrchr(b'\n', head) {
            Some(at) => (head.get(at + 1..).unwrap_or_default(), false),
            None => (skip_torn(head, from > 0), from > 0),
        };
        let (tail, tail_cut) = match memchr(b'\n', tail) {
            Some(at) => (tail.get(..at).unwrap_or_default(), false),
            None => (tail, to < bytes.len()),
        };
        let tail = if tail_cut { tail } else { tail.strip_suffix(b"\r").unwrap_or(tail) };

        let before = characters(head, start - head.len());
        let after = characters(tail, start);
        let marked = after.iter().take_while(|(at, _)| *at < span.end).count();
        let (before_shown, after_shown) =
            if !head_cut && !tail_cut && before.len() + after.len() <= WIDTH {
                (before.len(), after.len())
            } else {
                window(before.len(), marked, after.len())
            };

        let mut text = String::new();
        let mut shown = Vec::with_capacity(before_shown + after_shown);
        if head_cut || before_shown < before.len() {
            text.push('…');
        }
        let skipped = before.len() - before_shown;
        for (at, c) in before.iter().skip(skipped).chain(after.iter().take(after_shown)) {
            shown.push((*at, text.len()));
            text.push(*c);
        }
        let tail_cut = tail_cut || after_shown < after.len();
        if tail_cut {
            text.push('…');
        }
        let mut excerpt = Self { text, mark: 0..0, shown };
        excerpt.mark = excerpt.offset(start)..excerpt.offset(span.end.max(start));
        excerpt
    }

    /// The bytes of the text that show another span, if all of it is in the window.
    pub(super) fn locate(&self, span: Span) -> Option<Range<usize>> {
        let first = self.shown.first()?.0;
        let last = self.shown.last()?.0;
        (first <= span.start && span.start < span.end && span.end <= last)
            .then(|| self.offset(span.start)..self.offset(span.end))
    }

    /// Where in the text the character stands that is at or after a byte of the record.
    fn offset(&self, at: usize) -> usize {
        let index = self.shown.partition_point(|(known, _)| *known < at);
        match self.shown.get(index) {
            Some((_, offset)) => *offset,
            // Beyond what is shown: after the last character, in front of an ellipsis.
            None => self.text.trim_end_matches('…').len().max(self.end_of_last()),
        }
    }

    /// Where the last character shown ends.
    fn end_of_last(&self) -> usize {
        let Some((_, offset)) = self.shown.last() else { return 0 };
        let last = self.text.get(*offset..).and_then(|rest| rest.chars().next());
        offset + last.map_or(0, char::len_utf8)
    }
}

/// How many characters to show in front of the place, and how many from its start on.
fn window(before: usize, marked: usize, after: usize) -> (usize, usize) {
    let marked = marked.min(MARK);
    // What the end of the line does not need is given to the front.
    let room = WIDTH.saturating_sub(after.max(marked)).max(BEFORE);
    let before = before.min(room);
    (before, after.min(WIDTH - before))
}

/// Drops the end of a character whose start was cut off.
fn skip_torn(bytes: &[u8], cut: bool) -> &[u8] {
    let torn =
        if cut { bytes.iter().take(3).take_while(|byte| **byte & 0xC0 == 0x80).count() } else { 0 };
    bytes.get(torn..).unwrap_or_default()
}

/// Each character of the bytes as it may be shown, with its offset in the record; bytes that are
/// not UTF-8 are shown as one replacement character for each sequence.
fn characters(bytes: &[u8], offset: usize) -> Vec<(usize, char)> {
    let mut characters = Vec::new();
    let mut at = offset;
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid();
        characters.extend(valid.char_indices().map(|(i, c)| (at + i, stand_in(c))));
        at += valid.len();
        if !chunk.invalid().is_empty() {
            characters.push((at, '\u{FFFD}'));
            at += chunk.invalid().len();
        }
    }
    characters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(text: &str, start: usize, end: usize) -> (String, String) {
        let excerpt = Excerpt::around(text.as_bytes(), Span::new(start, end));
        let marked = excerpt.text[excerpt.mark.clone()].to_owned();
        (excerpt.text, marked)
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        assert_eq!(around("{\r\n  \"a\": 1,\r\n}", 5, 8), ("  \"a\": 1,".into(), "\"a\"".into()));
        assert_eq!(around("ab", 2, 2), ("ab".into(), String::new()));
        assert_eq!(around("", 0, 0), (String::new(), String::new()));
        assert_eq!(around("a\n", 2, 9), (String::new(), String::new()));
        assert_eq!(around("a\nb", 1, 1), ("a".into(), String::new()));
    }

    #[test]
    fn several_lines_are_marked_on_the_first() {
        assert_eq!(around("x [\n1\n]", 2, 7), ("x [".into(), "[".into()));
    }

    #[test]
    fn hostile_characters_keep_their_columns() {
        let (text, marked) = around("a\u{1b}[31m\u{202e}\"x\"", 9, 12);
        assert_eq!(text, "a␛[31m\u{FFFD}\"x\"");
        assert_eq!(marked, "\"x\"");
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides() {
        let line = "é".repeat(1 << 20) + "here" + &"ü".repeat(1 << 20);
        let (text, marked) = around(&line, 2 << 20, (2 << 20) + 4);
        assert_eq!(marked, "here");
        assert!(text.starts_with("…é") && text.ends_with("ü…"), "{text}");
        assert_eq!(text.chars().count(), WIDTH + 2);
        assert!(!text.contains('\u{FFFD}'));
    }

    #[test]
    fn the_end_of_a_long_line_has_its_context_in_front() {
        let line = "x".repeat(5000) + "}";
        let (text, marked) = around(&line, 5000, 5001);
        assert_eq!(marked, "}");
        assert_eq!(text.chars().count(), 1 + WIDTH);
    }

    #[test]
    fn a_long_place_is_cut() {
        let line = "k: ".to_owned() + &"v".repeat(5000);
        let (text, marked) = around(&line, 3, 5003);
        assert_eq!(text.chars().count(), WIDTH + 1);
        assert!(marked.len() > MARK && marked.chars().all(|c| c == 'v'), "{marked}");
    }

    #[test]
    fn bytes_that_are_not_text() {
        let excerpt = Excerpt::around(b"a\xffb\xc3", Span::new(2, 3));
        assert_eq!(excerpt.text, "a\u{FFFD}b\u{FFFD}");
        assert_eq!(&excerpt.text[excerpt.mark], "b");
    }

    #[test]
    fn finds_another_place_in_the_window() {
        let excerpt = Excerpt::around(b"one two three", Span::new(8, 13));
        assert_eq!(excerpt.locate(Span::new(0, 3)), Some(0..3));
        assert_eq!(excerpt.locate(Span::new(20, 23)), None);
        assert_eq!(excerpt.locate(Span::new(0, 0)), None);
    }
}
