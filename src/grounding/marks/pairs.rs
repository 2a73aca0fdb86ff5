//! Which mark opens a span, and which one closes it.

use super::around::{Around, is_wide};
use super::glyph::{APOSTROPHES, COMMAS, GRAVES, GREATER, Glyph, LESS, NINES, SIXES};
use super::prefix::{has_hebrew_word, is_in_hebrew_word, is_prefixed};

/// Whether a double mark opens a span where none is open.
pub(super) fn opens(text: &str, glyph: Glyph) -> bool {
    let around = glyph.around(text);
    if may_be_in_word(glyph.mark) && is_in_hebrew_word(around) {
        return is_prefixed(text, glyph.at) && has_hebrew_word(text, glyph.end);
    }
    match glyph.mark {
        '„' | '«' | '‹' | '「' | '『' | '｢' | '〝' => true,
        LESS => {
            let word = next_word(text, glyph.end);
            around.0.is_none_or(|c| !c.is_alphanumeric()) && word.is_some_and(char::is_alphabetic)
        }
        // Where it follows a word and nothing follows it, it is the end of something.
        '“' => !closes_here(around),
        '"' | '”' => opens_here(around) || (has_letter(around.1) && is_prefixed(text, glyph.at)),
        '»' | '›' | COMMAS | GRAVES | APOSTROPHES | GREATER | SIXES | NINES => {
            opens_here(around)
        }
        _ => false,
    }
}

/// Whether it is certain only together with a mark that closes it that `mark` opens a span.
pub(super) const fn needs_close(mark: char) -> bool {
    matches!(mark, COMMAS | GRAVES | APOSTROPHES | LESS | GREATER | SIXES | NINES)
}

/// Whether the double mark `glyph` closes what `mark` opened.
pub(super) fn closes(text: &str, mark: char, glyph: Glyph) -> bool {
    let around = glyph.around(text);
    if may_be_in_word(glyph.mark) && is_in_hebrew_word(around) {
        return false;
    }
    match (mark, glyph.mark) {
        ('“' | '„', '”')
        | ('«', '»')
        | ('»', '«')
        | ('‹', '›')
        | ('›', '‹')
        | ('「', '」')
        | ('『', '』')
        | ('｢', '｣')
        | ('〝', '〞')
        | (COMMAS | GRAVES, APOSTROPHES | '”')
        | (LESS, GREATER)
        | (SIXES, NINES) => true,
        ('”', '”')
        | ('»', '»')
        | ('›', '›')
        | ('"', '"')
        | ('„' | COMMAS, '“')
        | (APOSTROPHES, APOSTROPHES)
        | (GREATER, LESS)
        | (NINES, SIXES | NINES) => !opens_only(around),
        ('“' | '”' | '"', '“') | ('"', '”') => closes_here(around),
        // Of another kind: what is left where a program or a hand has changed one of the two.
        ('“' | '„' | '”' | '«' | '»' | COMMAS | GRAVES | SIXES, '"')
        | ('“' | '„' | '"' | SIXES, APOSTROPHES) => {
            closes_here(around) && around.0.is_none_or(|c| !c.is_ascii_digit())
        }
        _ => false,
    }
}

/// Whether a mark that closes what `mark` opened is without doubt no opening one.
pub(super) fn closes_plainly(text: &str, mark: char, glyph: Glyph) -> bool {
    let around = glyph.around(text);
    let inches =
        matches!(glyph.mark, '"' | APOSTROPHES) && around.0.is_some_and(|c| c.is_ascii_digit());
    let directed =
        matches!(glyph.mark, '」' | '』' | '｣' | '〞') || (mark, glyph.mark) == ('«', '»');
    closes(text, mark, glyph) && !inches && (directed || closes_here(around))
}

/// Whether a mark may be a gershayim, which is written within acronyms.
const fn may_be_in_word(mark: char) -> bool {
    matches!(mark, '"' | '“' | '”' | APOSTROPHES)
}

/// The first character at that place or after blanks.
fn next_word(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().take(4).find(|c| !c.is_whitespace())
}

fn has_letter(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

/// Whether a mark between these two characters can open a span.
pub(super) fn opens_here((before, after): Around) -> bool {
    let before = before.is_none_or(|c| {
        let opening = "([{<—–-־/:¿¡“‘„‚«‹»›'’".contains(c);
        c.is_whitespace() || opening || is_wide(c)
    });
    before && after.is_some_and(|c| !c.is_whitespace())
}

/// Whether a mark between these two characters can only open a span.
pub(super) fn opens_only((before, after): Around) -> bool {
    before.is_none_or(|c| c.is_whitespace() || "([{".contains(c))
        && after.is_some_and(|c| c.is_alphanumeric() || "¿¡“‘„‚«([".contains(c))
}

/// Whether a mark between these two characters can close a span.
pub(super) fn closes_here((before, after): Around) -> bool {
    before.is_some_and(|c| !c.is_whitespace() && !"([{<—–".contains(c))
        && after.is_none_or(|c| !c.is_alphanumeric())
}
