//! Numbers with bounds.
//!
//! JSON has one sort of number, and JSON Schema calls `1.0` an integer. These types read what the
//! published schema accepts, whatever the spelling, and write whole numbers without a fraction.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, Visitor as SerdeVisitor};
use serde::ser::{Serialize, Serializer};

use super::path::Path;
use super::shape::{
    Flaw, FlawKind, IntoOwned, Model, Number, Reflect, Reflection, Type, Visitor, Walk,
};

/// The greatest whole number that every reader of JSON holds exactly: 2^53 - 1 (RFC 7493).
const SAFE: f64 = 9_007_199_254_740_991.0;

/// A number as a format hands it over, before bounds are looked at.
struct Raw;

impl SerdeVisitor<'_> for Raw {
    type Value = f64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    #[expect(clippy::cast_precision_loss, reason = "what is not exact is out of all bounds")]
    fn visit_u64<E>(self, value: u64) -> Result<f64, E> {
        Ok(value as f64)
    }

    #[expect(clippy::cast_precision_loss, reason = "what is not exact is out of all bounds")]
    fn visit_i64<E>(self, value: i64) -> Result<f64, E> {
        Ok(value as f64)
    }

    fn visit_f64<E>(self, value: f64) -> Result<f64, E> {
        Ok(value)
    }
}

fn checked(value: f64, shape: &Number) -> Result<f64, Flaw> {
    if shape.integer && value.fract() != 0.0 {
        return Err(Flaw::form("is not a whole number"));
    }
    // Written so that a NaN fails too.
    if !(shape.min..=shape.max).contains(&value) {
        let message = format!("is not between {} and {}", shape.min, shape.max);
        return Err(Flaw::new(FlawKind::Bounds, message));
    }
    Ok(value)
}

#[expect(clippy::cast_possible_truncation, reason = "whole and within 2^53, so exact")]
fn serialize<S: Serializer>(value: f64, serializer: S) -> Result<S::Ok, S::Error> {
    if value.fract() == 0.0 && value.abs() <= SAFE {
        serializer.serialize_i64(value as i64)
    } else {
        serializer.serialize_f64(value)
    }
}

/// What all numbers of the model share.
macro_rules! number_impls {
    ($name:ident, $schema:literal, $doc:expr, integer: $integer:literal, $min:expr, $max:expr, $example:expr) => {
        impl $name {
            const SHAPE: &'static Number = &Number {
                name: $schema,
                doc: $doc,
                integer: $integer,
                min: $min,
                max: $max,
                example: $example,
            };
        }

        impl Model for $name {
            const TYPE: Type = Type::Number(Self::SHAPE);
        }

        impl Walk for $name {
            fn walk<'r, V: Visitor<'r>>(&'r self, path: &Path<'_>, visitor: &mut V) {
                visitor.number(path, Self::SHAPE, self.as_f64());
            }
        }

        impl Reflect for $name {
            fn reflect(&self) -> Reflection<'_> {
                Reflection::Number(self.as_f64())
            }
        }

        impl IntoOwned for $name {
            type Owned = $name;
            fn into_owned(self) -> $name {
                self
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = deserializer.deserialize_any(Raw)?;
                Self::from_f64(value).map_err(D::Error::custom)
            }
        }
    };
}

macro_rules! integer {
    ($(#[doc = $doc:expr])* $name:ident $schema:literal $min:literal ..= $max:literal, such as $example:literal) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u64);

        impl $name {
            /// The number, if it is within the bounds.
            ///
            /// # Errors
            /// A [`FlawKind::Bounds`] when it is not.
            #[expect(clippy::cast_precision_loss, reason = "what is not exact is out of bounds")]
            pub fn new(value: u64) -> Result<Self, Flaw> {
                checked(value as f64, Self::SHAPE).map(|_| $name(value))
            }

            /// The number.
            #[must_use]
            pub const fn get(self) -> u64 {
                self.0
            }

            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and within the bounds, so exact")]
            fn from_f64(value: f64) -> Result<Self, Flaw> {
                checked(value, Self::SHAPE).map(|value| $name(value as u64))
            }

            #[expect(clippy::cast_precision_loss, reason = "within the bounds, so exact")]
            const fn as_f64(self) -> f64 {
                self.0 as f64
            }
        }

        number_impls!($name, $schema, concat!($($doc, "\n"),*), integer: true, $min, $max, $example);

        impl TryFrom<usize> for $name {
            type Error = Flaw;
            fn try_from(value: usize) -> Result<Self, Flaw> {
                Self::new(u64::try_from(value).unwrap_or(u64::MAX))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.serialize(serializer)
            }
        }
    };
}

macro_rules! real {
    ($(#[doc = $doc:expr])* $name:ident $schema:literal $min:literal ..= $max:literal, such as $example:literal) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
        pub struct $name(f64);

        impl $name {
            /// The number, if it is within the bounds.
            ///
            /// # Errors
            /// A [`FlawKind::Bounds`] when it is not, or is not a number.
            pub fn new(value: f64) -> Result<Self, Flaw> {
                Self::from_f64(value)
            }

            /// The number.
            #[must_use]
            pub const fn get(self) -> f64 {
                self.0
            }

            fn from_f64(value: f64) -> Result<Self, Flaw> {
                // Adding zero turns a negative zero into the plain one.
                checked(value, Self::SHAPE).map(|value| $name(value + 0.0))
            }

            const fn as_f64(self) -> f64 {
                self.0
            }
        }

        number_impls!($name, $schema, concat!($($doc, "\n"),*), integer: false, $min, $max, $example);

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serialize(self.0, serializer)
            }
        }
    };
}

integer! {
    /// How sure the annotator is, on the scale of STIX 2.1: 0 (no confidence) to 100 (certain).
    Confidence "confidence" 0.0..=100.0, such as 85.0
}

integer! {
    /// A position in, or the length of, a canonical text, in Unicode scalar values from 0.
    Offset "offset" 0.0..=9_007_199_254_740_991.0, such as 412.0
}

integer! {
    /// A number in a sequence, from 1: the round of a series of talks, the revision of a record.
    Ordinal "ordinal" 1.0..=1_000_000.0, such as 2.0
}

integer! {
    /// A number of people.
    Count "count" 0.0..=9_007_199_254_740_991.0, such as 610.0
}

real! {
    /// Degrees north of the equator (WGS 84); south is negative.
    Latitude "latitude" -90.0..=90.0, such as 23.61
}

real! {
    /// Degrees east of Greenwich (WGS 84); west is negative.
    Longitude "longitude" -180.0..=180.0, such as 58.59
}

real! {
    /// A measured value, in the unit that stands beside it.
    Quantity "quantity" -9_007_199_254_740_991.0..=9_007_199_254_740_991.0, such as 60.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_number_may_be_spelt_in_several_ways() {
        for text in ["2", "2.0", "2e0", "0.2e1"] {
            assert_eq!(serde_json::from_str::<Ordinal>(text).unwrap().get(), 2, "{text}");
        }
        for text in ["0", "-1", "1.5", "1000001", "\"2\"", "null", "true", "[2]"] {
            assert!(serde_json::from_str::<Ordinal>(text).is_err(), "{text}");
        }
    }

    #[test]
    fn whole_values_are_written_without_a_fraction() {
        let json = |value| serde_json::to_string(&Quantity::new(value).unwrap()).unwrap();
        assert_eq!(json(60.0), "60");
        assert_eq!(json(3.67), "3.67");
        assert_eq!(json(-0.0), "0");
        assert!(Quantity::new(f64::NAN).is_err());
        assert!(Quantity::new(f64::INFINITY).is_err());
    }

    #[test]
    fn bounds_hold() {
        assert!(Confidence::new(100).is_ok());
        assert!(Confidence::new(101).is_err());
        assert!(Offset::new(9_007_199_254_740_991).is_ok());
        assert!(Offset::new(9_007_199_254_740_992).is_err());
        assert!(Latitude::new(90.1).is_err());
    }
}
