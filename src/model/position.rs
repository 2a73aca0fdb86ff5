//! How somebody stands to something.

use super::entity::entity;
use super::vocabulary::vocabulary;
use super::{ActorRef, ItemRef, Set};

vocabulary! {
    /// How somebody stands to something.
    Attitude "attitude" {
        /// For it.
        Supports "supports",
        /// Against it.
        Opposes "opposes",
        /// Ready to live with it.
        Accepts "accepts",
        /// Not ready to.
        Refuses "refuses",
        /// Ready to consider it.
        OpenTo "open_to",
        /// Worried about it.
        Concerned "concerned",
        /// Glad of it, once it has happened or been said.
        Welcomes "welcomes",
        /// Calls it wrong in strong words.
        Condemns "condemns",
        /// Sorry that it is so.
        Regrets "regrets",
        /// Says that it is not so, or was not their doing. What is denied word by word is a claim.
        Denies "denies",
        /// Asks all sides not to make it worse, without asking anything else of anyone.
        UrgesRestraint "urges_restraint",
        /// Neither for nor against.
        Neutral "neutral",
        /// Not decided.
        Undecided "undecided",
    }
}

vocabulary! {
    /// How strongly somebody puts a position.
    Intensity "intensity" {
        /// With reserve ("some concern").
        Mild "mild",
        /// With weight ("strong concern", "firmly opposes").
        Strong "strong",
        /// In the strongest words ("condemns in the strongest possible terms").
        VeryStrong "very_strong",
    }
}

entity! {
    /// How somebody stands to something, where nothing is asked, offered or threatened.
    stance Position "position" Position {
        /// Who takes it.
        required holder: ActorRef<'a>,
        /// Towards whom it is voiced.
        optional addressees: Set<ActorRef<'a>>,
        /// How the holder stands.
        required stance: Attitude,
        /// How strongly it is put, if the text says so.
        optional intensity: Intensity,
        /// To what: entities of this record.
        optional on: Set<ItemRef<'a>>,
    }
}
