//! Text in which typography makes no difference, and the way back to the text it came from.
//!
//! Quotation marks of all scripts become one, dashes become one, a run of blanks and line ends
//! becomes one blank, an ellipsis becomes three dots, ligatures and width forms become the letters
//! they stand for, letters and their marks are composed (NFC), and what cannot be seen is dropped.
//! Nothing else changes; in particular ² is not 2, and no letter changes its case.
//!
//! [`Folded::plain`] also gives spelling variants one form (`variants/`): passages are compared in
//! that form. [`Folded::new`] keeps the spelling, which lists of words need.

use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

use super::variants;

/// The longest text, in bytes, that is folded with a way back.
pub(super) const LONGEST: usize = (1 << 31) - 1;

/// A folded text.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// The text.
    pub text: String,
    /// Where the offsets stop to run side by side with those of the source.
    pieces: Vec<Piece>,
    /// Length of the source in bytes.
    source_len: usize,
}

/// A part of a folded text that ends where the next one begins.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// The byte of the folded text where it begins.
    folded: u32,
    /// The byte of the source where it begins, and in the highest bit whether it stands for a
    /// part of another length, so that there is no way back from its middle.
    source: u32,
}

const REPLACED: u32 = 1 << 31;

impl Piece {
    fn folded(self) -> usize {
        self.folded as usize
    }

    fn source(self) -> usize {
        (self.source & !REPLACED) as usize
    }

    fn is_replaced(self) -> bool {
        self.source & REPLACED != 0
    }
}

impl Folded {
    /// Folds `source`, which is at most [`LONGEST`] bytes long, and keeps its spelling.
    pub(super) fn new(source: &str) -> Self {
        Self::with(source, false)
    }

    /// Folds `source`, which is at most [`LONGEST`] bytes long, and its spelling variants too.
    pub(super) fn plain(source: &str) -> Self {
        Self::with(source, true)
    }

    fn with(source: &str, variants: bool) -> Self {
        let folding = Folding {
            source,
            variants,
            at: 0,
            text: String::with_capacity(source.len()),
            pieces: Vec::new(),
            aside: false,
        };
        folding.all()
    }

    /// The byte of the source where the character starts that begins at byte `folded`; none inside
    /// of what stands for something else.
    pub(super) fn source_start(&self, folded: usize) -> Option<usize> {
        let next = self.pieces.partition_point(|piece| piece.folded() <= folded);
        let piece = self.pieces.get(next.checked_sub(1)?)?;
        if piece.is_replaced() {
            return (piece.folded() == folded).then(|| piece.source());
        }
        Some(piece.source() + (folded - piece.folded()))
    }

    /// The byte of the source after the character that ends before byte `folded`; none inside of
    /// what stands for something else. What was dropped after that character is not counted.
    pub(super) fn source_end(&self, folded: usize) -> Option<usize> {
        let next = self.pieces.partition_point(|piece| piece.folded() < folded);
        let piece = self.pieces.get(next.checked_sub(1)?)?;
        if !piece.is_replaced() {
            return Some(piece.source() + (folded - piece.folded()));
        }
        match self.pieces.get(next) {
            Some(next) => (next.folded() == folded).then(|| next.source()),
            None => (self.text.len() == folded).then_some(self.source_len),
        }
    }

    /// The bytes of the source for these bytes of the folded text.
    pub(super) fn source(&self, folded: Range<usize>) -> Option<Range<usize>> {
        let range = self.source_start(folded.start)?..self.source_end(folded.end)?;
        (range.start <= range.end).then_some(range)
    }

    /// The byte of the folded text that comes from byte `source`, or from the first after it.
    pub(super) fn folded_at(&self, source: usize) -> usize {
        let next = self.pieces.partition_point(|piece| piece.source() <= source);
        let end = self.pieces.get(next).map_or(self.text.len(), |piece| piece.folded());
        match next.checked_sub(1).and_then(|at| self.pieces.get(at)) {
            Some(piece) if piece.is_replaced() => {
                if piece.source() == source {
                    piece.folded()
                } else {
                    end
                }
            }
            Some(piece) => (piece.folded() + (source - piece.source())).min(end),
            None => 0,
        }
    }
}

/// What becomes of a character on its own.
enum Fate {
    Keep,
    Drop,
    Blank,
    Dash,
    /// This many dots.
    Dots(usize),
    /// A quotation mark or apostrophe; two strokes or one.
    Quote(bool),
    /// A ligature or a form of another width.
    Apart,
}

#[expect(clippy::match_same_arms, reason = "one line for each block of characters")]
fn fate(c: char) -> Fate {
    match c {
        ' ' | '\t'..='\r' | '\u{85}' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' => {
            Fate::Blank
        }
        '\u{2028}' | '\u{2029}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => Fate::Blank,
        '-' | '\u{58A}' | '\u{5BE}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2500}' => {
            Fate::Dash
        }
        '\u{FE31}' | '\u{FE32}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => Fate::Dash,
        '.' | '\u{FF0E}' | '\u{FE52}' => Fate::Dots(1),
        '\u{2025}' | '\u{FE30}' => Fate::Dots(2),
        '\u{2026}' | '\u{22EF}' | '\u{FE19}' => Fate::Dots(3),
        '\'' | '`' | '\u{B4}' | '\u{2B9}' | '\u{2BB}'..='\u{2BD}' | '\u{55A}' | '\u{5F3}' => {
            Fate::Quote(false)
        }
        '\u{2018}'..='\u{201B}' | '\u{2032}' | '\u{2035}' | '\u{2039}' | '\u{203A}' => {
            Fate::Quote(false)
        }
        '\u{300C}' | '\u{300D}' | '\u{FE41}' | '\u{FE42}' | '\u{FF62}' | '\u{FF63}' => {
            Fate::Quote(false)
        }
        '\u{FF07}' | '\u{275B}' | '\u{275C}' => Fate::Quote(false),
        '"' | '\u{AB}' | '\u{BB}' | '\u{2BA}' | '\u{5F4}' | '\u{201C}'..='\u{201F}' => {
            Fate::Quote(true)
        }
        '\u{2033}' | '\u{2036}' | '\u{275D}' | '\u{275E}' | '\u{2E42}' | '\u{300E}' => {
            Fate::Quote(true)
        }
        '\u{300F}' | '\u{301D}'..='\u{301F}' | '\u{FE43}' | '\u{FE44}' | '\u{FF02}' => {
            Fate::Quote(true)
        }
        '\0'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}' => {
            Fate::Drop
        }
        '\u{AD}' | '\u{61C}' | '\u{640}' | '\u{180E}' | '\u{200B}'..='\u{200F}' => Fate::Drop,
        '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' => Fate::Drop,
        '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}' => Fate::Drop,
        // Dutch and Croatian digraphs.
        '\u{132}' | '\u{133}' | '\u{1C4}'..='\u{1CC}' | '\u{1F1}'..='\u{1F3}' => Fate::Apart,
        // Latin, Armenian and Hebrew ligatures; Arabic presentation forms.
        '\u{FB00}'..='\u{FB06}' | '\u{FB13}'..='\u{FB17}' | '\u{FB20}'..='\u{FB29}' => Fate::Apart,
        '\u{FB4F}'..='\u{FDFB}' | '\u{FE70}'..='\u{FEFC}' => Fate::Apart,
        // Vertical, small, wide and narrow forms.
        '\u{FE10}'..='\u{FE18}' | '\u{FE33}'..='\u{FE4F}' | '\u{FE50}'..='\u{FE6B}' => Fate::Apart,
        '\u{FF01}'..='\u{FFEE}' => Fate::Apart,
        _ => Fate::Keep,
    }
}

/// Whether a character is surely composed as far as it can be and composes with none before it: a
/// quick answer for the letters of most texts.
fn is_settled(c: char) -> bool {
    matches!(c, '\0'..='\u{2FF}' | '\u{400}'..='\u{482}' | '\u{48A}'..='\u{52F}')
        || matches!(c, '\u{5D0}'..='\u{5EA}' | '\u{620}'..='\u{64A}' | '\u{66E}'..='\u{6D3}')
        || matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}')
}

/// Whether a character never composes with the one before it.
fn stands_alone(c: char) -> bool {
    is_settled(c)
        || (canonical_combining_class(c) == 0
            && !matches!(is_nfc_quick(std::iter::once(c)), IsNormalized::Maybe))
}

/// ASCII characters that fold to themselves whatever stands beside them, but for marks on them.
const fn is_plain(byte: u8) -> bool {
    matches!(byte, b'!'..=b'~') && !matches!(byte, b'"' | b'\'' | b'-' | b'.' | b'`')
}

/// Letters that fold to themselves, but for marks on them; Chinese signs may have a simplified form.
const fn is_letter(c: char) -> bool {
    matches!(c, 'а'..='я' | 'А'..='Я' | 'א'..='ת' | 'آ' | 'ؤ' | 'ئ'..='غ' | 'ف' | 'ق' | 'ل'..='و')
        || matches!(c, 'ک' | 'گ' | 'ی' | 'پ' | 'چ' | 'ژ' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿')
}

/// The plain form of a letter if nothing beside it counts and if that is as long as the letter; or
/// else U+0000.
fn form_of_letter(c: char) -> char {
    if !is_letter(c) && !matches!(c, 'أ' | 'إ' | 'ٱ' | 'ي' | 'ى' | 'ك') {
        return '\0';
    }
    let form = variants::plain(c);
    if form.len_utf8() == c.len_utf8() { form } else { '\0' }
}

/// The same for the first characters of Unicode, of which most letters of the alphabets are.
static FORMS: LazyLock<[char; 0x800]> = LazyLock::new(|| {
    let mut forms = ['\0'; 0x800];
    for (form, c) in forms.iter_mut().zip('\0'..) {
        *form = form_of_letter(c);
    }
    forms
});

/// A text while it is being folded.
struct Folding<'s> {
    source: &'s str,
    /// Whether spelling variants become one form.
    variants: bool,
    /// The next byte of the source.
    at: usize,
    text: String,
    pieces: Vec<Piece>,
    /// Whether the last piece stands for a part of another length.
    aside: bool,
}

impl Folding<'_> {
    fn all(mut self) -> Folded {
        let bytes = self.source.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            if is_plain(byte) {
                self.plain();
                continue;
            }
            // A single blank before a plain character, the commonest case of all.
            if byte == b' ' && bytes.get(self.at + 1).is_some_and(|next| is_plain(*next)) {
                self.put(self.at + 1, " ");
                continue;
            }
            // Letters of other scripts; E2 begins quotation marks and dashes.
            if byte >= 0xD0 && byte != 0xE2 && self.letters() {
                continue;
            }
            let Some(c) = self.char_at(self.at) else { break };
            match self.fate(c) {
                Fate::Blank => self.blanks(),
                Fate::Dash => self.dashes(),
                Fate::Dots(_) => self.dots(),
                Fate::Drop => self.put(self.at + c.len_utf8(), ""),
                Fate::Quote(double) => self.quote(c, double),
                Fate::Keep | Fate::Apart => self.cluster(),
            }
        }
        Folded { text: self.text, pieces: self.pieces, source_len: self.source.len() }
    }

    /// Puts the letters of other scripts from here on whose form depends on nothing beside them, and
    /// single blanks between them; the last letter only if no mark follows it. Whether there were any.
    fn letters(&mut self) -> bool {
        let source = self.source;
        let rest = source.get(self.at..).unwrap_or_default();
        // The end of the last letter but one, and of the last; whether each has a variant before it.
        let (mut end, mut last) = ((self.at, false), (self.at, false));
        let mut chars = rest.chars();
        while let Some(c) = chars.next() {
            let goes_on =
                |next: Option<char>| next.is_some_and(|c| self.form_of_letter(c).is_some());
            let form = match c {
                ' ' if goes_on(chars.clone().next()) => ' ',
                _ => {
                    if let Some(form) = self.form_of_letter(c) {
                        form
                    } else {
                        if matches!(c, ' '..='~' | '\u{AB}' | '\u{BB}' | '\u{3001}' | '\u{3002}') {
                            end = last;
                        }
                        break;
                    }
                }
            };
            (end, last) = (last, (last.0 + c.len_utf8(), last.1 || form != c));
        }
        if last.0 == source.len() {
            end = last;
        }
        let (end, has_variant) = end;
        let letters = source.get(self.at..end).unwrap_or_default();
        if letters.is_empty() {
            return false;
        }
        if has_variant {
            self.begin_piece(end, letters.len());
            self.text.extend(letters.chars().map(variants::plain));
        } else {
            self.put(end, letters);
        }
        true
    }

    /// What a letter of another script becomes if nothing beside it counts and if that is as long as
    /// the letter.
    fn form_of_letter(&self, c: char) -> Option<char> {
        if !self.variants {
            return is_letter(c).then_some(c);
        }
        let form = match FORMS.get(c as usize) {
            Some(form) => *form,
            None => form_of_letter(c),
        };
        (form != '\0').then_some(form)
    }

    fn fate(&self, c: char) -> Fate {
        if self.variants && c >= '\u{591}' && variants::is_optional_mark(c) {
            return Fate::Drop;
        }
        fate(c)
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.source.get(at..)?.chars().next()
    }

    /// Puts `folded` for the source from here to byte `end`.
    fn put(&mut self, end: usize, folded: &str) {
        self.begin_piece(end, folded.len());
        self.text.push_str(folded);
    }

    /// Notes that the next `length` bytes of the folded text are for the source from here to byte
    /// `end`.
    fn begin_piece(&mut self, end: usize, length: usize) {
        let same = end - self.at == length;
        if self.pieces.is_empty() || self.aside || !same {
            let flag = if same { 0 } else { REPLACED };
            // Both offsets are at most `LONGEST`, except that a hostile ligature may make the
            // folded text longer; then the way back is lost, and nothing else.
            let folded = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
            let source = u32::try_from(self.at).unwrap_or(u32::MAX);
            self.pieces.push(Piece { folded, source: source | flag });
        }
        self.aside = !same;
        self.at = end;
    }

    /// ASCII that folds to itself, and single blanks within.
    fn plain(&mut self) {
        let bytes = self.source.as_bytes();
        let rest = bytes.get(self.at..).unwrap_or_default();
        let mut length = 0;
        loop {
            let rest = rest.get(length..).unwrap_or_default();
            length += rest.iter().position(|byte| !is_plain(*byte)).unwrap_or(rest.len());
            let beside = (bytes.get(self.at + length), bytes.get(self.at + length + 1));
            if !matches!(beside, (Some(b' '), Some(next)) if is_plain(*next)) {
                break;
            }
            length += 1;
        }
        let mut end = self.at + length;
        let source = self.source;
        if self.marks_end(end) > end {
            end -= 1;
        }
        if end > self.at {
            self.put(end, source.get(self.at..end).unwrap_or_default());
        } else {
            self.cluster();
        }
    }

    /// The end of the marks that compose with the character before byte `from`.
    fn marks_end(&self, from: usize) -> usize {
        let mut end = from;
        let mut at = from;
        while let Some(c) = self.char_at(at) {
            if matches!(c, ' '..='~' | '\u{A0}'..='\u{2FF}') && c != '\u{AD}' {
                break;
            }
            at += c.len_utf8();
            if !stands_alone(c) {
                end = at;
            } else if !matches!(self.fate(c), Fate::Drop) {
                // A half-wide sound mark composes when it is made wide.
                if matches!(c, '\u{FF9E}' | '\u{FF9F}') {
                    end = at;
                } else {
                    break;
                }
            }
        }
        end
    }

    /// A character with the marks on it.
    fn cluster(&mut self) {
        let Some(c) = self.char_at(self.at) else { return };
        let source = self.source;
        let end = self.marks_end(self.at + c.len_utf8());
        let raw = source.get(self.at..end).unwrap_or_default();
        let alone = end == self.at + c.len_utf8();
        let keep = matches!(fate(c), Fate::Keep);
        let whole = || is_settled(c) || is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes;
        if alone && keep && whole() {
            let plain = if self.variants { self.variant(c) } else { c };
            if plain == c {
                self.put(end, raw);
            } else {
                self.put(end, plain.encode_utf8(&mut [0; 4]));
            }
            return;
        }
        let mut apart = String::new();
        for c in raw.chars() {
            match self.fate(c) {
                Fate::Drop => {}
                Fate::Apart => decompose_compatible(c, |part| apart.push(part)),
                _ => apart.push(c),
            }
        }
        let folded = self.composed(&apart);
        self.put(end, &folded);
    }

    /// Letters and marks as they are composed, in their plain forms.
    fn composed(&self, apart: &str) -> String {
        let mut folded = String::new();
        let mut is_lost: fn(char) -> bool = |_| false;
        for c in apart.nfc() {
            match self.fate(c) {
                Fate::Blank => folded.push(' '),
                Fate::Dash => folded.push('-'),
                Fate::Quote(_) => folded.push('\''),
                Fate::Drop => {}
                _ if self.variants && is_lost(c) => {}
                _ if !self.variants => folded.push(c),
                _ => {
                    if canonical_combining_class(c) == 0 {
                        is_lost = variants::takes_marks(c);
                    }
                    folded.push(self.variant(c));
                }
            }
        }
        folded
    }

    /// The plain form of a character. The decimal and the grouping sign of Arabic numbers become
    /// those of others within a number.
    fn variant(&self, c: char) -> char {
        let within = || {
            let next = self.char_at(self.at + c.len_utf8());
            self.text.ends_with(|last: char| last.is_ascii_digit())
                && next.is_some_and(char::is_numeric)
        };
        match c {
            '\u{66B}' if within() => '.',
            '\u{66C}' if within() => ',',
            c => variants::plain(c),
        }
    }

    /// A run of blanks, with what cannot be seen among them, and with the signs `>` that mail programs
    /// put before each line of another's words.
    fn blanks(&mut self) {
        let mut end = self.at;
        let mut at = self.at;
        let mut is_line_start = false;
        while let Some(c) = self.char_at(at) {
            at += c.len_utf8();
            match self.fate(c) {
                _ if c == '>' && is_line_start => end = at,
                Fate::Blank => {
                    is_line_start |= c == '\n';
                    end = at;
                }
                Fate::Drop => {}
                _ => break,
            }
        }
        self.put(end, " ");
    }

    /// A run of dashes: two hyphens are a dash.
    fn dashes(&mut self) {
        let mut end = self.at;
        let mut at = self.at;
        while let Some(c) = self.char_at(at) {
            at += c.len_utf8();
            match self.fate(c) {
                Fate::Dash => end = at,
                Fate::Drop => {}
                _ => break,
            }
        }
        self.put(end, "-");
    }

    /// A run of dots: three or more are an ellipsis, and so are dots with single blanks between.
    fn dots(&mut self) {
        let (count, end) = self.dots_at(self.at);
        if count == 1 {
            let (mut spaced, mut last, mut at) = (1, end, end);
            while let Some(c) = self.char_at(at).filter(|c| matches!(fate(*c), Fate::Blank)) {
                let (more, next) = self.dots_at(at + c.len_utf8());
                if more != 1 {
                    break;
                }
                spaced += 1;
                (at, last) = (next, next);
            }
            if spaced >= 3 {
                self.put(last, "...");
                return;
            }
        }
        self.put(end, if count >= 3 { "..." } else { ".." }.get(..count.min(3)).unwrap_or("."));
    }

    /// How many dots stand together at byte `from`, and where they end.
    fn dots_at(&self, from: usize) -> (usize, usize) {
        let (mut count, mut end) = (0, from);
        while let Some(c) = self.char_at(end) {
            let Fate::Dots(more) = fate(c) else { break };
            count += more;
            end += c.len_utf8();
        }
        (count, end)
    }

    /// A quotation mark. After a digit two strokes are not one: 5′ is not 5″.
    fn quote(&mut self, c: char, double: bool) {
        let inches = double && self.text.ends_with(|last: char| last.is_numeric());
        self.put(self.at + c.len_utf8(), if inches { "\"" } else { "'" });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(text: &str) -> String {
        Folded::new(text).text
    }

    fn plain(text: &str) -> String {
        Folded::plain(text).text
    }

    #[test]
    fn one_form_for_each_kind() {
        for (written, folded) in [
            ("“a” „b‟ «c» ‹d› 「e」 『f』 ＂g＂ `h´ ‘i’", "'a' 'b' 'c' 'd' 'e' 'f' 'g' 'h' 'i'"),
            ("5′ 5″ 5\" “5”", "5' 5\" 5\" '5\""),
            ("a‐b‑c–d—e―f−g﹣h－i--j---k", "a-b-c-d-e-f-g-h-i-j-k"),
            ("a \n\t b\u{A0}c\u{202F}d\u{3000}e\u{2028}f \u{200B} g", "a b c d e f g"),
            ("co\u{AD}op\u{200B}\u{FEFF}\u{2060} می\u{200C}روم \u{200F}x", "coop میروم x"),
            ("ﬁne ﬄ ﬆ Ĳ", "fine ffl st IJ"),
            ("m² x₂ ½ Ⅷ", "m² x₂ ½ Ⅷ"),
            ("ＡＢＣ　１２，ﾊﾟﾝ", "ABC 12,パン"),
            ("cafe\u{301} e\u{200D}\u{301} a\u{323}\u{302} \u{212B}", "café é ậ Å"),
            ("cre\u{300}me e\u{300}\u{301} \u{300}a", "crème è\u{301} \u{300}a"),
            ("한국", "한국"),
            ("… ... .... . . . [ . . . ] ‥ . .", "... ... ... ... [ ... ] .. . ."),
            ("ﻻ ﷲ كتـــاب", "لا الله كتاب"),
            ("Ünverändert, I and i; Ж ж", "Ünverändert, I and i; Ж ж"),
            ("", ""),
        ] {
            assert_eq!(fold(written), folded, "{written}");
        }
    }

    #[test]
    fn one_form_for_each_spelling() {
        for (written, folded) in [
            ("نمي\u{200C}فروشيم و كشتي", "نمیفروشیم و کشتی"),
            ("أبدًا أبداً ابدا", "ابدا ابدا ابدا"),
            ("نتخلّى عن المينـَاء", "نتخلی عن المیناء"),
            ("إلى ٱلآن آ", "الی الآن آ"),
            ("ا\u{654} ا\u{655} ا\u{653} ا\u{654}\u{653}", "ا ا آ ا"),
            ("خانۀ خانه\u{654} خانه ہے ەۃۀ\u{655}", "خانه خانه خانه هے هةه"),
            ("שָׁלוֹם עוֹלָם־טוֹב שָ", "שלום עולם-טוב ש"),
            ("\u{FB2A}\u{5B8} \u{FB4B}", "ש ו"),
            ("Ёж ещё е\u{308} Е\u{308}\u{308}", "Еж еще е Е"),
            ("١٤٫٥ ۱۴٬۰۰۰ १५ ๓ 𝟓 ５ ٫", "14.5 14,000 15 3 5 5 ٫"),
            ("臺灣海峽的颱風 乾", "台湾海峡的台风 干"),
            ("\u{F9DC}", "隆"),
            ("ï й ї ü ئ ؤ", "ï й ї ü ئ ؤ"),
            ("har\u{1}bour\u{C}and\u{B}quay", "harbour and quay"),
        ] {
            assert_eq!(plain(written), folded, "{written}");
        }
        assert_eq!(fold("نمي كشتي أبدًا ё ١"), "نمي كشتي أبدًا ё ١");
    }

    #[test]
    fn the_way_back_from_another_spelling() {
        let source = "قال «أبدًا ١٤٫٥» ثم";
        let folded = Folded::plain(source);
        let back = |from: &str| {
            let at = folded.text.find(from).unwrap();
            folded.source(at..at + from.len()).map(|range| &source[range])
        };
        assert_eq!(back("ابدا"), Some("أبدًا"));
        assert_eq!(back("14.5"), Some("١٤٫٥"));
        assert_eq!(back("'ابدا 14.5"), Some("«أبدًا ١٤٫٥"));
        assert_eq!(back("د"), Some("دً"));
    }

    #[test]
    fn folding_again_changes_nothing() {
        for text in ["“a” – b…\u{A0}c ﬁ e\u{301} 5″ . . . x--y\u{200C}z ﷺ", "\u{301}a \u{301}"]
        {
            let once = fold(text);
            assert_eq!(fold(&once), once);
        }
    }

    #[test]
    fn letters_are_themselves_whatever_is_beside_them() {
        for c in ('\0'..=char::MAX).filter(|c| is_letter(*c)) {
            assert!(matches!(fate(c), Fate::Keep) && is_settled(c), "{c}");
            assert!(variants::plain(c) == c || c >= '\u{4E00}', "{c}");
            assert!(!"،؛".contains(c), "{c}");
        }
        assert_eq!(plain("גַּם е\u{308}ж ши\u{306} カ\u{3099}か\u{3099}"), "גם еж шй ガが");
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig {
            failure_persistence: None,
            ..proptest::prelude::ProptestConfig::default()
        })]

        // Without the Arabic decimal mark: a vowel sign on it is no writing.
        #[test]
        fn folding_the_plain_form_again_changes_nothing(
            text in "[ a5'еёЁاأإآٱىيكهۀ١臺שׁשָ\u{308}\u{64B}\u{651}\u{653}-\u{655}\u{5B8}\u{301}\u{200C}\u{1}-]{0,30}",
        ) {
            let once = plain(&text);
            proptest::prop_assert_eq!(plain(&once), once);
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig {
            failure_persistence: None,
            ..proptest::prelude::ProptestConfig::default()
        })]

        #[test]
        fn letters_fold_one_by_one_as_they_do_together(
            text in "[ aеёЁاأإآٱىيكه臺港שׁ\u{308}\u{651}\u{654}か\u{3099}。]{0,30}",
        ) {
            // What cannot be seen divides the run of letters and is dropped.
            let apart: String = text.chars().flat_map(|c| [c, '\u{200B}']).collect();
            proptest::prop_assert_eq!(plain(&apart), plain(&text));
        }
    }

    #[test]
    fn the_way_back() {
        let source = "x “e\u{301}ﬁ” \n\u{200B} y\u{AD}z";
        let folded = Folded::new(source);
        assert_eq!(folded.text, "x 'éfi' yz");
        let back = |from: &str| {
            let at = folded.text.find(from).unwrap();
            folded.source(at..at + from.len()).map(|range| &source[range])
        };
        assert_eq!(back("x 'é"), Some("x “e\u{301}"));
        assert_eq!(back("éfi"), Some("e\u{301}ﬁ"));
        assert_eq!(back("f"), None);
        assert_eq!(back("i"), None);
        assert_eq!(back("' y"), Some("” \n\u{200B} y"));
        assert_eq!(back("y"), Some("y"));
        assert_eq!(back("z"), Some("z"));
        assert_eq!(back("yz"), Some("y\u{AD}z"));
        for (byte, _) in source.char_indices() {
            let at = folded.folded_at(byte);
            assert!(folded.source_start(at).is_none_or(|start| start >= byte), "{byte}");
        }
        assert_eq!(folded.folded_at(source.len()), folded.text.len());
    }
}
