//! Articles around quotations, and records that read them.

use serde_json::{Map, Value, json};

use super::dice::Dice;
use super::language::{Language, Marks, Template};

/// Where an anchor of the quotation under test starts and ends, while the article is made.
pub(crate) const START: char = '\u{E000}';
pub(crate) const END: char = '\u{E001}';
/// The same of a quotation by somebody else; a sign for the speaker follows the start.
const OTHER: char = '\u{E002}';
const OTHER_END: char = '\u{E003}';
const SPEAKER: u32 = 0xE010;

/// A piece of a sentence to which an anchor belongs.
pub(crate) fn anchored(piece: &str) -> String {
    format!("{START}{piece}{END}")
}

/// How lines are broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lines {
    /// A paragraph is a line.
    Long,
    /// Lines end where they are full.
    Wrapped,
}

/// A span in Unicode scalar values.
pub(crate) type Span = (usize, usize);

/// An article.
pub(crate) struct Article {
    pub(crate) text: String,
    /// The anchors of the quotation under test.
    pub(crate) spans: Vec<Span>,
    /// The quotations of others: who speaks, and where.
    pub(crate) others: Vec<(String, Span)>,
}

impl Article {
    /// How anchors of these words are given: 0 as words, 1 as positions, 2 as both. Words that are
    /// there more than once cannot be given alone.
    pub(crate) fn mode(&self, words: &[String], dice: &mut Dice) -> usize {
        let twice = |words: &String| self.text.matches(words.as_str()).count() > 1;
        match dice.below(3) {
            0 if words.iter().any(twice) => 2,
            mode => mode,
        }
    }

    /// What is there.
    pub(crate) fn slice(&self, span: Span) -> String {
        self.text.chars().skip(span.0).take(span.1 - span.0).collect()
    }
}

/// Puts pieces into a template: `<` and `>` are marks, `{q}`, `{a}` and `{b}` the pieces.
pub(crate) fn fill(template: &str, marks: &Marks, pieces: &[&str]) -> String {
    let mut out = String::new();
    for c in template.chars() {
        match c {
            '<' => out.push_str(&marks.open),
            '>' => out.push_str(&marks.close),
            c => out.push(c),
        }
    }
    for (name, piece) in ["{q}", "{a}", "{b}"].iter().zip(if pieces.len() == 1 {
        [pieces[0], "", ""]
    } else {
        ["", pieces[0], pieces[1]]
    }) {
        out = out.replace(name, piece);
    }
    out
}

/// Moves the end of the last anchor behind the comma or full stop within the marks.
pub(crate) fn with_stop(paragraph: &str, marks: &Marks) -> String {
    for stop in [",", ".", "，", "。", "،", "۔", "、"] {
        let (from, to) =
            (format!("{END}{stop}{}", marks.close), format!("{stop}{END}{}", marks.close));
        if paragraph.contains(&from) {
            return paragraph.replacen(&from, &to, 1);
        }
    }
    paragraph.to_owned()
}

/// A paragraph with a quotation of somebody other than `speaker`.
pub(crate) fn other_paragraph(
    language: &Language,
    marks: &Marks,
    speaker: &str,
    sentence: usize,
    dice: &mut Dice,
) -> String {
    let template = language.template_of_other(speaker, dice);
    let words = language.printed(&language.sentences[sentence].whole(), marks);
    let number = language.actors.iter().position(|actor| actor.id == template.speaker).unwrap();
    let sign = char::from_u32(SPEAKER + u32::try_from(number).unwrap()).unwrap();
    fill(&template.text, marks, &[&format!("{OTHER}{sign}{words}{OTHER_END}")])
}

/// The whole article around one or more paragraphs that belong together.
pub(crate) fn article(
    language: &Language,
    marks: &Marks,
    tested: &[String],
    template: &Template,
    sentences: &[usize],
    lines: Lines,
    dice: &mut Dice,
) -> Article {
    let mut groups = vec![tested.to_vec()];
    let mut taken = sentences.to_vec();
    for _ in 0..=dice.below(2) {
        let sentence = loop {
            let sentence = dice.below(language.sentences.len());
            if !taken.contains(&sentence) {
                break sentence;
            }
        };
        taken.push(sentence);
        let paragraph = other_paragraph(language, marks, &template.speaker, sentence, dice);
        let at = dice.below(groups.len() + 1);
        groups.insert(at, vec![paragraph]);
    }
    let news = dice.below(language.news.len());
    groups.insert(0, vec![language.news[news].clone()]);
    if dice.in_(2) {
        groups.push(vec![language.news[(news + 1) % language.news.len()].clone()]);
    }
    let mut paragraphs: Vec<String> = groups.concat();
    if lines == Lines::Wrapped {
        for paragraph in &mut paragraphs {
            *paragraph = wrapped(language, paragraph);
        }
    }
    let separator = if lines == Lines::Wrapped || dice.in_(2) { "\n\n" } else { "\n" };
    finished(language, &paragraphs.join(separator))
}

/// A paragraph in short lines.
fn wrapped(language: &Language, paragraph: &str) -> String {
    let width = if language.is_wide() { 14 } else { 34 };
    let chars: Vec<char> = paragraph.chars().collect();
    let (mut out, mut length) = (String::new(), 0);
    for (at, &c) in chars.iter().enumerate() {
        length += 1;
        let full = length > width;
        let next = chars.get(at + 1).copied().unwrap_or('.');
        if full && c == ' ' && at > 0 && chars[at - 1] != ' ' && !"–—-".contains(next) {
            out.push('\n');
            length = 0;
        } else {
            out.push(c);
            let letters = |c: char| c.is_alphanumeric() && !c.is_ascii() && c != 'ー';
            if c == '\n' {
                length = 0;
            } else if full && language.is_wide() && letters(c) && letters(next) {
                out.push('\n');
                length = 0;
            }
        }
    }
    out
}

/// Takes the signs out of a text and tells where they were.
fn finished(language: &Language, text: &str) -> Article {
    let mut article = Article { text: String::new(), spans: Vec::new(), others: Vec::new() };
    let (mut at, mut start, mut other) = (0, 0, (0, 0));
    for c in text.chars() {
        match c {
            START => start = at,
            END => article.spans.push((start, at)),
            OTHER => other.0 = at,
            OTHER_END => {
                let speaker: &str = &language.actors[other.1].id;
                article.others.push((speaker.to_owned(), (other.0, at)));
            }
            c if (SPEAKER..SPEAKER + 16).contains(&u32::from(c)) => {
                other.1 = usize::try_from(u32::from(c) - SPEAKER).unwrap();
            }
            c => {
                article.text.push(c);
                at += 1;
            }
        }
    }
    article
}

/// What a record says of a place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Anchor {
    pub(crate) span: Option<Span>,
    pub(crate) exact: Option<String>,
    pub(crate) prefix: Option<String>,
    pub(crate) suffix: Option<String>,
}

impl Anchor {
    pub(crate) fn exact(exact: &str) -> Self {
        Anchor { exact: Some(exact.to_owned()), ..Anchor::default() }
    }

    pub(crate) fn at(span: Span) -> Self {
        Anchor { span: Some(span), ..Anchor::default() }
    }

    pub(crate) fn both(span: Span, exact: &str) -> Self {
        Anchor { span: Some(span), ..Anchor::exact(exact) }
    }

    fn value(&self) -> Value {
        let mut out = Map::new();
        if let Some((start, end)) = self.span {
            out.insert("start".into(), start.into());
            out.insert("end".into(), end.into());
        }
        for (name, text) in
            [("exact", &self.exact), ("prefix", &self.prefix), ("suffix", &self.suffix)]
        {
            if let Some(text) = text {
                out.insert(name.into(), text.as_str().into());
            }
        }
        out.into()
    }
}

/// What a record says of a quotation.
#[derive(Clone, Debug)]
pub(crate) struct Quote {
    pub(crate) speaker: String,
    pub(crate) text: String,
    pub(crate) anchors: Vec<Anchor>,
    pub(crate) edited: bool,
}

/// What a record says of the text of its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hash {
    None,
    Right,
    Invented,
}

/// The record of an article; the quotation under test comes first.
pub(crate) fn record(language: &Language, article: &Article, quote: &Quote, hash: Hash) -> Value {
    let value = |speaker: &str, text: &str, anchors: Vec<Value>, number: usize| {
        json!({
            "id": format!("q-{number}"), "kind": "direct", "text": text,
            "language": language.tag, "speaker": speaker, "anchors": anchors,
        })
    };
    let anchors = quote.anchors.iter().map(Anchor::value).collect();
    let mut tested = value(&quote.speaker, &quote.text, anchors, 1);
    if quote.edited {
        tested["edited"] = true.into();
    }
    let mut quotes = vec![tested];
    for (number, (speaker, span)) in article.others.iter().enumerate() {
        let text = article.slice(*span);
        let anchors = vec![Anchor::at(*span).value()];
        let text: Vec<&str> = text.split('\n').collect();
        quotes.push(value(speaker, &text.join(language.joint()), anchors, number + 2));
    }
    let actors: Vec<Value> = language
        .actors
        .iter()
        .map(|actor| json!({ "id": actor.id, "kind": actor.kind, "name": actor.name }))
        .collect();
    // The first sentence, without its full stop.
    let first = article.text.chars().take_while(|c| !"\n.。۔".contains(*c)).count();
    let mut record = json!({
        "schema_version": "1.0",
        "id": "talks",
        "source": {
            "kind": "news_article", "url": "https://example.org/talks",
            "language": language.tag, "license": "CC0-1.0", "text": article.text,
        },
        "event": {
            "id": "e-1", "type": "talks", "name": "Talks about the harbor",
            "status": "occurred", "when": { "basis": "unknown" },
            "participants": [{ "actor": quote.speaker, "role": "participant" }],
            "anchors": [{ "start": 0, "end": first }],
        },
        "actors": actors,
        "quotes": quotes,
        "demands": [],
        "red_lines": [],
        "provenance": { "method": "manual", "license": "CC0-1.0" },
    });
    match hash {
        Hash::None => {}
        Hash::Invented => record["source"]["text_sha256"] = "5eed".repeat(16).into(),
        Hash::Right => {
            record["source"]["text_sha256"] = sha256(&article.text).into();
            record["source"]["text_length"] = article.text.chars().count().into();
        }
    }
    record
}

fn sha256(text: &str) -> String {
    use sha2::Digest as _;
    use std::fmt::Write as _;
    let digest = sha2::Sha256::digest(text.as_bytes());
    digest.iter().fold(String::new(), |mut hash, byte| {
        write!(hash, "{byte:02x}").unwrap();
        hash
    })
}
