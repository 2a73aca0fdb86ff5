//! Where a sentence ends.

/// What ends a sentence.
pub(super) const ENDS: &str = ".!?…。！？؟۔।॥";

/// The byte after the end of the first sentence of a text, with what closes brackets and marks after
/// it; none if nothing ends it.
pub(super) fn sentence_end(text: &str) -> Option<usize> {
    let mut word = 0;
    for (at, c) in text.char_indices() {
        if !ENDS.contains(c) {
            if !c.is_alphanumeric() {
                word = at + c.len_utf8();
            }
            continue;
        }
        let end = at + c.len_utf8();
        let rest = text.get(end..).unwrap_or_default();
        let tail = rest.trim_start_matches(|c: char| ENDS.contains(c) || ")]".contains(c));
        let wide = "。！？।".contains(c);
        let next = tail.trim_start().chars().next();
        let follows = tail.is_empty() || tail.starts_with(char::is_whitespace) || wide;
        let goes_on = next.is_some_and(char::is_lowercase);
        if follows && !goes_on && !(c == '.' && is_short(text.get(word..at).unwrap_or_default())) {
            return Some(end + (rest.len() - tail.len()));
        }
    }
    None
}

/// Whether a word with a full stop looks like a title or an initial: Mr., Dr., A.
fn is_short(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.take(3).count() < 3 && word.len() < 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_at_its_stop() {
        for (text, first) in [
            ("We stay. They go.", Some("We stay.")),
            (
                "We met Mr. Venn, A. Sorrent and others. So",
                Some("We met Mr. Venn, A. Sorrent and others."),
            ),
            ("At 3.5 per cent.", Some("At 3.5 per cent.")),
            ("Why?! No.", Some("Why?!")),
            ("不卖。码头", Some("不卖。")),
            ("We stay", None),
        ] {
            assert_eq!(sentence_end(text).and_then(|end| text.get(..end)), first, "{text}");
        }
    }
}
