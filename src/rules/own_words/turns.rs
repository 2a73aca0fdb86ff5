//! The turns of a transcript: who speaks from where on, by the labels at the starts of lines.

use std::ops::Range;

use super::lexicon::{self, Kind};
use crate::grounding::{SourceText, paragraphs, sense};
use crate::rules::naming::{Known, Naming, words_of};
use crate::text::{is_alphanumeric, is_without_blanks};

/// The longest label, in bytes; what is longer is a sentence.
const LONGEST: usize = 120;

/// The most words of a label.
const WORDS: usize = 8;

/// The most words of a label in small letters, and half of the most signs of one.
const FEW: usize = 5;

/// So many labels make a transcript of a document that may be one.
const LEAST: usize = 2;

/// So many make one of a report.
const MANY: usize = 3;

/// Whom a label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// Somebody unnamed, or a medium, who asks.
    Question,
    /// Somebody unnamed who answers.
    Answer,
    /// The person with that number, and nobody else.
    Person(u32),
    /// It cannot be told.
    Unknown,
}

/// What one says before the next one speaks. All places are in bytes.
#[derive(Clone, Debug)]
pub(super) struct Turn {
    pub(super) label: Label,
    /// Where the label is, with the colon after it.
    pub(super) at: Range<usize>,
    /// The end of the first paragraph of what is said.
    pub(super) first_end: usize,
}

/// The turns of a text, in order.
#[derive(Debug, Default)]
pub(super) struct Turns {
    all: Vec<Turn>,
}

impl Turns {
    /// `is_own`: whether the document is known to be somebody's own words.
    pub(super) fn new(
        text: &SourceText,
        language: &str,
        is_own: bool,
        naming: &Naming<'_>,
    ) -> Self {
        let text = text.as_str();
        let mut all = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let at = start + (line.len() - line.trim_start().len());
            start += line.len();
            if let Some((label, end)) = label(line.trim(), language, is_own, naming) {
                all.push(Turn { label, at: at..at + end, first_end: at + line.trim().len() });
            }
        }
        // "A." without a "Q." is an initial.
        let asks = all.iter().any(|turn| turn.label == Label::Question);
        all.retain(|turn| asks || text.get(turn.at.clone()) != Some("A."));
        if all.is_empty() && is_own {
            return Turns { all: after_dashes(text) };
        }
        let told: Vec<Label> =
            all.iter().map(|turn| turn.label).filter(|label| *label != Label::Unknown).collect();
        let is_transcript = if is_own {
            all.len() >= LEAST && !told.is_empty()
        } else {
            told.len() >= MANY && told.iter().any(|label| Some(label) != told.first())
        };
        if !is_transcript {
            return Turns::default();
        }
        let paragraphs = paragraphs(text);
        let mut next = text.len();
        for turn in all.iter_mut().rev() {
            // After a label on a line of its own the words are in the next paragraph.
            let from =
                text.get(turn.at.end..).map_or(0, |rest| rest.len() - rest.trim_start().len());
            let from = turn.at.end + from;
            let number = paragraphs.partition_point(|paragraph| paragraph.end <= from);
            let end = paragraphs.get(number).map_or(turn.first_end, |paragraph| paragraph.end);
            turn.first_end = end.min(next);
            next = turn.at.start;
        }
        Turns { all }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The turn in which a byte is.
    pub(super) fn at(&self, byte: usize) -> Option<&Turn> {
        let next = self.all.partition_point(|turn| turn.at.start <= byte);
        self.all.get(next.checked_sub(1)?)
    }

    /// Whether a label names that person.
    pub(super) fn have(&self, person: u32) -> bool {
        self.all.iter().any(|turn| turn.label == Label::Person(person))
    }

    /// Whether somebody unnamed answers.
    pub(super) fn have_answers(&self) -> bool {
        self.all.iter().any(|turn| turn.label == Label::Answer)
    }
}

/// So many answers after a dash, each below a question, make an interview.
const ANSWERS: usize = 3;

/// The turns of an interview whose answers begin with a dash and whose questions have no label, as is
/// usual in Scandinavia.
fn after_dashes(text: &str) -> Vec<Turn> {
    let paragraphs = paragraphs(text);
    let words = |at: &Range<usize>| text.get(at.clone()).unwrap_or_default();
    let answers = |at: &Range<usize>| words(at).starts_with(['–', '—']);
    let asks = |at: &Range<usize>| words(at).ends_with(['?', '？', '؟']) && !answers(at);
    let turn = |label, at: &Range<usize>| Turn { label, at: at.start..at.start, first_end: at.end };
    let mut all = Vec::new();
    for pair in paragraphs.windows(2) {
        if let [question, answer] = pair
            && asks(question)
            && answers(answer)
        {
            all.push(turn(Label::Question, question));
            all.push(turn(Label::Answer, answer));
        }
    }
    if all.len() < 2 * ANSWERS { Vec::new() } else { all }
}

/// The label at the start of a line, and where it ends.
fn label(line: &str, language: &str, is_own: bool, naming: &Naming<'_>) -> Option<(Label, usize)> {
    if let Some(rest) = line.strip_prefix('Q')
        && rest.starts_with(|c: char| c.is_whitespace() || matches!(c, '.' | '-' | '–' | '—'))
    {
        return Some((Label::Question, 1));
    }
    if line.starts_with("A. ") {
        return Some((Label::Answer, 2));
    }
    if let Some(rest) = line.strip_prefix('【') {
        let end = rest.char_indices().take(LONGEST).find(|(_, c)| *c == '】')?.0;
        return Some((
            named(rest.get(..end)?, language, is_own, naming)?,
            '【'.len_utf8() * 2 + end,
        ));
    }
    let mut ends = line.char_indices().take_while(|(at, _)| *at <= LONGEST);
    let (at, colon) = ends.find(|(_, c)| matches!(c, ':' | '：' | '\n'))?;
    let words = line.get(..at)?;
    let after = line.get(at + colon.len_utf8()..)?;
    let is_time = words.ends_with(|c: char| c.is_ascii_digit());
    if colon == '\n' || after.starts_with('/') || is_time || !is_plain(words) {
        return None;
    }
    Some((named(words, language, is_own, naming)?, at + colon.len_utf8()))
}

/// Whether no sentence ends within a text and nothing in it is in quotation marks.
fn is_plain(text: &str) -> bool {
    let marks =
        |c| matches!(c, '“' | '”' | '"' | '«' | '»' | '„' | '「' | '」' | '!' | '?' | ';' | '…');
    let ends = |c| matches!(c, '。' | '！' | '？' | '؟' | '；' | '।' | '۔' | '，' | '、');
    let sentences = text.match_indices(". ").filter_map(|(at, _)| text.get(..at));
    let is_long = |part: &str| {
        part.rsplit(|c: char| !c.is_alphanumeric()).next().is_some_and(|word| {
            word.chars().nth(3).is_some() && word.chars().any(char::is_lowercase)
        })
    };
    !text.contains(marks) && !text.contains(ends) && !sentences.into_iter().any(is_long)
}

/// Whom a label names, if it is one.
fn named(label: &str, language: &str, is_own: bool, naming: &Naming<'_>) -> Option<Label> {
    let label = without_brackets(label);
    if !label.contains(is_alphanumeric) {
        return None;
    }
    let words = words_of(&label);
    let signs = label.chars().filter(|c| is_without_blanks(*c)).count();
    if words.len() > WORDS || signs > 4 * FEW {
        return None;
    }
    if lexicon::is(Kind::Question, &label, language) {
        return Some(Label::Question);
    }
    if lexicon::is(Kind::Answer, &label, language) {
        return Some(Label::Answer);
    }
    if signs > 0 && (label.contains("记者") || label.contains("記者")) {
        return Some(Label::Question);
    }
    if sense::reports(&label, language) {
        return None;
    }
    let known = naming.known();
    let begins = words.first().and_then(|word| word.chars().next());
    if signs == 0 && begins.is_some_and(char::is_lowercase) {
        return None;
    }
    let person = person(&label, language, known);
    let is_cased = words.iter().any(|word| word.chars().any(char::is_uppercase));
    let few = words.len() <= FEW;
    let is_capital = |word: &&str| {
        word.chars().nth(3).is_none() || word.chars().next().is_some_and(|c| !c.is_lowercase())
    };
    match person {
        Some(person) if few => Some(Label::Person(person)),
        // In an interview the name of the newspaper is the label of who asks.
        None if is_own && few && is_media(&label, language, known) => Some(Label::Question),
        _ if is_cased && words.iter().all(is_capital) => {
            Some(person.map_or(Label::Unknown, Label::Person))
        }
        _ => None,
    }
}

/// The one person whom a label names.
fn person(label: &str, language: &str, known: &Known) -> Option<u32> {
    let found = known.mentions(label, language);
    let mut persons = found.iter().filter(|mention| mention.sure || fills(mention.at.len(), label));
    let first = persons.next().filter(|first| !first.more)?;
    let mut ids = first.actors.iter().copied().filter(|actor| known.is_person(*actor));
    let one = ids.next().filter(|_| ids.next().is_none())?;
    persons.all(|other| !other.more && other.actors.contains(&one)).then_some(one)
}

/// Whether a label is the name of a newspaper, an agency or a broadcaster of the record.
fn is_media(label: &str, language: &str, known: &Known) -> bool {
    let found = known.mentions(label, language);
    found.iter().any(|mention| {
        !mention.more
            && fills(mention.at.len(), label)
            && mention.actors.iter().all(|actor| known.is_media(*actor))
    })
}

fn fills(length: usize, label: &str) -> bool {
    length * 2 >= label.trim().len()
}

/// A label without what is in brackets: "Q (Reuters)", "MR. VENN [through an interpreter]".
fn without_brackets(label: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::with_capacity(label.len());
    for c in label.chars() {
        match c {
            '(' | '[' | '（' => depth += 1,
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}
