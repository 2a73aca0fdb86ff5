//! What stands in quotation marks, in any of the common scripts.
//!
//! Only the outer marks count: marks within a quotation belong to it. A quotation that goes on in
//! the next paragraph opens its marks there again and closes them once; it is one marked span of
//! several parts. Marks that nobody closes reach to the end of their paragraph.

use std::ops::Range;

use super::{SourceText, paragraphs};

/// A span in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Its parts, one a paragraph; there is at least one.
    pub parts: Vec<Part>,
    /// Whether the marks are closed.
    pub closed: bool,
}

/// The part of a marked span that stands in one paragraph, in Unicode scalar values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// With the marks that are there.
    pub outer: Range<usize>,
    /// Without them, and without white space beside them.
    pub inner: Range<usize>,
}

/// All marked spans of a text, in order.
///
/// Takes time in proportion to the length of the text.
#[must_use]
pub fn marked_spans(text: &SourceText) -> Vec<Marked> {
    let mut all: Vec<Marked> = Vec::new();
    // The mark that opened the last span, if that span may go on in the next paragraph.
    let mut open = None;
    let paragraphs = paragraphs(text.as_str());
    let words = |number: usize| {
        paragraphs.get(number).and_then(|at| text.as_str().get(at.clone())).unwrap_or_default()
    };
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let next = words(number + 1).chars().next();
        let found = scan(words(number), open, next);
        let before = open.take();
        for (place, span) in found.into_iter().enumerate() {
            let scalars = |range: &Range<usize>| {
                let at = |byte| text.scalar_at(paragraph.start + byte);
                at(range.start)..at(range.end)
            };
            let part = Part { outer: scalars(&span.outer), inner: scalars(&span.inner) };
            let goes_on = place == 0 && span.outer.start == 0 && reopens(before, span.mark);
            open = (!span.closed).then_some(span.mark);
            match all.last_mut() {
                Some(last) if goes_on => {
                    last.parts.push(part);
                    last.closed = span.closed;
                }
                _ => all.push(Marked { parts: vec![part], closed: span.closed }),
            }
        }
    }
    all
}

/// Whether a mark at the start of a paragraph carries on what `before` opened in the one before it.
/// In French the closing mark may stand there.
fn reopens(before: Option<char>, mark: char) -> bool {
    before.is_some_and(|before| before == mark || (before, mark) == ('«', '»'))
}

/// A marked span of one paragraph, in bytes of the paragraph.
struct Span {
    outer: Range<usize>,
    inner: Range<usize>,
    /// The mark that opens it.
    mark: char,
    closed: bool,
}

/// A mark that waits to be closed.
struct Open {
    mark: char,
    at: usize,
    /// How many marks like it were opened within.
    depth: usize,
}

/// The marked spans of a paragraph. `open` is the mark of a span that may go on here, `next` the
/// first character of the next paragraph.
fn scan(words: &str, open: Option<char>, next: Option<char>) -> Vec<Span> {
    let mut found = Vec::new();
    let mut outer: Option<Open> = None;
    let mut past = 0;
    for (at, c) in candidates(words) {
        if at < past {
            continue;
        }
        let end = at + c.len_utf8();
        let before = words.get(..at).and_then(|rest| rest.chars().next_back());
        let after = words.get(end..).and_then(|rest| rest.chars().next());
        let around = (before, after);
        if let Some(open) = &mut outer {
            if !closes(open.mark, c, around) {
                open.depth += usize::from(open.mark == c);
            } else if let Some(depth) = open.depth.checked_sub(1) {
                open.depth = depth;
            } else {
                found.extend(span(words, open.mark, open.at..end, Some(at)));
                outer = None;
            }
        } else if matches!(c, '‘' | '‚' | '\'') {
            let close = opens_here(around).then(|| single_close(words, c, end)).flatten();
            if let Some(close) = close {
                let last = words.get(close..).and_then(|rest| rest.chars().next());
                past = close + last.map_or(1, char::len_utf8);
                found.extend(span(words, c, at..past, Some(close)));
            } else if c == '‘' && at == 0 && (open == Some(c) || next == Some(c)) {
                outer = Some(Open { mark: c, at, depth: 0 });
            }
        } else if opens(c, around) || (at == 0 && reopens(open, c)) {
            outer = Some(Open { mark: c, at, depth: 0 });
        }
    }
    if let Some(open) = outer {
        found.extend(span(words, open.mark, open.at..words.len(), None));
    }
    found
}

/// The characters that may be marks, seen by their first two bytes: no mark begins otherwise.
fn candidates(words: &str) -> impl Iterator<Item = (usize, char)> {
    let bytes = words.as_bytes();
    let may_be = |(at, byte): (usize, &u8)| {
        let next = || bytes.get(at + 1).copied().unwrap_or_default();
        let is = match byte {
            b'"' | b'\'' => true,
            0xC2 => matches!(next(), 0xAB | 0xBB),
            0xE2 | 0xE3 => next() == 0x80,
            0xEF => next() == 0xBC,
            _ => false,
        };
        is.then_some(at)
    };
    let at = bytes.iter().enumerate().filter_map(may_be);
    at.filter_map(|at| Some((at, words.get(at..)?.chars().next()?)))
}

/// The span of these bytes, of which the last mark, if there is one, stands at `close`; none if there
/// is nothing in it.
fn span(words: &str, mark: char, outer: Range<usize>, close: Option<usize>) -> Option<Span> {
    let start = outer.start + mark.len_utf8();
    let inner = words.get(start..close.unwrap_or(outer.end))?;
    let start = start + (inner.len() - inner.trim_start().len());
    let inner = start..start + inner.trim().len();
    let closed = close.is_some();
    (!inner.is_empty()).then_some(Span { outer, inner, mark, closed })
}

/// The characters before and after one.
type Around = (Option<char>, Option<char>);

/// Whether `c` opens a span where none is open.
fn opens(c: char, around: Around) -> bool {
    match c {
        '„' | '«' | '‹' | '「' | '『' | '〝' => true,
        // Where it follows a word and nothing follows it, it is the end of something.
        '“' | '‟' => !closes_here(around),
        '»' | '›' | '”' | '"' | '＂' => opens_here(around),
        _ => false,
    }
}

/// Whether `c` closes what `mark` opened.
fn closes(mark: char, c: char, around: Around) -> bool {
    match (mark, c) {
        ('“' | '‟' | '„' | '”', '”')
        | ('„', '“' | '‟')
        | ('«' | '»', '»')
        | ('»', '«')
        | ('‹' | '›', '›')
        | ('›', '‹')
        | ('「', '」')
        | ('『', '』')
        | ('〝', '〞' | '〟')
        | ('"', '"')
        | ('＂', '＂') => true,
        ('“', '“') => closes_here(around),
        _ => false,
    }
}

/// Whether a mark between these two characters can open a span.
fn opens_here((before, after): Around) -> bool {
    let before = before.is_none_or(|c| {
        let opening = "([{<—–-/:¿¡“‘„‚«‹»›".contains(c);
        c.is_whitespace() || opening || is_wide(c)
    });
    before && after.is_some_and(|c| !c.is_whitespace())
}

/// Whether a mark between these two characters can close a span.
fn closes_here((before, after): Around) -> bool {
    before.is_some_and(|c| !c.is_whitespace() && !"([{<—–".contains(c))
        && after.is_none_or(|c| !c.is_alphanumeric())
}

/// Whether `c` is of a script that is written without blanks.
const fn is_wide(c: char) -> bool {
    c as u32 >= 0x2E80
}

/// Words that are written with an apostrophe in front.
const ELISIONS: &[&str] = &["tis", "twas", "til", "n", "em", "cause", "bout", "round", "s", "t"];

/// Where the single mark is that closes the one before byte `from`. It looks like an apostrophe, so
/// that it has to stand at the end of a word, and better not after an s.
fn single_close(words: &str, mark: char, from: usize) -> Option<usize> {
    let rest = words.get(from..)?;
    let first: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
    if mark == '\'' && (first.is_empty() || is_elision(&first)) {
        return None;
    }
    let mut before = None;
    let mut doubtful = None;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let around = (before.replace(c), chars.peek().map(|(_, c)| *c));
        if c == mark && mark != '\'' || (c == '\'' && mark == c && opens_here(around)) {
            break;
        }
        let closing = match mark {
            '‘' => c == '’',
            '‚' => matches!(c, '‘' | '’'),
            _ => c == mark,
        };
        if !closing || !closes_here(around) {
            continue;
        }
        if around.0.is_some_and(|c| c.eq_ignore_ascii_case(&'s')) {
            doubtful = doubtful.or(Some(from + at));
        } else {
            return Some(from + at);
        }
    }
    doubtful
}

fn is_elision(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        || ELISIONS.iter().any(|elision| elision.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_is_a_candidate() {
        let around = (None, Some('a'));
        for c in '\0'..=char::MAX {
            let is_single = matches!(c, '‘' | '‚' | '\'' | '’');
            if is_single || opens(c, around) || closes(c, c, around) || "〞〟」』”›»".contains(c)
            {
                assert_eq!(candidates(&c.to_string()).count(), 1, "{c}");
            }
        }
    }

    /// The inner parts of the marked spans, with `…` where marks are not closed.
    fn marked(text: &str) -> Vec<String> {
        let source = SourceText::new(text);
        let words = |marked: &Marked| {
            let parts = marked.parts.iter().map(|p| source.slice(p.inner.clone()).unwrap());
            let end = if marked.closed { "" } else { "…" };
            parts.collect::<Vec<_>>().join(" / ") + end
        };
        marked_spans(&source).iter().map(words).collect()
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
        let spans = marked_spans(&SourceText::new("é “\u{1F600}a”\n« b »"));
        assert_eq!(spans[0].parts, [Part { outer: 2..6, inner: 3..5 }]);
        assert_eq!(spans[1].parts, [Part { outer: 7..12, inner: 9..10 }]);
    }

    #[test]
    fn the_harbour_talks_have_thirteen() {
        let text = include_str!("../../examples/harbour-talks/harbour-talks.txt");
        let spans = marked_spans(&SourceText::new(text));
        assert_eq!(spans.len(), 13, "{:?}", marked(text));
        assert_eq!(spans.iter().map(|span| span.parts.len()).max(), Some(2));
        assert!(spans.iter().all(|span| span.closed));
    }

    #[test]
    fn hostile_texts_take_little_time() {
        for unit in ["‘a ", "'a ", "“", "\"a ", "’s ‘", "“\n", "‘a\n", "« »"] {
            let _ = marked_spans(&SourceText::new(&unit.repeat(100_000)));
        }
    }
}
