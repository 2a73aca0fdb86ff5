//! Closed lists: the words a field may hold, and what each means.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use super::shape::{Flaw, FlawKind, Vocabulary};

/// The flaw of a word that is not in `list`.
pub(super) fn unlisted(list: &Vocabulary) -> Flaw {
    Flaw::new(FlawKind::Unlisted, format!("is not in the list {}", list.name))
}

/// Reads a word.
pub(super) struct Reader<T>(pub(super) PhantomData<T>);

impl<T: FromStr<Err = Flaw>> serde::de::Visitor<'_> for Reader<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<T, E> {
        word.parse().map_err(E::custom)
    }
}

/// Declares a closed list as an enum; the doc comments become the published meanings.
macro_rules! vocabulary {
    (
        $(#[doc = $doc:expr])*
        $name:ident $schema:literal {
            $( $(#[doc = $meaning:expr])* $variant:ident $word:literal, )+
        }
    ) => {
        $(#[doc = $doc])*
        // A later version of the schema may have more words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $( $(#[doc = $meaning])* $variant, )+
        }

        impl $name {
            /// Every word, in the order in which they are shown.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            const SHAPE: &'static crate::model::shape::Vocabulary =
                &crate::model::shape::Vocabulary {
                    name: $schema,
                    doc: concat!($($doc, "\n"),*),
                    words: &[$(crate::model::shape::Word {
                        word: $word,
                        doc: concat!($($meaning, "\n"),*),
                    }),+],
                };

            /// The word as written in a record.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $($name::$variant => $word,)+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::model::shape::Flaw;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                match word {
                    $($word => Ok($name::$variant),)+
                    _ => Err(crate::model::vocabulary::unlisted($name::SHAPE)),
                }
            }
        }

        impl crate::model::shape::Model for $name {
            const TYPE: crate::model::shape::Type =
                crate::model::shape::Type::Vocabulary($name::SHAPE);
        }

        impl crate::model::shape::Walk for $name {
            fn walk<'r, V: crate::model::shape::Visitor<'r>>(
                &'r self,
                _path: &crate::model::path::Path<'_>,
                _visitor: &mut V,
            ) {
            }
        }

        impl crate::model::shape::Reflect for $name {
            fn reflect(&self) -> crate::model::shape::Reflection<'_> {
                crate::model::shape::Reflection::Text(self.as_str())
            }
        }

        impl crate::model::shape::IntoOwned for $name {
            type Owned = $name;
            fn into_owned(self) -> $name {
                self
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(crate::model::vocabulary::Reader(std::marker::PhantomData))
            }
        }
    };
}

pub(super) use vocabulary;
