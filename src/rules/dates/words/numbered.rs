//! The year that a text gives with the number of a document: "resolution 118 (2023)".

use super::grammar::YEARS;

/// The year in parentheses after a number, if the text has no other number.
pub(in crate::rules::dates) fn year(text: &str) -> Option<i64> {
    let numbers = text.split(|c: char| !c.is_numeric()).filter(|digits| !digits.is_empty());
    let [number, year] = numbers.collect::<Vec<&str>>()[..] else { return None };
    let (before, rest) = text.split_once(['(', '\u{FF08}'])?;
    let (within, _) = rest.split_once([')', '\u{FF09}'])?;
    let is_number = number.len() <= 4 && before.trim_end().ends_with(number);
    if !is_number || within.trim() != year || year.len() != 4 {
        return None;
    }
    year.parse().ok().filter(|year| YEARS.contains(year))
}

#[cfg(test)]
mod tests {
    use super::year;

    #[test]
    fn the_year_follows_the_number_in_parentheses() {
        for (text, wanted) in [
            ("resolution 118 (2023)", Some(2023)),
            ("por la resolución 71 (2026)", Some(2026)),
            ("第118（2023）號決議", Some(2023)),
            ("the accord (2023)", None),
            ("the 2024 accord (2023)", None),
            ("two of 118 members (in 2023)", None),
            ("resolutions 118 (2023) and 119 (2023)", None),
            ("118 (of 2023)", None),
            ("resolution 118 (12)", None),
        ] {
            assert_eq!(year(text), wanted, "{text}");
        }
    }
}
