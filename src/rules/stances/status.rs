//! What a status says has happened to a stance, and what shows it.
//!
//! Every status that tells of an end has one row in [`ROWS`]. Four rules share the rows, since what is
//! missing weighs differently: that a red line was crossed is a grave charge, and an offer that was
//! accepted is news of every day.

use super::endings::Endings;
use crate::model::shape::Kind;
use crate::model::{Attitude, ComplianceLevel, RelationType as R};

/// What shows that a stance has come to that status.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) kind: Kind,
    pub(super) status: &'static str,
    /// The rule that speaks of it.
    pub(super) rule: &'static str,
    /// Types of relations that lead to the stance.
    pub(super) to: &'static [R],
    /// Types of relations that lead from it.
    pub(super) from: &'static [R],
    /// How a position stands to it.
    pub(super) on: &'static [Attitude],
    /// Levels of compliance.
    pub(super) levels: &'static [ComplianceLevel],
    /// Types of relations to the stance that say the contrary.
    pub(super) against: &'static [R],
    /// How a position of somebody addressed stands to it that says the contrary.
    pub(super) against_on: &'static [Attitude],
    /// Words of the source; without any, words do not suffice.
    pub(super) words: Endings,
    /// Those that count in the words of the stance itself.
    pub(super) own: Endings,
    /// Whether it is an acceptance.
    pub(super) says_yes: bool,
    /// Whether a deadline that has passed shows it.
    pub(super) by_deadline: bool,
}

impl Row {
    const fn new(kind: Kind, status: &'static str, to: &'static [R], words: Endings) -> Self {
        Row {
            kind,
            status,
            rule: "V622",
            to,
            from: &[],
            on: &[],
            levels: &[],
            against: &[],
            against_on: &[],
            words,
            own: words,
            says_yes: false,
            by_deadline: false,
        }
    }

    const fn of(self, rule: &'static str) -> Self {
        Row { rule, ..self }
    }

    const fn from(self, from: &'static [R]) -> Self {
        Row { from, ..self }
    }

    const fn on(self, on: &'static [Attitude]) -> Self {
        Row { on, ..self }
    }

    const fn levels(self, levels: &'static [ComplianceLevel]) -> Self {
        Row { levels, ..self }
    }

    /// It says yes, and what says no is against it. An offer is full of words of readiness, and a
    /// demand of words of what is to be done: in their own words only these of acceptance count.
    const fn says_yes(self, own: Endings) -> Self {
        Row { against: &[R::Rejects], against_on: NO, own, says_yes: true, ..self }
    }

    const fn against(self, against: &'static [R], against_on: &'static [Attitude]) -> Self {
        Row { against, against_on, ..self }
    }

    const fn by_deadline(self) -> Self {
        Row { by_deadline: true, ..self }
    }
}

const YES: &[Attitude] = &[Attitude::Accepts, Attitude::Supports];
const IN_PART: &[Attitude] = &[Attitude::Accepts, Attitude::Supports, Attitude::OpenTo];
const NO: &[Attitude] = &[Attitude::Refuses];
const DONE: &[ComplianceLevel] =
    &[ComplianceLevel::Low, ComplianceLevel::High, ComplianceLevel::Full];
const AGREED: Endings =
    Endings::ACCEPT.and(Endings::WILLING).and(Endings::READY).and(Endings::COMPLY);
/// Those who are asked may be "ready to" do it, in the sentence that tells of the demand.
const TO_DEMAND: Endings = Endings::ACCEPT.and(Endings::WILLING);
const TAKEN_BACK: Endings = Endings::WITHDRAW.and(Endings::SOFTEN);

/// A row for each status that tells of an end.
pub(super) static ROWS: &[Row] = &[
    Row::new(Kind::Demand, "accepted", &[R::Accepts, R::CompliesWith], AGREED)
        .on(YES)
        .levels(DONE)
        .says_yes(TO_DEMAND),
    Row::new(
        Kind::Demand,
        "partly_accepted",
        &[R::PartlyAccepts, R::Accepts, R::CompliesWith, R::Counters],
        AGREED,
    )
    .on(IN_PART)
    .levels(DONE)
    .says_yes(TO_DEMAND),
    Row::new(Kind::Demand, "rejected", &[R::Rejects, R::Violates, R::Counters], Endings::REFUSE)
        .of("V610")
        .on(NO)
        .levels(&[ComplianceLevel::None])
        .against(&[R::Accepts, R::CompliesWith], YES),
    Row::new(Kind::Demand, "met", &[R::CompliesWith], Endings::NONE)
        .of("V610")
        .levels(&[ComplianceLevel::Full]),
    Row::new(Kind::Demand, "partly_met", &[R::CompliesWith, R::PartlyAccepts], AGREED).levels(DONE),
    Row::new(Kind::Demand, "withdrawn", &[R::Withdraws], TAKEN_BACK),
    Row::new(
        Kind::Demand,
        "superseded",
        &[R::Reiterates, R::Clarifies, R::Counters, R::Withdraws],
        Endings::REPLACE.and(TAKEN_BACK),
    )
    .from(&[R::Reiterates, R::Clarifies]),
    Row::new(Kind::Offer, "accepted", &[R::Accepts, R::Implements], AGREED)
        .on(YES)
        .says_yes(Endings::ACCEPT),
    Row::new(
        Kind::Offer,
        "partly_accepted",
        &[R::PartlyAccepts, R::Accepts, R::Implements, R::Counters],
        AGREED,
    )
    .on(IN_PART)
    .says_yes(Endings::ACCEPT),
    Row::new(Kind::Offer, "rejected", &[R::Rejects, R::Counters], Endings::REFUSE)
        .on(NO)
        .against(&[R::Accepts, R::Implements], YES),
    Row::new(Kind::Offer, "withdrawn", &[R::Withdraws], TAKEN_BACK),
    Row::new(Kind::Offer, "expired", &[R::Withdraws], Endings::LAPSE.and(Endings::WITHDRAW)),
    Row::new(Kind::Threat, "carried_out", &[R::CarriesOut], Endings::NONE).of("V609"),
    Row::new(Kind::Threat, "partly_carried_out", &[R::CarriesOut], Endings::NONE).of("V609"),
    Row::new(Kind::Threat, "withdrawn", &[R::Withdraws], TAKEN_BACK),
    Row::new(
        Kind::Threat,
        "lapsed",
        &[R::Withdraws],
        Endings::LAPSE.and(Endings::WITHDRAW).and(AGREED),
    )
    .by_deadline(),
    Row::new(Kind::RedLine, "tested", &[R::Tests], Endings::CROSS).of("V608"),
    Row::new(Kind::RedLine, "crossed", &[R::Crosses], Endings::CROSS).of("V608"),
    Row::new(Kind::RedLine, "relaxed", &[R::Withdraws, R::Clarifies], TAKEN_BACK),
    Row::new(Kind::RedLine, "withdrawn", &[R::Withdraws], TAKEN_BACK),
    Row::new(
        Kind::RedLine,
        "disputed",
        &[R::Tests, R::Crosses, R::ConflictsWith],
        Endings::DISPUTE.and(Endings::REFUSE).and(Endings::CROSS),
    )
    .from(&[R::ConflictsWith])
    .on(NO),
    Row::new(Kind::Commitment, "withdrawn", &[R::Withdraws], TAKEN_BACK),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CommitmentStatus, DemandStatus, OfferStatus, RedLineStatus, ThreatStatus};
    use crate::rules::stances::relations::ends;

    /// Statuses that tell of no end, and those of commitments of which V621 speaks.
    const OPEN: &[&str] = &[
        "kept",
        "partly_kept",
        "broken",
        "anticipated",
        "outstanding",
        "under_discussion",
        "in_force",
        "standing",
        "open",
        "unknown",
    ];

    #[test]
    fn every_status_has_a_row_or_tells_of_no_end() {
        let words = |kind, all: Vec<&'static str>| all.into_iter().map(move |word| (kind, word));
        let all = words(Kind::Demand, DemandStatus::ALL.iter().map(|s| s.as_str()).collect())
            .chain(words(Kind::RedLine, RedLineStatus::ALL.iter().map(|s| s.as_str()).collect()))
            .chain(words(Kind::Threat, ThreatStatus::ALL.iter().map(|s| s.as_str()).collect()))
            .chain(words(Kind::Offer, OfferStatus::ALL.iter().map(|s| s.as_str()).collect()))
            .chain(words(
                Kind::Commitment,
                CommitmentStatus::ALL.iter().map(|s| s.as_str()).collect(),
            ));
        let mut count = 0;
        for (kind, word) in all {
            let rows = ROWS.iter().filter(|row| row.kind == kind && row.status == word).count();
            assert_eq!(rows, usize::from(!OPEN.contains(&word)), "{kind:?} {word}");
            count += rows;
        }
        assert_eq!(count, ROWS.len());
    }

    #[test]
    fn relations_of_a_row_may_lead_to_or_from_its_kind() {
        for row in ROWS {
            for kind in row.to.iter().chain(row.against) {
                assert!(ends(*kind).unwrap().may_end(row.kind), "{kind} {}", row.status);
            }
            for kind in row.from {
                assert!(ends(*kind).unwrap().may_start(row.kind), "{kind} {}", row.status);
            }
        }
    }
}
