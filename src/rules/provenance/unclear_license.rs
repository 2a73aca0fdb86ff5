//! See [`UNCLEAR_LICENSE`].

use super::licenses::{self, VERSION};
use crate::diagnostic::{FixLevel, Severity};
use crate::model::path::PathBuf;
use crate::nearest::nearest;
use crate::rules::rule::rule;
use crate::rules::{Change, Finding, Findings, Scope, Spot, words};

rule! {
    /// A licence is one that nobody knows, or the record holds a text whose rights are not told.
    ///
    /// Who wants to use a record has to know what its licence allows, and programs decide that by its
    /// SPDX id. An id that is in no list (`CC-BY` without a version, say) decides nothing. Ids are
    /// compared without regard to case; `LicenseRef-` begins an id of one's own, and an IRI may lead to
    /// terms of any sort. The licences of the record and of its source are looked at.
    ///
    /// An article in `source.text` is republished with every copy of the record. Where neither
    /// `license` nor `rights` says that this is allowed, it is only a warning, for the record itself is
    /// right; positions and a hash do without the text.
    ///
    /// ```json bad
    /// { "provenance": { "method": "manual", "license": "CC-BY" } }
    /// ```
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "url": "https://example.org/a", "language": "en",
    ///   "text": "The Harbour Guild met. Then the harbour guild said on 2 March 2026 that it stays." } }
    /// ```
    ///
    /// ```json good
    /// { "provenance": { "method": "manual", "license": "CC-BY-4.0" } }
    /// ```
    ///
    /// The fix puts the closest id of the list in place. It is not safe: versions of a licence differ.
    UNCLEAR_LICENSE = "V706" "unclear-license" Error fix Unsafe by check:
        "a licence is one that nobody knows, or the record holds a text whose rights are not told"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let (source, provenance) = (&scope.record.source, &scope.record.provenance);
    let places = [("source", source.license.as_ref()), ("provenance", Some(&provenance.license))];
    for (place, license) in places {
        let Some(license) = license else { continue };
        let Some(unknown) = licenses::unknown(license.as_str()) else { continue };
        let list = if unknown.is_exception { "exceptions" } else { "licences" };
        let message = format!(
            "`license` is {}, and {} is not in the SPDX list of {list}",
            words::quoted(license.as_str()),
            words::quoted(unknown.id)
        );
        let path = PathBuf::root().key(place).key("license");
        let finding = Finding::new(&UNCLEAR_LICENSE, Spot::value(path), message)
            .found(license.as_str())
            .note(format!("the list is that of version {VERSION}"));
        let near = nearest(unknown.id, licenses::candidates(&unknown));
        findings.push(match near.first().map(|first| first.value.clone()) {
            None => finding.help("write an SPDX id, such as `CC-BY-4.0`, or the IRI of the terms"),
            Some(id) => {
                let better = license.as_str().replacen(unknown.id, &id, 1);
                finding
                    .help(format!("use {}, or write the IRI of the terms", words::quoted(&id)))
                    .suggest(near)
                    .repair(
                        FixLevel::Unsafe,
                        format!("replace with {}", words::quoted(&better)),
                        Change::Replace(format!("\"{better}\"")),
                    )
            }
        });
    }
    if source.text.is_some() && source.license.is_none() && source.rights.is_none() {
        let path = PathBuf::root().key("source").key("text");
        let message = "the record holds the text of its source, and it is not said who may";
        let mut finding = Finding::new(&UNCLEAR_LICENSE, Spot::value(path), message).help(
            "add `license` or `rights` to the source, or leave the text out and give `text_sha256` \
             and `text_length`",
        );
        finding.severity = Severity::Warning;
        findings.push(finding);
    }
}
