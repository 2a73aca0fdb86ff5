//! How much a record may take up while it is read, so that a few bytes cannot become gigabytes.

use crate::json::{MAX_DEPTH, MAX_VALUES};

/// What one record may still take up. What it says when there is too much is a sentence without a full
/// stop.
#[derive(Debug)]
pub(super) struct Budget {
    /// The most bytes of the JSON text.
    bytes: usize,
    /// How many values there are.
    values: usize,
}

impl Budget {
    /// That of a record whose JSON text may have so many bytes.
    pub(super) const fn new(bytes: usize) -> Self {
        Budget { bytes, values: 0 }
    }

    /// Counts so many values and keys.
    pub(super) fn values(&mut self, count: usize) -> Result<(), String> {
        self.values = self.values.saturating_add(count);
        if self.values > MAX_VALUES {
            return Err(format!("there are more than {MAX_VALUES} values in one record"));
        }
        Ok(())
    }

    /// How many values and keys there are.
    pub(super) const fn counted(&self) -> usize {
        self.values
    }

    /// Whether so many lists and objects may be within one another.
    #[expect(clippy::unused_self, reason = "the bound belongs to the others")]
    pub(super) fn depth(&self, depth: usize) -> Result<(), String> {
        if depth > MAX_DEPTH {
            return Err(format!(
                "there are more than {MAX_DEPTH} lists and objects in one another"
            ));
        }
        Ok(())
    }

    /// Whether a string may follow JSON text of so many bytes.
    pub(super) fn string(&self, written: usize, string: &str) -> Result<(), String> {
        // No character becomes more than six in JSON, so most strings need not be looked at.
        if written.saturating_add(string.len().saturating_mul(6)) <= self.bytes {
            return Ok(());
        }
        self.json(written, string.bytes().map(width).sum())
    }

    /// Whether so many bytes may follow JSON text of so many bytes.
    pub(super) fn json(&self, written: usize, more: usize) -> Result<(), String> {
        if written.saturating_add(more) > self.bytes {
            return Err(format!("the record has more than {} bytes as JSON", self.bytes));
        }
        Ok(())
    }
}

/// How many bytes a byte of a string becomes in JSON.
const fn width(byte: u8) -> usize {
    match byte {
        b'"' | b'\\' | b'\n' => 2,
        0..=0x1F => 6,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_the_last_that_is_allowed() {
        let mut budget = Budget::new(100);
        assert!(budget.values(MAX_VALUES).is_ok() && budget.values(1).is_err());
        assert!(budget.depth(MAX_DEPTH).is_ok() && budget.depth(MAX_DEPTH + 1).is_err());
        assert!(budget.json(60, 40).is_ok() && budget.json(60, 41).is_err());
        assert!(budget.string(88, "\0\0").is_ok() && budget.string(89, "\0\0").is_err());
        assert!(budget.string(96, "\"\n").is_ok() && budget.string(97, "\\\"").is_err());
        assert!(budget.string(98, "é").is_ok() && budget.string(99, "é").is_err());
        assert!(budget.values(usize::MAX).is_err() && budget.json(usize::MAX, 9).is_err());
    }
}
