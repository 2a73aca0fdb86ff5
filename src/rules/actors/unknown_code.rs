//! See [`UNKNOWN_CODE`].

use super::coded::{self, Coded};
use super::{mistaken_scheme, several_codes_in_one};
use crate::codes::{self, Scheme, edition_number, languages};
use crate::diagnostic::{Severity, Suggestion};
use crate::nearest::nearest;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// A code is not in its scheme, or the scheme is not known.
    ///
    /// A code that its scheme does not have means nothing to anybody. Published data that name
    /// PLOVER 2 hold dozens of sectors and contexts that are not in it: left from older drafts, made
    /// up, or misspelt. `verbale codes SCHEME` lists the codes of a scheme. Of a scheme that is not
    /// carried in full an unknown code is a warning.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///   "codes": [{ "scheme": "plover-sector", "code": "GVT" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///   "codes": [{ "scheme": "plover-sector", "code": "GOV" }] }] }
    /// ```
    ///
    /// A scheme goes by one of the names that `verbale codes` lists, or by an absolute IRI of its
    /// own, whose codes are not looked at.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///   "codes": [{ "scheme": "plover", "code": "GOV" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///   "codes": [{ "scheme": "https://example.org/codes/guilds", "code": "GOV" }] }] }
    /// ```
    ///
    /// Where `edition` names another edition than the one that is carried, that is a warning: codes
    /// have changed their meanings from one edition to the next, and what was checked is another
    /// list. Editions are told apart by the first number in their names.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///   "codes": [{ "scheme": "plover-sector", "code": "GOV", "edition": "1.0" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///   "codes": [{ "scheme": "plover-sector", "code": "GOV", "edition": "manual v2.0" }] }] }
    /// ```
    UNKNOWN_CODE = "V309" "unknown-code" Error by check: "a code is not in its scheme, or the scheme is not known"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for coded in scope.codes() {
        if findings.is_full() {
            return;
        }
        // An IRI has a colon, a short name has none.
        if coded.scheme.contains(':') {
            continue;
        }
        let Some(scheme) = codes::find(coded.scheme) else {
            findings.push(unknown_scheme(coded));
            continue;
        };
        let other = coded.edition.filter(|edition| is_other_edition(scheme, edition));
        if !has(scheme, coded.code) {
            let is_told = several_codes_in_one::parts(scheme, coded.code).is_some()
                || mistaken_scheme::is_health(coded);
            if !is_told {
                findings.push(unknown_code(coded, scheme, other));
            }
        } else if let Some(other) = other {
            findings.push(other_edition(coded, scheme, other));
        }
    }
}

/// Whether the scheme has the code, in use or retired.
pub(super) fn has(scheme: &Scheme, code: &str) -> bool {
    if scheme.id == "bcp47" {
        // A code of this scheme is a whole tag.
        let is_formed = crate::model::LanguageTag::new(code).is_ok();
        return is_formed && languages::inspect(code).unregistered.is_empty();
    }
    scheme.get(code).is_some()
}

fn is_other_edition(scheme: &Scheme, edition: &str) -> bool {
    match (scheme.edition_number(), edition_number(edition)) {
        (Some(own), Some(other)) => !own.eq_ignore_ascii_case(other),
        _ => false,
    }
}

fn unknown_scheme(coded: &Coded<'_>) -> Finding {
    let path = coded.path.clone().key("scheme");
    let message = format!("no scheme of codes is called {}", words::quoted(coded.scheme));
    let finding =
        Finding::new(&UNKNOWN_CODE, Spot::value(path), message).found(coded.scheme).expected(
            Some("scheme"),
            codes::SCHEMES.iter().map(|scheme| scheme.id.to_owned()).collect(),
        );
    let close = nearest(coded.scheme, codes::SCHEMES.iter().map(|scheme| scheme.id));
    match close.first() {
        Some(first) => {
            let name = first.value.clone();
            finding
                .label(format!("did you mean `{name}`?"))
                .help(format!("use `{name}`, or the absolute IRI of a scheme of your own"))
                .suggest(close)
        }
        None => finding.help("use a name that `verbale codes` lists, or an absolute IRI"),
    }
}

fn unknown_code(coded: &Coded<'_>, scheme: &Scheme, other: Option<&str>) -> Finding {
    let (id, code) = (scheme.id, words::quoted(coded.code));
    let message = if scheme.complete {
        format!("{code} is not a code of `{id}`")
    } else {
        format!("{code} is not among the codes of `{id}` that are known here")
    };
    let mut finding = coded::finding(&UNKNOWN_CODE, coded, "code", message).found(coded.code);
    // Another edition may have it.
    if !scheme.complete || other.is_some() {
        finding.severity = Severity::Warning;
    }
    if let Some(other) = other {
        finding = finding.note(format!(
            "checked against the edition `{}`, not {}",
            scheme.edition,
            words::quoted(other)
        ));
    }
    let in_use = scheme.codes().iter().filter(|entry| entry.retired.is_none());
    let mut close: Vec<Suggestion> = nearest(coded.code, in_use.map(|entry| entry.code));
    close.dedup_by(|one, next| one.value == next.value);
    match close.first() {
        Some(first) => {
            let near = first.value.clone();
            finding
                .label(format!("did you mean `{near}`?"))
                .help(format!("use `{near}`"))
                .suggest(close)
        }
        None if scheme.complete => {
            finding.help(format!("use a code that `verbale codes {id}` lists"))
        }
        None => finding.help(format!("look it up at {}", scheme.source)),
    }
}

fn other_edition(coded: &Coded<'_>, scheme: &Scheme, other: &str) -> Finding {
    let message = format!(
        "the code was checked against the edition `{}` of `{}`, not {}",
        scheme.edition,
        scheme.id,
        words::quoted(other)
    );
    let mut finding = coded::finding(&UNKNOWN_CODE, coded, "edition", message).found(other).help(
        "make sure that the code means the same in both, and name the edition that is carried",
    );
    finding.severity = Severity::Warning;
    finding
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editions_are_told_apart_by_number() {
        let plover = codes::find("plover-event").unwrap();
        assert!(!is_other_edition(plover, "2.0") && !is_other_edition(plover, "v2.0, draft"));
        assert!(is_other_edition(plover, "2.1") && is_other_edition(plover, "2"));
        assert!(!is_other_edition(plover, "draft"));
        let cameo = codes::find("cameo").unwrap();
        assert!(!is_other_edition(cameo, "1.1B3") && is_other_edition(cameo, "0.9b5"));
    }

    #[test]
    fn a_code_of_bcp_47_is_a_tag() {
        let tags = codes::find("bcp47").unwrap();
        for (tag, is_known) in [("fa-IR", true), ("iw", true), ("xx", false), ("fa_IR", false)] {
            assert_eq!(has(tags, tag), is_known, "{tag}");
        }
    }
}
