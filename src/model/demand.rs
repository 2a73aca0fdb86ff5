//! What somebody wants of somebody.

use super::entity::entity;
use super::vocabulary::vocabulary;
use super::{ActorRef, Consequence, ItemRef, NonEmptySet, OfferRef, Set, Text, When};

vocabulary! {
    /// How strongly it is asked.
    Force "force" {
        /// Called for, without pressing.
        Appeal "appeal",
        /// Asked.
        Request "request",
        /// Demanded.
        Demand "demand",
        /// Made a condition of something else; `precondition_for` says of what.
        Precondition "precondition",
        /// Demanded with a time limit (`deadline`) or a threat (`consequence`); one of the two is
        /// enough.
        Ultimatum "ultimatum",
        /// Ordered by one who claims the right to.
        Order "order",
        /// It is not known.
        Unknown "unknown",
    }
}

vocabulary! {
    /// What sort of conduct is wanted.
    Conduct "conduct" {
        /// To do something once.
        Act "act",
        /// To stop doing something.
        Cease "cease",
        /// To do something all the time.
        Continuous "continuous",
        /// Not to do something.
        Omission "omission",
        /// Several of these.
        Mixed "mixed",
    }
}

vocabulary! {
    /// What has become of a demand.
    DemandStatus "demand_status" {
        /// It is expected and has not been made.
        Anticipated "anticipated",
        /// It is made and not answered.
        Outstanding "outstanding",
        /// It is being talked about.
        UnderDiscussion "under_discussion",
        /// It is accepted.
        Accepted "accepted",
        /// It is accepted in part.
        PartlyAccepted "partly_accepted",
        /// It is refused.
        Rejected "rejected",
        /// What was wanted has been done.
        Met "met",
        /// It has been done in part.
        PartlyMet "partly_met",
        /// It is taken back.
        Withdrawn "withdrawn",
        /// Another has taken its place.
        Superseded "superseded",
        /// It is not known.
        Unknown "unknown",
    }
}

vocabulary! {
    /// How far a demand has been followed.
    ComplianceLevel "compliance_level" {
        /// Not at all.
        None "none",
        /// A little.
        Low "low",
        /// For the most part.
        High "high",
        /// Wholly.
        Full "full",
    }
}

entity! {
    /// How far a demand has been followed.
    part(Eq, Hash) Compliance "compliance" {
        /// How far.
        required level: ComplianceLevel,
        /// As of when.
        optional when: When<'a>,
        /// In our words.
        optional text: Text<'a>,
    }
}

entity! {
    /// What a demand is a condition of: in words, as entities of this record, or both.
    part(Default, Eq, Hash) Conditioned "conditioned" {
        /// What there is to be if the demand is met, in our words.
        optional text: Text<'a>,
        /// The same as entities of this record: the talks, the release, the commitment.
        optional items: Set<ItemRef<'a>>,
    }
}

entity! {
    /// What somebody wants of somebody. One demand per issuer, conduct and set of addressees; the
    /// same demand voiced again in one document is one demand with more anchors.
    stance Demand "demand" Demand {
        /// Who makes it. A joint demand has an issuer of kind `group`.
        required issuer: ActorRef<'a>,
        /// Who is to act.
        required addressees: NonEmptySet<ActorRef<'a>>,
        /// How strongly it is asked.
        required force: Force,
        /// What sort of conduct is wanted.
        optional conduct: Conduct,
        /// What it is a condition of, for a demand whose `force` is `precondition`: the talks that
        /// its issuer joins only if it is met.
        optional precondition_for: Conditioned<'a>,
        /// What has become of it.
        required status: DemandStatus,
        /// Until when it is to be met: a date, or an interval of the earliest and the latest day that
        /// is meant ("within 10 to 15 days").
        optional deadline: When<'a>,
        /// What is to follow if it is not met.
        optional consequence: Consequence<'a>,
        /// The offers that are made for meeting it.
        optional inducements: Set<OfferRef<'a>>,
        /// How far it has been followed.
        optional compliance: Compliance<'a>,
    }
}
