//! Speech that a dash sets off, as in Spanish, Russian, French and Turkish.
//!
//! A paragraph that begins with a dash may be speech, or an entry of a list, or name a place and an
//! agency. It is speech without doubt where the words of a reporter are set off within it: a verb of
//! saying soon after another dash. Without them it may be speech in some languages, if it looks like
//! a sentence.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use super::around::head;
use super::sentence::{ENDS, sentence_end};
use crate::grounding::sense::{key, verbs_of_saying};

/// Languages in which dashes set off speech.
const WITH_DASHES: &[&str] = &[
    "es", "ru", "uk", "be", "bg", "fr", "tr", "pl", "cs", "hu", "pt", "it", "ro", "sv", "nb", "da",
    "fi", "el", "ca", "gl", "sr", "lt", "lv", "et",
];

/// The verbs of saying of one language, small and plain.
type Verbs = HashSet<&'static str>;

/// The verbs of saying by language.
static SAYING: LazyLock<HashMap<&str, Verbs>> = LazyLock::new(|| {
    WITH_DASHES.iter().map(|tag| (*tag, verbs_of_saying(tag).collect())).collect()
});

/// The verbs of saying of all these languages.
static ALL: LazyLock<Verbs> = LazyLock::new(|| SAYING.values().flatten().copied().collect());

/// Languages that set off the words of a reporter with commas alone.
const WITH_COMMAS: &[&str] =
    &["fr", "tr", "it", "pt", "es", "el", "sv", "nb", "no", "nn", "da", "fi"];

/// Words before the verb in a compound tense.
const AUXILIARIES: &[&str] =
    &["a", "ont", "avait", "ha", "hanno", "aveva", "tem", "tinha", "havia"];

/// Among how many words the verb is.
const VERB: usize = 4;

/// The most words of a reporter between commas.
const CLAUSE: usize = 14;

/// A piece of speech, in bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Spoken {
    pub(super) outer: Range<usize>,
    pub(super) inner: Range<usize>,
    /// Whether it is certain that it is speech.
    pub(super) certain: bool,
}

/// The speech of a paragraph that begins with a dash; nothing where it is not speech.
pub(super) fn speech(text: &str, paragraph: &Range<usize>, language: &str) -> Vec<Spoken> {
    let start = head(text, paragraph);
    let Some(words) = text.get(start..paragraph.end) else { return Vec::new() };
    let Some(dash) = words.chars().next().filter(|c| is_dash(*c) || *c == '-') else {
        return Vec::new();
    };
    let after = words.get(dash.len_utf8()..).unwrap_or_default();
    if after.starts_with(|c| is_dash(c) || c == '-') || (dash == '-' && !after.starts_with(' ')) {
        return Vec::new();
    }
    let segments = segments(words);
    let mut spoken = by_dashes(words, &segments);
    if spoken.is_empty() {
        let whole = dash.len_utf8()..words.len();
        spoken = by_commas(words, &whole, language);
        if spoken.is_empty() && dash != '-' && is_sentence(after, language) {
            spoken.extend(piece(words, 0, whole, false));
        }
    }
    let moved = |range: &Range<usize>| range.start + start..range.end + start;
    for one in &mut spoken {
        (one.outer, one.inner) = (moved(&one.outer), moved(&one.inner));
    }
    spoken
}

const fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '―')
}

/// What is between the dashes of a paragraph that begins with one.
fn segments(words: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start: Option<usize> = None;
    let mut before = Some(' ');
    for (at, c) in words.char_indices() {
        let end = at + c.len_utf8();
        let after = words.get(end..).and_then(|rest| rest.chars().next());
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let parts = match c {
            '—' | '―' => true,
            '–' => blank(before) || blank(after) || before.is_some_and(|c| ",.!?…".contains(c)),
            '-' => blank(before) && blank(after),
            _ => false,
        };
        if at == 0 || parts {
            all.extend(start.map(|start| start..at));
            start = Some(end);
        }
        before = Some(c);
    }
    all.extend(start.map(|start| start..words.len()));
    all
}

/// The speech around the words of a reporter that dashes set off; none if there are no such words.
fn by_dashes(words: &str, segments: &[Range<usize>]) -> Vec<Spoken> {
    let mut found = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let mut clauses = 0;
    for segment in segments {
        let part = words.get(segment.clone()).unwrap_or_default();
        match &mut open {
            Some(speech) if is_clause(part) => {
                found.extend(piece(words, found.len(), speech.clone(), true));
                open = None;
                clauses += 1;
            }
            // A dash within the speech.
            Some(speech) => speech.end = segment.end,
            None => open = Some(segment.clone()),
        }
    }
    if clauses == 0 {
        return Vec::new();
    }
    found.extend(open.and_then(|speech| piece(words, found.len(), speech, true)));
    found
}

/// Whether words after a dash are those of a reporter.
fn is_clause(words: &str) -> bool {
    let first = words.trim_start().chars().next();
    first.is_some_and(char::is_lowercase)
        && lower_words(words).take(VERB).any(|word| ALL.contains(word.as_str()))
}

fn lower_words(words: &str) -> impl Iterator<Item = String> {
    let parts = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    parts.map(|word| key(word, ""))
}

/// The speech around the words of a reporter that commas set off: `, dit Venn.`
fn by_commas(words: &str, whole: &Range<usize>, language: &str) -> Vec<Spoken> {
    if !WITH_COMMAS.contains(&language) {
        return Vec::new();
    }
    let tag = if matches!(language, "no" | "nn") { "nb" } else { language };
    let Some(verbs) = SAYING.get(tag) else { return Vec::new() };
    let text = words.get(whole.clone()).unwrap_or_default();
    let clause = text.char_indices().find_map(|(at, c)| {
        let from = at + c.len_utf8();
        let rest = text.get(from..)?;
        let sets_off = ",!?…".contains(c) && rest.starts_with(char::is_whitespace);
        (sets_off && says(rest, verbs)).then_some(from)
    });
    let Some(from) = clause else { return Vec::new() };
    let rest = text.get(from..).unwrap_or_default();
    let end = sentence_end(rest).unwrap_or(rest.len());
    let comma = rest.get(..end).and_then(|clause| clause.find(','));
    let dash = rest.get(end..).is_some_and(|after| after.trim_start().starts_with(is_dash));
    let (end, certain) = comma.map_or((end, dash), |comma| (comma + 1, true));
    if lower_words(rest.get(..end).unwrap_or_default()).take(CLAUSE + 1).count() > CLAUSE {
        return Vec::new();
    }
    let mut found = Vec::new();
    found.extend(piece(words, 0, whole.start..whole.start + from, true));
    // After a full stop the reporter may go on, or the speaker.
    found.extend(piece(words, 1, whole.start + from + end..whole.end, certain));
    found
}

/// Whether words begin with a verb of saying, or with an auxiliary verb and one.
fn says(words: &str, verbs: &Verbs) -> bool {
    if !words.trim_start().starts_with(char::is_lowercase) {
        return false;
    }
    let is_verb = |word: &String| verbs.contains(word.as_str());
    let all: Vec<String> = lower_words(words).take(VERB).collect();
    all.split_first().is_some_and(|(first, rest)| {
        is_verb(first) || (AUXILIARIES.contains(&first.as_str()) && rest.iter().any(is_verb))
    })
}

/// Whether what is after a dash looks like a spoken sentence, in a language in which speech is
/// printed so.
fn is_sentence(after: &str, language: &str) -> bool {
    let after = after.trim();
    let end = after.trim_end_matches(['"', '”', '»', '“', ')']);
    let first = after.trim_start_matches(['¿', '¡', '«', '„', '“', '…', ' ']).chars().next();
    SAYING.contains_key(language)
        && first.is_some_and(char::is_uppercase)
        && end.ends_with(|c| ENDS.contains(c))
        && lower_words(after).take(3).count() > 2
}

/// A piece of speech without what is left of the words of a reporter at its start. The first one
/// begins with its dash.
fn piece(words: &str, number: usize, range: Range<usize>, certain: bool) -> Option<Spoken> {
    let part = words.get(range.clone())?;
    let is_left = |c: char| c.is_whitespace() || (number > 0 && (is_dash(c) || ".,;:".contains(c)));
    let inner = part.trim_start_matches(is_left);
    let start = range.start + (part.len() - inner.len());
    let inner = start..start + inner.trim_end().len();
    let from = if number == 0 { 0 } else { range.start };
    let is_empty = !words.get(inner.clone())?.contains(char::is_alphanumeric);
    (!is_empty).then_some(Spoken { outer: from..inner.end, inner, certain })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken(text: &str, language: &str) -> Vec<String> {
        let mark = |one: &Spoken| {
            format!("{}{}", if one.certain { "" } else { "?" }, &text[one.inner.clone()])
        };
        speech(text, &(0..text.len()), language).iter().map(mark).collect()
    }

    #[test]
    fn the_words_of_a_reporter_are_no_speech() {
        for (language, text, parts) in [
            (
                "es",
                "—No venderemos —dijo Venn—. El muelle se queda.",
                &["No venderemos", "El muelle se queda."][..],
            ),
            ("es", "—No venderemos —dijo Venn, y salió.", &["No venderemos"]),
            (
                "ru",
                "– Мы не продадим, – сказал Венн. – Причал – наш.",
                &["Мы не продадим,", "Причал – наш."],
            ),
            ("ru", "- Мы не продадим, - сказал Венн.", &["Мы не продадим,"]),
            ("fr", "— Non, dit Venn, nous ne vendrons pas.", &["Non,", "nous ne vendrons pas."]),
            ("fr", "— Non, a répondu Venn. Le quai reste.", &["Non,", "?Le quai reste."]),
            ("tr", "— Satmayacağız, dedi Venn.", &["Satmayacağız,"]),
            (
                "nb",
                "– Vi selger ikke, sa Venn. – Kaien er vår.",
                &["Vi selger ikke,", "Kaien er vår."],
            ),
            (
                "",
                "— Não venderemos — disse Venn. — O cais fica.",
                &["Não venderemos", "O cais fica."],
            ),
            ("fr", "— Nous ne vendrons pas le quai.", &["?Nous ne vendrons pas le quai."]),
        ] {
            assert_eq!(spoken(text, language), parts, "{text}");
        }
    }

    #[test]
    fn lists_and_datelines_are_no_speech() {
        for (language, text) in [
            ("en", "– The quay stays open."),
            ("fr", "– 14 navires sont au port."),
            ("fr", "— Reuters"),
            ("fr", "– le quai du port."),
            ("ru", "— 14 кораблей"),
            ("es", "-5 grados"),
            ("es", "---"),
            ("ru", "- Мы не продадим."),
            ("", "— Nous ne vendrons pas le quai."),
        ] {
            assert_eq!(spoken(text, language), Vec::<String>::new(), "{text}");
        }
    }
}
