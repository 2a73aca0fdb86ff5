//! The example records are what they claim to be.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use verbale::model::{Quote, QuoteKind, Record, RelationType};
use verbale::text::{canonical, scalar_len, slice_scalars};
use verbale::validate::{self, Options, Source};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")
}

fn read(name: &str) -> Record<'static> {
    let text = fs::read_to_string(folder().join(name)).unwrap();
    serde_json::from_str::<Record<'_>>(&text).unwrap().into_owned()
}

fn reference() -> Record<'static> {
    read("iran-us-missiles-2026-02-11.json")
}

/// The spans of the quotations that stand in quotation marks, in order of the text.
fn marked(record: &Record<'_>) -> Vec<(u64, u64)> {
    let in_marks = |quote: &&Quote<'_>| quote.kind != QuoteKind::Indirect;
    let anchors =
        record.quotes.iter().filter(in_marks).flat_map(|quote| quote.anchors.iter().flatten());
    let mut spans: Vec<_> =
        anchors.map(|anchor| (anchor.start.unwrap().get(), anchor.end.unwrap().get())).collect();
    spans.sort_unstable();
    spans
}

#[test]
fn every_example_is_without_findings() {
    let names = ["iran-us-missiles-2026-02-11", "minimal", "harbour-talks/harbour-talks"];
    for name in names {
        let bytes = fs::read(folder().join(format!("{name}.json"))).unwrap();
        let stem = name.rsplit('/').next();
        let source = Source { stem, ..Source::new(&bytes) };
        let checked = validate::check(&source, &Options::default());
        assert!(checked.diagnostics.is_empty(), "{name}: {:?}", checked.diagnostics);
        assert_eq!(checked.id.as_deref(), stem);
    }
}

#[test]
fn examples_keep_every_value_and_the_order_of_fields() {
    let names =
        ["iran-us-missiles-2026-02-11.json", "minimal.json", "harbour-talks/harbour-talks.json"];
    for name in names {
        let text = fs::read_to_string(folder().join(name)).unwrap();
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        let record: Record<'_> = serde_json::from_str(&text).unwrap();
        // As text, so that the order counts too.
        assert_eq!(serde_json::to_string(&record).unwrap(), value.to_string(), "{name}");
    }
}

/// The article itself is not in the repository. What is known of it binds the positions: they lie
/// within its length, do not overlap, and each has as many characters as the words it stands for.
#[test]
fn the_reference_record_accounts_for_all_twelve_marked_spans() {
    let record = reference();
    let length = record.source.text_length.unwrap().get();
    assert_eq!(length, 3771);
    assert!(record.source.text.is_none() && record.source.text_file.is_none());
    let spans = marked(&record);
    assert_eq!(spans.len(), 12);
    assert!(spans.windows(2).all(|pair| pair[0].1 < pair[1].0));
    assert!(spans.iter().all(|(start, end)| start < end && *end <= length));
    for anchor in record.quotes.iter().flat_map(|quote| quote.anchors.iter().flatten()) {
        let Some(exact) = &anchor.exact else { continue };
        let size = anchor.end.unwrap().get() - anchor.start.unwrap().get();
        assert_eq!(scalar_len(exact.as_str()) as u64, size, "{exact}");
    }
}

#[test]
fn only_quotations_repeat_words_of_the_article() {
    let value = serde_json::to_value(reference()).unwrap();
    for (list, entries) in value.as_object().unwrap() {
        if list != "quotes" {
            assert!(!entries.to_string().contains("\"exact\""), "{list}");
        }
    }
}

/// The impasse that the article hints at: a demand on its addressee's red line.
#[test]
fn a_program_can_find_the_impasse() {
    let record = reference();
    let impasses: Vec<_> = record
        .demands
        .iter()
        .flat_map(|demand| record.red_lines.iter().map(move |line| (demand, line)))
        .filter(|(demand, line)| {
            let share = |issue| line.issues.iter().flatten().any(|other| other == issue);
            demand.addressees.contains(&line.holder)
                && demand.issuer != line.holder
                && demand.issues.iter().flatten().any(share)
        })
        .collect();
    assert!(!impasses.is_empty());
    let related = record.relations.iter().flatten().any(|relation| {
        relation.r#type == RelationType::ConflictsWith
            && impasses.iter().any(|(demand, line)| {
                let ends = [relation.from.as_str(), relation.to.as_str()];
                ends.contains(&demand.id.as_str()) && ends.contains(&line.id.as_str())
            })
    });
    assert!(related);
}

#[test]
fn the_harbour_talks_stand_in_their_text() {
    let record = read("harbour-talks/harbour-talks.json");
    let bytes = fs::read(folder().join("harbour-talks/harbour-talks.txt")).unwrap();
    let text = canonical(str::from_utf8(&bytes).unwrap()).into_owned();
    let hash = Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut hash, byte| {
        let _ = write!(hash, "{byte:02x}");
        hash
    });
    assert_eq!(record.source.text_sha256.as_ref().unwrap().as_str(), hash);
    assert_eq!(record.source.text_length.unwrap().get(), scalar_len(&text) as u64);
    let mut proved = 0;
    for quote in &record.quotes {
        let exact: Vec<&str> = quote
            .anchors
            .iter()
            .flatten()
            .map(|anchor| {
                let at = |offset: Option<verbale::model::Offset>| {
                    usize::try_from(offset.unwrap().get()).unwrap()
                };
                let span = slice_scalars(&text, at(anchor.start), at(anchor.end)).unwrap();
                assert_eq!(anchor.exact.as_ref().unwrap().as_str(), span);
                proved += 1;
                span
            })
            .collect();
        let words = exact.join(" ");
        assert!(
            words
                .trim_end_matches([',', '.'])
                .starts_with(quote.text.as_str().trim_end_matches([',', '.'])),
            "{words}"
        );
    }
    assert!(proved >= 12, "only {proved} anchors");
}
