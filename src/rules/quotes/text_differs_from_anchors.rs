//! See [`TEXT_DIFFERS_FROM_ANCHORS`].

use super::alteration::{Alteration, Judge};
use super::edits::{self, Edit};
use crate::grounding::sense::{Sense, is_negation, numerals};
use crate::grounding::{respelled, same_but_typography, same_when_decoded};
use crate::model::path::PathBuf;
use crate::model::{Quote, QuoteKind, Verbatim};
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};
use crate::text::{has_hidden, hidden};

rule! {
    /// The text of a quote is not what its anchors say.
    ///
    /// `text` is what people read, the `exact` of the anchors is what is proved: they must not drift
    /// apart. In published gold data the marked words of every ninth record are not those of its
    /// text. The text of a direct or mixed quote is the words of its anchors, joined by one blank.
    /// Quotation marks around the whole or around a part, one comma or full stop at the end, the kind
    /// and amount of white space, characters that cannot be seen and all other typography do not
    /// count: with the text of the source at hand, V420 gives the form of the source. Quotes in which
    /// an anchor has no `exact` are not compared.
    ///
    /// Where the text has square brackets or ellipses, each is written for any number of words that
    /// the anchors have in its place; all other words have to be the same, but for punctuation and
    /// typography. The sense has to be the same too:
    ///
    /// * What is left out may not be a negation or a denial ("not", "never", "refuse", "impossible"),
    ///   a number, a condition ("if", "unless") or a modal verb that governs the words that are kept.
    ///   A bracket may have a negation as strong for one that it replaces. A negation with more words
    ///   after it ("not only") is not as strong as the bare one.
    /// * A bracket may not put in a negation where there was none, nor a part of a word that denies the
    ///   rest (`[un]willing`, `harm[less]`, `would[n’t]`), nor another modal verb.
    /// * A number in a bracket has the value and the unit of the one that it replaces: `[5,000,000]`
    ///   for "5 million", never `[50 million]` and never `[5 percent]`.
    /// * A bracket may give a name for a pronoun, and no name for another name. Names are those of the
    ///   record's actors and of countries, and words with a capital inside a sentence.
    ///
    /// An indirect quote is a paraphrase, and only one thing is looked at: where it has the very words of
    /// its one anchor but for a negation, or for numbers in digits, it says something else.
    ///
    /// A table at the end of the page of all rules says what is known in which language.
    ///
    /// ```json bad
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour is open",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "anchors": [{ "exact": "The harbour stays open," }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "We shall […] close the harbour",
    ///     "language": "en", "speaker": "harbour-guild", "edited": true,
    ///     "anchors": [{ "exact": "We shall not close the harbour" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "We shall [not] close the harbour",
    ///     "language": "en", "speaker": "harbour-guild", "edited": true,
    ///     "anchors": [{ "exact": "We shall close the harbour" }] }] }
    /// ```
    ///
    /// ```json bad
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "We are [un]willing to close it",
    ///     "language": "en", "speaker": "harbour-guild", "edited": true,
    ///     "anchors": [{ "exact": "We are willing to close it" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open, and you know it",
    ///     "language": "en", "speaker": "harbour-guild",
    ///     "anchors": [{ "exact": "The harbour stays open," }, { "exact": "and you know it." }] }] }
    /// ```
    ///
    /// ```json good
    /// { "quotes": [{ "id": "q-1", "kind": "direct", "text": "[The guild] will […] not yield",
    ///     "language": "en", "speaker": "harbour-guild", "edited": true,
    ///     "anchors": [{ "exact": "We will, as I said, not yield" }] }] }
    /// ```
    TEXT_DIFFERS_FROM_ANCHORS = "V407" "text-differs-from-anchors" Error by check:
        "the text of a quote is not what its anchors say"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (number, quote) in scope.record.quotes.iter().enumerate() {
        if findings.is_full() {
            return;
        }
        let parting = match quote.kind {
            QuoteKind::Indirect => turned(quote, &scope.judge(quote)).map(Parting::Edit),
            _ => parting(quote, || scope.judge(quote)),
        };
        let Some(parting) = parting else { continue };
        let help = help(&parting, quote);
        let message = match parting {
            Parting::Edit(alteration) => {
                format!("the quote {} {alteration}", words::quoted(quote.id.as_str()))
            }
            Parting::Markup(markup) => format!(
                "the text of the quote {} and its anchors are the same when the {markup} in them are decoded",
                words::quoted(quote.id.as_str())
            ),
            Parting::Words(own, theirs) => format!(
                "the text of the quote {} is not what its anchors say: {} against {}",
                words::quoted(quote.id.as_str()),
                told(&own),
                told(&theirs)
            ),
        };
        let path = PathBuf::root().key("quotes").index(number);
        let anchors = match quote.anchors.as_deref() {
            Some([_]) => path.clone().key("anchors").index(0).key("exact"),
            _ => path.clone().key("anchors"),
        };
        let mut finding =
            Finding::new(&TEXT_DIFFERS_FROM_ANCHORS, Spot::value(path.key("text")), message)
                .help(help)
                .related(Spot::value(anchors), "the words of the source");
        // What was mended elsewhere may be what it was compared with.
        finding.absence = Some(Absence::Reference);
        findings.push(finding);
    }
}

/// The most words in which an indirect quote and its anchor may differ for one negation.
const TURNED: usize = 3;

/// So many words have to be the same.
const SAME: usize = 4;

/// The negation or the numbers by which alone an indirect quote differs from its one anchor.
fn turned(quote: &Quote<'_>, judge: &Judge<'_>) -> Option<Alteration> {
    let [anchor] = quote.anchors.as_deref()? else { return None };
    let theirs = anchor.exact.as_ref()?.as_str();
    let own = quote.text.as_str();
    if own.len() > LONGEST || theirs.len() > LONGEST {
        return None;
    }
    let (own, theirs) = (keys(own), keys(theirs));
    if let Some(number) = other_number(&own, &theirs, &judge.language) {
        return Some(number);
    }
    let ahead = own.iter().zip(&theirs).take_while(|(one, other)| one == other).count();
    let (own, theirs) = (own.get(ahead..)?, theirs.get(ahead..)?);
    let behind = own.iter().rev().zip(theirs.iter().rev());
    let behind = behind.take_while(|(one, other)| one == other).count();
    let own = own.get(..own.len() - behind)?;
    let theirs = theirs.get(..theirs.len() - behind)?;
    if ahead + behind < SAME || own.len() > TURNED || theirs.len() > TURNED {
        return None;
    }
    let negation =
        |words: &[String]| words.iter().find(|word| is_negation(word, &judge.language)).cloned();
    match (negation(own), negation(theirs)) {
        (None, Some(word)) if is_rest(own, theirs) => {
            Some(Alteration::LeavesOut(Sense::Negation, word))
        }
        (Some(word), None) if is_rest(theirs, own) => {
            Some(Alteration::PutsIn(Sense::Negation, word))
        }
        _ => None,
    }
}

/// The first number by which an indirect quote differs from its anchor, if nothing but numbers in
/// digits is different.
fn other_number(own: &[String], theirs: &[String], language: &str) -> Option<Alteration> {
    if own.len() != theirs.len() {
        return None;
    }
    let different = own.iter().zip(theirs).filter(|(one, other)| one != other);
    let different: Vec<(&String, &String)> = different.take(TURNED + 1).collect();
    let is_number = |word: &str| word.contains(|c: char| c.is_numeric());
    let differ = |(one, other): &(&String, &String)| {
        let (one, other) = (numerals(one, language), numerals(other, language));
        matches!((&one[..], &other[..]), ([one], [other]) if !one.may_be(other))
    };
    let all_are = different.iter().all(|(one, other)| is_number(one) && is_number(other));
    if !all_are || different.len() > TURNED || own.len() < SAME + different.len() {
        return None;
    }
    let (one, other) = different.into_iter().find(differ)?;
    Some(Alteration::Number(one.clone(), other.clone()))
}

/// Longer texts are not compared word by word, in bytes.
const LONGEST: usize = 1 << 12;

fn keys(text: &str) -> Vec<String> {
    crate::grounding::words(text).into_iter().map(|word| word.key.to_lowercase()).collect()
}

/// Whether words are what remains of others without their negation: "ont" of "n'ont pas", or one word
/// for the one that denies, as "will" for "won't".
fn is_rest(words: &[String], denied: &[String]) -> bool {
    let is_there = |word: &String| {
        denied.iter().any(|other| {
            other == word
                || other.strip_suffix(word.as_str()).is_some_and(|rest| rest.ends_with('\''))
        })
    };
    words.iter().all(is_there) || (words.len() == 1 && denied.len() == 1)
}

/// What to do about it. A text that alters the sense has no anchors that would be right.
fn help(parting: &Parting, quote: &Quote<'_>) -> &'static str {
    match parting {
        Parting::Edit(_) if quote.edited == Some(true) => {
            "write `text` as the anchors have it, and \"edited\": false if no other edit is left"
        }
        Parting::Edit(_) => "write `text` as the anchors have it",
        Parting::Markup(_) => "decode both to plain text",
        Parting::Words(..) => {
            "write `text` as the anchors have it, or make the anchors those of the text"
        }
    }
}

/// How the text of a quote and its anchors part.
#[derive(Debug, PartialEq, Eq)]
enum Parting {
    /// From here on they have other words: the text's, the anchors'.
    Words(String, String),
    /// One of them has this markup, and nothing else is different.
    Markup(&'static str),
    /// Its brackets or ellipses alter the sense.
    Edit(Alteration),
}

fn parting<'r>(quote: &Quote<'_>, judge: impl FnOnce() -> Judge<'r>) -> Option<Parting> {
    let anchors = quote.anchors.as_deref().filter(|anchors| !anchors.is_empty())?;
    let exact: Option<Vec<&str>> =
        anchors.iter().map(|anchor| anchor.exact.as_ref().map(Verbatim::as_str)).collect();
    compare(quote.text.as_str(), &exact?, judge)
}

fn compare<'r>(text: &str, exact: &[&str], judge: impl FnOnce() -> Judge<'r>) -> Option<Parting> {
    // Most quotes have one anchor, letter for letter.
    if let [one] = exact
        && !has_hidden(text)
        && core(text) == core(one)
    {
        return None;
    }
    let own = folded(text);
    let joined = folded(&exact.join(" "));
    // Each part may have its own marks.
    let unmarked = unmarked(exact);
    if typographic(text, exact, &unmarked).is_some() {
        return None;
    }
    let unmarked = folded(&unmarked);
    if core(&own) == core(&joined) || core(&own) == core(&unmarked) {
        return None;
    }
    if let Some(markup) = same_when_decoded(core(text), core(&exact.join(" "))) {
        return Some(Parting::Markup(markup.as_str()));
    }
    if edits::first_mark(text).is_some() {
        match edits::compare(&own, &unmarked, &judge()) {
            Edit::Faithful => return None,
            Edit::Altered(alteration) => return Some(Parting::Edit(alteration)),
            Edit::Different => {}
        }
    }
    let (own, theirs) = from_where_they_part(core(&own), core(&unmarked));
    Some(Parting::Words(own.to_owned(), theirs.to_owned()))
}

/// The words of the anchors, each without its marks, joined by one blank.
fn unmarked(exact: &[&str]) -> String {
    exact.iter().map(|part| without_marks(part)).collect::<Vec<&str>>().join(" ")
}

/// The words of the anchors that a text has but for typography.
fn typographic(text: &str, exact: &[&str], unmarked: &str) -> Option<String> {
    let joined = exact.join(" ");
    let same = |words: &str| same_but_typography(core(text), core(words));
    if same(&joined) { Some(joined) } else { same(unmarked).then(|| unmarked.to_owned()) }
}

/// The text of a quote in the typography of its anchors, where nothing else is different; none where
/// the kind of white space, line ends and hidden characters are the only difference.
pub(super) fn respelled_text(quote: &Quote<'_>) -> Option<String> {
    let anchors = quote.anchors.as_deref().filter(|anchors| !anchors.is_empty())?;
    let exact: Option<Vec<&str>> =
        anchors.iter().map(|anchor| anchor.exact.as_ref().map(Verbatim::as_str)).collect();
    respelled_as(quote.text.as_str(), &exact?)
}

/// The same for a text, and the words of all its anchors.
pub(crate) fn respelled_as(text: &str, exact: &[&str]) -> Option<String> {
    let unmarked = unmarked(exact);
    let own = folded(text);
    if core(&own) == core(&folded(&exact.join(" "))) || core(&own) == core(&folded(&unmarked)) {
        return None;
    }
    let words = typographic(text, exact, &unmarked)?;
    respelled(text, &words).filter(|told| told != text)
}

/// The text with one blank for each run of white space, and without what cannot be seen.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let start = folded.len();
        folded.extend(word.chars().filter(|c| hidden(*c).is_none()));
        if folded.len() > start && start > 0 {
            folded.insert(start, ' ');
        }
    }
    folded
}

/// The text without marks around it, and without one comma or full stop at its end.
fn core(text: &str) -> &str {
    let text = without_marks(text);
    without_marks(
        text.strip_suffix([',', '.', '،', '،', '۔', '，', '、', '。', '।']).unwrap_or(text),
    )
}

fn without_marks(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_quotation_mark(c))
}

/// Quotation marks of any script (the Unicode property), and what is typed for them.
fn is_quotation_mark(c: char) -> bool {
    matches!(c,
        '"' | '\'' | '`' | '«' | '»' | '\u{2018}'..='\u{201F}' | '‹' | '›' | '\u{2E42}'
        | '\u{300C}'..='\u{300F}' | '\u{301D}'..='\u{301F}' | '\u{FE41}'..='\u{FE44}'
        | '\u{FF02}' | '\u{FF07}' | '\u{FF62}' | '\u{FF63}')
}

/// Both texts from the word on in which they part.
fn from_where_they_part<'t>(own: &'t str, theirs: &'t str) -> (&'t str, &'t str) {
    let alike = own.char_indices().zip(theirs.chars()).take_while(|((_, a), b)| a == b);
    let end = alike.last().map_or(0, |((at, c), _)| at + c.len_utf8());
    let same = own.get(..end).unwrap_or_default();
    // From the start of the word, if it is no longer than words are.
    let back = same.chars().rev().take(24).take_while(|c| !c.is_whitespace());
    let start = end - back.map(char::len_utf8).sum::<usize>();
    (own.get(start..).unwrap_or_default(), theirs.get(start..).unwrap_or_default())
}

/// A few words of the data, or the word for none.
fn told(text: &str) -> String {
    if text.trim().is_empty() { "nothing".to_owned() } else { words::quoted(text.trim()) }
}

#[cfg(test)]
mod tests {
    use super::{Alteration, Judge, Parting, Sense};

    fn compare(text: &str, exact: &[&str], language: &str) -> Option<Parting> {
        super::compare(text, exact, || Judge::of_language(language))
    }

    #[test]
    fn marks_ends_and_white_space_do_not_count() {
        for (text, exact) in [
            ("very well", &["very well,"][..]),
            ("very well.", &["very well"]),
            ("very well", &["“very well,”"]),
            ("very well", &["“very well”,"]),
            ("We stay, and go", &["“We stay,”", "“and go.”"]),
            ("We stay and go", &["We  stay\n", " and\u{A0}go"]),
            ("ha\u{200B}rbour", &["har\u{AD}bour \u{200B} "]),
            ("I said “no” to it", &["I said “no”", "to it"]),
            ("«Non»", &["Non"]),
            ("港口开放", &["「港口开放。」"]),
            ("Why?", &["Why?"]),
            ("We … stay", &["We all", "stay"]),
            ("We won't stay", &["We won’t stay"]),
            ("We won't … here", &["We won’t stay", "here"]),
            ("the harbour stays", &["the har-\nbour stays"]),
            ("the 'quay', and go", &["the “quay,”", "and go"]),
            ("نمی\u{200C}فروشیم", &["نمي\u{200C}فروشيم"]),
        ] {
            assert_eq!(compare(text, exact, "en"), None, "{text}");
        }
    }

    #[test]
    fn the_place_where_they_part_is_told() {
        for (text, exact, own, theirs) in [
            ("very good", &["very well"][..], "good", "well"),
            ("very well indeed", &["very well"], "well indeed", "well"),
            ("very", &["very well"], "very", "very well"),
            ("", &["very well"], "", "very well"),
            ("No", &["Yes"], "No", "Yes"),
            ("the harbours", &["the harbour"], "harbours", "harbour"),
            ("We stay and go", &["We stay", "and run"], "go", "run"),
            ("wait.", &["wait..."], "wait", "wait.."),
            ("We … go", &["We stay"], "… go", "stay"),
        ] {
            let wanted = Parting::Words(own.to_owned(), theirs.to_owned());
            assert_eq!(compare(text, exact, "en"), Some(wanted), "{text}");
        }
        let long = "港".repeat(40);
        let (one, other) = (format!("{long}开"), format!("{long}关"));
        let Some(Parting::Words(own, _)) = compare(&one, &[other.as_str()], "zh") else { panic!() };
        assert_eq!(own.chars().count(), 25);
    }

    #[test]
    fn a_lost_negation_is_named() {
        let negation =
            Some(Parting::Edit(Alteration::LeavesOut(Sense::Negation, "not".to_owned())));
        assert_eq!(compare("We will […] yield", &["We will not yield"], "en"), negation);
    }
}
