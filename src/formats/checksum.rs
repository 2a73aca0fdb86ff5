//! The checksum of a record, by which a table shows whether the record is still the one that was
//! written.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::model::Record;

/// So many bytes of the hash are kept.
const BYTES: usize = 16;

/// The checksum of a record: the first 16 bytes of the SHA-256 of its JSON text without blanks, with
/// the fields in the order of the model, as 32 hexadecimal digits.
pub(super) fn of(record: &Record<'_>) -> String {
    // Only an output that fails keeps a record from being written, and memory does not.
    of_json(&serde_json::to_vec(record).unwrap_or_default())
}

/// Whether the record in a JSON text is another one than the one whose checksum is given. What cannot
/// be read as a record is not compared.
pub(super) fn differs(json: &str, written: &str) -> bool {
    let written = written.trim();
    // Nearly always the text is the one that the checksum was made of.
    if of_json(json.as_bytes()).eq_ignore_ascii_case(written) {
        return false;
    }
    serde_json::from_str::<Record<'_>>(json)
        .is_ok_and(|record| !of(&record).eq_ignore_ascii_case(written))
}

fn of_json(json: &[u8]) -> String {
    let mut digits = String::with_capacity(2 * BYTES);
    for byte in Sha256::digest(json).iter().take(BYTES) {
        // Writing to a string does not fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::testing::record;

    #[test]
    fn a_record_has_its_checksum_however_it_is_laid_out() {
        for seed in 0..50 {
            let record = record(seed);
            let written = of(&record);
            assert_eq!(written.len(), 32);
            let short = serde_json::to_string(&record).unwrap();
            let long = serde_json::to_string_pretty(&record).unwrap();
            assert!(!differs(&short, &written) && !differs(&long, &written.to_uppercase()));
            let other = short.replacen("\"id\":\"", "\"id\":\"z", 1);
            assert!(differs(&other, &written), "{other}");
        }
    }

    #[test]
    fn what_is_no_record_is_not_compared() {
        assert!(!differs("{}", "0") && !differs("", ""));
    }
}
