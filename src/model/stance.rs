//! What stances share.

use super::entity::entity;
use super::vocabulary::vocabulary;
use super::{Set, Text, ThreatRef};

vocabulary! {
    /// Whose words a stance is known from.
    Expression "expression" {
        /// Its holder's own, in quotation marks or in the reporter's words; also those of somebody who
        /// speaks for the holder, such as a spokesperson.
        Declared "declared",
        /// Its holder's own words or acts, from which it can be read.
        Implied "implied",
        /// Those of others, who say it of the holder.
        Attributed "attributed",
    }
}

entity! {
    /// What is to follow: in words, as threats of this record, or both.
    part(Default, Eq, Hash) Consequence "consequence" {
        /// What is to follow, in our words.
        optional text: Text<'a>,
        /// The threats that say it.
        optional threats: Set<ThreatRef<'a>>,
    }
}
