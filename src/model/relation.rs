//! How entities stand to each other.

use super::entity::entity;
use super::vocabulary::vocabulary;
use super::{Anchor, AnyRef, Confidence, Text};

vocabulary! {
    /// How one entity stands to another. What may stand on either side is fixed for each.
    RelationType "relation_type" {
        /// Event to event: belongs to it.
        PartOf "part_of",
        /// Event to event: comes after it, in one series.
        Follows "follows",
        /// Event to event: brings it about.
        Causes "causes",
        /// Event or quote to event: calls it off.
        Cancels "cancels",
        /// Event or quote to event: puts it off.
        Postpones "postpones",
        /// Quote, stance or event to quote, stance, event or claim: answers it.
        RespondsTo "responds_to",
        /// Quote, position or event to demand or offer: agrees to it.
        Accepts "accepts",
        /// Quote, position or event to demand or offer: agrees to a part of it.
        PartlyAccepts "partly_accepts",
        /// Quote, position or event to demand or offer: refuses it.
        Rejects "rejects",
        /// Demand or offer to demand or offer: is set against it.
        Counters "counters",
        /// Demand, offer, red line or commitment and red line or demand: cannot both be had. Holds
        /// both ways.
        ConflictsWith "conflicts_with",
        /// Quote or stance to one of the same kind: says it again.
        Reiterates "reiterates",
        /// Quote or stance to one of the same kind: makes it clearer.
        Clarifies "clarifies",
        /// Quote, claim or position and quote, claim or position: cannot both be true. Holds both
        /// ways.
        Contradicts "contradicts",
        /// Quote, claim or position to quote, claim or position: speaks for it.
        Supports "supports",
        /// Event to demand: does what is wanted.
        CompliesWith "complies_with",
        /// Event to demand: does the contrary.
        Violates "violates",
        /// Event to red line: tries how far it holds.
        Tests "tests",
        /// Event to red line: crosses it.
        Crosses "crosses",
        /// Event to threat: makes it true.
        CarriesOut "carries_out",
        /// Event to offer: makes it true.
        Implements "implements",
        /// Event to commitment: does what was promised.
        Keeps "keeps",
        /// Event to commitment: does the contrary.
        Breaks "breaks",
        /// Quote or event to demand, threat, offer, red line or commitment: takes it back.
        Withdraws "withdraws",
        /// Quote to quote: other words for the same utterance.
        VariantOf "variant_of",
        /// Anything to an entity of the same kind in another record: is the same. Holds both ways.
        SameAs "same_as",
    }
}

entity! {
    /// How one entity stands to another, of this record or of another one.
    part(Eq, Hash) Relation "relation" {
        /// The one.
        required from: AnyRef<'a>,
        /// How it stands to the other.
        required r#type: RelationType,
        /// The other.
        required to: AnyRef<'a>,
        /// A remark for readers of the record.
        optional note: Text<'a>,
        /// Where the source says so.
        optional anchors: Vec<Anchor<'a>>,
        /// How sure the annotator is of it.
        optional confidence: Confidence,
    }
}
