//! What a rule may look at.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::quotes::proof::Proofs;
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
    /// The text of the source, where it is at hand.
    pub text: Option<&'r SourceText>,
    /// Why it is not, where the record names a file for it.
    pub unavailable: Option<&'r Unavailable>,
    /// Whether the text has to be at hand.
    pub text_required: bool,
    /// What became of the anchors, once a rule has asked.
    pub(crate) proofs: OnceLock<Proofs>,
    ids: Vec<Named<'r>>,
    by_id: HashMap<&'r str, usize>,
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
        let mut ids = Ids { ids: Vec::new(), entity: None };
        record.walk(&Path::ROOT, &mut ids);
        let ids = ids.ids;
        let mut by_id = HashMap::with_capacity(ids.len());
        for (number, Named { id, .. }) in ids.iter().enumerate() {
            by_id.entry(*id).or_insert(number);
        }
        Scope {
            record,
            stem,
            text: None,
            unavailable: None,
            text_required: false,
            proofs: OnceLock::new(),
            ids,
            by_id,
        }
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

    /// Shows every checked string of the record.
    pub fn each_scalar(&self, look: impl FnMut(&Path<'_>, &'static Scalar, &'r str)) {
        self.record.walk(&Path::ROOT, &mut Scalars(look));
    }
}

/// Gathers the ids.
struct Ids<'r> {
    ids: Vec<Named<'r>>,
    entity: Option<Kind>,
}

impl<'r> Visitor<'r> for Ids<'r> {
    fn entity(&mut self, _path: &Path<'_>, entity: &'static Entity) {
        self.entity = entity.kind;
    }

    fn scalar(&mut self, path: &Path<'_>, scalar: &'static Scalar, text: &'r str) {
        // The id is the first field of an entity, so the entity seen last is the one it belongs to.
        if scalar.class == Class::Id
            && path.last() == Some(Segment::Key("id"))
            && let Some(kind) = self.entity.take()
        {
            self.ids.push(Named { id: text, kind, path: path.to_owned().parent() });
        }
    }
}

struct Scalars<F>(F);

impl<'r, F: FnMut(&Path<'_>, &'static Scalar, &'r str)> Visitor<'r> for Scalars<F> {
    fn scalar(&mut self, path: &Path<'_>, scalar: &'static Scalar, text: &'r str) {
        (self.0)(path, scalar, text);
    }
}
