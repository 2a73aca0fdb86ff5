//! The documents of a YAML stream, cut apart before anything is parsed.
//!
//! A line that begins with `---` or `...`, and then ends or goes on with white space, is a marker
//! wherever it is (YAML 1.2.2, rule `c-forbidden`): neither quoted text nor a block of text may have
//! one. So documents can be told apart by the beginnings of lines alone. What stands in front of a
//! document's `---`, comments and directives, belongs to it; so does its `...`.

use std::io::{BufRead, ErrorKind};

use memchr::{memchr_iter, memchr2};

use super::super::{Error, Malformed};
use crate::text::Position;

/// How many directives may stand in front of a document. Two are of use: one for the version, one for
/// tags.
const DIRECTIVES: usize = 100;

/// Reads a stream document by document.
pub(super) struct Documents<R> {
    input: R,
    /// The most bytes of a document.
    limit: usize,
    /// The first line of the next document, if it has been read: a `---`.
    ahead: Vec<u8>,
    /// Where the next document begins.
    offset: u64,
    line: u64,
}

/// A document, with what belongs to it.
pub(super) struct Document {
    /// All of its bytes.
    pub(super) bytes: Vec<u8>,
    /// Where it begins, in bytes of the stream.
    pub(super) offset: u64,
    /// The line of the stream at which it begins, from 1.
    pub(super) first_line: u64,
}

/// What has been seen of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    /// Comments, blank lines and directives at most.
    Prefix,
    /// Its marker, and nothing else.
    Marker,
    /// Something that a parser has to judge.
    Content,
}

/// What a line is by its beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// `---`, with or without something behind it.
    Start {
        bare: bool,
    },
    /// `...`, with or without something behind it.
    End {
        bare: bool,
    },
    /// `%`, which is a directive in front of a document.
    Percent,
    /// Nothing, or a comment.
    Blank,
    Other,
}

impl<R: BufRead> Documents<R> {
    pub(super) fn new(input: R, limit: usize) -> Self {
        Documents { input, limit, ahead: Vec::new(), offset: 0, line: 1 }
    }

    /// The next document that has something in it.
    pub(super) fn next(&mut self) -> Result<Option<Document>, Error> {
        loop {
            let (offset, first_line) = (self.offset, self.line);
            let mut bytes = Vec::new();
            let (has_content, ended) = self.read(&mut bytes)?;
            self.offset += bytes.len() as u64;
            self.line += memchr_iter(b'\n', &bytes).count() as u64;
            if has_content {
                return Ok(Some(Document { bytes, offset, first_line }));
            }
            if ended {
                return Ok(None);
            }
        }
    }

    /// Reads up to the end of the document. Tells whether there is something in it, and whether the
    /// stream ends with it.
    fn read(&mut self, bytes: &mut Vec<u8>) -> Result<(bool, bool), Error> {
        let mut seen = Seen::Prefix;
        let mut directives = 0;
        loop {
            let start = bytes.len();
            bytes.append(&mut self.ahead);
            if bytes.len() == start {
                self.read_line(bytes)?;
            }
            let line = bytes.get(start..).unwrap_or_default();
            if line.is_empty() {
                return Ok((seen == Seen::Content || directives > 0, true));
            }
            let line = Line::of(line, seen);
            if matches!(line, Line::Start { .. }) && seen != Seen::Prefix {
                self.ahead = bytes.split_off(start);
                return Ok((seen == Seen::Content || directives > 0, false));
            }
            if bytes.len() > self.limit {
                return Err(self.too_much(self.size()));
            }
            match line {
                Line::Start { bare: true } => seen = Seen::Marker,
                Line::End { bare } => {
                    return Ok((seen == Seen::Content || directives > 0 || !bare, false));
                }
                Line::Percent if seen == Seen::Prefix => {
                    directives += 1;
                    if directives > DIRECTIVES {
                        return Err(self.too_much(format!(
                            "there are more than {DIRECTIVES} directives in front of the document"
                        )));
                    }
                }
                Line::Blank => {}
                Line::Start { bare: false } | Line::Percent | Line::Other => seen = Seen::Content,
            }
        }
    }

    /// Reads a line, with its end, to the end of `bytes`. Lines end with LF or CR.
    fn read_line(&mut self, bytes: &mut Vec<u8>) -> Result<(), Error> {
        let start = bytes.len();
        loop {
            // A line that may begin another document is not yet counted as part of this one.
            let counted = if bytes.get(start..).unwrap_or_default().starts_with(b"---") {
                bytes.len() - start
            } else {
                bytes.len()
            };
            if counted > self.limit {
                return Err(self.too_much(self.size()));
            }
            let buffer = match self.input.fill_buf() {
                Ok(buffer) => buffer,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error.into()),
            };
            let end = memchr2(b'\n', b'\r', buffer).map(|at| at + 1);
            let used = end.unwrap_or(buffer.len());
            bytes.extend_from_slice(buffer.get(..used).unwrap_or_default());
            self.input.consume(used);
            if end.is_some() || used == 0 {
                return Ok(());
            }
        }
    }

    fn size(&self) -> String {
        format!("the document has more than {} bytes", self.limit)
    }

    fn too_much(&self, message: String) -> Error {
        Error::Malformed(Box::new(Malformed {
            message,
            help: Some("take out what is not needed".to_owned()),
            position: Some(Position { line: self.line, column: 1 }),
            ..Malformed::default()
        }))
    }
}

impl Line {
    fn of(line: &[u8], seen: Seen) -> Self {
        // A byte order mark may stand in front of a document, and only there.
        let mark = if seen == Seen::Prefix { &b"\xEF\xBB\xBF"[..] } else { b"" };
        let line = line.strip_prefix(mark).unwrap_or(line);
        let after = |marker: &[u8]| {
            let rest = line.strip_prefix(marker)?;
            matches!(rest.first(), None | Some(b' ' | b'\t' | b'\n' | b'\r')).then_some(rest)
        };
        if let Some(rest) = after(b"---") {
            return Line::Start { bare: is_blank(rest) };
        }
        if let Some(rest) = after(b"...") {
            return Line::End { bare: is_blank(rest) };
        }
        match line.first() {
            Some(b'%') => Line::Percent,
            _ if is_blank(line) => Line::Blank,
            _ => Line::Other,
        }
    }
}

/// Whether there is nothing but white space and a comment.
fn is_blank(line: &[u8]) -> bool {
    let mut rest = line.iter().skip_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    matches!(rest.next(), None | Some(b'#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn documents(text: &str) -> Vec<(u64, u64, String)> {
        // A buffer of one byte, so that every line is put together of many.
        let input = std::io::BufReader::with_capacity(1, text.as_bytes());
        let mut documents = Documents::new(input, 1000);
        let mut all = Vec::new();
        while let Some(Document { bytes, offset, first_line }) = documents.next().unwrap() {
            all.push((offset, first_line, String::from_utf8(bytes).unwrap()));
        }
        assert!(documents.next().unwrap().is_none());
        all
    }

    fn texts(text: &str) -> Vec<String> {
        documents(text).into_iter().map(|(.., text)| text).collect()
    }

    #[test]
    fn documents_are_cut_at_markers() {
        assert_eq!(texts("a: 1\n"), ["a: 1\n"]);
        assert_eq!(texts("a: 1\n---\nb"), ["a: 1\n", "---\nb"]);
        assert_eq!(texts("--- 1\n--- 2\r\n---\t3\n"), ["--- 1\n", "--- 2\r\n", "---\t3\n"]);
        assert_eq!(texts("a\n...\n# x\nb\n"), ["a\n...\n", "# x\nb\n"]);
        assert_eq!(texts("a\r---\rb"), ["a\r", "---\rb"]);
        assert_eq!(texts("--- |\n ---\n--- x\n"), ["--- |\n ---\n", "--- x\n"]);
        assert_eq!(texts("a: \"x\n---\ny\"\n"), ["a: \"x\n", "---\ny\"\n"]);
        // No markers.
        for text in ["---a\n", "....\n", "-- -\n", " ---\n", "a\n ...\n", "x---\n"] {
            assert_eq!(texts(text), [text]);
        }
    }

    #[test]
    fn what_is_in_front_belongs_to_the_next() {
        let text = "%YAML 1.2\n# c\n---\na\n...\n%TAG ! x\n---\nb\n";
        assert_eq!(texts(text), ["%YAML 1.2\n# c\n---\na\n...\n", "%TAG ! x\n---\nb\n"]);
        assert_eq!(texts("a\n%b\n---\nc"), ["a\n%b\n", "---\nc"]);
        assert_eq!(texts("---\n%b\n"), ["---\n%b\n"]);
        assert_eq!(texts("a\n...\n\u{FEFF}---\nb"), ["a\n...\n", "\u{FEFF}---\nb"]);
    }

    #[test]
    fn documents_of_nothing_are_passed_over() {
        for text in ["", "\n\n", "# a\n", "---\n", "---\n---\n# x\n---", "...\n...\n", "--- # x\n"]
        {
            assert_eq!(texts(text), [""; 0], "{text:?}");
        }
        assert_eq!(texts("---\na\n---\n"), ["---\na\n"]);
        assert_eq!(texts("---\n\n--- ~\n---\n"), ["--- ~\n"]);
        // Whether that is right is for the parser to say.
        assert_eq!(texts("... x\n"), ["... x\n"]);
        assert_eq!(texts("%YAML 1.2\n"), ["%YAML 1.2\n"]);
    }

    #[test]
    fn offsets_and_lines_are_those_of_the_stream() {
        let found = documents("# é\na\r\n---\n---\r\nb\n...\r\nc\n");
        let places: Vec<_> = found.iter().map(|(offset, line, _)| (*offset, *line)).collect();
        assert_eq!(places, [(0, 1), (12, 4), (23, 6)]);
        assert_eq!(found[2].2, "\nc\n");
    }

    #[test]
    fn the_limit_is_that_of_one_document() {
        let text = format!("--- {}\n", "x".repeat(95)).repeat(50);
        assert_eq!(documents(&text).len(), 50);
        let fault = |text: &str| {
            let mut documents = Documents::new(text.as_bytes(), 10);
            let error = loop {
                match documents.next() {
                    Ok(found) => assert!(found.is_some()),
                    Err(error) => break error,
                }
            };
            let Error::Malformed(malformed) = error else { panic!() };
            malformed.position.unwrap().line
        };
        assert_eq!(fault("a\n---\nbcdefghijkl"), 2);
        assert_eq!(fault("ab\ncd\nef\ngh\nij\n"), 1);
    }
}
