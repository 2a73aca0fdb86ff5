//! See [`BAD_IDENTIFIER`].

use crate::diagnostic::Suggestion;
use crate::model::path::PathBuf;
use crate::model::{ActorKind, Identifier};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// An identifier cannot be one of its collection: its form or its check digit is wrong.
    ///
    /// A mistyped number silently links to somebody else. Several collections have a check digit
    /// for that reason, and it costs nothing to look at it.
    ///
    /// | scheme | what an identifier looks like |
    /// |---|---|
    /// | `wikidata` | `Q` and a number without leading zeros |
    /// | `isni` | 16 digits, the last of which may be `X`; it checks the others (ISO 27729, ISO 7064 MOD 11-2). Blanks between groups of four are allowed |
    /// | `orcid` | the same in four groups with hyphens |
    /// | `lei` | 18 capital letters and digits and two digits that check them (ISO 17442, ISO 7064 MOD 97-10) |
    /// | `viaf`, `geonames` | a number without leading zeros |
    /// | `imo` | 7 digits; of a ship's number the last one checks the others. Companies have numbers with another check, which is not looked at for actors of kind `company` |
    ///
    /// Identifiers are written without the address of the collection's website.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///   "identifiers": [{ "scheme": "wikidata", "value": "794" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///   "identifiers": [{ "scheme": "isni", "value": "0000 0001 2150 0901" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild",
    ///   "identifiers": [
    ///     { "scheme": "wikidata", "value": "Q794" },
    ///     { "scheme": "isni", "value": "0000 0001 2150 090X" },
    ///     { "scheme": "https://example.org/ports", "value": "4" }] }] }
    /// ```
    BAD_IDENTIFIER = "V306" "bad-identifier" Error by check:
        "an identifier cannot be one of its collection: its form or its check digit is wrong"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let record = scope.record;
    for (number, actor) in record.actors.iter().enumerate() {
        let ship = actor.kind != ActorKind::Company;
        let place = || PathBuf::root().key("actors").index(number);
        look(actor.identifiers.as_deref(), ship, place, findings);
    }
    for (path, place, _) in scope.places() {
        look(place.identifiers.as_deref(), true, || path.clone(), findings);
    }
    for (number, agent) in record.provenance.agents.iter().flatten().enumerate() {
        let place = || PathBuf::root().key("provenance").key("agents").index(number);
        look(agent.identifiers.as_deref(), true, place, findings);
    }
}

/// Looks at the identifiers of one entity. An `imo` number is that of a ship unless said otherwise.
fn look(
    identifiers: Option<&[Identifier<'_>]>,
    ship: bool,
    place: impl Fn() -> PathBuf,
    findings: &mut Findings,
) {
    for (entry, identifier) in identifiers.unwrap_or_default().iter().enumerate() {
        let Some(scheme) = Scheme::of(identifier.scheme.as_str()) else { continue };
        let value = identifier.value.as_str();
        let Some(fault) = scheme.fault(value, ship) else { continue };
        let path = place().key("identifiers").index(entry).key("value");
        let message = format!(
            "{} is no identifier of {}: {fault}",
            words::quoted(value),
            identifier.scheme.as_str()
        );
        let mut finding = Finding::new(&BAD_IDENTIFIER, Spot::value(path), message).found(value);
        finding = match scheme.meant(value, ship) {
            Some(meant) => finding
                .help(format!("write `{meant}`"))
                .suggest(vec![Suggestion { value: meant, score: 1.0 }]),
            None => finding.help("look it up again and copy it, or remove it"),
        };
        findings.push(finding);
    }
}

/// A collection whose identifiers have a form.
#[derive(Clone, Copy)]
enum Scheme {
    Wikidata,
    Isni,
    Orcid,
    Lei,
    Number,
    Imo,
}

impl Scheme {
    fn of(name: &str) -> Option<Scheme> {
        Some(match name {
            "wikidata" => Scheme::Wikidata,
            "isni" => Scheme::Isni,
            "orcid" => Scheme::Orcid,
            "lei" => Scheme::Lei,
            "viaf" | "geonames" => Scheme::Number,
            "imo" => Scheme::Imo,
            _ => return None,
        })
    }

    /// What is wrong with an identifier.
    fn fault(self, value: &str, ship: bool) -> Option<&'static str> {
        let (formed, form) = match self {
            Scheme::Wikidata => (
                value.strip_prefix('Q').is_some_and(is_number),
                "it has not the form of `Q` and a number without leading zeros",
            ),
            Scheme::Isni => {
                (is_grouped(value, ' ') || is_sixteen(value), "it has not the form of 16 digits")
            }
            Scheme::Orcid => (
                is_grouped(value, '-'),
                "it has not the form of four groups of four digits with hyphens",
            ),
            Scheme::Lei => {
                (is_lei(value), "it has not the form of 18 letters and digits and two digits")
            }
            Scheme::Number => (is_number(value), "it is not a number without leading zeros"),
            Scheme::Imo => {
                (value.len() == 7 && is_digits(value), "it has not the form of 7 digits")
            }
        };
        if !formed {
            return Some(form);
        }
        let checked = match self {
            Scheme::Isni | Scheme::Orcid => mod_11_2(value),
            Scheme::Lei => mod_97_10(value),
            Scheme::Imo => !ship || imo_check(value),
            Scheme::Wikidata | Scheme::Number => true,
        };
        (!checked).then_some("its check digit does not fit the others")
    }

    /// The identifier that a value holds in another spelling: in the address of a page, with the
    /// name of the collection before it, in small letters.
    fn meant(self, value: &str, ship: bool) -> Option<String> {
        let last = value.trim_end_matches('/').rsplit(['/', ':']).next().unwrap_or_default();
        let last = last.to_ascii_uppercase();
        let last = last.strip_prefix("IMO").unwrap_or(&last).trim();
        let meant = match self {
            Scheme::Orcid if is_sixteen(last) => {
                format!("{}-{}-{}-{}", &last[..4], &last[4..8], &last[8..12], &last[12..])
            }
            // Spreadsheets drop zeros at the start of numbers.
            Scheme::Isni => {
                let digits = last.replace(['-', ' '], "");
                if digits.starts_with('0') { digits } else { format!("{digits:0>16}") }
            }
            _ => last.to_owned(),
        };
        self.fault(&meant, ship).is_none().then_some(meant)
    }
}

fn is_digits(value: &str) -> bool {
    value.bytes().all(|b| b.is_ascii_digit())
}

/// Whether it is a number, from 1, without leading zeros.
fn is_number(value: &str) -> bool {
    !value.is_empty() && !value.starts_with('0') && is_digits(value)
}

/// Whether it is 15 digits and a digit or `X`.
fn is_sixteen(value: &str) -> bool {
    value.len() == 16 && is_digits(value.strip_suffix('X').unwrap_or(value))
}

/// Whether it is 16 digits, the last of which may be `X`, in groups of four.
fn is_grouped(value: &str, mark: char) -> bool {
    let groups: Vec<&str> = value.split(mark).take(5).collect();
    groups.len() == 4 && groups.iter().all(|group| group.len() == 4) && is_sixteen(&groups.concat())
}

fn is_lei(value: &str) -> bool {
    let good = |b: u8| b.is_ascii_digit() || b.is_ascii_uppercase();
    value.len() == 20
        && value.bytes().all(good)
        && value.bytes().skip(18).all(|b| b.is_ascii_digit())
}

/// ISO 7064 MOD 11-2, over the digits and a last `X`, which stands for ten.
fn mod_11_2(value: &str) -> bool {
    let digits = value.chars().filter(char::is_ascii_alphanumeric);
    // The value of `digit`, read from the left with 2 as base, has to be 1.
    let sum = digits.fold(0, |sum: u32, c| (sum * 2 + c.to_digit(10).unwrap_or(10)) % 11);
    sum == 1
}

/// ISO 7064 MOD 97-10: letters stand for 10 to 35, and the number has to leave 1.
fn mod_97_10(value: &str) -> bool {
    let rest = value.chars().filter_map(|c| c.to_digit(36)).fold(0, |rest: u32, digit| {
        if digit < 10 { (rest * 10 + digit) % 97 } else { (rest * 100 + digit) % 97 }
    });
    rest == 1
}

/// The check of a ship's number: the first six digits times 7 down to 2; the sum ends in the last.
fn imo_check(value: &str) -> bool {
    let digits: Vec<u32> = value.chars().filter_map(|c| c.to_digit(10)).collect();
    let sum: u32 =
        digits.iter().take(6).zip((2..=7).rev()).map(|(digit, times)| digit * times).sum();
    digits.last() == Some(&(sum % 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_good(scheme: &str, value: &str) -> bool {
        Scheme::of(scheme).unwrap().fault(value, true).is_none()
    }

    #[test]
    fn public_identifiers_pass_and_slips_in_them_do_not() {
        // The examples of the standards' own pages and of the collections.
        for (scheme, value) in [
            ("wikidata", "Q42"),
            ("isni", "000000012146438X"),
            ("isni", "0000 0001 2146 438X"),
            ("isni", "0000000121032683"),
            ("orcid", "0000-0002-1825-0097"),
            ("orcid", "0000-0002-1694-233X"),
            ("lei", "5493001KJTIIGC8Y1R12"),
            ("lei", "506700GE1G29325QX363"),
            ("lei", "INR2EJN1ERAN0W5ZP974"),
            ("viaf", "113230702"),
            ("geonames", "287286"),
            ("imo", "9074729"),
        ] {
            assert!(is_good(scheme, value), "{scheme} {value}");
            let first = value.find(|c: char| ('1'..='8').contains(&c)).unwrap();
            let digit = u32::from(value.as_bytes()[first]) + 1;
            let mut slip = value.to_owned();
            slip.replace_range(first..=first, &char::from_u32(digit).unwrap().to_string());
            let has_check = !["wikidata", "viaf", "geonames"].contains(&scheme);
            assert_eq!(is_good(scheme, &slip), !has_check, "{scheme} {slip}");
        }
    }

    #[test]
    fn forms_are_held() {
        for (scheme, value) in [
            ("wikidata", "42"),
            ("wikidata", "Q"),
            ("wikidata", "Q042"),
            ("wikidata", "P31"),
            ("wikidata", "Q4x"),
            ("isni", "0000-0001-2146-438X"),
            ("isni", "00000001214643"),
            ("isni", "0000 0001 2146438X"),
            ("isni", "0000 0001 2146 438X "),
            ("isni", "00000001X146438X"),
            ("orcid", "0000000218250097"),
            ("orcid", "0000-00021825-0097"),
            ("orcid", "00000-002-1825-0097"),
            ("lei", "5493001kjtiigc8y1r12"),
            ("lei", "5493001KJTIIGC8Y1R1"),
            ("lei", "5493001KJTIIGC8Y1RAB"),
            ("viaf", ""),
            ("viaf", "0113230702"),
            ("geonames", "28728a"),
            ("imo", "90747291"),
            ("imo", "IMO 9074729"),
        ] {
            assert!(!is_good(scheme, value), "{scheme} {value}");
        }
        assert!(Scheme::of("cow").is_none());
        // A company's number has a check of its own.
        assert!(Scheme::Imo.fault("9074728", true).is_some());
        assert!(Scheme::Imo.fault("9074728", false).is_none());
    }

    #[test]
    fn other_spellings_are_understood() {
        for (scheme, value, meant) in [
            ("wikidata", "https://www.wikidata.org/wiki/Q42", Some("Q42")),
            ("wikidata", "wd:Q42", Some("Q42")),
            ("wikidata", "q42", Some("Q42")),
            ("wikidata", "42", None),
            ("isni", "0000-0001-2146-438x", Some("000000012146438X")),
            ("isni", "https://isni.org/isni/000000012146438X/", Some("000000012146438X")),
            ("orcid", "https://orcid.org/0000-0002-1825-0097", Some("0000-0002-1825-0097")),
            ("orcid", "0000000218250097", Some("0000-0002-1825-0097")),
            ("orcid", "0000000218250098", None),
            ("isni", "121032683", Some("0000000121032683")),
            ("isni", "12146438X", Some("000000012146438X")),
            ("isni", "121032684", None),
            ("isni", "", None),
            ("lei", "5493001kjtiigc8y1r12", Some("5493001KJTIIGC8Y1R12")),
            ("geonames", "https://sws.geonames.org/287286/", Some("287286")),
            ("imo", "IMO 9074729", Some("9074729")),
            ("imo", "IMO 9074728", None),
        ] {
            let found = Scheme::of(scheme).unwrap().meant(value, true);
            assert_eq!(found.as_deref(), meant, "{scheme} {value}");
        }
    }

    #[test]
    fn only_what_has_sixteen_digits_is_put_into_groups() {
        let meant = |value: &str| Scheme::Orcid.meant(value, false);
        let good = Some("0000-0002-1825-0097".to_owned());
        assert_eq!(meant("0000000218250097"), good);
        assert_eq!(meant("https://orcid.org/0000-0002-1825-0097"), good);
        assert_eq!(meant("orcid:00"), None);
        assert_eq!(meant("000000021825009"), None);
        for value in ["1234-5678-9012-345X", "0000-0002-1825-0097"] {
            assert!(is_grouped(value, '-'), "{value}");
        }
        for value in [
            "0000000218250097",
            "000-00002-1825-0097",
            "0000-0002-1825",
            "0000-0002-1825-0097-",
            "0000-0002-1825-00X7",
        ] {
            assert!(!is_grouped(value, '-'), "{value}");
        }
    }
}
