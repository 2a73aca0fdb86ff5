//! The English names of the months.

/// The months, January first.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The number of a month, from 1, by its English name in small letters or the first three or more of
/// them.
pub(in crate::rules) fn month(word: &str) -> Option<u8> {
    if word.len() < 3 {
        return None;
    }
    let at = MONTHS.iter().position(|name| name.starts_with(word))?;
    u8::try_from(at + 1).ok()
}
