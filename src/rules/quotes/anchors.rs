//! Every anchor of a record, with its place.

use std::borrow::Cow;

use crate::model::Record;
use crate::model::path::{Path, PathBuf, Segment};
use crate::model::shape::{Entity, Number, Scalar, Visitor, Walk};

/// An anchor, wherever it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Anchored<'r> {
    pub(crate) path: PathBuf,
    pub(crate) start: Option<usize>,
    pub(crate) end: Option<usize>,
    exact: Option<Cow<'r, str>>,
    prefix: Option<Cow<'r, str>>,
    suffix: Option<Cow<'r, str>>,
}

impl Anchored<'_> {
    pub(crate) fn exact(&self) -> Option<&str> {
        self.exact.as_deref()
    }

    pub(crate) fn prefix(&self) -> Option<&str> {
        self.prefix.as_deref()
    }

    pub(crate) fn suffix(&self) -> Option<&str> {
        self.suffix.as_deref()
    }

    /// The same, borrowing nothing.
    pub(crate) fn into_owned(self) -> Anchored<'static> {
        let owned = |text: Option<Cow<'_, str>>| text.map(|text| Cow::Owned(text.into_owned()));
        Anchored {
            exact: owned(self.exact),
            prefix: owned(self.prefix),
            suffix: owned(self.suffix),
            path: self.path,
            start: self.start,
            end: self.end,
        }
    }

    /// The number of the quote that it is an entry of the `anchors` of.
    pub(crate) fn quote(&self) -> Option<usize> {
        let mut segments = self.path.segments();
        match (segments.next()?, segments.next()?, segments.next()?) {
            (Segment::Key("quotes"), Segment::Index(number), Segment::Key("anchors")) => {
                Some(number)
            }
            _ => None,
        }
    }
}

/// The anchors of a record, in the order of its fields. It goes by the model's own description, so
/// that no field is missed.
pub(crate) fn anchors<'r>(record: &'r Record<'r>) -> Vec<Anchored<'r>> {
    let mut found = Found { all: Vec::new(), within: false };
    record.walk(&Path::ROOT, &mut found);
    found.all
}

struct Found<'r> {
    all: Vec<Anchored<'r>>,
    /// Whether the entity seen last is an anchor. It holds no other entity.
    within: bool,
}

impl<'r> Visitor<'r> for Found<'r> {
    fn entity(&mut self, path: &Path<'_>, entity: &'static Entity) {
        self.within = entity.name == "anchor";
        if self.within {
            self.all.push(Anchored { path: path.to_owned(), ..Anchored::default() });
        }
    }

    fn scalar(&mut self, path: &Path<'_>, _scalar: &'static Scalar, text: &'r str) {
        let Some(anchor) = self.all.last_mut().filter(|_| self.within) else { return };
        match path.last() {
            Some(Segment::Key("exact")) => anchor.exact = Some(Cow::Borrowed(text)),
            Some(Segment::Key("prefix")) => anchor.prefix = Some(Cow::Borrowed(text)),
            Some(Segment::Key("suffix")) => anchor.suffix = Some(Cow::Borrowed(text)),
            _ => {}
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an offset is whole"
    )]
    fn number(&mut self, path: &Path<'_>, _number: &'static Number, value: f64) {
        let Some(anchor) = self.all.last_mut().filter(|_| self.within) else { return };
        match path.last() {
            Some(Segment::Key("start")) => anchor.start = Some(value as usize),
            Some(Segment::Key("end")) => anchor.end = Some(value as usize),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::model::shape::{Model, Type};

    /// The places of all anchors in a value, found by the description of its type.
    fn described(ty: Type, value: &Value, path: &str, all: &mut Vec<String>) {
        match (ty, value) {
            (Type::List(list), Value::Array(entries)) => {
                for (at, entry) in entries.iter().enumerate() {
                    described(list.item, entry, &format!("{path}/{at}"), all);
                }
            }
            (Type::Entity(entity), Value::Object(_)) => {
                if entity.name == "anchor" {
                    all.push(path.to_owned());
                }
                for field in entity.fields {
                    if let Some(value) = value.get(field.name) {
                        described(field.ty, value, &format!("{path}/{}", field.name), all);
                    }
                }
            }
            _ => {}
        }
    }

    #[test]
    fn every_anchor_of_the_model_is_visited() {
        let text = include_str!("../../../tests/suite/valid/every-entity-and-field.json");
        let record: Record<'_> = serde_json::from_str(text).unwrap();
        let mut wanted = Vec::new();
        described(Record::TYPE, &serde_json::from_str(text).unwrap(), "", &mut wanted);
        let found = anchors(&record);
        let paths: Vec<String> = found.iter().map(|anchor| anchor.path.to_string()).collect();
        assert_eq!(paths, wanted);
        let value: Value = serde_json::from_str(text).unwrap();
        for anchor in found {
            let own = value.pointer(&anchor.path.to_string()).unwrap();
            let number = |key: &str| -> Option<usize> {
                own.get(key).and_then(Value::as_u64)?.try_into().ok()
            };
            let text = |key: &str| own.get(key).and_then(Value::as_str);
            assert_eq!((anchor.start, anchor.end), (number("start"), number("end")));
            assert_eq!(anchor.exact(), text("exact"));
            assert_eq!((anchor.prefix(), anchor.suffix()), (text("prefix"), text("suffix")));
        }
    }
}
