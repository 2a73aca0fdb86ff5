//! The words in which the mapping is written: what becomes of a field, and how its value is spelt.

use std::borrow::Cow;

use super::date;

/// What becomes of the fields of an entity.
pub(super) struct Table {
    /// The fields in the order of the model, with what becomes of each.
    pub(super) fields: &'static [(&'static str, Form)],
    /// The types of schema.org that a node of it may have; the first is written where no [`Form::Kind`]
    /// tells a better one. None for what is no node: a text with its language.
    pub(super) types: &'static [&'static str],
    /// A further type, where several entities share one of schema.org; else none.
    pub(super) marker: &'static [&'static str],
}

/// What becomes of a field.
pub(super) enum Form {
    /// It is not written, for this reason.
    Lost(&'static str),
    /// Its text, number or word is a value of this property; of a list, each is.
    One(&'static str, Code),
    /// It leads to a node of this record: `{ "@id": ... }`; of a list, each entry does.
    Ref(&'static str),
    /// Its word is the node's type. Where other words have the same one, the word itself is a further
    /// type that begins with `prefix`. A type that comes twice means the first of its words.
    Kind {
        /// What is written before the word.
        prefix: &'static str,
        /// The words and their types.
        words: &'static [(&'static str, &'static str)],
    },
    /// A date that may be an interval: the ends of it are in these two properties. Where it is in doubt,
    /// it is in the sentence beside the node ([`super::caution`]) or lost.
    Dates(&'static str, &'static str, Doubt),
    /// How a date is known; where it is only that of the publication, the date is not written.
    Basis,
    /// Our words about the node, behind the sentence that may have to stand before them.
    Described,
    /// The part of somebody in an event, behind what the event and their attendance make of it.
    Part,
    /// Whether they take part: before the part.
    Attendance,
    /// The first form, or the second one for words that the first has no term for.
    Or(&'static Form, &'static Form),
    /// Its entity is a node of its own in this property; of a list, each entry is.
    Node(&'static str, &'static Table),
    /// The fields of its entity stand in the same node.
    Same(&'static Table),
    /// It stands one node further in, in this property, together with others that do. The type says
    /// nothing that the record has, so any is read.
    Within(&'static str, Option<&'static str>, &'static Form),
    /// It has one form in nodes of these types and another one in all others.
    Either(&'static [&'static str], &'static Form, &'static Form),
    /// It is read only from articles that this crate has written: what others have there is not our
    /// own words.
    Ours(&'static Form),
}

/// Where a date is that is in doubt.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// In the sentence beside the node.
    Said,
    /// Nowhere.
    Lost,
}

/// How a text is spelt.
pub(super) enum Code {
    /// As it is.
    Plain,
    /// The id of a record: as an IRI.
    Record,
    /// The id of an entity: as the IRI of its record, `#`, and the id.
    Local,
    /// With this before it.
    Prefixed(&'static str),
    /// A licence: as an IRI; those of SPDX have one.
    License,
    /// A date of one property.
    Date,
    /// Some words: each as a term. The others are lost, for this reason.
    Term(&'static [(&'static str, &'static str)], &'static str),
}

/// What is written before the id of a record.
pub(super) const RECORDS: &str = "https://w3id.org/verbale/record/";
/// What is written before the version of the schema. An article that has it is one of ours.
pub(super) const VERSIONS: &str = "https://w3id.org/verbale/schema/v1/record#";
const SPDX: &str = "https://spdx.org/licenses/";

impl Code {
    /// The spelling of a text; `record` is the IRI of the record. None if there is none.
    pub(super) fn encode<'t>(&self, text: &'t str, record: &str) -> Option<Cow<'t, str>> {
        Some(match self {
            Code::Record => format!("{RECORDS}{text}").into(),
            Code::Local => format!("{record}#{text}").into(),
            Code::Prefixed(prefix) => format!("{prefix}{text}").into(),
            Code::License if is_spdx(text) => format!("{SPDX}{text}").into(),
            Code::Plain | Code::License => text.into(),
            Code::Date => return date::one(text).map(Cow::Borrowed),
            Code::Term(words, _) => {
                let (_, term) = words.iter().find(|(word, _)| *word == text)?;
                (*term).into()
            }
        })
    }

    /// The text of a spelling; `record` is the IRI of the record, if it has one. None if it is none of
    /// these.
    pub(super) fn decode<'t>(&self, spelt: &'t str, record: Option<&str>) -> Option<&'t str> {
        match self {
            Code::Plain | Code::Date => Some(spelt),
            Code::Record => spelt.strip_prefix(RECORDS).filter(|id| !id.contains('#')),
            Code::Local => spelt.strip_prefix(record?)?.strip_prefix('#'),
            Code::Prefixed(prefix) => spelt.strip_prefix(prefix),
            Code::License => {
                Some(spelt.strip_prefix(SPDX).filter(|id| is_spdx(id)).unwrap_or(spelt))
            }
            Code::Term(words, _) => {
                let same = |term: &str| bare(term) == bare(spelt);
                words.iter().find(|(_, term)| same(term)).map(|(word, _)| *word)
            }
        }
    }

    /// Why a text has no spelling.
    pub(super) const fn why(&self) -> &'static str {
        match self {
            Code::Term(_, why) => why,
            _ => "a date of schema.org is a day, month, year or time in no doubt",
        }
    }
}

/// Whether it is the short name of a licence, which has an address at SPDX.
fn is_spdx(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    // The same addresses with `.html` behind are those of pages for people.
    let is_page = text.strip_suffix(".html").is_some();
    !text.is_empty() && text.bytes().all(plain) && !text.starts_with("LicenseRef-") && !is_page
}

/// The address of what another collection has by this identifier, for the collections that give one to
/// everything they have.
pub(super) fn address(scheme: &str, value: &str) -> Option<String> {
    let is_plain = value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !is_plain {
        return None;
    }
    Some(match scheme {
        "wikidata" => format!("https://www.wikidata.org/entity/{value}"),
        "geonames" => format!("https://sws.geonames.org/{value}/"),
        "viaf" => format!("https://viaf.org/viaf/{value}"),
        "orcid" => format!("https://orcid.org/{value}"),
        "isni" => format!("https://isni.org/isni/{value}"),
        _ => return None,
    })
}

/// A term without the address of schema.org: both ways of writing one are common, and so is `http`.
pub(super) fn bare(term: &str) -> &str {
    let rest = term.strip_prefix("https://").or_else(|| term.strip_prefix("http://"));
    rest.and_then(|rest| rest.strip_prefix("schema.org/")).unwrap_or(term)
}

/// Declares the table of an entity. It names every field of the entity in the model's order: the entity
/// is taken apart by name, so that a field that is new there does not compile until it has a line here.
macro_rules! mapping {
    (
        $(#[doc = $doc:expr])*
        $table:ident: $entity:ident [$($ty:literal),*] $(as $marker:literal)? {
            $($field:ident: $form:expr,)*
        }
    ) => {
        $(#[doc = $doc])*
        pub(super) static $table: $crate::formats::schemaorg::form::Table =
            $crate::formats::schemaorg::form::Table {
                fields: &[$((stringify!($field), $form)),*],
                types: &[$($ty),*],
                marker: &[$($marker)?],
            };

        const _: fn(&$crate::model::$entity<'_>) = |entity| {
            let $crate::model::$entity { $($field: _),* } = entity;
        };
    };
}

pub(super) use mapping;
