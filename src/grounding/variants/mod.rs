//! Spelling variants: characters that are different, and the same to a reader.
//!
//! Letters of the Arabic script that Arabic and Persian keyboards write in different ways, the
//! Cyrillic ё, the decimal digits of all scripts, and traditional Chinese signs. Each has one plain
//! form, which is itself plain.

mod digits;
mod traditional;

/// The plain form of a character; most characters are plain.
pub(crate) fn plain(c: char) -> char {
    match c {
        'ё' => 'е',
        'Ё' => 'Е',
        // Alef with hamza or wasla. With madda it is another letter.
        'أ' | 'إ' | 'ٱ' => 'ا',
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        // With hamza above too, which many leave out of the Persian ending.
        'ہ' | 'ە' | 'ۀ' | 'ۂ' => 'ه',
        'ۃ' => 'ة',
        // Most letters, and the vowel signs of Arabic; digits come last.
        '\0'..='\u{400}'
        | '\u{402}'..='\u{44F}'
        | '\u{452}'..='\u{5FF}'
        | '\u{620}'..='\u{65F}'
        | '\u{66E}'..='\u{6D3}' => c,
        '\u{3400}'..='\u{9FFF}' => traditional::simplified(c),
        _ => digits::ascii(c).unwrap_or(c),
    }
}

/// Whether a character is a mark of vowels, of doubling or of chant that writers of Arabic and
/// Hebrew leave out as they like.
pub(super) fn is_optional_mark(c: char) -> bool {
    matches!(c,
        // Vowels, doubling, hamza of vocalised texts excepted; the small alef.
        '\u{64B}'..='\u{652}' | '\u{670}'
        // Niqqud and cantillation.
        | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}' | '\u{5C4}' | '\u{5C5}'
        | '\u{5C7}'
        // The same, made for themselves in Arabic presentation forms.
        | '\u{FC5E}'..='\u{FC63}' | '\u{FE70}'..='\u{FE7F}')
}

/// Which marks are lost with this letter: its plain form would become another letter with them.
pub(super) fn takes_marks(c: char) -> fn(char) -> bool {
    match c {
        'ё' | 'Ё' => |mark| mark == '\u{308}',
        'أ' | 'إ' | 'ٱ' | 'ه' | 'ہ' | 'ە' | 'ۀ' | 'ۂ' => {
            |mark| matches!(mark, '\u{653}'..='\u{655}')
        }
        _ => |_| false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_forms_are_plain() {
        for c in '\0'..=char::MAX {
            assert_eq!(plain(plain(c)), plain(c), "{c}");
        }
    }

    #[test]
    fn letters_that_readers_tell_apart_keep_their_form() {
        for c in "آئؤءےھةگچپژйїäß²½Ⅷіи妳".chars() {
            assert_eq!(plain(c), c);
        }
    }

    #[test]
    fn variants_have_one_form() {
        for (written, form) in [
            ("أإٱا", "اااا"),
            ("يىی", "ییی"),
            ("كک", "کک"),
            ("ہەه", "ههه"),
            ("Ёё", "Ее"),
            ("٣۳३๓３", "33333"),
            ("臺台颱檯", "台台台台"),
            ("乾干幹", "干干干"),
            ("裏裡里", "里里里"),
            ("東亞廣場國", "东亚广场国"),
        ] {
            assert_eq!(written.chars().map(plain).collect::<String>(), form);
        }
    }
}
