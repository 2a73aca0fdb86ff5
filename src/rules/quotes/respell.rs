//! The text of a quote in the typography of its source.

use crate::grounding::respelled;
use crate::model::Text;

/// The text of a quote in which some words of it are written as the source writes them; none where
/// that changes nothing, or would be no text.
pub(crate) fn retold(text: &str, words: &str, source: &str) -> Option<String> {
    let part = |own: &str, source: &str| {
        let start = if own.is_empty() { None } else { text.find(own) }?;
        let (before, after) = (text.get(..start)?, text.get(start + own.len()..)?);
        Some([before, &respelled(own, source)?, after].concat())
    };
    let told = part(words, source)
        .or_else(|| part(without_stop(words), without_stop(source)))
        .or_else(|| respelled(text, source))?;
    (told != text && Text::new(told.as_str()).is_ok()).then_some(told)
}

/// The text may lack one comma or full stop at the end.
fn without_stop(words: &str) -> &str {
    words.strip_suffix([',', '.']).unwrap_or(words)
}

#[cfg(test)]
mod tests {
    use super::retold;

    #[test]
    fn only_typography_changes() {
        for (text, words, source, wanted) in [
            ("We won't", "We won't,", "We won’t,", Some("We won’t")),
            ("“We won't,” all say", "We won't,", "We won’t,", Some("“We won’t,” all say")),
            ("We won't", "We won’t,", "We won’t,", Some("We won’t")),
            ("We can't go", "We can't go", "We\u{B}can’t\u{C}go", Some("We can’t go")),
            ("We stay", "We stay", "We\u{C}stay", None),
            ("the harbour", "the harbour", "the har-\nbour", None),
            ("the quay", "the toll", "the “toll”", None),
            ("", "", "", None),
        ] {
            assert_eq!(retold(text, words, source).as_deref(), wanted, "{text}");
        }
    }
}
