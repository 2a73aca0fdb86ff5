//! Where something is.

use super::entity::entity;
use super::vocabulary::vocabulary;
use super::{CountryCode, Identifier, Latitude, Line, Longitude, Set};

vocabulary! {
    /// How closely coordinates mark the place.
    Precision "precision" {
        /// The very building, site or spot.
        Exact "exact",
        /// Some point of a town or village.
        Locality "locality",
        /// Some point of a district.
        District "district",
        /// Some point of a region or province.
        Region "region",
        /// Some point of a country.
        Country "country",
        /// Some point of a sea, strait, desert or the like.
        Area "area",
        /// It is not known how closely.
        Unknown "unknown",
    }
}

entity! {
    /// A place, by name and as closely as the source allows.
    part Place "place" {
        /// Its name, in the language of the record.
        required name: Line<'a>,
        /// The country it lies in.
        optional country: CountryCode,
        /// The countries that claim it, beside the one in `country`.
        optional claimed_by: Set<CountryCode>,
        /// The province, state or region.
        optional admin: Line<'a>,
        /// The town or village.
        optional locality: Line<'a>,
        /// Latitude; only together with `lon` and `precision`.
        optional lat: Latitude,
        /// Longitude; only together with `lat` and `precision`.
        optional lon: Longitude,
        /// How closely the coordinates mark it.
        optional precision: Precision,
        /// Its identifiers in other collections, such as GeoNames.
        optional identifiers: Set<Identifier<'a>>,
    }
}
