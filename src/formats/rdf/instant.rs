//! Times of RFC 3339 as `xsd:dateTime`, which other programs spell in their own way.
//!
//! They write `+00:00` for `Z` and a fraction of a second with six digits. What is read is put in one
//! form, so that their way to spell a time changes no record. A time that is not in that form, or has
//! more digits than they keep, is written as `xsd:dateTimeStamp`, which they leave as it is.

/// How many digits of a second other programs keep.
const DIGITS: usize = 6;

/// A time with `Z` for `+00:00`, and no zeros at the end of a fraction of a second.
pub(super) fn canonical(time: &str) -> String {
    let (clock, offset) = match time.strip_suffix("+00:00") {
        Some(clock) => (clock, "Z"),
        None => split(time),
    };
    match clock.split_once('.') {
        Some((seconds, fraction)) => {
            let fraction = fraction.trim_end_matches('0');
            let point = if fraction.is_empty() { "" } else { "." };
            format!("{seconds}{point}{fraction}{offset}")
        }
        None => format!("{clock}{offset}"),
    }
}

/// Whether other programs keep a time.
pub(super) fn is_kept(time: &str) -> bool {
    let fraction = split(time).0.split_once('.').map_or("", |(_, fraction)| fraction);
    fraction.len() <= DIGITS && canonical(time) == time
}

/// The day and clock of a time, and its offset.
fn split(time: &str) -> (&str, &str) {
    let clock = time.find('T').map_or(0, |at| at + 1);
    let offset = time.get(clock..).and_then(|rest| rest.find(['Z', '+', '-']));
    time.split_at(offset.map_or(time.len(), |at| clock + at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_has_one_form() {
        for (time, wanted, kept) in [
            ("2031-05-04T16:30:00Z", "2031-05-04T16:30:00Z", true),
            ("2031-05-04T16:30:00+00:00", "2031-05-04T16:30:00Z", false),
            ("2031-05-04T16:30:00-00:00", "2031-05-04T16:30:00-00:00", true),
            ("2031-05-04T16:30:00.500000+03:30", "2031-05-04T16:30:00.5+03:30", false),
            ("2031-05-04T16:30:00.5-03:30", "2031-05-04T16:30:00.5-03:30", true),
            ("2031-05-04T16:30:00.000+00:00", "2031-05-04T16:30:00Z", false),
            ("2031-05-04T16:30:00.1234567Z", "2031-05-04T16:30:00.1234567Z", false),
            ("2031-05-04T16:30:00", "2031-05-04T16:30:00", true),
            ("x.", "x", false),
            ("", "", true),
        ] {
            assert_eq!(canonical(time), wanted);
            assert_eq!(is_kept(time), kept, "{time}");
            assert_eq!(canonical(wanted), wanted);
        }
    }
}
