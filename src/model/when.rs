//! When something was, is or will be.

use super::entity::entity;
use super::vocabulary::vocabulary;
use super::{Anchor, Duration, Edtf, Line, Text};

vocabulary! {
    /// How a date is known.
    Basis "basis" {
        /// The source prints it.
        Stated "stated",
        /// Relative words of the source ("on Wednesday"), worked out from its publication date.
        Resolved "resolved",
        /// Worked out from knowledge outside the source.
        Inferred "inferred",
        /// Nothing better is known than when the source was published.
        PublicationDate "publication_date",
        /// The source says that no date has been made known.
        Unannounced "unannounced",
        /// Nothing is known.
        Unknown "unknown",
    }
}

entity! {
    /// A time: a date as data, the words the source uses, and how the one follows from the other.
    part(Eq, Hash) When "when" {
        /// The date, the interval or its bounds.
        optional edtf: Edtf<'a>,
        /// How long, where the source gives a length: how long an event lasts or is to last, or how
        /// long after it is set a time limit ends.
        optional duration: Duration<'a>,
        /// The words of the source, such as "on Wednesday".
        optional text: Line<'a>,
        /// How the date is known.
        required basis: Basis,
        /// Where those words stand in the source.
        optional anchor: Anchor<'a>,
        /// How the date was worked out.
        optional note: Text<'a>,
    }
}
