//! Who made the record, and how.

use super::entity::entity;
use super::vocabulary::vocabulary;
use super::{
    Anchor, CodeValue, Identifier, Iri, Json, License, Line, LocalId, Moment, Set, Text, Timestamp,
};

vocabulary! {
    /// How a record was made.
    Method "method" {
        /// By people.
        Manual "manual",
        /// By people with the help of software that proposes entries.
        Assisted "assisted",
        /// By software.
        Automatic "automatic",
    }
}

vocabulary! {
    /// What sort of agent it is.
    AgentKind "agent_kind" {
        /// One human being.
        Person "person",
        /// An organisation.
        Organization "organization",
        /// A program or model.
        Software "software",
    }
}

vocabulary! {
    /// What an agent did for the record.
    AgentRole "agent_role" {
        /// Wrote it.
        Author "author",
        /// Looked it over.
        Reviewer "reviewer",
        /// Decided where others differed.
        Adjudicator "adjudicator",
        /// Took it out of the text.
        Extractor "extractor",
        /// Translated it.
        Translator "translator",
    }
}

entity! {
    /// Somebody, or some software, that worked on the record.
    agent Agent "agent" Agent {
        /// Its id, unique in the record.
        required id: LocalId<'a>,
        /// What sort of agent.
        required kind: AgentKind,
        /// Its name.
        optional name: Line<'a>,
        /// Its version, for software.
        optional version: Line<'a>,
        /// What it did.
        optional roles: Set<AgentRole>,
        /// Its identifiers in other collections.
        optional identifiers: Set<Identifier<'a>>,
    }
}

entity! {
    /// The data that the record was converted from.
    part(Eq, Hash) ImportedFrom "imported_from" {
        /// The format.
        required format: Line<'a>,
        /// The id it had there.
        required id: CodeValue<'a>,
    }
}

entity! {
    /// Who made the record, how, and under which licence it stands.
    part(Eq, Hash) Provenance "provenance" {
        /// How it was made.
        required method: Method,
        /// The licence of the record, not of the source.
        required license: License<'a>,
        /// When it was made.
        optional created: Timestamp<'a>,
        /// When it was last changed.
        optional updated: Timestamp<'a>,
        /// Who made it.
        optional agents: Vec<Agent<'a>>,
        /// The guidelines that were followed.
        optional guidelines: Iri<'a>,
        /// What else it was made from.
        optional derived_from: Set<Iri<'a>>,
        /// Spans of the source that stand in quotation marks and are no quotations: titles, words
        /// held at a distance.
        optional not_quotes: Vec<Anchor<'a>>,
        /// The data it was converted from.
        optional imported_from: ImportedFrom<'a>,
    }
}

entity! {
    /// A correction made to the record after it was published.
    part(Eq, Hash) Correction "correction" {
        /// When.
        required date: Moment<'a>,
        /// What was wrong and is now right.
        required text: Text<'a>,
        /// The fields that changed, as JSON Pointers (RFC 6901).
        optional fields: Set<Line<'a>>,
    }
}

entity! {
    /// Data that this schema has no place for. A schema that is found at `uri`, or registered for
    /// it, decides what `data` may hold.
    part Extension "extension" {
        /// What sort of data it is.
        required uri: Iri<'a>,
        /// The data: any JSON value.
        required data: Json,
    }
}
