//! What the entities and fields of a record are called in RDF, and how their values are written.
//!
//! All of it follows from the model's own description and the two tables here, [`INSTEAD`] and
//! [`TIES`]. The writers, the readers, the JSON-LD context, the vocabulary and the shapes all ask
//! [`MODEL`], so that they cannot disagree.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::derived::{self, Derived};
use crate::model::Record;
use crate::model::shape::{Class, Entity, Field, List, Model as _, Type};

/// The namespace of our own classes and properties.
pub(super) const NAMESPACE: &str = "https://w3id.org/verbale/ns#";
/// What stands before the id of a record in its IRI.
pub(super) const RECORDS: &str = "https://w3id.org/verbale/record/";
/// The IRI of the published JSON-LD context.
pub(super) const CONTEXT: &str = "https://w3id.org/verbale/schema/v1/context";

pub(super) const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
pub(super) const XSD: &str = "http://www.w3.org/2001/XMLSchema#";

/// The namespace of the datatypes of the Library of Congress for dates of EDTF.
pub(super) const DATES: &str = "http://id.loc.gov/datatypes/edtf/";

/// The prefixes of names, with what they stand for.
pub(super) static PREFIXES: &[(&str, &str)] = &[
    ("vb", NAMESPACE),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("loc", DATES),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", RDF),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "https://schema.org/"),
    ("sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("xsd", XSD),
];

/// Fields that are written with a property of another vocabulary, because it means just this and a
/// single value of this form. `*` is any entity that has no line of its own.
static INSTEAD: &[(&str, &str, &str)] = &[
    ("record", "title", "dcterms:title"),
    ("record", "summary", "dcterms:abstract"),
    ("record", "supersedes", "prov:wasRevisionOf"),
    ("source", "title", "dcterms:title"),
    ("source", "archive_url", "schema:archivedAt"),
    ("source", "dateline", "schema:dateline"),
    ("source", "published", "schema:datePublished"),
    ("source", "modified", "schema:dateModified"),
    ("source", "publisher", "schema:publisher"),
    ("source", "rights", "schema:copyrightNotice"),
    ("source", "text", "schema:articleBody"),
    ("event", "place", "sem:hasPlace"),
    ("place", "lat", "schema:latitude"),
    ("place", "lon", "schema:longitude"),
    ("actor", "description", "dcterms:description"),
    ("anchor", "start", "oa:start"),
    ("anchor", "end", "oa:end"),
    ("anchor", "exact", "oa:exact"),
    ("anchor", "prefix", "oa:prefix"),
    ("anchor", "suffix", "oa:suffix"),
    ("quote", "text", "prov:value"),
    ("quote", "speaker", "prov:wasAttributedTo"),
    ("view", "actor", "sem:accordingTo"),
    ("code", "code", "skos:notation"),
    ("code", "label", "skos:prefLabel"),
    ("identifier", "value", "schema:value"),
    ("issue", "name", "skos:prefLabel"),
    ("issue", "parent", "skos:broader"),
    ("provenance", "created", "dcterms:created"),
    ("provenance", "updated", "dcterms:modified"),
    ("agent", "version", "schema:softwareVersion"),
    ("*", "name", "rdfs:label"),
    ("*", "language", "schema:inLanguage"),
    ("*", "license", "schema:license"),
    ("*", "url", "schema:url"),
];

/// How one of our names stands to one of another vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// It is a narrower one.
    Narrower,
    /// It means nearly the same, but has values of another form.
    Like,
}

/// Classes of ours with wider ones of other vocabularies.
pub(super) static CLASSES: &[(&str, &[&str])] = &[
    ("record", &["prov:Entity", "schema:Dataset"]),
    ("source", &["prov:Entity", "schema:CreativeWork"]),
    ("event", &["sem:Event", "schema:Event"]),
    ("participant", &["sem:Role"]),
    ("place", &["sem:Place", "schema:Place"]),
    ("when", &["sem:Time"]),
    ("actor", &["sem:Actor", "prov:Agent"]),
    ("issue", &["skos:Concept"]),
    ("quote", &["prov:Entity", "schema:Quotation"]),
    ("anchor", &["oa:Selector"]),
    ("demand", &["prov:Entity"]),
    ("red_line", &["prov:Entity"]),
    ("threat", &["prov:Entity"]),
    ("offer", &["prov:Entity"]),
    ("position", &["prov:Entity", "sem:View"]),
    ("commitment", &["prov:Entity"]),
    ("claim", &["prov:Entity", "schema:Claim"]),
    ("view", &["sem:View"]),
    ("provenance", &["prov:Activity"]),
    ("agent", &["prov:Agent"]),
];

/// Properties of ours with their kin in other vocabularies.
pub(super) static TIES: &[(&str, Tie, &str)] = &[
    ("vb:recordEvent", Tie::Narrower, "schema:about"),
    ("vb:relatedEvents", Tie::Like, "schema:mentions"),
    ("vb:recordQuotes", Tie::Like, "schema:hasPart"),
    ("vb:recordStatus", Tie::Narrower, "schema:creativeWorkStatus"),
    ("vb:revision", Tie::Narrower, "schema:version"),
    ("vb:corrections", Tie::Like, "schema:correction"),
    ("vb:schemaVersion", Tie::Narrower, "schema:schemaVersion"),
    ("vb:source", Tie::Narrower, "prov:hadPrimarySource"),
    ("vb:provenance", Tie::Narrower, "prov:wasGeneratedBy"),
    ("vb:textSha256", Tie::Narrower, "schema:sha256"),
    ("vb:authors", Tie::Like, "schema:author"),
    ("vb:sourceOriginal", Tie::Narrower, "prov:wasDerivedFrom"),
    ("vb:quoteOriginal", Tie::Narrower, "prov:wasDerivedFrom"),
    ("vb:derivedFrom", Tie::Like, "prov:wasDerivedFrom"),
    ("vb:agents", Tie::Like, "prov:wasAssociatedWith"),
    ("vb:guidelines", Tie::Like, "prov:hadPlan"),
    ("vb:issuer", Tie::Narrower, "prov:wasAttributedTo"),
    ("vb:holder", Tie::Narrower, "prov:wasAttributedTo"),
    ("vb:attribution", Tie::Like, "prov:hadPrimarySource"),
    ("vb:eventType", Tie::Like, "sem:eventType"),
    ("vb:eventStatus", Tie::Like, "schema:eventStatus"),
    ("vb:actorKind", Tie::Like, "sem:actorType"),
    ("vb:participantRole", Tie::Like, "sem:roleType"),
    ("vb:participants", Tie::Like, "sem:hasActor"),
    ("vb:when", Tie::Narrower, "sem:hasTime"),
    ("vb:names", Tie::Like, "schema:alternateName"),
    ("vb:identifiers", Tie::Like, "schema:identifier"),
    ("vb:affiliations", Tie::Like, "schema:affiliation"),
    ("vb:members", Tie::Like, "schema:member"),
    ("vb:actorParent", Tie::Narrower, "dcterms:isPartOf"),
    ("vb:summary", Tie::Narrower, "dcterms:description"),
    ("vb:note", Tie::Narrower, "skos:note"),
    ("vb:codes", Tie::Like, "dcterms:subject"),
    ("vb:anchors", Tie::Like, "oa:hasSelector"),
];

/// Fields that mean something else than fields of the same name in other entities: the property has
/// the name of the entity in front. `*` is any entity. A line never leaves this list, and joins it
/// only together with its field, since properties would change their IRIs.
static QUALIFIED: &[(&str, &str)] = &[
    ("*", "basis"),
    ("*", "kind"),
    ("*", "original"),
    ("*", "role"),
    ("*", "stance"),
    ("*", "status"),
    ("*", "type"),
    ("actor", "parent"),
    ("assessment", "by"),
    ("attribution", "description"),
    ("view", "description"),
    ("casualty", "text"),
    ("imported_from", "id"),
    ("legal_basis", "text"),
    ("name", "text"),
    ("record", "event"),
    ("record", "issues"),
    ("record", "quotes"),
    ("record", "threats"),
    ("record", "translations"),
    ("threshold", "value"),
    ("when", "text"),
];

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// As a node with properties of its own.
    Node,
    /// As the IRI of an entity.
    Reference,
    /// As the IRI of a record.
    RecordReference,
    /// Not at all: it is part of the IRI. Where it cannot be, as a plain literal.
    Id,
    /// As a literal.
    Literal(Datatype),
}

/// The datatypes of literals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Datatype {
    /// `xsd:string`.
    String,
    /// `xsd:integer`.
    Integer,
    /// `xsd:decimal`.
    Decimal,
    /// `xsd:double`, for numbers of more digits than readers of decimals have to take.
    Double,
    /// `xsd:boolean`.
    Boolean,
    /// `xsd:anyURI`: an address is a value here and not a node, so that it stays as it is written.
    Address,
    /// `xsd:dateTime`.
    Instant,
    /// `xsd:dateTimeStamp`, for times that other programs would spell otherwise.
    Stamp,
    /// A date of EDTF.
    Edtf,
    /// `rdf:JSON`.
    Json,
}

impl Datatype {
    /// Its name with a prefix.
    pub(super) const fn curie(self) -> &'static str {
        match self {
            Datatype::String => "xsd:string",
            Datatype::Integer => "xsd:integer",
            Datatype::Decimal => "xsd:decimal",
            Datatype::Double => "xsd:double",
            Datatype::Boolean => "xsd:boolean",
            Datatype::Address => "xsd:anyURI",
            Datatype::Instant => "xsd:dateTime",
            Datatype::Stamp => "xsd:dateTimeStamp",
            Datatype::Edtf => "loc:EDTF",
            Datatype::Json => "rdf:JSON",
        }
    }
}

/// A field as a property.
#[derive(Debug)]
pub(super) struct Property {
    /// The field.
    pub(super) field: &'static Field,
    /// Its name with a prefix.
    pub(super) curie: String,
    /// Its IRI.
    pub(super) iri: String,
    /// How its values are written.
    pub(super) form: Form,
    /// The list, if its value is one; it is written as an `rdf:List`.
    pub(super) list: Option<&'static List>,
    /// The number of the shape of its values, if they are nodes.
    pub(super) target: Option<usize>,
}

impl Property {
    /// The type of its values, or of the entries if it is a list.
    pub(super) fn element(&self) -> Type {
        self.list.map_or(self.field.ty, |list| list.item)
    }
}

/// An entity as a class.
#[derive(Debug)]
pub(super) struct Shape {
    /// The entity.
    pub(super) entity: &'static Entity,
    /// The local name of its class, such as `RedLine`.
    pub(super) name: String,
    /// The IRI of its class.
    pub(super) class: String,
    /// Its fields.
    pub(super) properties: Vec<Property>,
    /// Properties that follow from its fields.
    pub(super) derived: Vec<Derived>,
}

impl Shape {
    /// Wider classes of other vocabularies, with a prefix.
    pub(super) fn wider(&self) -> &'static [&'static str] {
        let line = CLASSES.iter().find(|(entity, _)| *entity == self.entity.name);
        line.map_or(&[], |(_, wider)| wider)
    }

    /// The property of the field of that name.
    pub(super) fn field(&self, name: &str) -> Option<&Property> {
        self.properties.iter().find(|property| property.field.name == name)
    }
}

/// All entities as classes.
#[derive(Debug)]
pub(super) struct Model {
    /// The shapes, that of the record first.
    pub(super) shapes: Vec<Shape>,
    /// Fields that are the same property in every entity that has them, by name: the terms of the
    /// JSON-LD context that hold everywhere.
    pub(super) shared: HashMap<&'static str, (usize, usize)>,
}

/// All entities as classes.
pub(super) static MODEL: LazyLock<Model> = LazyLock::new(Model::new);

impl Model {
    fn new() -> Self {
        let mut entities: Vec<&'static Entity> = Record::TYPE.entity().into_iter().collect();
        let mut shapes = Vec::new();
        while let Some(entity) = entities.get(shapes.len()).copied() {
            let properties = entity.fields.iter().map(|field| {
                let (list, element) = match field.ty {
                    Type::List(list) => (Some(list), list.item),
                    ty => (None, ty),
                };
                let target = element.entity().map(|inner| {
                    let known = entities.iter().position(|other| other.name == inner.name);
                    known.unwrap_or_else(|| {
                        entities.push(inner);
                        entities.len() - 1
                    })
                });
                let curie = curie(entity, field);
                let iri = expand(&curie).unwrap_or_default();
                Property { field, iri, curie, form: form(entity, field, element), list, target }
            });
            let properties = properties.collect();
            let name = camel(entity.name, true);
            let class = format!("{NAMESPACE}{name}");
            let derived = derived::of(entity);
            shapes.push(Shape { entity, name, class, properties, derived });
        }
        let shared = shared(&shapes);
        Model { shapes, shared }
    }

    /// The shape of a record.
    pub(super) fn record(&self) -> &Shape {
        &self.shapes[0]
    }

    /// The shape of that class, by IRI.
    pub(super) fn class(&self, iri: &str) -> Option<&Shape> {
        let name = iri.strip_prefix(NAMESPACE)?;
        self.shapes.iter().find(|shape| shape.name == name)
    }

    /// The property that a term of the JSON-LD context means on a node of a class.
    pub(super) fn term(&self, shape: Option<&'static Shape>, name: &str) -> Option<&Property> {
        let own = shape.and_then(|shape| shape.field(name));
        own.or_else(|| {
            let (shape, property) = self.shared.get(name)?;
            self.shapes.get(*shape)?.properties.get(*property)
        })
    }
}

fn shared(shapes: &[Shape]) -> HashMap<&'static str, (usize, usize)> {
    let mut shared: HashMap<&'static str, Option<(usize, usize)>> = HashMap::new();
    for (number, shape) in shapes.iter().enumerate() {
        for (at, property) in shape.properties.iter().enumerate() {
            let known = shared.entry(property.field.name).or_insert(Some((number, at)));
            if let Some((shape, at)) = *known {
                let other = &shapes[shape].properties[at];
                let signature = |p: &Property| (p.form, p.list.is_some());
                if other.iri != property.iri || signature(other) != signature(property) {
                    *known = None;
                }
            }
        }
    }
    shared.into_iter().filter_map(|(name, place)| Some((name, place?))).collect()
}

/// The name of a field's property.
fn curie(entity: &Entity, field: &Field) -> String {
    if is_own_id(entity, field) {
        return "dcterms:identifier".to_owned();
    }
    let line =
        |wanted: &str| INSTEAD.iter().find(|(of, name, _)| *of == wanted && *name == field.name);
    if let Some((_, _, foreign)) = line(entity.name).or_else(|| line("*")) {
        return (*foreign).to_owned();
    }
    let name = field.name.trim_start_matches('$');
    let is_qualified =
        |(of, field): &(&str, &str)| (*of == "*" || *of == entity.name) && *field == name;
    if QUALIFIED.iter().any(is_qualified) {
        // Names of entities and fields may meet: "quote_original" and "original" of "quote".
        return format!("vb:{}{}", camel(entity.name, false), camel(name, true));
    }
    format!("vb:{}", camel(name, false))
}

/// Whether the field is the id by which the entity is referred to.
fn is_own_id(entity: &Entity, field: &Field) -> bool {
    field.name == "id" && (entity.kind.is_some() || entity.name == "record")
}

fn form(entity: &Entity, field: &Field, element: Type) -> Form {
    match element {
        _ if is_own_id(entity, field) => Form::Id,
        Type::Entity(_) => Form::Node,
        Type::Scalar(scalar) if scalar.class == Class::Reference => Form::Reference,
        Type::Scalar(scalar) => match scalar.name {
            "record_id" => Form::RecordReference,
            "iri" => Form::Literal(Datatype::Address),
            "timestamp" => Form::Literal(Datatype::Instant),
            "edtf" => Form::Literal(Datatype::Edtf),
            _ => Form::Literal(Datatype::String),
        },
        Type::Vocabulary(_) => Form::Literal(Datatype::String),
        Type::Number(number) if number.integer => Form::Literal(Datatype::Integer),
        Type::Number(_) => Form::Literal(Datatype::Decimal),
        Type::Boolean => Form::Literal(Datatype::Boolean),
        // A list in a list does not occur; as JSON it would be kept.
        Type::Json | Type::List(_) => Form::Literal(Datatype::Json),
    }
}

/// `red_line` as `RedLine`, or as `redLine`.
pub(super) fn camel(name: &str, mut large: bool) -> String {
    let mut camel = String::with_capacity(name.len());
    for c in name.chars() {
        if c == '_' {
            large = true;
        } else if std::mem::take(&mut large) {
            camel.push(c.to_ascii_uppercase());
        } else {
            camel.push(c);
        }
    }
    camel
}

/// A name with a known prefix as an IRI.
pub(super) fn expand(curie: &str) -> Option<String> {
    let (prefix, local) = curie.split_once(':')?;
    let (_, namespace) = PREFIXES.iter().find(|(known, _)| *known == prefix)?;
    Some(format!("{namespace}{local}"))
}

/// An IRI as people write it: with a prefix if there is one for it, and never longer than a line.
pub(super) fn compact(iri: &str) -> String {
    let short = PREFIXES
        .iter()
        .find_map(|(prefix, namespace)| Some(format!("{prefix}:{}", iri.strip_prefix(namespace)?)));
    let name = short.unwrap_or_else(|| format!("<{iri}>"));
    match name.char_indices().nth(120) {
        Some((end, _)) => format!("{}...", &name[..end]),
        None => name,
    }
}

/// The known name that was probably meant.
pub(super) fn nearest<'a>(wanted: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // What is this long was not meant to be a name.
    if wanted.len() > 100 {
        return None;
    }
    let distance = |name: &'a str| (strsim::osa_distance(wanted, name), name);
    let (distance, name) = known.map(distance).min_by_key(|(distance, _)| *distance)?;
    (distance <= wanted.chars().count() / 3).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn no_entity_has_one_property_twice() {
        for shape in &MODEL.shapes {
            let iris: BTreeSet<&str> = shape.properties.iter().map(|p| p.iri.as_str()).collect();
            assert_eq!(iris.len(), shape.properties.len(), "{}", shape.name);
            assert!(shape.properties.iter().all(|p| p.iri.contains("://")), "{}", shape.name);
        }
    }

    #[test]
    fn a_property_of_ours_has_values_of_one_type() {
        let mut types: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for property in MODEL.shapes.iter().flat_map(|shape| &shape.properties) {
            if property.curie.starts_with("vb:") {
                let element = property.element();
                let name = element.name().unwrap_or(element.json_type());
                let ty = format!("{name} {}", property.list.is_some());
                types.entry(&property.curie).or_default().insert(ty);
            }
        }
        types.retain(|_, types| types.len() > 1);
        assert!(types.is_empty(), "{types:#?}: see QUALIFIED");
    }

    #[test]
    fn every_line_of_the_tables_is_used() {
        let has = |entity: &str, field: &str| {
            MODEL.shapes.iter().any(|shape| {
                (entity == "*" || shape.entity.name == entity) && shape.field(field).is_some()
            })
        };
        for (entity, field, curie) in INSTEAD {
            assert!(has(entity, field), "{entity}.{field}");
            assert!(expand(curie).is_some(), "{curie}");
        }
        let properties = || MODEL.shapes.iter().flat_map(|shape| &shape.properties);
        for (curie, _, foreign) in TIES {
            assert!(properties().any(|p| p.curie == *curie), "{curie}");
            assert!(expand(foreign).is_some(), "{foreign}");
        }
        for (entity, wider) in CLASSES {
            assert!(MODEL.shapes.iter().any(|shape| shape.entity.name == *entity), "{entity}");
            assert!(wider.iter().all(|name| expand(name).is_some()), "{wider:?}");
        }
        for (entity, field) in QUALIFIED {
            assert!(has(entity, field), "{entity}.{field}");
        }
    }

    #[test]
    fn names_are_found_by_a_slip() {
        let known = ["vb:quoteKind", "vb:holder"];
        assert_eq!(nearest("vb:quoteKin", known.into_iter()), Some("vb:quoteKind"));
        assert_eq!(nearest("foaf:name", known.into_iter()), None);
        assert_eq!(compact("http://www.w3.org/ns/oa#start"), "oa:start");
        assert_eq!(compact("https://example.org/x"), "<https://example.org/x>");
    }
}
