//! The form in which words of names are compared.

use unicode_normalization::UnicodeNormalization as _;
use unicode_script::{Script, UnicodeScript as _};

use crate::text::small;

/// A word in small letters, without accents, vowel points and apostrophes, and with one letter for
/// the variants of the Arabic script and the final letters of Hebrew.
pub(crate) fn folded(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(word.len());
    for c in word.chars().map(small) {
        match c {
            _ if is_dropped(c) => {}
            'а'..='я' | 'ї' | 'א'..='ת' | 'ء'..='ۿ' => out.push(variant(c)),
            '\u{C0}'..='\u{52F}' | '\u{900}'..='\u{DFF}' | '\u{1E00}'..='\u{1FFF}' => {
                let bare = std::iter::once(c).nfd().filter(|c| !is_dropped(*c));
                out.extend(bare.map(variant));
            }
            c => out.push(c),
        }
    }
    out
}

/// The letter by which a variant is replaced.
fn variant(c: char) -> char {
    match c {
        'ي' | 'ى' | 'ئ' | 'ې' => 'ی',
        'ك' => 'ک',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ة' | 'ۀ' | 'ە' | 'ھ' | 'ہ' | 'ۂ' => 'ه',
        'ؤ' => 'و',
        'ך' => 'כ',
        'ם' => 'מ',
        'ן' => 'נ',
        'ף' => 'פ',
        'ץ' => 'צ',
        'ı' | 'I' => 'i',
        'ł' => 'l',
        'đ' | 'ð' => 'd',
        'ø' => 'o',
        'ə' | 'æ' => 'e',
        'ß' => 's',
        'ς' => 'σ',
        '\u{901}' => '\u{902}',
        c => c,
    }
}

/// Whether a character does not tell one name from another: accents, vowel points, joiners.
pub(super) fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5BD}'
        | '\u{5BF}' | '\u{5C1}'..='\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{640}'
        | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6ED}' | '\u{93C}' | '\u{9BC}'
        | '\u{200D}'..='\u{200F}' | '\u{AD}' | '\u{2060}'
        | '\'' | '’' | 'ʼ' | '׳' | '״' | '"')
}

/// The script of a word: that of its first letter, one for Chinese and Japanese signs.
pub(super) fn script(word: &str) -> Script {
    let first = word
        .chars()
        .map(|c| c.script())
        .find(|script| !matches!(script, Script::Common | Script::Inherited | Script::Unknown));
    match first.unwrap_or(Script::Common) {
        Script::Hiragana | Script::Katakana => Script::Han,
        script => script,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_of_a_word_are_one() {
        for (one, other) in [
            ("Erdoğan", "ERDOGAN"),
            ("İlva", "ılva"),
            ("Łódź", "lodz"),
            ("عراقچي", "عراقچی"),
            ("أحمد", "احمد"),
            ("مُحَمَّد", "محمد"),
            ("כהן", "כֹּהֵן"),
            ("Лук’янов", "лукʼянов"),
            ("Ёлкин", "елкин"),
            ("Μητσοτάκης", "μητσοτακησ"),
            ("ज़फ़र", "जफर"),
        ] {
            assert_eq!(folded(one), folded(other), "{one}");
        }
        assert_ne!(folded("Зеленский"), folded("Зеленскии"));
        assert_eq!(script("ヴェン"), script("文恩"));
        assert_ne!(script("Венн"), script("Venn"));
    }
}
