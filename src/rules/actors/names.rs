//! What names are made of.

use crate::text::{is_alphanumeric, small};

/// The words of a name: runs of letters, digits and marks, in small letters.
pub(super) fn words(name: &str) -> Vec<String> {
    let lower = name.to_lowercase();
    let apart = |c: char| !is_alphanumeric(c) && !is_mark(c);
    lower.split(apart).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The last word of a name, as it is written.
pub(super) fn last_word(name: &str) -> &str {
    let apart = |c: char| !is_alphanumeric(c) && !is_mark(c);
    name.rsplit(apart).find(|word| !word.is_empty()).unwrap_or_default()
}

/// Text in small letters, with the Latin letters of Unicode's first blocks without their accents,
/// so that "Erdoğan" and "Erdogan" are one.
pub(super) fn without_accents(text: &str) -> String {
    let mut out = text.to_ascii_lowercase();
    let Some(first) = out.find(|c: char| !c.is_ascii()) else { return out };
    out.truncate(first);
    for run in text.get(first..).unwrap_or_default().split_inclusive(|c: char| !c.is_ascii()) {
        let mut chars = run.chars();
        let last = chars.next_back().map(small);
        out.push_str(chars.as_str());
        let plain = last.filter(|c| !('\u{300}'..='\u{36F}').contains(c)).map(plain);
        out.extend(plain);
    }
    out.make_ascii_lowercase();
    out
}

/// Whether a character belongs to the letter before it: the vowel signs of Indian scripts, the
/// joiners of Persian.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{65F}' | '\u{900}'..='\u{DFF}'
            | '\u{E31}'..='\u{E4E}' | '\u{200C}' | '\u{200D}'
    )
}

/// The letter that one writes where accents are not at hand.
fn plain(letter: char) -> char {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ə' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ĥ' | 'ħ' => 'h',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'İ' => 'i',
        'ĵ' => 'j',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' => 'u',
        'ŵ' => 'w',
        'ý' | 'ÿ' | 'ŷ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart() {
        assert_eq!(words("Jean-Luc  O’Neill, Jr."), ["jean", "luc", "o", "neill", "jr"]);
        assert_eq!(words(" — "), Vec::<String>::new());
    }

    #[test]
    fn accents_fall_away() {
        assert_eq!(without_accents("ÉRDOĞAN Şimşek İnönü"), "erdogan simsek inonu");
        assert_eq!(without_accents("Łódź, Đorđević, Åse"), "lodz, dordevic, ase");
        assert_eq!(without_accents("e\u{301}"), "e");
        assert_eq!(without_accents("ایران"), "ایران");
    }
}
