//! The verdict on a passage.

use std::ops::Range;

use super::changes::{Comparison, weigh};
use super::resembling::resembling;
use super::standing::{Found, Passage};
use super::{Change, ChangeKind, Located, Reading, SourceText, Verdict};

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
    /// are searched for exact places alone. Nothing is known here of the language, so that what kind
    /// of change there is can only be guessed.
    #[must_use]
    pub fn locate(&self, passage: &str, near: Option<usize>) -> Located {
        self.locate_in(passage, near, Reading::default())
    }

    /// The same for a passage of which more is known: changes are called by what their words are in
    /// its language, and by the names that it may have.
    pub(crate) fn locate_in(
        &self,
        passage: &str,
        near: Option<usize>,
        reading: Reading<'_>,
    ) -> Located {
        let near = near.map(|near| self.byte_at(near).unwrap_or(self.as_str().len()));
        let found = self.quickly(passage, near);
        if !found.is_empty() {
            return self.stands(found, near);
        }
        let passage = Passage::with(passage, reading);
        let found = self.standing(&passage, near);
        if !found.is_empty() {
            return self.stands(found, near);
        }
        let divided = self.divided(&passage, near);
        if !divided.found.is_empty() {
            return self.stands(divided.found, near);
        }
        if let Some(elided) = self.elided(&passage, near) {
            return elided;
        }
        self.altered(&passage, near, divided.other).unwrap_or_else(Located::absent)
    }

    /// The verdict on a passage that stands in the text whole; none if it does not. `near` is an
    /// offset in Unicode scalar values.
    pub(crate) fn locate_whole(&self, passage: &str, near: Option<usize>) -> Option<Located> {
        let near = near.map(|near| self.byte_at(near).unwrap_or(self.as_str().len()));
        let passage = Passage::new(passage);
        let mut found = self.standing(&passage, near);
        if found.is_empty() {
            found = self.divided(&passage, near).found;
        }
        (!found.is_empty()).then(|| self.stands(found, near))
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
    /// `divided` is the verdict on a place that has its letters.
    fn altered(
        &self,
        passage: &Passage<'_>,
        near: Option<usize>,
        divided: Option<Located>,
    ) -> Option<Located> {
        let index = self.index()?;
        let Some(beside) =
            resembling(index, passage, near.map(|near| index.folded.folded_at(near)))
        else {
            return divided;
        };
        let part = beside.tokens.first().zip(beside.tokens.last());
        let part = part.map_or(0..0, |(first, last)| first.start..last.end);
        let within = self.divided_in(part, passage);
        if !within.found.is_empty() {
            return Some(self.stands(within.found, near));
        }
        let divided = divided.or(within.other);
        let told = Comparison::new(self, index, passage, &beside).told();
        let words = beside.own.iter().filter(|token| token.word).count();
        match told {
            // All its words are there, as they are divided.
            Some(told)
                if told.common * 2 >= words && (divided.is_none() || told.common == words) =>
            {
                // Only blanks beside marks differ.
                let is_same = told.changes.is_empty();
                let verdict = if is_same { Verdict::Typographic } else { Verdict::Altered };
                let places = vec![self.scalars(&told.bytes)];
                Some(Located { verdict, places, changes: told.changes })
            }
            _ => divided,
        }
    }

    /// What a passage that stands at `place` leaves out of `span`, which holds that place: the
    /// verdict on the passage where the whole span was meant; none if no word is left out.
    pub(crate) fn lacking(
        &self,
        place: &Range<usize>,
        span: &Range<usize>,
        reading: Reading<'_>,
    ) -> Option<Located> {
        let sides = [span.start..place.start, place.end..span.end];
        let mut changes = Vec::new();
        for at in sides {
            let Some(source) = self.slice(at.clone()) else { continue };
            if source.contains(char::is_alphanumeric) {
                let kind = weigh(source, "", reading).unwrap_or(ChangeKind::Word);
                let source = source.to_owned();
                changes.push(Change { kind, source, passage: String::new(), at });
            }
        }
        let places = vec![span.clone()];
        (!changes.is_empty()).then_some(Located { verdict: Verdict::Altered, places, changes })
    }

    /// Bytes of the text in Unicode scalar values.
    pub(super) fn scalars(&self, bytes: &Range<usize>) -> Range<usize> {
        self.scalar_at(bytes.start)..self.scalar_at(bytes.end)
    }
}

#[cfg(test)]
#[expect(clippy::single_range_in_vec_init, reason = "a place is a range, and there is one")]
mod tests {
    use super::*;

    const TEXT: &str = "PORT ELLIN, 3 March – “We came with proposals,” Sorrent said, “and we will \
                        not give in.” She added:\nThe toll may stay at 14.5% until 1 June; Orvane \
                        doesn’t sell the harbour. “We shall see,” she said. She said it twice.";

    fn verdict(passage: &str) -> Verdict {
        SourceText::new(TEXT).locate(passage, None).verdict
    }

    fn changes(passage: &str) -> Vec<(ChangeKind, String, String)> {
        let source = SourceText::new(TEXT);
        let located = source.locate(passage, None);
        assert_eq!(located.verdict, Verdict::Altered, "{passage}: {located:?}");
        assert_eq!(located.places.len(), 1);
        for change in &located.changes {
            assert_eq!(source.slice(change.at.clone()), Some(change.source.as_str()));
        }
        let changes = located.changes.into_iter();
        changes.map(|change| (change.kind, change.source, change.passage)).collect()
    }

    fn change(passage: &str) -> (ChangeKind, String, String) {
        let mut all = changes(passage);
        assert_eq!(all.len(), 1, "{passage}: {all:?}");
        all.remove(0)
    }

    #[test]
    fn exact_places() {
        let source = SourceText::new(TEXT);
        let located = source.locate("She", None);
        assert_eq!(located.verdict, Verdict::Exact);
        assert_eq!(located.places.len(), 2);
        let second = located.places[1].clone();
        assert_eq!(source.locate("She", Some(second.start + 9)).places[0], second);
        assert_eq!(source.occurrences("he"), source.locate("he", None).places);
        assert_eq!(source.occurrences("").len(), 0);
        // Only where a word begins and ends, if there is such a place.
        assert_eq!(SourceText::new("party, art").locate("art", None).places, [7..10]);
        assert_eq!(SourceText::new("aaaa").occurrences("aa"), [0..2, 1..3, 2..4]);
    }

    #[test]
    fn typographic_places() {
        let source = SourceText::new(TEXT);
        for passage in [
            "\"We came with proposals,\" Sorrent said",
            "not give in.\" She added: The toll",
            " She said it  twice. ",
            "Orvane doesn't sell",
            "3 March - « We came with proposals, »",
            "dœsn’t",
        ] {
            let located = source.locate(passage, None);
            let whole = located.verdict == Verdict::Typographic && located.changes.is_empty();
            assert_eq!(whole, passage != "dœsn’t", "{passage}: {located:?}");
        }
        let place = source.locate("in.\" She", None).places[0].clone();
        assert_eq!(source.slice(place), Some("in.” She"));
        let cafe = SourceText::new("the cafe\u{301}, the ﬁeld");
        assert_eq!(cafe.locate("café", None).places, [4..9]);
        assert_eq!(cafe.locate("the cafe", None).verdict, Verdict::Altered);
        assert_eq!(cafe.locate("field", None).places, [15..19]);
        assert_eq!(cafe.locate("ield", None).verdict, Verdict::Absent);
    }

    #[test]
    fn altered_words() {
        use ChangeKind::{Lookalike, Modal, Name, Negation, Number, Word};
        let told =
            |kind, source: &str, passage: &str| (kind, source.to_owned(), passage.to_owned());
        assert_eq!(change("and we will give in"), told(Negation, "not", ""));
        assert_eq!(change("Orvane does sell the harbour"), told(Negation, "doesn’t", "does"));
        assert_eq!(change("The toll may not stay"), told(Negation, "", "not"));
        assert_eq!(change("The toll may stay at 15% until 1 June"), told(Number, "14.5", "15"));
        assert_eq!(change("The toll will stay at 14.5%"), told(Modal, "may", "will"));
        assert_eq!(change("until 1 June; Tesmar doesn’t sell"), told(Name, "Orvane", "Tesmar"));
        assert_eq!(change("doesn’t sell the port"), told(Word, "harbour", "port"));
        assert_eq!(change("the toll may stay"), told(Word, "The", "the"));
        assert_eq!(change("The tоll may stay"), told(Lookalike, "toll", "tоll"));
        assert_eq!(change("tоll"), told(Lookalike, "toll", "tоll"));
        assert_eq!(change("We came with proposals, Sorrent said").1, "”");
        assert_eq!(verdict("nothing of this kind was ever printed"), Verdict::Absent);
        assert_eq!(verdict("  "), Verdict::Absent);
    }

    #[test]
    fn swapped_words() {
        let text = "We came with proposals, and we leave with homework. Nobody knows.";
        let source = SourceText::new(text);
        for passage in [
            "and we leave with homework, We came with proposals",
            "we leave with homework and We came with proposals",
        ] {
            let located = source.locate(passage, None);
            assert_eq!(located.verdict, Verdict::Altered, "{passage}");
            assert!(
                located.changes.iter().any(|change| change.kind == ChangeKind::Order),
                "{located:?}"
            );
            assert!(source.slice(located.places[0].clone()).unwrap().starts_with("We came"));
        }
        let located = source.locate("with proposals We came, and we leave", None);
        assert!(
            located.changes.iter().any(|change| change.kind == ChangeKind::Order),
            "{located:?}"
        );
        let text = SourceText::new("We will not sell the harbour and will dredge it.");
        let located = text.locate("We will sell the harbour and will not dredge it.", None);
        assert!(located.changes.iter().all(|change| change.kind == ChangeKind::Negation));
        assert_eq!(located.changes.len(), 2);
    }

    #[test]
    fn ellipses() {
        use ChangeKind::{Negation, Number, Skipped};
        let told =
            |kind, source: &str, passage: &str| (kind, source.to_owned(), passage.to_owned());
        for ellipsis in ["…", "...", "[…]", "[...]", "(…)", ". . ."] {
            let passage = format!("and we will {ellipsis} give in");
            assert_eq!(change(&passage), told(Negation, "not", ellipsis));
        }
        assert_eq!(change("The toll … until 1 June"), told(Number, "may stay at 14.5%", "…"));
        assert_eq!(change("“We came […] proposals"), told(Skipped, "with", "[…]"));
        assert_eq!(change("… give in"), told(Negation, "and we will not", "…"));
        assert_eq!(change("Orvane … doesn’t sell"), told(Skipped, "", "…"));
        let source = SourceText::new("“The toll […] stays until the fence is paid for.”");
        assert_eq!(source.locate("The toll […] stays", None).verdict, Verdict::Exact);
        assert_eq!(source.locate("The toll [...] stays", None).verdict, Verdict::Typographic);
        let far = format!("one two three {} four five six", "x ".repeat(300));
        let located = SourceText::new(&far).locate("one two three … four five six", None);
        assert_ne!(located.changes[0].kind, Skipped);
    }

    #[test]
    fn parts_in_order() {
        let text = "“we leave” he said. “We came,” she said, “and we leave,” she said. “we leave”";
        let source = SourceText::new(text);
        let found = source.locate_parts(&["We came", "we leave"], None);
        assert_eq!(found[0].places, [21..28]);
        assert_eq!(found[1].places[0], 46..54);
        assert_eq!(found[1].places.len(), 3);
        let found = source.locate_parts(&["and we leave", "no such thing here", "she said"], None);
        assert_eq!(found[0].verdict, Verdict::Exact);
        assert_eq!(found[1].verdict, Verdict::Absent);
        assert_eq!(found[2].places[0].start, 57);
        assert!(source.locate_parts(&[], None).is_empty());
    }

    #[test]
    fn hostile_texts() {
        let source = SourceText::new(&"a ".repeat(200_000));
        assert_eq!(source.locate(&"a ".repeat(1000), None).places.len(), Located::MOST);
        assert_eq!(source.locate("a b a", None).verdict, Verdict::Altered);
        assert_eq!(source.locate("a  a", Some(300_000)).places[0].start, 300_000);
        let source = SourceText::new("\u{301}\u{301}“”……--  \u{200B}ﬁ");
        assert_eq!(source.locate("fi", None).verdict, Verdict::Typographic);
        assert_eq!(SourceText::new("").locate("x", Some(9)).verdict, Verdict::Absent);
    }

    #[test]
    fn the_index_gives_the_same_exact_places() {
        let source = SourceText::new(TEXT);
        for passage in [
            "We came with proposals",
            "e came with proposals,” Sorr",
            "may stay at 14.5% until 1 June; Or",
            "not there at all",
            "She said it",
            "…",
            "said",
            "",
            "\nThe toll may",
            "she  said.",
        ] {
            let found = source.indexed_occurrences(passage);
            assert!(found.is_none_or(|found| found == source.occurrences(passage)), "{passage}");
        }
        assert!(source.indexed_occurrences("e came with").is_some());
        assert_eq!(source.locate_whole("We came with", None).unwrap().verdict, Verdict::Exact);
        assert_eq!(source.locate_whole("We come with", None), None);
    }
}
