//! XML as a row of tags, for a look at it that needs hardly any memory.
//!
//! This is stricter than XML parsers are, so that no parser sees a tag that is not seen here: a `<`
//! always begins a tag, wherever it stands. There is no document type, no other encoding than UTF-8,
//! and each tag, comment and text ends within a mebibyte.

use std::io::BufRead;

use memchr::{memchr, memchr2};

/// The most bytes of a tag, a comment or a text.
const LONGEST: usize = 1 << 20;

/// A piece of an XML file.
#[derive(Debug)]
pub(in crate::formats) enum Token<'a> {
    /// An element begins.
    Open(Tag<'a>),
    /// An element with nothing in it.
    Empty(Tag<'a>),
    /// An element ends; with its local name.
    Close(&'a str),
    /// Text.
    Text,
}

/// A tag that begins an element.
#[derive(Clone, Copy, Debug)]
pub(in crate::formats) struct Tag<'a> {
    /// The name without its prefix.
    pub(in crate::formats) name: &'a str,
    attributes: &'a str,
}

/// Why an XML file is not taken.
#[derive(Debug)]
pub(in crate::formats) enum Flaw {
    /// It cannot be unpacked.
    Io(std::io::Error),
    /// It has what no workbook has, or nothing that could be understood.
    Refused(&'static str),
}

impl From<std::io::Error> for Flaw {
    fn from(error: std::io::Error) -> Self {
        Flaw::Io(error)
    }
}

/// An XML file that is being looked through.
pub(in crate::formats) struct Markup<R> {
    input: R,
    /// What stands between `<` and `>`.
    tag: Vec<u8>,
}

impl<R: BufRead> Markup<R> {
    pub(in crate::formats) fn new(input: R) -> Self {
        Markup { input, tag: Vec::new() }
    }

    /// The next piece; none at the end.
    pub(in crate::formats) fn next(&mut self) -> Result<Option<Token<'_>>, Flaw> {
        loop {
            let (length, is_end) = self.pass_text()?;
            if length > 0 {
                return Ok(Some(Token::Text));
            }
            if is_end {
                return Ok(None);
            }
            self.fill_tag()?;
            if self.tag.starts_with(b"![CDATA[") {
                return Ok(Some(Token::Text));
            }
            match self.tag.first() {
                Some(b'?') => check_encoding(&self.tag)?,
                Some(b'!') => {}
                _ => break,
            }
        }
        let tag = std::str::from_utf8(&self.tag)
            .map_err(|_| Flaw::Refused("has a tag that is not UTF-8"))?;
        token(tag).map(Some)
    }

    /// Goes to the next `<`, past so many bytes; tells whether the file ends before it.
    fn pass_text(&mut self) -> Result<(usize, bool), Flaw> {
        let mut length = 0;
        loop {
            let bytes = self.input.fill_buf()?;
            if bytes.is_empty() {
                return Ok((length, true));
            }
            let found = memchr(b'<', bytes);
            let count = found.unwrap_or(bytes.len());
            self.input.consume(count);
            length += count;
            if length > LONGEST {
                return Err(Flaw::Refused("has a text of more than a mebibyte"));
            }
            if found.is_some() {
                return Ok((length, false));
            }
        }
    }

    /// Reads what stands between the `<` that comes next and the `>` that ends it.
    fn fill_tag(&mut self) -> Result<(), Flaw> {
        self.input.consume(1);
        self.tag.clear();
        let mut quote = None;
        loop {
            let bytes = self.input.fill_buf()?;
            if bytes.is_empty() {
                return Err(Flaw::Refused("ends within a tag"));
            }
            let found = memchr2(b'<', b'>', bytes);
            let count = found.unwrap_or(bytes.len());
            let piece = bytes.get(..count).unwrap_or_default();
            for byte in piece.iter().copied().filter(|byte| matches!(byte, b'"' | b'\'')) {
                quote = match quote {
                    None => Some(byte),
                    Some(open) if open == byte => None,
                    open => open,
                };
            }
            self.tag.extend_from_slice(piece);
            let mark = found.and_then(|at| bytes.get(at).copied());
            self.input.consume(count + usize::from(mark == Some(b'>')));
            if mark == Some(b'<') {
                // Of what this is in, a document type is told as such.
                is_whole(&self.tag, true)?;
                return Err(Flaw::Refused("has a `<` that begins no tag"));
            }
            if self.tag.len() > LONGEST {
                return Err(Flaw::Refused("has a tag of more than a mebibyte"));
            }
            if mark.is_none() {
                continue;
            }
            if is_whole(&self.tag, quote.is_some())? {
                return Ok(());
            }
            self.tag.push(b'>');
        }
    }
}

/// Whether a `>` after these bytes ends the tag, comment, instruction or section of text.
fn is_whole(tag: &[u8], in_quotes: bool) -> Result<bool, Flaw> {
    Ok(match tag {
        [b'!', b'-', b'-', rest @ ..] => rest.ends_with(b"--"),
        [b'!', b'[', rest @ ..] if rest.starts_with(b"CDATA[") => rest.ends_with(b"]]"),
        [b'!', ..] => return Err(Flaw::Refused("has a document type, which no workbook has")),
        [b'?', rest @ ..] => rest.ends_with(b"?"),
        _ => !in_quotes,
    })
}

/// Looks at an instruction: if it names an encoding, that has to be UTF-8.
fn check_encoding(instruction: &[u8]) -> Result<(), Flaw> {
    let text = String::from_utf8_lossy(instruction).to_ascii_lowercase();
    let Some((_, named)) = text.split_once("encoding") else { return Ok(()) };
    let named = named.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '=');
    let is_utf8 = ["utf-8", "us-ascii"].iter().any(|name| {
        named
            .get(1..)
            .and_then(|rest| rest.strip_prefix(name))
            .is_some_and(|rest| rest.starts_with(['"', '\'']))
    });
    if is_utf8 { Ok(()) } else { Err(Flaw::Refused("is not UTF-8")) }
}

fn token(tag: &str) -> Result<Token<'_>, Flaw> {
    if let Some(name) = tag.strip_prefix('/') {
        return Ok(Token::Close(local(name.trim_ascii_end())?));
    }
    let (inner, is_empty) = tag.strip_suffix('/').map_or((tag, false), |inner| (inner, true));
    let end = inner.find(|c: char| c.is_ascii_whitespace()).unwrap_or(inner.len());
    let (name, attributes) = inner.split_at(end);
    let tag = Tag { name: local(name)?, attributes };
    Ok(if is_empty { Token::Empty(tag) } else { Token::Open(tag) })
}

/// A name without its prefix.
fn local(name: &str) -> Result<&str, Flaw> {
    let inner = name.split_once(':').map_or(name, |(_, inner)| inner);
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    if inner.is_empty() || !inner.chars().all(is_name) {
        return Err(Flaw::Refused("has a tag without a proper name"));
    }
    Ok(inner)
}

impl<'a> Tag<'a> {
    /// Shows each attribute with its value as it is written.
    pub(in crate::formats) fn each_attribute(
        &self,
        mut show: impl FnMut(&'a str, &'a str) -> Result<(), Flaw>,
    ) -> Result<(), Flaw> {
        let flaw = || Flaw::Refused("has an attribute that is not well-formed");
        let mut rest = self.attributes.trim_ascii();
        while !rest.is_empty() {
            let (key, after) = rest.split_once('=').ok_or_else(flaw)?;
            let key = key.trim_ascii_end();
            let after = after.trim_ascii_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            let quote = quote.ok_or_else(flaw)?;
            let (value, next) =
                after.get(1..).and_then(|inner| inner.split_once(quote)).ok_or_else(flaw)?;
            if key.is_empty() || key.contains(|c: char| c.is_ascii_whitespace()) {
                return Err(flaw());
            }
            show(key, value)?;
            rest = next.trim_ascii_start();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    /// The pieces of a text, or why it is refused.
    fn pieces(text: &str) -> Result<Vec<String>, String> {
        let mut markup = Markup::new(std::io::BufReader::with_capacity(3, text.as_bytes()));
        let mut all = Vec::new();
        loop {
            match markup.next() {
                Ok(None) => return Ok(all),
                Ok(Some(Token::Open(tag))) => {
                    let mut shown = tag.name.to_owned();
                    tag.each_attribute(|key, value| {
                        write!(shown, " {key}={value}").unwrap();
                        Ok(())
                    })
                    .map_err(|flaw| format!("{flaw:?}"))?;
                    all.push(shown);
                }
                Ok(Some(Token::Empty(tag))) => all.push(format!("{}/", tag.name)),
                Ok(Some(Token::Close(name))) => all.push(format!("/{name}")),
                Ok(Some(Token::Text)) => all.push("text".to_owned()),
                Err(flaw) => return Err(format!("{flaw:?}")),
            }
        }
    }

    #[test]
    fn tags_are_seen() {
        let text = "<?xml version=\"1.0\" encoding='UTF-8'?><!-- don't > --><x:a b = '>' c=\"'\">t\
                    <d/><![CDATA[>]]></x:a >";
        assert_eq!(pieces(text).unwrap(), ["a b=> c='", "text", "d/", "text", "/a"]);
    }

    #[test]
    fn what_could_hide_a_tag_is_refused() {
        for text in [
            "<!DOCTYPE a>",
            "<!DOCTYPE a [<!ENTITY b \"c\">]>",
            "<!ELEMENT a>",
            "<!-- <a> -->",
            "<![CDATA[<a>]]>",
            "<a b=\"<c>\">",
            "<a b=c>",
            "<a b>",
            "<a b='c>",
            "<a",
            "<",
            "< a>",
            "<>",
            "<\0a>",
            "<a:b:c>",
            "<?xml encoding=\"UTF-16\"?>",
            "<?xml encoding=\"utf-8x\"?>",
            "<?xml encoding",
        ] {
            assert!(pieces(text).is_err(), "{text}");
        }
        let long = format!("<a>{}</a>", "b".repeat(LONGEST + 1));
        assert!(pieces(&long).unwrap_err().contains("mebibyte"));
        let long = format!("<a b='{}'/>", "b".repeat(LONGEST + 1));
        assert!(pieces(&long).unwrap_err().contains("mebibyte"));
    }
}
