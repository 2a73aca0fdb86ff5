//! The record, right by construction.
//!
//! Every entity, field and closed list of the record is a type here, and a value of such a type is
//! right: an id has the form of an id, a list that may not be empty is not, a word is one of its
//! list. There is no `validate()`; what spans several fields is for [`crate::rules`].
//!
//! Values borrow from the text they are read from (`Record<'a>`), and
//! [`into_owned`](Record::into_owned) cuts the tie.
//!
//! # Reading and writing
//!
//! All types read and write through serde. Reading is exactly as strict as the published schema: no
//! unknown field, no field twice, no `null`, no array in place of an object.
//!
//! ```
//! use verbale::model::Record;
//!
//! let text = include_str!("../../examples/minimal.json");
//! let record: Record = serde_json::from_str(text)?;
//! assert_eq!(record.actors.first().name, record.actors[0].name.as_str());
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # Building
//!
//! `new` takes the required fields in order, and a method of each optional field's name sets it:
//!
//! ```
//! use verbale::model::{Actor, ActorKind};
//!
//! let ministry = Actor::new("ministry".try_into()?, ActorKind::GovernmentBody, "Ministry of Ports".try_into()?)
//!     .country("NZL".parse()?);
//! # Ok::<(), verbale::model::Flaw>(())
//! ```
//!
//! # Following references
//!
//! A reference is typed by its field, and [`Record::resolve`] gives what it leads to; ids are looked up
//! with [`Record::get`]. A [`Collection`] does both across records.
//!
//! ```
//! use verbale::model::{Record, Stance};
//!
//! let text = include_str!("../../examples/iran-us-missiles-2026-02-11.json");
//! let record: Record = serde_json::from_str(text)?;
//! for quote in &record.quotes {
//!     let speaker = quote.speaker.as_ref().and_then(|speaker| record.resolve(speaker));
//!     println!("{}: {}", speaker.map_or("somebody", |actor| actor.name.as_str()), quote.text);
//! }
//! for stance in record.stances() {
//!     let holder = record.resolve(stance.holder()).map_or("", |actor| actor.name.as_str());
//!     println!("{} of {holder}: {}", stance.kind().as_str(), stance.text());
//! }
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # What is not here
//!
//! Whether references lead somewhere, dates fit each other, quotes stand in the source: see
//! [`crate::validate`]. Line numbers: see [`crate::json`].

mod entity;
pub mod path;
pub mod shape;
mod vocabulary;

mod actor;
mod anchor;
mod attribution;
mod claim;
mod code;
mod collection;
mod commitment;
mod day;
mod demand;
mod event;
mod event_type;
mod follow;
mod issue;
mod item;
mod json;
mod legal_basis;
mod list;
mod name;
mod number;
mod offer;
mod place;
mod position;
mod provenance;
mod quote;
mod record;
mod red_line;
mod relation;
mod scalar;
mod source;
mod stance;
mod threat;
mod when;

pub use actor::{Actor, ActorKind, Affiliation, AffiliationRelation, Recognition};
pub use anchor::Anchor;
pub use attribution::{Attribution, AttributionMode, Channel, ChannelKind};
pub use claim::{Assessment, Claim, ClaimKind, Rating, View, ViewStance};
pub use code::{Code, Identifier};
pub use collection::{Collection, GlobalId};
pub use commitment::{Commitment, CommitmentKind, CommitmentStatus};
pub(crate) use day::days_in;
pub use day::{Bounds, Day};
pub use demand::{Compliance, ComplianceLevel, Conditioned, Conduct, Demand, DemandStatus, Force};
pub use event::{
    Assertion, Attendance, Casualty, CasualtyKind, Event, EventFormat, EventStatus, Outcome,
    OutcomeKind, Participant, Qualifier, Role,
};
pub use event_type::EventType;
pub use follow::Reference;
pub use issue::Issue;
pub use item::Item;
pub use json::Json;
pub use legal_basis::LegalBasis;
pub use list::{NonEmpty, NonEmptySet, Set};
pub use name::{Name, NameKind, RecordTranslation, TextTranslation};
pub use number::{Confidence, Count, Latitude, Longitude, Offset, Ordinal, Quantity};
pub use offer::{Offer, OfferKind, OfferStatus};
pub use place::{Place, Precision};
pub use position::{Attitude, Intensity, Position};
pub use provenance::{
    Agent, AgentKind, AgentRole, Correction, Extension, ImportedFrom, Method, Provenance,
};
pub use quote::{OriginalBasis, Quote, QuoteKind, QuoteOriginal, SpeakerBasis, TranslationKind};
pub use record::{Record, RecordStatus};
pub use red_line::{Comparator, Firmness, RedLine, RedLineKind, RedLineStatus, Threshold, Trigger};
pub use relation::{Relation, RelationType};
pub use scalar::{
    ActorRef, AgentRef, AnyRef, CodeValue, CountryCode, DemandRef, Duration, Edtf, EventRef,
    HISTORIC, Iri, IssueRef, ItemRef, LanguageTag, License, Line, LocalId, Moment, OfferRef,
    QuoteRef, RecordId, RelativePath, SchemaVersion, Scheme, ScriptCode, Sha256, SourceText, Text,
    ThreatRef, Timestamp, Verbatim,
};
pub use shape::{Flaw, FlawKind, IntoOwned};
pub use source::{Original, Source, SourceKind};
pub use stance::{Consequence, Expression, Stance};
pub use threat::{Condition, Threat, ThreatAct, ThreatDirection, ThreatStatus};
pub use when::{Basis, When};
