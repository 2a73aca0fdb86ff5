//! Files that are something else than JSON, told by how they begin.

/// What to do with bytes that are no text.
pub(super) fn unpack(bytes: &[u8]) -> Option<&'static str> {
    const BEGINNINGS: &[(&[u8], &str)] = &[
        (b"\x1F\x8B", "unpack the gzip file first, as in `zcat FILE | verbale -`"),
        (b"\x28\xB5\x2F\xFD", "unpack the zstd file first, as in `zstdcat FILE | verbale -`"),
        (b"PK\x03\x04", "this is a zip or office file: export the records as JSON"),
        (b"%PDF", "this is a PDF: write the record as JSON"),
    ];
    let found = BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning));
    found.map(|(_, order)| *order)
}

/// What to do with a text that does not begin as JSON does.
pub(super) fn rewrite(text: &str) -> Option<&'static str> {
    let text = text.trim_start();
    let first = text.lines().next().unwrap_or_default();
    let is_yaml = || {
        let key =
            first.split_once(':').filter(|(_, rest)| rest.is_empty() || rest.starts_with(' '));
        key.is_some_and(|(key, _)| {
            !key.is_empty()
                && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'$'))
        })
    };
    if text.starts_with("```") {
        Some("remove the Markdown fence here, and the one at the end")
    } else if text.starts_with('<') {
        Some("this is HTML or XML, perhaps a saved error page: fetch the record again")
    } else if first.starts_with("---") || is_yaml() {
        Some("this looks like YAML: write the record as JSON")
    } else if text.starts_with(|c: char| c.is_alphabetic())
        && text.contains('{')
        && !is_json_word(first)
    {
        Some("remove what stands before the first `{`")
    } else if is_table(text) {
        Some("this looks like a table: write the record as JSON")
    } else {
        None
    }
}

/// Whether the first two lines have the same number of commas.
fn is_table(text: &str) -> bool {
    let mut lines = text.lines().map(|line| line.matches(',').count());
    let (first, second) = (lines.next(), lines.next());
    first > Some(0) && first == second && text.starts_with(|c: char| c.is_alphabetic())
}

/// Whether a text begins with something that the reader explains better.
fn is_json_word(first: &str) -> bool {
    ["true", "false", "null", "None", "NaN", "Infinity", "undefined"]
        .iter()
        .any(|word| first.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_json_is_told_by_its_beginning() {
        for (text, order) in [
            ("```json\n{}\n```", "Markdown"),
            (" <!DOCTYPE html>", "HTML"),
            ("---\nid: a", "YAML"),
            ("schema_version: \"1.0\"\nid: a", "YAML"),
            ("Here is the record:\n{ \"id\": 1 }", "before the first"),
            ("id,kind,name\na,b,c", "table"),
        ] {
            assert!(rewrite(text).is_some_and(|found| found.contains(order)), "{text}");
        }
        for text in ["{", "", "[1,", "'a'", "nul", "tru, false"] {
            assert_eq!(rewrite(text), None, "{text}");
        }
        assert!(unpack(b"\x1F\x8B\x08").is_some() && unpack(b"{").is_none());
    }
}
