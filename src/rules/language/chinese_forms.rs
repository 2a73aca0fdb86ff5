//! Simplified and traditional signs of Chinese against the tag of a text.

use std::sync::LazyLock;

use foldhash::HashSet;

use super::script_of_another_language::SCRIPT_OF_ANOTHER_LANGUAGE;
use crate::grounding::plain;
use crate::model::path::PathBuf;
use crate::rules::{Finding, Findings, Scope, Spot, words};

/// The two forms in which many signs are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Simplified,
    Traditional,
}

/// Fewer signs decide nothing.
const LEAST: usize = 15;

/// So many signs need the form that the tag does not name.
const LEAST_OF_FORM: usize = 5;

/// So many signs of a text are looked at.
const MOST: usize = 2_000;

/// The simplified signs for which there is another, traditional one. Some are written in traditional
/// texts, too, for another word.
static SIMPLIFIED: LazyLock<HashSet<char>> =
    LazyLock::new(|| ('㐀'..='鿿').filter(|c| is_traditional(*c)).map(plain).collect());

/// Reports quotes, and the source, whose tag names the form of signs that they do not have.
pub(super) fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let source = scope.record.source.language.as_str();
    let path = PathBuf::root().key("source").key("language");
    findings.extend(scope.text.and_then(|text| misfit(text.as_str(), source, path)));
    for (number, quote) in scope.record.quotes.iter().enumerate() {
        let path = || PathBuf::root().key("quotes").index(number).key("language");
        findings.extend(misfit(quote.text.as_str(), quote.language.as_str(), path()));
    }
}

fn misfit(text: &str, tag: &str, path: PathBuf) -> Option<Finding> {
    let said = form_of_tag(tag)?;
    let found = form(text)?;
    if found == said {
        return None;
    }
    let (name, code) = match found {
        Form::Simplified => ("simplified", "Hans"),
        Form::Traditional => ("traditional", "Hant"),
    };
    let message = format!("the text is in {name} signs, and {} is not", words::quoted(tag));
    let finding = Finding::new(&SCRIPT_OF_ANOTHER_LANGUAGE, Spot::value(path), message).found(tag);
    Some(
        finding
            .help(format!("write `{code}` in the tag, as in `zh-{code}`, or leave the script out")),
    )
}

/// The form that a tag names.
fn form_of_tag(tag: &str) -> Option<Form> {
    let mut parts = tag.split('-');
    let language = parts.next()?;
    if !["zh", "cmn", "yue"].iter().any(|chinese| language.eq_ignore_ascii_case(chinese)) {
        return None;
    }
    parts.find_map(|part| {
        let is = |code: &str| part.eq_ignore_ascii_case(code);
        (is("Hans").then_some(Form::Simplified)).or(is("Hant").then_some(Form::Traditional))
    })
}

/// The form of a text: of a traditional one, a third of the signs have a simplified form; of a
/// simplified one, none.
fn form(text: &str) -> Option<Form> {
    let signs = || text.chars().filter(|c| matches!(c, '㐀'..='鿿')).take(MOST);
    let all = signs().count();
    let traditional = signs().filter(|c| is_traditional(*c)).count();
    let simplified = signs().filter(|c| SIMPLIFIED.contains(c)).count();
    if all < LEAST {
        None
    } else if traditional * 50 <= all && simplified >= LEAST_OF_FORM {
        Some(Form::Simplified)
    } else if traditional >= LEAST_OF_FORM && traditional * 10 >= all && traditional > simplified {
        Some(Form::Traditional)
    } else {
        None
    }
}

/// Whether a sign has a simplified form.
fn is_traditional(c: char) -> bool {
    plain(c) != c
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_told_apart() {
        for (text, wanted) in [
            ("我们坚决反对任何国家在北礁附近举行军事演习", Some(Form::Simplified)),
            ("我們堅決反對任何國家在北礁附近舉行軍事演習", Some(Form::Traditional)),
            ("不可接受", None),
        ] {
            assert_eq!(form(text), wanted, "{text}");
        }
        assert_eq!(form_of_tag("zh-hant-TW"), Some(Form::Traditional));
        assert_eq!(form_of_tag("zh"), None);
        assert_eq!(form_of_tag("ja-Hans"), None);
    }
}
