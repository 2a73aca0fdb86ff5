//! Statements from RDF/XML.
//!
//! A document is one graph, as one of Turtle is. The parser gives a statement when the tag ends that
//! completes it: that tag, or the element that it ends, is taken for its place.

use std::sync::Arc;

use oxrdfxml::{RdfXmlParser, SliceRdfXmlParser};

use super::graph::{Flaw, Graph, size};
use super::lines::{SWELL, SWELL_OF_GRAPH, TEXT_FACTOR};
use super::read::{Batch, Batches, FromBatches, malformed, shown};
use super::xml_survey::survey;
use crate::formats::{Error, Input, ReadOptions, Reader, json};
use crate::text::Span;

/// Begins to read a document.
#[expect(clippy::unnecessary_wraps, reason = "every format begins to read in this way")]
pub(super) fn document(input: Input, options: &ReadOptions) -> Result<Box<dyn Reader>, Error> {
    let cap = options.record_bytes.saturating_mul(TEXT_FACTOR);
    Ok(Box::new(FromBatches::new(Document { input: Some(input), cap })))
}

struct Document {
    input: Option<Input>,
    /// The most bytes that are read.
    cap: usize,
}

impl Batches for Document {
    fn next_batch(&mut self) -> Result<Option<Batch>, Error> {
        let Some(input) = self.input.take() else { return Ok(None) };
        let text = json::text_of(input, self.cap)?;
        let graph = graph(&text, self.cap).map_err(|flaw| malformed(&text, 1, flaw))?;
        let text = Arc::from(text);
        Ok(Some(Batch { text, first_line: 1, offset: 0, graph, name: None }))
    }
}

/// The graph of a document.
fn graph(text: &str, cap: usize) -> Result<Graph, Flaw> {
    survey(text)?;
    if text.trim().is_empty() {
        return Ok(Graph::default());
    }
    let most = (SWELL * (text.len() as u64 + 4096)).min(SWELL_OF_GRAPH * cap as u64);
    let mut parser = RdfXmlParser::new().for_slice(text);
    let (mut graph, mut meant) = (Graph::default(), 0);
    // The place of the last statement.
    let mut span = Span::default();
    while let Some(triple) = parser.next() {
        span = next_span(text, &parser, span);
        let triple = triple.map_err(|error| {
            let message = shown(&error.to_string());
            let flaw = Flaw::new(span, format!("this is not RDF/XML: {message}"));
            if message.contains("IRI") {
                flaw.help("write IRIs in full, or set `xml:base` at the root")
            } else {
                flaw
            }
        })?;
        let quad = triple.in_graph(oxrdf::GraphName::DefaultGraph);
        meant += size(&quad);
        if meant > most {
            let flaw = Flaw::new(span, "the text means far more than it is long");
            return Err(flaw.help("use shorter names, or split the document"));
        }
        graph.add(quad.subject, quad.predicate.into_string(), quad.object, span)?;
    }
    Ok(graph)
}

/// The place of what the parser has just given, behind the place of what it gave before.
fn next_span(text: &str, parser: &SliceRdfXmlParser<'_>, last: Span) -> Span {
    let end = usize::try_from(parser.buffer_position()).unwrap_or(usize::MAX).min(text.len());
    if end <= last.end {
        return last;
    }
    let part = text.get(last.end..end).unwrap_or_default();
    let tag = part.rfind('<').unwrap_or(0);
    let start = match part.get(tag..).and_then(|tag| tag.strip_prefix("</")) {
        Some(name) => {
            let begin = format!("<{}", name.trim_end_matches('>').trim_end());
            part.get(..tag).and_then(|before| before.rfind(&begin)).unwrap_or(tag)
        }
        None => tag,
    };
    Span::new(last.end + start, end)
}

#[cfg(test)]
mod tests {
    use super::super::RDFXML;
    use super::super::tests::{MINIMAL, parse, read_all, text_of};
    use crate::formats::Places;

    #[test]
    fn the_place_of_a_statement_is_its_element() {
        let xml = text_of(&RDFXML, &parse(MINIMAL));
        let found = read_all(&RDFXML, &xml).unwrap();
        let Places::Text(places) = &found[0].places else { panic!() };
        let of = |json: &str| {
            let at = found[0].json.find(json).unwrap();
            let (_, span) = places.spans.iter().find(|(json, _)| json.start == at).unwrap();
            span.of(&xml)
        };
        let record = "<vb:Record rdf:about=\"https://w3id.org/verbale/record/minimal\">";
        assert_eq!(of("{"), record);
        assert_eq!(of("\"1.0\""), "<vb:schemaVersion>1.0</vb:schemaVersion>");
        assert_eq!(of("\"Harbour Guild\""), "<rdfs:label>Harbour Guild</rdfs:label>");
        assert!(of("\"source\"").starts_with("<vb:source rdf:resource="));
        assert!(of("\"quotes\"").ends_with("#nil\"/>"));
    }
}
