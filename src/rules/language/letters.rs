//! In which of two languages a text is, as far as their letters decide that.

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::text::small;

/// The letters of each language by which it can be told from others of its script.
static LETTERS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("letters.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).collect()
});

/// The letters of two languages.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    first: &'static str,
    second: &'static str,
}

impl Pair {
    /// The letters of two languages; without any where one of them is not known.
    pub(super) fn new(first: &str, second: &str) -> Self {
        match (LETTERS.get(first), LETTERS.get(second)) {
            (Some(first), Some(second)) => Pair { first, second },
            _ => Pair { first: "", second: "" },
        }
    }

    /// Whether a word has a letter that only the first language has, and one that only the second has.
    pub(super) fn of(self, word: &str) -> (bool, bool) {
        // Names keep their letters in other languages.
        if word.chars().any(char::is_uppercase) {
            return (false, false);
        }
        let has = |own: &str, other: &str| {
            word.chars().map(small).any(|c| own.contains(c) && !other.contains(c))
        };
        (has(self.first, self.second), has(self.second, self.first))
    }

    /// How many letters of the first language alone there are in the words of a text.
    pub(super) fn letters_of_first(self, text: &str) -> usize {
        let words = || text.split_whitespace().filter(|word| !word.contains(char::is_uppercase));
        let is_there =
            |letter: char| words().any(|word| word.chars().map(small).any(|c| c == letter));
        let own = self.first.chars().filter(|c| !self.second.contains(*c));
        own.filter(|letter| is_there(*letter)).count()
    }
}

/// So many words need a letter of the language.
const LEAST: usize = 3;

/// So many signs of Chinese are a sentence, which has other letters in Japanese.
const SIGNS: usize = 15;

/// So many words of a text are looked at.
const MOST: usize = 200;

/// Whether the letters of a text are those of the first language, and cannot be those of the second.
pub(super) fn decide(text: &str, first: &str, second: &str) -> bool {
    match (first, second) {
        ("ja", "zh") => text.chars().filter(|c| is_kana(*c)).count() >= LEAST,
        ("zh", "ja") => {
            let signs = text.chars().filter(|c| matches!(c, '一'..='鿿')).count();
            signs >= SIGNS && !text.chars().any(is_kana)
        }
        _ => {
            let pair = Pair::new(first, second);
            let mut words = 0;
            let mut contrary = 0;
            for word in text.split_whitespace().take(MOST) {
                let (has_first, has_second) = pair.of(word);
                words += usize::from(has_first);
                contrary += usize::from(has_second);
            }
            words >= LEAST && contrary == 0
        }
    }
}

fn is_kana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_decide() {
        for (text, first, second, decides) in [
            ("мы не примем этот сбор, и вы это знаете, объяснил он", "ru", "uk", true),
            ("ми не приймемо цієї умови, і її не буде ніколи", "uk", "ru", true),
            ("přijmeme dohodu, která řeší vodu, a půjdeme dál", "cs", "sk", true),
            ("vi är beredda att häva förbudet, säger hon", "sv", "da", true),
            ("ما این گزارش را می‌پذیریم، ولی پرسش‌های دیگر چه", "fa", "ar", true),
            ("چرا پاسخ گفتگوها پس از ژوئن چنین بود", "fa", "ar", true),
            ("この提案を受け入れることはできない", "ja", "zh", true),
            ("我们不能接受这个提议，请对方再考虑一下", "zh", "ja", true),
            ("不能接受", "zh", "ja", false),
            ("we will not accept the café", "en", "fr", false),
            ("Škoda a Dvořák přišli", "cs", "sk", false),
        ] {
            assert_eq!(decide(text, first, second), decides, "{text}");
        }
    }
}
