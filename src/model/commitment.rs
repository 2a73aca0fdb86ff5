//! What somebody binds themselves to.

use super::entity::entity;
use super::vocabulary::vocabulary;
use super::{ActorRef, Conduct, Set, Text, When};

vocabulary! {
    /// What sort of commitment it is.
    CommitmentKind "commitment_kind" {
        /// A promise that one side makes to whoever hears it.
        Pledge "pledge",
        /// A promise that is given to somebody who is to rely on it: that a thing is so, or will be.
        Assurance "assurance",
        /// A promise that several make together, as in a joint statement.
        Joint "joint",
    }
}

vocabulary! {
    /// What has become of a commitment.
    CommitmentStatus "commitment_status" {
        /// It is expected and has not been made.
        Anticipated "anticipated",
        /// It is made, and neither kept nor broken so far.
        Standing "standing",
        /// What was promised has been done.
        Kept "kept",
        /// It has been done in part.
        PartlyKept "partly_kept",
        /// The contrary has been done.
        Broken "broken",
        /// It is taken back.
        Withdrawn "withdrawn",
        /// It is not known.
        Unknown "unknown",
    }
}

entity! {
    /// What somebody binds themselves to do, or not to do. Nobody has to accept it, as an offer has to
    /// be accepted, and nothing is asked for it; `conditions` says under which conditions it holds.
    /// What the holder says it will never do is a red line of kind `self_commitment`.
    stance Commitment "commitment" Commitment {
        /// Who is bound. A joint commitment has a holder of kind `group`.
        required holder: ActorRef<'a>,
        /// To whom it is given.
        optional addressees: Set<ActorRef<'a>>,
        /// What sort of commitment.
        required kind: CommitmentKind,
        /// What sort of conduct is promised.
        optional conduct: Conduct,
        /// On what conditions, in our words.
        optional conditions: Text<'a>,
        /// Until when it is to be kept: a date, or an interval of the earliest and the latest day that
        /// is meant.
        optional deadline: When<'a>,
        /// What has become of it.
        required status: CommitmentStatus,
    }
}
