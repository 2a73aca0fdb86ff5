//! The document a record reads.

use super::entity::entity;
use super::vocabulary::vocabulary;
use super::{
    ActorRef, Iri, LanguageTag, License, Line, Moment, Name, Offset, RelativePath, Sha256,
    SourceText, Text,
};

vocabulary! {
    /// What sort of document it is.
    SourceKind "source_kind" {
        /// A news article.
        NewsArticle "news_article",
        /// The report of a news agency.
        WireReport "wire_report",
        /// A piece that explains.
        Analysis "analysis",
        /// A piece that argues.
        Opinion "opinion",
        /// A page that grows while events go on.
        LiveBlog "live_blog",
        /// A release to the press.
        PressRelease "press_release",
        /// A statement of an office.
        OfficialStatement "official_statement",
        /// The text of a speech.
        Speech "speech",
        /// A protocol of what was said.
        Transcript "transcript",
        /// An interview, in questions and answers.
        Interview "interview",
        /// A post on a social network.
        SocialPost "social_post",
        /// A resolution of a body.
        Resolution "resolution",
        /// A treaty.
        Treaty "treaty",
        /// A report of an organisation.
        Report "report",
        /// A broadcast.
        Broadcast "broadcast",
        /// None of these.
        Other "other",
    }
}

entity! {
    /// Where a translated or republished document first appeared.
    part(Default, Eq, Hash) Original "original_source" {
        /// Its address.
        optional url: Iri<'a>,
        /// Who published it.
        optional publisher_name: Line<'a>,
        /// Its language.
        optional language: LanguageTag<'a>,
    }
}

entity! {
    /// The one document that the record is a reading of. The record does not need its text: a hash
    /// and a length bind the anchors to it.
    part(Eq, Hash) Source "source" {
        /// What sort of document it is. A page that prints an official text in full and has nothing
        /// else is of the kind of that text, whoever publishes it; with words of its own around the
        /// text it is a `news_article`.
        required kind: SourceKind,
        /// Its address.
        optional url: Iri<'a>,
        /// The address of an archived copy.
        optional archive_url: Iri<'a>,
        /// Its title or headline, as printed.
        optional title: Line<'a>,
        /// Who published it, as printed.
        optional publisher_name: Line<'a>,
        /// Who published it, where that is an actor of the record.
        optional publisher: ActorRef<'a>,
        /// Who wrote it.
        optional authors: Vec<Name<'a>>,
        /// The agency or outlet it was taken over from.
        optional syndicated_from: Line<'a>,
        /// The place and date at its head, as printed.
        optional dateline: Line<'a>,
        /// When it was published.
        optional published: Moment<'a>,
        /// When it was last changed.
        optional modified: Moment<'a>,
        /// When it was fetched for this record.
        optional retrieved: Moment<'a>,
        /// The language it is written in.
        required language: LanguageTag<'a>,
        /// The licence of the document.
        optional license: License<'a>,
        /// What is known of the rights in it, in words.
        optional rights: Text<'a>,
        /// Its canonical text, where it may be republished.
        optional text: SourceText<'a>,
        /// The file with its text, below the folder of the record.
        optional text_file: RelativePath<'a>,
        /// SHA-256 over the UTF-8 bytes of the canonical text.
        optional text_sha256: Sha256<'a>,
        /// Length of the canonical text, in Unicode scalar values.
        optional text_length: Offset,
        /// Where it first appeared, for a translated or republished piece.
        optional original: Original<'a>,
    }
}
