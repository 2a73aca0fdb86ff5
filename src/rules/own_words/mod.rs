//! Documents that are somebody's own words, from beginning to end: no reporter stands between the
//! reader and the one who speaks.
//!
//! In a report the words of others stand in quotation marks, and who speaks is said beside them. In a
//! speech or a statement nothing need be marked, and who speaks is said once: at the head, at the end
//! or by the label of a turn. All rules that ask whose words a text is ask here:
//!
//! * [`is_own_words`] is the one list of kinds of such documents;
//! * a report may print one in full: [`printed`];
//! * [`turns`] reads the labels of transcripts ("MR. VENN:", "Q", "问：");
//! * [`authors`] finds who signs.

mod authors;
mod document;
mod lexicon;
mod printed;
#[cfg(test)]
mod tests;
mod turns;

use crate::model::SourceKind;

pub(crate) use document::{Document, Speech};

/// Whether a document of that kind is somebody's own words as a whole.
pub(crate) fn is_own_words(kind: SourceKind) -> bool {
    matches!(
        kind,
        SourceKind::PressRelease
            | SourceKind::OfficialStatement
            | SourceKind::Speech
            | SourceKind::Transcript
            | SourceKind::Interview
            | SourceKind::SocialPost
            | SourceKind::Resolution
            | SourceKind::Treaty
    )
}

/// Whether words are the label that a transcript puts before a question: then they name nobody.
pub(crate) fn is_label_of_question(words: &str, language: &str) -> bool {
    lexicon::is(lexicon::Kind::Question, words, language)
}

/// Whether words of a reporter beside a quotation say that it was translated.
pub(crate) fn tell_of_translation(words: &str, language: &str) -> bool {
    lexicon::has(lexicon::Kind::Translated, &lexicon::plain(words), language)
}

/// Whether several people speak in turn in documents of that kind.
fn is_dialogue(kind: SourceKind) -> bool {
    matches!(kind, SourceKind::Transcript | SourceKind::Interview)
}
