//! Grounding a record: what it restores, what it refuses, and that it changes nothing else.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::ops::Range;

use proptest::prelude::*;
use verbale::diagnostic::Diagnostic;
use verbale::grounding::SourceText;
use verbale::json::{self, Node, Value};
use verbale::validate::{Action, Grounded, Options, Source, check, ground};

const RECORD: &str = include_str!("../examples/harbour-talks/harbour-talks.json");
const TEXT: &str = include_str!("../examples/harbour-talks/harbour-talks.txt");

fn grounded(record: &str, text: &str) -> Grounded {
    let text = SourceText::new(text);
    ground(record, &Source::new(b"").with_text(&text)).unwrap()
}

/// The anchors that have both positions and words.
fn anchors<'n, 't>(node: &'n Node<'t>, all: &mut Vec<&'n Node<'t>>) {
    match &node.value {
        Value::Array(items) => items.iter().for_each(|item| anchors(item, all)),
        Value::Object(members) => {
            if node.get("exact").is_some() && node.get("start").is_some() {
                all.push(node);
            }
            for member in members {
                anchors(&member.value, all);
            }
        }
        _ => {}
    }
}

fn number(node: &Node<'_>, key: &str) -> usize {
    let Value::Number(literal) = &node.get(key).unwrap().value else { panic!("{key}") };
    literal.parse().unwrap()
}

/// The record with the positions of all anchors given by `mangle`, or taken out.
fn mangled(mangle: impl Fn(Range<usize>) -> Option<Range<usize>>) -> String {
    let root = json::parse(RECORD).unwrap().root;
    let mut all = Vec::new();
    anchors(&root, &mut all);
    let mut record = RECORD.to_owned();
    all.sort_by_key(|node| std::cmp::Reverse(node.span.start));
    for node in all {
        let members = node.as_object().unwrap();
        assert_eq!((&*members[0].key, &*members[1].key), ("start", "end"));
        match mangle(number(node, "start")..number(node, "end")) {
            None => {
                record.replace_range(members[0].key_span.start..members[2].key_span.start, "");
            }
            Some(Range { start, end }) => {
                let span = members[1].value.span;
                record.replace_range(span.start..span.end, &end.to_string());
                let span = members[0].value.span;
                record.replace_range(span.start..span.end, &start.to_string());
            }
        }
    }
    record
}

/// Grounds a mangled record. Whatever is not refused has to be as it was. Returns how many anchors
/// there are, and how many were refused.
fn restores(mangle: impl Fn(Range<usize>) -> Option<Range<usize>> + Copy) -> (usize, usize) {
    restored(mangle, true)
}

fn restored(
    mangle: impl Fn(Range<usize>) -> Option<Range<usize>> + Copy,
    strict: bool,
) -> (usize, usize) {
    let record = mangled(mangle);
    let done = grounded(&record, TEXT);
    let refused: Vec<&str> = done
        .steps
        .iter()
        .filter(|step| step.action == Action::Refused)
        .map(|step| step.pointer.as_str())
        .collect();
    let (before, after) =
        (json::parse(RECORD).unwrap().root, json::parse(&done.text).unwrap().root);
    let (mut old, mut new) = (Vec::new(), Vec::new());
    anchors(&before, &mut old);
    anchors(&after, &mut new);
    let position = |node: &Node<'_>| (number(node, "start"), number(node, "end"));
    for node in &old {
        let same = new.iter().any(|other| {
            position(other) == position(node)
                && other.get("exact").unwrap().as_str() == node.get("exact").unwrap().as_str()
        });
        let told = || {
            refused.iter().any(|pointer| {
                after.at(pointer).is_some_and(|own| {
                    own.get("exact").and_then(Node::as_str)
                        == node.get("exact").and_then(Node::as_str)
                })
            })
        };
        // By chance wrong positions may hit another place of words that stand often.
        let often = TEXT.matches(node.get("exact").unwrap().as_str().unwrap()).count() > 1;
        assert!(same || told() || (often && !strict), "{}", node.span.of(RECORD));
    }
    if refused.is_empty() && strict {
        assert_eq!(done.text, RECORD, "something else was changed");
    }
    let again = grounded(&done.text, TEXT);
    assert_eq!(again.text, done.text);
    assert!(again.steps.iter().all(|step| step.action == Action::Refused), "{:?}", again.steps);
    (old.len(), refused.len())
}

fn measured(
    measure: impl Fn(&str) -> usize + Copy,
) -> impl Fn(Range<usize>) -> Option<Range<usize>> + Copy {
    move |span: Range<usize>| {
        let before = |end: usize| measure(&TEXT.chars().take(end).collect::<String>());
        Some(before(span.start)..before(span.end))
    }
}

#[test]
fn positions_that_were_counted_otherwise_are_restored() {
    assert_eq!(restores(measured(str::len)).1, 0, "bytes");
    assert_eq!(restores(measured(|text| text.encode_utf16().count())).1, 0, "UTF-16");
    let crlf = measured(|text| text.chars().count() + text.matches('\n').count());
    assert_eq!(restores(crlf).1, 0, "CRLF");
    assert_eq!(restores(|span| Some(span.start..span.end - 1)).1, 0, "inclusive");
    assert_eq!(restores(|span| Some(span.start + 1..span.end)).1, 0, "from one");
    assert_eq!(restores(|span| Some(span.start..span.end - span.start)).1, 0, "length");
    assert_eq!(restores(Some).1, 0);
}

#[test]
fn positions_that_are_not_there_are_filled_in() {
    // Names such as that of the country stand in many places, and are refused.
    let (all, refused) = restores(|_| None);
    println!("{refused} of {all} refused");
    assert!(refused * 3 < all, "{refused} of {all} refused");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn shifted_positions_are_restored_or_refused(by in 1_usize..3_000) {
        let (all, refused) = restored(|span| Some(span.start + by..span.end + by), false);
        prop_assert!(refused * 3 < all, "{} of {} refused", refused, all);
    }
}

#[test]
fn quotes_without_anchors_get_them() {
    let mut value: serde_json::Value = serde_json::from_str(RECORD).unwrap();
    for quote in value["quotes"].as_array_mut().unwrap() {
        quote.as_object_mut().unwrap().remove("anchors");
    }
    value["source"]["text_sha256"].take();
    value["title"].take();
    let record = serde_json::to_string(&value).unwrap();
    let done = grounded(&record, TEXT);
    assert!(!done.is_refused(), "{:?}", done.steps);
    let removed = done.steps.iter().filter(|step| step.action == Action::Removed).count();
    assert_eq!(removed, 2);
    assert!(
        !done.text.contains("null") && done.text.contains(r#","anchors":["#),
        "the style is kept"
    );
    let text = SourceText::new(TEXT);
    let checked = check(&Source::new(done.text.as_bytes()).with_text(&text), &Options::default());
    assert!(checked.diagnostics.is_empty(), "{:?}", checked.diagnostics);
}

fn steps(record: &str, text: &str) -> Vec<(Action, String)> {
    grounded(record, text).steps.into_iter().map(|step| (step.action, step.why)).collect()
}

#[test]
fn what_cannot_be_decided_is_refused() {
    let text = "“We will not pay,” she said. “We shall see,” and “We shall see,” he said.";
    let quote = |words: &str| format!(r#"{{"quotes":[{{"kind":"direct","text":"{words}"}}]}}"#);
    let refused = |words: &str| {
        let done = grounded(&quote(words), text);
        assert_eq!(done.text, quote(words), "{words}");
        let [step] = &done.steps[..] else { panic!("{:?}", done.steps) };
        assert_eq!(step.action, Action::Refused, "{words}");
        format!("{}\n{}", step.why, step.notes.join("\n"))
    };
    let twice = refused("We shall see");
    assert!(twice.contains("at 30 to 42 and 50 to 62") && twice.contains("prefix"), "{twice}");
    let altered = refused("We will pay");
    assert!(altered.contains("negation") && altered.contains("`not`"), "{altered}");
    let absent = refused("Elephants never forget the harbour");
    assert!(absent.contains("not in the source"), "{absent}");
}

#[test]
fn places_are_told_by_context_marks_and_typography() {
    let text = "The toll stays. “The toll stays,” she said. “It isn’t over,” he said.";
    let record = r#"{"quotes":[{"kind":"direct","text":"The toll stays"}]}"#;
    assert!(grounded(record, text).text.contains(r#""start":17,"end":31"#));
    let record = r#"{"quotes":[{"kind":"indirect","text":"The toll stays"}]}"#;
    assert_eq!(steps(record, text)[0].0, Action::Refused);
    let record = r#"{"event":{"anchors":[{"exact":"The toll stays","suffix":"."}]}}"#;
    assert!(grounded(record, text).text.contains(r#"{"start":0,"end":14,"exact""#));
    let record = r#"{"quotes":[{"kind":"direct","text":"It isn't over","anchors":[{"exact":"It isn't over,"}]}]}"#;
    let done = grounded(record, text);
    assert!(done.text.contains(r#""text":"It isn’t over""#), "{}", done.text);
    assert!(
        done.text.contains(r#"{"start":45,"end":59,"exact":"It isn’t over,"}"#),
        "{}",
        done.text
    );
    assert!(grounded(&done.text, text).steps.is_empty());
}

#[test]
fn positions_alone_are_borne_out_by_the_text_of_the_quote() {
    let text = "é “The toll stays,” she said. “The fence stays,” he said.";
    let quote = |start: usize, end: usize, words: &str| {
        format!(
            r#"{{"quotes":[{{"kind":"direct","text":"{words}","anchors":[{{"start":{start},"end":{end}}}]}}]}}"#
        )
    };
    assert_eq!(grounded(&quote(3, 18, "The toll stays"), text).steps, []);
    let bytes = quote(6, 20, "The toll stays");
    assert_eq!(grounded(&bytes, text).text, quote(3, 17, "The toll stays"));
    assert!(grounded(&quote(3, 18, "The toll never stays"), text).is_refused());
}

#[test]
fn a_record_of_another_text_is_left_alone() {
    let record = r#"{"source":{"text_sha256":"00","text_length":3},"quotes":[{"text":"a"}]}"#;
    let done = grounded(record, "“a” b");
    assert_eq!(done.text, record);
    assert_eq!(done.steps.len(), 1);
    assert!(done.is_refused());
    let by_length = r#"{"source":{"text_length":3},"quotes":[{"text":"a"}]}"#;
    assert!(grounded(by_length, "“a” b").is_refused());
    let hash = SourceText::new("“a” b").sha256().to_owned();
    let record = format!(r#"{{"source":{{"text_sha256":"{hash}","text_length":3}}}}"#);
    let done = grounded(&record, "“a” b");
    assert!(done.text.contains(r#""text_length":5"#) && !done.is_refused());
}

#[test]
fn what_is_no_record_is_told() {
    let text = SourceText::new("a");
    let told =
        |record: &str| ground(record, &Source::new(b"").with_text(&text)).unwrap_err().to_string();
    assert!(told("{").contains("not JSON"));
    assert!(told("[]").contains("no JSON object"));
    let none = ground("{}", &Source::new(b"")).unwrap_err().to_string();
    assert!(none.contains("not at hand"));
    let own = r#"{"source":{"text":"“a”"},"quotes":[{"kind":"direct","text":"a"}]}"#;
    let done = ground(own, &Source::new(b"").with_text(&text)).unwrap();
    assert!(done.text.contains(r#""start":1"#), "{}", done.text);
}

#[test]
fn a_text_that_is_asked_for_has_to_be_at_hand() {
    let mut options = Options::default();
    options.levels.select_only(&["V423"]).unwrap();
    let record = include_bytes!("../examples/minimal.json");
    let found = |options: &Options| check(&Source::new(record), options).diagnostics;
    assert!(found(&options).is_empty());
    options.require_text = true;
    let [missing] = &found(&options)[..] else { panic!("one finding was wanted") };
    assert_eq!((missing.code, missing.place.pointer.as_str()), ("V423", "/source"));
    assert_eq!(missing.severity, verbale::diagnostic::Severity::Error);
    let text = SourceText::new("So the harbour guild said on 2 March 2026.");
    let with = check(&Source::new(record).with_text(&text), &options);
    assert!(with.diagnostics.is_empty());
}

#[test]
fn what_is_put_in_is_written_as_what_stands_around() {
    let text = "“We shall see,” she said.";
    for (record, wanted) in [
        (
            r#"{"quotes":[{"text":"We shall see"}]}"#,
            r#"[{"start":1,"end":13,"exact":"We shall see"}]"#,
        ),
        (
            r#"{"quotes": [{"text": "We shall see"}]}"#,
            r#", "anchors": [{"start": 1, "end": 13, "exact": "We shall see"}]"#,
        ),
        (
            "{ \"quotes\": [{\n  \"text\": \"We shall see\"\n}] }",
            "\",\n  \"anchors\": [{ \"start\": 1, \"end\": 13, \"exact\": \"We shall see\" }]",
        ),
        (
            r#"{"quotes": [{"text": "We shall see", "anchors": [{"exact": "We shall see"}]}]}"#,
            r#"[{"start": 1, "end": 13, "exact": "We shall see"}]"#,
        ),
    ] {
        let done = grounded(record, text).text;
        assert!(done.contains(wanted), "{done}");
    }
}

#[test]
fn a_hash_of_another_form_of_the_text_is_repaired() {
    let text = "Talks in Port Ellin\n“We leave,” she said.\n";
    let hash = |text: &str| {
        // The hash of a text that is canonical is the hash of its bytes.
        SourceText::new(text).sha256().to_owned()
    };
    let right = hash(text);
    // SHA-256 of the same text with CRLF line ends, by `sha256sum`.
    let crlf = "79f9d2860d16904b9ca29ed67befa69c95abfb702ecf523f022d953120f053a1";
    for (given, repaired) in [
        (hash(text.trim_end()), true),
        (right.to_ascii_uppercase(), true),
        (hash("another text"), false),
        (crlf.to_owned(), true),
    ] {
        let record = format!(
            r#"{{"source":{{"text_sha256":"{given}","text_length":7}},"quotes":[{{"text":"We leave","anchors":[{{"exact":"We leave"}}]}}]}}"#
        );
        let done = grounded(&record, text);
        assert_eq!(done.is_refused(), !repaired, "{given}: {:?}", done.steps);
        assert_eq!(done.text.contains(&right), repaired, "{}", done.text);
        assert_eq!(done.text.contains(r#""text_length":42"#), repaired, "{}", done.text);
        assert_eq!(done.text.contains(r#""start":21"#), repaired, "{}", done.text);
    }
}

#[test]
fn control_characters_of_the_source_stay_out_of_the_text_of_a_quote() {
    for control in ['\u{B}', '\u{C}'] {
        let text =
            format!("“We will not{control}sell the quay,” Venn said. “The toll ends,” he said.");
        let record = r#"{"quotes":[{"kind":"direct","text":"We will not sell the quay","anchors":[{"exact":"We will not sell the quay"}]},{"kind":"direct","text":"The toll ends","anchors":[{"exact":"The toll ends"}]}]}"#;
        let done = grounded(record, &text);
        assert!(!done.is_refused(), "{:?}", done.steps);
        let after: serde_json::Value = serde_json::from_str(&done.text).unwrap();
        // `text` is what people read, `exact` is what is proved.
        assert_eq!(after["quotes"][0]["text"], "We will not sell the quay");
        let exact = format!("We will not{control}sell the quay");
        assert_eq!(after["quotes"][0]["anchors"][0]["exact"], exact);
        let source = SourceText::new(&text);
        let source = Source::new(done.text.as_bytes()).with_text(&source);
        let found = check(&source, &Options::default()).diagnostics;
        let about_text = |one: &&Diagnostic| one.place.pointer.starts_with("/quotes/0/");
        let about_text: Vec<_> = found.iter().filter(about_text).map(|one| one.code).collect();
        assert!(!about_text.contains(&"V108") && !about_text.contains(&"V420"), "{about_text:?}");
        // The other quotation is grounded all the same.
        assert!(
            done.text.contains(r#"{"start":41,"end":54,"exact":"The toll ends"}"#),
            "{}",
            done.text
        );
        let again = grounded(&done.text, &text);
        assert_eq!(again.text, done.text);
    }
}

/// What became of an anchor without positions in a quote or a view.
fn placed(record: &str, text: &str, pointer: &str) -> (Option<Range<usize>>, String) {
    let done = grounded(record, text);
    let step = done.steps.iter().find(|step| step.pointer == pointer).unwrap();
    (step.to.clone(), step.why.clone())
}

#[test]
fn the_mention_of_the_speaker_is_the_one_beside_the_quotation() {
    let text = "“We pay,” Venn said. “We stay,” Tameril said.\nVenn said no more.\n";
    let record = |anchors: &str| {
        format!(
            r#"{{ "quotes": [{{ "id": "q-1", "kind": "direct", "text": "We stay", "anchors": [{{ "exact": "We stay," }}], {anchors} }}] }}"#
        )
    };
    let cue = record(r#""cue_anchor": { "exact": "said" }"#);
    let (place, why) = placed(&cue, text, "/quotes/0/cue_anchor");
    assert_eq!(place, Some(40..44));
    assert_eq!(why, "of 3 places the nearest one: in the sentence of the quotation");
    // A prefix decides before the distance does.
    let cue = record(r#""cue_anchor": { "exact": "said", "prefix": "Venn ", "suffix": " no" }"#);
    assert_eq!(placed(&cue, text, "/quotes/0/cue_anchor").0, Some(51..55));
    let twice = "Venn. “We stay,” Venn";
    let speaker = record(r#""speaker_anchor": { "exact": "Venn" }"#);
    assert_eq!(placed(&speaker, twice, "/quotes/0/speaker_anchor").0, Some(17..21));
    let even = "Venn\n“We stay,”\nVenn";
    assert_eq!(placed(&speaker, even, "/quotes/0/speaker_anchor").0, None);
}

#[test]
fn the_words_of_a_view_are_those_in_its_quote() {
    let text = "The toll stays. “It is said that the toll stays,” Venn said.";
    let record = r#"{ "quotes": [{ "id": "q-1", "kind": "direct", "text": "It is said that the toll stays",
        "anchors": [{ "exact": "It is said that the toll stays," }] }],
      "claims": [{ "id": "c-1", "text": "The toll stays.", "views": [
        { "stance": "asserts", "quotes": ["q-1"], "anchors": [{ "exact": "toll stays" }] },
        { "stance": "asserts", "anchors": [{ "exact": "toll stays" }] }] }] }"#;
    let (place, why) = placed(record, text, "/claims/0/views/0/anchors/0");
    assert_eq!(place, Some(37..47));
    assert_eq!(why, "of 2 places the one in the quote of the view");
    assert_eq!(placed(record, text, "/claims/0/views/1/anchors/0").0, None);
}
