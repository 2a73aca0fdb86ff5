//! See [`SOURCE_CHANGED`].

use sha2::{Digest as _, Sha256};

use crate::diagnostic::FixLevel;
use crate::grounding::SourceText;
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Change, Finding, Findings, Scope, Spot};

rule! {
    /// The text at hand is not the text that the record was made from.
    ///
    /// Pages are edited after they are published. `text_sha256` and `text_length` bind all positions
    /// of the record to one text. If they do not fit, the positions are those of another text, and
    /// this one message covers them all. The words of quotations are proved all the same: a quotation
    /// that is not in the text at hand is an error whatever the hash says. A hash that was taken over
    /// the text with CRLF line ends, with a byte order mark or without the last line end is reported
    /// as such.
    ///
    /// If the hash fits and the length does not, the length was miscounted; the fix gives the right
    /// one.
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "The harbour stays open, the harbour guild said on 2 March 2026.",
    ///     "text_sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" } }
    /// ```
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "The harbour stays open, the harbour guild said on 2 March 2026.",
    ///     "text_length": 64 } }
    /// ```
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "The harbour stays open, the harbour guild said on 2 March 2026.",
    ///     "text_length": 63 } }
    /// ```
    SOURCE_CHANGED = "V419" "source-changed" Error fix Safe with text by check:
        "the text at hand is not the text that the record was made from"
}

/// Whether the text is another one than that which the record was made from: by its hash or, where
/// there is none, by its length.
pub(crate) fn is_changed(scope: &Scope<'_>, text: &SourceText) -> bool {
    let source = &scope.record.source;
    match &source.text_sha256 {
        Some(hash) => hash.as_str() != text.sha256(),
        None => source.text_length.is_some_and(|length| length.get() != text.scalar_len() as u64),
    }
}

fn check(scope: &Scope<'_>, text: &SourceText, findings: &mut Findings) {
    let source = &scope.record.source;
    let at = |key: &'static str| Spot::value(PathBuf::root().key("source").key(key));
    let length = text.scalar_len();
    let stated = source.text_length.map(crate::model::Offset::get);
    let miscounted = stated.filter(|stated| *stated != length as u64);
    if !is_changed(scope, text) {
        if let Some(stated) = miscounted {
            let message =
                format!("`text_length` is {stated}, and the text has {length} characters");
            findings.push(
                Finding::new(&SOURCE_CHANGED, at("text_length"), message)
                    .help(format!("write \"text_length\": {length}"))
                    .note("the hash fits: it is the text that the record was made from")
                    .repair(
                        FixLevel::Safe,
                        format!("replace with {length}"),
                        Change::Replace(length.to_string()),
                    ),
            );
        }
        return;
    }
    let told = "the text at hand is not the text that the record was made from";
    let Some(hash) = &source.text_sha256 else {
        let message = format!(
            "{told}: it has {length} characters, and `text_length` is {}",
            stated.unwrap_or_default()
        );
        findings.push(
            Finding::new(&SOURCE_CHANGED, at("text_length"), message)
                .help("find the text as it was, or make the record again from this one"),
        );
        return;
    };
    if let Some(how) = miscopied(hash.as_str(), text.as_str()) {
        let message = format!("`text_sha256` is the hash of the text {how}");
        let member = |key| PathBuf::root().key("source").key(key);
        let mut changes = vec![(member("text_sha256"), format!("\"{}\"", text.sha256()))];
        // The length was counted in the same form, and would be a finding after the repair.
        changes.extend(miscounted.map(|_| (member("text_length"), length.to_string())));
        findings.push(
            Finding::new(&SOURCE_CHANGED, at("text_sha256"), message)
                .help("take it over the canonical text: UTF-8, no byte order mark, LF line ends")
                .repair(
                    FixLevel::Safe,
                    "give the hash of the canonical text",
                    Change::ReplaceAll(changes),
                ),
        );
        return;
    }
    let size = match miscounted {
        Some(stated) => format!(": it has {length} characters instead of {stated}"),
        None => String::new(),
    };
    findings.push(
        Finding::new(&SOURCE_CHANGED, at("text_sha256"), format!("{told}{size}"))
            .help("find the text as it was, or make the record again from this one")
            .note(format!("its hash is {}; positions were not compared", text.sha256())),
    );
}

/// In which form the text has that hash, if it has it in one that is not canonical.
pub(crate) fn miscopied(hash: &str, text: &str) -> Option<&'static str> {
    let crlf = text.replace('\n', "\r\n");
    let forms: [(&str, &[&str]); 6] = [
        ("with CRLF line ends", &[&crlf]),
        ("with a byte order mark", &["\u{FEFF}", text]),
        ("with a byte order mark and CRLF line ends", &["\u{FEFF}", &crlf]),
        ("without white space at its ends", &[text.trim()]),
        ("without its last line end", &[text.strip_suffix('\n').unwrap_or(text)]),
        ("with another line end after it", &[text, "\n"]),
    ];
    forms.into_iter().find(|(_, parts)| is_hash(hash, parts)).map(|(how, _)| how)
}

fn is_hash(hash: &str, parts: &[&str]) -> bool {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part.as_bytes());
    }
    let digest = digest.finalize();
    let digits = |byte: &u8| [byte >> 4, byte & 15].map(|half| char::from_digit(half.into(), 16));
    digest.iter().flat_map(digits).eq(hash.chars().map(Some))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_that_are_not_canonical_are_known() {
        let hash = |text: &str| SourceText::new(text).sha256().to_owned();
        assert!(is_hash(&hash("abc"), &["a", "bc"]));
        assert!(!is_hash(&hash("abc"), &["a", "b"]));
        assert_eq!(miscopied(&hash("a b"), "a b\n"), Some("without white space at its ends"));
        assert_eq!(miscopied(&hash(" a b"), " a b\n"), Some("without its last line end"));
        assert_eq!(miscopied(&hash("a b\n\n"), "a b\n"), Some("with another line end after it"));
        assert_eq!(miscopied(&hash("a c\n"), "a b\n"), None);
        // What a program that reads bytes gives for "a\nb\n" in three forms.
        for (hash, how) in [
            (
                "58055bdcc73787eb88c78d36f0b4939e9c5dc1c3ad17e25cc85a6833cf1a0cab",
                "with CRLF line ends",
            ),
            (
                "1220caf912196af70b1b0625cd99989bbb360bf911a109927854227ddbe76e86",
                "with a byte order mark",
            ),
            (
                "ef7385f30109f20b5bb2d2b82376d31c0fc64b33feefeb8efac373469fc9dca6",
                "with a byte order mark and CRLF line ends",
            ),
        ] {
            assert_eq!(miscopied(hash, "a\nb\n"), Some(how));
        }
        assert_eq!(miscopied(&hash("a\n"), "a"), Some("with another line end after it"));
    }
}
