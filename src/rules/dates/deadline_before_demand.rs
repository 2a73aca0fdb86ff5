//! See [`DEADLINE_BEFORE_DEMAND`].

use super::comparable::{of_when, slack};
use super::publication::{Publication, SLACK};
use crate::model::path::PathBuf;
use crate::model::{Basis, DemandStatus, Edtf, EventRef, EventStatus, LocalId, ThreatStatus, When};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// The deadline of a demand or threat is before the day on which it was made.
    ///
    /// `when` tells when a demand was voiced, `deadline` until when it is to be met; the two are easily
    /// swapped. The time to compliance, which is counted from one to the other, would be less than
    /// nothing.
    ///
    /// The latest day that the deadline may mean is compared with the earliest one of `when`, or else of
    /// the event at which the demand was made, if that has occurred or goes on and the demand is still
    /// open or was rejected; of one that has ended, people may speak after its time. Where one of them
    /// has a time, one day is let pass. Dates marked with `~`, `?` or `%` are not compared.
    ///
    /// A demand that is still `outstanding`, or a threat that is still `standing`, has its time before
    /// it when the source comes out. So where neither `when` nor the event gives a first day, the
    /// deadline is compared with `published` of the source, and one day between them is let pass.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///     { "id": "pilots", "kind": "organization", "name": "Guild of Pilots" }],
    ///   "demands": [{ "id": "d-1", "issuer": "harbour-guild", "addressees": ["pilots"],
    ///     "force": "demand", "status": "outstanding", "text": "The pilots are to keep watch.",
    ///     "expression": "attributed", "anchors": [{ "exact": "the pilots must keep watch" }],
    ///     "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///     "deadline": { "edtf": "2026-02-16", "basis": "stated" } }] }
    /// ```
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "url": "https://example.org/a", "language": "en",
    ///     "published": "2026-03-03" },
    ///   "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///     { "id": "pilots", "kind": "organization", "name": "Guild of Pilots" }],
    ///   "demands": [{ "id": "d-1", "issuer": "harbour-guild", "addressees": ["pilots"],
    ///     "force": "demand", "status": "outstanding", "text": "The pilots are to keep watch.",
    ///     "expression": "attributed", "anchors": [{ "exact": "the pilots must keep watch" }],
    ///     "deadline": { "edtf": "2025-03-16", "basis": "stated" } }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///     { "id": "pilots", "kind": "organization", "name": "Guild of Pilots" }],
    ///   "demands": [{ "id": "d-1", "issuer": "harbour-guild", "addressees": ["pilots"],
    ///     "force": "demand", "status": "outstanding", "text": "The pilots are to keep watch.",
    ///     "expression": "attributed", "anchors": [{ "exact": "the pilots must keep watch" }],
    ///     "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///     "deadline": { "edtf": "2026-03-16", "basis": "stated" } }] }
    /// ```
    DEADLINE_BEFORE_DEMAND = "V212" "deadline-before-demand" Warning by check:
        "the deadline of a demand or threat is before the day on which it was made"
}

/// A demand or threat with its two dates.
struct Stance<'r> {
    kind: &'static str,
    list: &'static str,
    number: usize,
    id: &'r LocalId<'r>,
    when: Option<&'r When<'r>>,
    event: Option<&'r EventRef<'r>>,
    /// Whether it is neither met nor given up.
    is_open: bool,
    /// Whether its time may be over at the event that tells of it.
    may_be_over: bool,
    deadline: Option<&'r When<'r>>,
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let demands = scope.record.demands.iter().enumerate().map(|(number, demand)| Stance {
        kind: "demand",
        list: "demands",
        number,
        id: &demand.id,
        when: demand.when.as_ref(),
        event: demand.event.as_ref(),
        is_open: demand.status == DemandStatus::Outstanding,
        may_be_over: !matches!(demand.status, DemandStatus::Outstanding | DemandStatus::Rejected),
        deadline: demand.deadline.as_ref(),
    });
    let threats = scope.record.threats.iter().flatten().enumerate();
    let threats = threats.map(|(number, threat)| Stance {
        kind: "threat",
        list: "threats",
        number,
        id: &threat.id,
        when: threat.when.as_ref(),
        event: threat.event.as_ref(),
        is_open: threat.status == ThreatStatus::Standing,
        may_be_over: threat.status != ThreatStatus::Standing,
        deadline: threat.deadline.as_ref(),
    });
    let publication = Publication::first(&scope.record.source);
    for stance in demands.chain(threats) {
        let own = PathBuf::root().key(stance.list).index(stance.number);
        let Some((made_in, when)) = made(scope, &stance, &own) else {
            if let Some(publication) = publication.as_ref().filter(|_| stance.is_open)
                && let Some(finding) = long_past(&stance, publication)
            {
                findings.push(finding);
            }
            continue;
        };
        let Some(deadline) = stance.deadline else { continue };
        let (Some(made), Some(due)) = (of_when(when), of_when(deadline)) else { continue };
        let date = |when: &When<'_>| when.edtf.as_ref().map_or("", Edtf::as_str).to_owned();
        let (made_at, due_at) = (date(when), date(deadline));
        if !due.is_before(&made, slack(&made_at, &due_at)) {
            continue;
        }
        let message = format!(
            "the deadline of the {} {} is {}, and it was made at {}",
            stance.kind,
            words::quoted(stance.id.as_str()),
            words::quoted(&due_at),
            words::quoted(&made_at)
        );
        let is_own = stance.when.is_some_and(|own| std::ptr::eq(own, when));
        let help = if is_own {
            "correct the date that is wrong, or swap `when` and `deadline`"
        } else {
            "correct the date that is wrong, or name the event at which it was made"
        };
        findings.push(
            Finding::new(
                &DEADLINE_BEFORE_DEMAND,
                Spot::value(own.key("deadline").key("edtf")),
                message,
            )
            .found(due_at)
            .help(help)
            .related(Spot::value(made_in.key("edtf")), "made here"),
        );
    }
}

/// When a demand or threat was made, with the path of that: its own date, or that of the event at
/// which it was. None where its first day is not known.
fn made<'r>(
    scope: &Scope<'r>,
    stance: &Stance<'r>,
    own: &PathBuf,
) -> Option<(PathBuf, &'r When<'r>)> {
    if let Some(when) = stance.when.filter(|when| when.edtf.is_some()) {
        return Some((own.clone().key("when"), when));
    }
    let id = stance.event?.as_str();
    let (path, event) = scope.event_with_path(id)?;
    let has_begun = matches!(event.status, EventStatus::Occurred | EventStatus::Ongoing);
    // The date of publication is only the last day on which it may have been.
    let is_known = has_begun && !stance.may_be_over && event.when.basis != Basis::PublicationDate;
    // What is marked as uncertain is a date, but not one to compare.
    let text = event.when.edtf.as_ref()?.as_str();
    (is_known && !text.starts_with("../")).then(|| (path.clone().key("when"), &event.when))
}

/// The finding for one without a date that is still open, and had to be met before the source came
/// out.
fn long_past(stance: &Stance<'_>, publication: &Publication<'_>) -> Option<Finding> {
    let deadline = stance.deadline?;
    if !of_when(deadline)?.is_before(&publication.bounds, SLACK) {
        return None;
    }
    let due = deadline.edtf.as_ref().map_or("", Edtf::as_str);
    let message = format!(
        "the deadline of the {} {} is {}, before the source was published at {}, and it is still open",
        stance.kind,
        words::quoted(stance.id.as_str()),
        words::quoted(due),
        words::quoted(publication.text)
    );
    let path = || PathBuf::root().key(stance.list).index(stance.number);
    let finding = Finding::new(
        &DEADLINE_BEFORE_DEMAND,
        Spot::value(path().key("deadline").key("edtf")),
        message,
    );
    let finding = finding
        .found(due)
        .help("correct the date that is wrong, give `when`, or say in `status` what became of it")
        .related(publication.spot(), "published here");
    Some(finding.related(Spot::value(path().key("status")), "still open"))
}
