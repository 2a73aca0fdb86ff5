//! What a TOML file costs to read, found out in one pass that costs nothing.
//!
//! Whatever is outside of strings becomes pieces of a tree, at worst every byte a piece. And a key like
//! `a.b.c` goes as deep as it has parts, within every inline table again, so that a small file can go
//! deeper than the stack of a thread.

use memchr::{memchr2, memchr3, memmem};

use crate::text::Span;

/// How many bytes may be outside of strings and comments: 4 MiB, of which the tree is some hundred
/// megabytes.
const OUTSIDE: usize = 4 << 20;
/// How many arrays and inline tables may be within one another. What is written here has at most half
/// as many.
pub(super) const DEPTH: usize = 64;
/// How many parts a key may have. What is written here has as many as a record has levels.
const PARTS: usize = 16;

/// Looks at a file.
///
/// # Errors
/// What there is too much of, and where that begins.
pub(super) fn survey(text: &str) -> Result<(), (Span, String)> {
    let bytes = text.as_bytes();
    let (mut at, mut outside, mut depth, mut parts) = (0, 0_usize, 0_usize, 1_usize);
    while let Some(&byte) = bytes.get(at) {
        let fault = |message: String| Err((Span::new(at, at + 1), message));
        outside += 1;
        match byte {
            b'.' => parts += 1,
            // A key ends here, or a number.
            b'=' | b',' | b'\n' | b'}' | b']' => parts = 1,
            _ => {}
        }
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if outside > OUTSIDE {
            return fault(format!("there are more than {OUTSIDE} bytes outside of strings"));
        }
        if depth > DEPTH {
            return fault(format!("there are more than {DEPTH} arrays and tables in one another"));
        }
        if parts > PARTS {
            return fault(format!("there are more than {PARTS} parts in a key"));
        }
        at = match byte {
            b'"' | b'\'' => after_string(bytes, at, byte),
            b'#' => memchr2(b'\n', b'\r', rest(bytes, at)).map_or(bytes.len(), |more| at + more),
            _ => at + 1,
        };
    }
    Ok(())
}

/// Where it goes on after the string that begins there.
fn after_string(bytes: &[u8], start: usize, quote: u8) -> usize {
    let triple = [quote; 3];
    if !rest(bytes, start).starts_with(&triple) {
        return after_line(bytes, start + 1, quote);
    }
    let mut at = start + 3;
    loop {
        let end = memmem::find(rest(bytes, at), &triple).map_or(bytes.len(), |more| at + more);
        // A backslash takes what follows it out of consideration, but not between apostrophes.
        let escape = match quote {
            b'"' => memchr::memchr(b'\\', rest(bytes, at)).map(|more| at + more),
            _ => None,
        };
        match escape {
            Some(escape) if escape < end => at = escape + 2,
            _ => {
                // One or two more quotes belong to the string.
                let more = rest(bytes, end + 3).iter().take(2).take_while(|byte| **byte == quote);
                return end + 3 + more.count();
            }
        }
    }
}

/// Where it goes on after a string of one line, of which `at` is the first byte. One that is not closed
/// ends with the line.
fn after_line(bytes: &[u8], mut at: usize, quote: u8) -> usize {
    let escape = if quote == b'"' { b'\\' } else { quote };
    while let Some(more) = memchr3(quote, escape, b'\n', rest(bytes, at)) {
        at += more + 1;
        if bytes.get(at - 1) != Some(&b'\\') || quote != b'"' {
            return at;
        }
        if matches!(bytes.get(at), Some(b'\\' | b'"')) {
            at += 1;
        }
    }
    bytes.len()
}

fn rest(bytes: &[u8], at: usize) -> &[u8] {
    bytes.get(at..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> Option<(usize, String)> {
        survey(text).err().map(|(span, message)| (span.start, message))
    }

    #[test]
    fn strings_and_comments_do_not_count() {
        let dots = ".".repeat(100);
        let brackets = "[".repeat(100);
        for text in [
            format!("a = \"{dots}\\\"{brackets}\\\\\""),
            format!("a = '{dots}\"\\'"),
            format!("a = \"\"\"{dots}\"\n\"\"{brackets}\\\"\"\"{dots}\"\"\"\"\""),
            format!("a = '''{dots}'\n''{brackets}\\'''''\nb = 1"),
            format!("a = 1 # {dots} \" ' {brackets}\nb = 2"),
            format!("a = \"\\u0020{dots}"),
        ] {
            assert_eq!(fault(&text), None, "{text}");
        }
        // What is not closed ends with the line, and the next one counts.
        for text in ["\"\n", "'\n", "\"\\\n", "'\\'", "#\n", "\"\"\"\\\\\"\"\"", "''''''"] {
            assert!(fault(&format!("{text}{dots}")).is_some(), "{text}");
        }
    }

    #[test]
    fn bounds_are_the_last_that_is_allowed() {
        let key = |parts| vec!["a"; parts].join(".");
        assert_eq!(
            fault(&format!("[{0}]\n[{0}]\n{0} = {{ {0} = 1.5, {0} = 1.5 }}", key(PARTS))),
            None
        );
        let (at, message) = fault(&key(PARTS + 1)).unwrap();
        assert_eq!((at, &*message), (31, "there are more than 16 parts in a key"));
        let nested = |depth| format!("a = {}{}", "[".repeat(depth), "]".repeat(depth)).repeat(2);
        assert_eq!(fault(&nested(DEPTH)), None);
        let (at, message) = fault(&nested(DEPTH + 1)).unwrap();
        assert_eq!(
            (at, &*message),
            (68, "there are more than 64 arrays and tables in one another")
        );
        assert_eq!(fault(&" ".repeat(OUTSIDE)), None);
        assert!(fault(&" ".repeat(OUTSIDE + 1)).is_some());
        assert_eq!(fault(&format!("a = \"{}\"", " ".repeat(OUTSIDE + 1))), None);
    }
}
