//! Why positions miss the words that they were given for.
//!
//! Other programs count otherwise: in bytes, in UTF-16 code units, from 1, with line ends of two
//! characters. Each way of counting is tried on the places where the words do stand, and the one
//! that gives the numbers of the record is the reason.

use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

use super::{SourceText, paragraphs};

/// About how many bytes are counted anew for each place.
const CHUNK: usize = 256;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Unicode scalar values, as it should be.
    Scalar,
    /// UTF-16 code units, as in JavaScript and Java.
    Utf16,
    /// Bytes of UTF-8.
    Utf8,
    /// What readers take for characters: extended grapheme clusters.
    Grapheme,
    /// Scalar values of the text in normalisation form C.
    Nfc,
    /// Scalar values of the text in normalisation form D.
    Nfd,
}

/// What the numbers say of the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// `end` is the place after the last character, as it should be.
    Exclusive,
    /// `end` is the place of the last character.
    Inclusive,
    /// Characters are numbered from 1, and `end` is the number of the last one.
    FromOne,
    /// `end` is the length.
    Length,
}

/// Why positions miss the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Something else is counted.
    Counted {
        /// What.
        unit: Unit,
        /// Whether each line end counts as two characters.
        crlf: bool,
        /// What is taken for the end.
        ending: Ending,
    },
    /// The count begins with the paragraph.
    Paragraph,
    /// Both are off by so many scalar values: too great if positive.
    Shifted(isize),
    /// The start is right, and the end off by so many scalar values.
    End(isize),
    /// The end is right, and the start off by so many scalar values.
    Start(isize),
}

/// "the positions ...".
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fn off(by: isize) -> String {
            let (count, way) = (by.unsigned_abs(), if by > 0 { "far on" } else { "early" });
            let s = if count == 1 { "" } else { "s" };
            format!("{count} character{s} too {way}")
        }
        match self {
            Reason::Counted { unit, crlf, ending } => {
                let unit = match unit {
                    Unit::Scalar => None,
                    Unit::Utf16 => Some("count UTF-16 code units"),
                    Unit::Utf8 => Some("count bytes of UTF-8"),
                    Unit::Grapheme => Some("count grapheme clusters"),
                    Unit::Nfc => Some("count in the text's NFC form"),
                    Unit::Nfd => Some("count in the text's NFD form"),
                };
                let crlf = crlf.then_some("count each line end as two characters (CRLF)");
                let ending = match ending {
                    Ending::Exclusive => None,
                    Ending::Inclusive => Some("give the last character as `end`"),
                    Ending::FromOne => Some("count from 1"),
                    Ending::Length => Some("give the length as `end`"),
                };
                let all: Vec<&str> = [unit, crlf, ending].into_iter().flatten().collect();
                f.write_str(&all.join(" and "))
            }
            Reason::Paragraph => f.write_str("count from the start of the paragraph"),
            Reason::Shifted(by) => write!(f, "lie {}", off(*by)),
            Reason::End(by) => write!(f, "end {}", off(*by)),
            Reason::Start(by) => write!(f, "start {}", off(*by)),
        }
    }
}

/// A text that is measured in many ways.
pub struct Ruler<'t> {
    text: &'t SourceText,
    /// Byte offsets at which every way of counting can begin anew.
    chunks: OnceLock<Vec<usize>>,
    /// For each unit, how many lie before each chunk; made when it is asked for.
    before: [OnceLock<Vec<usize>>; 7],
    paragraphs: OnceLock<Vec<Range<usize>>>,
}

/// A unit of [`Ruler::before`], or a line end.
#[derive(Clone, Copy)]
enum Measure {
    Unit(Unit),
    LineEnd,
}

impl Measure {
    fn number(self) -> usize {
        match self {
            Measure::Unit(unit) => unit as usize,
            Measure::LineEnd => 6,
        }
    }

    fn count(self, text: &str) -> usize {
        match self {
            Measure::LineEnd => text.bytes().filter(|byte| *byte == b'\n').count(),
            Measure::Unit(_) if text.is_ascii() => text.len(),
            Measure::Unit(Unit::Scalar) => text.chars().count(),
            Measure::Unit(Unit::Utf16) => text.chars().map(char::len_utf16).sum(),
            Measure::Unit(Unit::Utf8) => text.len(),
            Measure::Unit(Unit::Grapheme) => text.graphemes(true).count(),
            Measure::Unit(Unit::Nfc) => text.nfc().count(),
            Measure::Unit(Unit::Nfd) => text.nfd().count(),
        }
    }
}

const UNITS: [Unit; 6] =
    [Unit::Scalar, Unit::Utf16, Unit::Utf8, Unit::Grapheme, Unit::Nfc, Unit::Nfd];
const ENDINGS: [Ending; 4] =
    [Ending::Exclusive, Ending::Inclusive, Ending::FromOne, Ending::Length];

impl<'t> Ruler<'t> {
    /// A ruler for a text. It measures when it is asked.
    #[must_use]
    pub fn new(text: &'t SourceText) -> Self {
        Ruler {
            text,
            chunks: OnceLock::new(),
            before: Default::default(),
            paragraphs: OnceLock::new(),
        }
    }

    fn chunks(&self) -> &[usize] {
        self.chunks.get_or_init(|| {
            let mut chunks = vec![0];
            let mut last = 0;
            for (at, byte) in self.text.as_str().bytes().enumerate() {
                // No form of normalisation and no cluster joins an ASCII character to what
                // precedes it.
                if at - last >= CHUNK && byte.is_ascii() {
                    chunks.push(at);
                    last = at;
                }
            }
            chunks
        })
    }

    /// Why `given` is none of the places where the words stand, and which of them is meant; no
    /// place where that is not certain: of several places one is meant only if the start or the end
    /// fits. Looks at the first hundred places.
    #[must_use]
    pub fn reason(
        &self,
        given: &Range<usize>,
        places: &[Range<usize>],
    ) -> Option<(Reason, Option<Range<usize>>)> {
        let places = places.get(..100).unwrap_or(places);
        let only = |found: &[&Range<usize>]| match found {
            [one] => Some((*one).clone()),
            _ => None,
        };
        for reason in counted() {
            let fits = |place: &&Range<usize>| self.counted(place, reason).as_ref() == Some(given);
            let found: Vec<_> = places.iter().filter(fits).collect();
            if !found.is_empty() {
                // Where the words stand often, some way of counting fits by chance.
                return Some((reason, only(&found).filter(|_| places.len() == 1)));
            }
        }
        for reason in [Reason::Start as fn(isize) -> Reason, Reason::End, Reason::Shifted] {
            let off = |place: &Range<usize>| {
                let start = difference(given.start, place.start)?;
                let end = difference(given.end, place.end)?;
                match reason(0) {
                    Reason::Start(_) => (end == 0).then_some(start),
                    Reason::End(_) => (start == 0).then_some(end),
                    _ => (start == end).then_some(start),
                }
            };
            let mut found: Vec<_> =
                places.iter().filter_map(|place| Some((off(place)?, place))).collect();
            found.sort_by_key(|(off, _)| off.unsigned_abs());
            let Some((off, place)) = found.first() else { continue };
            // The start or the end of one place alone fits; what is shifted may be shifted from any.
            let certain = match reason(0) {
                Reason::Shifted(_) => places.len() == 1,
                _ => found.len() == 1,
            };
            return Some((reason(*off), certain.then(|| (*place).clone())));
        }
        None
    }

    /// The one of several places for which `reason`, known from elsewhere, gives just these numbers.
    #[must_use]
    pub fn place_by(
        &self,
        reason: Reason,
        given: &Range<usize>,
        places: &[Range<usize>],
    ) -> Option<Range<usize>> {
        let fits = |place: &&Range<usize>| match reason {
            Reason::Shifted(by) => {
                place.start.checked_add_signed(by) == Some(given.start)
                    && place.end.checked_add_signed(by) == Some(given.end)
            }
            Reason::Start(_) | Reason::End(_) => false,
            _ => self.counted(place, reason).as_ref() == Some(given),
        };
        let mut found = places.iter().take(100).filter(fits);
        found.next().filter(|_| found.next().is_none()).cloned()
    }

    /// The numbers that `reason` gives for a place.
    fn counted(&self, place: &Range<usize>, reason: Reason) -> Option<Range<usize>> {
        let bytes = self.text.byte_at(place.start)?..self.text.byte_at(place.end)?;
        let Reason::Counted { unit, crlf, ending } = reason else {
            let paragraphs = self.paragraphs.get_or_init(|| paragraphs(self.text.as_str()));
            let next = paragraphs.partition_point(|paragraph| paragraph.start <= bytes.start);
            let start = self.text.scalar_at(paragraphs.get(next.checked_sub(1)?)?.start);
            return Some(place.start.checked_sub(start)?..place.end.checked_sub(start)?);
        };
        let at = |byte| {
            let line_ends = if crlf { self.before(Measure::LineEnd, byte) } else { 0 };
            self.before(Measure::Unit(unit), byte) + line_ends
        };
        let (start, end) = (at(bytes.start), at(bytes.end));
        Some(match ending {
            Ending::Exclusive => start..end,
            Ending::Inclusive => start..end.checked_sub(1)?,
            Ending::FromOne => start + 1..end,
            Ending::Length => start..end - start,
        })
    }

    /// How many lie before a byte.
    fn before(&self, measure: Measure, byte: usize) -> usize {
        let text = self.text.as_str();
        let Some(table) = self.before.get(measure.number()) else { return 0 };
        let table = table.get_or_init(|| {
            let ends = self.chunks().iter().skip(1).copied().chain([text.len()]);
            let counts =
                self.chunks().iter().zip(ends).map(|(start, end)| {
                    text.get(*start..end).map_or(0, |chunk| measure.count(chunk))
                });
            let sums = counts.scan(0, |sum, count| {
                let before = *sum;
                *sum += count;
                Some(before)
            });
            sums.collect()
        });
        let chunk = self.chunks().partition_point(|start| *start <= byte).saturating_sub(1);
        let (Some(start), Some(before)) = (self.chunks().get(chunk), table.get(chunk)) else {
            return 0;
        };
        before + text.get(*start..byte).map_or(0, |rest| measure.count(rest))
    }
}

fn difference(given: usize, right: usize) -> Option<isize> {
    isize::try_from(given).ok()?.checked_sub(isize::try_from(right).ok()?)
}

/// The ways of counting: first those that differ in one thing from how it should be.
fn counted() -> impl Iterator<Item = Reason> {
    let all = || {
        ENDINGS.into_iter().flat_map(|ending| {
            let both = [false, true].into_iter();
            both.flat_map(move |crlf| UNITS.into_iter().map(move |unit| (unit, crlf, ending)))
        })
    };
    let ways = |wanted: usize| {
        let off = |unit: Unit, crlf: bool, ending: Ending| {
            usize::from(unit != Unit::Scalar)
                + usize::from(crlf)
                + usize::from(ending != Ending::Exclusive)
        };
        let of = all().filter(move |(unit, crlf, ending)| off(*unit, *crlf, *ending) == wanted);
        of.map(|(unit, crlf, ending)| Reason::Counted { unit, crlf, ending })
    };
    ways(1).chain([Reason::Paragraph]).chain(ways(2)).chain(ways(3))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Ein Hafen \u{1F6A2} f\u{FC}r alle.\n\u{201E}Wir zahlen nicht\u{201C}, \
                        sagt sie.\ne\u{301} \u{1112}\u{1161} Wir zahlen.\n";

    fn place(text: &SourceText, words: &str) -> Range<usize> {
        let byte = text.as_str().find(words).unwrap();
        text.scalar_at(byte)..text.scalar_at(byte + words.len())
    }

    fn reason(given: Range<usize>, words: &str) -> Option<(Reason, Option<Range<usize>>)> {
        let text = SourceText::new(TEXT);
        Ruler::new(&text).reason(&given, &[place(&text, words)])
    }

    #[test]
    fn every_way_of_counting_is_told() {
        let text = SourceText::new(TEXT);
        let crlf = text.as_str().replace('\n', "\r\n");
        // Each rests on a count of its own, made with other means than the code has.
        let in_bytes = |words: &str| {
            let start = text.as_str().find(words).unwrap();
            start..start + words.len()
        };
        let utf16 = |text: &str, words: &str| {
            let start = text[..text.find(words).unwrap()].encode_utf16().count();
            start..start + words.encode_utf16().count()
        };
        let by = |unit, crlf, ending| Reason::Counted { unit, crlf, ending };
        let words = "Wir zahlen nicht";
        let right = place(&text, words);
        let one = right.start + 1..right.end;
        for (given, wanted) in [
            (utf16(text.as_str(), words), by(Unit::Utf16, false, Ending::Exclusive)),
            (in_bytes(words), by(Unit::Utf8, false, Ending::Exclusive)),
            (utf16(&crlf, words), by(Unit::Utf16, true, Ending::Exclusive)),
            (right.start..right.end - 1, by(Unit::Scalar, false, Ending::Inclusive)),
            (one.clone(), by(Unit::Scalar, false, Ending::FromOne)),
            (right.start..16, by(Unit::Scalar, false, Ending::Length)),
            (1..17, Reason::Paragraph),
            (right.start + 5..right.end + 5, Reason::Shifted(5)),
            (right.start..right.end + 3, Reason::End(3)),
            (right.start - 2..right.end, Reason::Start(-2)),
        ] {
            let found = reason(given.clone(), words);
            assert_eq!(found, Some((wanted, Some(right.clone()))), "{given:?}");
        }
        assert_eq!(reason(3..9, words), None);
        let late = "zahlen.";
        let right = place(&text, late);
        let crlf_place = place(&SourceText::new(&crlf.replace("\r\n", "\n\n")), late);
        assert_eq!(reason(crlf_place, late).unwrap().0, by(Unit::Scalar, true, Ending::Exclusive));
        let given =
            |by: isize| right.start.saturating_add_signed(by)..right.end.saturating_add_signed(by);
        // The accent and the Hangul syllable are written with two scalar values each.
        let graphemes = text.as_str()[..text.as_str().find(late).unwrap()].graphemes(true).count();
        assert_eq!(graphemes, given(-2).start);
        assert_eq!(
            reason(given(-2), late).unwrap().0,
            by(Unit::Grapheme, false, Ending::Exclusive)
        );
        let decomposed = SourceText::new("\u{AC00} a");
        let ruler = Ruler::new(&decomposed);
        assert_eq!(
            ruler.reason(&(3..4), std::slice::from_ref(&(2..3))).unwrap().0,
            by(Unit::Nfd, false, Ending::Exclusive)
        );
        let composed = SourceText::new("u\u{308} \u{1F1EB}\u{1F1F7} a");
        let ruler = Ruler::new(&composed);
        assert_eq!(
            ruler.reason(&(5..6), std::slice::from_ref(&(6..7))).unwrap().0,
            by(Unit::Nfc, false, Ending::Exclusive)
        );
    }

    #[test]
    fn a_place_is_named_only_where_it_is_certain() {
        let text = SourceText::new("é toll, a toll, the toll");
        let places = [2..6, 10..14, 20..24];
        let ruler = Ruler::new(&text);
        let found = |given: Range<usize>| ruler.reason(&given, &places).unwrap();
        let bytes = Reason::Counted { unit: Unit::Utf8, crlf: false, ending: Ending::Exclusive };
        assert_eq!(found(21..25), (bytes, None));
        assert_eq!(ruler.place_by(bytes, &(21..25), &places), Some(20..24));
        assert_eq!(ruler.place_by(bytes, &(22..26), &places), None);
        assert_eq!(ruler.place_by(Reason::Shifted(-1), &(9..13), &places), Some(10..14));
        assert_eq!(ruler.place_by(Reason::Shifted(-1), &(9..14), &places), None);
        assert_eq!(ruler.place_by(Reason::Start(1), &(11..14), &places), None);
        assert_eq!(found(9..13), (Reason::Shifted(-1), None));
        assert_eq!(found(10..15), (Reason::End(1), Some(10..14)));
        assert_eq!(found(8..14), (Reason::Start(-2), Some(10..14)));
        assert_eq!(ruler.reason(&(0..1), &[]), None);
    }

    #[test]
    fn long_texts_are_measured_in_pieces() {
        let text = SourceText::new(&"ünïcödé 漢字 \u{1F1EB}\u{1F1F7} e\u{301}\n".repeat(500));
        let ruler = Ruler::new(&text);
        let whole = text.as_str();
        for byte in (0..whole.len()).step_by(97).filter(|at| whole.is_char_boundary(*at)) {
            let before = &whole[..byte];
            for unit in UNITS {
                let measure = Measure::Unit(unit);
                let counted = match unit {
                    Unit::Scalar => before.chars().count(),
                    Unit::Utf16 => before.encode_utf16().count(),
                    Unit::Utf8 => byte,
                    Unit::Grapheme => before.graphemes(true).count(),
                    Unit::Nfc => before.nfc().count(),
                    Unit::Nfd => before.nfd().count(),
                };
                assert_eq!(ruler.before(measure, byte), counted, "{unit:?} {byte}");
            }
            assert_eq!(ruler.before(Measure::LineEnd, byte), before.matches('\n').count());
        }
        assert!(ruler.chunks().len() > 20);
    }

    #[test]
    fn reasons_are_words() {
        let all = counted().chain([Reason::Shifted(1), Reason::End(-2), Reason::Start(3)]);
        let words: std::collections::HashSet<String> = all.map(|r| r.to_string()).collect();
        assert_eq!(words.len(), 6 * 2 * 4 - 1 + 4);
        assert!(words.contains("lie 1 character too far on"));
        assert!(words.contains("count UTF-16 code units and give the last character as `end`"));
    }

    #[test]
    fn a_reason_for_one_side_tells_no_other_place() {
        let text = SourceText::new("First.\n\nA toll, and a toll.\n");
        let ruler = Ruler::new(&text);
        let places = [place(&text, "toll,"), place(&text, "toll.")];
        let places = places.map(|place| place.start..place.start + 4);
        // What would be the first one, counted from the start of the paragraph.
        let given = 2..6;
        assert_eq!(ruler.place_by(Reason::Paragraph, &given, &places), Some(places[0].clone()));
        for reason in [Reason::Start(-8), Reason::End(-8), Reason::Shifted(-7)] {
            assert_eq!(ruler.place_by(reason, &given, &places), None, "{reason}");
        }
        let shifted = Reason::Shifted(-8);
        assert_eq!(ruler.place_by(shifted, &given, &places), Some(places[0].clone()));
    }
}
