//! The characters of a text that may be quotation marks.

use super::around::{Around, around};
use super::pairs::opens_here;

/// Two commas: `,,`.
pub(super) const COMMAS: char = ',';
/// Two grave accents, as TeX has them.
pub(super) const GRAVES: char = '`';
/// Two straight apostrophes.
pub(super) const APOSTROPHES: char = '″';
/// Two signs for "less than".
pub(super) const LESS: char = '<';
/// Two signs for "greater than".
pub(super) const GREATER: char = '>';
/// Two `‘`.
pub(super) const SIXES: char = '❛';
/// Two `’`.
pub(super) const NINES: char = '❜';

/// What may be a mark, in bytes of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glyph {
    pub(super) at: usize,
    pub(super) end: usize,
    /// The mark, or one of the constants of this file. Variants of a mark are one.
    pub(super) mark: char,
}

impl Glyph {
    /// Whether it is a single mark, which looks like an apostrophe.
    pub(super) fn is_single(self) -> bool {
        matches!(self.mark, '‘' | '’' | '‚' | '\'')
    }

    pub(super) fn around(self, text: &str) -> Around {
        around(text, self.at, self.end)
    }
}

/// All that may be marks, in order. Apostrophes within a word are left out.
pub(super) fn glyphs(text: &str) -> Vec<Glyph> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..)
        && let Some(next) = rest.iter().position(|byte| FIRST[usize::from(*byte)])
    {
        at += next;
        let (Some(&byte), after) = (bytes.get(at), bytes.get(at + 1)) else { break };
        let may_begin = may_begin(byte, after.copied().unwrap_or_default());
        match may_begin.then(|| glyph(text, at)).flatten() {
            Some((glyph, end)) => {
                at = end;
                found.extend(glyph);
            }
            None => at += 1,
        }
    }
    found
}

/// The bytes with which a mark may begin.
static FIRST: [bool; 256] = {
    let mut first = [false; 256];
    let all = *b"\"',`<>\xC2\xD7\xE2\xE3\xEF";
    let mut at = 0;
    while at < all.len() {
        first[all[at] as usize] = true;
        at += 1;
    }
    first
};

/// Whether a mark may begin with these two bytes.
const fn may_begin(byte: u8, next: u8) -> bool {
    match byte {
        b'"' | b'\'' => true,
        b',' | b'`' | b'<' | b'>' => next == byte,
        0xC2 => matches!(next, 0xAB | 0xBB),
        0xD7 => matches!(next, 0xB3 | 0xB4),
        0xE2 | 0xE3 => next == 0x80,
        0xEF => matches!(next, 0xBC | 0xBD),
        _ => false,
    }
}

/// What may be a mark at that byte, and where the characters end that have been looked at.
fn glyph(text: &str, at: usize) -> Option<(Option<Glyph>, usize)> {
    let rest = text.get(at..)?;
    let c = rest.chars().next()?;
    let end = at + c.len_utf8();
    let one = |mark| Some((Some(Glyph { at, end, mark }), end));
    match c {
        '"' | '＂' | '״' => one('"'),
        '“' | '‟' => one('“'),
        '〞' | '〟' => one('〞'),
        '„' | '”' | '«' | '»' | '‹' | '›' | '「' | '」' | '『' | '』' | '｢' | '｣' | '〝' | '‚' => {
            one(c)
        }
        '׳' => Some((single(text, Glyph { at, end, mark: '\'' }), end)),
        '\'' | ',' | '`' | '<' | '>' | '‘' | '’' => {
            let count = rest.chars().take_while(|other| *other == c).count();
            let end = at + count * c.len_utf8();
            Some((run(text, c, count, at..end), end))
        }
        _ => None,
    }
}

/// The mark that a run of one character is.
fn run(text: &str, c: char, count: usize, place: std::ops::Range<usize>) -> Option<Glyph> {
    let mark = match (c, count) {
        ('\'' | '‘' | '’', 1) => c,
        ('\'', 2) => APOSTROPHES,
        (',', 2) => COMMAS,
        ('`', 2) => GRAVES,
        ('<', 2) => LESS,
        ('>', 2) if !begins_line(text, place.start) => GREATER,
        ('‘', 2) => SIXES,
        ('’', 2) => NINES,
        _ => return None,
    };
    let glyph = Glyph { at: place.start, end: place.end, mark };
    if count == 1 { single(text, glyph) } else { Some(glyph) }
}

/// A single mark, if it can open a span.
fn single(text: &str, glyph: Glyph) -> Option<Glyph> {
    let around = glyph.around(text);
    // In Urdu the mark that closes elsewhere opens.
    let urdu = || around.1.is_some_and(|c| ('\u{600}'..='\u{6FF}').contains(&c));
    (opens_here(around) && (glyph.mark != '’' || urdu())).then_some(glyph)
}

/// Whether only white space is before a place in its line.
fn begins_line(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    before.trim_end_matches([' ', '\t']).chars().next_back().is_none_or(|c| c == '\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_is_found_by_its_first_bytes() {
        for c in '\0'..=char::MAX {
            let text = format!("{c}\u{633}");
            let pair = format!("{c}{c}a");
            let known = glyph(&text, 0).is_some_and(|(glyph, _)| glyph.is_some());
            assert_eq!(known, !glyphs(&text).is_empty(), "{c}");
            let known = glyph(&pair, 0).is_some_and(|(glyph, _)| glyph.is_some());
            assert_eq!(known, !glyphs(&pair).is_empty(), "{c}{c}");
        }
        for c in "\"＂״“‟„”«»‹›「」『』｢｣〝〞〟‘‚'׳".chars() {
            assert_eq!(glyphs(&format!("{c}a")).len(), 1, "{c}");
        }
    }

    #[test]
    fn runs_are_one_glyph_or_none() {
        let marks = |text: &str| glyphs(text).iter().map(|g| g.mark).collect::<String>();
        assert_eq!(marks(",,a''"), ",″");
        assert_eq!(marks("``a''"), "`″");
        assert_eq!(marks("<<a>>"), "<>");
        assert_eq!(marks("‘‘a’’"), "❛❜");
        assert_eq!(marks(">> a\n >> b"), "");
        assert_eq!(marks("a, b '''c''' ```d``` <e> it's it’s"), "");
    }
}
