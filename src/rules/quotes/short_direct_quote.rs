//! See [`SHORT_DIRECT_QUOTE`].

use crate::diagnostic::FixLevel;
use crate::model::QuoteKind;
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Change, Finding, Findings, Scope, Spot, words};

/// The least number of words of a direct quote.
const LEAST: usize = 3;

rule! {
    /// A quote of one or two words is called direct.
    ///
    /// A direct quote is a whole sentence or clause in quotation marks; a fragment within the
    /// reporter's own sentence (the talks went "very well") is `mixed`. Who counts direct quotes
    /// counts utterances, and must not count scraps.
    ///
    /// A text that begins with no small letter and ends with a full stop, an exclamation mark or a
    /// question mark is a sentence, however short, and is left alone. In scripts that put no blanks
    /// between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese, Tibetan) two letters count as a
    /// word, so that six make three.
    ///
    /// The fix is unsafe because a short clause may be all that was said.
    ///
    /// ```json bad
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "very well", "language": "en",
    ///     "speaker": "harbour-guild", "anchors": [{ "exact": "very well" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "港口关闭", "language": "zh",
    ///     "speaker": "harbour-guild", "anchors": [{ "exact": "港口关闭" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "quotes": [
    ///   { "id": "q-1", "kind": "mixed", "text": "very well", "language": "en",
    ///     "speaker": "harbour-guild", "anchors": [{ "exact": "very well" }] },
    ///   { "id": "q-2", "kind": "direct", "text": "Never!", "language": "en",
    ///     "speaker": "harbour-guild", "anchors": [{ "exact": "Never!" }] }] }
    /// ```
    SHORT_DIRECT_QUOTE = "V412" "short-direct-quote" Warning fix Unsafe by check:
        "a quote of one or two words is called direct"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (number, quote) in scope.record.quotes.iter().enumerate() {
        let text = quote.text.as_str();
        if quote.kind != QuoteKind::Direct || is_sentence(text) {
            continue;
        }
        let count = word_count(text);
        if count >= LEAST {
            continue;
        }
        let path = PathBuf::root().key("quotes").index(number).key("kind");
        let message = format!(
            "the direct quote {} is {}, fewer than {LEAST} words",
            words::quoted(quote.id.as_str()),
            words::quoted(text)
        );
        findings.push(
            Finding::new(&SHORT_DIRECT_QUOTE, Spot::value(path), message)
                .found("direct")
                .help("write \"mixed\", unless it is a whole sentence")
                .repair(
                    FixLevel::Unsafe,
                    "replace with `mixed`",
                    Change::Replace("\"mixed\"".to_owned()),
                ),
        );
    }
}

/// Whether a text shows by its first letter and its last mark that it is a sentence.
fn is_sentence(text: &str) -> bool {
    let ends = ['.', '!', '?', '。', '！', '？', '؟', '۔', '।', '։', '።'];
    let first = text.chars().find(|c| c.is_alphanumeric());
    let last = text.trim_end_matches(|c: char| !c.is_alphanumeric() && !ends.contains(&c));
    last.ends_with(ends) && first.is_some_and(|c| !c.is_lowercase())
}

/// How many words a text has; letters of scripts without blanks count half a word each.
fn word_count(text: &str) -> usize {
    let (mut count, mut letters) = (0, 0);
    for word in text.split_whitespace() {
        let without = word.chars().filter(|c| is_without_blanks(*c)).count();
        letters += without;
        count += usize::from(without == 0 && word.contains(char::is_alphanumeric));
    }
    count + letters / 2
}

/// Letters of scripts that put no blanks between words.
fn is_without_blanks(c: char) -> bool {
    c.is_alphanumeric()
        && matches!(c,
            '\u{0E00}'..='\u{0FFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
            | '\u{3005}'..='\u{30FF}' | '\u{3100}'..='\u{312F}' | '\u{31F0}'..='\u{31FF}'
            | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::{is_sentence, word_count};

    #[test]
    fn words_are_counted_in_every_script() {
        for (text, count) in [
            ("very well", 2),
            ("We shall see", 3),
            ("“all” — sides", 2),
            ("— … —", 0),
            ("港口", 1),
            ("港口不会关闭", 3),
            ("港口不会关", 2),
            ("ท่าเรือ", 3),
            ("بندر باز است", 3),
            ("항구는 열려 있다", 3),
            ("Das ist 港口", 3),
        ] {
            assert_eq!(word_count(text), count, "{text}");
        }
    }

    #[test]
    fn a_sentence_shows_by_its_marks() {
        for text in ["Never!", "No.", "Why?", "لا!", "不行。", "“No!”", "No.)"] {
            assert!(is_sentence(text), "{text}");
        }
        for text in ["very well.", "Never", "very well", "...", "Never,"] {
            assert!(!is_sentence(text), "{text}");
        }
    }
}
