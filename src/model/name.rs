//! Names, and texts in further languages.

use super::entity::entity;
use super::vocabulary::vocabulary;
use super::{LanguageTag, Line, ScriptCode, Text};

vocabulary! {
    /// What sort of name it is.
    NameKind "name_kind" {
        /// The full, formal name.
        Official "official",
        /// A shorter name in common use.
        Short "short",
        /// Another name.
        Alias "alias",
        /// The name carried over from another script.
        Transliteration "transliteration",
        /// A name that is no longer used.
        Former "former",
        /// The name in its bearer's own language and script.
        Native "native",
    }
}

entity! {
    /// A name, with its language and script.
    part(Eq, Hash) Name "name" {
        /// The name.
        required text: Line<'a>,
        /// Its language.
        optional lang: LanguageTag<'a>,
        /// Its script.
        optional script: ScriptCode<'a>,
        /// What sort of name it is.
        optional kind: NameKind,
    }
}

entity! {
    /// The main text of an entry (its name, text or summary) in another language.
    part(Eq, Hash) TextTranslation "text_translation" {
        /// The language.
        required lang: LanguageTag<'a>,
        /// The text in that language.
        required text: Text<'a>,
    }
}

entity! {
    /// Title and summary of the record in another language.
    part(Eq, Hash) RecordTranslation "record_translation" {
        /// The language.
        required lang: LanguageTag<'a>,
        /// The title in that language.
        optional title: Line<'a>,
        /// The summary in that language.
        optional summary: Text<'a>,
    }
}
