//! Properties that follow from values of a record. They are written for queries, which cannot
//! calculate with dates of EDTF and do not know the lists of codes, and are passed over on reading.

use std::borrow::Cow;
use std::sync::LazyLock;

use oxrdf::Term;

use super::names::{MODEL, Shape, XSD, camel, expand};
use crate::codes;
use crate::model::Bounds;
use crate::model::shape::{Entity, Field, Fields, Reflection, Type};

/// The datatype of days, with a prefix.
pub(super) const DAY: &str = "xsd:date";
/// The language of what codes mean.
pub(super) const LANGUAGE: &str = "en";

/// A property that follows from a field.
#[derive(Debug)]
pub(super) struct Derived {
    /// What it is called in JSON-LD.
    pub(super) term: String,
    /// Its name with a prefix.
    pub(super) curie: String,
    /// Its IRI.
    pub(super) iri: String,
    /// What it says.
    pub(super) kind: Kind,
    /// The number of the field that it follows from.
    of: usize,
}

/// What a property says of the value that it follows from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The first day that a date may mean.
    First,
    /// The last day that a date may mean.
    Last,
    /// What a code means, by the list that it is from.
    Meaning,
}

impl Kind {
    /// The IRI of its datatype; none if it is a text in [`LANGUAGE`].
    pub(super) fn datatype(self) -> Option<String> {
        (self != Kind::Meaning).then(|| format!("{XSD}date"))
    }

    /// What stands behind its values in Turtle.
    pub(super) const fn suffix(self) -> &'static str {
        match self {
            Kind::First | Kind::Last => "^^xsd:date",
            Kind::Meaning => "@en",
        }
    }

    /// What it says, in a sentence.
    pub(super) const fn doc(self) -> &'static str {
        match self {
            Kind::First => "The first day that the date may mean. It follows from the date.",
            Kind::Last => "The last day that the date may mean. It follows from the date.",
            Kind::Meaning => "What the code means. It follows from the code.",
        }
    }
}

impl Derived {
    /// Whether a statement is one of this property. A label without a language is a value of the
    /// record.
    pub(super) fn is(&self, predicate: &str, object: &Term) -> bool {
        let is_tagged =
            |object: &Term| matches!(object, Term::Literal(it) if it.language() == Some(LANGUAGE));
        self.iri == predicate && (self.kind != Kind::Meaning || is_tagged(object))
    }
}

/// The properties that follow from the fields of an entity.
pub(super) fn of(entity: &Entity) -> Vec<Derived> {
    let mut all = Vec::new();
    for (of, field) in entity.fields.iter().enumerate() {
        let mut add = |term: String, curie: String, kind| {
            let iri = expand(&curie).unwrap_or_default();
            all.push(Derived { term, curie, iri, kind, of });
        };
        if is_date(field) {
            for (end, kind) in [("first", Kind::First), ("last", Kind::Last)] {
                let term = format!("{}_{end}", field.name);
                let curie = format!("vb:{}", camel(&term, false));
                add(term, curie, kind);
            }
        } else if entity.name == "code" && field.name == "code" {
            add(format!("label_{LANGUAGE}"), "skos:prefLabel".to_owned(), Kind::Meaning);
        }
    }
    all
}

fn is_date(field: &Field) -> bool {
    matches!(field.ty, Type::Scalar(scalar) if matches!(scalar.name, "edtf" | "moment"))
}

/// Whether a key of JSON-LD is the term of one of these properties.
pub(super) fn is_term(key: &str) -> bool {
    static TERMS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let all = MODEL.shapes.iter().flat_map(|shape| &shape.derived);
        all.map(|derived| derived.term.as_str()).collect()
    });
    TERMS.contains(&key)
}

/// What follows from the fields of an entity.
pub(super) fn values<'r>(
    fields: &'r dyn Fields,
    shape: &'static Shape,
) -> Vec<(&'static Derived, Cow<'r, str>)> {
    let value = |derived: &'static Derived| {
        let Some(Reflection::Text(text)) = fields.field(derived.of) else { return None };
        let value = match derived.kind {
            Kind::First => Cow::Owned(Bounds::of_moment_text(text)?.earliest?.to_string()),
            Kind::Last => Cow::Owned(Bounds::of_moment_text(text)?.latest?.to_string()),
            Kind::Meaning => Cow::Borrowed(meaning(text, fields)?),
        };
        Some((derived, value))
    };
    shape.derived.iter().filter_map(value).collect()
}

/// What a code means; none if it has a label of its own, or means one thing or another.
fn meaning(code: &str, fields: &dyn Fields) -> Option<&'static str> {
    let text = |name: &str| {
        let number = fields.shape().fields.iter().position(|field| field.name == name)?;
        match fields.field(number) {
            Some(Reflection::Text(text)) => Some(text.to_owned()),
            _ => None,
        }
    };
    if text("label").is_some() {
        return None;
    }
    let mut entries = codes::find(&text("scheme")?)?.all(code);
    let meaning = entries.next()?.meaning.as_ref();
    entries.all(|entry| entry.meaning == meaning).then_some(meaning)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::tests::{MINIMAL, parse, read_all, text_of};
    use super::super::{JSONLD, NQUADS, RDFXML, TURTLE};
    use super::*;
    use crate::formats::testing::read;

    #[test]
    fn terms_are_nothing_else() {
        let fields: BTreeSet<&str> = MODEL
            .shapes
            .iter()
            .flat_map(|shape| shape.properties.iter().map(|property| property.field.name))
            .collect();
        for shape in &MODEL.shapes {
            for derived in &shape.derived {
                assert!(!fields.contains(derived.term.as_str()), "{}", derived.term);
                assert!(derived.iri.contains("://"), "{}", derived.term);
            }
        }
        assert!(is_term("edtf_first") && is_term("published_last") && is_term("label_en"));
    }

    #[test]
    fn dates_have_days_and_codes_a_meaning() {
        let mut value: serde_json::Value = serde_json::from_str(MINIMAL).unwrap();
        value["source"]["published"] = "2031-05-04T23:30:00-05:00".into();
        value["event"]["codes"] = serde_json::json!([
            { "scheme": "cameo", "code": "010" },
            { "scheme": "cameo", "code": "010", "label": "said" },
            { "scheme": "mine", "code": "010" },
        ]);
        for (edtf, first, last) in [
            ("2031-05", Some("2031-05-01"), Some("2031-05-31")),
            ("203X", Some("2030-01-01"), Some("2039-12-31")),
            ("2031-05-04/..", Some("2031-05-04"), None),
            ("/2031", None, Some("2031-12-31")),
            ("2031~", None, None),
        ] {
            value["event"]["when"]["edtf"] = edtf.into();
            let record = parse(&value.to_string());
            let turtle = text_of(&TURTLE, &record);
            let says = |what: &str, day: Option<&str>| match day {
                Some(day) => turtle.contains(&format!("{what} \"{day}\"^^xsd:date")),
                None => !turtle.contains(what),
            };
            assert!(turtle.contains(&format!("vb:edtf \"{edtf}\"^^loc:EDTF")), "{turtle}");
            assert!(says("vb:edtfFirst", first) && says("vb:edtfLast", last), "{edtf}: {turtle}");
            assert!(says("vb:publishedFirst", Some("2031-05-04")), "{turtle}");
            assert_eq!(turtle.matches("\"@en").count(), 1, "{turtle}");
            for format in [&TURTLE, &JSONLD, &NQUADS, &RDFXML] {
                let text = text_of(format, &record);
                assert_eq!(read(format, text.into_bytes()), std::slice::from_ref(&record));
            }
        }
    }

    #[test]
    fn what_was_changed_in_them_is_not_read() {
        let record = parse(MINIMAL);
        let turtle = text_of(&TURTLE, &record);
        let changed =
            turtle.replace("Last \"2026", "Last \"1999").replace("First \"2", "First \"x");
        assert_ne!(changed, turtle);
        assert_eq!(read(&TURTLE, changed.into_bytes()), std::slice::from_ref(&record));
        let plain = turtle.replace("^^loc:EDTF", "");
        assert_eq!(read(&TURTLE, plain.into_bytes()), std::slice::from_ref(&record));
        let level = turtle.replace("loc:EDTF", "loc:EDTF-level1");
        assert_eq!(read(&TURTLE, level.into_bytes()), [record]);
        let other = turtle.replace("a vb:Source", "a vb:Source ; vb:edtfFirst 1");
        assert!(read_all(&TURTLE, &other).is_err());
    }
}
