//! What all RDF formats owe: they keep everything, say the same, and refuse what they cannot hold.

use std::collections::{BTreeSet, HashMap};
use std::io::Cursor;
use std::path::Path;

use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use oxrdf::{NamedOrBlankNode, Quad, Term};
use oxrdfxml::RdfXmlParser;
use oxttl::{NQuadsParser, NTriplesParser, TriGParser, TurtleParser};

use super::names::{CONTEXT, RDF};
use super::{JSONLD, NDJSONLD, NQUADS, NTRIPLES, RDFXML, TRIG, TURTLE};
use crate::formats::testing::{read, record, round_trips, written};
use crate::formats::{
    Error, Format, Found, Input, Limits, Malformed, Options, Output, Places, Shared,
};
use crate::model::Record;

pub(super) const REFERENCE: &str =
    include_str!("../../../examples/iran-us-missiles-2026-02-11.json");
pub(super) const HARBOUR: &str = include_str!("../../../examples/harbour-talks/harbour-talks.json");
pub(super) const MINIMAL: &str = include_str!("../../../examples/minimal.json");

static ALL: [&Format; 7] = [&JSONLD, &NDJSONLD, &TURTLE, &NTRIPLES, &TRIG, &NQUADS, &RDFXML];

pub(super) fn parse(json: &str) -> Record<'static> {
    serde_json::from_str::<Record<'_>>(json).unwrap().into_owned()
}

/// Writes `text` to a file of the repository when `UPDATE` is set, and compares otherwise.
fn up_to_date(path: &str, text: &str) {
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(full.parent().unwrap()).unwrap();
        std::fs::write(full, text).unwrap();
        return;
    }
    let there = std::fs::read_to_string(full).unwrap_or_default();
    assert!(there == text, "{path} is not what the source says: run `UPDATE=1 cargo test`");
}

pub(super) fn text_of(format: &Format, record: &Record<'static>) -> String {
    String::from_utf8(written(format, std::slice::from_ref(record))).unwrap()
}

/// Reads everything.
pub(super) fn read_all(format: &Format, text: &str) -> Result<Vec<Found>, Error> {
    let input = Input::Stream(Box::new(Cursor::new(text.as_bytes().to_vec())));
    let mut reader = format.reader(input, &Limits::default())?;
    let mut all = Vec::new();
    while let Some(found) = reader.read()? {
        all.push(found);
    }
    Ok(all)
}

pub(super) fn refusal(format: &Format, text: &str) -> Malformed {
    match read_all(format, text) {
        Err(Error::Malformed(malformed)) => *malformed,
        other => panic!("{}: {:.300?}: {other:.300?}", format.name, text),
    }
}

/// The cells of lists: of each its entry, and what comes behind it.
type Cells = HashMap<NamedOrBlankNode, (Option<Term>, Option<Term>)>;

/// A term, or the whole list that begins with it.
fn told(term: &Term, cells: &Cells) -> String {
    let mut at = match term {
        Term::BlankNode(node) => NamedOrBlankNode::from(node.clone()),
        Term::NamedNode(node) if node.as_str().ends_with("#nil") => return "()".to_owned(),
        term => return term.to_string(),
    };
    let mut list = String::from("(");
    while let Some((Some(first), Some(rest))) = cells.get(&at) {
        list.push(' ');
        list.push_str(&told(first, cells));
        match rest {
            Term::BlankNode(node) => at = node.clone().into(),
            _ => break,
        }
    }
    list + " )"
}

/// What statements say, with lists as wholes, so that the labels of their cells do not matter.
fn facts(quads: Vec<Quad>) -> BTreeSet<String> {
    let mut cells = Cells::new();
    let mut others = Vec::new();
    for quad in quads {
        match quad.predicate.as_str().strip_prefix(RDF) {
            Some("first") => cells.entry(quad.subject).or_default().0 = Some(quad.object),
            Some("rest") => cells.entry(quad.subject).or_default().1 = Some(quad.object),
            _ => others.push(quad),
        }
    }
    let tell =
        |quad: Quad| format!("{} {} {}", quad.subject, quad.predicate, told(&quad.object, &cells));
    others.into_iter().map(tell).collect()
}

pub(super) fn facts_of_turtle(text: &str) -> BTreeSet<String> {
    let triples = TurtleParser::new().for_slice(text);
    facts(triples.map(|t| t.unwrap().in_graph(oxrdf::GraphName::DefaultGraph)).collect())
}

/// What an independent reader makes of JSON-LD, with the published context.
fn facts_of_jsonld(text: &str) -> BTreeSet<String> {
    let parser = JsonLdParser::new().for_slice(text).with_load_document_callback(|url, _| {
        assert_eq!(url, CONTEXT);
        Ok(JsonLdRemoteDocument {
            document: super::context().into_bytes(),
            document_url: CONTEXT.to_owned(),
        })
    });
    facts(parser.map(Result::unwrap).collect())
}

#[test]
fn everything_is_kept() {
    for format in ALL {
        round_trips(format, 1_000);
    }
}

#[test]
#[ignore = "takes the better part of a minute: `cargo test --lib formats::rdf -- --ignored`"]
fn everything_is_kept_of_many_records() {
    for format in ALL {
        round_trips(format, 10_000);
    }
}

#[test]
fn the_examples_are_kept() {
    for example in [REFERENCE, HARBOUR, MINIMAL] {
        let record = parse(example);
        for format in ALL {
            let bytes = written(format, std::slice::from_ref(&record));
            assert_eq!(read(format, bytes), std::slice::from_ref(&record), "{}", format.name);
        }
    }
}

#[test]
fn all_formats_say_the_same() {
    let examples = [REFERENCE, HARBOUR, MINIMAL].into_iter().map(parse);
    for record in examples.chain((0..200).map(record)) {
        let turtle = facts_of_turtle(&text_of(&TURTLE, &record));
        assert!(turtle.len() > 10);
        let trig = TriGParser::new().for_slice(&text_of(&TRIG, &record)).collect::<Vec<_>>();
        let nquads = NQuadsParser::new().for_slice(&text_of(&NQUADS, &record)).collect::<Vec<_>>();
        let iri = format!("<https://w3id.org/verbale/record/{}>", record.id);
        for quads in [trig, nquads] {
            let quads: Vec<Quad> = quads.into_iter().map(Result::unwrap).collect();
            assert!(quads.iter().all(|quad| quad.graph_name.to_string() == iri));
            assert_eq!(facts(quads), turtle, "{}", record.id);
        }
        let in_default = |triple: oxrdf::Triple| triple.in_graph(oxrdf::GraphName::DefaultGraph);
        let ntriples = text_of(&NTRIPLES, &record);
        let ntriples = NTriplesParser::new().for_slice(&ntriples).map(Result::unwrap);
        assert_eq!(facts(ntriples.map(in_default).collect()), turtle, "{}", record.id);
        let rdfxml = text_of(&RDFXML, &record);
        // What XML cannot hold is written otherwise.
        if !rdfxml.contains("#JSON\">&quot;") {
            let rdfxml = RdfXmlParser::new().for_slice(&rdfxml).map(Result::unwrap);
            assert_eq!(facts(rdfxml.map(in_default).collect()), turtle, "{}", record.id);
        }
        for format in [&JSONLD, &NDJSONLD] {
            assert_eq!(facts_of_jsonld(&text_of(format, &record)), turtle, "{}", record.id);
        }
    }
}

#[test]
fn the_golden_files_are_up_to_date() {
    let record = parse(REFERENCE);
    for format in [&JSONLD, &TURTLE, &TRIG, &NQUADS, &RDFXML] {
        let path = format!("tests/formats/golden/rdf.{}", format.extensions[0]);
        up_to_date(&path, &text_of(format, &record));
    }
}

#[test]
fn what_is_published_is_up_to_date() {
    let files = [
        ("schemas/v1/context.jsonld", super::context()),
        ("schemas/v1/vocabulary.ttl", super::vocabulary()),
        ("schemas/v1/shapes.ttl", super::shapes()),
    ];
    for (path, text) in &files {
        up_to_date(path, text);
    }
    let [(_, context), (_, vocabulary), (_, shapes)] = files;
    assert!(serde_json::from_str::<serde_json::Value>(&context).unwrap()["@context"].is_object());
    for text in [vocabulary, shapes] {
        assert!(TurtleParser::new().for_slice(&text).map(Result::unwrap).count() > 1000);
    }
}

#[test]
fn records_of_a_document_may_be_mixed() {
    let records = [record(1), record(2), record(3)];
    let text = String::from_utf8(written(&TURTLE, &records)).unwrap();
    // The statements of all in one order: those of one record stand among those of others.
    let mut lines: Vec<String> = TurtleParser::new()
        .for_slice(&text)
        .map(|triple| format!("{} .\n", triple.unwrap()))
        .collect();
    lines.sort();
    lines.reverse();
    let mut found: Vec<Record<'_>> = read(&NQUADS, lines.concat().into_bytes());
    found.sort_by_key(|record| record.id.to_string());
    assert_eq!(found, records);
}

#[test]
fn an_id_given_twice_and_a_long_reference_are_kept() {
    let mut value: serde_json::Value = serde_json::from_str(REFERENCE).unwrap();
    let id = value["actors"][0]["id"].clone();
    value["actors"][1]["id"] = id.clone();
    let long = format!("{}#{}", value["id"].as_str().unwrap(), id.as_str().unwrap());
    value["relations"][0]["from"] = long.into();
    value["relations"][0]["to"] = "another.record_1#x-1".into();
    value["supersedes"] = "an.older_record-1".into();
    let record = parse(&value.to_string());
    for format in ALL {
        let bytes = written(format, std::slice::from_ref(&record));
        assert_eq!(read(format, bytes), std::slice::from_ref(&record), "{}", format.name);
    }
    assert_eq!(
        facts_of_jsonld(&text_of(&JSONLD, &record)),
        facts_of_turtle(&text_of(&TURTLE, &record))
    );
}

#[test]
fn other_ways_to_write_the_same_are_read() {
    let record = parse(MINIMAL);
    let json = text_of(&JSONLD, &record);
    let whole: serde_json::Value = serde_json::from_str(&super::context()).unwrap();
    let mut inlined: serde_json::Value = serde_json::from_str(&json).unwrap();
    inlined["@context"][0] = whole["@context"].clone();
    let mut bare: serde_json::Value = serde_json::from_str(&json).unwrap();
    let context = bare["@context"].take();
    bare.as_object_mut().unwrap().remove("@context");
    let mut prefixed = bare.clone();
    let title = prefixed["source"].as_object_mut().unwrap().remove("language").unwrap();
    prefixed["source"]["schema:inLanguage"] = serde_json::json!([{ "@value": title }]);
    prefixed["source"]["@type"] = serde_json::json!(["prov:Entity", "Source"]);
    let documents = [
        inlined.to_string(),
        serde_json::json!({ "@context": context, "@graph": [bare] }).to_string(),
        serde_json::json!([{ "@context": context, "@graph": prefixed }]).to_string(),
    ];
    for document in documents {
        let found = read(&JSONLD, document.clone().into_bytes());
        assert_eq!(found, std::slice::from_ref(&record), "{document}");
        let said = facts_of_turtle(&text_of(&TURTLE, &record));
        assert!(facts_of_jsonld(&document).is_superset(&said), "{document}");
    }
    let turtle = text_of(&TURTLE, &record);
    let when = turtle.split("<#").find(|part| part.contains("a vb:When")).unwrap();
    let (name, said) = when.split_once("> a vb:When ;").unwrap();
    let said = said.trim().trim_end_matches('.');
    let nested = turtle
        .replace(&format!("<#{when}"), "")
        .replace(&format!("<#{name}>"), &format!("[ a vb:When ; {said} ]"));
    assert_eq!(read(&TURTLE, nested.into_bytes()), [record]);
}

/// The text of the input for the first value of the record that is `value`, and its line.
fn place(found: &Found, value: &str) -> (String, u64) {
    let at = found.json.find(value).unwrap();
    let Places::Text(places) = &found.places else { panic!() };
    let (_, span) = *places.spans.iter().find(|(json, _)| json.start == at).unwrap();
    let before = &places.text[..span.start];
    let line = places.first_line + before.matches('\n').count() as u64;
    (span.of(&places.text).to_owned(), line)
}

#[test]
fn places_are_right() {
    let record = parse(MINIMAL);
    let name = serde_json::to_string(record.event.name.as_str()).unwrap();
    for format in ALL {
        let twice =
            if format.many { vec![self::record(7), record.clone()] } else { vec![record.clone()] };
        let text = String::from_utf8(written(format, &twice)).unwrap();
        let found = read_all(format, &text).unwrap().pop().unwrap();
        let (part, line) = place(&found, &name);
        assert!(part.contains(name.trim_matches('"')), "{}: {part}", format.name);
        let wanted = text.lines().nth(usize::try_from(line - 1).unwrap()).unwrap();
        assert!(wanted.contains(&part), "{}: {part}\n{wanted}", format.name);
        let Places::Text(places) = &found.places else { panic!() };
        assert!(places.spans.is_sorted_by_key(|(json, _)| json.end));
    }
}

const HEAD: &str = "@prefix vb: <https://w3id.org/verbale/ns#> .\n\
                    @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n\
                    @base <https://w3id.org/verbale/record/r> .\n";

#[test]
fn statements_without_a_place_are_refused() {
    for (turtle, message, help) in [
        ("<> a vb:Record ; vb:recordStatu 1 .", "vb:recordStatu is no property", "vb:recordStatus"),
        ("<> a vb:Record ; <a:b> 1 .", "<a:b> is no property", "extension"),
        ("<> a vb:Record ; vb:revision 1, 2 .", "vb:revision has two values", "only one"),
        ("<> a vb:Record ; vb:actors <#a> .", "vb:actors says is no list", "vb:actors (...)"),
        ("<> a vb:Record ; vb:actors 1 .", "is no list", ""),
        ("<> a vb:Record ; vb:actors () , ( 1 ) .", "two values", "one list"),
        ("<> a vb:Record ; vb:source <#s> . <#s> a vb:Quote .", "vb:Quote stands where", ""),
        ("<> a vb:Record ; vb:source <> .", "stands in two places", "node of its own"),
        ("<> a vb:Record ; vb:language \"x\" .", "no property", ""),
        ("<> a vb:Record ; vb:recordStatus \"x\"@en .", "language tag \"en\"", "leave the tag out"),
        ("<> a vb:Record ; vb:recordStatus \"x\"^^<a:b> .", "datatype <a:b>", ""),
        ("<> a vb:Record ; vb:recordStatus <a:b> .", "has a node for a value", ""),
        (
            "<> a vb:Record ; vb:revision \"x\"^^<http://www.w3.org/2001/XMLSchema#int> .",
            "no xsd:int",
            "",
        ),
        ("<> a vb:Record . <a:b> <a:c> 1 .", "no record leads to <a:b>", "take out"),
        ("<a:b> <a:c> 1 .", "no record leads to <a:b>", "vb:Record"),
        (
            "<> a vb:Record ; vb:actors _:a . _:a rdf:first <#a> ; rdf:rest _:a .",
            "does not end",
            "",
        ),
        (
            "<> a vb:Record ; vb:extensions ( [ vb:data \"{\"^^rdf:JSON ] ) .",
            "the JSON of vb:data is none",
            "",
        ),
    ] {
        let malformed = refusal(&TURTLE, &format!("{HEAD}{turtle}\n"));
        assert!(malformed.message.contains(message), "{turtle}: {}", malformed.message);
        let told = malformed.help.unwrap_or_default();
        assert!(told.contains(help), "{turtle}: {told}");
        assert_eq!(malformed.position.unwrap().line, 4, "{turtle}");
        assert_eq!(malformed.text, turtle);
    }
}

#[test]
fn graphs_hold_one_record_each() {
    let minimal = text_of(&NQUADS, &parse(MINIMAL));
    let other = text_of(&NQUADS, &record(1));
    let line = minimal.lines().next().unwrap();
    let again = refusal(&NQUADS, &format!("{minimal}{other}{line}\n"));
    assert!(again.message.contains("come after those of another one"), "{again:?}");
    let named = line.replace("/minimal> .", "/other> .");
    assert_ne!(named, line);
    assert!(refusal(&NQUADS, &named).message.contains("another name"));
    // A label is no name.
    let labeled = minimal.replace(" <https://w3id.org/verbale/record/minimal> .\n", " _:g .\n");
    assert_ne!(labeled, minimal);
    let both = read_all(&NQUADS, &(labeled + &other)).unwrap();
    assert_eq!(both.len(), 2);
    // Several graphs on one line.
    let line = "<https://w3id.org/verbale/record/x> { <https://w3id.org/verbale/record/x> a \
                <https://w3id.org/verbale/ns#Record> } ";
    let found = read_all(&TRIG, &(line.to_owned() + &line.replace("/x>", "/y>"))).unwrap();
    let ids: Vec<&str> = found.iter().map(|found| found.json.as_str()).collect();
    assert_eq!(ids, [r#"{"id":"x"}"#, r#"{"id":"y"}"#]);
}

#[test]
fn json_ld_that_is_not_understood_is_refused() {
    let context =
        format!("\"@context\":[{CONTEXT:?},{{\"@base\":\"https://w3id.org/verbale/record/r\"}}]");
    for (members, message, help) in [
        ("\"@context\":\"https://example.org/c\"", "none is fetched", "the context itself"),
        ("\"@context\":{\"@base\":\"x\"}", "no IRI that can be used", ""),
        (
            "\"@type\":\"Record\"",
            "there is no `@context`",
            "add `\"@context\": \"https://w3id.org/",
        ),
        ("\"title\":\"x\"", "there is no `@context`", "add"),
        ("\"@id\":\"#a\"", "there is no `@context`", "add"),
        ("\"@context\":[],\"@type\":\"Record\"", "no class", ""),
        ("$,\"@type\":\"Recor\"", "\"Recor\" is no class", "Record"),
        ("$,\"@type\":\"Record\",\"titel\":\"x\"", "\"titel\" is no term", "\"title\""),
        ("$,\"@type\":\"Record\",\"title\":null", "null says nothing", ""),
        ("$,\"@type\":\"Record\",\"@merge\":{}", "@merge cannot be read", "flatten"),
        (
            "$,\"@type\":\"Record\",\"title\":{\"@value\":\"x\",\"@language\":\"en\"}",
            "language tag \"en\"",
            "leave the tag out",
        ),
        (
            "$,\"@type\":\"Record\",\"title\":{\"@value\":1,\"@language\":\"en\"}",
            "tag of a language",
            "",
        ),
        ("$,\"@type\":\"Record\",\"source\":{\"kind\":\"x\"}", "\"kind\" is no term", "@type"),
        ("$,\"@type\":\"Record\",\"quotes\":[[1]]", "a list stands within a list", ""),
        ("$,\"@type\":\"Record\",\"@id\":\"a b\"", "\"a b\" is no IRI", "in full"),
        ("$,\"@type\":\"Record\",\"title\":\"x\",\"title\":\"y\"", "twice", ""),
        ("$,\"@type\":\"Record\",\"title\":[]", "empty set", ""),
        ("$,\"@graph\":[],\"title\":\"x\"", "beside @graph", "into the graph"),
        ("$,\"@type\":\"Record\",\"revision\":1e999", "a double can hold", ""),
    ] {
        let document = format!("{{{}}}", members.replace('$', &context));
        let malformed = refusal(&JSONLD, &document);
        assert!(malformed.message.contains(message), "{members}: {}", malformed.message);
        let told = malformed.help.unwrap_or_default();
        assert!(told.contains(help), "{members}: {told}");
        assert!(malformed.position.is_some());
    }
    let long =
        format!("{{\"@context\":{{\"@base\":\"https://example.org/{}\"}}}}", "x".repeat(9999));
    assert!(refusal(&JSONLD, &long).message.contains("base"));
    let deep = "[".repeat(100_000);
    assert!(refusal(&JSONLD, &deep).message.contains("128"));
    assert!(read_all(&JSONLD, "[]").unwrap().is_empty());
    assert!(read_all(&NDJSONLD, "").unwrap().is_empty());
    refusal(&NDJSONLD, "{\n}");
    refusal(&JSONLD, "1");
}

#[test]
fn numbers_are_decimals_if_they_can_be() {
    let mut value: serde_json::Value = serde_json::from_str(REFERENCE).unwrap();
    for (number, turtle) in [
        (0.1, "0.1"),
        (-51.25, "-51.25"),
        (3.0, "3.0"),
        (1e-7, "0.0000001"),
        (9_007_199_254_740_991.0, "9007199254740991.0"),
        (0.123_456_789_012_345_6, "0.1234567890123456"),
        (1.25e-15, "0.00000000000000125"),
        (1.25e-16, "1.25E-16"),
        (-1e-300, "-1.0E-300"),
        (123_456_789_012.345_67, "123456789012.34567"),
    ] {
        value["red_lines"][0]["trigger"] =
            serde_json::json!({ "text": "a toll", "threshold": { "value": number, "unit": "t" } });
        let record = parse(&value.to_string());
        let text = text_of(&TURTLE, &record);
        assert!(text.contains(&format!("vb:thresholdValue {turtle} ")), "{number}: {text}");
        for format in ALL {
            let text = text_of(format, &record);
            assert_eq!(read(format, text.clone().into_bytes()), std::slice::from_ref(&record));
        }
        let said = facts_of_turtle(&text);
        assert_eq!(facts_of_jsonld(&text_of(&JSONLD, &record)), said);
        // Other datatypes, and numbers in JSON-LD, as they were written before.
        for datatype in ["decimal", "double", "float", "integer"] {
            if datatype == "integer" && turtle.contains('.') {
                continue;
            }
            let typed = format!("\"{number:?}\"^^xsd:{datatype}");
            let typed = text.replace(&format!("Value {turtle} "), &format!("Value {typed} "));
            assert_eq!(read(&TURTLE, typed.into_bytes()), std::slice::from_ref(&record));
        }
        let mut json: serde_json::Value = serde_json::from_str(&text_of(&JSONLD, &record)).unwrap();
        json["red_lines"][0]["trigger"]["threshold"]["value"] = serde_json::json!(number);
        assert_eq!(read(&JSONLD, json.to_string().into_bytes()), [record]);
    }
}

#[test]
fn times_are_kept_as_others_spell_them() {
    let mut value: serde_json::Value = serde_json::from_str(REFERENCE).unwrap();
    for (time, others) in [
        ("2031-05-04T16:30:00Z", Some("2031-05-04T16:30:00+00:00")),
        ("2031-05-04T16:30:00.5Z", Some("2031-05-04T16:30:00.500000+00:00")),
        ("2031-05-04T16:30:00.25+03:30", Some("2031-05-04T16:30:00.250000+03:30")),
        ("2031-05-04T16:30:00+00:00", None),
        ("2031-05-04T16:30:00.50Z", None),
        ("2031-05-04T16:30:00.123456789Z", None),
    ] {
        value["provenance"]["created"] = time.into();
        let record = parse(&value.to_string());
        for format in ALL {
            let bytes = written(format, std::slice::from_ref(&record));
            assert_eq!(read(format, bytes), std::slice::from_ref(&record), "{}", format.name);
        }
        let turtle = text_of(&TURTLE, &record);
        assert_eq!(facts_of_jsonld(&text_of(&JSONLD, &record)), facts_of_turtle(&turtle));
        let datatype = if others.is_some() { "xsd:dateTime " } else { "xsd:dateTimeStamp " };
        assert!(turtle.contains(&format!("\"{time}\"^^{datatype}")), "{turtle}");
        if let Some(others) = others {
            let changed = turtle.replace(time, others);
            assert_eq!(read(&TURTLE, changed.into_bytes()), [record]);
        }
    }
}

#[test]
fn the_context_can_be_in_the_document() {
    let record = parse(REFERENCE);
    let options = Options { embed_context: true, ..Options::default() };
    for format in [&JSONLD, &NDJSONLD] {
        let out = Shared::default();
        let mut writer = format.writer(Output::Stream(Box::new(out.clone())), &options).unwrap();
        writer.write(&record).unwrap();
        writer.finish().unwrap();
        let text = String::from_utf8(out.take()).unwrap();
        assert!(!text.contains(CONTEXT), "{}", format.name);
        // No document is loaded.
        let quads = JsonLdParser::new().for_slice(&text).map(Result::unwrap).collect();
        assert_eq!(facts(quads), facts_of_turtle(&text_of(&TURTLE, &record)));
        assert_eq!(read(format, text.into_bytes()), std::slice::from_ref(&record));
    }
}

#[test]
fn xml_that_cannot_be_read_is_refused() {
    let xml = text_of(&RDFXML, &parse(MINIMAL));
    for end in (0..xml.len()).step_by(7).filter(|end| xml.is_char_boundary(*end)) {
        let cut = xml.get(..end).unwrap();
        assert!(cut.trim().is_empty() || !read_all(&RDFXML, cut).is_ok_and(|all| !all.is_empty()));
    }
    for (from, to, message) in [
        ("<rdf:RDF", "<!DOCTYPE x [<!ENTITY a \"&lt;\">]><rdf:RDF", "made of other entities"),
        ("vb:Record ", "vb:Rekord ", "RDF/XML"),
        ("rdf:about=\"https://w3id.org/verbale/record/", "rdf:about=\"", "IRI"),
        ("encoding=\"UTF-8\"", "encoding=\"KOI8-R\"", "UTF-8"),
        ("<vb:sourceKind>", "<vb:sourceKind xml:lang=\"en\">", "language tag"),
        ("vb:sourceKind>", "vb:sourceKinds>", "vb:sourceKinds is no property"),
    ] {
        let changed = xml.replace(from, to);
        assert_ne!(changed, xml, "{from}");
        let malformed = refusal(&RDFXML, &changed);
        assert!(malformed.message.contains(message), "{from}: {}", malformed.message);
        assert!(malformed.position.is_some(), "{from}");
    }
    assert!(read_all(&RDFXML, "").unwrap().is_empty());
}

#[test]
fn texts_that_xml_has_no_way_to_write_are_kept() {
    let mut value: serde_json::Value = serde_json::from_str(REFERENCE).unwrap();
    let texts = ["a\u{1}b\u{FFFF}", "\u{FFFE}", "a\rb\r\n c\u{85}\u{2028} ", " \t<&>\"']]> "];
    for text in texts {
        value["source"]["text"] = text.into();
        value["extensions"] = serde_json::json!([
            { "uri": "https://example.org/v", "data": { text: [text, 1.5, null] } }
        ]);
        let record = parse(&value.to_string());
        let bytes = written(&RDFXML, std::slice::from_ref(&record));
        assert_eq!(read(&RDFXML, bytes), [record], "{text:?}");
    }
}

#[test]
fn what_is_no_rdf_is_refused() {
    let turtle = text_of(&TURTLE, &parse(MINIMAL));
    for format in [&TURTLE, &TRIG] {
        // Cut anywhere it is an error, or a smaller record, and never a panic.
        for end in (0..turtle.len()).step_by(7).filter(|end| turtle.is_char_boundary(*end)) {
            let _ = read_all(format, &turtle[..end]);
        }
        assert!(read_all(format, "").unwrap().is_empty());
        for text in [
            "<a",
            "@prefix",
            "<a:b> <a:c> \"\"\"x\n\n",
            "\0",
            "{",
            "<a:b> <a:c> 1",
            "x:y <a:c> 1 .",
        ] {
            let malformed = refusal(format, text);
            assert!(!malformed.message.is_empty() && malformed.position.is_some(), "{text}");
        }
        for open in ["(", "[ <a:b> ", "<a:b> <a:c> ( "] {
            refusal(format, &open.repeat(100_000));
        }
    }
    let nquads = text_of(&NQUADS, &parse(MINIMAL));
    for end in (0..nquads.len()).step_by(11).filter(|end| nquads.is_char_boundary(*end)) {
        let _ = read_all(&NQUADS, &nquads[..end]);
    }
    let broken = refusal(&NQUADS, &(nquads + "<a:b> c .\n"));
    assert!(broken.text.contains("<a:b> c"), "{broken:?}");
    let input = Input::Stream(Box::new(Cursor::new(b"<a:b> <a:c> \"\xFF\" .\n".to_vec())));
    let error = TURTLE.reader(input, &Limits::default()).unwrap().read().unwrap_err();
    assert!(matches!(error, Error::Malformed(_)), "{error}");
}

#[test]
fn bombs_are_refused() {
    let prefix = format!("@prefix a: <http://example.org/{}> .\n", "x".repeat(100_000));
    let bomb = prefix + &"a:b a:b a:b .\n".repeat(100_000);
    assert!(refusal(&TURTLE, &bomb).message.contains("far more than it is long"));
    let flood = format!("<a:b> <a:c> {} .", vec!["1"; 2_000_001].join(","));
    assert!(refusal(&TURTLE, &flood).message.contains("more than 2000000 statements"));
    // A text over many lines is not looked at anew for each of them.
    let lines = format!("<a:b> <a:c> \"\"\"{}\"\"\" .\n", "\n".repeat(3_000_000));
    assert!(refusal(&TURTLE, &lines).message.contains("no record leads"));
    let limits = Limits { record_bytes: 1000, ..Limits::default() };
    let input = Input::Stream(Box::new(Cursor::new(b"# comment\n".repeat(1000))));
    let error = TURTLE.reader(input, &limits).unwrap().read().unwrap_err();
    assert!(error.to_string().contains("more than 4000 bytes"), "{error}");
}
