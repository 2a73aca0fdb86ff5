//! See [`QUALIFIER_MISFIT`].

use super::disorderly_casualties::disorder;
use crate::model::path::PathBuf;
use crate::model::{Casualty, Qualifier};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot};

rule! {
    /// The qualifier of a casualty does not fit its numbers.
    ///
    /// "At least 610" and "about 610" are different facts, and a number without its qualifier is
    /// neither. Each qualifier goes with some of `low`, `best` and `high`:
    ///
    /// | qualifier | needs | has not |
    /// |---|---|---|
    /// | `exact` | `best` | a `low` or `high` other than it |
    /// | `approximately` | `best`, or `low` and `high` | |
    /// | `at_least`, `more_than` | `low` | `high` |
    /// | `at_most`, `fewer_than` | `high` | `low` |
    ///
    /// The number that is named stands in `low` or `high`, the one of "more than 600" as `low`: 600;
    /// `best` may stand beside it. Where the source has words only ("at least several dozen"), they
    /// stand in `text`, and then a qualifier needs no number.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "unrest", "name": "Unrest", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "target" }],
    ///   "casualties": [{ "kind": "injured", "best": 9, "qualifier": "at_least" }],
    ///   "anchors": [{ "exact": "at least nine were hurt" }] } }
    /// ```
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "unrest", "name": "Unrest", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "target" }],
    ///   "casualties": [{ "kind": "injured", "low": 9, "best": 12, "qualifier": "exact" }],
    ///   "anchors": [{ "exact": "twelve were hurt" }] } }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "unrest", "name": "Unrest", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "target" }],
    ///   "casualties": [
    ///     { "kind": "injured", "low": 9, "qualifier": "at_least" },
    ///     { "kind": "missing", "text": "about a dozen", "qualifier": "approximately" }],
    ///   "anchors": [{ "exact": "at least nine were hurt" }] } }
    /// ```
    QUALIFIER_MISFIT = "V507" "qualifier-misfit" Error by check:
        "the qualifier of a casualty does not fit its numbers"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (path, event) in scope.events() {
        for (number, casualty) in event.casualties.iter().flatten().enumerate() {
            let Some(qualifier) = casualty.qualifier else { continue };
            // Numbers out of order have a rule of their own.
            if disorder(casualty).is_some() {
                continue;
            }
            let Some(fault) = fault(casualty, qualifier) else { continue };
            let place = || -> PathBuf { path.clone().key("casualties").index(number) };
            let (key, told, help) = match fault {
                Fault::Lacks(wanted) => (
                    "qualifier",
                    format!("no {wanted}"),
                    format!("give {wanted}, or take the qualifier that fits the numbers"),
                ),
                Fault::Has(key) => (
                    key,
                    format!("a `{key}` that it does not go with"),
                    format!("remove `{key}`, or take the qualifier that fits the numbers"),
                ),
            };
            let message = format!("the qualifier `{qualifier}` stands with {told}");
            let mut finding =
                Finding::new(&QUALIFIER_MISFIT, Spot::value(place().key(key)), message).help(help);
            if key == "qualifier" {
                finding = finding.found(qualifier.as_str());
            } else {
                finding = finding.related(Spot::value(place().key("qualifier")), "the qualifier");
            }
            findings.push(finding);
        }
    }
}

/// What does not fit.
#[derive(Debug, PartialEq, Eq)]
enum Fault {
    /// This is missing.
    Lacks(&'static str),
    /// The field of that name does not belong here.
    Has(&'static str),
}

fn fault(casualty: &Casualty<'_>, qualifier: Qualifier) -> Option<Fault> {
    let Casualty { low, best, high, .. } = casualty;
    let has_number = low.is_some() || best.is_some() || high.is_some();
    if !has_number && casualty.text.is_some() {
        return None;
    }
    match qualifier {
        Qualifier::Exact if best.is_none() => Some(Fault::Lacks("`best`")),
        Qualifier::Exact if low.is_some() && low != best => Some(Fault::Has("low")),
        Qualifier::Exact if high.is_some() && high != best => Some(Fault::Has("high")),
        Qualifier::Approximately if best.is_none() && (low.is_none() || high.is_none()) => {
            Some(Fault::Lacks("`best`, or `low` and `high`"))
        }
        Qualifier::AtLeast | Qualifier::MoreThan if low.is_none() => Some(Fault::Lacks("`low`")),
        Qualifier::AtLeast | Qualifier::MoreThan if high.is_some() => Some(Fault::Has("high")),
        Qualifier::AtMost | Qualifier::FewerThan if high.is_none() => Some(Fault::Lacks("`high`")),
        Qualifier::AtMost | Qualifier::FewerThan if low.is_some() => Some(Fault::Has("low")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault_of(text: &str) -> Option<Fault> {
        let casualty: Casualty<'_> = serde_json::from_str(text).unwrap();
        fault(&casualty, casualty.qualifier.unwrap())
    }

    #[test]
    fn every_row_of_the_table_is_held() {
        let case = |numbers: &str, qualifier: &str| {
            let numbers = if numbers.is_empty() { String::new() } else { format!("{numbers},") };
            fault_of(&format!(r#"{{"kind":"killed",{numbers}"qualifier":"{qualifier}"}}"#))
        };
        let (low, best, high) = (r#""low":5"#, r#""best":5"#, r#""high":5"#);
        let all = r#""low":4,"best":5,"high":6"#;
        let both = r#""low":4,"high":6"#;
        assert_eq!(case(best, "exact"), None);
        assert_eq!(case(r#""low":5,"best":5,"high":5"#, "exact"), None);
        assert_eq!(case(low, "exact"), Some(Fault::Lacks("`best`")));
        assert_eq!(case("", "exact"), Some(Fault::Lacks("`best`")));
        assert_eq!(case(all, "exact"), Some(Fault::Has("low")));
        assert_eq!(case(r#""best":5,"high":6"#, "exact"), Some(Fault::Has("high")));
        let either = Some(Fault::Lacks("`best`, or `low` and `high`"));
        for (numbers, wanted) in [(best, None), (both, None), (all, None), (low, either)] {
            assert_eq!(case(numbers, "approximately"), wanted);
        }
        assert!(case(high, "approximately").is_some());
        for qualifier in ["at_least", "more_than"] {
            assert_eq!(case(low, qualifier), None);
            assert_eq!(case(r#""low":5,"best":6"#, qualifier), None);
            assert_eq!(case(best, qualifier), Some(Fault::Lacks("`low`")));
            assert_eq!(case(both, qualifier), Some(Fault::Has("high")));
        }
        for qualifier in ["at_most", "fewer_than"] {
            assert_eq!(case(high, qualifier), None);
            assert_eq!(case(best, qualifier), Some(Fault::Lacks("`high`")));
            assert_eq!(case(both, qualifier), Some(Fault::Has("low")));
        }
    }

    #[test]
    fn words_need_no_number() {
        let text = r#"{"kind":"killed","text":"dozens","qualifier":"at_least"}"#;
        assert_eq!(fault_of(text), None);
        let text = r#"{"kind":"killed","text":"nine","best":9,"qualifier":"at_least"}"#;
        assert_eq!(fault_of(text), Some(Fault::Lacks("`low`")));
    }
}
