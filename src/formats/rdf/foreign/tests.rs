//! What is read by the general algorithm, and what is refused there.

use oxjsonld::JsonLdSerializer;
use oxttl::TurtleParser;
use serde_json::{Value, json};

use super::super::tests::{HARBOUR, MINIMAL, REFERENCE, parse, read_all, refusal, text_of};
use super::super::{JSONLD, TURTLE};
use crate::formats::Places;
use crate::formats::testing::{Numbers, read, record};
use crate::json;
use crate::model::Record;

fn is_foreign(text: &str) -> bool {
    super::is_foreign(&json::read(text).unwrap())
}

fn statements(record: &Record<'static>) -> Vec<oxrdf::Triple> {
    TurtleParser::new().for_slice(&text_of(&TURTLE, record)).map(Result::unwrap).collect()
}

#[test]
fn the_expanded_form_is_read() {
    let examples = [REFERENCE, HARBOUR, MINIMAL].into_iter().map(parse);
    for record in examples.chain((0..50).map(record)) {
        let mut serializer = JsonLdSerializer::new().for_writer(Vec::new());
        for triple in statements(&record) {
            serializer
                .serialize_quad(triple.as_ref().in_graph(oxrdf::GraphNameRef::DefaultGraph))
                .unwrap();
        }
        let text = String::from_utf8(serializer.finish().unwrap()).unwrap();
        assert!(!is_foreign(&text));
        assert_eq!(read(&JSONLD, text.into_bytes()), [record]);
    }
}

#[test]
fn lists_of_the_expanded_form_are_read() {
    let iri = "https://w3id.org/verbale/record/r";
    let vb = |name: &str| format!("https://w3id.org/verbale/ns#{name}");
    let document = json!([{
        "@id": iri,
        "@type": [vb("Record")],
        vb("schemaVersion"): [{ "@value": "1.0" }],
        vb("demands"): [{ "@list": [
            { "@id": format!("{iri}#d"), vb("addressees"): [{ "@list": [] }] },
            { "@id": "_:b0" }
        ] }],
    }, {
        "@id": "_:b0",
        "@type": vb("Demand"),
        vb("conduct"): [{ "@value": "cease", "@type": "http://www.w3.org/2001/XMLSchema#string" }],
    }]);
    let found = read_all(&JSONLD, &document.to_string()).unwrap();
    let wanted = json!({
        "schema_version": "1.0", "id": "r",
        "demands": [{ "id": "d", "addressees": [] }, { "conduct": "cease" }]
    });
    assert_eq!(serde_json::from_str::<Value>(&found[0].json).unwrap(), wanted);
}

#[test]
fn contexts_of_others_are_read() {
    let record = parse(REFERENCE);
    let own: Value = serde_json::from_str(&text_of(&JSONLD, &record)).unwrap();
    let whole: Value = serde_json::from_str(&super::publish::context()).unwrap();
    let address = &own["@context"][0];
    let base = &own["@context"][1];
    let mut prefixed = own.clone();
    prefixed["@context"] = json!([address, base, { "ex": "https://w3id.org/verbale/ns#" }]);
    let status = prefixed.as_object_mut().unwrap().remove("status").unwrap();
    prefixed["ex:recordStatus"] = status;
    let mut renamed = own.clone();
    renamed["@context"] = json!([address, base, { "kind": "@type", "uri": "@id" }]);
    let members = renamed.as_object_mut().unwrap();
    let (id, kind) = (members.remove("@id").unwrap(), members.remove("@type").unwrap());
    members.extend([("uri".to_owned(), id), ("kind".to_owned(), kind)]);
    let mut inner = own.clone();
    inner["source"]["@context"] = address.clone();
    let mut extended = own.clone();
    extended["@context"] = json!([whole["@context"], base, { "x": "https://example.org/x" }]);
    let mut index = own.clone();
    index["event"]["@index"] = json!("first");
    let mut named = json!({ "@context": own["@context"], "@id": own["@id"] });
    named["@graph"] = json!([own]);
    for document in [prefixed, renamed, inner, extended, index, named] {
        let text = document.to_string();
        assert!(is_foreign(&text), "{text:.200}");
        assert_eq!(read(&JSONLD, text.into_bytes()), std::slice::from_ref(&record));
    }
    let two = json!([1, 2].map(|number| {
        let record = super::super::super::testing::record(number);
        let own: Value = serde_json::from_str(&text_of(&JSONLD, &record)).unwrap();
        json!({ "@id": own["@id"].clone(), "@graph": own })
    }));
    assert_eq!(read_all(&JSONLD, &two.to_string()).unwrap().len(), 2);
    // A label is no name.
    let labeled = two.to_string().replace(
        "\"@id\":\"https://w3id.org/verbale/record/record-1\",\"@graph\"",
        "\"@id\":\"_:a\",\"@graph\"",
    );
    assert_ne!(labeled, two.to_string());
    assert_eq!(read_all(&JSONLD, &labeled).unwrap().len(), 2);
}

#[test]
fn nothing_is_passed_over() {
    let context = "{\"vb\":\"https://w3id.org/verbale/ns#\",\"Record\":\"vb:Record\",\"about\":\"vb:source\"}";
    for (members, message, help) in [
        ("\"@type\":\"Record\",\"titel\":\"x\"", "\"titel\" is no term", "\"title\""),
        ("\"@type\":\"Rekord\"", "\"Rekord\" is no term", "define it"),
        ("\"@type\":\"Record\",\"@id\":\"r\"", "\"r\" is no whole IRI", "@base"),
        ("\"@type\":\"Record\",\"@id\":\"a://b c\"", "is no IRI", "blanks"),
        ("\"@type\":\"Record\",\"about\":{\"@id\":\"#s\"}", "no whole IRI", "@base"),
        ("\"@type\":\"Record\",\"@merge\":1", "@merge cannot be read", ""),
        ("\"@type\":\"Record\",\"vb:revision\":12345678901234567891", "more digits", "string"),
        ("\"@type\":\"Record\",\"vb:nothing\":1", "vb:nothing is no property", ""),
        ("\"@type\":{}", "not JSON-LD", "expanded"),
    ] {
        let document = format!("{{\"@context\":{context},\n{members}}}");
        assert!(is_foreign(&document), "{members}");
        let malformed = refusal(&JSONLD, &document);
        assert!(malformed.message.contains(message), "{members}: {}", malformed.message);
        let said = malformed.help.unwrap_or_default();
        assert!(said.contains(help), "{members}: {said}");
    }
    let other = "{\"@context\":[\"https://example.org/c\",{\"a\":\"b:c\"}]}";
    assert!(refusal(&JSONLD, other).message.contains("none is fetched"));
    let values = "1,".repeat(100_000);
    let long = "x".repeat(100_000);
    let terms: Vec<String> = (0..3000).map(|n| format!("\"t{n}\":\"x:y\",")).collect();
    let terms = terms.concat();
    let nodes = "{},".repeat(50_000);
    for (document, message) in [
        (
            format!("{{\"@context\":{{\"a\":\"x:{long}\"}},\"a\":[{values}1]}}"),
            "more than 256 bytes",
        ),
        (
            format!("{{\"@context\":{{\"a\":\"@id\"}},\"a\":\"x:{long}\",\"x:b\":[{values}1]}}"),
            "far more than it is long",
        ),
        (format!("{{\"@context\":{{{terms}\"a\":\"x:a\"}},\"a\":[{nodes}1]}}"), "too many terms"),
        (
            format!("{{\"@context\":{{\"a\":\"x:a\"}},\"a\":[{}1]}}", "1,".repeat(600_000)),
            "more than 500000 values",
        ),
    ] {
        let found = refusal(&JSONLD, &document);
        assert!(found.message.contains(message), "{message}: {}", found.message);
    }
}

#[test]
fn a_value_that_occurs_once_has_its_place() {
    let text = "{\"@context\":{\"v\":\"https://w3id.org/verbale/ns#\"},\n\"@type\":\"v:Record\",\
                \n\"v:recordStatus\":\"draft\",\n\"v:revision\":7}";
    let found = read_all(&JSONLD, text).unwrap();
    let Places::Text(places) = &found[0].places else { panic!() };
    for value in ["\"draft\"", "7"] {
        let at = found[0].json.find(value).unwrap();
        let (_, span) = places.spans.iter().find(|(json, _)| json.start == at).unwrap();
        assert_eq!(span.of(text), value);
    }
}

/// Puts something else in the place of one value of a document.
fn damage(value: &mut Value, numbers: &mut Numbers) {
    let parts = match &*value {
        Value::Object(members) => members.len(),
        Value::Array(entries) => entries.len(),
        _ => 0,
    };
    if parts > 0 && numbers.below(4) > 0 {
        let at = numbers.below(parts);
        match value {
            Value::Object(members) => {
                let inner = members.iter_mut().nth(at).unwrap().1;
                return damage(inner, numbers);
            }
            Value::Array(entries) => return damage(&mut entries[at], numbers),
            _ => {}
        }
    }
    let old = value.take();
    let keys = [
        "@id",
        "@type",
        "@value",
        "@list",
        "@set",
        "@graph",
        "@language",
        "@direction",
        "@index",
        "@reverse",
        "@included",
        "@nest",
        "@none",
        "@context",
        "@json",
        "x:y",
        "",
    ];
    let key = keys[numbers.below(keys.len())];
    *value = match numbers.below(8) {
        0 => Value::Null,
        1 => json!([]),
        2 => json!({ key: old }),
        3 => json!([[old.clone()], old]),
        4 => json!(key),
        5 => json!({ "@value": old, "@type": key }),
        6 => {
            json!({ "@context": { "a": { "@id": key, "@container": key, "@type": key } }, "a": old })
        }
        _ => json!({ key: { key: old, "@type": "@json" }, "@type": ["Record", key] }),
    };
}

#[test]
fn no_damage_is_a_panic() {
    let own: Value = serde_json::from_str(&text_of(&JSONLD, &parse(MINIMAL))).unwrap();
    let whole: Value = serde_json::from_str(&super::publish::context()).unwrap();
    let mut numbers = Numbers::new(7);
    for number in 0..300 {
        let mut document = own.clone();
        document["@context"].as_array_mut().unwrap().push(json!({ "ex": "x:" }));
        if number % 10 == 0 {
            document["@context"][0] = whole["@context"].clone();
        }
        for _ in 0..=numbers.below(3) {
            damage(&mut document, &mut numbers);
        }
        let _ = read_all(&JSONLD, &document.to_string());
    }
}
