//! What is in quotation marks, in any of the common scripts.
//!
//! Only the outer marks count: marks within a quotation belong to it. A quotation that goes on in
//! the next paragraph opens its marks there again and closes them once, or only closes them there;
//! it is one marked span of several parts. Marks that nobody closes reach to the end of their
//! sentence. Speech after a dash is marked too.
//!
//! What may be a mark is found first (`glyph.rs`); which of these open and close a span is decided
//! by what is beside them (`pairs.rs`), for single marks with the words that have an apostrophe
//! (`single.rs`) and for Hebrew and Arabic with the words that are written together with the next
//! (`prefix.rs`). Lines that one sentence runs through are read as one (`blocks.rs`). Speech after a
//! dash is told from lists by the words of the reporter (`dialogue.rs`).

use std::ops::Range;

use super::{SourceText, paragraphs};
use around::is_invisible;
use blocks::{Block, blocks};
use dialogue::{Spoken, speech};
use glyph::{Glyph, glyphs};
use pairs::{closes, closes_plainly, needs_close, opens, opens_here, opens_only};
use sentence::sentence_end;
pub(crate) use sentence::sentences;
use single::{late_close, single_close};

mod around;
mod blocks;
mod dialogue;
mod glyph;
mod pairs;
mod prefix;
mod sentence;
mod single;

/// A span in quotation marks, or of speech after a dash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Its parts, one a paragraph; there is at least one.
    pub parts: Vec<Part>,
    /// Whether the marks are closed.
    pub closed: bool,
    /// Whether it is certain that it is marked. A paragraph that begins with a dash may be an entry
    /// of a list as well as speech.
    pub certain: bool,
}

/// The part of a marked span that is in one paragraph, in Unicode scalar values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// With the marks that are there.
    pub outer: Range<usize>,
    /// Without them, and without white space beside them.
    pub inner: Range<usize>,
}

/// All marked spans of a text, in order. `language` is the tag of its language, as far as it is
/// known; only speech after dashes is found by it.
///
/// Takes time in proportion to the length of the text.
#[must_use]
pub fn marked_spans(text: &SourceText, language: &str) -> Vec<Marked> {
    let language = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let paragraphs = paragraphs(text.as_str());
    let reader = Reader {
        text: text.as_str(),
        blocks: blocks(text.as_str(), &paragraphs),
        paragraphs,
        glyphs: glyphs(text.as_str()),
        language,
    };
    let scalars = |range: &Range<usize>| text.scalar_at(range.start)..text.scalar_at(range.end);
    let part = |(outer, inner): &(Range<usize>, Range<usize>)| Part {
        outer: scalars(outer),
        inner: scalars(inner),
    };
    let marked = |span: Span| Marked {
        parts: span.parts.iter().map(part).collect(),
        closed: span.closed,
        certain: span.certain,
    };
    reader.spans().into_iter().map(marked).collect()
}

/// The most double marks that are looked at for the one that closes another.
const MOST: usize = 32;

/// The most marks of all kinds that are looked at for it.
const WITH_SINGLE: usize = 1024;

/// The most marks within marks that are told apart.
const DEEP: usize = 8;

/// How far a mark that nobody closes reaches at most, in bytes.
const FARTHEST: usize = 2_000;

/// In how many further paragraphs a mark may be closed that is not opened there again.
const RUN_ON: usize = 4;

/// What says nothing between marks.
const MARKS: &str = "\"'“”„‟‘’‚«»‹›<>,`";

/// The most words in marks within a paragraph that may be speech all the same.
const FEW: usize = 3;

/// A marked span, in bytes of the text.
struct Span {
    /// Each with its marks and without them.
    parts: Vec<(Range<usize>, Range<usize>)>,
    closed: bool,
    certain: bool,
}

impl Span {
    fn end(&self) -> usize {
        self.parts.last().map_or(0, |(outer, _)| outer.end)
    }
}

impl From<Spoken> for Span {
    fn from(Spoken { outer, inner, certain }: Spoken) -> Self {
        Span { parts: vec![(outer, inner)], closed: true, certain }
    }
}

/// Where a mark is closed in its block.
enum Close {
    At(Glyph),
    Nowhere {
        /// Whether a mark like it plainly opens another span there.
        again: bool,
        /// The mark that closes it if marks within it share their closing mark with it.
        shared: Option<Glyph>,
        /// Where it ends at the latest: at the next mark like it, or with the block.
        limit: usize,
    },
}

struct Reader<'t> {
    text: &'t str,
    paragraphs: Vec<Range<usize>>,
    /// Paragraphs, of which those are joined that are lines of one sentence.
    blocks: Vec<Block>,
    glyphs: Vec<Glyph>,
    language: String,
}

impl Reader<'_> {
    fn spans(&self) -> Vec<Span> {
        let mut all: Vec<Span> = Vec::new();
        let mut past = 0;
        for (number, Block { place: block, .. }) in self.blocks.iter().enumerate() {
            if block.end <= past {
                continue;
            }
            let spoken = if past <= block.start {
                speech(self.text, block, &self.language)
            } else {
                Vec::new()
            };
            let marked = self.marked(number, past);
            if spoken.is_empty() || self.are_quoted(&spoken, &marked) {
                past = marked.last().map_or(past, Span::end).max(past);
                all.extend(marked);
                continue;
            }
            all.extend(spoken.into_iter().map(Span::from));
            past = block.end;
        }
        all
    }

    /// What is in marks that are opened in a block, after byte `past`.
    fn marked(&self, number: usize, mut past: usize) -> Vec<Span> {
        let mut found = Vec::new();
        for at in self.glyphs_of(number) {
            let Some(glyph) = self.glyphs.get(at) else { break };
            if glyph.at < past {
                continue;
            }
            let span = if glyph.is_single() {
                self.single(*glyph, number)
            } else if opens(self.text, *glyph) {
                self.double(at, number)
            } else if glyph.mark == '"' {
                self.spaced(at, number)
            } else {
                None
            };
            if let Some(span) = span {
                past = span.end();
                found.push(span);
            }
        }
        found
    }

    /// Whether it is the marks that tell what is quoted in a paragraph with a dash in front: where
    /// it is not certain that it is speech, and more words are marked than in a title, and where the
    /// speech begins with marks and is mostly in them.
    fn are_quoted(&self, spoken: &[Spoken], marked: &[Span]) -> bool {
        let (Some(first), Some(span)) = (spoken.first(), marked.first()) else { return false };
        if spoken.iter().any(|one| one.certain) {
            let start = span.parts.first().map_or(0, |(outer, _)| outer.start);
            return start == first.inner.start && 2 * (span.end() - start) > first.inner.len();
        }
        let words = |(_, inner): &(Range<usize>, Range<usize>)| {
            self.slice(inner.clone()).split_whitespace().count()
        };
        marked.iter().flat_map(|span| &span.parts).any(|part| words(part) > FEW)
    }

    /// The numbers of the glyphs of a block.
    fn glyphs_of(&self, number: usize) -> Range<usize> {
        let block = self.block(number);
        let first = self.glyphs.partition_point(|glyph| glyph.at < block.start);
        let all = self.glyphs.get(first..).unwrap_or_default();
        // Mostly there are few; a search through all of them costs more.
        first..first + all.iter().take_while(|glyph| glyph.at < block.end).count()
    }

    fn block(&self, number: usize) -> Range<usize> {
        self.blocks.get(number).map_or(0..0, |block| block.place.clone())
    }

    fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// The span that a double mark opens, if there is something in it.
    fn double(&self, mut at: usize, mut number: usize) -> Option<Span> {
        let mut parts = Vec::new();
        loop {
            let glyph = *self.glyphs.get(at)?;
            let block = self.block(number);
            let (again, shared, limit) = match self.close(at, &block) {
                Close::At(close) => {
                    parts.extend(self.part(glyph.at..close.end, glyph.end..close.at));
                    return span(parts, true);
                }
                Close::Nowhere { again, shared, limit } => (again, shared, limit),
            };
            if !again
                && !needs_close(glyph.mark)
                && let Some(next) = self.reopened(number, glyph.mark)
                && let Some(part) = self.part(glyph.at..block.end, glyph.end..block.end)
            {
                parts.push(part);
                (at, number) = (next, number + 1);
                continue;
            }
            if !again && let Some(more) = self.run_on(glyph, number) {
                parts.extend(more);
                return span(parts, true);
            }
            if let Some(close) = shared {
                parts.extend(self.part(glyph.at..close.end, glyph.end..close.at));
                return span(parts, true);
            }
            if needs_close(glyph.mark) || !opens_itself(self.text, glyph) {
                return span(parts, false);
            }
            let end = self.sentence(glyph.end, limit);
            if self.slice(glyph.end..end).contains(char::is_alphanumeric) {
                parts.extend(self.part(glyph.at..end, glyph.end..end));
            }
            return span(parts, false);
        }
    }

    /// The span between two straight marks that have blanks on their inner sides, as they are typed
    /// in French: `" Non "`.
    fn spaced(&self, at: usize, number: usize) -> Option<Span> {
        let open = *self.glyphs.get(at)?;
        let close = self.doubles(at + 1, self.block(number).end).next()?;
        let is_blank = |c: Option<char>| c.is_some_and(char::is_whitespace);
        let (before, after) = open.around(self.text);
        let (last, next) = close.around(self.text);
        let mut start = self.text.get(..open.at)?.chars().rev().skip_while(|c| *c == ' ').take(1);
        let is_measure = start.any(|c| c.is_ascii_digit());
        let blanks = before.is_none_or(char::is_whitespace) && is_blank(after) && is_blank(last);
        if !blanks || close.mark != '"' || is_measure || next.is_some_and(char::is_alphanumeric) {
            return None;
        }
        span(self.part(open.at..close.end, open.end..close.at).into_iter().collect(), true)
    }

    /// The mark that closes a double mark in its block.
    fn close(&self, at: usize, block: &Range<usize>) -> Close {
        let nowhere = Close::Nowhere { again: false, shared: None, limit: block.end };
        let Some(outer) = self.glyphs.get(at).copied() else { return nowhere };
        let mut within: Vec<char> = Vec::new();
        let (mut again, mut shared, mut limit) = (false, None, None);
        for glyph in self.doubles(at + 1, block.end).take(MOST) {
            if within.last().is_some_and(|top| closes(self.text, *top, glyph)) {
                if within.pop() == Some(outer.mark) && closes(self.text, outer.mark, glyph) {
                    shared = Some(glyph);
                }
            } else if closes(self.text, outer.mark, glyph) && !self.is_inches(outer, glyph, block) {
                return Close::At(glyph);
            } else if opens(self.text, glyph) {
                if within.len() < DEEP {
                    within.push(glyph.mark);
                }
                limit = limit.or(Some(glyph).filter(|_| glyph.mark == outer.mark));
                if glyph.mark == outer.mark
                    && glyph.mark != '«'
                    && opens_only(glyph.around(self.text))
                {
                    again = true;
                }
            }
        }
        let limit = limit.map_or(block.end, |glyph: Glyph| glyph.at);
        Close::Nowhere { shared: shared.filter(|_| !again), again, limit }
    }

    /// The double marks from one on, up to a byte.
    fn doubles(&self, from: usize, end: usize) -> impl Iterator<Item = Glyph> {
        let rest = self.glyphs.get(from..).unwrap_or_default();
        let rest = rest.get(..WITH_SINGLE).unwrap_or(rest);
        rest.iter().take_while(move |g| g.at < end).filter(|g| !g.is_single()).copied()
    }

    /// Whether a straight mark after a digit is a measure, and the next one closes the span.
    fn is_inches(&self, outer: Glyph, glyph: Glyph, block: &Range<usize>) -> bool {
        let (before, after) = glyph.around(self.text);
        let measure = (outer.mark, glyph.mark) == ('"', '"')
            && before.is_some_and(|c| c.is_ascii_digit())
            && after.is_some_and(char::is_whitespace);
        let at = self.glyphs.partition_point(|other| other.at <= glyph.at);
        measure
            && self
                .doubles(at, block.end)
                .next()
                .is_some_and(|next| next.mark == '"' && !opens_here(next.around(self.text)))
    }

    /// The mark at the start of the next block that carries on what `mark` opened. In French the
    /// closing mark may be there.
    fn reopened(&self, number: usize, mark: char) -> Option<usize> {
        let start = self.blocks.get(number + 1)?.head;
        let at = self.glyphs.partition_point(|glyph| glyph.at < start);
        let next = self.glyphs.get(at).filter(|glyph| glyph.at == start)?;
        (next.mark == mark || (mark, next.mark) == ('«', '»')).then_some(at)
    }

    /// The parts of a span that is closed in a later paragraph without being opened there again.
    fn run_on(&self, glyph: Glyph, number: usize) -> Option<Vec<(Range<usize>, Range<usize>)>> {
        let first = self.block(number);
        let mut places = vec![(glyph.at, glyph.end, first.clone())];
        for step in 1..=RUN_ON {
            let Block { place: block, head, follows } = self.blocks.get(number + step)?;
            let start = *head;
            let is_again = |next: &Glyph| next.at == start && next.mark == glyph.mark;
            let at = self.glyphs.partition_point(|next| next.at < start);
            if self.glyphs.get(at).is_some_and(|next| is_again(next) && opens(self.text, *next)) {
                return None;
            }
            let close = self.late_close(glyph.mark, at, block);
            match places.last_mut() {
                Some((_, _, last)) if *follows => last.end = block.end,
                _ => places.push((start, start, block.clone())),
            }
            let Some(close) = close else { continue };
            let count = places.len();
            let part = |(n, (outer, inner, block)): (usize, (usize, usize, Range<usize>))| {
                let last = n + 1 == count;
                let (end, to) = if last { (close.end, close.at) } else { (block.end, block.end) };
                self.part(outer..end, inner..to)
            };
            return Some(places.into_iter().enumerate().filter_map(part).collect());
        }
        None
    }

    /// The mark that plainly closes in a block what `mark` opened in an earlier one.
    fn late_close(&self, mark: char, from: usize, block: &Range<usize>) -> Option<Glyph> {
        let mut within: Vec<char> = Vec::new();
        for glyph in self.doubles(from, block.end).take(MOST) {
            if within.last().is_some_and(|top| closes(self.text, *top, glyph)) {
                within.pop();
            } else if within.is_empty() && closes_plainly(self.text, mark, glyph) {
                return Some(glyph);
            } else if opens(self.text, glyph) && within.len() < DEEP {
                within.push(glyph.mark);
            }
        }
        None
    }

    /// The span that a single mark opens.
    fn single(&self, first: Glyph, number: usize) -> Option<Span> {
        let mut parts = Vec::new();
        let (mut glyph, mut number) = (first, number);
        loop {
            let block = self.block(number);
            if let Some(close) = single_close(self.text, glyph.mark, glyph.end, block.end) {
                parts.extend(self.part(glyph.at..close.end, glyph.end..close.start));
                return span(parts, true);
            }
            let is_first = self.blocks.get(number).is_some_and(|block| block.head == glyph.at);
            if glyph.mark != '‘' || !is_first {
                return None;
            }
            let whole = self.part(glyph.at..block.end, glyph.end..block.end)?;
            if let Some(next) = self.reopened(number, glyph.mark) {
                parts.push(whole);
                glyph = *self.glyphs.get(next)?;
                number += 1;
                continue;
            }
            if !self.slice(glyph.end..block.end).contains('‘')
                && let Some(next) = self.blocks.get(number + 1)
                && let Some(close) = late_close(self.text, next.head..next.place.end)
            {
                let start = next.head;
                parts.push(whole);
                parts.extend(self.part(start..close.end, start..close.start));
                return span(parts, true);
            }
            if !parts.is_empty() {
                let end = self.sentence(glyph.end, block.end);
                parts.extend(self.part(glyph.at..end, glyph.end..end));
            }
            return span(parts, false);
        }
    }

    /// Where the sentence ends that begins at a byte, at `limit` at last, or with its paragraph if
    /// nothing ends it.
    fn sentence(&self, start: usize, limit: usize) -> usize {
        let mut limit = limit.min(start + FARTHEST);
        while !self.text.is_char_boundary(limit) {
            limit -= 1;
        }
        if let Some(end) = sentence_end(self.slice(start..limit)) {
            return start + end;
        }
        let at = self.paragraphs.partition_point(|paragraph| paragraph.end < start);
        self.paragraphs.get(at).map_or(limit, |paragraph| paragraph.end.min(limit)).max(start)
    }

    /// A part with its marks and without them; nothing if there is nothing in it.
    fn part(
        &self,
        outer: Range<usize>,
        inner: Range<usize>,
    ) -> Option<(Range<usize>, Range<usize>)> {
        let words = self.slice(inner.clone());
        let start = inner.start + (words.len() - words.trim_start().len());
        let inner = start..start + words.trim().len();
        let says = |c: char| !c.is_whitespace() && !is_invisible(c) && !MARKS.contains(c);
        self.slice(inner.clone()).contains(says).then_some((outer, inner))
    }
}

/// Whether a mark opens a span by itself, and not only after a word that is written together with it.
fn opens_itself(text: &str, glyph: Glyph) -> bool {
    !matches!(glyph.mark, '"' | '”') || opens_here(glyph.around(text))
}

fn span(parts: Vec<(Range<usize>, Range<usize>)>, closed: bool) -> Option<Span> {
    (!parts.is_empty()).then_some(Span { parts, closed, certain: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The inner parts of the marked spans, with `…` where marks are not closed.
    fn marked(text: &str) -> Vec<String> {
        let source = SourceText::new(text);
        let words = |marked: &Marked| {
            let parts = marked.parts.iter().map(|p| source.slice(p.inner.clone()).unwrap());
            let end = if marked.closed { "" } else { "…" };
            parts.collect::<Vec<_>>().join(" / ") + end
        };
        marked_spans(&source, "").iter().map(words).collect()
    }

    #[test]
    fn marks_of_many_scripts() {
        for (text, inner) in [
            ("Sie sagt: „Nein“, und geht.", "Nein"),
            ("Mondja: „Nem” – és megy.", "Nem"),
            ("Elle dit : « Non », et part.", "Non"),
            ("Elle dit\u{A0}: «\u{202F}Non\u{202F}».", "Non"),
            ("Hun siger: »Nej« og gaar.", "Nej"),
            ("Hon sa: ”Nej” och gick.", "Nej"),
            ("Han sanoi: »Ei» ja meni.", "Ei"),
            ("彼は「いいえ」と言った。", "いいえ"),
            ("他说“不”。", "不"),
            ("他说\"不\"。", "不"),
            ("He said \"no\" twice.", "no"),
            ("‚Nein‘, sagt sie.", "Nein"),
            ("‹Non›, dit-elle.", "Non"),
            ("She calls it ‘a tax’.", "a tax"),
            ("She calls it ‘the ministers’ plan’ now.", "the ministers’ plan"),
            ("It’s ‘don’t knows’ again.", "don’t knows"),
            ("She calls it 'a tax' now.", "a tax"),
            ("“abc“ he typed.", "abc"),
            ("(“abc”)", "abc"),
            ("so-called “abc”", "abc"),
        ] {
            assert_eq!(marked(text), [inner], "{text}");
        }
    }

    #[test]
    fn what_is_no_mark() {
        for text in [
            "Orvane’s lorries and the guilds’ letter",
            "Orvane's lorries and the guilds' letter",
            "'tis the season of '68, rock 'n' roll' she",
            "a pipe of 5\" and 6\"",
            "rock ‘n’roll",
            "“”",
            "“ ”",
            "abc” he",
            "",
        ] {
            assert_eq!(marked(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn outer_marks_count_and_inner_ones_belong_to_them() {
        let inner = "My mother said, ‘A sound drowns,’ and left";
        assert_eq!(marked(&format!("“{inner},” she said.")), [format!("{inner},")]);
        assert_eq!(marked("“He said “no” to me,” she said."), ["He said “no” to me,"]);
        assert_eq!(marked("‘He said “no” to me,’ she said."), ["He said “no” to me,"]);
        assert_eq!(marked("„Er sagte ‚nein‘ zu mir“"), ["Er sagte ‚nein‘ zu mir"]);
        assert_eq!(marked("« Il dit « non » à moi »"), ["Il dit « non » à moi"]);
        assert_eq!(marked("「彼は『いいえ』と」と"), ["彼は『いいえ』と"]);
        assert_eq!(marked("“a,” she said, “b.” “c”"), ["a,", "b.", "c"]);
        assert_eq!(marked("“a”—“b”"), ["a", "b"]);
    }

    #[test]
    fn a_quotation_goes_on_in_the_next_paragraph() {
        assert_eq!(marked("x:\n“a.\n“b.\n\n“c.”\n“d”"), ["a. / b. / c.", "d"]);
        assert_eq!(marked("« a.\n» b. »\n"), ["a. / b."]);
        assert_eq!(marked("‘a.\n‘b.’ he said"), ["a. / b."]);
        assert_eq!(marked("\"a.\n\"b.\" he said"), ["a. / b."]);
        // The last one is not closed.
        assert_eq!(marked("‘a.\n‘b.\nc"), ["a. / b.…"]);
        assert_eq!(marked("“a.\nx “b.”"), ["a.…", "b."]);
        assert_eq!(marked("“a.\nx\n“b.”"), ["a.…", "b."]);
        assert_eq!(marked("“a.\n«b.»"), ["a.…", "b."]);
        assert_eq!(marked("‘a.\nb’s"), Vec::<String>::new());
        assert_eq!(marked("We “say it.\n\n\nb"), ["say it.…"]);
        let broken = format!("{} “a\nb” now.\n\nAnd so on.", "x".repeat(60));
        assert_eq!(marked(&broken), ["a\nb"]);
    }

    #[test]
    fn positions_are_scalar_values() {
        let spans = marked_spans(&SourceText::new("é “\u{1F600}a”\n« b »"), "");
        assert_eq!(spans[0].parts, [Part { outer: 2..6, inner: 3..5 }]);
        assert_eq!(spans[1].parts, [Part { outer: 7..12, inner: 9..10 }]);
    }

    #[test]
    fn the_harbour_talks_have_thirteen() {
        let text = include_str!("../../../examples/harbour-talks/harbour-talks.txt");
        let spans = marked_spans(&SourceText::new(text), "");
        assert_eq!(spans.len(), 13, "{:?}", marked(text));
        assert_eq!(spans.iter().map(|span| span.parts.len()).max(), Some(2));
        assert!(spans.iter().all(|span| span.closed));
    }

    #[test]
    fn hostile_texts_take_little_time_and_keep_their_spans_apart() {
        const UNITS: usize = 20_000;
        for (unit, spans) in [
            ("‘a ", 0),
            ("'a ", 0),
            ("“", 0),
            ("\"a ", UNITS),
            ("’s ‘", 0),
            ("“\n", 0),
            ("‘a\n", 1),
            ("« »", 0),
            ("“a “b” ", 2 * UNITS),
            ("“a\nb ", UNITS),
            ("\"'a ", UNITS / 2),
            (",,a ", 0),
            ("ש\"אב ", 0),
            ("“\u{200C}", 0),
            ("« ", 0),
            ("« ‹ „ ", 0),
            ("> > \"a\n", 1),
            ("— a — dit ", UNITS),
        ] {
            let text = SourceText::new(&unit.repeat(UNITS));
            let all = marked_spans(&text, "fr");
            assert_eq!(all.len(), spans, "{unit:?}");
            let parts: Vec<&Part> = all.iter().flat_map(|marked| &marked.parts).collect();
            assert!(parts.windows(2).all(|w| w[0].outer.end <= w[1].outer.start), "{unit:?}");
            assert!(parts.last().is_none_or(|last| last.outer.end <= text.scalar_len()));
        }
    }
}
