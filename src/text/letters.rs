//! What is a letter, and which is its small one, told quickly.

/// Whether a character is of a script that is written without blanks between words: Chinese,
/// Japanese, Thai, Lao, Khmer, Burmese.
pub(crate) fn is_without_blanks(c: char) -> bool {
    match u32::from(c) {
        0xE00..=0xEFF | 0x1000..=0x109F | 0x1780..=0x17FF => true,
        // Hangul is written with blanks.
        0x3130..=0x318F | 0xAC00..=0xD7FF => false,
        code => code >= 0x2E80 && !matches!(code, 0xFB00..=0xFEFF),
    }
}

/// The same as [`char::is_alphanumeric`]. The letters of the scripts that are met most are known
/// without a look-up, which takes much longer.
pub(crate) fn is_alphanumeric(c: char) -> bool {
    match c {
        'а'..='я'
        | 'А'..='Я'
        | 'א'..='ת'
        | 'ء'..='ي'
        | 'ٱ'..='ۓ'
        | 'ऄ'..='ह'
        | '\u{93E}'..='\u{94C}'
        | 'À'..='Ö'
        | 'Ø'..='ö'
        | 'ø'..='ˁ'
        | 'α'..='ώ'
        | '가'..='힣'
        | 'ぁ'..='ゖ'
        | 'ァ'..='ヺ'
        | '一'..='鿿' => true,
        '\u{A0}' | '«' | '»' | '–'..='‟' | '…' | '、' | '。' | '「'..='』' => false,
        c => c.is_alphanumeric(),
    }
}

/// The small form of `c` with one character, or `c`.
pub(crate) fn small(c: char) -> char {
    match c {
        '\0'..='\x7F' => c.to_ascii_lowercase(),
        // Cyrillic letters are in the order of their capitals.
        'А'..='Я' => char::from_u32(u32::from(c) + 32).unwrap_or(c),
        // From Hebrew to Myanmar, and from Hangul letters to Cherokee: no capitals.
        'а'..='я' | '\u{590}'..='\u{109F}' | '\u{2E80}'..='\u{A63F}' | '\u{AC00}'..='\u{D7FF}' => {
            c
        }
        _ => {
            let mut small = c.to_lowercase();
            match (small.next(), small.next()) {
                (Some(one), None) => one,
                _ => c,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_unicode() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn small_letters_are_those_of_unicode() {
        for c in '\0'..=char::MAX {
            let all: Vec<char> = c.to_lowercase().collect();
            assert_eq!(small(c), if let [one] = all[..] { one } else { c }, "{c:?}");
        }
    }
}
