//! What somebody is ready to give.

use super::entity::entity;
use super::vocabulary::vocabulary;
use super::{ActorRef, DemandRef, Set, Text};

vocabulary! {
    /// What is offered.
    OfferKind "offer_kind" {
        /// To give way on a matter.
        Concession "concession",
        /// A plan or text.
        Proposal "proposal",
        /// A reward.
        Inducement "inducement",
        /// To stand for something.
        Guarantee "guarantee",
        /// To work between the sides.
        Mediation "mediation",
        /// A place to meet.
        Hosting "hosting",
        /// To meet or talk.
        Meeting "meeting",
        /// To let others check.
        Verification "verification",
        /// To give one thing for another.
        Exchange "exchange",
        /// Help.
        Aid "aid",
        /// None of these.
        Other "other",
    }
}

vocabulary! {
    /// What has become of an offer.
    OfferStatus "offer_status" {
        /// It is expected and has not been made.
        Anticipated "anticipated",
        /// It stands.
        Open "open",
        /// It is accepted.
        Accepted "accepted",
        /// It is accepted in part.
        PartlyAccepted "partly_accepted",
        /// It is refused.
        Rejected "rejected",
        /// It has been taken back.
        Withdrawn "withdrawn",
        /// Its time has passed.
        Expired "expired",
        /// It is not known.
        Unknown "unknown",
    }
}

entity! {
    /// What somebody is ready to give or do.
    stance Offer "offer" Offer {
        /// Who makes it.
        required issuer: ActorRef<'a>,
        /// To whom.
        optional addressees: Set<ActorRef<'a>>,
        /// What is offered.
        required kind: OfferKind,
        /// On what conditions, in our words.
        optional conditions: Text<'a>,
        /// The demands that are to be met for it.
        optional in_return_for: Set<DemandRef<'a>>,
        /// What has become of it.
        required status: OfferStatus,
    }
}
