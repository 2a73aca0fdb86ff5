//! Records as RDF: JSON-LD, Turtle, N-Triples, TriG, N-Quads and RDF/XML.
//!
//! A record is the node `https://w3id.org/verbale/record/ID`, an entity in it the same with `#` and
//! its id, and a part without an id the same with the way to it: `...#q-001/anchors/0`. There are no
//! nodes without names but the cells of lists.
//!
//! * An entity is a class and a field a property of the namespace `https://w3id.org/verbale/ns#`. A
//!   field whose name means something else elsewhere has the name of its entity in front (`vb:quoteKind`). A
//!   field for which another vocabulary has just the right property is written with that one.
//! * A list is an `rdf:List`, so that order, emptiness and absence stay what they are. A query asks
//!   for its entries by `vb:issues/rdf:rest*/rdf:first`.
//! * A reference is the IRI of what it means, in this record or in another one. The long form of an
//!   id of the same record stays a string, since its IRI would come back as the short form.
//! * An id is part of the IRI. Where two entities of a record have one id, the second is named by the
//!   way to it and has its id as `dcterms:identifier`.
//! * Words of closed lists and texts are plain strings. A date of EDTF has the datatype of that name,
//!   other dates that may not be exact are strings, times of RFC 3339 are `xsd:dateTime` (`instant`). An address
//!   is an `xsd:anyURI` and no node, and so stays as it is written. Whole numbers are `xsd:integer`,
//!   others `xsd:decimal` (`xsd:double` beyond 18 digits), the data of an extension is `rdf:JSON`.
//! * What follows from a value is written beside it for queries, and not read (`derived`): the first
//!   and the last day of a date, and what a code means.
//! * Texts may have any character; what is no character or cannot be seen is written as an escape.
//!
//! What is read has to say nothing else: a statement that has no place in a record is an error.
//!
//! Everything follows from one table of names in `names`. Writing goes over a tree (`tree`), reading
//! over a graph (`graph`).

mod derived;
mod expand;
mod foreign;
mod graph;
mod instant;
mod jsonld;
mod lines;
mod names;
mod publish;
mod read;
#[cfg(test)]
mod tests;
mod tree;
mod write;
mod xml_read;
mod xml_survey;
mod xml_write;

use super::{Format, Keeps, Layout};
pub use publish::{context, shapes, vocabulary};

/// Records as JSON-LD, one a document.
pub(super) static JSONLD: Format = Format {
    name: "jsonld",
    title: "JSON-LD 1.1",
    extensions: &["jsonld"],
    media_type: "application/ld+json",
    about: "one record as linked data that reads like the record itself",
    guide: None,
    layout: Layout::Stream,
    many: false,
    keeps: Keeps::Everything,
    read: Some(expand::document),
    write: Some(jsonld::document),
    template: None,
    view: None,
};

/// Records as JSON-LD, one document a line.
pub(super) static NDJSONLD: Format = Format {
    name: "ndjsonld",
    title: "JSON-LD 1.1, one document a line",
    extensions: &["ndjsonld"],
    media_type: "application/x-ndjson",
    about: "any number of records as linked data, one a line, for pipelines",
    guide: None,
    layout: Layout::Stream,
    many: true,
    keeps: Keeps::Everything,
    read: Some(expand::lines),
    write: Some(jsonld::lines),
    template: None,
    view: None,
};

/// Records as Turtle.
pub(super) static TURTLE: Format = Format {
    name: "turtle",
    title: "Turtle 1.1",
    extensions: &["ttl"],
    media_type: "text/turtle",
    about: "a graph that people can read, for triple stores and SHACL",
    guide: None,
    layout: Layout::Stream,
    many: true,
    keeps: Keeps::Everything,
    read: Some(lines::turtle),
    write: Some(|output, _| write::turtle(output)),
    template: None,
    view: None,
};

/// Records as N-Triples.
pub(super) static NTRIPLES: Format = Format {
    name: "ntriples",
    title: "N-Triples 1.1",
    extensions: &["nt"],
    media_type: "application/n-triples",
    about: "one statement a line without graphs, for tools that take no others",
    guide: None,
    layout: Layout::Stream,
    many: true,
    keeps: Keeps::Everything,
    read: Some(lines::ntriples),
    write: Some(|output, _| write::ntriples(output)),
    template: None,
    view: None,
};

/// Records as TriG.
pub(super) static TRIG: Format = Format {
    name: "trig",
    title: "TriG 1.1",
    extensions: &["trig"],
    media_type: "application/trig",
    about: "a named graph for each record, that people can read",
    guide: None,
    layout: Layout::Stream,
    many: true,
    keeps: Keeps::Everything,
    read: Some(lines::trig),
    write: Some(|output, _| write::trig(output)),
    template: None,
    view: None,
};

/// Records as N-Quads.
pub(super) static NQUADS: Format = Format {
    name: "nquads",
    title: "N-Quads 1.1",
    extensions: &["nq"],
    media_type: "application/n-quads",
    about: "a named graph for each record, one statement a line, for loading in bulk",
    guide: None,
    layout: Layout::Stream,
    many: true,
    keeps: Keeps::Everything,
    read: Some(lines::nquads),
    write: Some(|output, _| write::nquads(output)),
    template: None,
    view: None,
};

/// Records as RDF/XML.
pub(super) static RDFXML: Format = Format {
    name: "rdfxml",
    title: "RDF/XML 1.1",
    extensions: &["rdf"],
    media_type: "application/rdf+xml",
    about: "a graph in XML, for tools that read no Turtle",
    guide: None,
    layout: Layout::Stream,
    many: true,
    keeps: Keeps::Everything,
    read: Some(xml_read::document),
    write: Some(|output, _| xml_write::document(output)),
    template: None,
    view: None,
};
