//! Records from graphs, whatever they were written in.

use std::sync::Arc;

use super::graph::{Flaw, Graph};
use crate::formats::places::TextPlaces;
use crate::formats::{Error, Found, Malformed, Places, Reader};
use crate::text::{LineIndex, Span};

/// A graph with the text it was read from.
#[derive(Debug, Default)]
pub(super) struct Batch {
    /// The text.
    pub(super) text: Arc<str>,
    /// The line of the input at which it begins, from 1.
    pub(super) first_line: u64,
    /// Where it begins, in bytes of the input.
    pub(super) offset: u64,
    /// The graph.
    pub(super) graph: Graph,
    /// The IRI of the graph, if it has one.
    pub(super) name: Option<String>,
}

/// What gives one graph after the other.
pub(super) trait Batches {
    /// The next graph; none if there are no more.
    fn next_batch(&mut self) -> Result<Option<Batch>, Error>;
}

/// Reads the records of graphs.
pub(super) struct FromBatches<B> {
    batches: B,
    open: Option<Batch>,
}

impl<B: Batches> FromBatches<B> {
    pub(super) fn new(batches: B) -> Self {
        FromBatches { batches, open: None }
    }
}

impl<B: Batches> Reader for FromBatches<B> {
    fn read(&mut self) -> Result<Option<Found>, Error> {
        loop {
            if let Some(batch) = &mut self.open {
                match batch.next_record() {
                    Ok(Some(found)) => return Ok(Some(found)),
                    Ok(None) => self.open = None,
                    Err(flaw) => {
                        let error = batch.malformed(flaw);
                        self.open = None;
                        return Err(error);
                    }
                }
            }
            match self.batches.next_batch()? {
                Some(batch) => self.open = Some(batch),
                None => return Ok(None),
            }
        }
    }
}

impl Batch {
    fn next_record(&mut self) -> Result<Option<Found>, Flaw> {
        let Some(drafted) = self.graph.next_record()? else { return Ok(None) };
        if self.name.is_some() && self.name != drafted.iri {
            let message = "the graph of a record has another name than the record";
            let help = "name the graph by the IRI of its record, or give it no name";
            return Err(Flaw::new(drafted.span, message).help(help));
        }
        let places = Places::Text(TextPlaces {
            text: Arc::clone(&self.text),
            first_line: self.first_line,
            offset: self.offset,
            spans: drafted.spans,
        });
        Ok(Some(Found { json: drafted.json, places, faults: Vec::new() }))
    }

    /// A flaw as an error that shows its place.
    pub(super) fn malformed(&self, flaw: Flaw) -> Error {
        malformed(&self.text, self.first_line, flaw)
    }
}

/// What a parser says is wrong, so that it can be shown: not too long, and nothing in it that a
/// terminal would obey.
pub(super) fn shown(message: &str) -> String {
    /// The most characters that are shown.
    const SHOWN: usize = 300;
    let visible = |c: char| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c };
    message.trim_end_matches('.').chars().take(SHOWN).map(visible).collect()
}

/// A flaw in a text, which begins at that line of the input, as an error that shows its place.
pub(super) fn malformed(text: &str, first_line: u64, flaw: Flaw) -> Error {
    /// The most text that is shown, in bytes.
    const SHOWN: usize = 400;
    let Flaw { message, help, span } = flaw;
    let position = LineIndex::new(text).starting_at(first_line).position(text, span.start);
    let begin = text.get(..span.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let line = text.get(begin..).unwrap_or_default().lines().next().unwrap_or_default();
    let end = line.char_indices().map(|(at, _)| at).find(|at| *at >= SHOWN).unwrap_or(line.len());
    let shown = line.get(..end).unwrap_or_default();
    let within = |at: usize| at.saturating_sub(begin).min(shown.len());
    Error::Malformed(Box::new(Malformed {
        message,
        help,
        span: Span::new(within(span.start), within(span.end)),
        position: Some(position),
        text: shown.to_owned(),
    }))
}
