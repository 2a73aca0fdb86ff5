//! Names in a form in which spellings of one name are equal.

use unicode_normalization::UnicodeNormalization as _;

use crate::grounding::plain;
use crate::text::is_alphanumeric;

/// Words after a comma that belong to the name in front of it.
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "mp", "kbe", "obe"];

/// A name without what does not tell it from others: case, white space, punctuation, the form of
/// Unicode, letters that Arabic and Persian keyboards write in two ways, vowel signs of Arabic and Hebrew, and
/// traditional Chinese signs against simplified ones.
pub(super) fn name_key(name: &str) -> String {
    if name.is_ascii() {
        let letters = name.chars().filter(char::is_ascii_alphanumeric);
        return letters.map(|letter| letter.to_ascii_lowercase()).collect();
    }
    let mut key = String::with_capacity(name.len());
    for c in name.nfkc().flat_map(char::to_lowercase).map(letter) {
        match c {
            'ß' => key.push_str("ss"),
            c if is_sign(c) => {}
            c if is_alphanumeric(c) || is_mark(c) => key.push(c),
            _ => {}
        }
    }
    // Small letters of composed ones may be decomposed, as that of `İ`.
    key.nfc().collect()
}

/// The same for the name of a person, whose family name may come first, with a comma after it.
pub(super) fn key_of_person(name: &str) -> String {
    let Some((family, given)) = name.split_once([',', '،']) else { return name_key(name) };
    let (family, given) = (name_key(family), name_key(given));
    let is_given = !given.is_empty() && !SUFFIXES.contains(&given.as_str());
    if is_given { given + &family } else { family + &given }
}

/// The letter that stands for all ways of writing it.
fn letter(c: char) -> char {
    match c {
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ς' => 'σ',
        // Traditional Chinese signs have the form of the simplified ones.
        '\u{3400}'..='\u{9FFF}' => plain(c),
        c => c,
    }
}

/// Whether a character says nothing about which name it is: vowel signs of Arabic and Hebrew, the
/// stroke that lengthens a line, characters without width, letters that are written for apostrophes,
/// and the dot above that the small letter of `İ` keeps.
fn is_sign(c: char) -> bool {
    matches!(
        c,
        '\u{64B}'..='\u{65F}'
            | '\u{670}'
            | '\u{6D6}'..='\u{6ED}'
            | '\u{640}'
            | '\u{591}'..='\u{5C7}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2060}'
            | '\u{FEFF}'
            | '\u{2B9}'..='\u{2C1}'
            | '\u{2C8}'
            | '\u{307}'
    )
}

/// Whether a character belongs to the letter before it and tells names apart: accents and the vowel
/// signs of Indian and Thai script.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{900}'..='\u{DFF}' | '\u{E31}'..='\u{E4E}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_equal() {
        for (one, other) in [
            ("Arda Venn", "ARDA  VENN"),
            ("Arda Venn", "Venn, Arda"),
            ("Arda Venn", "Venn , Arda."),
            ("Osk Tameril, Jr.", "Osk Tameril Jr"),
            ("Ilva Sórrent", "Ilva So\u{301}rrent"),
            ("Mo'ez", "Mo’ez"),
            ("Mo'ez", "Moʼez"),
            ("Al-Venn", "Al Venn"),
            ("A. D. Venn", "AD Venn"),
            ("Straße", "STRASSE"),
            ("İlva", "ilva"),
            ("ﬁn", "Fin"),
            ("علي", "علی"),
            ("كاظم", "کاظم"),
            ("محمّد", "محمد"),
            ("أحمد", "احمد"),
            ("محـمد", "محمد"),
            ("کشتی\u{200C}ها", "کشتی ها"),
            ("דָּוִד", "דוד"),
            ("Ὀδυσσεύς", "ὈΔΥΣΣΕΎΣ"),
            ("習華", "习华"),
        ] {
            assert_eq!(key_of_person(one), key_of_person(other), "{one} {other}");
        }
    }

    #[test]
    fn other_names_are_not() {
        for (one, other) in [
            ("Arda Venn", "Arda Vann"),
            ("Arda Venn", "Venn Arda"),
            ("Osk Tameril, Jr.", "Osk Tameril"),
            ("Müller", "Muller"),
            ("नेपाल", "नपल"),
            ("علی", "عالی"),
            ("習華", "习花"),
        ] {
            assert_ne!(key_of_person(one), key_of_person(other), "{one} {other}");
        }
        assert_ne!(name_key("Quays, Tolls"), name_key("Tolls, Quays"));
        assert_eq!(key_of_person(", ,"), "");
    }
}
