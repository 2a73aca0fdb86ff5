//! Code lists of other schemes, as data.
//!
//! A record carries codes of other projects as they are, in `codes: [{ "scheme": …, "code": … }]`.
//! The lists are here so that a code can be looked up: one [`Scheme`] a list, with its edition, its
//! source and its licence, and [`SCHEMES`] of them all. Codes are facts and stand letter by letter;
//! their meanings are told in our own words. Beside them are
//!
//! * [`countries`]: what other systems call the countries of ISO 3166;
//! * [`country_names`]: other names of countries in English;
//! * [`languages`]: the registry behind BCP 47;
//! * [`crosswalk`]: which codes go with which type of event or threatened act.
//!
//! ```
//! use verbale::codes;
//!
//! let plover = codes::find("plover-event").unwrap();
//! assert_eq!(plover.get("REQUEST").unwrap().meaning, "asks, demands, orders");
//! ```

mod acled;
mod cameo;
mod cow;
mod entries;
mod icb;
mod iptc;
mod plover;
mod scc;
mod schema_org;
mod ties;

pub(crate) mod cities;
pub mod countries;
pub(crate) mod country_forms;
pub(crate) mod country_items;
pub(crate) mod country_labels;
pub mod country_names;
pub(crate) mod country_ties;
pub mod crosswalk;
pub mod languages;

use std::borrow::Cow;
use std::sync::LazyLock;

/// A list of codes of another project.
#[derive(Debug)]
pub struct Scheme {
    /// The name by which a record calls it.
    pub id: &'static str,
    /// What it is a list of.
    pub title: &'static str,
    /// The edition that is carried here.
    pub edition: &'static str,
    /// Where it is published.
    pub source: &'static str,
    /// On what terms.
    pub licence: &'static str,
    /// Whether every code of the edition is here. Of a scheme that is not complete, a code that is
    /// not here may still be right.
    pub complete: bool,
    codes: Codes,
}

/// Where the entries of a scheme are.
#[derive(Debug)]
enum Codes {
    /// In the program's text.
    List(&'static [Entry]),
    /// Made when they are first asked for.
    Made(&'static LazyLock<Vec<Entry>>),
}

/// A code and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The code, letter by letter.
    pub code: &'static str,
    /// The code that it belongs to, where it is valid only beside that one, or is below it.
    pub with: Option<&'static str>,
    /// What it means, in our words.
    pub meaning: Cow<'static, str>,
    /// For a code that is in use no longer: what has taken its place, if anything has.
    pub retired: Option<&'static [&'static str]>,
}

/// Every scheme, families together.
pub static SCHEMES: &[&Scheme] = &[
    &plover::EVENT,
    &plover::MODE,
    &plover::CONTEXT,
    &plover::SECTOR,
    &plover::ENTITY,
    &cameo::CAMEO,
    &cameo::GDELT,
    &scc::CONDUCT,
    &scc::FORCE,
    &scc::FUNCTION,
    &scc::INCENTIVE,
    &scc::LOSS,
    &scc::FORCE_THREAT,
    &scc::SANCTION,
    &scc::COMPLIANCE,
    &ties::ISSUE,
    &ties::SANCTION,
    &ties::OUTCOME,
    &cow::ACTION,
    &cow::HOSTILITY,
    &cow::REVISION,
    &cow::FATALITY,
    &icb::TRIGGER,
    &icb::GRAVITY,
    &icb::MANAGEMENT,
    &icb::OUTCOME,
    &icb::FORM,
    &icb::ISSUE,
    &acled::EVENT,
    &acled::SUBEVENT,
    &iptc::MEDIA_TOPICS,
    &iptc::OCCURRENCE_STATUS,
    &schema_org::TYPES,
    &countries::ALPHA_3,
    &countries::FORMER,
    &countries::ALPHA_2,
    &countries::FIPS,
    &countries::COW,
    &countries::GW,
    &countries::CAMEO,
    &countries::IOC,
    &languages::TAGS,
];

/// The scheme of that name.
#[must_use]
pub fn find(id: &str) -> Option<&'static Scheme> {
    SCHEMES.iter().copied().find(|scheme| scheme.id == id)
}

impl Scheme {
    /// The codes, in the order of the scheme.
    #[must_use]
    pub fn codes(&self) -> &'static [Entry] {
        match self.codes {
            Codes::List(list) => list,
            Codes::Made(made) => made,
        }
    }

    /// The entry of that code; the first, where the code has several meanings.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&'static Entry> {
        self.all(code).next()
    }

    /// Every entry of that code: one that is valid beside several others has several.
    pub fn all<'c>(&self, code: &'c str) -> impl Iterator<Item = &'static Entry> + use<'c> {
        self.codes().iter().filter(move |entry| entry.code == code)
    }

    /// The number that the edition goes by, if it has one, such as `1.1b3`.
    #[must_use]
    pub fn edition_number(&self) -> Option<&'static str> {
        edition_number(self.edition)
    }
}

/// The first number in the name of an edition: `2.0` of "manual v2.0, draft".
#[must_use]
pub fn edition_number(edition: &str) -> Option<&str> {
    let from = edition.find(|c: char| c.is_ascii_digit())?;
    let rest = edition.get(from..)?;
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '.' && c != '-');
    rest.get(..end.unwrap_or(rest.len()))
}

impl Entry {
    /// An entry that stands alone and is in use.
    #[must_use]
    pub const fn new(code: &'static str, meaning: &'static str) -> Self {
        Entry { code, with: None, meaning: Cow::Borrowed(meaning), retired: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editions_have_numbers() {
        assert_eq!(edition_number("manual v2.0, draft"), Some("2.0"));
        assert_eq!(edition_number("1.1b3"), Some("1.1b3"));
        assert_eq!(edition_number("of 2025-08-25"), Some("2025-08-25"));
        assert_eq!(edition_number("draft"), None);
        assert_eq!(find("cameo").unwrap().edition_number(), Some("1.1b3"));
    }
}
