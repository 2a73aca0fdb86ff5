//! Where a passage stands in a text, and how much of it.

use std::ops::Range;

use super::{Located, SourceText, Verdict};

impl SourceText {
    /// Where `passage` stands letter for letter, in order; at most [`Located::MOST`] places.
    ///
    /// Places may overlap. An empty passage stands nowhere.
    #[must_use]
    pub fn occurrences(&self, passage: &str) -> Vec<Range<usize>> {
        let Some(first) = passage.chars().next() else { return Vec::new() };
        let length = passage.chars().count();
        let finder = memchr::memmem::Finder::new(passage);
        let text = self.as_str().as_bytes();
        let mut found = Vec::new();
        let mut from = 0;
        while found.len() < Located::MOST {
            let Some(at) = text.get(from..).and_then(|rest| finder.find(rest)) else { break };
            let start = self.scalar_at(from + at);
            found.push(start..start + length);
            from += at + first.len_utf8();
        }
        found
    }

    /// The best verdict on `passage`. Where it stands in several places that are alike, those close
    /// to `near`, an offset in Unicode scalar values, come first.
    #[must_use]
    pub fn locate(&self, passage: &str, near: Option<usize>) -> Located {
        let mut places = self.occurrences(passage);
        if places.is_empty() {
            return Located::absent();
        }
        if let Some(near) = near {
            places.sort_by_key(|place| place.start.abs_diff(near));
        }
        Located { verdict: Verdict::Exact, places, changes: Vec::new() }
    }

    /// The best verdict on each part of a quotation that stands in several parts: places are chosen
    /// so that the parts are in order and near each other where that is possible.
    #[must_use]
    pub fn locate_parts(&self, parts: &[&str], near: Option<usize>) -> Vec<Located> {
        let mut near = near;
        let mut found = Vec::with_capacity(parts.len());
        for part in parts {
            let located = self.locate(part, near);
            near = located.places.first().map(|place| place.end).or(near);
            found.push(located);
        }
        found
    }
}
