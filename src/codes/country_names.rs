//! Other names by which countries go in English, from common knowledge: short, former, formal.

/// Names in small letters, with the alpha-3 code of the country.
pub static OTHER_NAMES: &[(&str, &str)] = &[
    ("america", "USA"),
    ("bolivarian republic of venezuela", "VEN"),
    ("bosnia", "BIH"),
    ("britain", "GBR"),
    ("brunei", "BRN"),
    ("burma", "MMR"),
    ("byelorussia", "BLR"),
    ("cape verde", "CPV"),
    ("ceylon", "LKA"),
    ("china, people's republic of", "CHN"),
    ("people's republic of china", "CHN"),
    ("congo-brazzaville", "COG"),
    ("congo-kinshasa", "COD"),
    ("czech republic", "CZE"),
    ("democratic people's republic of korea", "PRK"),
    ("democratic republic of congo", "COD"),
    ("democratic republic of the congo", "COD"),
    ("dprk", "PRK"),
    ("dr congo", "COD"),
    ("east germany", "DDR"),
    ("east timor", "TLS"),
    ("emirates", "ARE"),
    ("federal republic of germany", "DEU"),
    ("federated states of micronesia", "FSM"),
    ("french republic", "FRA"),
    ("great britain", "GBR"),
    ("hellenic republic", "GRC"),
    ("holland", "NLD"),
    ("holy see", "VAT"),
    ("islamic republic of iran", "IRN"),
    ("ivory coast", "CIV"),
    ("kingdom of saudi arabia", "SAU"),
    ("korea, democratic people's republic of", "PRK"),
    ("korea, republic of", "KOR"),
    ("macau", "MAC"),
    ("macedonia", "MKD"),
    ("palestine", "PSE"),
    ("persia", "IRN"),
    ("prc", "CHN"),
    ("republic of congo", "COG"),
    ("republic of korea", "KOR"),
    ("republic of the congo", "COG"),
    ("russia", "RUS"),
    ("siam", "THA"),
    ("soviet union", "SUN"),
    ("state of palestine", "PSE"),
    ("swaziland", "SWZ"),
    ("syrian arab republic", "SYR"),
    ("the bahamas", "BHS"),
    ("the gambia", "GMB"),
    ("the netherlands", "NLD"),
    ("turkey", "TUR"),
    ("turkiye", "TUR"),
    ("u.s.", "USA"),
    ("u.s.a.", "USA"),
    ("uae", "ARE"),
    ("united states of america", "USA"),
    ("upper volta", "BFA"),
    ("ussr", "SUN"),
    ("vatican", "VAT"),
    ("vatican city", "VAT"),
    ("viet nam", "VNM"),
    ("west germany", "DEU"),
];

/// The other names of a country, in small letters.
pub fn of(country: &str) -> impl Iterator<Item = &'static str> {
    OTHER_NAMES.iter().filter(move |(_, code)| *code == country).map(|(name, _)| *name)
}

/// The country that goes by that name, in any case.
#[must_use]
pub fn named(name: &str) -> Option<&'static str> {
    let lower = name.to_lowercase();
    OTHER_NAMES.iter().find(|(known, _)| *known == lower).map(|(_, country)| *country)
}
