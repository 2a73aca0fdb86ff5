//! See [`UNKNOWN_COUNTRY`].

use super::country_names::{beginning, is_listed, name, named};
use super::foreign_country_code;
use crate::codes::countries;
use crate::diagnostic::{FixLevel, Suggestion};
use crate::model::path::PathBuf;
use crate::model::shape::Vocabulary;
use crate::rules::rule::rule;
use crate::rules::{Change, Finding, Spot, words};

rule! {
    /// The value of `country` is no country code.
    ///
    /// A country goes by its code of three letters in ISO 3166-1, by `XKX` for Kosovo, or by a
    /// withdrawn code of ISO 3166-3. Names are spelt in many ways and codes that are made up from
    /// them look right: `JAP`, `ITL` and `VTN` stand in published gold data. A record that says
    /// nothing of the country is better than one that names none that exists.
    ///
    /// Entities without a code, such as Abkhazia or Somaliland, have the kind `state`, no `country`,
    /// a `recognition`, and `claimed_by`.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild", "country": "JAP" }] }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild", "country": "Holland" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild", "country": "JPN" }] }
    /// ```
    ///
    /// An organization of states, such as the European Union, is no country either: it is an actor of
    /// kind `intergovernmental`.
    ///
    /// The fix writes a code in capitals, or puts the code in place of a name, or that of the country
    /// that the actor itself is called by. It is for a person to look at: a name may be that of
    /// another country's province.
    UNKNOWN_COUNTRY = "V301" "unknown-country" Error fix Unsafe: "the value of `country` is no country code"
}

/// A value that is not in the list of countries: this rule's finding, or that of
/// [`FOREIGN_COUNTRY_CODE`](foreign_country_code::FOREIGN_COUNTRY_CODE).
/// `called` has the names of the actor or place whose country it is.
pub(crate) fn unlisted(
    path: PathBuf,
    vocabulary: &'static Vocabulary,
    value: &str,
    called: &[String],
) -> Finding {
    let upper = value.trim().to_uppercase();
    let readings = if is_listed(&upper) { &[] } else { countries::readings(&upper) };
    if !readings.is_empty() {
        return foreign_country_code::of_another_system(path, vocabulary, value, readings, called);
    }
    if let Some(what) = countries::not_a_country(&upper) {
        let message = format!("{} is {what}, and that is no country", words::quoted(value));
        return Finding::new(&UNKNOWN_COUNTRY, Spot::value(path), message)
            .found(value)
            .expected(Some(vocabulary.name), Vec::new())
            .help("leave `country` out; the organization is an actor of kind `intergovernmental`");
    }
    let message = if is_user_assigned(value) {
        format!("{} is a code that ISO 3166-1 leaves to its users", words::quoted(value))
    } else {
        format!("{} is not a country code", words::quoted(value))
    };
    let finding = Finding::new(&UNKNOWN_COUNTRY, Spot::value(path), message)
        .found(value)
        .expected(Some(vocabulary.name), Vec::new());
    let own = called.iter().find_map(|name| named(name));
    let read = if is_listed(&upper) { Some(upper.as_str()) } else { named(value.trim()) };
    let read = read.or_else(|| countries::of_part(&upper));
    // What is said by the value and what by the name are two things; a person has to choose.
    if let (Some(read), Some(own)) = (read, own)
        && read != own
    {
        let suggestion = |code: &str| Suggestion { value: code.to_owned(), score: 0.5 };
        return finding
            .help(format!("use the one that is meant: `{read}` or `{own}`"))
            .suggest(vec![suggestion(read), suggestion(own)]);
    }
    if let Some(code) = read.or(own) {
        let suggestion = Suggestion { value: code.to_owned(), score: 0.9 };
        return finding.help(format!("use `{code}`")).suggest(vec![suggestion]).repair(
            FixLevel::Unsafe,
            format!("replace with `{code}`"),
            Change::Replace(format!("\"{code}\"")),
        );
    }
    match beginning(value) {
        Some(code) => finding
            .label(format!("did you mean `{code}`?"))
            .help(format!("use `{code}` if {} is meant, or leave the field out", name(code)))
            .suggest(vec![Suggestion { value: code.to_owned(), score: 0.5 }]),
        None => {
            finding.help("look it up with `verbale explain country_code`, or leave the field out")
        }
    }
}

/// Whether a code of three capitals lies in a range that ISO 3166-1 leaves to its users.
fn is_user_assigned(code: &str) -> bool {
    let within = |first: &str, last: &str| (first..=last).contains(&code);
    code.len() == 3
        && code.bytes().all(|b| b.is_ascii_uppercase())
        && (within("AAA", "AAZ")
            || within("QMA", "QZZ")
            || within("XAA", "XZZ")
            || within("ZZA", "ZZZ"))
}

#[cfg(test)]
mod tests {
    use super::is_user_assigned;

    #[test]
    fn ranges_for_users() {
        for code in ["AAA", "AAZ", "QMA", "QZZ", "XAA", "XZZ", "ZZA", "ZZZ"] {
            assert!(is_user_assigned(code), "{code}");
        }
        for code in ["ABA", "QLZ", "RAA", "WZZ", "YAA", "ZYZ", "xaa", "AA", "XAAA", "XA1"] {
            assert!(!is_user_assigned(code), "{code}");
        }
    }
}
