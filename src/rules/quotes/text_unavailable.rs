//! See [`TEXT_UNAVAILABLE`].

use crate::diagnostic::Severity;
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};

rule! {
    /// The text of the source is not at hand, so that nothing can be proved.
    ///
    /// `text_file` is looked for below the folder of the record and below the folder given as
    /// `--sources`. A file that is not there is a warning: many contributors may not hand on the
    /// text. It is an error if the path, or a link, leads out of its folder, if the file is not
    /// UTF-8 or larger than 64 MiB, or if the profile asks for the text. A record that names no
    /// file has this fault only if the text is asked for and not found otherwise.
    ///
    /// The rule looks at files. This bad example is one only if no file `talks.txt` lies beside it:
    ///
    /// ```json
    /// { "source": { "kind": "news_article", "language": "en", "text_file": "talks.txt" } }
    /// ```
    ///
    /// A record that holds the text, or names none, is without this fault:
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "The harbour stays open, the harbour guild said on 2 March 2026." } }
    /// ```
    TEXT_UNAVAILABLE = "V423" "text-unavailable" Error by check:
        "the text of the source is not at hand, so that nothing can be proved"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    if scope.text.is_some() {
        return;
    }
    let source = PathBuf::root().key("source");
    let named = scope.record.source.text_file.as_ref();
    let (spot, message) = match (scope.unavailable, named) {
        (Some(reason), Some(file)) => (
            Spot::value(source.key("text_file")),
            format!("the source text {} {reason}", words::quoted(file.as_str())),
        ),
        (Some(reason), None) => (Spot::opening(source), format!("the source text {reason}")),
        (None, _) if scope.text_required => {
            (Spot::opening(source), "the source text is asked for and not at hand".to_owned())
        }
        (None, _) => return,
    };
    let missing = scope.unavailable.is_none_or(crate::grounding::Unavailable::is_missing);
    let help = if missing {
        "put the text beside the record, or name its folder with --sources"
    } else {
        "give the text as a UTF-8 file within the folder of the record or of the sources"
    };
    let mut finding = Finding::new(&TEXT_UNAVAILABLE, spot, message).help(help);
    if missing && !scope.text_required {
        finding.severity = Severity::Warning;
    }
    findings.push(finding);
}
