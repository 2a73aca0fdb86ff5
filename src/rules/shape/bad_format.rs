//! See [`BAD_FORMAT`].

use crate::diagnostic::{FixLevel, Suggestion};
use crate::model::path::{PathBuf, Segment};
use crate::model::shape::{Flaw, Scalar};
use crate::rules::rule::rule;
use crate::rules::spelling::{Proposal, proposal};
use crate::rules::{Change, Finding, Spot, words};

rule! {
    /// A string is not of the form that its field takes.
    ///
    /// Ids, dates, addresses, language tags, hashes and licences have a form of their
    /// own. The message says what is wrong with this one, and the field's page (`verbale explain`)
    /// names the standard. A date that is spelled in another way, as in news feeds, spreadsheets and
    /// older drafts of EDTF, gets its right form as a proposal, where it can mean one day only.
    ///
    /// ```json bad
    /// { "language": "en_GB" }
    /// ```
    ///
    /// ```json good
    /// { "language": "en-GB" }
    /// ```
    BAD_FORMAT = "V105" "bad-format" Error fix Unsafe: "a string is not of the form that its field takes"
}

/// A string that is not of the form of `scalar`.
pub(crate) fn malformed(
    path: PathBuf,
    scalar: &'static Scalar,
    value: &str,
    flaw: &Flaw,
) -> Finding {
    let message =
        format!("{} is {}, which {}", words::place(&path), words::quoted(value), flaw.message);
    let like = match (path.last(), scalar.refers) {
        // Editors take a path here; a record is read without its surroundings.
        (Some(Segment::Key("$schema")), _) => {
            "write `https://w3id.org/verbale/schema/v1/record`, or leave it out".to_owned()
        }
        (_, [kind]) => format!("write the id of {}", kind.with_article()),
        _ => format!("write it like `{}`", scalar.examples.first().unwrap_or(&"")),
    };
    let finding = Finding::new(&BAD_FORMAT, Spot::value(path), message)
        .found(value)
        .expected(Some(scalar.name), Vec::new());
    let proposal = mended(scalar, value)
        .map(|better| Proposal::Value(better, None))
        .or_else(|| proposal(scalar, value));
    match proposal {
        Some(Proposal::Value(better, fact)) => {
            let replacement = Change::Replace(serde_json::Value::from(better.as_str()).to_string());
            let finding = finding
                .help(format!("use {}", words::quoted(&better)))
                .suggest(vec![Suggestion { value: better.clone(), score: 0.9 }])
                .repair(
                    FixLevel::Unsafe,
                    format!("replace with {}", words::quoted(&better)),
                    replacement,
                );
            match fact {
                Some(fact) => finding.note(fact),
                None => finding,
            }
        }
        Some(Proposal::Several(values)) => {
            let named: Vec<String> = values.iter().map(|value| words::quoted(value)).collect();
            let suggestion = |value| Suggestion { value, score: 0.5 };
            finding
                .help(format!("use the one that is meant: {}", named.join(" or ")))
                .suggest(values.into_iter().map(suggestion).collect())
        }
        Some(Proposal::Incomplete(order)) => finding.help(order),
        None => finding.help(like),
    }
}

/// The same value in the right form, where that is a matter of case or separators.
fn mended(scalar: &Scalar, value: &str) -> Option<String> {
    let better = match scalar.name {
        "language_tag" => value.replace('_', "-"),
        "sha256" | "scheme" => value.to_ascii_lowercase(),
        "local_id" | "record_id" => slug(value)?,
        "relative_path" => value.replace('\\', "/"),
        "iri" if value.starts_with("www.") => format!("https://{value}"),
        "iri" => value.trim().replace(' ', "%20"),
        _ => return None,
    };
    let better = better.trim();
    (better != value && !better.is_empty() && (scalar.check)(better).is_ok())
        .then(|| better.to_owned())
}

/// Small letters, digits and single hyphens; none for letters of other scripts, whose place in an id
/// is for a person to decide.
fn slug(value: &str) -> Option<String> {
    if !value.is_ascii() {
        return None;
    }
    let mut slug = String::new();
    for c in value.chars().take(64).flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    Some(slug.trim_end_matches('-').to_owned())
}
