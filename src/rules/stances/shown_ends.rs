//! What the sentences of a text tell of the ends of stances.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use foldhash::{HashMap, HashMapExt as _};

use super::endings::{self, Endings, Told};
use crate::grounding::{SourceText, paragraphs, sentences};
use crate::model::path::Segment;
use crate::model::shape::Kind;
use crate::rules::Scope;
use crate::rules::naming::primary;
use crate::rules::quotes::source_changed::is_changed;

/// The most bytes of one paragraph or quote that are read. What is longer is taken to tell of the
/// end.
pub(super) const LONGEST: usize = 1 << 14;

/// So many sentences of the same paragraph are read before the words of a stance, and after them.
const BEFORE: usize = 1;
const AFTER: usize = 2;

/// A sentence, where it is in bytes of the text, and what it tells.
struct Sentence {
    at: Range<usize>,
    told: Told,
}

/// A text whose words can be judged.
pub(super) struct ShownEnds<'s> {
    text: &'s SourceText,
    language: String,
    paragraphs: Vec<Range<usize>>,
    /// Where the anchors of stances and quotes are, in scalar values, by kind and number; none where
    /// an anchor's place is not known.
    pub(super) anchors: HashMap<(Kind, usize), Vec<Option<Range<usize>>>>,
    /// The sentences of the paragraphs that were read.
    found: RefCell<HashMap<usize, Rc<[Sentence]>>>,
}

impl<'s> ShownEnds<'s> {
    /// None where the language is not known or the text is not the one of the record.
    pub(super) fn new(scope: &'s Scope<'s>, text: &'s SourceText) -> Option<Self> {
        let language = primary(scope.record.source.language.as_str());
        if !endings::is_known(&language) || is_changed(scope, text) {
            return None;
        }
        let mut anchors: HashMap<(Kind, usize), Vec<Option<Range<usize>>>> = HashMap::new();
        for proof in scope.proofs(text) {
            let mut path = proof.anchor.path.segments();
            let (
                Some(Segment::Key(list)),
                Some(Segment::Index(number)),
                Some(Segment::Key("anchors")),
            ) = (path.next(), path.next(), path.next())
            else {
                continue;
            };
            let kind = match list {
                "demands" => Kind::Demand,
                "red_lines" => Kind::RedLine,
                "threats" => Kind::Threat,
                "offers" => Kind::Offer,
                "commitments" => Kind::Commitment,
                "quotes" => Kind::Quote,
                _ => continue,
            };
            anchors.entry((kind, number)).or_default().push(proof.place());
        }
        let paragraphs = paragraphs(text.as_str());
        Some(ShownEnds { text, language, paragraphs, anchors, found: RefCell::default() })
    }

    /// Whether the sentences at a place and beside it tell of the end, or are not known, or are too
    /// long for the bytes that are left. Of the words at the place, and of those before it, only those
    /// of `own` count; so it is where one of the sentences says that there is no answer so far.
    pub(super) fn tells(
        &self,
        place: Option<&Range<usize>>,
        words: Endings,
        own: Endings,
        left: &Cell<usize>,
    ) -> bool {
        let Some(place) = place else { return true };
        let (Some(start), Some(end)) =
            (self.text.byte_at(place.start), self.text.byte_at(place.end))
        else {
            return true;
        };
        let Some(sentences) = self.sentences(start, left) else { return true };
        let first = sentences.iter().position(|sentence| start < sentence.at.end).unwrap_or(0);
        let count = sentences.iter().skip(first).take_while(|it| it.at.start < end).count();
        let past = first + count.max(1);
        let mut near =
            sentences.iter().enumerate().take(past + AFTER).skip(first.saturating_sub(BEFORE));
        let is_open = |at: Range<usize>| {
            sentences.get(at).unwrap_or_default().iter().any(|it| it.told.is_open)
        };
        let own_open = is_open(first..past.min(sentences.len()));
        let any_open =
            own_open || is_open(past.min(sentences.len())..(past + AFTER).min(sentences.len()));
        let tells = |(number, sentence): (usize, &Sentence)| {
            let words = if number < past || any_open { own } else { words };
            let is_void = sentence.told.is_open || (own_open && number < first);
            !is_void && sentence.told.words.meets(words)
        };
        near.any(tells)
    }

    /// The sentences of the paragraph in which a byte is; none where it is not known, or too long.
    fn sentences(&self, byte: usize, left: &Cell<usize>) -> Option<Rc<[Sentence]>> {
        let before = self.paragraphs.partition_point(|paragraph| paragraph.start <= byte);
        let number = before.checked_sub(1)?;
        if let Some(known) = self.found.borrow().get(&number) {
            return Some(Rc::clone(known));
        }
        let range = self.paragraphs.get(number)?.clone();
        let text = self.text.as_str().get(range.clone()).filter(|text| text.len() < LONGEST)?;
        left.set(left.get().checked_sub(text.len())?);
        let sentence = |at: Range<usize>| {
            let told = endings::told(text.get(at.clone())?, &self.language)?;
            Some(Sentence { at: range.start + at.start..range.start + at.end, told })
        };
        let found: Option<Rc<[Sentence]>> = sentences(text).into_iter().map(sentence).collect();
        let found = found?;
        self.found.borrow_mut().insert(number, Rc::clone(&found));
        Some(found)
    }
}
