//! Countries.

use std::fmt;
use std::str::FromStr;

use crate::model::path::Path;
use crate::model::shape::{
    Flaw, FlawKind, IntoOwned, Model, Reflect, Reflection, Type, Visitor, Vocabulary, Walk, Word,
};

/// A country or territory, by its code of three letters: ISO 3166-1 alpha-3, the user-assigned
/// `XKX` for Kosovo, and the codes that ISO 3166-3 lists as withdrawn, for records about the time
/// when they were in use. Codes of FIPS, COW, CAMEO or the IOC go into `identifiers`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode(&'static str);

impl CountryCode {
    const SHAPE: &'static Vocabulary = &Vocabulary {
        name: "country_code",
        doc: "A country or territory, by its code of three letters: ISO 3166-1 alpha-3, the \
              user-assigned `XKX` for Kosovo, and the codes that ISO 3166-3 lists as withdrawn, \
              for records about the time when they were in use. Codes of FIPS, COW, CAMEO or the \
              IOC go into `identifiers`.\n",
        words: &WORDS,
    };

    /// The code of three capital letters.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.0
    }

    /// The name of the country, in English.
    #[must_use]
    pub fn country(self) -> &'static str {
        WORDS.iter().find(|word| word.word == self.0).map_or("", |word| word.doc)
    }

    /// Whether the code has been withdrawn (ISO 3166-3).
    #[must_use]
    pub fn is_historic(self) -> bool {
        HISTORIC.contains(&self.0)
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl FromStr for CountryCode {
    type Err = Flaw;

    fn from_str(code: &str) -> Result<Self, Flaw> {
        match WORDS.binary_search_by(|word| word.word.cmp(code)) {
            Ok(at) => Ok(CountryCode(WORDS[at].word)),
            Err(_) => {
                Err(Flaw::new(FlawKind::Unlisted, "is not a country code of ISO 3166-1 alpha-3"))
            }
        }
    }
}

impl Model for CountryCode {
    const TYPE: Type = Type::Vocabulary(CountryCode::SHAPE);
}

impl Reflect for CountryCode {
    fn reflect(&self) -> Reflection<'_> {
        Reflection::Text(self.as_str())
    }
}

impl Walk for CountryCode {
    fn walk<'r, V: Visitor<'r>>(&'r self, _path: &Path<'_>, _visitor: &mut V) {}
}

impl IntoOwned for CountryCode {
    type Owned = CountryCode;
    fn into_owned(self) -> CountryCode {
        self
    }
}

impl serde::Serialize for CountryCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

impl<'de> serde::Deserialize<'de> for CountryCode {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(crate::model::vocabulary::Reader(std::marker::PhantomData))
    }
}

/// The codes that ISO 3166-3 lists as withdrawn.
pub const HISTORIC: [&str; 30] = [
    "AFI", "ANT", "ATB", "ATN", "BUR", "BYS", "CSK", "CTE", "DDR", "DHY", "FXX", "GEL", "HVO",
    "JTN", "MID", "NHB", "NTZ", "PCI", "PCZ", "PUS", "RHO", "SCG", "SKM", "SUN", "TMP", "VDR",
    "WAK", "YMD", "YUG", "ZAR",
];

/// Every code with the country's English name, in order of code.
///
/// Codes and names are facts of ISO 3166-1 and 3166-3, as of 2026-02. Two independent packages,
/// pycountry 26.2.16 (from Debian's iso-codes) and the crate `rust_iso3166` 0.2.0, agreed on every
/// code when the table was made.
static WORDS: [Word; 280] = [
    Word { word: "ABW", doc: "Aruba" },
    Word { word: "AFG", doc: "Afghanistan" },
    Word { word: "AFI", doc: "French Afars and Issas, until 1977" },
    Word { word: "AGO", doc: "Angola" },
    Word { word: "AIA", doc: "Anguilla" },
    Word { word: "ALA", doc: "Åland Islands" },
    Word { word: "ALB", doc: "Albania" },
    Word { word: "AND", doc: "Andorra" },
    Word { word: "ANT", doc: "Netherlands Antilles, until 2010" },
    Word { word: "ARE", doc: "United Arab Emirates" },
    Word { word: "ARG", doc: "Argentina" },
    Word { word: "ARM", doc: "Armenia" },
    Word { word: "ASM", doc: "American Samoa" },
    Word { word: "ATA", doc: "Antarctica" },
    Word { word: "ATB", doc: "British Antarctic Territory, until 1979" },
    Word { word: "ATF", doc: "French Southern Territories" },
    Word { word: "ATG", doc: "Antigua and Barbuda" },
    Word { word: "ATN", doc: "Dronning Maud Land, until 1983" },
    Word { word: "AUS", doc: "Australia" },
    Word { word: "AUT", doc: "Austria" },
    Word { word: "AZE", doc: "Azerbaijan" },
    Word { word: "BDI", doc: "Burundi" },
    Word { word: "BEL", doc: "Belgium" },
    Word { word: "BEN", doc: "Benin" },
    Word { word: "BES", doc: "Bonaire, Sint Eustatius and Saba" },
    Word { word: "BFA", doc: "Burkina Faso" },
    Word { word: "BGD", doc: "Bangladesh" },
    Word { word: "BGR", doc: "Bulgaria" },
    Word { word: "BHR", doc: "Bahrain" },
    Word { word: "BHS", doc: "Bahamas" },
    Word { word: "BIH", doc: "Bosnia and Herzegovina" },
    Word { word: "BLM", doc: "Saint Barthélemy" },
    Word { word: "BLR", doc: "Belarus" },
    Word { word: "BLZ", doc: "Belize" },
    Word { word: "BMU", doc: "Bermuda" },
    Word { word: "BOL", doc: "Bolivia" },
    Word { word: "BRA", doc: "Brazil" },
    Word { word: "BRB", doc: "Barbados" },
    Word { word: "BRN", doc: "Brunei Darussalam" },
    Word { word: "BTN", doc: "Bhutan" },
    Word { word: "BUR", doc: "Burma, until 1989" },
    Word { word: "BVT", doc: "Bouvet Island" },
    Word { word: "BWA", doc: "Botswana" },
    Word { word: "BYS", doc: "Byelorussian SSR, until 1992" },
    Word { word: "CAF", doc: "Central African Republic" },
    Word { word: "CAN", doc: "Canada" },
    Word { word: "CCK", doc: "Cocos (Keeling) Islands" },
    Word { word: "CHE", doc: "Switzerland" },
    Word { word: "CHL", doc: "Chile" },
    Word { word: "CHN", doc: "China" },
    Word { word: "CIV", doc: "Côte d'Ivoire" },
    Word { word: "CMR", doc: "Cameroon" },
    Word { word: "COD", doc: "Congo, The Democratic Republic of the" },
    Word { word: "COG", doc: "Congo" },
    Word { word: "COK", doc: "Cook Islands" },
    Word { word: "COL", doc: "Colombia" },
    Word { word: "COM", doc: "Comoros" },
    Word { word: "CPV", doc: "Cabo Verde" },
    Word { word: "CRI", doc: "Costa Rica" },
    Word { word: "CSK", doc: "Czechoslovakia, until 1993" },
    Word { word: "CTE", doc: "Canton and Enderbury Islands, until 1984" },
    Word { word: "CUB", doc: "Cuba" },
    Word { word: "CUW", doc: "Curaçao" },
    Word { word: "CXR", doc: "Christmas Island" },
    Word { word: "CYM", doc: "Cayman Islands" },
    Word { word: "CYP", doc: "Cyprus" },
    Word { word: "CZE", doc: "Czechia" },
    Word { word: "DDR", doc: "German Democratic Republic, until 1990" },
    Word { word: "DEU", doc: "Germany" },
    Word { word: "DHY", doc: "Dahomey, until 1977" },
    Word { word: "DJI", doc: "Djibouti" },
    Word { word: "DMA", doc: "Dominica" },
    Word { word: "DNK", doc: "Denmark" },
    Word { word: "DOM", doc: "Dominican Republic" },
    Word { word: "DZA", doc: "Algeria" },
    Word { word: "ECU", doc: "Ecuador" },
    Word { word: "EGY", doc: "Egypt" },
    Word { word: "ERI", doc: "Eritrea" },
    Word { word: "ESH", doc: "Western Sahara" },
    Word { word: "ESP", doc: "Spain" },
    Word { word: "EST", doc: "Estonia" },
    Word { word: "ETH", doc: "Ethiopia" },
    Word { word: "FIN", doc: "Finland" },
    Word { word: "FJI", doc: "Fiji" },
    Word { word: "FLK", doc: "Falkland Islands (Malvinas)" },
    Word { word: "FRA", doc: "France" },
    Word { word: "FRO", doc: "Faroe Islands" },
    Word { word: "FSM", doc: "Micronesia, Federated States of" },
    Word { word: "FXX", doc: "Metropolitan France, until 1997" },
    Word { word: "GAB", doc: "Gabon" },
    Word { word: "GBR", doc: "United Kingdom" },
    Word { word: "GEL", doc: "Gilbert and Ellice Islands, until 1979" },
    Word { word: "GEO", doc: "Georgia" },
    Word { word: "GGY", doc: "Guernsey" },
    Word { word: "GHA", doc: "Ghana" },
    Word { word: "GIB", doc: "Gibraltar" },
    Word { word: "GIN", doc: "Guinea" },
    Word { word: "GLP", doc: "Guadeloupe" },
    Word { word: "GMB", doc: "Gambia" },
    Word { word: "GNB", doc: "Guinea-Bissau" },
    Word { word: "GNQ", doc: "Equatorial Guinea" },
    Word { word: "GRC", doc: "Greece" },
    Word { word: "GRD", doc: "Grenada" },
    Word { word: "GRL", doc: "Greenland" },
    Word { word: "GTM", doc: "Guatemala" },
    Word { word: "GUF", doc: "French Guiana" },
    Word { word: "GUM", doc: "Guam" },
    Word { word: "GUY", doc: "Guyana" },
    Word { word: "HKG", doc: "Hong Kong" },
    Word { word: "HMD", doc: "Heard Island and McDonald Islands" },
    Word { word: "HND", doc: "Honduras" },
    Word { word: "HRV", doc: "Croatia" },
    Word { word: "HTI", doc: "Haiti" },
    Word { word: "HUN", doc: "Hungary" },
    Word { word: "HVO", doc: "Upper Volta, until 1984" },
    Word { word: "IDN", doc: "Indonesia" },
    Word { word: "IMN", doc: "Isle of Man" },
    Word { word: "IND", doc: "India" },
    Word { word: "IOT", doc: "British Indian Ocean Territory" },
    Word { word: "IRL", doc: "Ireland" },
    Word { word: "IRN", doc: "Iran" },
    Word { word: "IRQ", doc: "Iraq" },
    Word { word: "ISL", doc: "Iceland" },
    Word { word: "ISR", doc: "Israel" },
    Word { word: "ITA", doc: "Italy" },
    Word { word: "JAM", doc: "Jamaica" },
    Word { word: "JEY", doc: "Jersey" },
    Word { word: "JOR", doc: "Jordan" },
    Word { word: "JPN", doc: "Japan" },
    Word { word: "JTN", doc: "Johnston Island, until 1986" },
    Word { word: "KAZ", doc: "Kazakhstan" },
    Word { word: "KEN", doc: "Kenya" },
    Word { word: "KGZ", doc: "Kyrgyzstan" },
    Word { word: "KHM", doc: "Cambodia" },
    Word { word: "KIR", doc: "Kiribati" },
    Word { word: "KNA", doc: "Saint Kitts and Nevis" },
    Word { word: "KOR", doc: "South Korea" },
    Word { word: "KWT", doc: "Kuwait" },
    Word { word: "LAO", doc: "Laos" },
    Word { word: "LBN", doc: "Lebanon" },
    Word { word: "LBR", doc: "Liberia" },
    Word { word: "LBY", doc: "Libya" },
    Word { word: "LCA", doc: "Saint Lucia" },
    Word { word: "LIE", doc: "Liechtenstein" },
    Word { word: "LKA", doc: "Sri Lanka" },
    Word { word: "LSO", doc: "Lesotho" },
    Word { word: "LTU", doc: "Lithuania" },
    Word { word: "LUX", doc: "Luxembourg" },
    Word { word: "LVA", doc: "Latvia" },
    Word { word: "MAC", doc: "Macao" },
    Word { word: "MAF", doc: "Saint Martin (French part)" },
    Word { word: "MAR", doc: "Morocco" },
    Word { word: "MCO", doc: "Monaco" },
    Word { word: "MDA", doc: "Moldova" },
    Word { word: "MDG", doc: "Madagascar" },
    Word { word: "MDV", doc: "Maldives" },
    Word { word: "MEX", doc: "Mexico" },
    Word { word: "MHL", doc: "Marshall Islands" },
    Word { word: "MID", doc: "Midway Islands, until 1986" },
    Word { word: "MKD", doc: "North Macedonia" },
    Word { word: "MLI", doc: "Mali" },
    Word { word: "MLT", doc: "Malta" },
    Word { word: "MMR", doc: "Myanmar" },
    Word { word: "MNE", doc: "Montenegro" },
    Word { word: "MNG", doc: "Mongolia" },
    Word { word: "MNP", doc: "Northern Mariana Islands" },
    Word { word: "MOZ", doc: "Mozambique" },
    Word { word: "MRT", doc: "Mauritania" },
    Word { word: "MSR", doc: "Montserrat" },
    Word { word: "MTQ", doc: "Martinique" },
    Word { word: "MUS", doc: "Mauritius" },
    Word { word: "MWI", doc: "Malawi" },
    Word { word: "MYS", doc: "Malaysia" },
    Word { word: "MYT", doc: "Mayotte" },
    Word { word: "NAM", doc: "Namibia" },
    Word { word: "NCL", doc: "New Caledonia" },
    Word { word: "NER", doc: "Niger" },
    Word { word: "NFK", doc: "Norfolk Island" },
    Word { word: "NGA", doc: "Nigeria" },
    Word { word: "NHB", doc: "New Hebrides, until 1980" },
    Word { word: "NIC", doc: "Nicaragua" },
    Word { word: "NIU", doc: "Niue" },
    Word { word: "NLD", doc: "Netherlands" },
    Word { word: "NOR", doc: "Norway" },
    Word { word: "NPL", doc: "Nepal" },
    Word { word: "NRU", doc: "Nauru" },
    Word { word: "NTZ", doc: "Neutral Zone, until 1993" },
    Word { word: "NZL", doc: "New Zealand" },
    Word { word: "OMN", doc: "Oman" },
    Word { word: "PAK", doc: "Pakistan" },
    Word { word: "PAN", doc: "Panama" },
    Word { word: "PCI", doc: "Pacific Islands (trust territory), until 1986" },
    Word { word: "PCN", doc: "Pitcairn" },
    Word { word: "PCZ", doc: "Panama Canal Zone, until 1980" },
    Word { word: "PER", doc: "Peru" },
    Word { word: "PHL", doc: "Philippines" },
    Word { word: "PLW", doc: "Palau" },
    Word { word: "PNG", doc: "Papua New Guinea" },
    Word { word: "POL", doc: "Poland" },
    Word { word: "PRI", doc: "Puerto Rico" },
    Word { word: "PRK", doc: "North Korea" },
    Word { word: "PRT", doc: "Portugal" },
    Word { word: "PRY", doc: "Paraguay" },
    Word { word: "PSE", doc: "Palestine, State of" },
    Word { word: "PUS", doc: "US Miscellaneous Pacific Islands, until 1986" },
    Word { word: "PYF", doc: "French Polynesia" },
    Word { word: "QAT", doc: "Qatar" },
    Word { word: "REU", doc: "Réunion" },
    Word { word: "RHO", doc: "Southern Rhodesia, until 1980" },
    Word { word: "ROU", doc: "Romania" },
    Word { word: "RUS", doc: "Russian Federation" },
    Word { word: "RWA", doc: "Rwanda" },
    Word { word: "SAU", doc: "Saudi Arabia" },
    Word { word: "SCG", doc: "Serbia and Montenegro, until 2006" },
    Word { word: "SDN", doc: "Sudan" },
    Word { word: "SEN", doc: "Senegal" },
    Word { word: "SGP", doc: "Singapore" },
    Word { word: "SGS", doc: "South Georgia and the South Sandwich Islands" },
    Word { word: "SHN", doc: "Saint Helena, Ascension and Tristan da Cunha" },
    Word { word: "SJM", doc: "Svalbard and Jan Mayen" },
    Word { word: "SKM", doc: "Sikkim, until 1975" },
    Word { word: "SLB", doc: "Solomon Islands" },
    Word { word: "SLE", doc: "Sierra Leone" },
    Word { word: "SLV", doc: "El Salvador" },
    Word { word: "SMR", doc: "San Marino" },
    Word { word: "SOM", doc: "Somalia" },
    Word { word: "SPM", doc: "Saint Pierre and Miquelon" },
    Word { word: "SRB", doc: "Serbia" },
    Word { word: "SSD", doc: "South Sudan" },
    Word { word: "STP", doc: "Sao Tome and Principe" },
    Word { word: "SUN", doc: "Soviet Union, until 1992" },
    Word { word: "SUR", doc: "Suriname" },
    Word { word: "SVK", doc: "Slovakia" },
    Word { word: "SVN", doc: "Slovenia" },
    Word { word: "SWE", doc: "Sweden" },
    Word { word: "SWZ", doc: "Eswatini" },
    Word { word: "SXM", doc: "Sint Maarten (Dutch part)" },
    Word { word: "SYC", doc: "Seychelles" },
    Word { word: "SYR", doc: "Syria" },
    Word { word: "TCA", doc: "Turks and Caicos Islands" },
    Word { word: "TCD", doc: "Chad" },
    Word { word: "TGO", doc: "Togo" },
    Word { word: "THA", doc: "Thailand" },
    Word { word: "TJK", doc: "Tajikistan" },
    Word { word: "TKL", doc: "Tokelau" },
    Word { word: "TKM", doc: "Turkmenistan" },
    Word { word: "TLS", doc: "Timor-Leste" },
    Word { word: "TMP", doc: "East Timor, until 2002" },
    Word { word: "TON", doc: "Tonga" },
    Word { word: "TTO", doc: "Trinidad and Tobago" },
    Word { word: "TUN", doc: "Tunisia" },
    Word { word: "TUR", doc: "Türkiye" },
    Word { word: "TUV", doc: "Tuvalu" },
    Word { word: "TWN", doc: "Taiwan" },
    Word { word: "TZA", doc: "Tanzania" },
    Word { word: "UGA", doc: "Uganda" },
    Word { word: "UKR", doc: "Ukraine" },
    Word { word: "UMI", doc: "United States Minor Outlying Islands" },
    Word { word: "URY", doc: "Uruguay" },
    Word { word: "USA", doc: "United States" },
    Word { word: "UZB", doc: "Uzbekistan" },
    Word { word: "VAT", doc: "Holy See (Vatican City State)" },
    Word { word: "VCT", doc: "Saint Vincent and the Grenadines" },
    Word { word: "VDR", doc: "Democratic Republic of Viet-Nam, until 1977" },
    Word { word: "VEN", doc: "Venezuela" },
    Word { word: "VGB", doc: "Virgin Islands, British" },
    Word { word: "VIR", doc: "Virgin Islands, U.S." },
    Word { word: "VNM", doc: "Vietnam" },
    Word { word: "VUT", doc: "Vanuatu" },
    Word { word: "WAK", doc: "Wake Island, until 1986" },
    Word { word: "WLF", doc: "Wallis and Futuna" },
    Word { word: "WSM", doc: "Samoa" },
    Word { word: "XKX", doc: "Kosovo" },
    Word { word: "YEM", doc: "Yemen" },
    Word { word: "YMD", doc: "Democratic Yemen, until 1990" },
    Word { word: "YUG", doc: "Yugoslavia, until 2003" },
    Word { word: "ZAF", doc: "South Africa" },
    Word { word: "ZAR", doc: "Zaire, until 1997" },
    Word { word: "ZMB", doc: "Zambia" },
    Word { word: "ZWE", doc: "Zimbabwe" },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_complete() {
        assert!(WORDS.is_sorted_by(|a, b| a.word < b.word));
        assert_eq!(WORDS.len(), 249 + 1 + HISTORIC.len());
        assert!(HISTORIC.iter().all(|code| code.parse::<CountryCode>().is_ok()));
        assert_eq!("XKX".parse::<CountryCode>().unwrap().country(), "Kosovo");
        assert!("SUN".parse::<CountryCode>().unwrap().is_historic());
        for bad in ["", "irn", "IR", "ZZZ", "IRNN", "XAA"] {
            assert!(bad.parse::<CountryCode>().is_err(), "{bad}");
        }
    }
}
