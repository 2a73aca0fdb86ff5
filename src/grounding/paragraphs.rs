//! The paragraphs of a text.

use std::ops::Range;

/// The widest line of a text whose lines are broken by hand, in columns.
const WRAPPED: usize = 120;
/// How wide such lines are at least on average, if another line follows, in columns.
const FILLED: usize = 40;

/// The paragraphs of a text, in bytes: what stands between line ends. In a text whose lines are
/// broken by hand (none is long, and empty lines stand between paragraphs) it is what stands between
/// empty lines. Paragraphs have no white space at their ends, and none is empty.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        // In a quoted message a line of signs alone is empty.
        let is_empty = line.trim_start_matches(|c: char| c == '>' || c.is_whitespace()).is_empty();
        lines.push(start..if is_empty { start } else { start + line.trim().len() });
        at += line.len();
    }
    if !is_wrapped(text, &lines) {
        lines.retain(|line| !line.is_empty());
        return lines;
    }
    let mut all: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for line in lines {
        match all.last_mut().filter(|_| open && !line.is_empty()) {
            Some(paragraph) => paragraph.end = line.end,
            None if line.is_empty() => {}
            None => all.push(line.clone()),
        }
        open = !line.is_empty();
    }
    all
}

/// Whether the lines of a text were broken by hand.
fn is_wrapped(text: &str, lines: &[Range<usize>]) -> bool {
    if !lines.windows(3).any(|w| !w[0].is_empty() && w[1].is_empty() && !w[2].is_empty()) {
        return false;
    }
    let widths: Vec<usize> =
        lines.iter().map_while(|line| width(text.get(line.clone())?)).collect();
    if widths.len() < lines.len() {
        return false;
    }
    let followed = widths.windows(2).filter(|pair| pair.iter().all(|width| *width > 0));
    let (count, sum) = followed.fold((0, 0), |(n, sum), pair| (n + 1, sum + pair[0]));
    count > 0 && sum >= FILLED * count
}

/// How many columns a line takes; nothing where it is too wide to have been broken by hand. Chinese
/// characters and their like take two.
fn width(line: &str) -> Option<usize> {
    let columns = |c: char| if u32::from(c) >= 0x2E80 { 2 } else { 1 };
    let wide = line.len() > 4 * WRAPPED;
    let width = if wide { WRAPPED + 1 } else { line.chars().map(columns).sum() };
    (width <= WRAPPED).then_some(width)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        paragraphs(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn lines_are_paragraphs_unless_they_were_broken_by_hand() {
        assert_eq!(cut("a b\n\n  c \n\nd"), ["a b", "c", "d"]);
        assert_eq!(cut("a\nb\n"), ["a", "b"]);
        assert_eq!(cut("a\nb\n\nc\nd"), ["a", "b", "c", "d"]);
        let line = |length: usize| "x".repeat(length);
        let wrapped = |length, last| format!("{}\nb\n\n{}", line(length), line(last));
        assert_eq!(cut(&wrapped(40, 120)), [format!("{}\nb", line(40)), line(120)]);
        assert_eq!(cut(&wrapped(39, 120)), [line(39), "b".to_owned(), line(120)]);
        assert_eq!(cut(&wrapped(40, 121)), [line(40), "b".to_owned(), line(121)]);
        assert_eq!(cut(&format!("{}\nb", line(40))), [line(40), "b".to_owned()]);
        // Columns count, and not bytes.
        let wide = |count: usize| "причал ".repeat(count).trim().to_owned();
        let text = format!("{}\nb\n\n{}", wide(16), wide(17));
        assert_eq!(cut(&text), [format!("{}\nb", wide(16)), wide(17)]);
        assert_eq!(cut(&format!("{}\nb\n\nc", "港".repeat(61))).len(), 3);
        assert_eq!(cut(&format!("{}\nb\n\nc", "港".repeat(20))).len(), 2);
        assert_eq!(cut("> a\n>\n> b"), ["> a", "> b"]);
        assert_eq!(cut(""), Vec::<&str>::new());
        assert_eq!(cut("\n \n"), Vec::<&str>::new());
    }
}
