//! See [`RETIRED_CODE`].

use super::coded::{self, Coded, lists};
use super::unknown_code::has;
use crate::codes::{self, languages};
use crate::diagnostic::{FixLevel, Suggestion};
use crate::rules::rule::rule;
use crate::rules::{Change, Findings, Scope, words};

rule! {
    /// A code has been retired from its scheme or renamed.
    ///
    /// Data that were coded with an older list say `refugees` where PLOVER says `migration`, or hold a
    /// Media Topic that the IPTC has withdrawn. Whoever counts by the present list misses them.
    ///
    /// ```json bad
    /// { "issues": [{ "id": "i-1", "name": "Boat people", "anchors": [{ "exact": "the boats" }],
    ///   "codes": [{ "scheme": "plover-context", "code": "refugees" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "issues": [{ "id": "i-1", "name": "Trials", "anchors": [{ "exact": "the trials" }],
    ///   "codes": [{ "scheme": "iptc-medtop", "code": "20000064" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "issues": [{ "id": "i-1", "name": "Boat people", "anchors": [{ "exact": "the boats" }],
    ///   "codes": [{ "scheme": "plover-context", "code": "migration" }] }] }
    /// ```
    ///
    /// The fix puts the successor in place, where there is one and no other entry of the list says the
    /// same. It is safe: the scheme itself, or its published list of changes, says what to write.
    RETIRED_CODE = "V312" "retired-code" Warning fix Safe by check:
        "a code has been retired from its scheme or renamed"
}

/// What has taken the place of a code, if it is retired.
fn successors(coded: &Coded<'_>) -> Option<Vec<String>> {
    let scheme = codes::find(coded.scheme)?;
    if scheme.id == "bcp47" {
        if !has(scheme, coded.code) {
            return None;
        }
        let told = languages::inspect(coded.code);
        let (_, next) = told.deprecated.first()?;
        return Some(next.map(|_| told.canonical).into_iter().collect());
    }
    let next = scheme.get(coded.code)?.retired?;
    Some(next.iter().map(|next| (*next).to_owned()).collect())
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let all = scope.codes();
    for list in lists(all) {
        // What the list says already, or will say once the codes before are replaced.
        let mut said: std::collections::HashSet<(&str, String)> =
            list.iter().map(|coded| (coded.scheme, coded.code.to_owned())).collect();
        for coded in list {
            if findings.is_full() {
                return;
            }
            let Some(next) = successors(coded) else { continue };
            let message =
                format!("{} is retired from `{}`", words::quoted(coded.code), coded.scheme);
            let finding = coded::finding(&RETIRED_CODE, coded, "code", message).found(coded.code);
            findings.push(match next.as_slice() {
                [] => finding.help("remove the entry, or use a code of the present list"),
                [one] => {
                    let is_new = said.insert((coded.scheme, one.clone()));
                    let suggestion = Suggestion { value: one.clone(), score: 1.0 };
                    let finding = finding.suggest(vec![suggestion]);
                    if is_new {
                        finding.help(format!("use `{one}`")).repair(
                            FixLevel::Safe,
                            format!("replace with `{one}`"),
                            Change::Replace(format!("\"{one}\"")),
                        )
                    } else {
                        finding.help(format!("remove the entry: `{one}` is in the list"))
                    }
                }
                several => {
                    let codes: Vec<String> =
                        several.iter().map(|code| format!("`{code}`")).collect();
                    finding
                        .help(format!("use the one that is meant of {}", words::and(&codes)))
                        .suggest(
                            several
                                .iter()
                                .map(|code| Suggestion { value: code.clone(), score: 0.5 })
                                .collect(),
                        )
                }
            });
        }
    }
}
