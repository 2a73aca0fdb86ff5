//! Turtle, N-Triples, TriG and N-Quads, read line by line, so that it is known on which line a statement
//! stands.
//!
//! The parser gives a statement when it has seen its end, and that is taken for its place. One graph
//! is held at a time: for N-Quads and TriG the statements of a graph have to follow one another, as
//! they do in what is written here.

use std::collections::HashSet;
use std::hash::BuildHasher as _;
use std::io::{BufRead as _, BufReader, Read, Take};

use oxrdf::{GraphName, Quad};
use oxttl::nquads::LowLevelNQuadsParser;
use oxttl::ntriples::LowLevelNTriplesParser;
use oxttl::trig::LowLevelTriGParser;
use oxttl::turtle::LowLevelTurtleParser;
use oxttl::{NQuadsParser, NTriplesParser, TriGParser, TurtleParser, TurtleSyntaxError};

use super::graph::{Flaw, size};
use super::read::{Batch, Batches, FromBatches, malformed, shown};
use crate::formats::{Error, Input, Limits, ReadOptions, Reader};
use crate::text::{Position, Span, decode};

/// The most bytes of the text of one graph, as a multiple of what a record may have as JSON: RDF
/// repeats long names. By default 256 MiB.
pub(super) const TEXT_FACTOR: usize = 4;
/// How many times larger than the text what it means may be, on average. Prefixes can be long.
pub(super) const SWELL: u64 = 64;
/// The same for the longest text of one graph. What it means is held in memory.
pub(super) const SWELL_OF_GRAPH: u64 = 2;
/// How many lines without a statement are looked at one by one. Then more and more at a time, since
/// a text over many lines is looked at from its start each time.
const PATIENCE: u32 = 32;

/// Begins to read Turtle.
pub(super) fn turtle(input: Input, options: &ReadOptions) -> Result<Box<dyn Reader>, Error> {
    begin(input, options, Parser::Turtle(TurtleParser::new().low_level()))
}

/// Begins to read N-Triples.
pub(super) fn ntriples(input: Input, options: &ReadOptions) -> Result<Box<dyn Reader>, Error> {
    begin(input, options, Parser::NTriples(NTriplesParser::new().low_level()))
}

/// Begins to read TriG.
pub(super) fn trig(input: Input, options: &ReadOptions) -> Result<Box<dyn Reader>, Error> {
    begin(input, options, Parser::TriG(TriGParser::new().low_level()))
}

/// Begins to read N-Quads.
pub(super) fn nquads(input: Input, options: &ReadOptions) -> Result<Box<dyn Reader>, Error> {
    begin(input, options, Parser::NQuads(NQuadsParser::new().low_level()))
}

enum Parser {
    Turtle(LowLevelTurtleParser),
    NTriples(LowLevelNTriplesParser),
    TriG(LowLevelTriGParser),
    NQuads(LowLevelNQuadsParser),
}

impl Parser {
    fn feed(&mut self, bytes: &[u8]) {
        match self {
            Parser::Turtle(parser) => parser.extend_from_slice(bytes),
            Parser::NTriples(parser) => parser.extend_from_slice(bytes),
            Parser::TriG(parser) => parser.extend_from_slice(bytes),
            Parser::NQuads(parser) => parser.extend_from_slice(bytes),
        }
    }

    fn end(&mut self) {
        match self {
            Parser::Turtle(parser) => parser.end(),
            Parser::NTriples(parser) => parser.end(),
            Parser::TriG(parser) => parser.end(),
            Parser::NQuads(parser) => parser.end(),
        }
    }

    fn next(&mut self) -> Option<Result<Quad, TurtleSyntaxError>> {
        let quad = |triple: oxrdf::Triple| triple.in_graph(GraphName::DefaultGraph);
        match self {
            Parser::Turtle(parser) => Some(parser.parse_next()?.map(quad)),
            Parser::NTriples(parser) => Some(parser.parse_next()?.map(quad)),
            Parser::TriG(parser) => parser.parse_next(),
            Parser::NQuads(parser) => parser.parse_next(),
        }
    }
}

fn begin(input: Input, limits: &Limits, parser: Parser) -> Result<Box<dyn Reader>, Error> {
    let cap = limits.record_bytes.saturating_mul(TEXT_FACTOR);
    let stream = BufReader::with_capacity(1 << 16, input.into_stream()?).take(0);
    Ok(Box::new(FromBatches::new(FromLines {
        stream,
        parser,
        cap,
        line: Line { number: 0, offset: 0, bytes: Vec::new(), kept: None, spent: false },
        ended: false,
        held: None,
        silence: Silence::default(),
        read: 0,
        meant: 0,
        seen: HashSet::new(),
    })))
}

struct FromLines<R> {
    stream: Take<R>,
    parser: Parser,
    /// The most bytes of text that belong to one graph.
    cap: usize,
    /// The line that was read last.
    line: Line,
    /// Whether that is the end of the input.
    ended: bool,
    /// The first statement of the next graph.
    held: Option<Quad>,
    silence: Silence,
    /// How many bytes have been read.
    read: u64,
    /// How many bytes the names and texts have that they meant.
    meant: u64,
    /// Hashes of the names of graphs that have been read.
    seen: HashSet<u64>,
}

struct Line {
    /// Its number, from 1.
    number: u64,
    /// Where it begins in the input.
    offset: u64,
    bytes: Vec<u8>,
    /// Where it begins in the text of the graph, if it has been put there.
    kept: Option<usize>,
    /// Whether it is in the text of another graph that ended on it.
    spent: bool,
}

/// Lines in which no statement ended.
#[derive(Default)]
struct Silence {
    /// How many have been looked at since the last statement.
    looks: u32,
    /// How many bytes they have.
    bytes: usize,
    /// How many bytes there may be until it is worth looking again.
    next_look: usize,
}

/// The graph that is being read.
#[derive(Default)]
struct Open {
    batch: Batch,
    text: String,
    name: Option<GraphName>,
    /// How many bytes the names and texts of its statements have.
    meant: u64,
}

impl<R: Read> Batches for FromLines<BufReader<R>> {
    fn next_batch(&mut self) -> Result<Option<Batch>, Error> {
        let mut open = Open::default();
        if let Some(quad) = self.held.take() {
            self.add(&mut open, quad)?;
        }
        loop {
            while let Some(result) = self.look() {
                let quad = result.map_err(|error| self.syntax(&error))?;
                if open.name.as_ref().is_some_and(|name| *name != quad.graph_name) {
                    self.held = Some(quad);
                    return Ok(Some(self.close(open)));
                }
                self.add(&mut open, quad)?;
            }
            if self.ended {
                let is_empty = open.batch.graph.is_empty();
                return Ok((!is_empty).then(|| self.close(open)));
            }
            self.keep(&mut open)?;
            self.next_line()?;
        }
    }
}

impl<R: Read> FromLines<BufReader<R>> {
    /// Reads a line and hands it to the parser.
    fn next_line(&mut self) -> Result<(), Error> {
        let offset = self.line.offset + self.line.bytes.len() as u64;
        let number = self.line.number + 1;
        let mut bytes = std::mem::take(&mut self.line.bytes);
        bytes.clear();
        self.stream.set_limit(self.cap as u64 + 1);
        self.stream.read_until(b'\n', &mut bytes)?;
        self.read += bytes.len() as u64;
        self.silence.bytes += bytes.len();
        self.ended = bytes.is_empty();
        match decode(&bytes) {
            Ok(decoded) if number == 1 => self.parser.feed(decoded.text.as_bytes()),
            Ok(_) => self.parser.feed(&bytes),
            Err(error) => {
                let flaw = Flaw::new(Span::default(), error.to_string());
                return Err(malformed("", number, flaw.help("save the file as UTF-8")));
            }
        }
        self.line = Line { number, offset, bytes, kept: None, spent: false };
        if self.ended {
            self.parser.end();
        }
        if self.silence.bytes > self.cap { Err(self.too_long()) } else { Ok(()) }
    }

    /// The next statement of what has been read, if it is worth to look for one.
    fn look(&mut self) -> Option<Result<Quad, TurtleSyntaxError>> {
        let silence = &mut self.silence;
        if silence.looks >= PATIENCE && silence.bytes < silence.next_look && !self.ended {
            return None;
        }
        let found = self.parser.next();
        if found.is_some() {
            self.silence = Silence::default();
        } else {
            silence.looks += 1;
            silence.next_look = silence.bytes.saturating_mul(2);
        }
        found
    }

    /// Adds a statement to the graph that is open.
    fn add(&mut self, open: &mut Open, quad: Quad) -> Result<(), Error> {
        if open.name.is_none() {
            self.open(open, &quad.graph_name)?;
        }
        let size = size(&quad);
        self.meant += size;
        open.meant += size;
        if self.meant > SWELL * (self.read + 4096) || open.meant > SWELL_OF_GRAPH * self.cap as u64
        {
            let message = "the text means far more than it is long";
            let flaw = Flaw::new(Span::default(), message)
                .help("use shorter prefixes, or split the graph");
            return Err(malformed("", self.line.number, flaw));
        }
        self.keep(open)?;
        let span = match self.line.kept {
            Some(start) => {
                let line = open.text.get(start..).unwrap_or_default();
                let indent = line.len() - line.trim_start().len();
                Span::new(start + indent, start + line.trim_end().len().max(indent))
            }
            // The line is in the text of the graph before.
            None => Span::default(),
        };
        let Quad { subject, predicate, object, .. } = quad;
        let added = open.batch.graph.add(subject, predicate.into_string(), object, span);
        added.map_err(|flaw| malformed(&open.text, open.batch.first_line, flaw))
    }

    /// Begins a graph.
    fn open(&mut self, open: &mut Open, name: &GraphName) -> Result<(), Error> {
        let flaw = |message: &str, help: &str| {
            Err(malformed("", self.line.number, Flaw::new(Span::default(), message).help(help)))
        };
        // A label is no name: other programs give a graph without a name one.
        let iri = match name {
            GraphName::NamedNode(node) => Some(node.as_str().to_owned()),
            GraphName::DefaultGraph | GraphName::BlankNode(_) => None,
        };
        let hash = foldhash::fast::FixedState::default().hash_one(name);
        if !self.seen.insert(hash) {
            return flaw(
                "statements of a graph come after those of another one",
                "sort the file, so that the statements of each graph follow one another",
            );
        }
        open.name = Some(name.clone());
        open.batch.name = iri;
        open.batch.first_line = self.line.number;
        open.batch.offset = self.line.offset;
        Ok(())
    }

    /// Puts the line into the text of the graph that is open, unless it is in one already.
    fn keep(&mut self, open: &mut Open) -> Result<(), Error> {
        let Line { bytes, kept, spent, .. } = &self.line;
        if open.name.is_none() || kept.is_some() || *spent || bytes.is_empty() {
            return Ok(());
        }
        self.line.kept = Some(open.text.len());
        // It has been seen to be UTF-8.
        open.text.push_str(&String::from_utf8_lossy(&self.line.bytes));
        if open.text.len() > self.cap { Err(self.too_long()) } else { Ok(()) }
    }

    fn close(&mut self, open: Open) -> Batch {
        self.line.spent |= self.line.kept.take().is_some();
        Batch { text: open.text.into(), ..open.batch }
    }

    fn too_long(&self) -> Error {
        let message = format!("a graph, or a line of it, has more than {} bytes", self.cap);
        let help = "split it, or write one graph for each record as N-Quads and TriG have them";
        malformed("", self.line.number, Flaw::new(Span::default(), message).help(help))
    }

    fn syntax(&self, error: &TurtleSyntaxError) -> Error {
        let start = error.location().start;
        let is_here = start.line + 1 == self.line.number;
        let text = if is_here { String::from_utf8_lossy(&self.line.bytes) } else { "".into() };
        let column = usize::try_from(start.column).unwrap_or(usize::MAX);
        let at = text.char_indices().nth(column).map_or(0, |(at, _)| at);
        let flaw = Flaw::new(Span::new(at, text.trim_end().len().max(at)), shown(error.message()));
        let mut error = malformed(&text, start.line + 1, flaw);
        if let Error::Malformed(malformed) = &mut error {
            malformed.position = Some(Position { line: start.line + 1, column: start.column + 1 });
        }
        error
    }
}
