//! The words of a text, in the form in which the tables are asked for them.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use crate::text::is_alphanumeric;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Where it is, in bytes of the text.
    pub at: Range<usize>,
    /// Its form in the tables.
    pub plain: String,
}

/// Marks that belong to the letter before them and are no letters themselves.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5BD}' | '\u{5BF}'..='\u{5C7}'
        | '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}'
        | '\u{900}'..='\u{903}' | '\u{93A}'..='\u{94F}' | '\u{E31}'..='\u{E4E}'
        | '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{3099}' | '\u{309A}')
}

/// Marks that are not written in the tables: pointing, accents of stress, and what is not seen.
fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5BD}' | '\u{5BF}'..='\u{5C7}'
        | '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}'
        | '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// One form for letters that are written in several ways.
fn one_form(c: char) -> char {
    match c {
        '’' | '‘' | 'ʼ' | '`' | '´' | '＇' => '\'',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        'ё' => 'е',
        c => c,
    }
}

/// Letters that have one form in every language.
fn is_settled(c: char) -> bool {
    matches!(c,
        'а'..='я' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿' | '\u{AC00}'..='\u{D7A3}' | 'a'..='z')
}

/// The form of a word in the tables of that language: small letters without pointing.
pub(super) fn plain(word: &str, language: &str) -> String {
    if word.chars().all(is_settled) {
        return word.to_owned();
    }
    let small = |c: char| {
        let c = match (c, language) {
            ('I', "tr") => 'ı',
            ('İ', "tr") => 'i',
            _ => c,
        };
        c.to_lowercase()
    };
    if word.chars().all(is_composed) {
        return word.chars().flat_map(small).filter(|c| !is_dropped(*c)).map(one_form).collect();
    }
    word.nfkc().flat_map(small).filter(|c| !is_dropped(*c)).map(one_form).collect()
}

/// Characters that are in normal form KC, whatever is beside them in a word of such characters.
fn is_composed(c: char) -> bool {
    matches!(c,
        '\0'..='\x7F' | 'À'..='ı' | 'А'..='я' | 'א'..='ת' | 'ء'..='ي' | 'α'..='ώ' | '’')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`')
}

/// The words of a text in a language that divides them. What is joined by an apostrophe is one word,
/// or two where the first is only shortened, as in French.
pub(super) fn tokens(text: &str, language: &str) -> Vec<Token> {
    let elides = matches!(language, "fr" | "it" | "ca");
    let is_inner = |c: char| is_alphanumeric(c) || is_mark(c);
    let joins = |c: char| is_apostrophe(c) || (language == "he" && matches!(c, '"' | '״' | '׳'));
    let mut tokens = Vec::new();
    let mut start = None;
    let mut push = |at: Range<usize>| {
        let plain = plain(text.get(at.clone()).unwrap_or_default(), language);
        tokens.push(Token { at, plain });
    };
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if is_inner(c) {
            start.get_or_insert(at);
            continue;
        }
        let Some(from) = start else { continue };
        // "qu'" may be a whole text.
        let goes_on = chars.peek().map_or(elides, |(_, next)| is_inner(*next));
        if joins(c) && goes_on {
            if elides {
                push(from..at + c.len_utf8());
                start = None;
            }
            continue;
        }
        push(from..at);
        start = None;
    }
    if let Some(from) = start {
        push(from..text.len());
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::{plain, tokens};

    #[test]
    fn words_are_divided_as_the_language_does() {
        let words = |text: &str, language: &str| -> Vec<String> {
            tokens(text, language).into_iter().map(|token| token.plain).collect()
        };
        assert_eq!(words("It won’t, not-so.", "en"), ["it", "won't", "not", "so"]);
        assert_eq!(words("Ce n’est", "fr"), ["ce", "n'", "est"]);
        assert_eq!(words("Orvane'nin", "tr"), ["orvane'nin"]);
        assert_eq!(words("נתב\"ג סגור", "he"), ["נתב\"ג", "סגור"]);
        assert_eq!(words("नहीं बेचेंगे", "hi"), ["नहीं", "बेचेंगे"]);
        assert!(words("", "en").is_empty() && words("' - '", "en").is_empty());
    }

    #[test]
    fn forms_are_one() {
        assert_eq!(plain("İZIN", "tr"), "izın");
        assert_eq!(plain("لَيْسَ", "ar"), plain("لیس", "ar"));
        assert_eq!(plain("لֹא", "he"), plain("لא", "he"));
        assert_eq!(plain("Её", "ru"), "ее");
        assert_eq!(plain("نمی\u{200C}فروشیم", "fa"), "نمیفروشیم");
    }
}
