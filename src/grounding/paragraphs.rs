//! The paragraphs of a text.

use std::ops::Range;

/// The longest line of a text whose lines are broken by hand, in bytes.
const WRAPPED: usize = 120;
/// How long such lines are at least on average, if another line follows, in bytes.
const FILLED: usize = 40;

/// The paragraphs of a text, in bytes: what stands between line ends. In a text whose lines are
/// broken by hand (none is long, and empty lines stand between paragraphs) it is what stands between
/// empty lines. Paragraphs have no white space at their ends, and none is empty.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        lines.push(start..start + trimmed.len());
        at += line.len();
    }
    if !is_wrapped(&lines) {
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
fn is_wrapped(lines: &[Range<usize>]) -> bool {
    let between = lines.windows(3).any(|w| !w[0].is_empty() && w[1].is_empty() && !w[2].is_empty());
    let followed = lines.windows(2).filter(|pair| pair.iter().all(|line| !line.is_empty()));
    let (count, bytes) = followed.fold((0, 0), |(n, sum), pair| (n + 1, sum + pair[0].len()));
    between && count > 0 && bytes >= FILLED * count && lines.iter().all(|l| l.len() <= WRAPPED)
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
        assert_eq!(cut(""), Vec::<&str>::new());
        assert_eq!(cut("\n \n"), Vec::<&str>::new());
    }
}
