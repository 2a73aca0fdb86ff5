//! Words of somebody.

use super::entity::entity;
use super::vocabulary::vocabulary;
use super::{
    ActorRef, Anchor, Attribution, Channel, IssueRef, LanguageTag, Line, QuoteRef, Set, Text, When,
};

vocabulary! {
    /// How the source gives the words.
    QuoteKind "quote_kind" {
        /// A whole sentence or clause in quotation marks.
        Direct "direct",
        /// A fragment in quotation marks within the reporter's sentence.
        Mixed "mixed",
        /// Reported, without quotation marks.
        Indirect "indirect",
    }
}

vocabulary! {
    /// How the source lets one know who speaks.
    SpeakerBasis "speaker_basis" {
        /// By name.
        Named "named",
        /// By a pronoun.
        Pronoun "pronoun",
        /// By an office or description.
        Role "role",
        /// Not in words; it follows from the context.
        Inferred "inferred",
        /// Not at all.
        Unattributed "unattributed",
    }
}

vocabulary! {
    /// Who turned the words into the language in which they are printed.
    TranslationKind "translation_kind" {
        /// Nobody; they were said in it.
        None "none",
        /// A person.
        Human "human",
        /// A machine.
        Machine "machine",
        /// Somebody; it is not known who.
        Unknown "unknown",
    }
}

vocabulary! {
    /// How the language of the original is known.
    OriginalBasis "original_basis" {
        /// The source says so.
        Stated "stated",
        /// It follows from who speaks, and where.
        Inferred "inferred",
    }
}

entity! {
    /// The words as they were said, before they were translated.
    part(Eq, Hash) QuoteOriginal "quote_original" {
        /// The language they were said in.
        required language: LanguageTag<'a>,
        /// The words in that language.
        optional text: Text<'a>,
        /// How that language is known.
        optional basis: OriginalBasis,
    }
}

entity! {
    /// Words of somebody, as the source prints them. The words stand once, in `text`; `anchors` say
    /// where in the source they are. A quotation that the reporter splits has several anchors, in
    /// text order, and `text` is their words joined by single spaces.
    item Quote "quote" Quote {
        /// How the source gives the words.
        required kind: QuoteKind,
        /// The words as printed, without the outer quotation marks; for an indirect quote the
        /// reported clause.
        required text: Text<'a>,
        /// The language of `text`.
        required language: LanguageTag<'a>,
        /// Who speaks; absent only where `speaker_basis` is `unattributed`.
        optional speaker: ActorRef<'a>,
        /// How that is known; `named` where absent.
        optional speaker_basis: SpeakerBasis | "named",
        /// The words of the source that name the speaker.
        optional speaker_text: Line<'a>,
        /// Where those words stand.
        optional speaker_anchor: Anchor<'a>,
        /// The reporting words of the source ("said", "quoted him as saying").
        optional cue: Line<'a>,
        /// Where those words stand.
        optional cue_anchor: Anchor<'a>,
        /// Who the speaker speaks for.
        optional on_behalf_of: ActorRef<'a>,
        /// Who is spoken to.
        optional addressees: Set<ActorRef<'a>>,
        /// The words before they were translated.
        optional original: QuoteOriginal<'a>,
        /// Who translated them; `none` where absent.
        optional translation: TranslationKind | "none",
        /// Through whom they came to the source, outermost reporter first, without the speaker.
        optional attribution: Vec<Attribution<'a>>,
        /// The way on which they were said.
        optional channel: Channel<'a>,
        /// When they were said.
        optional when: When<'a>,
        /// What they are about.
        optional issues: Set<IssueRef<'a>>,
        /// Whether the print shows brackets or ellipses within the words.
        optional edited: bool,
        /// Whether the words ask for an answer, as those of a journalist at a briefing do; `false`
        /// where absent. A question whose speaker is not named has the basis `unattributed`.
        optional question: bool | false,
        /// The question that the words answer: a quote of this record.
        optional answers: QuoteRef<'a>,
    }
}

impl Quote<'_> {
    /// How the speaker is known: what the record says, or [`SpeakerBasis::Named`].
    #[must_use]
    pub fn speaker_basis_or_default(&self) -> SpeakerBasis {
        self.speaker_basis.unwrap_or(SpeakerBasis::Named)
    }

    /// Who translated the words: what the record says, or [`TranslationKind::None`].
    #[must_use]
    pub fn translation_or_default(&self) -> TranslationKind {
        self.translation.unwrap_or(TranslationKind::None)
    }
}
