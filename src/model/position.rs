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
        /// Neither for nor against.
        Neutral "neutral",
        /// Not decided.
        Undecided "undecided",
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
        /// To what: entities of this record.
        optional on: Set<ItemRef<'a>>,
    }
}
