//! See [`HIDDEN_CHARACTERS`].

use std::cell::OnceCell;

use foldhash::{HashSet, HashSetExt as _};

use crate::model::Quote;
use crate::model::path::{Path, Segment};
use crate::model::shape::{Class, Scalar};
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, words};
use crate::text::{Hidden, code_point, has_hidden, hidden};

rule! {
    /// A text has characters that cannot be seen.
    ///
    /// Bidirectional controls can make a text look as if it said something else (CVE-2021-42574);
    /// zero-width characters make two names that look alike different. Where they do their proper
    /// work they are no fault: joiners between letters of scripts that join, directional marks
    /// beside right-to-left text, embeddings that are closed again, a variation selector or joiner
    /// within an emoji. Nor are they where the anchor of a quote shows that the source has them.
    ///
    /// ```json bad
    /// { "title": "The har\u200bbour guild" }
    /// ```
    ///
    /// ```json good
    /// { "title": "The harbour guild", "translations": [{ "lang": "fa",
    ///   "summary": "آن\u200cها می\u200cگویند که بندر باز می\u200cماند." }] }
    /// ```
    HIDDEN_CHARACTERS = "V007" "hidden-characters" Warning by check:
        "a text has characters that cannot be seen"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    // The source can be long and is looked through once, if at all.
    let of_source = OnceCell::new();
    let of_source = || {
        of_source
            .get_or_init(|| scope.text.map_or_else(HashSet::new, |text| hidden_in(text.as_str())))
    };
    let wanted =
        |scalar: &'static Scalar, text: &str| scalar.class != Class::Verbatim && has_hidden(text);
    scope.each_beyond_ascii(wanted, |path, _, text| {
        if findings.is_full() {
            return;
        }
        // What a quote's anchors or the text, embedded or found beside the record, have is theirs.
        let quote = quote_at(scope, path);
        let anchors = quote.and_then(|quote| quote.anchors.as_deref()).unwrap_or_default();
        let exact = anchors.iter().filter_map(|anchor| anchor.exact.as_ref());
        let of_anchors: HashSet<char> = exact.flat_map(|e| hidden_in(e.as_str())).collect();
        let in_source =
            |c| quote.is_some() && (of_anchors.contains(&c) || of_source().contains(&c));
        let Some((at, c)) = first_hidden(text, in_source) else { return };
        let path = path.to_owned();
        let message = format!(
            "{} has the invisible {} at character {}",
            words::place(&path),
            code_point(c),
            at + 1
        );
        findings.push(
            Finding::new(&HIDDEN_CHARACTERS, Spot::value(path), message)
                .help("remove it, unless the source has it there"),
        );
    });
}

/// Whether a text has a character that cannot be seen and does no proper work there.
pub(crate) fn is_suspicious(text: &str) -> bool {
    first_hidden(text, |_| false).is_some()
}

/// The invisible characters of a text.
fn hidden_in(text: &str) -> HashSet<char> {
    text.chars().filter(|c| hidden(*c).is_some()).collect()
}

/// The first invisible character that does no proper work and that the source does not have, and
/// its number from 0.
fn first_hidden(text: &str, in_source: impl Fn(char) -> bool) -> Option<(usize, char)> {
    let chars: Vec<char> = text.chars().collect();
    let balanced = is_balanced(&chars);
    let right_to_left = chars.iter().copied().any(is_right_to_left);
    let found = chars.iter().enumerate().filter(|(at, c)| match hidden(**c) {
        None => false,
        // Line feed and tab are told from other controls by the type of the text.
        Some(Hidden::Control) => !matches!(c, '\n' | '\t'),
        Some(Hidden::ZeroWidth) => !is_joiner_at_work(&chars, *at),
        Some(Hidden::Bidi) => !(right_to_left && is_direction_at_work(**c, balanced)),
        Some(Hidden::VariationSelector) => !follows_what_varies(&chars, *at),
        Some(_) => true,
    });
    let mut found = found.filter(|(_, c)| !in_source(**c));
    found.next().map(|(at, c)| (at, *c))
}

/// Whether the joiner or non-joiner at `at` stands beside a letter of a script that joins, or
/// within an emoji.
fn is_joiner_at_work(chars: &[char], at: usize) -> bool {
    if !matches!(chars[at], '\u{200C}' | '\u{200D}') {
        return false;
    }
    // A few other marks may stand between.
    let before = chars[..at].iter().rev().take(4).copied().find(|c| hidden(*c).is_none());
    let after = chars[at + 1..].iter().take(4).copied().find(|c| hidden(*c).is_none());
    before.is_some_and(joins) || (before.is_some_and(is_emoji) && after.is_some_and(is_emoji))
}

/// Whether a directional character in a text with right-to-left letters is a mark, or belongs to
/// embeddings that are all closed.
fn is_direction_at_work(c: char, balanced: bool) -> bool {
    match c {
        '\u{200E}' | '\u{200F}' | '\u{061C}' => true,
        // Overrides make letters run against their own direction: nothing honest needs them.
        '\u{202D}' | '\u{202E}' => false,
        _ => balanced,
    }
}

fn is_balanced(chars: &[char]) -> bool {
    let mut open = Vec::new();
    for c in chars {
        match c {
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => open.push('\u{202C}'),
            '\u{2066}'..='\u{2068}' => open.push('\u{2069}'),
            '\u{202C}' | '\u{2069}' if open.pop() != Some(*c) => return false,
            _ => {}
        }
    }
    open.is_empty()
}

fn follows_what_varies(chars: &[char], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        let c = chars[before];
        is_emoji(c)
            || matches!(c, '0'..='9' | '#' | '*' | '\u{20E3}')
            || is_ideograph(c)
            || is_mongolian(c)
    })
}

/// Letters of scripts whose forms depend on their neighbours: Arabic and its kin, Mongolian, the
/// scripts of India and South-East Asia.
fn joins(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{08FF}' | '\u{0900}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{1800}'..='\u{18AF}' | '\u{1A00}'..='\u{1CFF}' | '\u{A840}'..='\u{ABFF}'
        | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10A00}'..='\u{10FFF}'
        | '\u{11000}'..='\u{11FFF}' | '\u{1E900}'..='\u{1E95F}')
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{061B}' | '\u{061D}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{00A9}' | '\u{00AE}' | '\u{203C}'..='\u{3299}' | '\u{1F000}'..='\u{1FAFF}')
        && !is_ideograph(c)
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

fn is_mongolian(c: char) -> bool {
    matches!(c, '\u{1800}'..='\u{18AF}')
}

/// The quote whose text is at `path`, if it is one.
fn quote_at<'r>(scope: &Scope<'r>, path: &Path<'_>) -> Option<&'r Quote<'r>> {
    let path = path.to_owned();
    let segments: Vec<Segment<'_>> = path.segments().collect();
    match segments[..] {
        [Segment::Key("quotes"), Segment::Index(number), Segment::Key("text")] => {
            scope.record.quotes.get(number)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::first_hidden;

    #[test]
    fn what_does_its_work_is_no_fault() {
        for text in [
            "می‌گویند",
            "آن‌ها «نه» گفتند‏.",
            "שלום‎ (abc)",
            "\u{2067}سلام\u{2069} hello",
            "👩‍👩‍👧",
            "❤️",
            "1️⃣",
            "क्‍ष",
        ] {
            assert_eq!(first_hidden(text, |_| false), None, "{text:?}");
        }
    }

    #[test]
    fn what_hides_is_found() {
        for (text, at) in [
            ("har\u{200B}bour", 3),
            ("har\u{200D}bour", 3),
            ("soft\u{AD}hyphen", 4),
            ("\u{202E}abc", 0),
            ("\u{2067}سلام", 0),
            ("abc\u{200F}", 3),
            ("a\u{FE0F}b", 1),
            ("x\u{E0041}", 1),
        ] {
            assert_eq!(first_hidden(text, |_| false).map(|(at, _)| at), Some(at), "{text:?}");
        }
    }
}
