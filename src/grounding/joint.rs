//! What is between two letters of a text, and when two of these are the same but for typography.
//!
//! The same words are set with a line break within a word, with a blank, a non-joiner or nothing
//! between the parts of a word, with the comma before or after a closing mark. A joint is all that
//! is between two letters or digits that follow each other; two texts are the same but for
//! typography if their letters are and every joint of one fits that of the other.

use std::borrow::Cow;

use super::letters::{Class, class, is_arabic, is_undivided};

/// The longest joint, in bytes, of which more than equality is tried.
const LONGEST: usize = 64;

/// What is between two letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Joint<'j> {
    /// The letter before and the letter after it; the same on both sides of a comparison.
    pub letters: (char, char),
    /// As it is folded.
    pub folded: &'j str,
    /// As it is written.
    pub raw: &'j str,
}

/// Whether two joints between the same letters are the same but for typography.
pub(super) fn fit(one: &Joint<'_>, other: &Joint<'_>) -> bool {
    if one.folded == other.folded {
        return true;
    }
    if one.folded.len().max(other.folded.len()) > LONGEST {
        return false;
    }
    let own = one.readings();
    other.readings().iter().flatten().any(|reading| own.iter().flatten().any(|o| o == reading))
}

impl<'j> Joint<'j> {
    /// The forms that it may stand for.
    fn readings(&self) -> [Option<Cow<'j, str>>; 4] {
        let broken = self.is_line_break_in_word();
        let (nothing, hyphen) = (Cow::Borrowed(""), Cow::Borrowed("-"));
        [
            Some(self.plain()),
            broken.then_some(nothing),
            broken.then_some(hyphen),
            self.mark_after_number(),
        ]
    }

    fn plain(&self) -> Cow<'j, str> {
        if self.is_within_word() {
            // No mark of a sentence: this is written in one way only.
            return Cow::Owned(format!("={}", self.folded));
        }
        match self.folded {
            "" | " " if self.is_blank_optional() => Cow::Borrowed(""),
            folded => marks(folded),
        }
    }

    /// A closing mark with a comma or stop on either side, after a digit. There a mark of two
    /// strokes is not folded, since it may be a sign of inches.
    fn mark_after_number(&self) -> Option<Cow<'j, str>> {
        let mut marks = self.folded.chars();
        let (first, second) = (marks.next()?, marks.next()?);
        let stop = match (first, second) {
            ('"', stop) | (stop, '\'') if is_stop(stop) => stop,
            _ => return None,
        };
        let rest = marks.as_str().replace(' ', "");
        self.letters.0.is_numeric().then(|| Cow::Owned(format!("~{stop}{rest}")))
    }

    /// An apostrophe within a word, or a point or comma within a number.
    fn is_within_word(&self) -> bool {
        let (before, after) = self.letters;
        match self.folded {
            "'" => class(before) == Class::Letter && class(after) == Class::Letter,
            "." | "," => before.is_ascii_digit() && after.is_ascii_digit(),
            _ => false,
        }
    }

    /// Whether the script puts a blank here or none, as the writer likes.
    fn is_blank_optional(&self) -> bool {
        let (before, after) = self.letters;
        is_undivided(before) || is_undivided(after) || is_arabic(before) || is_arabic(after)
    }

    /// Whether a word is broken here at the end of a line, with a hyphen or a soft hyphen.
    fn is_line_break_in_word(&self) -> bool {
        let (before, after) = self.letters;
        let is_word = before.is_alphabetic() && after.is_alphabetic();
        if !is_word || !matches!(self.folded, "-" | " " | "- ") {
            return false;
        }
        let hyphen = |c: char| matches!(c, '-' | '\u{AD}' | '\u{2010}' | '\u{58A}');
        let mut rest =
            self.raw.trim_start_matches(|c| crate::text::hidden(c).is_some() && !hyphen(c));
        let hyphens = rest.chars().take_while(|c| hyphen(*c)).count();
        rest = rest.trim_start_matches(hyphen);
        hyphens == 1 && rest.contains(is_line_end)
    }
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Marks without the blanks beside them, and with commas and stops before quotation marks. Blanks
/// alone are kept.
pub(super) fn marks(folded: &str) -> Cow<'_, str> {
    let blanks = folded.contains(' ');
    if folded.len() < 2 || (!blanks && !folded.contains('\'')) {
        return Cow::Borrowed(folded);
    }
    let mut marks: Vec<char> = folded.chars().filter(|c| *c != ' ').collect();
    if marks.is_empty() {
        return Cow::Borrowed(" ");
    }
    if !folded.contains("..") {
        for run in marks.chunk_by_mut(|one, other| moves(*one) && moves(*other)) {
            run.sort_by_key(|c| *c == '\'');
        }
    }
    Cow::Owned(marks.into_iter().collect())
}

/// Whether a mark is a quotation mark, or a comma or stop that may be on either side of one.
fn moves(c: char) -> bool {
    c == '\'' || is_stop(c)
}

/// Commas and stops that writers put inside or outside of quotation marks.
pub(super) fn is_stop(c: char) -> bool {
    matches!(c, ',' | '.' | ';' | '،' | '؛' | '۔' | '、' | '。' | '।')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grounding::fold::Folded;

    fn same(letters: (char, char), one: &str, other: &str) -> bool {
        let fold = |joint: &str| Folded::plain(&format!("{}{joint}", letters.0)).text;
        let (left, right) = (fold(one), fold(other));
        let length = letters.0.len_utf8();
        let one = Joint { letters, folded: &left[length..], raw: one };
        let other = Joint { letters, folded: &right[length..], raw: other };
        assert_eq!(fit(&one, &other), fit(&other, &one));
        fit(&one, &other)
    }

    #[test]
    fn joints_that_fit() {
        for (one, other) in [
            (" ", "\n"),
            ("-\n", ""),
            ("-\n", "-"),
            ("-  \n  ", ""),
            ("\u{AD}\n", ""),
            ("\u{2010}\r\n", ""),
            ("-\u{B}", ""),
            (",” ", "”, "),
            (".’”", "’”."),
            ("”,“", ",”“"),
            (" – ", "—"),
            (" (", "("),
            ("。」", "」。"),
        ] {
            assert!(same(('r', 'b'), one, other), "{one:?} {other:?}");
        }
        for letters in [('ی', 'ف'), ('港', '口'), ('ก', 'ข'), ('の', 'カ'), ('年', '2'), ('ک', '3')]
        {
            assert!(same(letters, " ", ""), "{letters:?}");
            assert!(same(letters, "\n", ""), "{letters:?}");
        }
    }

    #[test]
    fn joints_that_do_not_fit() {
        for (one, other) in [
            (" ", ""),
            ("-", ""),
            ("- ", ""),
            ("—\n", ""),
            ("--\n", ""),
            ("\n", ""),
            ("'", ""),
            ("'", "' "),
            (",” ", " "),
            (",” ", "” "),
            ("...” ", "”... "),
            ("!”", "”!"),
            ("”", "“, "),
        ] {
            assert!(!same(('r', 'b'), one, other), "{one:?} {other:?}");
        }
        for (one, other) in [(".", ". "), (".", ","), (" ", ""), ("-\n", ""), ("", ",")] {
            assert!(!same(('1', '5'), one, other), "{one:?} {other:?}");
        }
        assert!(same(('1', 'b'), ",\" ", "\", "), "a mark after a number");
        assert!(!same(('1', 'b'), "', ", "\", "), "feet and inches");
        assert!(!same(('이', '것'), " ", ""), "Korean words are divided");
        let long = "'".repeat(LONGEST + 1);
        assert!(!same(('r', 'b'), &long, &format!("{long} ")));
    }
}
