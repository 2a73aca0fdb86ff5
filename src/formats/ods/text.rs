//! Texts in XML, and back.

use std::fmt::Write as _;

use quick_xml::escape::escape;

/// Adds the paragraphs of a text, one for each line.
pub(super) fn push_paragraphs(xml: &mut String, text: &str) {
    for line in text.split('\n') {
        xml.push_str("<text:p>");
        push_line(xml, line);
        xml.push_str("</text:p>");
    }
}

/// Adds a line. White space that would be taken for one blank, or for none, is written as elements.
fn push_line(xml: &mut String, line: &str) {
    let line = marked(line);
    let mut rest = &*line;
    while let Some(at) = rest.find([' ', '\t']) {
        let (before, white) = rest.split_at(at);
        xml.push_str(&escape(before));
        let after = white.trim_start_matches(' ');
        match white.len() - after.len() {
            0 => {
                xml.push_str("<text:tab/>");
                rest = white.get(1..).unwrap_or_default();
                continue;
            }
            1 if !(before.is_empty() || after.is_empty()) => xml.push(' '),
            // Writing to a string does not fail.
            count => drop(write!(xml, "<text:s text:c=\"{count}\"/>")),
        }
        rest = after;
    }
    xml.push_str(&escape(rest));
}

/// Whether XML has no way to hold a character, or programs take it for another one.
fn is_marked(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{B}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// A text whose characters that XML cannot hold are written as `_x0007_`.
fn marked(text: &str) -> String {
    let mut marked = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        if is_marked(c) {
            // Writing to a string does not fail.
            let _ = write!(marked, "_x{:04X}_", u32::from(c));
        } else if c == '_' && begins_mark(rest) {
            marked.push_str("_x005F_");
        } else {
            marked.push(c);
        }
    }
    marked
}

/// Whether a text begins with what could be read as a mark, once what follows is marked too.
fn begins_mark(text: &str) -> bool {
    let digits = text.strip_prefix("_x").and_then(|rest| rest.get(..4));
    digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// The character that a text begins with as a mark, with the number of bytes of the mark.
fn mark(text: &str) -> Option<(char, usize)> {
    let rest = text.strip_prefix("_x")?;
    let digits = rest.get(..4).filter(|digits| digits.bytes().all(|it| it.is_ascii_hexdigit()))?;
    let c = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)?;
    let is_mark = rest.get(4..).is_some_and(|rest| rest.starts_with('_'));
    // Of others that look so, nobody has meant them.
    let is_ours = is_marked(c) || (c == '_' && begins_mark(&format!("_{}", rest.get(5..)?)));
    (is_mark && is_ours).then_some((c, 7))
}

/// A text whose marks are characters again.
pub(super) fn unmarked(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let (c, length) = mark(from).unwrap_or(('_', 1));
        plain.push(c);
        rest = from.get(length..).unwrap_or_default();
    }
    plain.push_str(rest);
    plain
}

/// The text of a cell that is being read.
#[derive(Debug, Default)]
pub(super) struct Text {
    so_far: String,
    /// How many paragraphs have begun.
    paragraphs: usize,
    /// Whether white space is left out: it begins a paragraph, or follows other white space.
    is_after_white: bool,
}

impl Text {
    /// Begins a paragraph.
    pub(super) fn begin(&mut self) {
        if self.paragraphs > 0 {
            self.so_far.push('\n');
        }
        self.paragraphs += 1;
        self.is_after_white = true;
    }

    /// Adds characters of a paragraph. White space in a row counts as one blank.
    pub(super) fn push(&mut self, text: &str) {
        for c in text.chars() {
            if !matches!(c, ' ' | '\t' | '\r' | '\n') {
                self.so_far.push(c);
                self.is_after_white = false;
            } else if !std::mem::replace(&mut self.is_after_white, true) {
                self.so_far.push(' ');
            }
        }
    }

    /// Adds so many of a character as they are.
    pub(super) fn push_exact(&mut self, c: char, count: usize) {
        self.so_far.extend(std::iter::repeat_n(c, count));
        self.is_after_white = false;
    }

    /// How many bytes there are.
    pub(super) fn len(&self) -> usize {
        self.so_far.len()
    }

    /// The text as it is, once it is complete.
    pub(super) fn take(&mut self) -> String {
        unmarked(std::mem::take(self).so_far)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_back() {
        for text in [
            "",
            "plain",
            "\u{7}",
            "a\0\r\u{FFFE}b",
            "_x0007_",
            "_x0007_\u{7}_x0007",
            "_x005F_x0007_",
            "_x005F__x0041_",
            "_x0041\u{7}",
            "_x_x0041_é_",
        ] {
            let marked = marked(text);
            assert!(!marked.contains(is_marked), "{marked:?}");
            assert_eq!(unmarked(marked), text);
        }
        // What somebody else wrote.
        for text in ["_x0041_", "_x005F_a", "_x"] {
            assert_eq!(unmarked(text.to_owned()), text);
        }
    }

    #[test]
    fn white_space_is_written_as_elements() {
        for (text, wanted) in [
            ("a b", "<text:p>a b</text:p>"),
            (
                " a  b ",
                "<text:p><text:s text:c=\"1\"/>a<text:s text:c=\"2\"/>b<text:s text:c=\"1\"/></text:p>",
            ),
            ("a\tb<", "<text:p>a<text:tab/>b&lt;</text:p>"),
            ("a\n\nb", "<text:p>a</text:p><text:p></text:p><text:p>b</text:p>"),
        ] {
            let mut xml = String::new();
            push_paragraphs(&mut xml, text);
            assert_eq!(xml, wanted);
        }
    }
}
