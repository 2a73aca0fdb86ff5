//! The words of a short text, and where each of them is.

use std::ops::Range;

use super::fold::Folded;
use super::token::tokens;

/// A word of a text. In scripts without blanks, kana among them, each sign is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// The word without its typography.
    pub(crate) key: String,
    /// Where it is, in bytes of the text.
    pub(crate) at: Range<usize>,
}

/// The words and numbers of a text, in order. Marks are left out.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let folded = Folded::plain(text);
    let mut end = 0;
    let mut all = Vec::new();
    for token in tokens(&folded.text).filter(|token| token.word) {
        // A word may begin or end within what stands for something else, such as a ligature.
        let from = folded.source_start(token.start).unwrap_or(end);
        let to = folded.source_end(token.end).unwrap_or(from).max(from);
        end = to;
        let word = text.get(from..to).unwrap_or_default();
        if word.starts_with(is_kana) {
            // Words of kana follow each other without a blank.
            all.extend(word.char_indices().map(|(at, c)| Word {
                key: Folded::plain(c.encode_utf8(&mut [0; 4])).text,
                at: from + at..from + at + c.len_utf8(),
            }));
            continue;
        }
        let key = folded.text.get(token.start..token.end).unwrap_or_default().to_owned();
        all.push(Word { key, at: from..to });
    }
    all
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30FF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_places_in_the_text_as_it_came() {
        let text = "“We don’t\u{AD} sell”, 他们 said かも";
        let all = words(text);
        let pairs: Vec<(&str, &str)> =
            all.iter().map(|word| (word.key.as_str(), &text[word.at.clone()])).collect();
        assert_eq!(
            pairs,
            [
                ("We", "We"),
                ("don't", "don’t"),
                ("sell", "sell"),
                ("他", "他"),
                ("们", "们"),
                ("said", "said"),
                ("か", "か"),
                ("も", "も")
            ]
        );
    }
}
