//! The articles of a text, one after another: one alone, a list of them, or a graph.

use std::collections::VecDeque;
use std::io::{BufReader, Read};

use crate::formats::{Error, Input, Limits, Malformed};
use crate::json;
use crate::text::{LineIndex, Position, Span, decode};

/// The text of an article.
pub(super) struct Article {
    pub(super) text: String,
    /// The line at which it begins, from 1.
    pub(super) first_line: u64,
    /// Where it begins, in bytes of the input.
    pub(super) offset: u64,
}

/// Takes the articles out of an input, and holds one of them at a time.
pub(super) struct Articles {
    bytes: Bytes,
    limit: usize,
    state: State,
}

enum State {
    Begin,
    /// In a list; the next entry is its first, or is not.
    List {
        first: bool,
    },
    /// In a graph, whose nodes stand at these places of its text.
    Graph(Article, LineIndex, VecDeque<Span>),
    End,
}

/// Bytes that can be looked at before they are taken, with their place.
struct Bytes {
    input: BufReader<Box<dyn Read + Send>>,
    ahead: Option<u8>,
    line: u64,
    column: u64,
    offset: u64,
}

impl Articles {
    pub(super) fn new(input: Input, limits: &Limits) -> Result<Self, Error> {
        let input = BufReader::with_capacity(1 << 16, input.into_stream()?);
        let bytes = Bytes { input, ahead: None, line: 1, column: 1, offset: 0 };
        Ok(Articles { bytes, limit: limits.record_bytes, state: State::Begin })
    }

    /// The next one.
    pub(super) fn next(&mut self) -> Result<Option<Article>, Error> {
        match &mut self.state {
            State::Begin => self.begin(),
            State::List { first } => {
                let is_first = std::mem::replace(first, false);
                self.entry(is_first)
            }
            State::Graph(graph, lines, nodes) => {
                Ok(nodes.pop_front().map(|node| node_of(graph, lines, node)))
            }
            State::End => Ok(None),
        }
    }

    fn begin(&mut self) -> Result<Option<Article>, Error> {
        let mut head = Vec::new();
        // A mark of the byte order may come first, and is dropped when the text is decoded.
        while let Some(byte @ (0xEF | 0xBB | 0xBF)) = self.bytes.peek()? {
            if head.len() == 3 {
                break;
            }
            head.push(byte);
            self.bytes.take()?;
        }
        self.bytes.skip_space()?;
        if self.bytes.peek()? == Some(b'[') && matches!(head.as_slice(), [] | [0xEF, 0xBB, 0xBF]) {
            self.bytes.take()?;
            self.state = State::List { first: true };
            return self.next();
        }
        let (first_line, offset, column) = self.bytes.place();
        head.append(&mut self.bytes.value(self.limit, true)?);
        let article = article(&head, first_line, offset, column)?;
        if let Some(nodes) = graph(&article)? {
            let lines = LineIndex::new(&article.text).starting_at(first_line);
            self.state = State::Graph(article, lines, nodes);
            return self.next();
        }
        self.state = State::End;
        Ok(Some(article))
    }

    /// The next entry of a list.
    fn entry(&mut self, first: bool) -> Result<Option<Article>, Error> {
        self.bytes.skip_space()?;
        match self.bytes.peek()? {
            Some(b']') => {
                self.bytes.take()?;
                self.state = State::End;
                self.bytes.skip_space()?;
                if self.bytes.peek()?.is_some() {
                    return Err(self.bytes.fault("something comes after the end of the list"));
                }
                return Ok(None);
            }
            Some(b',') if !first => {
                self.bytes.take()?;
                self.bytes.skip_space()?;
            }
            Some(_) if first => {}
            Some(_) => return Err(self.bytes.fault("a comma is missing between two articles")),
            None => return Err(self.bytes.fault("the list of articles does not end")),
        }
        let (first_line, offset, column) = self.bytes.place();
        let bytes = self.bytes.value(self.limit, false)?;
        article(&bytes, first_line, offset, column).map(Some)
    }
}

impl Bytes {
    fn peek(&mut self) -> Result<Option<u8>, Error> {
        if self.ahead.is_none() {
            let mut byte = [0];
            loop {
                match self.input.read(&mut byte) {
                    Ok(0) => break,
                    Ok(_) => {
                        self.ahead = Some(byte[0]);
                        break;
                    }
                    Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
        Ok(self.ahead)
    }

    /// Takes the next byte.
    fn take(&mut self) -> Result<Option<u8>, Error> {
        let byte = self.peek()?;
        self.ahead = None;
        self.offset += u64::from(byte.is_some());
        match byte {
            Some(b'\n') => (self.line, self.column) = (self.line + 1, 1),
            // The bytes that go on with a character are no column of their own.
            Some(byte) => self.column += u64::from(byte & 0xC0 != 0x80),
            None => {}
        }
        Ok(byte)
    }

    /// Line, offset and column of the next byte.
    fn place(&self) -> (u64, u64, u64) {
        (self.line, self.offset, self.column)
    }

    fn skip_space(&mut self) -> Result<(), Error> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek()? {
            self.take()?;
        }
        Ok(())
    }

    /// The bytes of a value, up to the comma or bracket behind it; or all bytes that are left. Whether
    /// they are a value is seen when they are read.
    fn value(&mut self, limit: usize, all: bool) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        let (mut depth, mut in_string, mut escaped) = (0_u64, false, false);
        while let Some(byte) = self.peek()? {
            match byte {
                _ if escaped => escaped = false,
                b'\\' if in_string => escaped = true,
                b'"' => in_string = !in_string,
                _ if in_string => {}
                b'[' | b'{' => depth += 1,
                b',' | b']' | b'}' if depth == 0 && !all => break,
                b']' | b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if bytes.len() == limit {
                return Err(self.fault(&format!("the article has more than {limit} bytes")));
            }
            bytes.push(byte);
            self.take()?;
        }
        Ok(bytes)
    }

    /// An error at the next byte.
    fn fault(&self, message: &str) -> Error {
        Error::Malformed(Box::new(Malformed {
            message: message.to_owned(),
            position: Some(Position { line: self.line, column: self.column }),
            ..Malformed::default()
        }))
    }
}

/// The text of an article.
fn article(bytes: &[u8], first_line: u64, offset: u64, column: u64) -> Result<Article, Error> {
    let before = padding(column);
    match decode(bytes) {
        Ok(decoded) => {
            let text = " ".repeat(before) + decoded.text;
            Ok(Article { text, first_line, offset: offset.saturating_sub(before as u64) })
        }
        Err(error) => Err(Error::Malformed(Box::new(Malformed {
            message: error.to_string(),
            help: Some("save the file as UTF-8".to_owned()),
            position: Some(Position { line: first_line, column }),
            ..Malformed::default()
        }))),
    }
}

/// Where the nodes of a graph stand, if the text is one.
fn graph(article: &Article) -> Result<Option<VecDeque<Span>>, Error> {
    if !article.text.contains("@graph") {
        return Ok(None);
    }
    let root = json::read(&article.text).map_err(|fault| malformed(article, &fault))?;
    let Some(nodes) = root.get("@graph").and_then(json::Node::as_array) else { return Ok(None) };
    let mut others = root.as_object().unwrap_or_default().iter();
    if let Some(other) = others.find(|one| one.key != "@graph" && one.key != "@context") {
        let message = format!("beside the graph stands `{}`, which is lost", clip(&other.key));
        return Err(error_at(article, other.key_span, message, None));
    }
    Ok(Some(nodes.iter().map(|node| node.span).collect()))
}

/// A node of a graph.
fn node_of(graph: &Article, lines: &LineIndex, node: Span) -> Article {
    let Position { line, column } = lines.position(&graph.text, node.start);
    let before = padding(column);
    let offset = graph.offset + node.start as u64;
    Article {
        text: " ".repeat(before) + node.of(&graph.text),
        first_line: line,
        offset: offset.saturating_sub(before as u64),
    }
}

/// With how many spaces the text of an article begins that stands at this column, so that its columns
/// are those of the input. None in lines of unusual length, where nobody looks at columns.
fn padding(column: u64) -> usize {
    usize::try_from(column - 1).ok().filter(|before| *before <= 1000).unwrap_or(0)
}

/// The error of a text that is not JSON.
pub(super) fn malformed(article: &Article, fault: &json::Fault) -> Error {
    error_at(article, fault.span, fault.message.clone(), fault.help.clone())
}

/// An error at a place of an article.
pub(super) fn error_at(
    article: &Article,
    span: Span,
    message: String,
    help: Option<String>,
) -> Error {
    let lines = LineIndex::new(&article.text).starting_at(article.first_line);
    let position = Some(lines.position(&article.text, span.start));
    // The line that it begins in, if it is one to be shown.
    let before = article.text.get(..span.start).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let rest = article.text.get(start..).unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default();
    let (text, span) = if line.len() <= 1000 {
        let end = span.end.saturating_sub(start).min(line.len());
        (line.to_owned(), Span::new((span.start - start).min(end), end))
    } else {
        (String::new(), Span::default())
    };
    Error::Malformed(Box::new(Malformed { message, help, span, position, text }))
}

/// At most 60 characters of a text, for messages.
pub(super) fn clip(text: &str) -> String {
    text.chars().take(60).flat_map(char::escape_debug).collect()
}
