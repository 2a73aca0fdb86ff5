//! What characters are to a search for words: which make up words, and which look alike.

use std::sync::LazyLock;

use unicode_normalization::char::is_combining_mark;

use crate::text::small;

/// What a character does in a word. Characters of different classes are not of one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A letter or digit, of which words are made.
    Letter,
    /// A letter of a script that puts no blanks between words: a word of its own.
    Single,
    /// A Japanese letter. Runs of them stand between ideographs.
    Hiragana,
    /// A Japanese letter for foreign words.
    Katakana,
    /// A mark that belongs to the character before it.
    Joined,
    /// No part of a word.
    Other,
}

/// The first characters of Unicode, for which there are tables: the alphabets of Europe, Hebrew and
/// Arabic.
const IN_TABLE: usize = 0x800;

/// A table of the first characters.
fn table<T: Copy>(default: T, of: impl Fn(char) -> T) -> [T; IN_TABLE] {
    let mut table = [default; IN_TABLE];
    for (place, c) in table.iter_mut().zip('\0'..) {
        *place = of(c);
    }
    table
}

/// What a character does in a word.
pub(super) fn class(c: char) -> Class {
    static CLASSES: LazyLock<[Class; IN_TABLE]> =
        LazyLock::new(|| table(Class::Other, class_by_block));
    match c {
        // Most signs of Chinese and Japanese texts.
        '\u{4E00}'..='\u{9FFF}' => Class::Single,
        _ => CLASSES.get(c as usize).copied().unwrap_or_else(|| class_by_block(c)),
    }
}

fn class_by_block(c: char) -> Class {
    match c {
        // The letters of most texts, which a search in tables would find too, but later.
        '\u{904}'..='\u{939}' | '\u{AC00}'..='\u{D7A3}' => Class::Letter,
        '\u{3041}'..='\u{3096}' | '\u{309D}'..='\u{309F}' => Class::Hiragana,
        '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' => {
            Class::Katakana
        }
        // CJK ideographs.
        '\u{3005}'..='\u{3007}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFD}' => Class::Single,
        // Thai, Lao, Myanmar, Khmer.
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' => {
            if is_combining_mark(c) {
                Class::Joined
            } else if c.is_alphanumeric() {
                Class::Single
            } else {
                Class::Other
            }
        }
        // Their punctuation, and dashes and quotation marks.
        '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' => Class::Other,
        _ if c.is_alphanumeric() => Class::Letter,
        _ if is_combining_mark(c) => Class::Joined,
        _ => Class::Other,
    }
}

/// Whether words of this sign's script are not divided by blanks: Chinese, Japanese, Thai, Lao,
/// Khmer and Burmese.
pub(super) fn is_undivided(c: char) -> bool {
    matches!(c,
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{AA60}'..='\u{AA7F}')
        || matches!(class(c), Class::Single | Class::Hiragana | Class::Katakana)
}

/// Whether it is a letter of the Arabic script, in which many words are written with a blank, with
/// a non-joiner or as one.
pub(super) fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{870}'..='\u{8FF}')
        && c.is_alphabetic()
}

/// The Latin letter that `c` cannot be told from by looking; `c` itself if there is none.
///
/// A table of the letters that are alike in most typefaces, not the whole of Unicode's list of
/// confusable characters.
#[expect(clippy::match_same_arms, reason = "one table for each script")]
pub(super) fn lookalike(c: char) -> char {
    match c {
        '\0'..='\u{36F}' => match c {
            '\u{131}' => 'i',
            '\u{251}' => 'a',
            '\u{261}' => 'g',
            _ => c,
        },
        // Greek.
        'Α' => 'A',
        'Β' => 'B',
        'Ε' => 'E',
        'Ζ' => 'Z',
        'Η' => 'H',
        'Ι' => 'I',
        'Κ' => 'K',
        'Μ' => 'M',
        'Ν' => 'N',
        'Ο' => 'O',
        'Ρ' => 'P',
        'Τ' => 'T',
        'Υ' => 'Y',
        'Χ' => 'X',
        'ο' => 'o',
        'ν' => 'v',
        'ρ' => 'p',
        'α' => 'a',
        'ι' => 'i',
        'υ' => 'u',
        'γ' => 'y',
        'κ' => 'k',
        '\u{3F2}' => 'c',
        '\u{3F3}' => 'j',
        '\u{3F9}' => 'C',
        // Cyrillic.
        'А' => 'A',
        'В' => 'B',
        'Е' => 'E',
        'З' => '3',
        'К' => 'K',
        'М' => 'M',
        'Н' => 'H',
        'О' => 'O',
        'Р' => 'P',
        'С' => 'C',
        'Т' => 'T',
        'У' => 'Y',
        'Х' => 'X',
        'Ѕ' => 'S',
        'І' => 'I',
        'Ї' => 'Ï',
        'Ј' => 'J',
        'а' => 'a',
        'г' => 'r',
        'е' => 'e',
        'к' => 'k',
        'о' => 'o',
        'р' => 'p',
        'с' => 'c',
        'у' => 'y',
        'х' => 'x',
        'ѕ' => 's',
        'і' => 'i',
        'ї' => 'ï',
        'ј' => 'j',
        'Ё' => 'Ë',
        'ё' => 'ë',
        '\u{4AE}' => 'Y',
        '\u{4AF}' => 'y',
        '\u{4BB}' => 'h',
        '\u{4C0}' | '\u{4CF}' => 'l',
        '\u{4D5}' => 'æ',
        '\u{501}' => 'd',
        '\u{51B}' => 'q',
        '\u{51D}' => 'w',
        // Armenian.
        'օ' => 'o',
        'ո' => 'n',
        'ս' => 'u',
        'հ' => 'h',
        'ց' => 'g',
        'զ' => 'q',
        'Տ' => 'S',
        'Օ' => 'O',
        // Letters made for mathematics, and letterlike signs.
        '\u{1D400}'..='\u{1D7FF}' | '\u{2100}'..='\u{214F}' | '\u{24B6}'..='\u{24E9}' => {
            let mut plain = None;
            let mut more = false;
            unicode_normalization::char::decompose_compatible(c, |part| {
                more |= plain.is_some();
                plain = Some(part);
            });
            plain.filter(|_| !more).map_or(c, |plain| if plain == c { c } else { lookalike(plain) })
        }
        _ => c,
    }
}

/// The letters of a word in which differences of case and between letters that look alike are gone.
pub(super) fn key(word: &str) -> impl Iterator<Item = char> + '_ {
    static KEYS: LazyLock<[char; IN_TABLE]> = LazyLock::new(|| table('\0', key_of));
    let keys = &*KEYS;
    word.chars().map(|c| match c {
        // Without cases, and like no Latin letter: Chinese, Japanese and Korean.
        '\u{2E80}'..='\u{A63F}' | '\u{AC00}'..='\u{D7A3}' => c,
        _ => keys.get(c as usize).copied().unwrap_or_else(|| key_of(c)),
    })
}

fn key_of(c: char) -> char {
    lookalike(small(lookalike(c)))
}

/// A hash of the [`key`] of a word.
pub(super) fn hash(word: &str) -> u32 {
    const FACTOR: u32 = 0x9E37_79B1;
    let mut hash = 0_u32;
    if word.is_ascii() {
        for byte in word.bytes() {
            let small = u32::from(byte.to_ascii_lowercase());
            hash = (hash.rotate_left(5) ^ small).wrapping_mul(FACTOR);
        }
    } else {
        for c in key(word) {
            hash = (hash.rotate_left(5) ^ u32::from(c)).wrapping_mul(FACTOR);
        }
    }
    (hash ^ (hash >> 15)).wrapping_mul(0x85EB_CA6B)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_that_are_listed_are_letters() {
        for c in '\u{80}'..='\u{FFFF}' {
            let is_own = matches!(class(c), Class::Letter);
            assert!(!is_own || c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn words_that_look_alike_have_one_key() {
        for (one, other) in [("Peace", "peace"), ("реасе", "peace"), ("ΝΟ", "no"), ("𝐍o", "No")]
        {
            assert_eq!(key(one).collect::<String>(), key(other).collect::<String>());
            assert_eq!(hash(one), hash(other));
        }
        assert_ne!(hash("not"), hash("now"));
        assert_eq!(lookalike('١'), '١');
    }

    #[test]
    fn keys_are_stable() {
        for c in (0..0x3_0000).filter_map(char::from_u32) {
            let mut buffer = [0; 4];
            let once: String = key(c.encode_utf8(&mut buffer)).collect();
            assert_eq!(key(&once).collect::<String>(), once, "{c}");
        }
    }

    #[test]
    fn tables_say_what_the_functions_say() {
        for c in (0..0x3_0000).filter_map(char::from_u32) {
            assert_eq!(class(c), class_by_block(c), "{c:?}");
            assert!(key(c.encode_utf8(&mut [0; 4])).eq([key_of(c)]), "{c:?}");
        }
    }

    #[test]
    fn classes() {
        assert_eq!(class('a'), Class::Letter);
        assert_eq!(class('٣'), Class::Letter);
        assert_eq!(class('不'), Class::Single);
        assert_eq!(class('ไ'), Class::Single);
        assert_eq!(class('\u{E48}'), Class::Joined);
        assert_eq!(class('\u{301}'), Class::Joined);
        assert_eq!(class('の'), Class::Hiragana);
        assert_eq!(class('ー'), Class::Katakana);
        assert_eq!(class('…'), Class::Other);
    }

    #[test]
    fn letters_of_three_alphabets_look_like_latin_ones() {
        for (foreign, latin) in [
            ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
            ("ονραιυγκ", "ovpaiuyk"),
            ("\u{3F2}\u{3F3}\u{3F9}", "cjC"),
            ("АВЕЗКМНОРСТУХЅІЇЈЁ", "ABE3KMHOPCTYXSIÏJË"),
            ("агекорсухѕіїјё", "arekopcyxsiïjë"),
            ("\u{4AE}\u{4AF}\u{4BB}\u{4C0}\u{4CF}\u{4D5}\u{501}\u{51B}\u{51D}", "Yyhllædqw"),
            ("օոսհցզՏՕ", "onuhgqSO"),
            ("\u{131}\u{251}\u{261}", "iag"),
        ] {
            assert_eq!(foreign.chars().map(lookalike).collect::<String>(), latin);
        }
    }
}
