//! Codes and identifiers of other projects.

use super::entity::entity;
use super::{CodeValue, Line, Scheme};

entity! {
    /// A code that another scheme has for this: PLOVER, CAMEO, IPTC Media Topics and so on.
    part(Eq, Hash) Code "code" {
        /// The scheme, by its short name or an absolute IRI.
        required scheme: Scheme<'a>,
        /// The code, letter by letter as the scheme has it; one code, not a list.
        required code: CodeValue<'a>,
        /// What the code means, in words.
        optional label: Line<'a>,
        /// The edition of the scheme.
        optional edition: Line<'a>,
    }
}

entity! {
    /// What another collection calls this: a Wikidata item, an ISNI, a GeoNames number.
    part(Eq, Hash) Identifier "identifier" {
        /// The collection, by its short name (wikidata, geonames, isni, lei, orcid, viaf, cow, gw,
        /// cameo-country, fips, ftm, imo) or an absolute IRI.
        required scheme: Scheme<'a>,
        /// The identifier there.
        required value: CodeValue<'a>,
    }
}
