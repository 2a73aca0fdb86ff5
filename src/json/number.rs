//! Numbers: RFC 8259, section 6.

use std::borrow::Cow;

use serde_json::Number;

use super::reader::Reader;
use super::words::{continues, quoted, word};
use super::{Fault, FaultKind};
use crate::text::Span;

/// A number without an exponent needs more digits than this to be too large for a double.
const SAFE_LENGTH: usize = 308;

/// The value of a literal as [`serde_json`] reads it: `u64` or `i64` where it is an integer that
/// fits, else the double that `serde_json` takes it for.
///
/// A literal beyond the doubles becomes the largest of its sign. `None` if it is no number at all,
/// which a tree made by the reader does not hold.
pub(super) fn number(literal: &str) -> Option<Number> {
    // `serde_json` is asked itself: unless told otherwise it rounds some literals to the second
    // nearest double, and a value must not depend on which of the two readers saw it.
    literal.parse().ok().or_else(|| {
        let value: f64 = literal.parse().ok()?;
        Number::from_f64(value.clamp(f64::MIN, f64::MAX))
    })
}

impl<'t> Reader<'t> {
    /// Reads a number; the next byte is its sign or first digit.
    pub(super) fn number(&mut self) -> Result<Cow<'t, str>, Fault> {
        let start = self.at;
        let Some((end, has_exponent)) = self.scan_number() else {
            return Err(self.bad_number());
        };
        self.at = end;
        let span = Span::new(start, end);
        let literal = span.of(self.text);
        let is_suspect = has_exponent || literal.len() > SAFE_LENGTH;
        if is_suspect && literal.parse().is_ok_and(f64::is_infinite) {
            let message = format!(
                "found {}, wanted a number that a double can hold (up to about 1.8e308)",
                quoted(literal)
            );
            let help = "write a number that is nearer to 0, or put it in double quotes";
            self.note(Fault::new(FaultKind::NumberOverflow, span, message).help(help))?;
        }
        Ok(Cow::Borrowed(literal))
    }

    /// Where the number that begins here ends, and whether it has an exponent. `None` if it is not
    /// a number or goes on with something that is no part of one.
    fn scan_number(&self) -> Option<(usize, bool)> {
        let mut at = self.at;
        if self.byte(at) == Some(b'-') {
            at += 1;
        }
        at = if self.byte(at) == Some(b'0') { at + 1 } else { self.digits(at)? };
        if self.byte(at) == Some(b'.') {
            at = self.digits(at + 1)?;
        }
        let has_exponent = matches!(self.byte(at), Some(b'e' | b'E'));
        if has_exponent {
            at += 1;
            if let Some(b'+' | b'-') = self.byte(at) {
                at += 1;
            }
            at = self.digits(at)?;
        }
        let goes_on = self.byte(at).is_some_and(continues);
        (!goes_on).then_some((at, has_exponent))
    }

    /// The end of the digits from an offset; at least one.
    fn digits(&self, from: usize) -> Option<usize> {
        let bytes = self.text.as_bytes().get(from..)?;
        let length = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
        (length > 0).then_some(from + length)
    }

    /// What begins like a number and is none.
    pub(super) fn bad_number(&self) -> Fault {
        let word = word(self.rest());
        let span = Span::new(self.at, self.at + word.len());
        let found = quoted(word);
        let (sign, rest) = match word.strip_prefix(['-', '+']) {
            Some(rest) if word.starts_with('-') => ("-", rest),
            Some(rest) => ("", rest),
            None => ("", word),
        };
        let bytes = rest.as_bytes();
        let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        // What to write instead, where that is plain. Only the grammar is asked: a whole reading
        // would explain in its turn, and a text of a million plus signs would never end.
        let instead = |text: String| {
            let (end, _) = Reader::new(&text, true).scan_number()?;
            (end == text.len()).then(|| format!("write {}", quoted(&text)))
        };
        let (message, help) = if word.starts_with('+') {
            let help = instead(rest.to_owned());
            (format!("found {found}, wanted a number without a plus sign"), help)
        } else if bytes.first() == Some(&b'.') {
            let help = instead(format!("{sign}0{rest}"));
            (format!("found {found}, wanted a digit before the decimal point"), help)
        } else if bytes.first() == Some(&b'0') && is_digit(1) {
            let trimmed = rest.trim_start_matches('0');
            let zero = if trimmed.starts_with(|c: char| c.is_ascii_digit()) { "" } else { "0" };
            let help = instead(format!("{sign}{zero}{trimmed}"))
                .map(|help| help + ", or put it in double quotes if it is a code");
            (format!("found {found}, wanted a number without leading zeros"), help)
        } else if bytes.is_empty() {
            let help = Some("remove the minus sign, or write digits behind it".to_owned());
            (format!("found {found}, wanted a digit after the minus sign"), help)
        } else if rest.find('.').is_some_and(|at| !is_digit(at + 1)) {
            let help = instead(format!("{sign}{}", rest.replacen('.', "", 1)));
            (format!("found {found}, wanted a digit after the decimal point"), help)
        } else if rest.trim_end_matches(['+', '-']).ends_with(['e', 'E']) && !rest.starts_with("0x")
        {
            let help = instead(format!("{sign}{}", rest.trim_end_matches(['e', 'E', '+', '-'])));
            (format!("found {found}, wanted a digit in the exponent"), help)
        } else {
            let help = instead(format!("{sign}{}", rest.replace('_', "")));
            (format!("found {found}, wanted a number"), help)
        };
        let help = help.unwrap_or_else(|| match bytes {
            [b'0', b'x' | b'X' | b'o' | b'O' | b'b' | b'B', ..] => {
                "write the number in decimal".to_owned()
            }
            b"NaN" | b"nan" | b"Infinity" | b"Inf" | b"inf" => {
                "leave the field out: JSON has no such number".to_owned()
            }
            _ => "put it in double quotes if it is a string".to_owned(),
        });
        Fault::syntax(span, message).help(help)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;

    #[test]
    fn values_are_those_of_serde_json() {
        for literal in [
            "0",
            "-0",
            "-0.0",
            "18446744073709551615",
            "18446744073709551616",
            "-9223372036854775808",
            "-9223372036854775809",
            "1.7976931348623157e308",
            "1e-400",
            "0.1",
            "122.416294033786585",
            "1E+2",
        ] {
            let expected: Number = serde_json::from_str(literal).unwrap();
            assert_eq!(number(literal), Some(expected), "{literal}");
            assert_eq!(parse(literal).unwrap().faults, [], "{literal}");
        }
        assert_eq!(number("1e400").unwrap().as_f64(), Some(f64::MAX));
        assert_eq!(number("-1e400").unwrap().as_f64(), Some(f64::MIN));
        assert_eq!(number("NaN"), None);
        assert_eq!(number("x"), None);
    }

    #[test]
    fn explaining_takes_little_stack_and_time() {
        for text in ["+".repeat(1 << 20), "-".repeat(1 << 20), "0_0".repeat(1 << 20)] {
            assert!(parse(&text).is_err());
        }
    }

    #[test]
    fn overflow_without_exponent() {
        let long = "9".repeat(309);
        assert_eq!(parse(&long).unwrap().faults.len(), 1);
        assert_eq!(parse(&format!("{long}e-1")).unwrap().faults, []);
        assert_eq!(parse(&format!("0.{long}")).unwrap().faults, []);
        assert_eq!(parse("0e999999999999999999999").unwrap().faults, []);
    }
}
