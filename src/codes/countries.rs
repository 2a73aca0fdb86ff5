//! What other systems call the countries of ISO 3166, and how long the withdrawn codes were in use.
//!
//! ISO 3166-1 as of 2026-02 is taken from pycountry 26.2.16 (Debian's iso-codes). The codes of other
//! systems are those of the dictionary of countrycode 0.6.0, to which change notices of FIPS 10-4,
//! codes of former Olympic committees and of West Germany are added; those of CAMEO are from GDELT's
//! lookup file. Codes are facts; none of the words of these packages is here.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use super::entries::entries;
use super::{Codes, Entry, Scheme};

/// The current codes, a line each: alpha-3, alpha-2, number.
static CURRENT: &str = include_str!("countries.tsv");

/// Codes of other systems, a line each: system, code, alpha-3. In order.
static OTHERS: &str = include_str!("other-countries.tsv");

/// Codes that are in no list of countries and widespread all the same, a line each: code, alpha-3 or
/// `-`, who uses it or what it means.
static COMMON: &str = include_str!("common-codes.tsv");

macro_rules! iso {
    ($name:ident $id:literal $title:literal $codes:expr) => {
        /// The scheme.
        pub(super) static $name: Scheme = Scheme {
            id: $id,
            title: $title,
            edition: "2026-02",
            source: "https://www.iso.org/iso-3166-country-codes.html",
            licence: "the codes are facts",
            complete: true,
            codes: $codes,
        };
    };
}

macro_rules! other {
    ($name:ident $id:literal $title:literal $edition:literal $source:literal) => {
        /// The scheme. The meanings are alpha-3 codes.
        pub(super) static $name: Scheme = Scheme {
            id: $id,
            title: $title,
            edition: $edition,
            source: $source,
            licence: "the codes are facts",
            complete: false,
            codes: Codes::Made({
                static MADE: LazyLock<Vec<Entry>> = LazyLock::new(|| of_system($id));
                &MADE
            }),
        };
    };
}

iso!(ALPHA_3 "iso-3166-1-a3" "ISO 3166-1: countries by three letters, with alpha-2 and number" Codes::Made(&ALPHA_3_CODES));
iso!(ALPHA_2 "iso-3166-1-a2" "ISO 3166-1: countries by two letters, with alpha-3" Codes::Made(&ALPHA_2_CODES));
iso!(FORMER "iso-3166-3" "ISO 3166-3: withdrawn codes of countries, with their years" Codes::List(FORMER_CODES));
other!(FIPS "fips" "FIPS 10-4: countries by two letters" "withdrawn 2008, with later notices" "https://en.wikipedia.org/wiki/List_of_FIPS_country_codes");
other!(COW "cow" "Correlates of War: states by three letters or number" "state system 2016" "https://correlatesofwar.org/cow-country-codes/");
other!(GW "gw" "Gleditsch and Ward: states by number" "as of countrycode 0.6.0" "http://ksgleditsch.com/statelist.html");
other!(CAMEO "cameo-country" "CAMEO: countries by three letters or more" "GDELT lookup file" "https://www.gdeltproject.org/data/lookups/CAMEO.country.txt");
other!(IOC "ioc" "International Olympic Committee: committees by three letters" "as of countrycode 0.6.0" "https://olympics.com/ioc/national-olympic-committees");

/// A country with its codes in ISO 3166-1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    /// Three letters.
    pub alpha_3: &'static str,
    /// Two letters.
    pub alpha_2: &'static str,
    /// Three digits.
    pub number: &'static str,
}

/// The countries of ISO 3166-1, in order of alpha-3.
pub fn current() -> impl Iterator<Item = Country> {
    CURRENT.lines().filter_map(|line| {
        let mut parts = line.split('\t');
        Some(Country { alpha_3: parts.next()?, alpha_2: parts.next()?, number: parts.next()? })
    })
}

/// One meaning of a code: the system that has it, and the country by its alpha-3 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The system, in words: `FIPS 10-4`.
    pub system: &'static str,
    /// The country.
    pub country: &'static str,
}

/// What each system is called.
const SYSTEMS: &[(&str, &str)] = &[
    ("fips", "FIPS 10-4"),
    ("cow", "COW"),
    ("cameo-country", "CAMEO"),
    ("ioc", "IOC"),
    ("gw", "Gleditsch and Ward"),
];

/// The countries that a code means in systems other than alpha-3: ISO alpha-2 and number first, then
/// the withdrawn alpha-2 codes, FIPS, COW, CAMEO, the IOC, and Gleditsch and Ward, and at last codes
/// of no list that are widespread. Case counts.
#[must_use]
pub fn readings(code: &str) -> &'static [Reading] {
    READINGS.get(code).map(Vec::as_slice).unwrap_or_default()
}

static READINGS: LazyLock<HashMap<&'static str, Vec<Reading>>> = LazyLock::new(|| {
    let mut all: HashMap<&'static str, Vec<Reading>> = HashMap::new();
    let mut read = |code: &'static str, system, country| {
        all.entry(code).or_default().push(Reading { system, country });
    };
    for country in current() {
        read(country.alpha_2, "ISO alpha-2", country.alpha_3);
        read(country.number, "ISO numeric", country.alpha_3);
    }
    for former in FORMERS {
        read(former.alpha_2(), "withdrawn ISO alpha-2", former.alpha_3);
    }
    for (id, system) in SYSTEMS {
        for (code, country) in others(id) {
            read(code, system, country);
        }
    }
    for (code, country, user) in common().filter(|(_, country, _)| *country != "-") {
        read(code, user, country);
    }
    all
});

/// Widespread codes of no list, with alpha-3 codes or `-`, and who uses them or what they mean.
fn common() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    COMMON.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (code, rest) = line.split_once('\t')?;
        let (country, use_of) = rest.split_once('\t')?;
        Some((code, country, use_of))
    })
}

/// What a widespread code means that is taken for that of a country and is of none: an organization
/// or group of states. Case counts.
#[must_use]
pub fn not_a_country(code: &str) -> Option<&'static str> {
    common().find(|(known, country, _)| *known == code && *country == "-").map(|(.., what)| what)
}

/// The country whose part a code of ISO 3166-2 means, such as `GB-SCT`, by its alpha-3 code.
#[must_use]
pub fn of_part(code: &str) -> Option<&'static str> {
    let (country, part) = code.split_once('-')?;
    let is_part = (1..=3).contains(&part.len())
        && part.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let found = current().find(|known| known.alpha_2 == country).filter(|_| is_part)?;
    Some(found.alpha_3)
}

/// The codes of a system, with alpha-3 codes.
fn others(id: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    OTHERS.lines().filter_map(move |line| {
        let (code, country) = line.strip_prefix(id)?.strip_prefix('\t')?.split_once('\t')?;
        Some((code, country))
    })
}

fn of_system(id: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> =
        others(id).map(|(code, country)| Entry::new(code, country)).collect();
    // Numbers in their order.
    entries.sort_by_key(|entry| {
        let is_number = entry.code.bytes().all(|b| b.is_ascii_digit());
        (is_number, if is_number { entry.code.len() } else { 0 }, entry.code)
    });
    entries
}

static ALPHA_3_CODES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let now = current().map(|country| Entry {
        code: country.alpha_3,
        with: None,
        meaning: Cow::Owned(format!("alpha-2 {}, number {}", country.alpha_2, country.number)),
        retired: None,
    });
    let once = FORMERS.iter().map(|former| Entry {
        code: former.alpha_3,
        with: None,
        meaning: Cow::Owned(format!("withdrawn in {}", former.until)),
        retired: Some(former.successors),
    });
    let mut all: Vec<Entry> = now.chain(once).collect();
    all.sort_by_key(|entry| entry.code);
    all
});

static ALPHA_2_CODES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let mut all: Vec<Entry> =
        current().map(|country| Entry::new(country.alpha_2, country.alpha_3)).collect();
    all.sort_by_key(|entry| entry.code);
    all
});

/// A code that ISO 3166-3 lists as withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Former {
    /// Three letters.
    pub alpha_3: &'static str,
    /// Four letters: the former alpha-2 code and two of what came after.
    pub alpha_4: &'static str,
    /// The year in which it came into the standard; 1974 for those of the first edition.
    pub since: i64,
    /// The year in which it was withdrawn.
    pub until: i64,
    /// The codes of what came after, by ISO 3166-3 or by succession of states.
    pub successors: &'static [&'static str],
}

impl Former {
    /// The former code of two letters.
    #[must_use]
    pub fn alpha_2(&self) -> &'static str {
        self.alpha_4.get(..2).unwrap_or_default()
    }
}

/// The withdrawn code, if it is one.
#[must_use]
pub fn former(alpha_3: &str) -> Option<&'static Former> {
    FORMERS.iter().find(|former| former.alpha_3 == alpha_3)
}

macro_rules! formers {
    ($($alpha_3:literal $alpha_4:literal $since:literal $until:literal $years:literal [$($next:literal)*]),* $(,)?) => {
        /// The withdrawn codes, in order of alpha-3.
        pub static FORMERS: &[Former] = &[$(Former {
            alpha_3: $alpha_3,
            alpha_4: $alpha_4,
            since: $since,
            until: $until,
            successors: &[$($next),*],
        }),*];
        static FORMER_CODES: &[Entry] = entries! { $($alpha_3 in $alpha_4: $years),* };
    };
}

formers! {
    "AFI" "AIDJ" 1974 1977 "1974 to 1977" ["DJI"],
    "ANT" "ANHH" 1974 2010 "1974 to 2010" ["BES" "CUW" "SXM"],
    "ATB" "BQAQ" 1974 1979 "1974 to 1979" ["ATA"],
    "ATN" "NQAQ" 1974 1983 "1974 to 1983" ["ATA"],
    "BUR" "BUMM" 1974 1989 "1974 to 1989" ["MMR"],
    "BYS" "BYAA" 1974 1992 "1974 to 1992" ["BLR"],
    "CSK" "CSHH" 1974 1993 "1974 to 1993" ["CZE" "SVK"],
    "CTE" "CTKI" 1974 1984 "1974 to 1984" ["KIR"],
    "DDR" "DDDE" 1974 1990 "1974 to 1990" ["DEU"],
    "DHY" "DYBJ" 1974 1977 "1974 to 1977" ["BEN"],
    "FXX" "FXFR" 1993 1997 "1993 to 1997" ["FRA"],
    "GEL" "GEHH" 1974 1979 "1974 to 1979" ["KIR" "TUV"],
    "HVO" "HVBF" 1974 1984 "1974 to 1984" ["BFA"],
    "JTN" "JTUM" 1974 1986 "1974 to 1986" ["UMI"],
    "MID" "MIUM" 1974 1986 "1974 to 1986" ["UMI"],
    "NHB" "NHVU" 1974 1980 "1974 to 1980" ["VUT"],
    "NTZ" "NTHH" 1974 1993 "1974 to 1993" ["IRQ" "SAU"],
    "PCI" "PCHH" 1974 1986 "1974 to 1986" ["FSM" "MHL" "MNP" "PLW"],
    "PCZ" "PZPA" 1974 1980 "1974 to 1980" ["PAN"],
    "PUS" "PUUM" 1974 1986 "1974 to 1986" ["UMI"],
    "RHO" "RHZW" 1974 1980 "1974 to 1980" ["ZWE"],
    "SCG" "CSXX" 2003 2006 "2003 to 2006" ["MNE" "SRB"],
    "SKM" "SKIN" 1974 1975 "1974 to 1975" ["IND"],
    "SUN" "SUHH" 1974 1992 "1974 to 1992" ["ARM" "AZE" "EST" "GEO" "KAZ" "KGZ" "LTU" "LVA" "MDA" "RUS" "TJK" "TKM" "UZB"],
    "TMP" "TPTL" 1974 2002 "1974 to 2002" ["TLS"],
    "VDR" "VDVN" 1974 1977 "1974 to 1977" ["VNM"],
    "WAK" "WKUM" 1974 1986 "1974 to 1986" ["UMI"],
    "YMD" "YDYE" 1974 1990 "1974 to 1990" ["YEM"],
    "YUG" "YUCS" 1974 2003 "1974 to 2003" ["BIH" "HRV" "MKD" "MNE" "SRB" "SVN"],
    "ZAR" "ZRCD" 1974 1997 "1974 to 1997" ["COD"],
}
