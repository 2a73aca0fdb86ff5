//! Lists that are never empty, and lists without repetition.

use std::collections::HashSet;
use std::fmt;
use std::hash::Hash;
use std::marker::PhantomData;
use std::ops::Deref;

use serde::de::{Deserialize, Deserializer, Error as _, SeqAccess, Visitor as SerdeVisitor};
use serde::ser::{Serialize, Serializer};

use super::path::Path;
use super::shape::{
    Entries, Flaw, FlawKind, IntoOwned, List, Model, Reflect, Reflection, Type, Visitor, Walk,
};

/// A list with at least one entry.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NonEmpty<T>(Vec<T>);

impl<T> NonEmpty<T> {
    /// The list of one entry.
    #[must_use]
    pub fn one(entry: T) -> Self {
        NonEmpty(vec![entry])
    }

    /// The first entry.
    ///
    /// # Panics
    /// Never: there is always a first entry.
    #[must_use]
    pub fn first(&self) -> &T {
        &self.0[0]
    }

    /// Adds an entry at the end.
    pub fn push(&mut self, entry: T) {
        self.0.push(entry);
    }
}

impl<T> TryFrom<Vec<T>> for NonEmpty<T> {
    type Error = Flaw;

    /// # Errors
    /// A [`FlawKind::Bounds`] when there is no entry.
    fn try_from(entries: Vec<T>) -> Result<Self, Flaw> {
        if entries.is_empty() {
            return Err(Flaw::new(FlawKind::Bounds, "has no entry, and needs at least one"));
        }
        Ok(NonEmpty(entries))
    }
}

/// A list in which no two entries are equal. The order is kept.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Set<T>(Vec<T>);

impl<T: Eq + Hash> Set<T> {
    /// The list of one entry.
    #[must_use]
    pub fn one(entry: T) -> Self {
        Set(vec![entry])
    }

    /// The list of these entries, each taken the first time it comes.
    #[must_use]
    pub fn of(entries: impl IntoIterator<Item = T>) -> Self
    where
        T: Clone,
    {
        let mut seen = HashSet::new();
        Set(entries.into_iter().filter(|entry| seen.insert(entry.clone())).collect())
    }

    /// The number of the first entry that came before.
    fn repeated(entries: &[T]) -> Option<usize> {
        // Lists in real records are short, where comparing beats hashing.
        if entries.len() <= 8 {
            return (1..entries.len()).find(|&i| entries[..i].contains(&entries[i]));
        }
        let mut seen = HashSet::with_capacity(entries.len());
        entries.iter().position(|entry| !seen.insert(entry))
    }
}

impl<T: Eq + Hash> TryFrom<Vec<T>> for Set<T> {
    type Error = Flaw;

    /// # Errors
    /// A [`FlawKind::Repeated`] when an entry comes twice.
    fn try_from(entries: Vec<T>) -> Result<Self, Flaw> {
        match Set::repeated(&entries) {
            Some(_) => Err(Flaw::new(FlawKind::Repeated, "has the same entry twice")),
            None => Ok(Set(entries)),
        }
    }
}

/// A list with at least one entry, none of which is there twice.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NonEmptySet<T>(Vec<T>);

impl<T> NonEmptySet<T> {
    /// The list of one entry.
    #[must_use]
    pub fn one(entry: T) -> Self {
        NonEmptySet(vec![entry])
    }
}

impl<T: Eq + Hash> TryFrom<Vec<T>> for NonEmptySet<T> {
    type Error = Flaw;

    /// # Errors
    /// A [`FlawKind::Bounds`] when there is no entry, a [`FlawKind::Repeated`] when one comes twice.
    fn try_from(entries: Vec<T>) -> Result<Self, Flaw> {
        let entries = NonEmpty::try_from(entries)?;
        Ok(NonEmptySet(Set::try_from(entries.0)?.0))
    }
}

impl<T: Model> Model for Vec<T> {
    const TYPE: Type = Type::List(&List { item: T::TYPE, min: 0, unique: false });
}

impl<T: Walk> Walk for Vec<T> {
    fn walk<'r, V: Visitor<'r>>(&'r self, path: &Path<'_>, visitor: &mut V) {
        for (index, entry) in self.iter().enumerate() {
            entry.walk(&path.index(index), visitor);
        }
    }
}

impl<T: Reflect> Reflect for Vec<T> {
    fn reflect(&self) -> Reflection<'_> {
        Reflection::List(self)
    }
}

impl<T: Reflect> Entries for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn entry(&self, number: usize) -> Option<Reflection<'_>> {
        self.get(number).map(T::reflect)
    }
}

impl<T: IntoOwned> IntoOwned for Vec<T> {
    type Owned = Vec<T::Owned>;
    fn into_owned(self) -> Self::Owned {
        self.into_iter().map(T::into_owned).collect()
    }
}

/// What the three checked lists share: they are a `Vec` that was looked at.
macro_rules! checked_list {
    ($name:ident, min: $min:literal, unique: $unique:literal, where $($bound:tt)*) => {
        impl<T> Deref for $name<T> {
            type Target = [T];
            fn deref(&self) -> &[T] {
                &self.0
            }
        }

        impl<T> From<$name<T>> for Vec<T> {
            fn from(list: $name<T>) -> Vec<T> {
                list.0
            }
        }

        impl<T> IntoIterator for $name<T> {
            type Item = T;
            type IntoIter = std::vec::IntoIter<T>;
            fn into_iter(self) -> Self::IntoIter {
                self.0.into_iter()
            }
        }

        impl<'s, T> IntoIterator for &'s $name<T> {
            type Item = &'s T;
            type IntoIter = std::slice::Iter<'s, T>;
            fn into_iter(self) -> Self::IntoIter {
                self.0.iter()
            }
        }

        impl<T: Model> Model for $name<T> {
            const TYPE: Type =
                Type::List(&List { item: T::TYPE, min: $min, unique: $unique });
        }

        impl<T: Walk> Walk for $name<T> {
            fn walk<'r, V: Visitor<'r>>(&'r self, path: &Path<'_>, visitor: &mut V) {
                self.0.walk(path, visitor);
            }
        }

        impl<T: Reflect> Reflect for $name<T> {
            fn reflect(&self) -> Reflection<'_> {
                self.0.reflect()
            }
        }

        impl<T: IntoOwned> IntoOwned for $name<T> {
            type Owned = $name<T::Owned>;
            fn into_owned(self) -> Self::Owned {
                $name(self.0.into_owned())
            }
        }

        impl<T: Serialize> Serialize for $name<T> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.serialize(serializer)
            }
        }

        impl<'de, T: Deserialize<'de> + $($bound)*> Deserialize<'de> for $name<T> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let entries = deserializer.deserialize_seq(Collect(PhantomData))?;
                $name::try_from(entries).map_err(D::Error::custom)
            }
        }
    };
}

checked_list!(NonEmpty, min: 1, unique: false, where Sized);
checked_list!(Set, min: 0, unique: true, where Eq + Hash);
checked_list!(NonEmptySet, min: 1, unique: true, where Eq + Hash);

/// Reads the entries of a list. Memory grows with what is read, never with what is announced.
struct Collect<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> SerdeVisitor<'de> for Collect<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<T>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = seq.next_element()? {
            entries.push(entry);
        }
        Ok(entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_hold_their_promise() {
        assert!(NonEmpty::<u8>::try_from(vec![]).is_err());
        assert_eq!(*NonEmpty::try_from(vec![3, 3]).unwrap().first(), 3);
        assert!(Set::try_from(vec![1, 2, 1]).is_err());
        assert_eq!(&*Set::of([1, 2, 1]), [1, 2]);
        let long: Vec<u32> = (0..100).collect();
        assert!(Set::try_from(long.clone()).is_ok());
        assert!(Set::try_from([long, vec![50]].concat()).is_err());
        assert!(NonEmptySet::<u8>::try_from(vec![]).is_err());
        assert!(NonEmptySet::try_from(vec![1, 1]).is_err());
    }
}
