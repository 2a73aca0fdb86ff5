//! The letters of a folded text alone, and the way back.

use std::ops::Range;

use super::letters::{Class, class};

/// The letters, digits and marks on letters of a folded text, without all that is between words.
#[derive(Debug)]
pub(super) struct Skeleton {
    /// The letters.
    pub text: String,
    /// Where each run of them begins: its byte here and its byte in the folded text.
    runs: Vec<(u32, u32)>,
}

impl Skeleton {
    /// The skeleton of a folded text of less than 4 GiB.
    pub(super) fn new(folded: &str) -> Self {
        let mut text = String::with_capacity(folded.len());
        let mut runs = Vec::new();
        let mut within = false;
        for (at, c) in folded.char_indices() {
            let is_letter = class(c) != Class::Other;
            if is_letter && !within {
                let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
                runs.push((number(text.len()), number(at)));
            }
            within = is_letter;
            if is_letter {
                text.push(c);
            }
        }
        Skeleton { text, runs }
    }

    /// The number of the run that has the letter at byte `at`.
    fn run_at(&self, at: usize) -> usize {
        self.runs.partition_point(|(own, _)| *own as usize <= at).saturating_sub(1)
    }

    fn run(&self, number: usize) -> Option<(usize, usize)> {
        self.runs.get(number).map(|(own, folded)| (*own as usize, *folded as usize))
    }

    /// The byte of the folded text where the letter at byte `at` starts.
    pub(super) fn start(&self, at: usize) -> usize {
        self.run(self.run_at(at)).map_or(0, |(own, folded)| folded + (at - own))
    }

    /// The byte of the folded text after the letter that ends before byte `at`.
    pub(super) fn end(&self, at: usize) -> usize {
        at.checked_sub(1).map_or(0, |last| self.start(last) + 1)
    }

    /// The bytes within these where a run begins, in order.
    pub(super) fn joints(&self, within: &Range<usize>) -> impl Iterator<Item = usize> + '_ {
        let first = self.runs.partition_point(|(own, _)| *own as usize <= within.start);
        let end = within.end;
        let runs = self.runs.get(first..).unwrap_or_default().iter();
        runs.map(|(own, _)| *own as usize).take_while(move |own| *own < end)
    }

    /// The folded bytes between the letters before and after byte `at`.
    pub(super) fn between(&self, at: usize) -> Range<usize> {
        self.end(at)..self.start(at)
    }

    /// The runs that have the letters on both sides of byte `at`, as bytes of the skeleton.
    pub(super) fn around(&self, at: usize) -> Range<usize> {
        let before = self.run(self.run_at(at.saturating_sub(1)));
        let next = self.run(self.run_at(at) + 1).map_or(self.text.len(), |(own, _)| own);
        before.map_or(0, |(own, _)| own)..next
    }

    /// The byte of the first letter at or after this byte of the folded text.
    pub(super) fn at_folded(&self, folded: usize) -> usize {
        let next = self.runs.partition_point(|(_, start)| *start as usize <= folded);
        let end = self.run(next).map_or(self.text.len(), |(own, _)| own);
        match next.checked_sub(1).and_then(|number| self.run(number)) {
            Some((own, start)) => (own + (folded - start)).min(end),
            None => end,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_the_way_back() {
        let folded = "'har- bour, 港口. x";
        let bare = Skeleton::new(folded);
        assert_eq!(bare.text, "harbour港口x");
        assert_eq!(bare.joints(&(0..bare.text.len())).collect::<Vec<_>>(), [3, 7, 13]);
        assert_eq!(bare.joints(&(3..13)).collect::<Vec<_>>(), [7]);
        assert_eq!(&folded[bare.between(3)], "- ");
        assert_eq!(&folded[bare.between(7)], ", ");
        assert_eq!(bare.around(3), 0..7);
        assert_eq!(bare.around(7), 3..13);
        assert_eq!(bare.around(13), 7..14);
        assert_eq!([0, 1, 4, 6, 99].map(|at| bare.at_folded(at)), [0, 0, 3, 3, 14]);
        assert_eq!(&folded[bare.start(0)..bare.end(7)], "har- bour");
        assert_eq!(bare.between(1).len(), 0);
        let nothing = Skeleton::new(" '");
        assert_eq!((nothing.start(0), nothing.end(0)), (0, 0));
    }
}
