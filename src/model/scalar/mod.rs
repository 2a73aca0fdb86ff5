//! Checked strings: ids, texts, dates, codes.
//!
//! Each type here holds a string that has been looked at, so that whoever has one need not look
//! again. The form, the examples and the description stand in one place, the type's declaration,
//! and the published schema repeats them from there. A check is written by hand, because it has to
//! be fast and to say what is wrong; tests hold it equal to the pattern.

mod country;
mod date;
mod id;
mod text;
mod web;

pub use country::{CountryCode, HISTORIC};
pub use date::{Duration, Edtf, Moment, Timestamp};
pub use id::{
    ActorRef, AgentRef, AnyRef, DemandRef, EventRef, IssueRef, ItemRef, LocalId, OfferRef,
    QuoteRef, RecordId, ThreatRef,
};
pub use text::{CodeValue, Line, SourceText, Text, Verbatim};
pub use web::{Iri, LanguageTag, License, RelativePath, SchemaVersion, Scheme, ScriptCode, Sha256};

/// Declares a checked string.
macro_rules! scalar {
    (
        $(#[doc = $doc:expr])*
        $name:ident $schema:literal {
            pattern: $pattern:expr,
            max: $max:expr,
            examples: $examples:expr,
            class: $class:ident,
            $(refers: $refers:expr,)?
            check: $check:expr $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name<'a>(std::borrow::Cow<'a, str>);

        impl<'a> $name<'a> {
            const SHAPE: &'static crate::model::shape::Scalar = &crate::model::shape::Scalar {
                name: $schema,
                doc: concat!($($doc, "\n"),*),
                pattern: $pattern,
                max: $max,
                examples: $examples,
                refers: crate::model::scalar::refers!($($refers)?),
                class: crate::model::shape::Class::$class,
                check: $check,
            };

            /// Looks at the string and takes it.
            ///
            /// # Errors
            /// A [`Flaw`](crate::model::Flaw) that says what is wrong with it.
            pub fn new(text: impl Into<std::borrow::Cow<'a, str>>) -> Result<Self, crate::model::Flaw> {
                let text = text.into();
                Self::SHAPE.inspect(&text)?;
                Ok($name(text))
            }

            /// The same, borrowing nothing.
            #[must_use]
            pub fn into_owned(self) -> $name<'static> {
                crate::model::shape::IntoOwned::into_owned(self)
            }

            /// The string.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        crate::model::scalar::string_impls!($name);
    };
}

/// The kinds a scalar refers to: none unless said.
macro_rules! refers {
    () => {
        &[]
    };
    ($kinds:expr) => {
        $kinds
    };
}

/// What every checked string can do.
macro_rules! string_impls {
    ($name:ident) => {
        impl std::fmt::Display for $name<'_> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name<'_> {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq<str> for $name<'_> {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $name<'_> {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }

        impl<'a> TryFrom<&'a str> for $name<'a> {
            type Error = crate::model::Flaw;
            fn try_from(text: &'a str) -> Result<Self, Self::Error> {
                Self::new(text)
            }
        }

        impl TryFrom<String> for $name<'_> {
            type Error = crate::model::Flaw;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::new(text)
            }
        }

        impl std::str::FromStr for $name<'static> {
            type Err = crate::model::Flaw;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::new(text.to_owned())
            }
        }

        impl crate::model::shape::Model for $name<'_> {
            const TYPE: crate::model::shape::Type = crate::model::shape::Type::Scalar(Self::SHAPE);
        }

        impl crate::model::shape::Walk for $name<'_> {
            fn walk<'r, V: crate::model::shape::Visitor<'r>>(
                &'r self,
                path: &crate::model::path::Path<'_>,
                visitor: &mut V,
            ) {
                visitor.scalar(path, Self::SHAPE, &self.0);
            }
        }

        impl crate::model::shape::Reflect for $name<'_> {
            fn reflect(&self) -> crate::model::shape::Reflection<'_> {
                crate::model::shape::Reflection::Text(&self.0)
            }
        }

        impl crate::model::shape::IntoOwned for $name<'_> {
            type Owned = $name<'static>;
            fn into_owned(self) -> $name<'static> {
                $name(std::borrow::Cow::Owned(self.0.into_owned()))
            }
        }

        impl serde::Serialize for $name<'_> {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de: 'a, 'a> serde::Deserialize<'de> for $name<'a> {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = deserializer.deserialize_str(crate::model::scalar::Borrow)?;
                Self::new(text).map_err(serde::de::Error::custom)
            }
        }
    };
}

pub(super) use {refers, scalar, string_impls};

use std::borrow::Cow;
use std::fmt;

/// Reads a string, borrowing it where the format can lend it.
pub(super) struct Borrow;

impl<'de> serde::de::Visitor<'de> for Borrow {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(text))
    }
}

/// A character as a message shows it: itself where it can be seen, its code point where it cannot.
fn named(c: char) -> String {
    match c {
        ' ' => "a space".to_owned(),
        '!'..='~' => format!("`{c}`"),
        c if c.is_alphanumeric() => format!("`{c}`"),
        c => format!("U+{:04X}", c as u32),
    }
}
