//! Lengths of time that are written in another form than their field takes.

use crate::model::shape::Scalar;

/// The letter of a unit and whether it comes after the `T`.
fn unit(word: &str) -> Option<(char, bool)> {
    Some(match word.strip_suffix('s').unwrap_or(word) {
        "second" | "sec" => ('S', true),
        "minute" | "min" => ('M', true),
        "hour" | "hr" | "h" => ('H', true),
        "day" | "d" => ('D', false),
        "week" | "w" => ('W', false),
        "month" => ('M', false),
        "year" | "yr" | "y" => ('Y', false),
        _ => return None,
    })
}

/// The right form of a length: `PT48H` for `48 hours`, `P48H` and `pt48h`.
pub(super) fn read(scalar: &Scalar, value: &str) -> Option<String> {
    let value = value.trim().to_ascii_lowercase();
    let end = value.bytes().take_while(u8::is_ascii_digit).count();
    let better = if end > 0 {
        let (number, word) = value.split_at_checked(end)?;
        let (letter, is_time) = unit(word.trim_start_matches([' ', '-', '\u{A0}']))?;
        format!("P{}{number}{letter}", if is_time { "T" } else { "" })
    } else {
        // Hours and seconds can only be of the time; an `M` may be either.
        match value.to_ascii_uppercase() {
            upper if upper.ends_with(['H', 'S']) && !upper.contains('T') => {
                format!("PT{}", upper.strip_prefix('P')?)
            }
            upper => upper,
        }
    };
    scalar.inspect(&better).is_ok().then_some(better)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Duration;
    use crate::model::shape::{Model as _, Type};

    #[test]
    fn lengths_get_their_right_form() {
        let Type::Scalar(scalar) = Duration::TYPE else { panic!("a duration is no string") };
        for (value, wanted) in [
            ("48 hours", "PT48H"),
            ("90-day", "P90D"),
            ("1 week", "P1W"),
            ("30 min", "PT30M"),
            ("3 months", "P3M"),
            ("P48H", "PT48H"),
            ("p10d", "P10D"),
            ("pt48h", "PT48H"),
            ("P1H30S", "PT1H30S"),
        ] {
            assert_eq!(read(scalar, value).as_deref(), Some(wanted), "{value}");
        }
        for value in ["", "-P3D", "P", "10", "ten days", "10 moons", "30m", "0 days", "P1D2H", "é"]
        {
            assert_eq!(read(scalar, value), None, "{value}");
        }
    }
}
