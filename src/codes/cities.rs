//! Cities whose names mean one place to readers of news.

/// A line each: the code of the country, the names, and countries with another place of that name.
static CITIES: &str = include_str!("cities.tsv");

/// A city that nearly every reader would take the name for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct City {
    /// The alpha-3 code of the country that it lies in.
    pub country: &'static str,
    /// What it is called, in several languages, parted by `|`; the first is English.
    names: &'static str,
    /// Countries that have, or had within a century or so, a known place of that name.
    namesakes: &'static str,
}

impl City {
    /// Its names, the English one first.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.names.split('|')
    }

    /// Whether a known place of that name lies in that country too.
    pub(crate) fn has_namesake_in(&self, country: &str) -> bool {
        self.namesakes.split(' ').any(|code| code == country)
    }
}

/// All cities of the table.
pub(crate) fn all() -> impl Iterator<Item = City> {
    CITIES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (country, rest) = line.split_once('\t')?;
        let (names, namesakes) = rest.split_once('\t').unwrap_or((rest, ""));
        Some(City { country, names, namesakes })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::{countries, country_labels};

    #[test]
    fn cities_are_clean_and_lie_in_countries() {
        let is_code = |code: &str| countries::current().any(|known| known.alpha_3 == code);
        for city in all() {
            let first = city.names().next().unwrap();
            assert!(is_code(city.country), "{first}");
            for name in city.names() {
                assert!(name.trim() == name && name.chars().count() >= 2, "{first}: {name}");
                let is_state = |code: &str| country_labels::is_called(code, name);
                let other = countries::current().find(|known| is_state(known.alpha_3));
                assert!(other.is_none_or(|known| known.alpha_3 == city.country), "{name}");
            }
            let mut namesakes = city.namesakes.split(' ').filter(|code| !code.is_empty());
            assert!(namesakes.all(|code| is_code(code) && code != city.country), "{first}");
        }
        assert!(all().count() > 250);
    }
}
