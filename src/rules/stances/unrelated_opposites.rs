//! See [`UNRELATED_OPPOSITES`].

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};

use super::voice::Voice;
use crate::model::path::PathBuf;
use crate::model::{Demand, DemandStatus, RedLine, RedLineStatus, RelationType};
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot};

rule! {
    /// A demand meets a red line of the other side on one issue, and no relation says so.
    ///
    /// Where a demand and a red line cannot both be had, there is an impasse, and impasses are the
    /// first thing that readers of such data ask for. They are found by `conflicts_with`.
    ///
    /// Reported is a demand that shares an issue with a red line, and is addressed to its holder (or
    /// made by one of its addressees), where the two are not on one side: neither speaks for the
    /// other. What is met, superseded or withdrawn is passed over, and so is a red line that was
    /// withdrawn. The first 100,000 pairs of one issue are compared, and no more in one record.
    ///
    /// Where demand and red line go well together, leave the issue out of one of them, or give both
    /// narrower issues.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "issues": [{ "id": "i-gate", "name": "North gate" }], "demands": [{ "id": "d-1",
    ///   "issuer": "pilots", "addressees": ["harbour-guild"], "force": "request",
    ///   "status": "outstanding", "text": "Open the north gate.", "expression": "attributed",
    ///   "anchors": [{ "exact": "open the north gate" }], "issues": ["i-gate"] }],
    ///   "red_lines": [{ "id": "r-1", "holder": "harbour-guild", "kind": "prohibited_act",
    ///   "status": "in_force", "text": "No ship enters by night.", "expression": "attributed",
    ///   "anchors": [{ "exact": "no ship by night" }], "issues": ["i-gate"] }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }, { "id": "union",
    ///   "kind": "organization", "name": "Union of Guilds" }], "issues": [{ "id": "i-gate",
    ///   "name": "North gate" }], "demands": [{ "id": "d-1", "issuer": "pilots",
    ///   "addressees": ["union"], "force": "request", "status": "outstanding",
    ///   "text": "Open the north gate.", "expression": "attributed",
    ///   "anchors": [{ "exact": "open the north gate" }], "issues": ["i-gate"] }],
    ///   "red_lines": [{ "id": "r-1", "holder": "harbour-guild", "kind": "prohibited_act",
    ///   "status": "in_force", "text": "No ship enters by night.", "expression": "attributed",
    ///   "anchors": [{ "exact": "no ship by night" }], "addressees": ["pilots"],
    ///   "issues": ["i-gate"] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "issues": [{ "id": "i-gate", "name": "North gate" }], "demands": [{ "id": "d-1",
    ///   "issuer": "pilots", "addressees": ["harbour-guild"], "force": "request",
    ///   "status": "outstanding", "text": "Open the north gate.", "expression": "attributed",
    ///   "anchors": [{ "exact": "open the north gate" }], "issues": ["i-gate"] }],
    ///   "red_lines": [{ "id": "r-1", "holder": "harbour-guild", "kind": "prohibited_act",
    ///   "status": "in_force", "text": "No ship enters by night.", "expression": "attributed",
    ///   "anchors": [{ "exact": "no ship by night" }], "issues": ["i-gate"] }],
    ///   "relations": [{ "from": "d-1", "type": "conflicts_with", "to": "r-1" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "issues": [{ "id": "i-gate", "name": "North gate" }], "demands": [{ "id": "d-1",
    ///   "issuer": "pilots", "addressees": ["harbour-guild"], "force": "request",
    ///   "status": "outstanding", "text": "Open the north gate.", "expression": "attributed",
    ///   "anchors": [{ "exact": "open the north gate" }], "issues": ["i-gate"] }],
    ///   "red_lines": [{ "id": "r-1", "holder": "pilots", "kind": "prohibited_act",
    ///   "status": "in_force", "text": "No ship enters by night.", "expression": "attributed",
    ///   "anchors": [{ "exact": "no ship by night" }], "issues": ["i-gate"] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///   { "id": "pilots", "kind": "organization", "name": "Pilots’ Union" }],
    ///   "issues": [{ "id": "i-gate", "name": "North gate" }], "demands": [{ "id": "d-1",
    ///   "issuer": "pilots", "addressees": ["harbour-guild"], "force": "request",
    ///   "status": "withdrawn", "text": "Open the north gate.", "expression": "attributed",
    ///   "anchors": [{ "exact": "open the north gate" }], "issues": ["i-gate"] }],
    ///   "red_lines": [{ "id": "r-1", "holder": "harbour-guild", "kind": "prohibited_act",
    ///   "status": "in_force", "text": "No ship enters by night.", "expression": "attributed",
    ///   "anchors": [{ "exact": "no ship by night" }], "issues": ["i-gate"] }] }
    /// ```
    UNRELATED_OPPOSITES = "V612" "unrelated-opposites" Warning by check:
        "a demand meets a red line of the other side on one issue, and no relation says so"
}

/// The most pairs that are compared, so that a record of nothing but pairs does not take for ever.
const MOST_PAIRS: usize = 100_000;

/// The most addressees that are looked at.
const MOST_ADDRESSEES: usize = 16;

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let record = scope.record;
    let mut by_issue: HashMap<&str, Vec<usize>> = HashMap::new();
    for (number, demand) in record.demands.iter().enumerate() {
        if is_alive(demand) {
            for issue in demand.issues.iter().flatten() {
                by_issue.entry(issue.as_str()).or_default().push(number);
            }
        }
    }
    let relations = record.relations.iter().flatten();
    let conflicts: HashSet<(&str, &str)> = relations
        .filter(|relation| relation.r#type == RelationType::ConflictsWith)
        .filter_map(|relation| Some((scope.local(&relation.from)?, scope.local(&relation.to)?)))
        .collect();
    let voice = Voice::new(scope);
    let mut pairs = 0;
    for (place, line) in record.red_lines.iter().enumerate() {
        if line.status == RedLineStatus::Withdrawn {
            continue;
        }
        let mut told = HashSet::new();
        for issue in line.issues.iter().flatten() {
            for number in by_issue.get(issue.as_str()).into_iter().flatten() {
                pairs += 1;
                if pairs > MOST_PAIRS || findings.is_full() {
                    return;
                }
                let Some(demand) = record.demands.get(*number) else { continue };
                let (one, other) = (demand.id.as_str(), line.id.as_str());
                if conflicts.contains(&(one, other))
                    || conflicts.contains(&(other, one))
                    || !are_opposed(&voice, demand, line)
                    || !told.insert(*number)
                {
                    continue;
                }
                let spot = Spot::opening(PathBuf::root().key("demands").index(*number));
                let message = format!(
                    "demand `{one}` meets red line `{other}` of the other side on issue \
                     `{issue}`, and no relation says so"
                );
                let mut finding = Finding::new(&UNRELATED_OPPOSITES, spot, message)
                    .help(format!(
                        "add {{ \"from\": \"{one}\", \"type\": \"conflicts_with\", \
                         \"to\": \"{other}\" }} to `relations`, if both cannot be had"
                    ))
                    .related(
                        Spot::opening(PathBuf::root().key("red_lines").index(place)),
                        "the red line",
                    );
                finding.absence = Some(Absence::Reference);
                findings.push(finding);
            }
        }
    }
}

/// Whether the demand still asks for something.
fn is_alive(demand: &Demand<'_>) -> bool {
    use DemandStatus::{Met, Superseded, Withdrawn};
    !matches!(demand.status, Met | Superseded | Withdrawn)
}

/// Whether a demand and a red line are of two sides that face each other in them.
fn are_opposed(voice: &Voice<'_>, demand: &Demand<'_>, line: &RedLine<'_>) -> bool {
    let (issuer, holder) = (demand.issuer.as_str(), line.holder.as_str());
    if voice.are_one_side(issuer, holder) != Some(false) {
        return false;
    }
    let mut asked = demand.addressees.iter().take(MOST_ADDRESSEES);
    let mut warned = line.addressees.iter().flatten().take(MOST_ADDRESSEES);
    asked.any(|to| voice.are_one_side(to.as_str(), holder) == Some(true))
        || warned.any(|to| voice.are_one_side(to.as_str(), issuer) == Some(true))
}
