//! See [`REPEATED_SOURCE`].

use super::address::address_key;
use super::memory::Records;
use super::table::{Budget, Table};
use super::{Joining, Keys};
use crate::model::Record;
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Spot, words};

rule! {
    /// Two records read one source: their `text_sha256` or their `url` is the same, and none
    /// takes the place of the other.
    ///
    /// One report of a news agency appears under ten mastheads, and a count of events then has it
    /// ten times. The same text under two addresses is one source; give one record, and name the
    /// others in its `syndicated_from` or `archive_url`. If the later record corrects the earlier
    /// one, it says so by `supersedes`. Versions of one record under one id are no fault.
    ///
    /// Addresses that differ only in what does not name the page are the same: `http` or `https`,
    /// `www.` or `m.`, the case of the host, a slash at the end, the place within the page, and
    /// parameters that count readers, such as `utm_source`.
    ///
    /// ```json bad
    /// [{ "id": "first", "source": { "kind": "news_article", "language": "en",
    ///    "url": "https://example.org/same" } },
    ///  { "id": "second", "source": { "kind": "news_article", "language": "en",
    ///    "url": "https://example.org/same" } }]
    /// ```
    ///
    /// ```json good
    /// [{ "id": "first", "source": { "kind": "news_article", "language": "en",
    ///    "url": "https://example.org/same" } },
    ///  { "id": "second", "supersedes": "first", "revision": 2, "source": { "kind": "news_article",
    ///    "language": "en", "url": "https://example.org/same" } }]
    /// ```
    REPEATED_SOURCE = "V904" "repeated-source" Warning over collection:
        "two records read one source, and none takes the place of the other"
}

/// The sources of the records, by hash, with the number of the first record that has each.
#[derive(Debug, Default)]
pub(super) struct Sources(Table<u32>);

/// What a record says of its source.
#[derive(Debug)]
pub(super) struct Read {
    field: &'static str,
    value: Box<str>,
    /// The hash of both.
    key: u64,
}

/// What tells the source of a record from others.
pub(super) fn read(keys: &Keys, record: &Record<'_>) -> Vec<Read> {
    let source = &record.source;
    let text = source.text_sha256.as_ref().map(|hash| ("text_sha256", hash.as_str()));
    let address = source.url.as_ref().map(|url| ("url", url.as_str()));
    let read = |(field, value): (&'static str, &str)| Read {
        field,
        value: value.into(),
        key: match field {
            "url" => keys.hash(&[field, &address_key(value)]),
            _ => keys.hash(&[field, value]),
        },
    };
    text.into_iter().chain(address).map(read).collect()
}

impl Sources {
    pub(super) fn look(
        &mut self,
        records: &Records,
        joining: &Joining<'_>,
        budget: &mut Budget,
    ) -> Findings {
        let mut findings = Findings::default();
        let mut is_told = false;
        for Read { field, value, key } in &joining.entry.sources {
            match self.0.get(*key).and_then(|number| records.numbered(*number)) {
                None if joining.room => {
                    self.0.keep(*key, joining.number, budget);
                }
                Some(other)
                    if !is_told
                        && other.key != joining.key()
                        && !records.is_succession(joining, other) =>
                {
                    // One text has one hash and one address: one fault.
                    is_told = true;
                    findings.push(finding(field, value, &other.id));
                }
                _ => {}
            }
        }
        findings
    }
}

fn finding(field: &'static str, value: &str, other: &str) -> Finding {
    let what = if field == "url" { "address" } else { "text" };
    let other = words::quoted(other);
    let message = format!("the record {other} reads a source of the same {what}");
    let spot = Spot::value(PathBuf::root().key("source").key(field));
    let help = "keep one of the two, or let one supersede the other";
    Finding::new(&REPEATED_SOURCE, spot, message).found(value).help(help)
}
