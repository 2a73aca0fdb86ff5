//! What somebody may have meant.

use crate::nearest::nearest;

/// The end of a sentence about an unknown word: ``; did you mean `schema`?``, or nothing.
pub(super) fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> String {
    match nearest(word, candidates).first() {
        Some(closest) => format!("; did you mean `{}`?", closest.value),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_close() {
        let words = ["validate", "explain", "schema"];
        assert_eq!(did_you_mean("expalin", words), "; did you mean `explain`?");
        assert_eq!(did_you_mean("SCHEMAS", words), "; did you mean `schema`?");
        assert_eq!(did_you_mean("records", words), "");
    }
}
