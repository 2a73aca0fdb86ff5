//! Documents that a report prints in full.
//!
//! A report of a statement is not the statement: where nothing is in marks, its words are those of
//! the reporter. So a document is taken to be printed only where the text says so, or where the
//! record says that the words come from one and they cannot be those of a reporter.

use super::lexicon::{self, Kind};
use crate::grounding::{SourceText, paragraphs};
use crate::model::{ActorKind, ChannelKind, Line, Quote, SourceKind};
use crate::rules::Scope;
use crate::rules::naming::primary;

/// The longest paragraph that announces a document, in bytes.
const LONGEST: usize = 360;

/// Where the first document begins that the text announces and prints, in bytes: after a paragraph
/// such as "The full text of the statement:" or "The communiqué reads as follows:".
pub(super) fn printed_from(text: &str, language: &str) -> Option<usize> {
    let all = paragraphs(text);
    let announces = |paragraph: &str| is_announcement(paragraph, language);
    let number = all.iter().position(|at| text.get(at.clone()).is_some_and(announces))?;
    all.get(number + 1).map(|next| next.start)
}

/// Whether a paragraph says that a document follows.
fn is_announcement(paragraph: &str, language: &str) -> bool {
    let marked = |c| matches!(c, '“' | '”' | '"' | '«' | '»' | '„' | '「' | '」');
    if paragraph.len() > LONGEST || paragraph.contains(marked) {
        return false;
    }
    let is_colon = paragraph.ends_with([':', '：']);
    let is_end = |c| matches!(c, '.' | '。' | '।' | '۔' | '!' | '?');
    let is_sentence = paragraph.ends_with(is_end);
    if (is_colon || is_sentence) && sentences(paragraph) > 1 {
        return false;
    }
    let plain = lexicon::plain(paragraph);
    if !lexicon::has(Kind::Document, &plain, language) {
        return false;
    }
    let has_follows = || lexicon::has(Kind::Follows, &plain, language);
    if is_colon {
        return lexicon::has(Kind::Full, &plain, language) || has_follows();
    }
    if is_sentence {
        return has_follows() && lexicon::begins_or_ends(Kind::Follows, &plain, language);
    }
    // A heading: what is more than a few small words is a headline about something else.
    let small = |word: &&str| {
        let long = word.chars().nth(3).is_some() && word.chars().all(char::is_lowercase);
        let word = lexicon::plain(word);
        long && !lexicon::has(Kind::Document, &word, language)
            && !lexicon::has(Kind::Full, &word, language)
            && !matches!(word.as_str(), "text" | "full" | "joint")
    };
    lexicon::begins_or_ends(Kind::Full, &plain, language)
        && paragraph.split_whitespace().filter(small).count() <= 1
}

fn sentences(paragraph: &str) -> usize {
    let body = paragraph.trim_end_matches(['.', '。', '।', '۔', ':', '：']);
    1 + body.matches(". ").count() + body.matches(['。', '।', '۔', '!', '?']).count()
}

/// Whether the words of a quote are a document that the source prints. A source of kind `other` is no
/// report, and its quotes say with their channel what it is: a letter, for instance. Words in a report
/// have to be those of a document, statement or letter of a body or group, and whole sentences; and the
/// title has to say that the document is printed, or they have a word for those who speak.
pub(super) fn is_printed(
    scope: &Scope<'_>,
    text: &SourceText,
    quote: &Quote<'_>,
    at: &Place,
) -> bool {
    let kind = quote.channel.as_ref().map(|channel| channel.kind);
    let is_document = matches!(
        kind,
        Some(ChannelKind::Document | ChannelKind::OfficialStatement | ChannelKind::Letter)
    );
    if is_document && scope.record.source.kind == SourceKind::Other {
        return true;
    }
    let speaker = quote.speaker.as_ref().and_then(|speaker| scope.actor(speaker.as_str()));
    if !is_document || speaker.is_none_or(|actor| actor.kind == ActorKind::Person) {
        return false;
    }
    let language = primary(scope.record.source.language.as_str());
    let words = text.slice(at.clone()).unwrap_or_default();
    if !is_sentences(text, at) {
        return false;
    }
    let title = scope.record.source.title.as_ref().map(Line::as_str);
    title.is_some_and(|title| is_announcement(title, &language))
        || lexicon::has(Kind::First, &lexicon::plain(words), &language)
}

type Place = std::ops::Range<usize>;

/// Whether a place begins and ends where sentences do.
fn is_sentences(text: &SourceText, at: &Place) -> bool {
    let (Some(start), Some(end)) = (text.byte_at(at.start), text.byte_at(at.end)) else {
        return false;
    };
    let all = text.as_str();
    let ends = |c: char| {
        matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '؟' | '।' | '۔' | ';' | ':' | '：' | '…')
    };
    let before = all.get(..start).unwrap_or_default();
    let is_start = before.trim_end().ends_with(ends)
        || before.trim_end_matches([' ', '\t', '\u{A0}']).ends_with('\n')
        || before.trim().is_empty();
    let words = all.get(start..end).unwrap_or_default().trim_end();
    let after = all.get(end..).unwrap_or_default();
    let is_end = words.ends_with(ends)
        || after.starts_with(ends)
        || after.trim_start_matches([' ', '\t']).starts_with('\n')
        || after.trim().is_empty();
    is_start && is_end
}
