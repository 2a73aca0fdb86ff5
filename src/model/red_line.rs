//! What somebody will not give up or let happen.

use super::entity::entity;
use super::vocabulary::vocabulary;
use super::{ActorRef, Consequence, Line, Quantity, Set, Text, When};

vocabulary! {
    /// What sort of limit it is.
    RedLineKind "red_line_kind" {
        /// A subject that is not to be traded.
        NonNegotiable "non_negotiable",
        /// An act that others must not do.
        ProhibitedAct "prohibited_act",
        /// A measure that is not to be passed.
        Threshold "threshold",
        /// Something the holder says it will never do.
        SelfCommitment "self_commitment",
    }
}

vocabulary! {
    /// How fixed it is.
    Firmness "firmness" {
        /// Without any exception.
        Absolute "absolute",
        /// Held to, without saying that it can never change.
        Firm "firm",
        /// Under conditions.
        Conditional "conditional",
        /// Left unclear.
        Ambiguous "ambiguous",
    }
}

vocabulary! {
    /// What has become of a red line.
    RedLineStatus "red_line_status" {
        /// It stands.
        InForce "in_force",
        /// Somebody tries how far it holds.
        Tested "tested",
        /// It has been crossed.
        Crossed "crossed",
        /// It has been softened.
        Relaxed "relaxed",
        /// It has been given up.
        Withdrawn "withdrawn",
        /// Whether it stands, or has been crossed, is argued about.
        Disputed "disputed",
        /// It is not known.
        Unknown "unknown",
    }
}

vocabulary! {
    /// How a measured value stands to the threshold.
    Comparator "comparator" {
        /// Below it.
        Lt "lt",
        /// At it or below.
        Le "le",
        /// At it.
        Eq "eq",
        /// At it or above.
        Ge "ge",
        /// Above it.
        Gt "gt",
    }
}

entity! {
    /// A measure: the line is crossed when a value stands so to this one. All three belong together.
    part(Default) Threshold "threshold" {
        /// The value.
        optional value: Quantity,
        /// Its unit, such as `%`, `km`, `kg`.
        optional unit: Line<'a>,
        /// How a value stands to it that crosses the line.
        optional comparator: Comparator,
    }
}

entity! {
    /// What would cross the line.
    part Trigger "trigger" {
        /// In our words.
        required text: Text<'a>,
        /// As a measure.
        optional threshold: Threshold<'a>,
    }
}

entity! {
    /// What somebody will not give up, or will not let happen.
    stance RedLine "red_line" RedLine {
        /// Whose line it is.
        required holder: ActorRef<'a>,
        /// Towards whom it is drawn.
        optional addressees: Set<ActorRef<'a>>,
        /// What sort of limit.
        required kind: RedLineKind,
        /// What would cross it.
        optional trigger: Trigger<'a>,
        /// How fixed it is.
        optional firmness: Firmness,
        /// What is to follow if it is crossed.
        optional consequence: Consequence<'a>,
        /// The reason that is given for it.
        optional reason: Text<'a>,
        /// What has become of it.
        required status: RedLineStatus,
        /// Since when it is drawn.
        optional since: When<'a>,
    }
}
