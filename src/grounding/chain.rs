//! Passages that follow each other in a text: the parts of a quotation, with others' words between.

use std::ops::Range;

use memchr::memmem;

use super::SourceText;
use super::fold::Folded;
use super::standing::{Found, Passage};

/// How many places of the longest part are tried, all parts taken together.
const TRIES: usize = 32;

/// Where the parts of a quotation stand, each at most once and in order.
#[derive(Debug)]
pub(super) struct Chain {
    /// The place of each part, if it stands before or behind its neighbours.
    pub places: Vec<Option<Found>>,
    /// Bytes from the first place to the last.
    span: usize,
}

impl Chain {
    /// How many parts have a place.
    fn found(&self) -> usize {
        self.places.iter().flatten().count()
    }
}

impl SourceText {
    /// Finds parts in order, each at most `gap` scalar values from the one before it. The longest
    /// part that stands in the text decides where the others are looked for; of its places that is
    /// taken by which most of the others are found, and then the one where they are closest to each
    /// other and to byte `near`.
    pub(super) fn chain(&self, parts: &[&str], gap: usize, near: Option<usize>) -> Option<Chain> {
        let mut by_length: Vec<usize> = (0..parts.len()).collect();
        by_length.sort_by_key(|at| std::cmp::Reverse(parts.get(*at).map_or(0, |part| part.len())));
        let (pivot, mut places) = by_length.iter().take(TRIES).find_map(|at| {
            let mut places = self.standing(&Passage::new(parts.get(*at)?), near);
            places.retain(|place| place.whole);
            (!places.is_empty()).then_some((*at, places))
        })?;
        if let Some(near) = near {
            places.sort_by_key(|place| place.bytes.start.abs_diff(near));
        }
        places.truncate((TRIES / parts.len()).max(1));
        let chains = places.into_iter().map(|place| self.chain_from(parts, pivot, place, gap));
        // Of several that are equal the first is kept.
        chains.min_by_key(|chain| (std::cmp::Reverse(chain.found()), chain.span))
    }

    /// The chain of parts in which the part number `pivot` stands at `place`.
    fn chain_from(&self, parts: &[&str], pivot: usize, place: Found, gap: usize) -> Chain {
        let mut places: Vec<Option<Found>> = vec![None; parts.len()];
        let (mut first, mut last) = (place.bytes.start, place.bytes.end);
        for (at, part) in parts.iter().enumerate().take(pivot).rev() {
            if let Some(found) = self.before(part, first, gap) {
                first = found.bytes.start;
                places[at] = Some(found);
            }
        }
        places[pivot] = Some(place);
        for (at, part) in parts.iter().enumerate().skip(pivot + 1) {
            if let Some(found) = self.after(part, last, gap) {
                last = found.bytes.end;
                places[at] = Some(found);
            }
        }
        Chain { places, span: last - first }
    }

    /// The first place of `part` from byte `from`, with at most `gap` scalar values between.
    fn after(&self, part: &str, from: usize, gap: usize) -> Option<Found> {
        let text = self.as_str().get(from..)?;
        let end = text.char_indices().nth(room(part, gap)).map_or(text.len(), |(at, _)| at);
        let latest = text.char_indices().nth(gap + 1).map_or(text.len() + 1, |(at, _)| at);
        let window = text.get(..end)?;
        let place = |at: Range<usize>, exact| {
            let found = self.found(from + at.start..from + at.end, exact);
            found.filter(|found| found.whole && at.start < latest)
        };
        let exact = memmem::find_iter(window.as_bytes(), part)
            .find_map(|at| place(at..at + part.len(), true));
        exact.or_else(|| {
            let folded = Folded::plain(window);
            let part = Passage::new(part);
            memmem::find_iter(folded.text.as_bytes(), part.text())
                .find_map(|at| place(folded.source(at..at + part.text().len())?, false))
        })
    }

    /// The last place of `part` up to byte `to`, with at most `gap` scalar values between.
    fn before(&self, part: &str, to: usize, gap: usize) -> Option<Found> {
        let text = self.as_str().get(..to)?;
        let back = |count: usize| text.char_indices().rev().nth(count).map_or(0, |(at, _)| at);
        let start = back(room(part, gap));
        let earliest = back(gap);
        let window = text.get(start..)?;
        let place = |at: Range<usize>, exact| {
            let found = self.found(start + at.start..start + at.end, exact);
            found.filter(|found| found.whole && found.bytes.end >= earliest)
        };
        let exact = memmem::rfind_iter(window.as_bytes(), part)
            .find_map(|at| place(at..at + part.len(), true));
        exact.or_else(|| {
            let folded = Folded::plain(window);
            let part = Passage::new(part);
            memmem::rfind_iter(folded.text.as_bytes(), part.text())
                .find_map(|at| place(folded.source(at..at + part.text().len())?, false))
        })
    }
}

/// How many scalar values hold a gap and a part behind it, even in another typography.
fn room(part: &str, gap: usize) -> usize {
    gap + part.len() * 2 + 16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_part_is_looked_for_on_either_side() {
        let text = SourceText::new("The toll falls, the toll stays, and the toll rises.");
        let at = |found: Option<Found>| found.map(|found| found.bytes);
        assert_eq!(at(text.after("the toll", 3, 40)), Some(16..24));
        assert_eq!(at(text.after("the toll", 20, 40)), Some(36..44));
        assert_eq!(at(text.after("the toll", 20, 15)), None, "too far on");
        assert!(text.after("the toll", 3, 40).unwrap().exact, "it stands there to the letter");
        assert_eq!(at(text.after("the toll", 20, 16)), Some(36..44));
        assert_eq!(at(text.before("the toll", 44, 40)), Some(36..44));
        assert_eq!(at(text.before("the toll", 40, 40)), Some(16..24));
        assert_eq!(at(text.before("the toll", 40, 16)), Some(16..24));
        assert_eq!(at(text.before("the toll", 40, 14)), None, "too far back");
    }

    #[test]
    fn a_part_in_wider_typography_is_found_too() {
        let words = "it stays as it is";
        let wide = words.replace(' ', &"\u{2003}".repeat(8));
        let text = SourceText::new(&format!("So, {wide}, they say."));
        let found = text.after(words, 3, 0);
        assert!(found.is_none(), "a blank lies between");
        let found = text.after(words, 3, 1).unwrap();
        assert_eq!(text.as_str().get(found.bytes), Some(wide.as_str()));
        let end = text.as_str().find(", they").unwrap();
        let found = text.before(words, end, 0).unwrap();
        assert_eq!(text.as_str().get(found.bytes), Some(wide.as_str()));
    }
}
