//! What happened, or may.

use super::entity::entity;
use super::vocabulary::vocabulary;
use super::{
    ActorRef, Anchor, Attribution, Count, EventType, IssueRef, LegalBasis, Line, Ordinal, Place,
    Set, Text, When,
};

vocabulary! {
    /// Whether an event has happened.
    EventStatus "event_status" {
        /// It has happened.
        Occurred "occurred",
        /// It goes on.
        Ongoing "ongoing",
        /// It is announced for a time.
        Scheduled "scheduled",
        /// It is considered, floated, or somebody is invited to it.
        Proposed "proposed",
        /// Somebody says that it will happen.
        Expected "expected",
        /// It is put off.
        Postponed "postponed",
        /// It is called off.
        Cancelled "cancelled",
        /// It was to happen and did not.
        DidNotOccur "did_not_occur",
        /// It is not known.
        Unknown "unknown",
    }
}

vocabulary! {
    /// How sure it is that an event or a stance is as told.
    Assertion "assertion" {
        /// The source says so.
        Reported "reported",
        /// Independent sources say so.
        Confirmed "confirmed",
        /// Somebody says so who has an interest.
        Alleged "alleged",
        /// Some say so, others say otherwise.
        Disputed "disputed",
        /// Those concerned say it is not so.
        Denied "denied",
    }
}

vocabulary! {
    /// The form of an event.
    EventFormat "event_format" {
        /// The sides speak with each other.
        Direct "direct",
        /// The sides speak through others.
        Indirect "indirect",
        /// People are in one place.
        InPerson "in_person",
        /// People are apart.
        Remote "remote",
        /// By letters or documents.
        Written "written",
        /// Two sides.
        Bilateral "bilateral",
        /// Three sides.
        Trilateral "trilateral",
        /// More sides.
        Multilateral "multilateral",
        /// The public is shut out.
        ClosedDoor "closed_door",
        /// The public may follow.
        Public "public",
        /// Among experts.
        Technical "technical",
        /// Among heads of state or government.
        LeaderLevel "leader_level",
    }
}

vocabulary! {
    /// The part somebody has in an event.
    Role "role" {
        /// A side of it.
        Party "party",
        /// The one in whose place it is.
        Host "host",
        /// Works between the sides.
        Mediator "mediator",
        /// Makes it possible without working on the matter.
        Facilitator "facilitator",
        /// Stands for what is agreed.
        Guarantor "guarantor",
        /// Looks on.
        Observer "observer",
        /// Arranges it.
        Organizer "organizer",
        /// Signs.
        Signatory "signatory",
        /// Speaks.
        Speaker "speaker",
        /// Is spoken to.
        Audience "audience",
        /// Comes to the host.
        Visitor "visitor",
        /// Calls.
        Caller "caller",
        /// Is called.
        Callee "callee",
        /// Begins it, or does it.
        Initiator "initiator",
        /// Is aimed at.
        Target "target",
        /// Suffers from it.
        Victim "victim",
        /// Backs it.
        Supporter "supporter",
        /// Is asked to take part.
        Invitee "invitee",
        /// Takes part; no more is known.
        Participant "participant",
        /// None of these.
        Other "other",
    }
}

vocabulary! {
    /// Whether somebody takes part.
    Attendance "attendance" {
        /// Was there.
        Attended "attended",
        /// Is asked to come.
        Invited "invited",
        /// Is said to come.
        Expected "expected",
        /// Will not come, or did not.
        Declined "declined",
        /// Was not there.
        Absent "absent",
    }
}

entity! {
    /// Somebody's part in an event.
    part(Eq, Hash) Participant "participant" {
        /// Who: a group where it acts as one (a joint statement, one side of talks), its members where
        /// the source says what each of them did.
        required actor: ActorRef<'a>,
        /// The part.
        required role: Role,
        /// The side, by any name that tells the sides of this event apart.
        optional side: Line<'a>,
        /// Whether they take part.
        optional status: Attendance,
        /// Where the source says so.
        optional anchors: Vec<Anchor<'a>>,
    }
}

vocabulary! {
    /// How an event ended.
    OutcomeKind "outcome_kind" {
        /// The sides agree.
        Agreement "agreement",
        /// The sides agree on some matters.
        PartialAgreement "partial_agreement",
        /// The sides come nearer.
        Progress "progress",
        /// It ends without what was hoped for.
        NoBreakthrough "no_breakthrough",
        /// It is broken off.
        Breakdown "breakdown",
        /// The matter is put off.
        Deferred "deferred",
        /// It is done as planned.
        Completed "completed",
        /// It ends without a result that can be named.
        Inconclusive "inconclusive",
        /// It is not known.
        Unknown "unknown",
    }
}

entity! {
    /// How an event ended.
    part(Eq, Hash) Outcome "outcome" {
        /// How.
        required kind: OutcomeKind,
        /// In our words.
        optional text: Text<'a>,
    }
}

vocabulary! {
    /// What became of people.
    CasualtyKind "casualty_kind" {
        /// Killed.
        Killed "killed",
        /// Injured.
        Injured "injured",
        /// Missing.
        Missing "missing",
        /// Taken by an enemy.
        Captured "captured",
        /// Held by an authority.
        Detained "detained",
        /// Driven from where they live.
        Displaced "displaced",
        /// Touched by it in some way.
        Affected "affected",
    }
}

vocabulary! {
    /// How a number is meant, and in which of `low`, `best` and `high` it is.
    Qualifier "qualifier" {
        /// As counted: `best`.
        Exact "exact",
        /// About: `best`, or `low` and `high` for a range.
        Approximately "approximately",
        /// That many or more: `low`.
        AtLeast "at_least",
        /// That many or fewer: `high`.
        AtMost "at_most",
        /// More than that: `low`, with the number that is named (600 for "more than 600").
        MoreThan "more_than",
        /// Fewer than that: `high`, with the number that is named.
        FewerThan "fewer_than",
    }
}

entity! {
    /// People harmed by an event: how, how many, and who says so.
    part(Eq, Hash) Casualty "casualty" {
        /// What became of them.
        required kind: CasualtyKind,
        /// The number, or the best estimate.
        optional best: Count,
        /// The least number; also the one of "at least" and "more than".
        optional low: Count,
        /// The greatest number; also the one of "at most" and "fewer than".
        optional high: Count,
        /// How the number is meant.
        optional qualifier: Qualifier,
        /// Who they are, in words ("civilians").
        optional population: Line<'a>,
        /// Whose people they are.
        optional actor: ActorRef<'a>,
        /// The words of the source, where it gives no number ("scores").
        optional text: Line<'a>,
        /// Through whom the number came to the source, outermost reporter first.
        optional attribution: Vec<Attribution<'a>>,
        /// Where the source says so.
        optional anchors: Vec<Anchor<'a>>,
    }
}

entity! {
    /// Something that happened, goes on, or may happen. What happened (`status`), how sure it is
    /// (`assertion`) and who says so (claims) are told apart.
    item Event "event" Event {
        /// What sort of event.
        required r#type: EventType,
        /// What sort, in words, where `type` is `other`.
        optional type_text: Line<'a>,
        /// A short name for it.
        required name: Line<'a>,
        /// What happened, in our words.
        optional summary: Text<'a>,
        /// Whether it has happened.
        required status: EventStatus,
        /// How sure that is; `reported` where absent.
        optional assertion: Assertion | "reported",
        /// When.
        required when: When<'a>,
        /// From when it applies, where that is not the time at which it is decided or announced: the
        /// day on which a decree, a sanction or an agreement takes effect.
        optional effective: When<'a>,
        /// Where; of several places the main one.
        optional place: Place<'a>,
        /// Further places.
        optional places: Vec<Place<'a>>,
        /// Who has a part in it.
        optional participants: Vec<Participant<'a>>,
        /// In which form it is held.
        optional formats: Set<EventFormat>,
        /// Its number in a series of talks.
        optional round: Ordinal,
        /// What it is about.
        optional issues: Set<IssueRef<'a>>,
        /// What it rests on in law, or is said to rest on.
        optional legal_basis: Vec<LegalBasis<'a>>,
        /// How it ended.
        optional outcome: Outcome<'a>,
        /// Who was harmed.
        optional casualties: Vec<Casualty<'a>>,
    }
}

impl Event<'_> {
    /// How sure it is that the event is as told: what the record says, or [`Assertion::Reported`].
    #[must_use]
    pub fn assertion_or_default(&self) -> Assertion {
        self.assertion.unwrap_or(Assertion::Reported)
    }
}
