//! Ids, and references to them.
//!
//! A record has one namespace of short ids. A reference is typed by its field, so a speaker is an
//! [`ActorRef`] and nothing else; that the id exists, and is an actor's, is for the rules to say.

use super::scalar;
use crate::model::shape::{Flaw, Kind};

fn record_id(text: &str) -> Result<(), Flaw> {
    let mut bytes = text.bytes();
    if !bytes.next().is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        return Err(Flaw::form("does not begin with a small letter a-z or a digit"));
    }
    only(
        text,
        |c| matches!(c, 'a'..='z' | '0'..='9' | '.' | '_' | '-'),
        "a-z, 0-9, `.`, `_` and `-`",
    )
}

fn local_id(text: &str) -> Result<(), Flaw> {
    if is_local_id(text.as_bytes()) {
        return Ok(());
    }
    if !text.starts_with(|c: char| c.is_ascii_lowercase()) {
        return Err(Flaw::form("does not begin with a small letter a-z"));
    }
    only(text, |c| matches!(c, 'a'..='z' | '0'..='9' | '-'), "a-z, 0-9 and `-`")?;
    if text.ends_with('-') {
        return Err(Flaw::form("ends with a hyphen"));
    }
    if text.contains("--") {
        return Err(Flaw::form("has two hyphens in a row"));
    }
    Ok(())
}

/// Whether nothing is wrong with a local id. What is, [`local_id`] says.
fn is_local_id(text: &[u8]) -> bool {
    let mut before = b'-';
    for &byte in text {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' => {}
            b'-' if before != b'-' => {}
            _ => return false,
        }
        before = byte;
    }
    before != b'-' && text.first().is_some_and(u8::is_ascii_lowercase)
}

fn any_ref(text: &str) -> Result<(), Flaw> {
    let Some((record, local)) = text.split_once('#') else {
        return local_id(text);
    };
    if record.is_empty() {
        return Err(Flaw::form("has no record id before `#`"));
    }
    record_id(record)?;
    if record.len() > 128 {
        return Err(Flaw::form("has a record id of more than 128 characters"));
    }
    local_id(local)
}

fn only(text: &str, allowed: fn(char) -> bool, words: &str) -> Result<(), Flaw> {
    match text.chars().find(|c| !allowed(*c)) {
        None => Ok(()),
        Some(c) => {
            Err(Flaw::form(format!("has {}; only {words} may stand in it", super::named(c))))
        }
    }
}

macro_rules! local_id {
    () => {
        "[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
    };
}

/// Declares a reference to ids of some kinds.
macro_rules! reference {
    ($(#[doc = $doc:expr])* $name:ident $schema:literal to $kinds:expr, such as $example:literal) => {
        scalar! {
            $(#[doc = $doc])*
            $name $schema {
                pattern: Some(concat!("^", local_id!(), "$")),
                max: Some(64),
                examples: &[$example],
                class: Reference,
                refers: $kinds,
                check: local_id,
            }
        }

        impl PartialEq<LocalId<'_>> for $name<'_> {
            fn eq(&self, id: &LocalId<'_>) -> bool {
                self.0 == id.0
            }
        }

        impl<'a> From<LocalId<'a>> for $name<'a> {
            fn from(id: LocalId<'a>) -> Self {
                $name(id.0)
            }
        }
    };
}

scalar! {
    /// The id of a record, equal to the stem of its file's name: small letters, digits, `.`, `_`
    /// and `-`, at most 128 characters.
    RecordId "record_id" {
        pattern: Some("^[a-z0-9][a-z0-9._-]*$"),
        max: Some(128),
        examples: &["harbour-talks-2031-05-04"],
        class: Machine,
        check: record_id,
    }
}

scalar! {
    /// An id that is unique in its record: small letters, digits and single hyphens, at most 64
    /// characters. `record-id#local-id` is its global form.
    LocalId "local_id" {
        pattern: Some(concat!("^", local_id!(), "$")),
        max: Some(64),
        examples: &["q-001", "foreign-ministry"],
        class: Id,
        check: local_id,
    }
}

reference! {
    /// The id of an actor of this record.
    ActorRef "actor_ref" to &[Kind::Actor], such as "foreign-ministry"
}
reference! {
    /// The id of an event of this record.
    EventRef "event_ref" to &[Kind::Event], such as "e-talks"
}
reference! {
    /// The id of an issue of this record.
    IssueRef "issue_ref" to &[Kind::Issue], such as "i-inspections"
}
reference! {
    /// The id of a quote of this record.
    QuoteRef "quote_ref" to &[Kind::Quote], such as "q-001"
}
reference! {
    /// The id of a demand of this record.
    DemandRef "demand_ref" to &[Kind::Demand], such as "d-inspections"
}
reference! {
    /// The id of a threat of this record.
    ThreatRef "threat_ref" to &[Kind::Threat], such as "t-closure"
}
reference! {
    /// The id of an offer of this record.
    OfferRef "offer_ref" to &[Kind::Offer], such as "o-guarantees"
}
reference! {
    /// The id of an agent in the record's provenance.
    AgentRef "agent_ref" to &[Kind::Agent], such as "annotator-1"
}
reference! {
    /// The id of anything in this record that can be spoken about: an actor, event, issue, quote,
    /// demand, red line, threat, offer, position, commitment or claim.
    ItemRef "item_ref" to &[
        Kind::Actor, Kind::Event, Kind::Issue, Kind::Quote, Kind::Demand, Kind::RedLine,
        Kind::Threat, Kind::Offer, Kind::Position, Kind::Commitment, Kind::Claim,
    ], such as "d-inspections"
}

scalar! {
    /// The id of an entity: its local id in this record, or `record-id#local-id` in another.
    AnyRef "any_ref" {
        pattern: Some(concat!("^(?:[a-z0-9][a-z0-9._-]{0,127}#)?", local_id!(), "$")),
        max: Some(193),
        examples: &["d-inspections", "harbour-talks-2031-05-04#q-001"],
        class: Reference,
        refers: &[
            Kind::Actor, Kind::Event, Kind::Issue, Kind::Quote, Kind::Demand, Kind::RedLine,
            Kind::Threat, Kind::Offer, Kind::Position, Kind::Commitment, Kind::Claim,
        ],
        check: any_ref,
    }
}

impl AnyRef<'_> {
    /// The record the reference leads to; none when it is this one.
    #[must_use]
    pub fn record(&self) -> Option<&str> {
        self.0.split_once('#').map(|(record, _)| record)
    }

    /// The id within that record.
    #[must_use]
    pub fn local(&self) -> &str {
        self.0.split_once('#').map_or(&self.0, |(_, local)| local)
    }
}
