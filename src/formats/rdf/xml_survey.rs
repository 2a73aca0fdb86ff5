//! What an RDF/XML document costs to read, found out in one pass that costs nothing.
//!
//! Entities can make a text of any length from a short one; the parser copies the base and the
//! language of an element to all elements within it, and looks at all attributes of a tag and at all
//! namespaces of the elements around it one by one. It takes the end of the text for the end of the
//! document, even within an element.

use memchr::{memchr, memchr_iter, memchr3, memmem};

use super::graph::Flaw;
use crate::text::Span;

/// How many bytes the declaration of an entity may have. They are meant for namespaces.
const ENTITY: usize = 512;
/// How many bytes may come of entities: 16 MiB.
const EXPANDED: usize = 16 << 20;
/// How many elements may be within one another.
const DEPTH: usize = 512;
/// How many attributes the elements may have that are open at one place.
const ATTRIBUTES: usize = 1024;
/// How many bytes a tag with an attribute of XML itself may have, such as `xml:base`.
const INHERITED: usize = 4096;

/// Looks at a document.
///
/// # Errors
/// What there is too much of and where, or that the document is cut.
pub(super) fn survey(text: &str) -> Result<(), Flaw> {
    entities(text)?;
    elements(text)
}

/// Looks at the declarations of entities, wherever something looks like one.
fn entities(text: &str) -> Result<(), Flaw> {
    const DECLARATION: &str = "<!ENTITY";
    let mut longest = 0;
    for (at, _) in text.match_indices(DECLARATION) {
        let rest = text.get(at..).unwrap_or_default();
        let length = rest.find('>').unwrap_or(rest.len());
        let span = Span::new(at, at + length);
        let help = "write out what the entities mean";
        if memchr(b'&', rest.as_bytes().get(..length).unwrap_or_default()).is_some() {
            return Err(Flaw::new(span, "an entity is made of other entities").help(help));
        }
        if length > ENTITY {
            let message = format!("an entity has more than {ENTITY} bytes");
            return Err(Flaw::new(Span::new(at, at + ENTITY), message).help(help));
        }
        longest = longest.max(length);
    }
    // Those of XML itself count too where others are declared.
    let uses = if longest > 0 { memchr_iter(b'&', text.as_bytes()).count() } else { 0 };
    if uses.saturating_mul(longest) > EXPANDED {
        let message = format!("entities mean more than {EXPANDED} bytes");
        return Err(Flaw::new(Span::default(), message).help("write out what the entities mean"));
    }
    Ok(())
}

/// Looks at the tags.
fn elements(text: &str) -> Result<(), Flaw> {
    let bytes = text.as_bytes();
    // How many attributes each open element has, and all together.
    let (mut open, mut attributes) = (Vec::new(), 0);
    let mut at = 0;
    while let Some(start) = memchr(b'<', rest(bytes, at)).map(|more| at + more) {
        let Some(end) = end_of(bytes, start) else {
            let flaw = Flaw::new(Span::new(start, start + 1), "the document ends within a tag");
            return Err(flaw.help("the file is cut: get it once more"));
        };
        let span = Span::new(start, end);
        let tag = span.of(text).as_bytes();
        match tag {
            [b'<', b'!' | b'?', ..] => {}
            [b'<', b'/', ..] => attributes -= open.pop().unwrap_or(0),
            _ => {
                let own = memchr_iter(b'=', tag).count();
                if open.len() >= DEPTH {
                    let message = format!("there are more than {DEPTH} elements in one another");
                    return Err(Flaw::new(span, message).help("write each node below the root"));
                }
                if attributes + own > ATTRIBUTES {
                    let message = format!("there are more than {ATTRIBUTES} attributes at once");
                    return Err(Flaw::new(span, message).help("write values as elements"));
                }
                if tag.len() > INHERITED && memmem::find(tag, b"xml:").is_some() {
                    let message = format!("a tag with `xml:` has more than {INHERITED} bytes");
                    return Err(Flaw::new(span, message).help("write values as elements"));
                }
                if !tag.ends_with(b"/>") {
                    open.push(own);
                    attributes += own;
                }
            }
        }
        at = end;
    }
    if open.is_empty() {
        return Ok(());
    }
    let end = text.trim_end().len();
    let flaw = Flaw::new(Span::new(end, end), "the document ends within an element");
    Err(flaw.help("the file is cut: get it once more"))
}

/// Where the tag, comment or other piece ends that begins there.
fn end_of(bytes: &[u8], start: usize) -> Option<usize> {
    let piece = rest(bytes, start);
    let until = |skip: usize, end: &[u8]| {
        memmem::find(rest(bytes, start + skip), end).map(|at| start + skip + at + end.len())
    };
    if piece.starts_with(b"<!--") {
        return until(4, b"-->");
    }
    if piece.starts_with(b"<![CDATA[") {
        return until(9, b"]]>");
    }
    if piece.starts_with(b"<?") {
        return until(2, b"?>");
    }
    if piece.starts_with(b"<!") {
        return end_of_declaration(bytes, start);
    }
    let mut at = start + 1;
    loop {
        let found = at + memchr3(b'>', b'"', b'\'', rest(bytes, at))?;
        match bytes.get(found) {
            Some(b'>') => return Some(found + 1),
            Some(quote) => at = found + 2 + memchr(*quote, rest(bytes, found + 1))?,
            None => return None,
        }
    }
}

/// Where a document type ends, which may have declarations within.
fn end_of_declaration(bytes: &[u8], start: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (number, byte) in rest(bytes, start).iter().enumerate() {
        match byte {
            b'<' => depth += 1,
            b'>' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(start + number + 1);
        }
    }
    None
}

fn rest(bytes: &[u8], at: usize) -> &[u8] {
    bytes.get(at..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_costs_too_much_is_refused() {
        let nested = |count: usize| "<a>".repeat(count) + &"</a>".repeat(count);
        let attributes = |count: usize| format!("<a{}/>", " b=\"c\"".repeat(count));
        let uses = "&a;".repeat(100_000);
        let long = format!("<!DOCTYPE a [<!ENTITY a \"{}\">]><a/>", "x".repeat(400));
        for (text, wanted) in [
            (nested(512), None),
            (nested(513), Some("in one another")),
            (attributes(1024), None),
            (attributes(1025), Some("attributes")),
            (format!("<a{0}><b{0}><c{0}/></b></a>", " b=\"c\"".repeat(400)), Some("attributes")),
            (format!("<a xml:base=\"{}\"/>", "x".repeat(5000)), Some("`xml:`")),
            (format!("<a b=\"{}\"/>", "x".repeat(5000)), None),
            ("<!DOCTYPE a [<!ENTITY a \"b\"> <!ENTITY c \"d\">]><a>&a;</a>".into(), None),
            ("<!DOCTYPE a [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]>".into(), Some("other")),
            ("<!DOCTYPE a [<!ENTITY % a \"b\"><!ENTITY c \"&#37;\">]>".into(), Some("other")),
            (format!("{long}<a>{uses}</a>"), Some("mean more")),
            (long.replace("xxx", "xxxxxx"), Some("has more than 512")),
            (format!("<a>{uses}</a>"), None),
            ("<a b='>' c=\"/>\"><!-- <b> --><![CDATA[<c>]]><?d <e> ?></a>".into(), None),
            ("<a><b/></a".into(), Some("within a tag")),
            ("<a><b/>\n".into(), Some("within an element")),
            ("<a b=\"></a>".into(), Some("within a tag")),
            ("</a></a><a/>".into(), None),
            (String::new(), None),
        ] {
            let found = survey(&text).err().map(|flaw| flaw.message);
            let start: String = text.chars().take(80).collect();
            match (&found, wanted) {
                (Some(found), Some(wanted)) => assert!(found.contains(wanted), "{start}: {found}"),
                _ => assert_eq!(found.as_deref(), wanted, "{start}"),
            }
        }
    }
}
