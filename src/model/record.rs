//! The record: one reading of one source document.

use super::entity::entity;
use super::vocabulary::vocabulary;
use super::{
    Actor, Claim, Commitment, Correction, Demand, Event, Extension, Iri, Issue, LanguageTag, Line,
    NonEmpty, Offer, Ordinal, Position, Provenance, Quote, RecordId, RecordTranslation, RedLine,
    Relation, SchemaVersion, Source, Text, Threat,
};

vocabulary! {
    /// How far the work on a record has come.
    RecordStatus "record_status" {
        /// Work goes on.
        Draft "draft",
        /// Somebody else has looked it over.
        Reviewed "reviewed",
        /// It is out.
        Published "published",
        /// It is out, and has been changed since; `corrections` says how.
        Corrected "corrected",
        /// It is taken back and kept, so that references to it do not lead nowhere.
        Retracted "retracted",
    }
}

entity! {
    /// One reading of one source document: what happened, who is concerned, what was said in whose
    /// exact words, what is demanded, threatened and offered, and where the red lines run. Several
    /// sources on one event are several records, joined by `same_as`. An empty list means that
    /// somebody looked and found none; an absent one, that nobody looked. Nothing is ever `null`.
    part Record "record" {
        /// The schema this record follows, for editors.
        optional schema as "$schema": Iri<'a>,
        /// The version of the schema this record follows.
        preset schema_version: SchemaVersion<'a> = SchemaVersion::CURRENT,
        /// The record's id, equal to the stem of its file's name.
        required id: RecordId<'a>,
        /// How far the work on it has come; `draft` where absent.
        optional status: RecordStatus | "draft",
        /// The language of our own words in it: names, summaries, texts of stances; `en` where
        /// absent.
        optional language: LanguageTag<'a> | "en",
        /// A title, in our words.
        optional title: Line<'a>,
        /// What it is about, in our words.
        optional summary: Text<'a>,
        /// Title and summary in other languages.
        optional translations: Vec<RecordTranslation<'a>>,
        /// The document it is a reading of.
        required source: Source<'a>,
        /// The event it is about.
        required event: Event<'a>,
        /// Earlier, later and other events that the document tells of.
        optional related_events: Vec<Event<'a>>,
        /// Who is concerned.
        required actors: NonEmpty<Actor<'a>>,
        /// What was said.
        preset quotes: Vec<Quote<'a>> = Vec::new(),
        /// What is demanded.
        preset demands: Vec<Demand<'a>> = Vec::new(),
        /// Where the red lines run.
        preset red_lines: Vec<RedLine<'a>> = Vec::new(),
        /// What is argued about.
        optional issues: Vec<Issue<'a>>,
        /// What is threatened.
        optional threats: Vec<Threat<'a>>,
        /// What is offered.
        optional offers: Vec<Offer<'a>>,
        /// How actors stand to things, beyond demands, threats and offers.
        optional positions: Vec<Position<'a>>,
        /// What actors bind themselves to.
        optional commitments: Vec<Commitment<'a>>,
        /// What is said to be true.
        optional claims: Vec<Claim<'a>>,
        /// How these entities stand to each other.
        optional relations: Vec<Relation<'a>>,
        /// Who made the record, how, and under which licence.
        required provenance: Provenance<'a>,
        /// The number of this version of the record; 1 where absent.
        optional revision: Ordinal | 1,
        /// The record that this one takes the place of.
        optional supersedes: RecordId<'a>,
        /// What was corrected after the record was published.
        optional corrections: Vec<Correction<'a>>,
        /// Data that the schema has no place for.
        optional extensions: Vec<Extension<'a>>,
    }
}

impl Record<'_> {
    /// How far the work has come: what the record says, or [`RecordStatus::Draft`].
    #[must_use]
    pub fn status_or_default(&self) -> RecordStatus {
        self.status.unwrap_or(RecordStatus::Draft)
    }

    /// The language of our own words: what the record says, or `en`.
    #[must_use]
    pub fn language_or_default(&self) -> &str {
        self.language.as_ref().map_or("en", LanguageTag::as_str)
    }

    /// The main event and the related ones.
    pub fn events(&self) -> impl Iterator<Item = &Event<'_>> {
        std::iter::once(&self.event).chain(self.related_events.iter().flatten())
    }
}
