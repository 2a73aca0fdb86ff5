//! What is a letter, told quickly.

/// The same as [`char::is_alphanumeric`]. The letters of the scripts that are met most are known
/// without a look-up, which takes much longer.
pub(crate) fn is_alphanumeric(c: char) -> bool {
    match c {
        'а'..='я'
        | 'А'..='Я'
        | 'א'..='ת'
        | 'ء'..='ي'
        | 'ऄ'..='ह'
        | 'ぁ'..='ゖ'
        | 'ァ'..='ヺ'
        | '一'..='鿿' => true,
        '«' | '»' | '–'..='‟' | '…' | '、' | '。' | '「'..='』' => false,
        c => c.is_alphanumeric(),
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
}
