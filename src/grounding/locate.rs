//! The verdict on a passage.

use std::ops::Range;

use super::changes::Comparison;
use super::resembling::resembling;
use super::standing::{Found, Passage};
use super::{Located, SourceText, Verdict};

/// How far the parts of a quotation may stand from each other, in Unicode scalar values, to be
/// looked for together.
const APART: usize = 4000;

impl SourceText {
    /// The best verdict on `passage`. Where it stands in several places that are alike, those close
    /// to `near`, an offset in Unicode scalar values, come first.
    ///
    /// Blanks at the ends of a passage count only for [`Verdict::Exact`]. A passage of nothing but
    /// blanks is [`Verdict::Absent`]. The first call for a text makes an index of its words if the
    /// text is long or the passage does not stand in it letter for letter; texts of 2 GiB and more
    /// are searched for exact places alone.
    #[must_use]
    pub fn locate(&self, passage: &str, near: Option<usize>) -> Located {
        let near = near.map(|near| self.byte_at(near).unwrap_or(self.as_str().len()));
        let found = self.quickly(passage, near);
        if !found.is_empty() {
            return self.stands(found, near);
        }
        let passage = Passage::new(passage);
        let found = self.standing(&passage, near);
        if !found.is_empty() {
            return self.stands(found, near);
        }
        if let Some(elided) = self.elided(&passage, near) {
            return elided;
        }
        self.altered(&passage, near).unwrap_or_else(Located::absent)
    }

    /// The best verdict on each part of a quotation that stands in several parts, and that may skip
    /// words with an ellipsis: places are chosen so that the parts are in order and near each other
    /// where that is possible. The place chosen for a part is its first.
    #[must_use]
    pub fn locate_parts(&self, parts: &[&str], near: Option<usize>) -> Vec<Located> {
        let byte = near.map(|near| self.byte_at(near).unwrap_or(self.as_str().len()));
        let chain = if parts.len() > 1 { self.chain(parts, APART, byte) } else { None };
        let mut chosen = chain.map(|chain| chain.places).unwrap_or_default().into_iter();
        let mut near = near;
        let mut all = Vec::with_capacity(parts.len());
        for part in parts {
            let located = match chosen.next().flatten() {
                Some(found) => self.chosen(part, &found),
                None => self.locate(part, near),
            };
            near = located.places.first().map(|place| place.end).or(near);
            all.push(located);
        }
        all
    }

    /// The verdict on a part for which a place has been chosen.
    fn chosen(&self, part: &str, found: &Found) -> Located {
        let place = self.scalars(&found.bytes);
        let verdict = if found.exact { Verdict::Exact } else { Verdict::Typographic };
        let mut located = self.locate(part, Some(place.start));
        if located.verdict != verdict {
            located = Located { verdict, places: Vec::new(), changes: Vec::new() };
        }
        located.places.retain(|other| *other != place);
        located.places.insert(0, place);
        located.places.truncate(Located::MOST);
        located
    }

    /// The verdict on a passage that stands in these places.
    fn stands(&self, mut found: Vec<Found>, near: Option<usize>) -> Located {
        if let Some(near) = near {
            found.sort_by_key(|place| place.bytes.start.abs_diff(near));
        }
        found.truncate(Located::MOST);
        let exact = found.iter().all(|place| place.exact);
        let verdict = if exact { Verdict::Exact } else { Verdict::Typographic };
        let places = found.iter().map(|place| self.scalars(&place.bytes)).collect();
        Located { verdict, places, changes: Vec::new() }
    }

    /// The verdict on a passage that does not stand in the text whole, if it is like a part of it.
    fn altered(&self, passage: &Passage<'_>, near: Option<usize>) -> Option<Located> {
        let index = self.index()?;
        let near = near.map(|near| index.folded.folded_at(near));
        let beside = resembling(index, passage, near)?;
        let comparison = Comparison { source: self, index, passage, beside: &beside };
        let told = comparison.told()?;
        let words = passage.tokens.iter().filter(|token| token.word).count();
        if told.common * 2 < words {
            return None;
        }
        let places = vec![self.scalars(&told.bytes)];
        // Only blanks beside marks differ.
        let verdict = if told.changes.is_empty() { Verdict::Typographic } else { Verdict::Altered };
        Some(Located { verdict, places, changes: told.changes })
    }

    /// Bytes of the text in Unicode scalar values.
    pub(super) fn scalars(&self, bytes: &Range<usize>) -> Range<usize> {
        self.scalar_at(bytes.start)..self.scalar_at(bytes.end)
    }
}
