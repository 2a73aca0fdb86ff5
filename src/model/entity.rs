//! One macro that makes an entity: the struct, its description, its reading and writing.
//!
//! Derived code was the first choice and does not fit: serde's takes an array in place of an object
//! and `null` in place of an absent field, which the published schema refuses, and a derived schema
//! sees no constraint that lives in an attribute. Here everything comes from one list of fields, so
//! none of it can drift. Reading asks the format for a map, takes each field at most once, refuses
//! what it does not know, and reads the value of an optional field as the thing itself, never as
//! nothing. Writing keeps the order of the declaration and leaves out what is absent.
//!
//! ```text
//! entity! {
//!     /// What it stands for.
//!     part Place "place" {                  // or: item Event "event" Event { ... }
//!         /// What the field means.
//!         required name: Line<'a>,          // must be there
//!         optional lat: Latitude,           // may be there: an Option<Latitude>
//!         optional language: LanguageTag<'a> | "en", // what an absent one stands for
//!         preset since: Line<'a> = today(), // must be there; `new` fills it in
//!     }
//! }
//! ```
//!
//! `item` adds the fields that all entities with an id share, `stance` also those that demands, red
//! lines, threats, offers, positions and commitments share.

use std::marker::PhantomData;

/// Declares an entity.
macro_rules! entity {
    (
        $(#[doc = $doc:expr])*
        part $(($($derive:ident),*))? $name:ident $schema:literal { $($fields:tt)* }
    ) => {
        $crate::model::entity::define! {
            [$(#[doc = $doc])*] [$($($derive),*)?] $name $schema [None] { $($fields)* }
        }
    };
    (
        $(#[doc = $doc:expr])*
        agent $name:ident $schema:literal $kind:ident { $($fields:tt)* }
    ) => {
        $crate::model::entity::define! {
            [$(#[doc = $doc])*] [Eq, Hash] $name $schema
            [Some($crate::model::shape::Kind::$kind)] { $($fields)* }
        }
    };
    (
        $(#[doc = $doc:expr])*
        item $name:ident $schema:literal $kind:ident { $($fields:tt)* }
    ) => {
        $crate::model::entity::define! {
            [$(#[doc = $doc])*] [] $name $schema [Some($crate::model::shape::Kind::$kind)] {
                /// Its id, unique in the record.
                required id: $crate::model::LocalId<'a>,
                $($fields)*
                /// Where it stands in the source. Absent: not annotated; empty: looked for and not
                /// found.
                optional anchors: Vec<$crate::model::Anchor<'a>>,
                /// Codes for it in schemes of other projects.
                optional codes: $crate::model::Set<$crate::model::Code<'a>>,
                /// How sure the annotator is of this entry.
                optional confidence: $crate::model::Confidence,
                /// A remark for readers of the record, in its own language.
                optional note: $crate::model::Text<'a>,
                /// The entry's main text (its name, text or summary) in other languages.
                optional translations: Vec<$crate::model::TextTranslation<'a>>,
                /// The agent of the provenance who made this entry.
                optional by: $crate::model::AgentRef<'a>,
            }
        }
    };
    (
        $(#[doc = $doc:expr])*
        stance $name:ident $schema:literal $kind:ident { $($fields:tt)* }
    ) => {
        $crate::model::entity::entity! {
            $(#[doc = $doc])*
            item $name $schema $kind {
                $($fields)*
                /// What it says, in our own words.
                required text: $crate::model::Text<'a>,
                /// Whose words it is known from.
                required expression: $crate::model::Expression,
                /// How sure it is that it is as told; `reported` where absent. A demand that its
                /// issuer denies having made is `denied`, what only looks like one is `alleged`.
                optional assertion: $crate::model::Assertion | "reported",
                /// Who it is voiced for, where that is not the one who voices it.
                optional on_behalf_of: $crate::model::ActorRef<'a>,
                /// What it is about.
                optional issues: $crate::model::Set<$crate::model::IssueRef<'a>>,
                /// The quotes that show it.
                optional quotes: $crate::model::Set<$crate::model::QuoteRef<'a>>,
                /// Through whom it came to the source, outermost reporter first.
                optional attribution: Vec<$crate::model::Attribution<'a>>,
                /// When it was voiced.
                optional when: $crate::model::When<'a>,
                /// The event at which it was voiced.
                optional event: $crate::model::EventRef<'a>,
                /// What it rests on in law, or is said to rest on.
                optional legal_basis: Vec<$crate::model::LegalBasis<'a>>,
            }
        }
    };
}

/// Makes everything from the full list of fields.
macro_rules! define {
    (
        [$(#[doc = $doc:expr])*] [$($derive:ident),*] $name:ident $schema:literal [$kind:expr] {
            $(
                $(#[doc = $field_doc:expr])*
                $need:ident $field:ident $(as $rename:literal)? : $ty:ty
                    $(| $default:literal)? $(= $preset:expr)?,
            )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq, $($derive),*)]
        #[non_exhaustive]
        pub struct $name<'a> {
            $( $(#[doc = $field_doc])* pub $field: $crate::model::entity::slot!($need $ty), )*
        }

        impl<'a> $name<'a> {
            const SHAPE: &'static $crate::model::shape::Entity = &$crate::model::shape::Entity {
                name: $schema,
                doc: concat!($($doc, "\n"),*),
                kind: $kind,
                fields: &[$($crate::model::shape::Field {
                    name: $crate::model::entity::name!($field $(as $rename)?),
                    doc: concat!($($field_doc, "\n"),*),
                    required: $crate::model::entity::is_required!($need),
                    ty: <$ty as $crate::model::shape::Model>::TYPE,
                    default: $crate::model::entity::default!($($default)?),
                }),*],
            };

            /// The same, borrowing nothing.
            #[must_use]
            pub fn into_owned(self) -> $name<'static> {
                $crate::model::shape::IntoOwned::into_owned(self)
            }

            $crate::model::entity::constructor! { [] [] $($need $field: $ty $(= $preset)?,)* }
            $( $crate::model::entity::setter! { $need $field: $ty } )*
        }

        impl $crate::model::shape::Model for $name<'_> {
            const TYPE: $crate::model::shape::Type =
                $crate::model::shape::Type::Entity(Self::SHAPE);
        }

        impl $crate::model::shape::Walk for $name<'_> {
            fn walk<'r, V: $crate::model::shape::Visitor<'r>>(
                &'r self,
                path: &$crate::model::path::Path<'_>,
                visitor: &mut V,
            ) {
                visitor.entity(path, Self::SHAPE);
                $(
                    for value in $crate::model::entity::present!($need self.$field) {
                        let key = $crate::model::entity::name!($field $(as $rename)?);
                        $crate::model::shape::Walk::walk(value, &path.key(key), visitor);
                    }
                )*
            }
        }

        impl $crate::model::shape::Reflect for $name<'_> {
            fn reflect(&self) -> $crate::model::shape::Reflection<'_> {
                $crate::model::shape::Reflection::Entity(self)
            }
        }

        impl $crate::model::shape::Fields for $name<'_> {
            fn shape(&self) -> &'static $crate::model::shape::Entity {
                Self::SHAPE
            }

            fn field(&self, number: usize) -> Option<$crate::model::shape::Reflection<'_>> {
                #[expect(non_camel_case_types, reason = "the variants are the fields' own names")]
                enum Number { $($field),* }
                $(
                    if number == Number::$field as usize {
                        let mut values = $crate::model::entity::present!($need self.$field);
                        return values.next().map($crate::model::shape::Reflect::reflect);
                    }
                )*
                None
            }
        }

        impl $crate::model::shape::IntoOwned for $name<'_> {
            type Owned = $name<'static>;
            fn into_owned(self) -> $name<'static> {
                $name {
                    $( $field: $crate::model::entity::own!($need self.$field), )*
                }
            }
        }

        impl serde::Serialize for $name<'_> {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeStruct;
                let count = 0 $( + $crate::model::entity::present!($need self.$field).count() )*;
                let mut fields = serializer.serialize_struct($schema, count)?;
                $(
                    for value in $crate::model::entity::present!($need self.$field) {
                        let key = $crate::model::entity::name!($field $(as $rename)?);
                        fields.serialize_field(key, value)?;
                    }
                )*
                fields.end()
            }
        }

        impl<'de: 'a, 'a> serde::Deserialize<'de> for $name<'a> {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                const NAMES: &[&str] = &[$($crate::model::entity::name!($field $(as $rename)?)),*];

                #[derive(Clone, Copy)]
                #[expect(non_camel_case_types, reason = "the variants are the fields' own names")]
                enum Key { $($field),* }

                impl $crate::model::entity::Key for Key {
                    const NAMES: &'static [&'static str] = NAMES;
                    const ALL: &'static [Self] = &[$(Key::$field),*];
                }

                struct Fields<'a>(std::marker::PhantomData<&'a ()>);

                impl<'de: 'a, 'a> serde::de::Visitor<'de> for Fields<'a> {
                    type Value = $name<'a>;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("an object")
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(
                        self,
                        mut map: A,
                    ) -> Result<$name<'a>, A::Error> {
                        $( let mut $field: Option<$ty> = None; )*
                        let mut next = 0;
                        while let Some(number) =
                            map.next_key_seed($crate::model::entity::KeySeed::<Key>::from(next))?
                        {
                            next = number + 1;
                            let Some(key) = <Key as $crate::model::entity::Key>::ALL.get(number) else {
                                continue;
                            };
                            match *key {
                                $(
                                    Key::$field => {
                                        if $field.is_some() {
                                            let name = $crate::model::entity::name!($field $(as $rename)?);
                                            return Err(serde::de::Error::duplicate_field(name));
                                        }
                                        $field = Some(map.next_value()?);
                                    }
                                )*
                            }
                        }
                        Ok($name { $( $field: $crate::model::entity::filled!($need $field [$crate::model::entity::name!($field $(as $rename)?)]), )* })
                    }
                }

                deserializer.deserialize_map(Fields(std::marker::PhantomData))
            }
        }
    };
}

/// A field's name in the record.
macro_rules! name {
    ($field:ident as $rename:literal) => {
        $rename
    };
    ($field:ident) => {
        $crate::model::entity::plain(stringify!($field))
    };
}

/// The type of a field in the struct.
macro_rules! slot {
    (optional $ty:ty) => { Option<$ty> };
    ($need:ident $ty:ty) => { $ty };
}

/// The value that an absent field stands for, as JSON text.
macro_rules! default {
    () => {
        None
    };
    ($default:literal) => {
        Some(stringify!($default))
    };
}

macro_rules! is_required {
    (optional) => {
        false
    };
    ($need:ident) => {
        true
    };
}

/// The value of a field, as an iterator over none or one.
macro_rules! present {
    (optional $($field:tt)*) => { $($field)*.iter() };
    ($need:ident $($field:tt)*) => { std::iter::once(&$($field)*) };
}

macro_rules! own {
    (optional $($field:tt)*) => { $($field)*.map($crate::model::shape::IntoOwned::into_owned) };
    ($need:ident $($field:tt)*) => { $crate::model::shape::IntoOwned::into_owned($($field)*) };
}

/// What becomes of a field when the object has been read.
macro_rules! filled {
    (optional $field:ident [$name:expr]) => {
        $field
    };
    ($need:ident $field:ident [$name:expr]) => {
        match $field {
            Some(value) => value,
            None => return Err(serde::de::Error::missing_field($name)),
        }
    };
}

/// `new`, which takes the required fields in order.
macro_rules! constructor {
    ([$($arg:tt)*] [$($init:tt)*] required $field:ident : $ty:ty, $($rest:tt)*) => {
        $crate::model::entity::constructor! {
            [$($arg)* $field: $ty,] [$($init)* $field,] $($rest)*
        }
    };
    ([$($arg:tt)*] [$($init:tt)*] optional $field:ident : $ty:ty, $($rest:tt)*) => {
        $crate::model::entity::constructor! {
            [$($arg)*] [$($init)* $field: None,] $($rest)*
        }
    };
    ([$($arg:tt)*] [$($init:tt)*] preset $field:ident : $ty:ty = $preset:expr, $($rest:tt)*) => {
        $crate::model::entity::constructor! {
            [$($arg)*] [$($init)* $field: $preset,] $($rest)*
        }
    };
    ([$($arg:tt)*] [$($init:tt)*]) => {
        /// One with its required fields, in order, and nothing else.
        #[must_use]
        pub fn new($($arg)*) -> Self {
            Self { $($init)* }
        }
    };
}

/// The method of a field's name that sets it.
macro_rules! setter {
    (optional $field:ident : $ty:ty) => {
        #[doc = concat!("Sets `", stringify!($field), "`.")]
        #[must_use]
        pub fn $field(mut self, $field: $ty) -> Self {
            self.$field = Some($field);
            self
        }
    };
    ($need:ident $field:ident : $ty:ty) => {
        #[doc = concat!("Replaces `", stringify!($field), "`.")]
        #[must_use]
        pub fn $field(mut self, $field: $ty) -> Self {
            self.$field = $field;
            self
        }
    };
}

pub(crate) use {
    constructor, default, define, entity, filled, is_required, name, own, present, setter, slot,
};

/// A field's name without the `r#` that Rust needs before its own keywords.
pub(super) const fn plain(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}

/// The field names of an entity, as they come out of a map.
pub(super) trait Key: Sized + 'static {
    /// All of them.
    const NAMES: &'static [&'static str];
    /// The fields of these names.
    const ALL: &'static [Self];
}

/// Reads the number of a [`Key`] without copying its name.
///
/// Most records are written in the order of the declaration, so the search goes on behind the field
/// that came before, and starts again at the first one.
pub(super) struct KeySeed<K> {
    from: usize,
    key: PhantomData<K>,
}

impl<K> KeySeed<K> {
    pub(super) const fn from(from: usize) -> Self {
        KeySeed { from, key: PhantomData }
    }
}

impl<'de, K: Key> serde::de::DeserializeSeed<'de> for KeySeed<K> {
    type Value = usize;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<K: Key> serde::de::Visitor<'_> for KeySeed<K> {
    type Value = usize;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a field name")
    }

    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<usize, E> {
        let (before, behind) = K::NAMES.split_at_checked(self.from).unwrap_or((K::NAMES, &[]));
        let found = behind.iter().position(|known| *known == name);
        let found = found.map(|number| before.len() + number);
        found
            .or_else(|| before.iter().position(|known| *known == name))
            .ok_or_else(|| E::unknown_field(name, K::NAMES))
    }
}
