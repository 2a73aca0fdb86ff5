//! What is argued about.

use super::entity::entity;
use super::{IssueRef, Line, Text};

entity! {
    /// A matter that is argued about. Issues join demands to red lines: a demand and a red line of
    /// opposed holders on one issue make an impasse.
    item Issue "issue" Issue {
        /// A short name for it.
        required name: Line<'a>,
        /// What it is about, in our words.
        optional summary: Text<'a>,
        /// The wider issue it is part of.
        optional parent: IssueRef<'a>,
    }
}
