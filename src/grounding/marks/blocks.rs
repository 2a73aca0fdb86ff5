//! Lines that one sentence runs through.

use std::ops::Range;

use super::around::{head, is_invisible};
use super::sentence::ENDS;

/// The most paragraphs that are joined, so that no stray mark reaches through a whole text.
const JOINED: usize = 12;

/// How wide a line is at least that has been broken because it was full.
const FULL: usize = 40;

/// A paragraph, or several that are joined.
pub(super) struct Block {
    pub(super) place: Range<usize>,
    /// Where its words begin.
    pub(super) head: usize,
    /// Whether it may be the next line of the same sentence as the block before it.
    pub(super) follows: bool,
}

/// The paragraphs of a text, of which those are joined that are lines of one sentence: where a text
/// is too short for [`paragraphs`](super::super::paragraphs) to see that its lines are broken.
pub(super) fn blocks(text: &str, paragraphs: &[Range<usize>]) -> Vec<Block> {
    let mut all: Vec<Block> = Vec::new();
    let mut joined = 1;
    let mut before: Option<&Range<usize>> = None;
    for paragraph in paragraphs {
        let head = head(text, paragraph);
        let follows =
            before.is_some_and(|one| is_adjacent(text, one, paragraph) && !ends(text, one));
        let flows = follows
            && joined < JOINED
            && before.is_some_and(|one| goes_on(text, one, head..paragraph.end));
        if let Some(block) = all.last_mut().filter(|_| flows) {
            block.place.end = paragraph.end;
            joined += 1;
        } else {
            all.push(Block { place: paragraph.clone(), head, follows });
            joined = 1;
        }
        before = Some(paragraph);
    }
    all
}

/// Whether there is no empty line between two paragraphs.
fn is_adjacent(text: &str, one: &Range<usize>, next: &Range<usize>) -> bool {
    text.get(one.end..next.start).is_some_and(|gap| gap.matches('\n').count() == 1)
}

/// Whether a paragraph ends with the end of a sentence.
fn ends(text: &str, paragraph: &Range<usize>) -> bool {
    let words = text.get(paragraph.clone()).unwrap_or_default();
    let closing = |c: char| is_invisible(c) || c.is_whitespace() || "\"'”’“»«›‹)]״".contains(c);
    words.trim_end_matches(closing).ends_with(|c: char| ENDS.contains(c) || c == ':')
}

/// Whether a paragraph begins as the rest of the one before it.
fn goes_on(text: &str, one: &Range<usize>, next: Range<usize>) -> bool {
    let rest = text.get(next).unwrap_or_default();
    let mut chars = rest.chars();
    let Some(first) = chars.next() else { return false };
    let second = chars.next();
    if first.is_alphabetic() && !first.is_uppercase() {
        return true;
    }
    if "–—-".contains(first) {
        // The words of a reporter after speech; a list has no such lines.
        let after = rest.trim_start_matches(|c: char| "–—- ".contains(c));
        return text.get(one.clone()).is_some_and(|line| line.ends_with(['،', ',', '!', '?']))
            && after.starts_with(char::is_lowercase);
    }
    if ",;:.!?)]”’»」』\"".contains(first) && second.is_none_or(|c| !c.is_alphanumeric()) {
        return true;
    }
    let line = text.get(one.clone()).unwrap_or_default();
    let last = line.rsplit('\n').next().unwrap_or_default();
    (first.is_alphanumeric() || "“„«»”\"‘".contains(first)) && last.chars().count() >= FULL
}

#[cfg(test)]
mod tests {
    use super::super::super::paragraphs;
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        blocks(text, &paragraphs(text)).into_iter().map(|block| &text[block.place]).collect()
    }

    #[test]
    fn lines_of_one_sentence_are_joined() {
        assert_eq!(cut("We will\nnot sell."), ["We will\nnot sell."]);
        assert_eq!(cut("We will\n\nnot sell."), ["We will", "not sell."]);
        assert_eq!(cut("We will.\nnot sell."), ["We will.", "not sell."]);
        assert_eq!(cut("We will.”\nnot sell."), ["We will.”", "not sell."]);
        assert_eq!(cut("Title\nNot sold."), ["Title", "Not sold."]);
        let full = "x".repeat(FULL);
        assert_eq!(cut(&format!("{full}\nVenn")), [format!("{full}\nVenn")]);
        assert_eq!(cut(&format!("{full}\n“Venn")), [format!("{full}\n“Venn")]);
        assert_eq!(cut("abc\n“Venn"), ["abc", "“Venn"]);
        assert_eq!(cut("> We will\n> not sell."), ["> We will\n> not sell."]);
        assert_eq!(cut("We will\n” she"), ["We will\n” she"]);
        assert_eq!(cut("– Нет,\n– сказал"), ["– Нет,\n– сказал"]);
        assert_eq!(cut("– Нет\n– да"), ["– Нет", "– да"]);
    }

    #[test]
    fn the_joined_lines_are_not_many() {
        let text = "venn\n".repeat(30);
        assert_eq!(cut(&text).iter().map(|b| b.lines().count()).collect::<Vec<_>>(), [12, 12, 6]);
    }
}
