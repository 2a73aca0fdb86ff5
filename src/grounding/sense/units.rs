//! What numbers count, `units.tsv`.
//!
//! A row is a language (`*` for all), a unit and how it is written. A unit with `<` is written before
//! its number, as "yüzde" is.

use std::sync::LazyLock;

use foldhash::HashMap;

use super::lexicon::rows;
use super::words::plain;

type Names = HashMap<String, &'static str>;

#[derive(Debug, Default)]
struct Units {
    after: HashMap<&'static str, Names>,
    before: HashMap<&'static str, Names>,
}

static UNITS: LazyLock<Units> = LazyLock::new(|| {
    let mut units = Units::default();
    for (language, unit, entries) in rows(include_str!("units.tsv")) {
        let (table, unit) = match unit.strip_prefix('<') {
            Some(unit) => (&mut units.before, unit),
            None => (&mut units.after, unit),
        };
        let names = table.entry(language).or_default();
        names.extend(entries.split(", ").map(|name| (plain(name, language), unit)));
    }
    units
});

fn of(table: &HashMap<&'static str, Names>, name: &str, language: &str) -> Option<&'static str> {
    [language, "*"].iter().find_map(|tag| table.get(tag)?.get(name).copied())
}

/// The unit that has this name after a number.
pub(super) fn after(name: &str, language: &str) -> Option<&'static str> {
    of(&UNITS.after, name, language)
}

/// The unit that has this name before a number.
pub(super) fn before(name: &str, language: &str) -> Option<&'static str> {
    of(&UNITS.before, name, language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_known_in_their_language() {
        assert_eq!(after("euros", "fr"), Some("euro"));
        assert_eq!(after("%", "de"), Some("percent"));
        assert_eq!(before("$", "en"), Some("dollar"));
        assert_eq!(before("yüzde", "tr"), Some("percent"));
        assert_eq!(after("yüzde", "tr"), None);
        assert_eq!(after("tage", "en"), None);
    }
}
