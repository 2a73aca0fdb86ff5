//! See [`CODES_CONTRADICT_TYPE`].

use crate::codes::crosswalk::{self, EventCodes};
use crate::model::path::PathBuf;
use crate::model::{Code, Event, EventStatus};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// The codes of an event do not go with its type.
    ///
    /// `talks` are `CONSULT` in PLOVER and 04 in CAMEO; talks with the code of an assault have a wrong
    /// type or a wrong code. The tables between the schemes lose much, so only what cannot be
    /// reconciled is told, and only of events that have occurred or go on: what is planned is coded by
    /// the others as a promise.
    ///
    /// * PLOVER: the code of the event is none of those that the type goes with.
    /// * PLOVER's modes: modes are given, and none of them goes with the type.
    /// * CAMEO and GDELT's table: the first two digits differ from those that the type goes with.
    /// * What is only said (`statement`, `speech`, `press_conference`, `interview`, `commemoration`)
    ///   may have any verbal code, for by it others code what was said: in PLOVER `AGREE`, `CONSULT`,
    ///   `SUPPORT`, `CONCEDE`, `REQUEST`, `ACCUSE`, `REJECT` and `THREATEN`, in CAMEO the roots 01 to
    ///   05 and 08 to 13.
    /// * Where a scheme has nothing for the type nothing is compared.
    ///
    /// If none of several codes goes with the type and all of them go with another one, the type is
    /// wrong and not the codes, and that is told once, at the type.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "talks", "name": "Talks", "status": "occurred",
    ///     "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///     "participants": [{ "actor": "harbour-guild", "role": "party" }, { "actor": "pilots", "role": "party" }],
    ///     "anchors": [{ "exact": "the talks" }],
    ///     "codes": [{ "scheme": "plover-event", "code": "ASSAULT" }] },
    ///   "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///     { "id": "pilots", "kind": "organization", "name": "Guild of Pilots" }] }
    /// ```
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "statement", "name": "A statement", "status": "occurred",
    ///     "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///     "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///     "anchors": [{ "exact": "the guild said" }],
    ///     "codes": [{ "scheme": "cameo", "code": "190" }] } }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "talks", "name": "Talks", "status": "occurred",
    ///     "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///     "participants": [{ "actor": "harbour-guild", "role": "party" }, { "actor": "pilots", "role": "party" }],
    ///     "anchors": [{ "exact": "the talks" }],
    ///     "codes": [{ "scheme": "plover-event", "code": "CONSULT" }, { "scheme": "cameo", "code": "042" }] },
    ///   "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///     { "id": "pilots", "kind": "organization", "name": "Guild of Pilots" }] }
    /// ```
    CODES_CONTRADICT_TYPE = "V513" "codes-contradict-type" Warning by check:
        "the codes of an event do not go with its type"
}

/// Types that only say something.
const SAYING: &[&str] = &["statement", "speech", "press_conference", "interview", "commemoration"];

/// PLOVER's verbal events.
const SAID: &[&str] =
    &["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"];

/// CAMEO's verbal roots.
const SAID_ROOTS: &[&str] = &["01", "02", "03", "04", "05", "08", "09", "10", "11", "12", "13"];

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (path, event) in scope.events() {
        if findings.is_full() {
            return;
        }
        if !matches!(event.status, EventStatus::Occurred | EventStatus::Ongoing) {
            continue;
        }
        let Some(row) = crosswalk::of_event(event.r#type.as_str()) else { continue };
        let codes = event.codes.as_deref().unwrap_or_default();
        let mut odd = Vec::new();
        for (number, code) in codes.iter().enumerate() {
            if let Some(usual) = contradicted(row, code, codes) {
                odd.push((number, code, usual));
            }
        }
        let types = if odd.len() > 1 { fitting(row, codes) } else { Vec::new() };
        if !types.is_empty() {
            findings.push(wrong_type(event, &types, &path));
            continue;
        }
        for (number, code, usual) in odd {
            findings.push(told(event, code, &usual, &path, number));
        }
    }
}

/// The types that all codes of the event go with, where none of them goes with its own.
fn fitting(row: &EventCodes, codes: &[Code<'_>]) -> Vec<&'static str> {
    if codes.iter().any(|code| goes_with(row, code) == Some(true)) {
        return Vec::new();
    }
    let rows = crosswalk::EVENTS.iter();
    let rows = rows.filter(|row| {
        let mut answers = codes.iter().map(|code| goes_with(row, code)).peekable();
        answers.peek().is_some() && answers.all(|goes| goes == Some(true))
    });
    rows.map(|row| row.event_type).collect()
}

/// Whether a code is one that a type goes with, of a scheme that has something for the type.
fn goes_with(row: &EventCodes, code: &Code<'_>) -> Option<bool> {
    let scheme = crate::codes::find(code.scheme.as_str())?;
    let value = code.code.as_str();
    scheme.get(value)?;
    let is_said = SAYING.contains(&row.event_type);
    match scheme.id {
        "plover-event" if is_said => Some(SAID.contains(&value)),
        "plover-event" => (!row.plover.is_empty()).then(|| row.plover.contains(&value)),
        "plover-mode" => (!row.modes.is_empty()).then(|| row.modes.contains(&value)),
        "cameo" | "cameo-gdelt" => {
            let root = value.get(..2)?;
            if is_said {
                return Some(SAID_ROOTS.contains(&root));
            }
            let fits = || row.cameo.iter().any(|code| code.get(..2) == Some(root));
            (!row.cameo.is_empty()).then(fits)
        }
        _ => None,
    }
}

/// The finding for an event none of whose codes goes with its type.
fn wrong_type(event: &Event<'_>, types: &[&str], path: &PathBuf) -> Finding {
    let kind = event.r#type.as_str();
    let list: Vec<String> = types.iter().map(|one| format!("`{one}`")).collect();
    let message = format!(
        "none of the codes of {} goes with its type `{kind}`",
        words::quoted(event.id.as_str())
    );
    let spot = Spot::value(path.clone().key("type"));
    Finding::new(&CODES_CONTRADICT_TYPE, spot, message)
        .found(kind)
        .expected(None, types.iter().map(|one| (*one).to_owned()).collect())
        .help(format!("use a type that they go with: {}; or correct the codes", list.join(" or ")))
        .related(Spot::opening(path.clone().key("codes")), "the codes")
        .related(Spot::value(path.clone().key("status")), "and it is not merely planned")
}

/// What goes with the type, where the code does not. What is no code of its scheme is V309.
fn contradicted(row: &EventCodes, code: &Code<'_>, codes: &[Code<'_>]) -> Option<Vec<String>> {
    let scheme = crate::codes::find(code.scheme.as_str())?;
    let value = code.code.as_str();
    scheme.get(value)?;
    let is_said = SAYING.contains(&row.event_type);
    let usual = |list: &[&str]| Some(list.iter().map(|code| format!("`{code}`")).collect());
    match scheme.id {
        "plover-event" => {
            let allowed = if is_said { SAID } else { row.plover };
            if allowed.is_empty() || allowed.contains(&value) { None } else { usual(allowed) }
        }
        "plover-mode" => {
            let own = |other: &str| row.modes.contains(&other);
            let mode = |other: &&Code<'_>| other.scheme == "plover-mode";
            let event = |other: &Code<'_>| {
                other.scheme == "plover-event" && Some(&other.code.as_str()) == row.plover.first()
            };
            // Modes of another event are told with that event.
            let is_of_first =
                scheme.all(value).any(|entry| entry.with == row.plover.first().copied());
            let agrees = row.modes.is_empty()
                || !is_of_first
                || !codes.iter().any(event)
                || codes.iter().filter(mode).any(|other| own(other.code.as_str()));
            if agrees { None } else { usual(row.modes) }
        }
        "cameo" | "cameo-gdelt" => {
            let root = value.get(..2)?;
            let roots: Vec<&str> = if is_said {
                SAID_ROOTS.to_vec()
            } else {
                row.cameo.iter().filter_map(|code| code.get(..2)).collect()
            };
            if roots.is_empty() || roots.contains(&root) { None } else { usual(row.cameo) }
        }
        _ => None,
    }
}

fn told(
    event: &Event<'_>,
    code: &Code<'_>,
    usual: &[String],
    path: &PathBuf,
    number: usize,
) -> Finding {
    let kind = event.r#type.as_str();
    let message = format!(
        "{} of `{}` does not go with the type `{kind}`",
        words::quoted(code.code.as_str()),
        code.scheme
    );
    let help = format!("use another type, or {}", usual.join(" or "));
    let entry = path.clone().key("codes").index(number);
    let spot = Spot::value(entry.clone().key("code"));
    Finding::new(&CODES_CONTRADICT_TYPE, spot, message)
        .found(code.code.as_str())
        .help(help)
        .related(Spot::value(path.clone().key("type")), "the type")
        .related(Spot::value(path.clone().key("status")), "and it is not merely planned")
        .related(Spot::value(entry.key("scheme")), "of this scheme")
}
