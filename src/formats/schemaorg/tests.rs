use std::collections::{BTreeMap, HashSet};
use std::io::Cursor;

use serde_json::{Value, json};

use super::form::{Form, Table};
use super::mapping::RECORD;
use super::*;
use crate::formats::Limits;
use crate::formats::fate::{Counts, Entry, Fate, Report};
use crate::formats::places::Places;
use crate::formats::sidecar::{Sidecar, Sidecars};
use crate::formats::testing::{self, NAUGHTY};
use crate::model::path::Segment;
use crate::model::shape::{Entity, Model as _, Type};

const REFERENCE: &str = include_str!("../../../examples/iran-us-missiles-2026-02-11.json");
const EXAMPLES: &[&str] = &[
    REFERENCE,
    include_str!("../../../examples/minimal.json"),
    include_str!("../../../examples/harbour-talks/harbour-talks.json"),
];

fn examples() -> Vec<Record<'static>> {
    let read = |text: &&'static str| serde_json::from_str(text).unwrap();
    EXAMPLES.iter().map(read).collect()
}

fn fates(record: &Record<'_>) -> Vec<Entry> {
    let mut ledger = Ledger::detailed();
    SCHEMAORG.account(record, &mut ledger);
    ledger.take()
}

fn found(bytes: &[u8]) -> Result<Vec<Found>, Error> {
    let input = Input::Stream(Box::new(Cursor::new(bytes.to_vec())));
    let mut reader = SCHEMAORG.reader(input, &Limits::default())?;
    let mut all = Vec::new();
    while let Some(one) = reader.read()? {
        all.push(one);
    }
    Ok(all)
}

fn refused(bytes: &[u8]) -> String {
    match found(bytes) {
        Err(Error::Malformed(malformed)) => malformed.message,
        other => panic!("{other:?}"),
    }
}

/// Every table that can be reached, with the entity it is for.
fn tables() -> Vec<(&'static Table, &'static Entity)> {
    fn form_of(form: &'static Form, ty: Type, all: &mut Vec<(&'static Table, &'static Entity)>) {
        let entity = || match ty {
            Type::List(list) => list.item.entity().unwrap(),
            other => other.entity().unwrap(),
        };
        match form {
            Form::Node(_, table) => below(table, entity(), all),
            Form::Same(table) => below(table, ty.entity().unwrap(), all),
            Form::Within(_, _, form) | Form::Ours(form) => form_of(form, ty, all),
            Form::Either(_, one, other) | Form::Or(one, other) => {
                form_of(one, ty, all);
                form_of(other, ty, all);
            }
            _ => {}
        }
    }
    fn below(
        table: &'static Table,
        entity: &'static Entity,
        all: &mut Vec<(&'static Table, &'static Entity)>,
    ) {
        all.push((table, entity));
        for ((_, form), field) in table.fields.iter().zip(entity.fields) {
            form_of(form, field.ty, all);
        }
    }
    let mut all = Vec::new();
    below(&RECORD, Record::TYPE.entity().unwrap(), &mut all);
    all
}

#[test]
fn tables_name_the_fields_in_the_order_of_the_model() {
    let tables = tables();
    assert!(tables.len() > 25, "{}", tables.len());
    for (table, entity) in tables {
        let model: Vec<_> = entity.fields.iter().map(|field| field.name).collect();
        let named = |(name, _): &(&'static str, Form)| match *name {
            "schema" => "$schema",
            name => name.trim_start_matches("r#"),
        };
        assert_eq!(table.fields.iter().map(named).collect::<Vec<_>>(), model, "{}", entity.name);
    }
}

#[test]
fn forms_fit_their_fields() {
    for (table, entity) in tables() {
        for ((name, form), field) in table.fields.iter().zip(entity.fields) {
            let item = match field.ty {
                Type::List(list) => list.item,
                other => other,
            };
            match form {
                Form::Kind { words, .. } => {
                    let Type::Vocabulary(list) = field.ty else { panic!("{name}") };
                    let known: HashSet<_> = list.words.iter().map(|word| word.word).collect();
                    assert_eq!(words.iter().map(|word| word.0).collect::<HashSet<_>>(), known);
                    let types: HashSet<_> = words.iter().map(|word| word.1).collect();
                    let own = if table.types.is_empty() { RECORD.types } else { table.types };
                    assert_eq!(types, own.iter().copied().collect::<HashSet<_>>(), "{name}");
                }
                Form::One(..) => assert!(!matches!(item, Type::Entity(_) | Type::Json), "{name}"),
                Form::Ref(_) | Form::Dates(..) | Form::Described => {
                    assert!(matches!(item, Type::Scalar(_)), "{name}");
                }
                Form::Basis | Form::Part | Form::Attendance | Form::Or(..) => {
                    assert!(matches!(item, Type::Vocabulary(_)), "{name}");
                }
                Form::Same(_) => assert!(field.ty.entity().is_some(), "{name}"),
                Form::Node(..) => assert!(item.entity().is_some(), "{name}"),
                _ => {}
            }
        }
    }
}

#[test]
fn every_value_has_one_fate() {
    let arbitrary = (0..500).map(testing::record);
    for record in examples().into_iter().chain(arbitrary) {
        let mut values = Vec::new();
        crate::formats::fate::each_value(&record, |at, _| values.push(at.to_owned()));
        let accounted: Vec<_> = fates(&record).into_iter().map(|entry| entry.pointer).collect();
        assert_eq!(values, accounted, "{}", record.id);
    }
}

/// What may stand in the place of a value: other values of its type.
fn others(ty: Type, value: &Value, pool: &BTreeMap<String, Value>, at: &str) -> Vec<Value> {
    let all: Vec<Value> = match ty {
        Type::Vocabulary(list) => list.words.iter().map(|word| json!(word.word)).collect(),
        Type::Scalar(scalar) => {
            let texts = NAUGHTY.iter().chain(scalar.examples).chain(&[
                "x-990",
                "1.7",
                "https://example.org/other",
            ]);
            let fit = texts.filter(|text| scalar.inspect(text).is_ok());
            fit.take(4).chain(scalar.examples).map(|text| json!(text)).collect()
        }
        Type::Number(number) => [number.min, number.max, number.example]
            .map(crate::formats::sidecar::plain_number)
            .to_vec(),
        Type::Boolean => vec![json!(true), json!(false)],
        Type::Json => vec![json!(17), json!(["x"])],
        Type::Entity(_) | Type::List(_) => pool.get(&general(at)).into_iter().cloned().collect(),
    };
    all.into_iter().filter(|other| other != value).collect()
}

fn general(at: &str) -> String {
    let star = |part: &str| if part.parse::<usize>().is_ok() { "*" } else { part }.to_owned();
    at.split('/').map(star).collect::<Vec<_>>().join("/")
}

fn type_at(at: &str) -> Type {
    let mut ty = Record::TYPE;
    for step in crate::json::pointer::segments(at).unwrap() {
        let number = crate::json::pointer::index(&step);
        ty = ty.step(number.map_or(Segment::Key(&step), Segment::Index)).unwrap();
    }
    ty
}

/// The record with another value at a place, or without one, and what that does to a check.
fn changed<T>(
    tree: &mut Value,
    at: &str,
    new: Option<Value>,
    check: impl FnOnce(&Record<'_>) -> T,
) -> Option<T> {
    let (outer, last) = at.rsplit_once('/').unwrap();
    let before = tree.pointer(outer).unwrap().clone();
    match (tree.pointer_mut(outer).unwrap(), new) {
        (Value::Array(entries), Some(new)) => entries[last.parse::<usize>().unwrap()] = new,
        (Value::Object(map), Some(new)) => map[last] = new,
        (Value::Array(entries), None) => drop(entries.remove(last.parse().unwrap())),
        (Value::Object(map), None) => drop(map.shift_remove(last)),
        _ => unreachable!(),
    }
    let text = tree.to_string();
    let record: Result<Record<'_>, _> = serde_json::from_str(&text);
    let result = record.ok().map(|record| check(&record));
    *tree.pointer_mut(outer).unwrap() = before;
    result
}

/// The account is held against what is written: a value that is lost can be taken out, or be another
/// one that is lost, and not a byte changes; any other one cannot.
#[test]
fn what_is_accounted_is_so() {
    let mut pool: BTreeMap<String, Value> = BTreeMap::new();
    for record in examples() {
        fill(&mut pool, "", &serde_json::to_value(&record).unwrap());
    }
    let arbitrary = (0..400).map(testing::record);
    let (mut checked, mut unchecked) = (Counts::default(), BTreeMap::<String, u32>::new());
    for record in examples().into_iter().chain(arbitrary) {
        let bytes = |record: &Record<'_>| write::article(record, None).to_string();
        let article = bytes(&record);
        let mut tree = serde_json::to_value(&record).unwrap();
        for Entry { pointer: at, fate } in fates(&record) {
            let value = tree.pointer(&at).unwrap().clone();
            let mut tries = vec![None];
            tries.extend(others(type_at(&at), &value, &pool, &at).into_iter().map(Some));
            let (mut same, mut different) = (0, 0);
            for new in tries {
                let is_there = new.is_some();
                let outcome = changed(&mut tree, &at, new.clone(), |changed| {
                    let is_same = bytes(changed) == article;
                    // Another word can be one that is not lost.
                    let is_lost = || {
                        let mut now =
                            fates(changed).into_iter().filter(|entry| entry.pointer == at);
                        now.any(|now| matches!(now.fate, Fate::Lost { .. }))
                    };
                    let is_other = matches!(fate, Fate::Lost { .. }) && is_there;
                    (is_same || !is_other || is_lost()).then_some(is_same)
                });
                match outcome.flatten() {
                    Some(true) => same += 1,
                    Some(false) => different += 1,
                    None => {}
                }
                // Some are enough: the reference record has values by the thousand.
                let is_seen = different > 0 || !matches!(fate, Fate::Approximated { .. });
                if same + different >= 2 && is_seen {
                    break;
                }
            }
            match fate {
                Fate::Lost { .. } => {
                    assert_eq!(different, 0, "{} {at}: {value}", record.id);
                    checked.lost += u64::from(same > 0);
                }
                Fate::Kept => {
                    assert_eq!(same, 0, "{} {at}: {value}", record.id);
                    checked.kept += u64::from(different > 0);
                }
                Fate::Moved { .. } => {
                    assert_eq!(same, 0, "{} {at}: {value}", record.id);
                    checked.moved += u64::from(different > 0);
                }
                Fate::Approximated { .. } => {
                    assert!(different > 0, "{} {at}: {value}", record.id);
                    checked.approximated += 1;
                }
            }
            checked.values += 1;
            if same + different == 0 {
                *unchecked.entry(general(&at)).or_default() += 1;
            }
        }
    }
    println!("{checked:?}, not to be tried: {unchecked:?}");
    assert!(checked.lost > 10_000 && checked.kept > 10_000 && checked.moved > 10_000);
    assert!(checked.approximated > 200);
    assert!(unchecked.is_empty(), "{unchecked:?}");
}

/// Values to put where there is an empty list or object, by their places.
fn fill(pool: &mut BTreeMap<String, Value>, at: &str, value: &Value) {
    match value {
        Value::Array(list) if !list.is_empty() => {
            pool.entry(general(at)).or_insert_with(|| value.clone());
            for entry in list {
                fill(pool, &format!("{at}/*"), entry);
            }
        }
        Value::Object(map) if !map.is_empty() => {
            pool.entry(general(at)).or_insert_with(|| value.clone());
            for (key, member) in map {
                fill(pool, &format!("{at}/{key}"), member);
            }
        }
        _ => {}
    }
}

#[test]
fn a_record_comes_back_with_its_sidecar() {
    for first in (0..10_000).step_by(50) {
        let records: Vec<_> = (first..first + 50).map(testing::record).collect();
        comes_back(&records);
    }
    comes_back(&examples());
    for record in examples() {
        comes_back(&[record]);
    }
}

fn comes_back(records: &[Record<'_>]) {
    let articles = found(&testing::written(&SCHEMAORG, records)).unwrap();
    assert_eq!(articles.len(), records.len());
    let lines: Vec<_> = records
        .iter()
        .map(|record| Sidecar::of("schemaorg", record, &fates(record)).to_line() + "\n")
        .collect();
    let file = Cursor::new(lines.concat().into_bytes());
    let mut sidecars = Sidecars::open(file, &Limits::default()).unwrap();
    for (record, article) in records.iter().zip(articles) {
        let sidecar = sidecars.take(record.id.as_str()).unwrap().unwrap();
        let json = sidecar.restore(&article.json).unwrap_or_else(|error| {
            panic!("{error}\n{}\n{}", article.json, serde_json::to_string(record).unwrap())
        });
        let back: Record<'_> = serde_json::from_str(&json).unwrap();
        assert_eq!(&back, record);
    }
    assert_eq!(sidecars.untaken().count(), 0);
}

#[test]
fn a_sidecar_fits_nothing_else() {
    let record = &examples()[0];
    let sidecar = Sidecar::of("schemaorg", record, &fates(record));
    let article =
        String::from_utf8(testing::written(&SCHEMAORG, std::slice::from_ref(record))).unwrap();
    let changed = article.replacen("non-negotiable", "negotiable", 1);
    assert_ne!(article, changed);
    let json = &found(changed.as_bytes()).unwrap()[0].json;
    let error = sidecar.restore(json).unwrap_err();
    assert!(error.to_string().contains("has changed"), "{error}");
}

#[test]
fn nothing_ends_the_script_around_it() {
    let mut record = examples()[1].clone();
    record.title = Some("a</script><!-- b".try_into().unwrap());
    let article = String::from_utf8(testing::written(&SCHEMAORG, &[record.clone()])).unwrap();
    assert!(!article.contains('<'), "{article}");
    let parsed: Value = serde_json::from_str(&article).unwrap();
    assert_eq!(parsed["alternativeHeadline"], "a</script><!-- b");
}

#[test]
fn one_is_an_object_and_several_are_a_list() {
    let examples = examples();
    let parse = |records: &[Record<'_>]| -> Value {
        serde_json::from_slice(&testing::written(&SCHEMAORG, records)).unwrap()
    };
    assert_eq!(parse(&[]), json!([]));
    assert_eq!(parse(&examples[..1])["@type"], "NewsArticle");
    let several = parse(&examples);
    assert_eq!(several.as_array().unwrap().len(), 3);
    assert_eq!(several[0], parse(&examples[..1]));
    assert!(found(b"[]").unwrap().is_empty());
}

/// An article as others write it.
const OTHER: &str = r#"{
  "@context": "http://schema.org",
  "@type": ["NewsArticle"],
  "@id": "https://example.org/talks#article",
  "mainEntityOfPage": { "@type": "WebPage", "@id": "https://example.org/talks" },
  "headline": "Talks in Sorrent",
  "description": "A teaser.",
  "image": ["https://example.org/a.jpg"],
  "url": "https://example.org/talks",
  "inLanguage": "en",
  "datePublished": "2031-05-04T16:30:00Z",
  "author": [{ "@type": "Person", "name": "Ana Verel", "url": "https://example.org/verel" }],
  "publisher": { "@type": "NewsMediaOrganization", "name": "The Courier", "logo": { "url": "x" } },
  "hasPart": { "@type": "Quotation", "text": "We shall see." },
  "about": { "@type": "http://schema.org/Event", "name": "Talks", "startDate": "2031-05-04" }
}"#;

#[test]
fn articles_of_others_are_read_as_far_as_they_go() {
    let found = found(OTHER.as_bytes()).unwrap().remove(0);
    let record: Value = serde_json::from_str(&found.json).unwrap();
    let wanted = json!({
        "source": {
            "kind": "news_article", "url": "https://example.org/talks", "title": "Talks in Sorrent",
            "publisher_name": "The Courier", "authors": [{ "text": "Ana Verel" }],
            "published": "2031-05-04T16:30:00Z", "language": "en",
        },
        "event": { "name": "Talks", "when": { "edtf": "2031-05-04" } },
        "quotes": [{ "text": "We shall see." }],
    });
    assert_eq!(record, wanted);
}

#[test]
fn what_has_no_place_is_named() {
    let other = OTHER.replace("\"description\": \"A teaser.\"", "\"backstory\": \"Whence.\"");
    let Err(Error::Malformed(error)) = found(other.as_bytes()) else { panic!() };
    assert!(error.message.starts_with("`backstory` is a part"), "{}", error.message);
    assert_eq!(error.position.map(|at| (at.line, at.column)), Some((7, 16)));
    assert_eq!(error.span.of(&error.text), "\"Whence.\"");
    for (from, to, named) in [
        ("\"inLanguage\": \"en\"", "\"inLanguage\": [\"en\", \"fr\"]", "`inLanguage`"),
        ("\"inLanguage\": \"en\"", "\"inLanguage\": {\"name\": \"en\"}", "`inLanguage/name`"),
        ("\"@type\": \"Quotation\"", "\"@type\": \"Song\"", "`hasPart/@type`, `hasPart/text`"),
        ("\"name\": \"Ana Verel\"", "\"name\": \"Ana Verel\", \"award\": \"x\"", "`author/award`"),
        ("\"startDate\"", "\"doorTime\": \"P1D\", \"startDate\"", "`about/doorTime`"),
        ("{ \"@type\": \"Person\", \"name\": \"Ana Verel\"", "{ \"@id\": \"#a\"", "`author/@id`"),
        ("\"startDate\"", "\"sameAs\": \"https://example.org/e\", \"startDate\"", "`about/sameAs`"),
        ("\"headline\":", "\"headline\": \"x\", \"headline\":", "`headline`"),
    ] {
        let article = OTHER.replace(from, to);
        assert_ne!(article, OTHER);
        let message = refused(article.as_bytes());
        assert!(message.contains(named), "{message}");
    }
}

#[test]
fn lists_and_graphs_hold_articles() {
    for (before, between, after) in [
        ("[", ",", "]"),
        (" [\n\n", " ,\n", "\n]\n"),
        ("\u{FEFF}[", ",", "]"),
        ("{\"@context\": \"https://schema.org\", \"@graph\": [", ", ", "]}"),
    ] {
        let text = format!("{before}{OTHER}{between}{OTHER}{after}");
        let all = found(text.as_bytes()).unwrap();
        assert_eq!(all.len(), 2, "{before}");
        assert_eq!(all[0].json, all[1].json);
        let Places::Text(places) = &all[1].places else { panic!() };
        let line = 1 + text[..text.rfind("@type\": [").unwrap()].matches('\n').count() as u64;
        assert_eq!(places.first_line, line - 2, "{before}");
    }
}

#[test]
fn identifiers_have_addresses() {
    let article: Value = serde_json::from_str(&text_of(&examples()[0]).unwrap()).unwrap();
    let is_iran = |node: &&Value| node["@id"].as_str().is_some_and(|id| id.ends_with("#iran"));
    let iran = article["mentions"].as_array().unwrap().iter().find(is_iran).unwrap();
    assert_eq!(iran["sameAs"], json!(["https://www.wikidata.org/entity/Q794"]));
}

#[test]
fn places_are_those_of_the_article() {
    let text = format!("[\n{OTHER},\n  {OTHER}]");
    let found = found(text.as_bytes()).unwrap().remove(1);
    let Places::Text(places) = &found.places else { panic!() };
    let of = |json: &str| {
        let at = found.json.find(json).unwrap();
        let wanted =
            |(span, _): &&(crate::text::Span, _)| (span.start, span.len()) == (at, json.len());
        places.spans.iter().find(wanted).unwrap().1.of(&places.text)
    };
    assert_eq!(of("\"The Courier\""), "\"The Courier\"");
    assert_eq!(of("\"title\""), "\"headline\"");
    assert_eq!(of("\"news_article\""), "\"NewsArticle\"");
    assert_eq!(of("\"2031-05-04\""), "\"2031-05-04\"");
    assert!(places.spans.is_sorted_by_key(|(span, _)| span.end));
    let lines = crate::text::LineIndex::new(&places.text).starting_at(places.first_line);
    let at = lines.position(&places.text, places.text.find('{').unwrap());
    assert_eq!((at.line, at.column), (18, 3));
}

#[test]
fn hostile_inputs_are_errors() {
    let reference = testing::written(&SCHEMAORG, &examples()[..1]);
    let list = testing::written(&SCHEMAORG, &[examples()[1].clone(), examples()[1].clone()]);
    for whole in [&reference[..], &list[..]] {
        let whole = whole.trim_ascii_end();
        for cut in (0..whole.len()).step_by(97).chain([whole.len() - 1]) {
            assert!(found(&whole[..cut]).is_err(), "{cut}");
        }
    }
    let deep = "[".repeat(100_000);
    let deeper = format!("[{}", "{\"about\":".repeat(100_000));
    for wrong in [
        "",
        " ",
        "[",
        "[1]",
        "[{}",
        "[{}]",
        "{}",
        "null",
        "17",
        "\"NewsArticle\"",
        "[,]",
        "[{},]",
        "{\"@type\":\"NewsArticle\"} x",
        "[{\"@type\":\"NewsArticle\"}] x",
        "{\"@type\":\"Recipe\"}",
        "{\"@graph\":[1]}",
        "[{\"@type\":\"NewsArticle\"} {\"@type\":\"NewsArticle\"}]",
        "[}",
        &deep,
        &deeper,
        "{\"@type\":\"NewsArticle\",\"headline\":\"\\ud800\"}",
        "{\"@graph\":[{\"@type\":\"NewsArticle\"}],\"name\":\"x\"}",
    ] {
        assert!(found(wrong.as_bytes()).is_err(), "{}", &wrong[..wrong.len().min(60)]);
    }
    for wrong in
        [&b"\xFF\xFE{\0}\0"[..], b"\xEF\xBB", b"{\"@type\":\"\xFF\"}", b"[{\"@type\":\"\xFF\"}]"]
    {
        assert!(found(wrong).is_err());
    }
    // Many of each, which must not be held against each other one by one.
    let identifiers = r#"{"propertyID":"wikidata","value":"Q1"},"#.repeat(50_000);
    let same = r#","sameAs":"x""#.repeat(50_000);
    let many = format!("{{\"@type\":\"NewsArticle\",\"identifier\":[{identifiers}1]{same}}}");
    assert!(refused(many.as_bytes()).starts_with("`sameAs`"));
    let limits = Limits { record_bytes: 100, ..Limits::default() };
    for text in [OTHER.to_owned(), format!("[{OTHER}]")] {
        let input = Input::Stream(Box::new(Cursor::new(text.into_bytes())));
        let mut reader = SCHEMAORG.reader(input, &limits).unwrap();
        assert!(reader.read().unwrap_err().to_string().contains("more than 100 bytes"));
    }
}

fn places(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(n, one)| places(one, &format!("{at}/{n}"), all));
        }
        Value::Object(map) => {
            map.iter().for_each(|(key, one)| places(one, &format!("{at}/{key}"), all));
        }
        _ => {}
    }
}

/// Other values in all places of an article: an error or a record, but nothing worse.
#[test]
fn changed_articles_do_no_harm() {
    let article: Value = serde_json::from_str(&text_of(&examples()[2]).unwrap()).unwrap();
    let mut all = Vec::new();
    places(&article, "", &mut all);
    let (mut good, mut bad) = (0, 0);
    for at in all.iter().skip(1).step_by(3) {
        for new in [
            json!(null),
            json!(1.5),
            json!("x"),
            json!([]),
            json!({}),
            json!([[{}]]),
            json!({"@id": "x"}),
        ] {
            let mut other = article.clone();
            *other.pointer_mut(at).unwrap() = new;
            match found(other.to_string().as_bytes()) {
                Ok(found) => {
                    assert!(serde_json::from_str::<Value>(&found[0].json).is_ok());
                    good += 1;
                }
                Err(_) => bad += 1,
            }
        }
    }
    assert!(good > 100 && bad > 100, "{good} {bad}");
}

fn golden(name: &str, text: &str) {
    let path = format!("{}/tests/formats/golden/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == text, "{path} is not what is written now: run `UPDATE=1 cargo test`");
}

/// What schema.org says of the types and properties that are written.
struct Vocabulary {
    parents: BTreeMap<&'static str, &'static str>,
    domains: BTreeMap<&'static str, HashSet<&'static str>>,
}

impl Vocabulary {
    fn new() -> Self {
        let mut vocabulary = Vocabulary { parents: BTreeMap::new(), domains: BTreeMap::new() };
        for line in include_str!("vocabulary.tsv").lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = line.split('\t').collect();
            match cells[..] {
                ["type", name, parent] => drop(vocabulary.parents.insert(name, parent)),
                ["property", name, types] => {
                    vocabulary.domains.insert(name, types.split(' ').collect());
                }
                _ => panic!("{line}"),
            }
        }
        vocabulary
    }

    /// Faults of a node and of those in it. A `Role` has the property that it is in once more, which is
    /// how schema.org wants it.
    fn look(&self, node: &Value, within: &str, faults: &mut HashSet<String>) {
        let Value::Object(members) = node else {
            if let Value::Array(nodes) = node {
                for node in nodes {
                    self.look(node, within, faults);
                }
            }
            return;
        };
        // A text with its language, and a reference, are no nodes.
        let Some(ty) = members.get("@type") else {
            let is_one = members.keys().all(|key| key.starts_with('@'));
            assert!(is_one, "{node}");
            return;
        };
        let ty = ty.as_str().unwrap();
        let mut above = vec![ty];
        while let Some(parent) = self.parents.get(above[above.len() - 1]) {
            if !parent.is_empty() {
                above.push(parent);
                continue;
            }
            break;
        }
        if above.last() != Some(&"Thing") {
            faults.insert(format!("{ty} is no known type"));
        }
        for (name, value) in members.iter().filter(|(name, _)| !name.starts_with('@')) {
            let is_repeated = above.contains(&"Role") && name == within;
            let is_fit = self
                .domains
                .get(name.as_str())
                .is_some_and(|it| above.iter().any(|ty| it.contains(ty)));
            if !is_fit && !is_repeated {
                faults.insert(format!("{ty} has no {name}"));
            }
            self.look(value, name, faults);
        }
    }
}

#[test]
fn properties_are_used_as_schema_org_says() {
    let vocabulary = Vocabulary::new();
    let mut faults = HashSet::new();
    let arbitrary = (0..3_000).map(testing::record);
    for record in examples().into_iter().chain(arbitrary) {
        vocabulary.look(&write::article(&record, None), "", &mut faults);
    }
    assert!(faults.is_empty(), "{faults:#?}");
    // The test can fail.
    vocabulary.look(&json!({ "@type": "Person", "member": [] }), "", &mut faults);
    vocabulary.look(&json!({ "@type": "Song" }), "", &mut faults);
    assert_eq!(faults.len(), 2);
}

/// Every further type is named as the vocabulary of RDF names it: by the closed list and the word.
#[test]
fn further_types_are_those_of_the_vocabulary() {
    const TERMS: &str = "https://w3id.org/verbale/ns#";
    fn camel(name: &str) -> String {
        let upper = |part: &str| part[..1].to_uppercase() + &part[1..];
        name.split('_').map(upper).collect()
    }
    let mut seen = 0;
    for (table, entity) in tables() {
        for marker in table.marker {
            assert_eq!(*marker, format!("{TERMS}{}", camel(entity.name)));
        }
        for ((name, form), field) in table.fields.iter().zip(entity.fields) {
            let (Form::Or(_, Form::One(_, form::Code::Prefixed(prefix)))
            | Form::One("additionalType", form::Code::Prefixed(prefix))
            | Form::Kind { prefix, .. }) = form
            else {
                continue;
            };
            let ty = match field.ty {
                Type::List(list) => list.item,
                other => other,
            };
            let Type::Vocabulary(list) = ty else { panic!("{name}") };
            assert_eq!(*prefix, format!("{TERMS}{}-", camel(list.name)), "{name}");
            seen += 1;
        }
    }
    assert!(seen > 25, "{seen}");
}

/// The harbour talks with other members in its main event.
fn with_event(more: &Value) -> Record<'static> {
    let mut record: Value = serde_json::from_str(EXAMPLES[1]).unwrap();
    record["actors"] = json!([
        { "id": "north", "kind": "state", "name": "Norland" },
        { "id": "south", "kind": "state", "name": "Sudland" }]);
    record["event"] = json!({ "id": "e-1", "type": "strike", "name": "Shelling of the pier",
        "status": "occurred", "when": { "edtf": "2031-05-04", "basis": "stated" },
        "participants": [{ "actor": "north", "role": "initiator" }] });
    for (key, value) in more.as_object().unwrap() {
        if key == "claims" {
            record["claims"] = value.clone();
        } else {
            record["event"][key] = value.clone();
        }
    }
    let text: &'static str = Box::leak(record.to_string().into_boxed_str());
    serde_json::from_str(text).unwrap()
}

fn event_of(record: &Record<'_>) -> Value {
    first(&write::article(record, None)["about"]).clone()
}

/// The first of several values; one alone is in no list.
fn first(value: &Value) -> &Value {
    value.as_array().and_then(|all| all.first()).unwrap_or(value)
}

#[test]
fn what_is_no_plain_fact_says_so() {
    let denied = json!([{ "id": "c-1", "kind": "factual", "text": "Norland shelled the pier.", "about": ["e-1"],
        "views": [{ "actor": "south", "stance": "asserts" }, { "actor": "north", "stance": "denies" }] }]);
    let undated = json!({ "basis": "unannounced" });
    for (more, status, caution) in [
        (json!({}), Some("EventStatus-occurred"), None),
        (json!({ "assertion": "confirmed" }), Some("Assertion-confirmed"), None),
        (json!({ "status": "scheduled" }), None, None),
        (
            json!({ "status": "proposed", "when": undated }),
            Some("EventStatus-proposed"),
            Some("Proposed; no date given."),
        ),
        (json!({ "status": "expected" }), Some("EventStatus-expected"), Some("Expected.")),
        (
            json!({ "status": "unknown" }),
            Some("EventStatus-unknown"),
            Some("It is not known whether it took place."),
        ),
        (json!({ "assertion": "alleged" }), Some("Assertion-alleged"), Some("Alleged.")),
        (
            json!({ "assertion": "alleged", "claims": denied }),
            Some("Assertion-alleged"),
            Some("Alleged by Sudland; denied by Norland."),
        ),
        (
            json!({ "assertion": "disputed", "claims": denied }),
            Some("Assertion-disputed"),
            Some("Disputed; asserted by Sudland; denied by Norland."),
        ),
        (
            json!({ "status": "proposed", "assertion": "alleged" }),
            Some("EventStatus-proposed"),
            Some("Proposed. Alleged."),
        ),
        (
            json!({ "when": { "edtf": "2031-05~", "basis": "stated" } }),
            Some("EventStatus-occurred"),
            Some("The date is not exact: 2031-05~ (EDTF)."),
        ),
    ] {
        let event = event_of(&with_event(&more));
        let types = event["additionalType"].to_string();
        if let Some(status) = status {
            assert!(types.contains(&format!("ns#{status}\"")), "{more}: {types}");
        } else {
            assert_eq!(event["eventStatus"], "https://schema.org/EventScheduled");
        }
        assert_eq!(event["disambiguatingDescription"].as_str(), caution, "{more}");
        assert_eq!(event["description"].as_str(), caution, "{more}");
        let mut summed = more.clone();
        summed["summary"] = json!("Shells fell.");
        let description = event_of(&with_event(&summed))["description"].clone();
        let wanted = caution.map_or("Shells fell.".to_owned(), |it| format!("{it} Shells fell."));
        assert_eq!(description, wanted, "{more}");
    }
}

#[test]
fn what_did_not_happen_is_left_out_and_accounted_for() {
    for more in [
        json!({ "status": "did_not_occur" }),
        json!({ "assertion": "denied" }),
        json!({ "status": "did_not_occur", "assertion": "denied" }),
    ] {
        let record = with_event(&more);
        let article = write::article(&record, None);
        assert!(!article.to_string().contains("Shelling"), "{article}");
        let of_event: Vec<_> =
            fates(&record).into_iter().filter(|it| it.pointer.starts_with("/event/")).collect();
        assert!(of_event.len() > 5);
        let is_left_out =
            |it: &Entry| matches!(it.fate, Fate::Lost { .. } | Fate::Approximated { .. });
        assert!(of_event.iter().all(is_left_out), "{of_event:?}");
        comes_back(&[record]);
    }
}

#[test]
fn parts_are_as_sure_as_their_event() {
    let role =
        |more: Value| first(&event_of(&with_event(&more))["contributor"])["roleName"].clone();
    let with = |status: &str| json!({ "participants": [{ "actor": "north", "role": "initiator", "status": status }] });
    assert_eq!(role(json!({})), "initiator");
    assert_eq!(role(json!({ "assertion": "alleged" })), "alleged initiator");
    assert_eq!(role(json!({ "assertion": "disputed" })), "disputed initiator");
    assert_eq!(role(json!({ "status": "proposed" })), "possible initiator");
    assert_eq!(role(with("attended")), "initiator");
    assert_eq!(role(with("invited")), "invited initiator");
    assert_eq!(role(with("declined")), Value::Null);
    assert_eq!(role(with("absent")), Value::Null);
}

#[test]
fn dates_are_as_exact_as_they_are_known() {
    for (edtf, start, end) in [
        ("2031", Some("2031"), None),
        ("2031-05", Some("2031-05"), None),
        ("2031-05-26/2031-05-30", Some("2031-05-26"), Some("2031-05-30")),
        ("../2031-05-30", None, Some("2031-05-30")),
        ("2031~", None, None),
        ("2031-05?", None, None),
        ("2031-21", None, None),
    ] {
        let event = event_of(&with_event(&json!({ "when": { "edtf": edtf, "basis": "stated" } })));
        assert_eq!(event["startDate"].as_str(), start, "{edtf}");
        assert_eq!(event["endDate"].as_str(), end, "{edtf}");
    }
    let fallback = json!({ "when": { "edtf": "2031-05-04", "basis": "publication_date" } });
    let record = with_event(&fallback);
    assert!(!write::article(&record, None).to_string().contains("2031-05-04"));
    comes_back(&[record]);
}

#[test]
fn claims_have_their_claimants() {
    let claims = json!([{ "id": "c-1", "kind": "factual", "text": "The pier was shelled.",
        "views": [{ "actor": "south", "stance": "asserts" }, { "actor": "north", "stance": "denies" },
            { "by_source": true, "stance": "doubts" }] }]);
    let record = with_event(&json!({ "claims": claims }));
    let article = write::article(&record, None);
    let mentions = std::slice::from_ref(&article["mentions"]);
    let mentions = article["mentions"].as_array().map_or(mentions, Vec::as_slice);
    let claim = mentions.iter().find(|node| node["@type"] == "Claim").unwrap();
    let author = claim["author"].as_array().unwrap();
    assert_eq!(author.len(), 1);
    assert_eq!(author[0]["roleName"], "asserts");
    assert!(author[0]["author"]["@id"].as_str().unwrap().ends_with("#south"));
    let words = "Asserted by Sudland; denied by Norland; doubted by the source.";
    assert_eq!(claim["description"], words);
    assert_eq!(claim["appearance"]["@id"], article["@id"]);
    comes_back(&[record]);
}

#[test]
fn the_reference_record_is_written_so() {
    let article = testing::written(&SCHEMAORG, &examples()[..1]);
    golden("schemaorg.jsonld", &String::from_utf8(article).unwrap());
    golden("schemaorg.loss.json", &report(&examples()[..1]));
}

fn report(records: &[Record<'_>]) -> String {
    let mut ledger = Ledger::detailed();
    let mut report = Report::begin(Vec::new(), "schemaorg").unwrap();
    for record in records {
        SCHEMAORG.account(record, &mut ledger);
        report.record(record.id.as_str(), &ledger.take()).unwrap();
    }
    String::from_utf8(report.end(ledger.total()).unwrap()).unwrap()
}

const LOSS_SCHEMA: &str = include_str!("../../../schemas/v1/loss.schema.json");

#[test]
fn reports_are_as_their_schema_says() {
    let schema: Value = serde_json::from_str(LOSS_SCHEMA).unwrap();
    jsonschema::meta::validate(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let arbitrary: Vec<_> = (0..100).map(testing::record).collect();
    for records in [&[][..], &examples(), &arbitrary] {
        let report: Value = serde_json::from_str(&report(records)).unwrap();
        let errors: Vec<_> =
            validator.iter_errors(&report).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
        adds_up(&report);
    }
    let good: Value = serde_json::from_str(&report(&examples()[..1])).unwrap();
    for (at, wrong) in [
        ("/format", json!(1)),
        ("/records/0/id", json!(null)),
        ("/records/0/kept", json!(-1)),
        ("/records/0/others/0/fate", json!("kept")),
        ("/records/0/others/0/pointer", json!("status")),
        ("/records/0/others/0", json!({ "pointer": "/status", "fate": "lost" })),
        (
            "/records/0/others/0",
            json!({ "pointer": "/status", "fate": "lost", "why": "x", "to": "y" }),
        ),
        ("/records/0/others/0", json!({ "pointer": "/status", "fate": "moved", "how": "y" })),
        ("/total/lost", json!("none")),
        ("/total", json!({})),
    ] {
        let mut report = good.clone();
        *report.pointer_mut(at).unwrap() = wrong;
        assert!(!validator.is_valid(&report), "{at}");
    }
}

/// The counts of a report are those of what it lists.
fn adds_up(report: &Value) {
    let count = |value: &Value| value.as_u64().unwrap();
    let mut sums = BTreeMap::from([("kept", 0), ("moved", 0), ("approximated", 0), ("lost", 0)]);
    let mut values = 0;
    for record in report["records"].as_array().unwrap() {
        let others = record["others"].as_array().unwrap();
        assert_eq!(count(&record["values"]), count(&record["kept"]) + others.len() as u64);
        values += count(&record["values"]);
        *sums.get_mut("kept").unwrap() += count(&record["kept"]);
        for other in others {
            *sums.get_mut(other["fate"].as_str().unwrap()).unwrap() += 1;
        }
    }
    for (fate, sum) in sums {
        assert_eq!(count(&report["total"][fate]), sum, "{fate}");
    }
    assert_eq!(count(&report["total"]["values"]), values);
}
