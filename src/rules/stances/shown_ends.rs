//! What the paragraphs of a text tell of the ends of stances.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use foldhash::{HashMap, HashMapExt as _};

use super::endings::{self, Endings};
use crate::grounding::{SourceText, paragraphs};
use crate::model::path::Segment;
use crate::model::shape::Kind;
use crate::rules::Scope;
use crate::rules::naming::primary;
use crate::rules::quotes::source_changed::is_changed;

/// The most bytes of one paragraph or quote that are read. What is longer is taken to tell of the
/// end.
pub(super) const LONGEST: usize = 1 << 14;

/// A text whose words can be judged.
pub(super) struct ShownEnds<'s> {
    text: &'s SourceText,
    language: String,
    paragraphs: Vec<Range<usize>>,
    /// Where the anchors of stances and quotes begin, in scalar values, by kind and number; none
    /// where an anchor's place is not known.
    pub(super) anchors: HashMap<(Kind, usize), Vec<Option<usize>>>,
    /// What is known of the paragraphs that were read.
    found: RefCell<HashMap<usize, Endings>>,
}

impl<'s> ShownEnds<'s> {
    /// None where the language is not known or the text is not the one of the record.
    pub(super) fn new(scope: &'s Scope<'s>, text: &'s SourceText) -> Option<Self> {
        let language = primary(scope.record.source.language.as_str());
        if !endings::is_known(&language) || is_changed(scope, text) {
            return None;
        }
        let mut anchors: HashMap<(Kind, usize), Vec<Option<usize>>> = HashMap::new();
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
                "quotes" => Kind::Quote,
                _ => continue,
            };
            let place = proof.place().map(|place| place.start);
            anchors.entry((kind, number)).or_default().push(place);
        }
        let paragraphs = paragraphs(text.as_str());
        Some(ShownEnds { text, language, paragraphs, anchors, found: RefCell::default() })
    }

    /// Whether the paragraph of an anchor tells of the end, or is not known, or is too long for the
    /// bytes that are left.
    pub(super) fn tells(&self, at: Option<usize>, words: Endings, left: &Cell<usize>) -> bool {
        let Some(number) = at.and_then(|at| self.paragraph(at)) else { return true };
        if let Some(known) = self.found.borrow().get(&number) {
            return known.meets(words);
        }
        let range = self.paragraphs.get(number).cloned().unwrap_or_default();
        let text = self.text.as_str().get(range).filter(|text| text.len() < LONGEST);
        let Some(text) = text else { return true };
        let Some(rest) = left.get().checked_sub(text.len()) else { return true };
        left.set(rest);
        let Some(found) = endings::endings(text, &self.language) else { return true };
        self.found.borrow_mut().insert(number, found);
        found.meets(words)
    }

    /// The number of the paragraph in which a scalar value is.
    fn paragraph(&self, at: usize) -> Option<usize> {
        let byte = self.text.byte_at(at)?;
        self.paragraphs.partition_point(|paragraph| paragraph.start <= byte).checked_sub(1)
    }
}
