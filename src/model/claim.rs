//! What is said to be true.

use super::entity::entity;
use super::vocabulary::vocabulary;
use super::{ActorRef, Anchor, Iri, ItemRef, Line, NonEmpty, QuoteRef, Set, Text, When};

vocabulary! {
    /// What sort of claim it is.
    ClaimKind "claim_kind" {
        /// About a fact.
        Factual "factual",
        /// About who did something.
        Responsibility "responsibility",
        /// About people harmed.
        Casualty "casualty",
        /// A judgement.
        Assessment "assessment",
        /// About what will be.
        Prediction "prediction",
    }
}

vocabulary! {
    /// How somebody stands to a claim.
    ViewStance "view_stance" {
        /// Says it.
        Asserts "asserts",
        /// Says that it is so, having looked.
        Confirms "confirms",
        /// Is not sure of it.
        Doubts "doubts",
        /// Says that it is not so.
        Denies "denies",
        /// Takes back having said it.
        Retracts "retracts",
        /// Was asked, or had an occasion to, and says nothing to it.
        DeclinesToComment "declines_to_comment",
    }
}

vocabulary! {
    /// What a check of the claim found.
    Rating "rating" {
        /// True.
        True "true",
        /// True for the most part.
        MostlyTrue "mostly_true",
        /// True and false in parts.
        Mixed "mixed",
        /// False for the most part.
        MostlyFalse "mostly_false",
        /// False.
        False "false",
        /// Not shown either way.
        Unproven "unproven",
    }
}

entity! {
    /// How somebody stands to a claim, and where they say so.
    part(Eq, Hash) View "view" {
        /// Who; absent where it is the source's own voice, and then `by_source` is true, and where
        /// nobody is named, and then `description` says what is known.
        optional actor: ActorRef<'a>,
        /// Whose view it is, in words, where no actor of the record holds it and it is not the source's
        /// own voice ("reports", "two officials").
        optional description: Text<'a>,
        /// Whether it is the source's own voice.
        optional by_source: bool,
        /// How they stand to it.
        required stance: ViewStance,
        /// The quotes in which they say so.
        optional quotes: Set<QuoteRef<'a>>,
        /// Where the source says so.
        optional anchors: Vec<Anchor<'a>>,
        /// When they said so.
        optional when: When<'a>,
    }
}

entity! {
    /// What a check of the claim found.
    part(Eq, Hash) Assessment "assessment" {
        /// The finding.
        required rating: Rating,
        /// Who checked.
        optional by: Line<'a>,
        /// Where it can be read.
        optional url: Iri<'a>,
        /// When.
        optional when: When<'a>,
    }
}

entity! {
    /// What is said to be true, and who says so, doubts it or denies it.
    item Claim "claim" Claim {
        /// What is claimed, in our words.
        required text: Text<'a>,
        /// What sort of claim.
        required kind: ClaimKind,
        /// What it is about: entities of this record.
        optional about: Set<ItemRef<'a>>,
        /// Who stands how to it.
        required views: NonEmpty<View<'a>>,
        /// What a check found.
        optional assessment: Assessment<'a>,
    }
}
