//! Real practice, measured: how many false alarms the rules raise on correct records, and how many
//! mistakes they find in records with one mistake each.
//!
//! `tests/acceptance/README.md` says what a document is made of, and how the figures are updated.
//!
//! * [`document`] reads the documents, their records and the mistakes.
//! * [`patch`] makes one mistake.
//! * [`measure`] validates, and compares what is found with what is wanted.
//! * [`figures`] counts by rule, and compares the counts with those that are recorded.
//! * [`missed`] lists the mistakes that nothing finds.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "acceptance/document.rs"]
mod document;
#[path = "acceptance/figures.rs"]
mod figures;
#[path = "acceptance/measure.rs"]
mod measure;
#[path = "acceptance/missed.rs"]
mod missed;
#[path = "acceptance/patch.rs"]
mod patch;

use std::collections::BTreeSet;
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use document::Document;
use figures::{Figures, TOTAL};
use measure::Measured;

/// What the corpus has to have, and what the rules have to reach on it.
struct Bars {
    documents: usize,
    languages: usize,
    kinds: usize,
    mistakes_a_document: usize,
    /// Findings on correct records, for each record, under the profile `default`.
    alarms_default: f64,
    /// The same under the profile `strict`.
    alarms_strict: f64,
    /// The part of all mistakes that is found.
    found: f64,
}

/// What holds now: the bars rise with the documents and the rules, and do not fall.
const BARS: Bars = Bars {
    documents: 50,
    languages: 20,
    kinds: 12,
    mistakes_a_document: 5,
    alarms_default: 0.1,
    alarms_strict: 0.3,
    found: 0.67,
};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/acceptance")
}

/// All documents, with what is measured of them.
static MEASURED: LazyLock<Vec<(Document, Measured)>> = LazyLock::new(|| {
    let documents = document::read_all(&folder().join("documents"));
    let with_measured = |document: Document| {
        let measured = measure::measure(&document);
        (document, measured)
    };
    documents.into_iter().map(with_measured).collect()
});

/// What is said of the alarms, one a line.
fn alarms(all: &[(Document, Measured)]) -> String {
    let mut text = String::new();
    for (document, measured) in all {
        for alarm in &measured.alarms {
            writeln!(text, "{} {}: {alarm}", alarm.profile, document.name).unwrap();
        }
    }
    text
}

#[test]
fn no_figure_is_worse_than_the_recorded_one() {
    let all = &*MEASURED;
    let now = Figures::of(all);
    let list = missed::list(all);
    println!("{}{}", alarms(all), now.table());

    let (figures_path, list_path) = (folder().join("figures.tsv"), folder().join("missed.tsv"));
    let reason = env::var("REASON").ok().filter(|reason| !reason.trim().is_empty());
    if let (Some(reason), Some(_)) = (&reason, env::var_os("UPDATE")) {
        fs::write(figures_path, now.write(reason)).unwrap();
        fs::write(list_path, list).unwrap();
        return;
    }
    let recorded = Figures::read(&fs::read_to_string(figures_path).unwrap());
    let mut worse = now.worse_than(&recorded);
    worse.extend(missed::newly(&list, &fs::read_to_string(list_path).unwrap()));
    let command = "REASON='why' UPDATE=1 cargo test --test acceptance";
    assert!(
        worse.is_empty(),
        "worse than recorded:\n{}\nif it has to be so, run `{command}`",
        worse.join("\n")
    );
    if now != recorded {
        println!("better than recorded; `{command}` records it");
    }
}

#[test]
fn the_bars_are_reached() {
    let all = &*MEASURED;
    let count = |of: &dyn Fn(&Document) -> String| {
        all.iter().map(|(document, _)| of(document)).collect::<BTreeSet<String>>()
    };
    let languages = count(&|document| {
        let tag = document.record["source"]["language"].as_str().unwrap();
        tag.split('-').next().unwrap_or_default().to_owned()
    });
    let kinds = count(&|document| document.record["source"]["kind"].as_str().unwrap().to_owned());
    assert!(all.len() >= BARS.documents, "{} documents", all.len());
    assert!(languages.len() >= BARS.languages, "languages: {languages:?}");
    assert!(kinds.len() >= BARS.kinds, "kinds: {kinds:?}");
    for (document, _) in all {
        let mistakes = document.mistakes.len();
        assert!(mistakes >= BARS.mistakes_a_document, "{}: {mistakes} mistakes", document.name);
    }

    let figures = Figures::of(all);
    let total = &figures.rows[TOTAL];
    for (profile, bar) in [("default", BARS.alarms_default), ("strict", BARS.alarms_strict)] {
        let mean = figures::ratio(total.alarms(profile), all.len());
        assert!(mean <= bar, "{profile}: {mean:.2} false alarms a record\n{}", alarms(all));
    }
    assert!(total.recall() >= BARS.found, "{:.2} of the mistakes are found", total.recall());
}
