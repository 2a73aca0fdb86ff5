//! The paragraphs of a text and who is named in them.

use std::cell::{Cell, OnceCell};
use std::ops::Range;

use memchr::memmem;

use crate::grounding::{Marked, Part, SourceText, paragraphs};
use crate::rules::naming::{Mention, Naming};
use crate::text::is_alphanumeric;

/// The paragraphs of a text, and what is in them between quotation marks.
pub(super) struct Surroundings<'t> {
    text: &'t SourceText,
    language: String,
    paragraphs: Vec<Range<usize>>,
    /// Who is named outside of the marks of a paragraph, once it was asked for.
    mentions: Vec<OnceCell<Vec<Mention>>>,
    /// The marked parts, in bytes and in order.
    marked: Vec<Range<usize>>,
    /// How many bytes may still be read in looking for names as they are written.
    left: Cell<usize>,
}

/// How many bytes of a text are read in looking for names as they are written; after that its
/// paragraphs are read once.
const READ: usize = 1 << 22;

/// How many words of an actor's names are looked for as they are written.
const WRITTEN: usize = 8;

impl<'t> Surroundings<'t> {
    pub(super) fn new(text: &'t SourceText, marks: &[Marked], language: String) -> Self {
        // An entry of a list may name the speaker.
        let certain = marks.iter().filter(|marked| marked.certain);
        let parts = certain.flat_map(|marked| &marked.parts);
        let bytes =
            |part: &Part| Some(text.byte_at(part.outer.start)?..text.byte_at(part.outer.end)?);
        let marked = parts.filter_map(bytes).collect();
        let paragraphs = paragraphs(text.as_str());
        let mentions = paragraphs.iter().map(|_| OnceCell::new()).collect();
        let left = Cell::new(READ);
        Surroundings { text, language, paragraphs, mentions, marked, left }
    }

    /// The number of the paragraph in which the scalar value with that number is.
    pub(super) fn paragraph(&self, at: usize) -> Option<usize> {
        let byte = self.text.byte_at(at)?;
        self.paragraphs.partition_point(|paragraph| paragraph.start <= byte).checked_sub(1)
    }

    /// Who is named in a paragraph outside of quotation marks, in order.
    pub(super) fn mentions(&self, paragraph: usize, naming: &Naming<'_>) -> &[Mention] {
        let read = || {
            let parts = self.outside(paragraph);
            parts.flat_map(|text| naming.known().mentions(text, &self.language)).collect()
        };
        self.mentions.get(paragraph).map(|cell| cell.get_or_init(read)).map_or(&[], Vec::as_slice)
    }

    /// The marked part in which a place is, and what is before and after it in its paragraph, up to
    /// the marked parts beside it.
    pub(super) fn beside(&self, at: usize) -> Option<(&'t str, Range<usize>, &'t str)> {
        let byte = self.text.byte_at(at)?;
        let paragraph = self.paragraphs.get(self.paragraph(at)?)?;
        let number = self.marked.partition_point(|part| part.end <= byte);
        let part = self.marked.get(number).filter(|part| part.start <= byte)?;
        let before = number.checked_sub(1).and_then(|number| self.marked.get(number));
        let from = before.map_or(paragraph.start, |before| before.end.max(paragraph.start));
        let after = self.marked.get(number + 1);
        let to = after.map_or(paragraph.end, |after| after.start.min(paragraph.end));
        let text = self.text.as_str();
        Some((text.get(from..part.start)?, part.clone(), text.get(part.end..to)?))
    }

    pub(super) fn text(&self) -> &'t str {
        self.text.as_str()
    }

    pub(super) fn language(&self) -> &str {
        &self.language
    }

    /// Whether one of these words is, as it is written there, in a paragraph or in the one before it,
    /// outside of quotation marks. If none is, it may still be there in other letters.
    pub(super) fn has_written<'w>(
        &self,
        paragraph: usize,
        words: impl Iterator<Item = &'w str>,
    ) -> bool {
        let near = || [Some(paragraph), paragraph.checked_sub(1)].into_iter().flatten();
        words.take(WRITTEN).any(|word| {
            let sizes = near().filter_map(|at| self.paragraphs.get(at)).map(ExactSizeIterator::len);
            let Some(left) = self.left.get().checked_sub(sizes.sum()) else { return false };
            self.left.set(left);
            let finder = memmem::Finder::new(word.as_bytes());
            let has = |text: &str| {
                let mut found = finder.find_iter(text.as_bytes());
                found.any(|start| is_whole(text, start..start + word.len()))
            };
            near().any(|at| self.outside(at).any(has))
        })
    }

    /// Whether something may be in a paragraph, outside of quotation marks. Where enough has been read
    /// it may.
    pub(super) fn may_have(&self, paragraph: usize, has: impl Fn(&str) -> bool) -> bool {
        let size = self.paragraphs.get(paragraph).map_or(0, ExactSizeIterator::len);
        let Some(left) = self.left.get().checked_sub(size) else { return true };
        self.left.set(left);
        self.outside(paragraph).any(has)
    }

    /// What is outside of quotation marks in a paragraph.
    pub(super) fn outside(&self, paragraph: usize) -> impl Iterator<Item = &'t str> {
        let all = self.paragraphs.get(paragraph).cloned().unwrap_or_default();
        let first = self.marked.partition_point(|part| part.end <= all.start);
        let marked = self.marked.get(first..).unwrap_or_default();
        let within = marked.iter().take_while(move |part| part.start < all.end);
        let ends = within.clone().map(|part| part.end);
        let starts = within.map(|part| part.start).chain([all.end]);
        let text = self.text.as_str();
        [all.start]
            .into_iter()
            .chain(ends)
            .zip(starts)
            .filter_map(move |(from, to)| text.get(from.max(all.start)..to))
    }
}

/// Whether no letter or digit is directly before or after a place.
fn is_whole(text: &str, place: Range<usize>) -> bool {
    let before = text.get(..place.start).and_then(|text| text.chars().next_back());
    let after = text.get(place.end..).and_then(|text| text.chars().next());
    ![before, after].into_iter().flatten().any(is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grounding::marked_spans;

    #[test]
    fn the_look_for_names_has_an_end() {
        let text = SourceText::new("Sorrent said: “Kohvand is tired.”\nNobody spoke.\nAll left.");
        let around = Surroundings::new(&text, &marked_spans(&text, "en"), "en".to_owned());
        let has = |paragraph, word: &str| around.has_written(paragraph, [word].into_iter());
        assert!(has(0, "Sorrent"));
        assert!(has(1, "Sorrent"), "in the paragraph before");
        assert!(!has(2, "Sorrent"));
        assert!(!has(0, "Kohvand"), "in quotation marks");
        assert!(!has(0, "Sorr"), "a part of a word");
        around.left.set(10);
        assert!(!has(0, "Sorrent"), "no more may be read");
    }

    #[test]
    fn what_is_beside_a_quotation_is_cut_at_the_marks() {
        let text = SourceText::new("A said: “b,” c said. “D,” e.");
        let around = Surroundings::new(&text, &marked_spans(&text, "en"), "en".to_owned());
        let (before, part, after) = around.beside(9).unwrap();
        assert_eq!((before, &text.as_str()[part], after), ("A said: ", "“b,”", " c said. "));
        assert!(around.beside(2).is_none());
    }
}
