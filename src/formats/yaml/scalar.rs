//! What a scalar without quotes is (YAML 1.2.2, section 10.3.2).

use std::borrow::Cow;

/// What a scalar is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Scalar<'t> {
    Null,
    Boolean(bool),
    /// An integer, as JSON has it.
    Integer(Cow<'t, str>),
    /// Another number, as JSON has it.
    Float(Cow<'t, str>),
    /// `.inf` or `.nan`.
    NotFinite,
    /// An octal or hexadecimal integer of more than 64 bits.
    TooLarge,
    Text,
}

impl<'t> Scalar<'t> {
    /// What a scalar without quotes is.
    pub(super) fn of(text: &'t str) -> Self {
        match text {
            "" | "~" | "null" | "Null" | "NULL" => return Scalar::Null,
            "true" | "True" | "TRUE" => return Scalar::Boolean(true),
            "false" | "False" | "FALSE" => return Scalar::Boolean(false),
            ".nan" | ".NaN" | ".NAN" => return Scalar::NotFinite,
            _ => {}
        }
        if !text.starts_with(|c: char| matches!(c, '0'..='9' | '+' | '-' | '.')) {
            return Scalar::Text;
        }
        for (prefix, radix) in [("0o", 8), ("0x", 16)] {
            if let Some(digits) = text.strip_prefix(prefix) {
                return based(digits, radix);
            }
        }
        let (is_negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        if matches!(unsigned, ".inf" | ".Inf" | ".INF") {
            return Scalar::NotFinite;
        }
        decimal(text, is_negative, unsigned)
    }
}

fn based<'t>(digits: &str, radix: u32) -> Scalar<'t> {
    if digits.is_empty() || !digits.chars().all(|c| c.is_digit(radix)) {
        return Scalar::Text;
    }
    match u64::from_str_radix(digits, radix) {
        Ok(number) => Scalar::Integer(number.to_string().into()),
        Err(_) => Scalar::TooLarge,
    }
}

/// A number of decimal digits, with JSON's spelling: no plus, no zeros in front, digits on both sides
/// of the point.
fn decimal<'t>(text: &'t str, is_negative: bool, unsigned: &'t str) -> Scalar<'t> {
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let has_digits = !whole.is_empty() || fraction.is_some_and(|fraction| !fraction.is_empty());
    let exponent_digits = exponent.map(|text| text.strip_prefix(['+', '-']).unwrap_or(text));
    if !has_digits
        || !all_digits(whole)
        || !all_digits(fraction.unwrap_or_default())
        || exponent_digits.is_some_and(|digits| digits.is_empty() || !all_digits(digits))
    {
        return Scalar::Text;
    }
    let is_integer = fraction.is_none() && exponent.is_none();
    let kind = if is_integer { Scalar::Integer } else { Scalar::Float };
    let short = whole.trim_start_matches('0');
    let has_json_whole = whole == "0" || (short == whole && !whole.is_empty());
    if has_json_whole && fraction != Some("") && !text.starts_with('+') {
        return kind(text.into());
    }
    let mut json = String::with_capacity(text.len() + 2);
    json.push_str(if is_negative { "-" } else { "" });
    json.push_str(if short.is_empty() { "0" } else { short });
    if let Some(fraction) = fraction {
        json.push('.');
        json.push_str(if fraction.is_empty() { "0" } else { fraction });
    }
    if let Some(exponent) = exponent {
        json.push('e');
        json.push_str(exponent);
    }
    kind(json.into())
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_are_those_of_the_core_schema() {
        for text in [
            "no",
            "yes",
            "on",
            "off",
            "y",
            "n",
            "No",
            "ON",
            "nUll",
            "tRue",
            "1_000",
            "12:30:00",
            "2026-02-11",
            "0b1",
            "0o8",
            "0o",
            "0x",
            "0xg",
            "-0x1",
            "+0o1",
            "1.2.3",
            ".",
            "-",
            "+",
            "-.",
            "e1",
            ".e1",
            "1e",
            "1e+",
            "1ee1",
            "1e1.5",
            "--1",
            "+-1",
            ".Nan",
            "+.nan",
            ".iNf",
            "..inf",
            "1 2",
            "1,5",
            "١",
            "=",
            "<<",
            "a",
            "-a",
            "inf",
            "nan",
            "0x1.8p1",
            "1f",
            "é",
        ] {
            assert_eq!(Scalar::of(text), Scalar::Text, "{text}");
        }
        for text in ["", "~", "null", "Null", "NULL"] {
            assert_eq!(Scalar::of(text), Scalar::Null, "{text}");
        }
        for text in ["true", "True", "TRUE"] {
            assert_eq!(Scalar::of(text), Scalar::Boolean(true), "{text}");
        }
        for text in ["false", "False", "FALSE"] {
            assert_eq!(Scalar::of(text), Scalar::Boolean(false), "{text}");
        }
        for text in [".inf", "-.inf", "+.Inf", ".INF", ".nan", ".NaN", ".NAN"] {
            assert_eq!(Scalar::of(text), Scalar::NotFinite, "{text}");
        }
        assert_eq!(Scalar::of("0xFFFFFFFFFFFFFFFFF"), Scalar::TooLarge);
    }

    #[test]
    fn numbers_are_spelt_as_json_has_them() {
        for (text, wanted) in [
            ("0", "0"),
            ("-0", "-0"),
            ("00", "0"),
            ("012", "12"),
            ("-007", "-7"),
            ("+12", "12"),
            ("0o14", "12"),
            ("0x1F", "31"),
            ("0xffffffffffffffff", "18446744073709551615"),
            ("123456789012345678901234567890", "123456789012345678901234567890"),
        ] {
            assert_eq!(Scalar::of(text), Scalar::Integer(wanted.into()), "{text}");
            serde_json::from_str::<serde_json::Number>(wanted).unwrap();
        }
        for (text, wanted) in [
            ("1.5", "1.5"),
            ("-1.5E-3", "-1.5E-3"),
            (".5", "0.5"),
            ("-.5", "-0.5"),
            ("5.", "5.0"),
            ("+1.0", "1.0"),
            ("1e3", "1e3"),
            ("1.e3", "1.0e3"),
            (".5e+1", "0.5e+1"),
            ("00.10", "0.10"),
            ("1e06", "1e06"),
            ("+.5E1", "0.5e1"),
            ("01e1", "1e1"),
        ] {
            assert_eq!(Scalar::of(text), Scalar::Float(wanted.into()), "{text}");
            serde_json::from_str::<serde_json::Number>(wanted).unwrap();
        }
    }
}
