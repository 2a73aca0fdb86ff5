//! What a rule may look at.

use std::sync::{Arc, OnceLock};

use foldhash::{HashMap, HashMapExt as _};

use super::actors::coded::Coded;
use super::naming::{Known, Naming, Own};
use super::own_words::Document;
use super::quotes::proof::Proofs;
use super::view::{Stance, all_stances};
use crate::grounding::{SourceText, Unavailable};
use crate::model::Record;
use crate::model::path::{Path, PathBuf, Segment};
use crate::model::shape::{Class, Entity, Kind, Scalar, Visitor, Walk};

/// A record, with what several rules want to know about it.
pub struct Scope<'r> {
    /// The record.
    pub record: &'r Record<'r>,
    /// The stem of the file's name, where the file holds this record alone.
    pub stem: Option<&'r str>,
    /// The extension of that name, without the full stop.
    pub extension: &'r str,
    /// The text of the source, where it is at hand.
    pub text: Option<&'r SourceText>,
    /// Why it is not, where the record names a file for it.
    pub unavailable: Option<&'r Unavailable>,
    /// Whether the text has to be at hand.
    pub text_required: bool,
    /// What became of the anchors, once a rule has asked.
    pub(crate) proofs: OnceLock<Proofs>,
    /// What is known of the actors' names, once a rule has asked.
    naming: Arc<OnceLock<Known>>,
    /// The words that only one of them has, once a rule has asked.
    own_words: Arc<OnceLock<Own>>,
    /// Whose words the source is, once a rule has asked.
    pub(super) document: Document,
    pub(super) stances: Vec<Stance<'r>>,
    ids: Vec<Named<'r>>,
    by_id: HashMap<&'r str, usize>,
    scalars: Vec<Seen<'r>>,
    /// The numbers of those that are not of ASCII alone.
    beyond_ascii: Vec<usize>,
    codes: Vec<Coded<'r>>,
    has_anchor: bool,
}

/// A checked string, in the order of the record's fields.
struct Seen<'r> {
    scalar: &'static Scalar,
    text: &'r str,
}

/// An id and the entity that it is given to.
#[derive(Debug)]
pub struct Named<'r> {
    /// The id.
    pub id: &'r str,
    /// What it is the id of.
    pub kind: Kind,
    /// Where that entity is.
    pub path: PathBuf,
}

impl<'r> Scope<'r> {
    /// Gathers what the rules want to know.
    #[must_use]
    pub fn new(record: &'r Record<'r>, stem: Option<&'r str>) -> Self {
        let mut seen = Gathering::default();
        record.walk(&Path::ROOT, &mut seen);
        let Gathering { ids, scalars, beyond_ascii, codes, has_anchor, .. } = seen;
        let mut by_id = HashMap::with_capacity(ids.len());
        for (number, Named { id, .. }) in ids.iter().enumerate() {
            by_id.entry(*id).or_insert(number);
        }
        Scope {
            record,
            stem,
            extension: "json",
            text: None,
            unavailable: None,
            text_required: false,
            proofs: OnceLock::new(),
            naming: Arc::default(),
            own_words: Arc::default(),
            document: Document::default(),
            stances: all_stances(record),
            ids,
            by_id,
            scalars,
            beyond_ascii,
            codes,
            has_anchor,
        }
    }

    /// The same in a file whose name has that extension.
    #[must_use]
    pub fn with_extension(mut self, extension: &'r str) -> Self {
        self.extension = extension;
        self
    }

    /// The same with the text of the source at hand.
    #[must_use]
    pub fn with_text(mut self, text: Option<&'r SourceText>) -> Self {
        self.text = text;
        self
    }

    /// The same with a reason why the text is not at hand, and whether it has to be.
    #[must_use]
    pub fn without_text(mut self, reason: Option<&'r Unavailable>, required: bool) -> Self {
        self.unavailable = reason;
        self.text_required = required;
        self
    }

    /// The names of the record's actors.
    pub(crate) fn naming(&self) -> Naming<'r> {
        Naming::with(self.record, Arc::clone(&self.naming), Arc::clone(&self.own_words))
    }

    /// Every id of the record, in order of place.
    #[must_use]
    pub fn ids(&self) -> &[Named<'r>] {
        &self.ids
    }

    /// The entity with that id; the first one, if several have it.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Named<'r>> {
        self.by_id.get(id).and_then(|number| self.ids.get(*number))
    }

    /// Every code of the record, list by list.
    pub(super) fn codes(&self) -> &[Coded<'r>] {
        &self.codes
    }

    /// Whether anything in the record has an anchor.
    pub(crate) fn has_anchor(&self) -> bool {
        self.has_anchor
    }

    /// Every checked string of the record, in the order of its fields.
    pub(crate) fn scalars(&self) -> impl Iterator<Item = (&'static Scalar, &'r str)> {
        self.scalars.iter().map(|seen| (seen.scalar, seen.text))
    }

    /// Shows every checked string that is `wanted`, with its path.
    ///
    /// Good records have few or none that a rule wants, and paths are found by walking: so a record
    /// is walked only where there is something to show.
    pub fn each_scalar(
        &self,
        mut wanted: impl FnMut(&'static Scalar, &'r str) -> bool,
        look: impl FnMut(&Path<'_>, &'static Scalar, &'r str),
    ) {
        let seen = self.scalars.iter().enumerate();
        let numbers = seen.filter(|(_, seen)| wanted(seen.scalar, seen.text));
        self.show(numbers.map(|(number, _)| number).collect(), look);
    }

    /// The same for the strings that are not of ASCII alone.
    pub(crate) fn each_beyond_ascii(
        &self,
        mut wanted: impl FnMut(&'static Scalar, &'r str) -> bool,
        look: impl FnMut(&Path<'_>, &'static Scalar, &'r str),
    ) {
        let seen = self.beyond_ascii.iter().filter(|number| {
            self.scalars.get(**number).is_some_and(|seen| wanted(seen.scalar, seen.text))
        });
        self.show(seen.copied().collect(), look);
    }

    /// Shows the strings that have these numbers.
    fn show(&self, numbers: Vec<usize>, look: impl FnMut(&Path<'_>, &'static Scalar, &'r str)) {
        if !numbers.is_empty() {
            let mut numbers = numbers.into_iter();
            let next = numbers.next();
            self.record.walk(&Path::ROOT, &mut Chosen { look, number: 0, next, numbers });
        }
    }
}

/// Gathers what several rules ask for.
#[derive(Default)]
struct Gathering<'r> {
    ids: Vec<Named<'r>>,
    scalars: Vec<Seen<'r>>,
    beyond_ascii: Vec<usize>,
    codes: Vec<Coded<'r>>,
    has_anchor: bool,
    entity: Option<Kind>,
    /// Whether the entity seen last is a code. Fields that follow a list of codes have names that
    /// none of its entries has.
    in_code: bool,
}

impl<'r> Visitor<'r> for Gathering<'r> {
    fn entity(&mut self, path: &Path<'_>, entity: &'static Entity) {
        self.entity = entity.kind;
        self.has_anchor |= entity.name == "anchor";
        self.in_code = entity.name == "code";
        if self.in_code {
            let list = self.codes.last().map_or(0, |last| last.list);
            let list = list + usize::from(path.last() == Some(Segment::Index(0)));
            self.codes.push(Coded::new(path.to_owned(), list));
        }
    }

    fn scalar(&mut self, path: &Path<'_>, scalar: &'static Scalar, text: &'r str) {
        // The id is the first field of an entity, so the entity seen last is the one it belongs to.
        if scalar.class == Class::Id
            && path.last() == Some(Segment::Key("id"))
            && let Some(entity) = path.parent()
            && let Some(kind) = self.entity.take()
        {
            self.ids.push(Named { id: text, kind, path: entity.to_owned() });
        }
        if self.in_code
            && let (Some(coded), Some(Segment::Key(key))) = (self.codes.last_mut(), path.last())
        {
            coded.set(key, text);
        }
        if !text.is_ascii() {
            self.beyond_ascii.push(self.scalars.len());
        }
        self.scalars.push(Seen { scalar, text });
    }
}

/// Shows the strings that have these numbers.
struct Chosen<F, I> {
    look: F,
    number: usize,
    next: Option<usize>,
    numbers: I,
}

impl<'r, F, I> Visitor<'r> for Chosen<F, I>
where
    F: FnMut(&Path<'_>, &'static Scalar, &'r str),
    I: Iterator<Item = usize>,
{
    fn scalar(&mut self, path: &Path<'_>, scalar: &'static Scalar, text: &'r str) {
        if self.next == Some(self.number) {
            (self.look)(path, scalar, text);
            self.next = self.numbers.next();
        }
        self.number += 1;
    }
}
