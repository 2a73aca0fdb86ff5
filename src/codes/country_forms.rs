//! The formal names of states, and informal ones that no list of short names has.

/// A line each: the codes of three letters for which the names are used, and the names.
static FORMS: &str = include_str!("country-forms.tsv");

/// Each name with the alpha-3 codes for which it is used.
pub(crate) fn all() -> impl Iterator<Item = (&'static str, impl Iterator<Item = &'static str>)> {
    let lines = FORMS.lines().filter(|line| !line.starts_with('#'));
    let rows = lines.filter_map(|line| line.split_once('\t'));
    rows.flat_map(|(codes, names)| names.split('|').map(move |name| (name, codes.split(' '))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::countries;

    #[test]
    fn forms_are_clean_and_of_countries() {
        let mut count = 0;
        for (name, codes) in all() {
            count += 1;
            assert!(!name.is_empty() && name.trim() == name, "{name}");
            for code in codes {
                let listed = countries::current().any(|known| known.alpha_3 == code);
                assert!(
                    listed || code == "XKX" || countries::former(code).is_some(),
                    "{name}: {code}"
                );
            }
        }
        assert!(count > 600, "{count}");
    }
}
