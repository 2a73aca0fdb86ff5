//! Names in a form in which spellings of one name are equal.

use unicode_normalization::UnicodeNormalization as _;

use super::names::without_accents;
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

/// The same without accents, without the ways in which they are written around, and without the
/// Arabic article: "Müller", "Muller" and "Mueller" are one, and so are "al-Sistani" and "as-Sistani".
pub(super) fn loose_key(name: &str) -> String {
    let plain = without_accents(name);
    let words: Vec<&str> = plain.split_whitespace().map(without_article).collect();
    let key = key_of_person(&words.join(" "));
    key.replace("ue", "u").replace("oe", "o").replace("ae", "a")
}

/// Whether a name is one that is often spelt in several ways.
pub(super) fn has_spellings(name: &str) -> bool {
    name.contains('-') || name.chars().any(|c| !c.is_ascii() && c < '\u{250}')
}

/// A word in small letters without the Arabic article, whose last letter may be that of the word.
fn without_article(word: &str) -> &str {
    let Some((article, rest)) = word.split_once(['-', '\u{2010}', '\u{2011}']) else { return word };
    let is_article = match article {
        "al" | "el" => true,
        "as" | "ash" | "ar" | "an" | "at" | "ad" | "az" | "es" | "er" | "en" | "ed" => {
            article.get(1..).is_some_and(|letter| rest.starts_with(letter))
        }
        _ => false,
    };
    if is_article && !rest.is_empty() { rest } else { word }
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
    fn loose_spellings_of_one_name_are_equal() {
        for (one, other) in [
            ("Zürich Müller", "Zurich Mueller"),
            ("Recep Erdoğan", "Recep Erdogan"),
            ("Ali Al-Sistani", "Ali as-Sistani"),
            ("Ali al-Sistani", "Ali Sistani"),
            ("Ilva Sórrent", "Sorrent, Ilva"),
        ] {
            assert_eq!(loose_key(one), loose_key(other), "{one} {other}");
        }
        for (one, other) in [("Al-Venn", "As-Venn"), ("Jong-un", "un"), ("Osk Venn", "Osk Vann")] {
            assert_ne!(loose_key(one), loose_key(other), "{one} {other}");
        }
        assert!(has_spellings("Erdoğan") && has_spellings("al-Venn") && !has_spellings("Venn"));
        assert!(!has_spellings("عراقچی"));
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
