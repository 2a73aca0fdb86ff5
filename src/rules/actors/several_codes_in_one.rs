//! See [`SEVERAL_CODES_IN_ONE`].

use super::coded;
use super::unknown_code::has;
use crate::codes::{self, Scheme};
use crate::rules::rule::rule;
use crate::rules::{Findings, Scope, words};

rule! {
    /// Several codes stand in one entry.
    ///
    /// A list in a string cannot be counted, joined or looked up; published gold data of PLOVER have
    /// it in every ninth record. Each code is an entry of its own.
    ///
    /// Looked at are codes of known schemes that are not codes as they stand: parted at commas,
    /// semicolons, slashes, bars, plus signs or blanks they have at least one part that is a code of
    /// the scheme; or, for sectors of PLOVER, three letters after three they are nothing but codes,
    /// as actors in CAMEO are composed (`GOVMIL`). Schemes that go by an IRI may put into their codes
    /// what they like.
    ///
    /// ```json bad
    /// { "issues": [{ "id": "i-1", "name": "Tolls", "anchors": [{ "exact": "the tolls" }],
    ///   "codes": [{ "scheme": "plover-context", "code": "economic, legal" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///   "codes": [{ "scheme": "plover-sector", "code": "GOVMIL" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "issues": [{ "id": "i-1", "name": "Tolls", "anchors": [{ "exact": "the tolls" }],
    ///   "codes": [{ "scheme": "plover-context", "code": "economic" },
    ///     { "scheme": "plover-context", "code": "legal" }] }] }
    /// ```
    ///
    /// There is no fix: which of the parts a label or an edition beside them belongs to is not known.
    SEVERAL_CODES_IN_ONE = "V311" "several-codes-in-one" Error by check: "several codes stand in one entry"
}

/// Longer than any two codes of one scheme.
const LONGEST: usize = 400;

/// The parts of what is no code of the scheme but a list of some.
pub(super) fn parts<'c>(scheme: &Scheme, code: &'c str) -> Option<Vec<&'c str>> {
    if code.len() > LONGEST || has(scheme, code) {
        return None;
    }
    // Some codes have blanks or slashes of their own.
    for separators in [&[',', ';', '|', '+'][..], &[',', ';', '|', '+', '/', ' ', '\t']] {
        let parts: Vec<&str> =
            code.split(separators).map(str::trim).filter(|part| !part.is_empty()).collect();
        if parts.len() > 1 && parts.iter().any(|part| has(scheme, part)) {
            return Some(parts);
        }
    }
    if scheme.id != "plover-sector" || code.len() < 6 || !code.is_ascii() {
        return None;
    }
    let threes: Vec<&str> =
        (0..code.len()).step_by(3).filter_map(|at| code.get(at..at + 3)).collect();
    (threes.len() * 3 == code.len() && threes.iter().all(|part| has(scheme, part)))
        .then_some(threes)
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for coded in scope.codes() {
        if findings.is_full() {
            return;
        }
        let Some(scheme) = codes::find(coded.scheme) else { continue };
        let Some(parts) = parts(scheme, coded.code) else { continue };
        let message = format!(
            "{} is {} codes of `{}` in one",
            words::quoted(coded.code),
            parts.len(),
            scheme.id
        );
        let each: Vec<String> = parts.iter().take(8).map(|part| words::quoted(part)).collect();
        findings.push(
            coded::finding(&SEVERAL_CODES_IN_ONE, coded, "code", message)
                .found(coded.code)
                .help(format!("write an entry for each: {}", words::and(&each))),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::parts;
    use crate::codes::find;

    #[test]
    fn lists_are_parted() {
        let count =
            |scheme: &str, code: &str| parts(find(scheme).unwrap(), code).map(|parts| parts.len());
        for (scheme, code, wanted) in [
            ("plover-context", "economic,legal", Some(2)),
            ("plover-context", "economic legal health", Some(3)),
            ("plover-context", "economic", None),
            ("plover-context", "econ,law", None),
            ("plover-context", "economic,", None),
            ("plover-sector", "GOVMIL", Some(2)),
            ("plover-sector", "GOVMILMED", Some(3)),
            ("plover-sector", "", None),
            ("plover-sector", "GOV", None),
            ("plover-sector", "GOVMI", None),
            ("plover-sector", "GOVXYZ", None),
            ("plover-sector", "GOVMILM", None),
            ("plover-entity", "IGONGO", None),
            ("cameo", "046/057", Some(2)),
            ("cameo", "046057", None),
            ("acled-subevent", "Air/drone strike", None),
            ("acled-subevent", "Armed clash; Grenade", Some(2)),
            ("ties-sanction", "total embargo", None),
            ("ties-sanction", "total embargo, travel ban", Some(2)),
            ("iptc-medtop", "20000639|20000640", Some(2)),
            ("bcp47", "en, fr", Some(2)),
        ] {
            assert_eq!(count(scheme, code), wanted, "{scheme} {code}");
        }
        let long = "economic,".repeat(100);
        assert_eq!(count("plover-context", &long), None);
    }
}
