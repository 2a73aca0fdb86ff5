//! What the model's types look like from outside: names, fields, bounds, words and their meanings,
//! as values.
//!
//! Every type of the record carries such a description as [`Model::TYPE`], made by the same macro
//! call that makes the type. The published schema, `explain`, the suggestions in diagnostics and
//! every generated reference are functions over these values, so nothing is said twice.

use super::path::{Path, Segment};

/// A type that can stand in a record.
pub trait Model {
    /// Its description.
    const TYPE: Type;
}

/// Something that can be walked through, value by value, with the path of each.
pub trait Walk {
    /// Shows `visitor` every value in `self`, in field order.
    fn walk<'r, V: Visitor<'r>>(&'r self, path: &Path<'_>, visitor: &mut V);
}

/// What a walk is shown. Every method does nothing unless it is written.
pub trait Visitor<'r> {
    /// An entity begins at `path`.
    fn entity(&mut self, path: &Path<'_>, entity: &'static Entity) {
        let _ = (path, entity);
    }
    /// A checked string.
    fn scalar(&mut self, path: &Path<'_>, scalar: &'static Scalar, text: &'r str) {
        let _ = (path, scalar, text);
    }
    /// A number.
    fn number(&mut self, path: &Path<'_>, number: &'static Number, value: f64) {
        let _ = (path, number, value);
    }
}

/// A value of a record as it is met by somebody who does not know its type.
#[derive(Clone, Copy)]
pub enum Reflection<'r> {
    /// An object.
    Entity(&'r dyn Fields),
    /// An array.
    List(&'r dyn Entries),
    /// A string, or a word of a closed list.
    Text(&'r str),
    /// A number.
    Number(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// Any JSON value.
    Json(&'r serde_json::Value),
}

/// A value that can be looked at without knowing its type.
///
/// ```
/// use verbale::model::{Line, Name};
/// use verbale::model::shape::{Reflect, Reflection};
///
/// let name = Name::new(Line::new("Sorrent")?);
/// let Reflection::Entity(fields) = name.reflect() else { panic!() };
/// assert_eq!(fields.shape().fields[0].name, "text");
/// assert!(matches!(fields.field(0), Some(Reflection::Text("Sorrent"))));
/// assert!(fields.field(1).is_none());
/// # Ok::<(), verbale::model::Flaw>(())
/// ```
pub trait Reflect {
    /// What it is.
    fn reflect(&self) -> Reflection<'_>;
}

/// An object whose fields can be asked for by number.
pub trait Fields {
    /// Its description, which gives the fields their numbers.
    fn shape(&self) -> &'static Entity;
    /// The value of the field of that number, if it is there.
    fn field(&self, number: usize) -> Option<Reflection<'_>>;
}

/// An array whose entries can be asked for by number.
pub trait Entries {
    /// How many entries there are.
    fn count(&self) -> usize;
    /// The entry of that number, from 0.
    fn entry(&self, number: usize) -> Option<Reflection<'_>>;
}

/// A value that may borrow from the text it was read from, and can be made to own everything.
pub trait IntoOwned {
    /// The same type, borrowing nothing.
    type Owned;
    /// Copies what is borrowed.
    fn into_owned(self) -> Self::Owned;
}

/// The kinds of entity that have an id of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Somebody who acts, speaks or is spoken of.
    Actor,
    /// Something that happened, or may.
    Event,
    /// A matter that is argued about.
    Issue,
    /// Words of somebody.
    Quote,
    /// What somebody wants of somebody.
    Demand,
    /// What somebody will not give up or let happen.
    RedLine,
    /// What somebody says will follow.
    Threat,
    /// What somebody is ready to give.
    Offer,
    /// How somebody stands to something.
    Position,
    /// What somebody binds themselves to.
    Commitment,
    /// What is said to be true.
    Claim,
    /// Who made the record.
    Agent,
}

impl Kind {
    /// The kind in words, as in "quote `q-001`".
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Kind::Actor => "actor",
            Kind::Event => "event",
            Kind::Issue => "issue",
            Kind::Quote => "quote",
            Kind::Demand => "demand",
            Kind::RedLine => "red line",
            Kind::Threat => "threat",
            Kind::Offer => "offer",
            Kind::Position => "position",
            Kind::Commitment => "commitment",
            Kind::Claim => "claim",
            Kind::Agent => "agent",
        }
    }

    /// The kind with its article, as in "a quote".
    #[must_use]
    pub const fn with_article(self) -> &'static str {
        match self {
            Kind::Actor => "an actor",
            Kind::Event => "an event",
            Kind::Issue => "an issue",
            Kind::Quote => "a quote",
            Kind::Demand => "a demand",
            Kind::RedLine => "a red line",
            Kind::Threat => "a threat",
            Kind::Offer => "an offer",
            Kind::Position => "a position",
            Kind::Commitment => "a commitment",
            Kind::Claim => "a claim",
            Kind::Agent => "an agent",
        }
    }
}

/// The description of a type.
#[derive(Clone, Copy, Debug)]
pub enum Type {
    /// An object with named fields.
    Entity(&'static Entity),
    /// A string of a certain form.
    Scalar(&'static Scalar),
    /// A word of a closed list.
    Vocabulary(&'static Vocabulary),
    /// A number with bounds.
    Number(&'static Number),
    /// `true` or `false`.
    Boolean,
    /// Any JSON value; only in extensions.
    Json,
    /// An array.
    List(&'static List),
}

impl Type {
    /// The name in the published schema; none for what is written out where it is used.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Type::Entity(entity) => Some(entity.name),
            Type::Scalar(scalar) => Some(scalar.name),
            Type::Vocabulary(vocabulary) => Some(vocabulary.name),
            Type::Number(number) => Some(number.name),
            Type::Boolean | Type::Json | Type::List(_) => None,
        }
    }

    /// The JSON type with its article: "a string".
    #[must_use]
    pub const fn json_type(self) -> &'static str {
        match self {
            Type::Entity(_) => "an object",
            Type::Scalar(_) | Type::Vocabulary(_) => "a string",
            Type::Number(Number { integer: true, .. }) => "an integer",
            Type::Number(_) => "a number",
            Type::Boolean => "true or false",
            Type::Json => "any JSON value",
            Type::List(_) => "an array",
        }
    }

    /// The entity, if it is one.
    #[must_use]
    pub const fn entity(self) -> Option<&'static Entity> {
        match self {
            Type::Entity(entity) => Some(entity),
            _ => None,
        }
    }

    /// The type one step further along a path: of a field, or of a list's entries.
    #[must_use]
    pub fn step(self, segment: Segment<'_>) -> Option<Type> {
        match (self, segment) {
            (Type::Entity(entity), Segment::Key(key)) => Some(entity.field(key)?.ty),
            (Type::List(list), Segment::Index(_)) => Some(list.item),
            _ => None,
        }
    }
}

/// An object with named fields, closed: it holds nothing else.
#[derive(Debug)]
pub struct Entity {
    /// Its name in the published schema.
    pub name: &'static str,
    /// What it stands for.
    pub doc: &'static str,
    /// What an entity with an id of its own is; none for a part of another entity.
    pub kind: Option<Kind>,
    /// Its fields, in the order in which they are written.
    pub fields: &'static [Field],
}

impl Entity {
    /// The field of that name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The name in words: "red line" for `red_line`.
    #[must_use]
    pub fn words(&self) -> String {
        self.name.replace('_', " ")
    }
}

/// A field of an entity.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it means.
    pub doc: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// The type of its value.
    pub ty: Type,
    /// What an absent value stands for, as JSON text.
    pub default: Option<&'static str>,
}

/// A string of a certain form.
#[derive(Debug)]
pub struct Scalar {
    /// Its name in the published schema.
    pub name: &'static str,
    /// What it holds, and the standard the form comes from.
    pub doc: &'static str,
    /// The form, as a regular expression that every dialect of JSON Schema reads alike; none where
    /// any character may stand.
    pub pattern: Option<&'static str>,
    /// The greatest length, in Unicode scalar values.
    pub max: Option<usize>,
    /// Values of this form; there is at least one.
    pub examples: &'static [&'static str],
    /// What ids it can hold, where it is a reference.
    pub refers: &'static [Kind],
    /// How it is to be looked at by rules on text.
    pub class: Class,
    /// Says what is wrong with a string that is not of this form.
    pub check: fn(&str) -> Result<(), Flaw>,
}

impl Scalar {
    /// Looks at a string: its length, then its form.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn inspect(&self, text: &str) -> Result<(), Flaw> {
        if text.is_empty() {
            return Err(Flaw::new(FlawKind::Empty, "is empty"));
        }
        if let Some(max) = self.max {
            // Only a string with more bytes than that can have more scalar values.
            if text.len() > max {
                let length = text.chars().count();
                if length > max {
                    let message = format!("is {length} characters long; {max} is the most");
                    return Err(Flaw::new(FlawKind::Bounds, message));
                }
            }
        }
        // What machines read has no white space at its ends either, whatever its form.
        let has_plain_ends = match text.as_bytes() {
            [first, .., last] => first.is_ascii_graphic() && last.is_ascii_graphic(),
            [only] => only.is_ascii_graphic(),
            [] => false,
        };
        if !has_plain_ends && !matches!(self.class, Class::Words | Class::Verbatim) {
            let inner = text.trim();
            if inner.is_empty() {
                return Err(Flaw::new(FlawKind::Empty, "is blank"));
            }
            if inner.len() < text.len() {
                let end = if text.starts_with(inner) { "ends" } else { "begins" };
                return Err(Flaw::new(FlawKind::OuterSpace, format!("{end} with white space")));
            }
        }
        (self.check)(text)
    }
}

/// What sort of text a scalar holds, for rules that look at text whatever its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Words for people.
    Words,
    /// Words exactly as a source has them.
    Verbatim,
    /// An id that is given here.
    Id,
    /// An id that is given elsewhere.
    Reference,
    /// A date, code, address: text for machines.
    Machine,
}

/// What is wrong with a string, a number or a list that was to become a value of the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The sort of fault.
    pub kind: FlawKind,
    /// What is wrong, in words that go on from "this value ...".
    pub message: String,
}

/// Sorts of [`Flaw`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlawKind {
    /// Nothing there, or nothing but white space.
    Empty,
    /// White space at an end.
    OuterSpace,
    /// A character that text may not hold.
    Control,
    /// Too long, too short, too many, too few, too large, too small.
    Bounds,
    /// Not of the form that is asked for.
    Form,
    /// Well-formed, but not in the list of what is allowed.
    Unlisted,
    /// The same entry twice.
    Repeated,
}

impl Flaw {
    /// A flaw of form.
    pub(crate) fn form(message: impl Into<String>) -> Self {
        Flaw { kind: FlawKind::Form, message: message.into() }
    }

    /// A flaw of another sort.
    pub(crate) fn new(kind: FlawKind, message: impl Into<String>) -> Self {
        Flaw { kind, message: message.into() }
    }
}

impl std::fmt::Display for Flaw {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Flaw {}

/// A closed list of words.
#[derive(Debug)]
pub struct Vocabulary {
    /// Its name in the published schema.
    pub name: &'static str,
    /// What its words tell.
    pub doc: &'static str,
    /// The words, in the order in which they are shown.
    pub words: &'static [Word],
}

/// A word of a closed list.
#[derive(Debug)]
pub struct Word {
    /// The word as written in a record.
    pub word: &'static str,
    /// What it means.
    pub doc: &'static str,
}

/// A number with bounds.
#[derive(Debug)]
pub struct Number {
    /// Its name in the published schema.
    pub name: &'static str,
    /// What it counts or measures, and in what unit.
    pub doc: &'static str,
    /// Whether it is whole.
    pub integer: bool,
    /// The least value.
    pub min: f64,
    /// The greatest value.
    pub max: f64,
    /// A value in these bounds.
    pub example: f64,
}

/// An array.
#[derive(Debug)]
pub struct List {
    /// What it holds.
    pub item: Type,
    /// The least number of entries.
    pub min: usize,
    /// Whether no two entries may be equal.
    pub unique: bool,
}
