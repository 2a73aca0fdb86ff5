//! What is published beside the formats: the JSON-LD context, the vocabulary, and shapes by which
//! graphs can be checked (SHACL). All three are made from the model.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use serde::Deserialize as _;
use serde_json::{Map, Value, json};

use super::derived::{self, Derived};
use super::names::{Datatype, Form, MODEL, NAMESPACE, PREFIXES, Property, Shape, TIES, Tie, camel};
use super::tree::{decimal, double};
use super::write::quoted;
use crate::json::Node;
use crate::model::shape::{Kind, Scalar, Type, Vocabulary};

/// What stands at the top of the made files.
const MADE: &str = "# Made from the model by `UPDATE=1 cargo test`. Do not edit.\n";

/// The JSON-LD context of records: `schemas/v1/context.jsonld`.
///
/// Fields that are the same property wherever they occur are terms everywhere; the others depend on
/// the class of the node.
#[must_use]
pub fn context() -> String {
    let mut text = String::from("{\n  \"@context\": {\n    \"@version\": 1.1");
    let Value::Object(members) = definitions() else { return text };
    for (name, definition) in members.iter().filter(|(name, _)| *name != "@version") {
        // Writing to a string does not fail, here and below.
        let _ = write!(text, ",\n    {}: ", Value::from(name.as_str()));
        let Some(inner) = definition.get("@context").and_then(Value::as_object) else {
            let _ = write!(text, "{definition}");
            continue;
        };
        let _ = write!(text, "{{\n      \"@id\": {},\n      \"@context\": {{", definition["@id"]);
        for (number, (term, definition)) in inner.iter().enumerate() {
            let comma = if number > 0 { "," } else { "" };
            let _ = write!(text, "{comma}\n        {}: {definition}", Value::from(term.as_str()));
        }
        text.push_str("\n      }\n    }");
    }
    text.push_str("\n  }\n}\n");
    text
}

/// Whether a value is the whole of our context.
pub(super) fn is_context(value: &Node<'_>) -> bool {
    static DEFINITIONS: LazyLock<Value> = LazyLock::new(definitions);
    Value::deserialize(value).is_ok_and(|value| value == *DEFINITIONS)
}

/// The context as a value.
pub(super) fn definitions() -> Value {
    let mut terms = Map::new();
    terms.insert("@version".to_owned(), json!(1.1));
    for (prefix, namespace) in PREFIXES {
        terms.insert((*prefix).to_owned(), (*namespace).into());
    }
    let shared: BTreeMap<_, _> = MODEL.shared.iter().collect();
    for (name, (shape, property)) in shared {
        terms.insert((*name).to_owned(), term(&MODEL.shapes[*shape].properties[*property]));
    }
    for (name, derived) in derived() {
        let (keyword, meant) = match derived.kind.datatype() {
            Some(_) => ("@type", derived::DAY),
            None => ("@language", derived::LANGUAGE),
        };
        terms.insert(name.to_owned(), json!({ "@id": derived.curie, keyword: meant }));
    }
    for shape in &MODEL.shapes {
        let own = shape.properties.iter().filter(|p| !MODEL.shared.contains_key(p.field.name));
        let own: Map<String, Value> =
            own.map(|property| (property.field.name.to_owned(), term(property))).collect();
        let class = format!("vb:{}", shape.name);
        let definition = if own.is_empty() {
            json!({ "@id": class })
        } else {
            json!({ "@id": class, "@context": own })
        };
        terms.insert(shape.name.clone(), definition);
    }
    Value::Object(terms)
}

/// Properties that follow from fields, by their terms.
fn derived() -> BTreeMap<&'static str, &'static Derived> {
    let all = MODEL.shapes.iter().flat_map(|shape| &shape.derived);
    all.map(|derived| (derived.term.as_str(), derived)).collect()
}

/// What a term means.
fn term(property: &Property) -> Value {
    let mut definition = Map::new();
    definition.insert("@id".to_owned(), property.curie.as_str().into());
    let coercion = match property.form {
        Form::Node | Form::Reference | Form::RecordReference => Some("@id"),
        Form::Id | Form::Literal(Datatype::String) => None,
        Form::Literal(datatype) => Some(datatype.curie()),
    };
    if let Some(coercion) = coercion {
        definition.insert("@type".to_owned(), coercion.into());
    }
    if property.list.is_some() {
        definition.insert("@container".to_owned(), "@list".into());
    }
    Value::Object(definition)
}

/// The vocabulary of records in Turtle: `schemas/v1/vocabulary.ttl`. Classes and properties with
/// what they mean and their kin in other vocabularies, and closed lists as concept schemes.
#[must_use]
pub fn vocabulary() -> String {
    let mut text = head("vocabulary");
    let about = "Classes, properties and closed lists of diplomatic-news records. Lists are \
                 rdf:List, in order; an empty list says that somebody looked and found none.";
    let _ = write!(
        text,
        "\n<{}> a owl:Ontology ;\n  rdfs:label \"Diplomatic-news records\" ;\n  rdfs:comment ",
        NAMESPACE.trim_end_matches('#')
    );
    quoted(&mut text, about);
    text.push_str(" .\n\n# Classes\n");
    for shape in &MODEL.shapes {
        let _ = write!(text, "\nvb:{} a rdfs:Class, owl:Class ;\n  rdfs:label ", shape.name);
        quoted(&mut text, &shape.entity.words());
        comment(&mut text, shape.entity.doc);
        for wider in shape.wider() {
            let _ = write!(text, " ;\n  rdfs:subClassOf {wider}");
        }
        text.push_str(" .\n");
    }
    text.push_str("\n# Properties\n");
    for (curie, uses) in properties() {
        property(&mut text, curie, &uses);
    }
    text.push_str("\n# What follows from other properties: written for queries, and not read\n");
    for (term, derived) in derived().into_iter().filter(|(_, d)| d.curie.starts_with("vb:")) {
        let _ = write!(text, "\n{} a owl:DatatypeProperty ;\n  rdfs:label ", derived.curie);
        quoted(&mut text, &term.replace('_', " "));
        comment(&mut text, derived.kind.doc());
        let _ = write!(text, " ;\n  rdfs:range {} .\n", derived::DAY);
    }
    text.push_str("\n# Closed lists: the words stand in records as plain literals\n");
    for list in lists() {
        concepts(&mut text, list);
    }
    text
}

fn head(title: &str) -> String {
    let mut text = format!("# The {title} of diplomatic-news records.\n{MADE}\n");
    let more = [
        ("owl", "http://www.w3.org/2002/07/owl#"),
        ("sh", "http://www.w3.org/ns/shacl#"),
        ("vbs", "https://w3id.org/verbale/shapes#"),
    ];
    for (prefix, namespace) in PREFIXES.iter().chain(&more) {
        let _ = writeln!(text, "@prefix {prefix}: <{namespace}> .");
    }
    text
}

/// Adds what something means.
fn comment(text: &mut String, doc: &str) {
    text.push_str(" ;\n  rdfs:comment ");
    quoted(text, &prose(doc));
}

/// The text of a doc comment, without the line breaks of the source code.
fn prose(doc: &str) -> String {
    doc.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Our own properties, with the shapes that have them.
fn properties() -> BTreeMap<&'static str, Vec<(&'static Shape, &'static Property)>> {
    let mut uses: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for shape in &MODEL.shapes {
        for property in shape.properties.iter().filter(|p| p.curie.starts_with("vb:")) {
            uses.entry(property.curie.as_str()).or_default().push((shape, property));
        }
    }
    uses
}

fn property(text: &mut String, curie: &str, uses: &[(&Shape, &Property)]) {
    let Some((_, first)) = uses.first() else { return };
    let kind = match first.form {
        _ if first.list.is_some() => "rdf:Property",
        Form::Node | Form::Reference | Form::RecordReference => "owl:ObjectProperty",
        Form::Id | Form::Literal(_) => "owl:DatatypeProperty",
    };
    let _ = write!(text, "\n{curie} a {kind} ;\n  rdfs:label ");
    quoted(text, &first.field.name.trim_start_matches('$').replace('_', " "));
    let mut docs: Vec<&str> = uses.iter().map(|(_, property)| property.field.doc).collect();
    docs.sort_unstable();
    docs.dedup();
    for doc in docs {
        comment(text, doc);
    }
    for (shape, _) in uses {
        let _ = write!(text, " ;\n  schema:domainIncludes vb:{}", shape.name);
    }
    let range = match (first.list, class_of(first)) {
        (Some(_), _) => Some("rdf:List".to_owned()),
        (None, Some(class)) => Some(class),
        (None, None) => match first.form {
            Form::Literal(datatype) => Some(datatype.curie().to_owned()),
            _ => None,
        },
    };
    if let Some(range) = range {
        let _ = write!(text, " ;\n  rdfs:range {range}");
    }
    if let Type::Vocabulary(list) = first.element() {
        let _ = write!(text, " ;\n  rdfs:seeAlso vb:{}", camel(list.name, true));
    }
    for (_, tie, foreign) in TIES.iter().filter(|(ours, ..)| *ours == curie) {
        let tie = match tie {
            Tie::Narrower => "rdfs:subPropertyOf",
            Tie::Like => "skos:closeMatch",
        };
        let _ = write!(text, " ;\n  {tie} {foreign}");
    }
    text.push_str(" .\n");
}

/// The class of what a property leads to, if it is one class.
fn class_of(property: &Property) -> Option<String> {
    let name = match (property.form, property.element()) {
        (Form::Node, _) => &MODEL.shapes.get(property.target?)?.name,
        (Form::RecordReference, _) => &MODEL.record().name,
        (Form::Reference, Type::Scalar(Scalar { refers: [kind], .. })) => of_kind(*kind)?,
        _ => return None,
    };
    Some(format!("vb:{name}"))
}

fn of_kind(kind: Kind) -> Option<&'static String> {
    let shape = MODEL.shapes.iter().find(|shape| shape.entity.kind == Some(kind));
    shape.map(|shape| &shape.name)
}

/// The closed lists, by name.
fn lists() -> Vec<&'static Vocabulary> {
    let all = MODEL.shapes.iter().flat_map(|shape| &shape.properties);
    let mut lists: Vec<&'static Vocabulary> = all
        .filter_map(|property| match property.element() {
            Type::Vocabulary(list) => Some(list),
            _ => None,
        })
        .collect();
    lists.sort_by_key(|list| list.name);
    lists.dedup_by_key(|list| list.name);
    lists
}

fn concepts(text: &mut String, list: &Vocabulary) {
    let scheme = camel(list.name, true);
    let _ = write!(text, "\nvb:{scheme} a skos:ConceptScheme ;\n  rdfs:label ");
    quoted(text, &list.name.replace('_', " "));
    comment(text, list.doc);
    text.push_str(" .\n");
    for word in list.words {
        let _ = write!(
            text,
            "vb:{scheme}-{} a skos:Concept ; skos:inScheme vb:{scheme} ; skos:notation ",
            word.word
        );
        quoted(text, word.word);
        text.push_str(" ; skos:definition ");
        quoted(text, &prose(word.doc));
        text.push_str(" .\n");
    }
}

/// Shapes of records in SHACL: `schemas/v1/shapes.ttl`. Each class is closed: what must be there,
/// how often, in which form and from which closed list. That references lead somewhere is asked for
/// too, so a graph is to be checked together with those that it refers to.
#[must_use]
pub fn shapes() -> String {
    let mut text = head("shapes");
    for list in lists() {
        let _ = write!(text, "\nvbs:{} a sh:NodeShape ;\n  sh:in (", camel(list.name, true));
        for word in list.words {
            text.push(' ');
            quoted(&mut text, word.word);
        }
        text.push_str(" ) .\n");
    }
    for shape in &MODEL.shapes {
        let _ = write!(
            text,
            "\nvbs:{0} a sh:NodeShape ;\n  sh:targetClass vb:{0} ;\n  sh:closed true ;\n  \
             sh:ignoredProperties ( rdf:type )",
            shape.name
        );
        for property in &shape.properties {
            constraints(&mut text, shape, property);
        }
        for derived in shape.derived.iter().filter(|derived| derived.curie.starts_with("vb:")) {
            let _ = write!(
                text,
                " ;\n  sh:property [ sh:path {} ; sh:maxCount 1 ; sh:datatype {} ]",
                derived.curie,
                derived::DAY
            );
        }
        text.push_str(" .\n");
    }
    text
}

fn constraints(text: &mut String, shape: &Shape, property: &Property) {
    // An id is part of the IRI wherever it can be.
    let required = property.field.required && property.form != Form::Id;
    let least = if required { " sh:minCount 1 ;" } else { "" };
    let _ = write!(text, " ;\n  sh:property [ sh:path {} ;{least} sh:maxCount 1", property.curie);
    if let Some(list) = property.list {
        // The list itself, and then its entries.
        let least = match list.min {
            0 => String::new(),
            min => format!(" ; sh:minCount {min}"),
        };
        let _ = write!(
            text,
            " ; sh:nodeKind sh:BlankNodeOrIRI ] ;\n  sh:property [ sh:path ( {} [ \
             sh:zeroOrMorePath rdf:rest ] rdf:first ){least}",
            property.curie
        );
    }
    let _ = match (property.form, class_of(property), property.element()) {
        (Form::Node | Form::Reference, Some(class), _) => write!(text, " ; sh:class {class}"),
        (Form::Reference, None, _) => write!(text, " ; sh:nodeKind sh:IRIOrLiteral"),
        (Form::Node | Form::RecordReference, ..) => write!(text, " ; sh:nodeKind sh:IRI"),
        (_, _, Type::Vocabulary(list)) => {
            write!(text, " ; sh:node vbs:{}", camel(list.name, true))
        }
        (Form::Id, ..) => write!(text, " ; sh:datatype xsd:string"),
        (Form::Literal(datatype), _, ty) => {
            let bounds = match ty {
                Type::Number(number) => format!(
                    " ; sh:minInclusive {} ; sh:maxInclusive {}",
                    bound(number.min, datatype),
                    bound(number.max, datatype)
                ),
                Type::Scalar(Scalar { max: Some(max), .. }) => {
                    format!(" ; sh:minLength 1 ; sh:maxLength {max}")
                }
                _ => String::new(),
            };
            let is_derived = shape.derived.iter().any(|derived| derived.iri == property.iri);
            let datatypes = match datatype {
                Datatype::Decimal => vec!["xsd:decimal", "xsd:integer", "xsd:double"],
                Datatype::Instant => vec![datatype.curie(), Datatype::Stamp.curie()],
                _ if is_derived => vec![datatype.curie(), "rdf:langString"],
                _ => vec![datatype.curie()],
            };
            write!(text, " ; {}{bounds}", one_of(&datatypes))
        }
    };
    text.push_str(" ]");
}

/// The constraint that a value has one of these datatypes.
fn one_of(datatypes: &[&str]) -> String {
    if let [datatype] = datatypes {
        return format!("sh:datatype {datatype}");
    }
    let each: Vec<String> =
        datatypes.iter().map(|datatype| format!(" [ sh:datatype {datatype} ]")).collect();
    format!("sh:or ({} )", each.concat())
}

/// A bound as Turtle writes a number of that datatype.
fn bound(value: f64, datatype: Datatype) -> String {
    match datatype {
        Datatype::Decimal => decimal(value).unwrap_or_else(|| double(value)),
        _ => format!("{value:.0}"),
    }
}
