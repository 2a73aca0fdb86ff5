//! Records as CBOR.
//!
//! What has no counterpart in JSON is refused with the byte at which it is: byte strings, `undefined`,
//! numbers that are none, integers beyond 64 bits, keys that are not text, and tags but for those that
//! say that this is CBOR, that a text is a date or an address, or that a number is a day or a time. Text
//! and lists of unknown length are read; none are written. Floats are written in the shortest form that
//! holds them, and lengths as well (RFC 8949, section 4.1).

use std::io::Write;

use ciborium_ll::{Decoder, Encoder, Header, simple};
use serde_json::Number;

use super::binary::{Item, Records, Source, ToItems, day, moment};
use super::{Error, Format, Keeps, Layout};

/// Records as CBOR (RFC 8949), one after another (RFC 8742). The media type is that of a single one;
/// several are `application/cbor-seq`.
pub(super) static CBOR: Format = Format {
    name: "cbor",
    title: "CBOR",
    extensions: &["cbor"],
    media_type: "application/cbor",
    about: "any number of records in few bytes, for programs that have no time for text",
    guide: None,
    layout: Layout::Stream,
    many: true,
    keeps: Keeps::Everything,
    read: Some(|input, limits| Ok(Box::new(Records::new(input, limits, take)?))),
    write: Some(|output, _| Ok(Box::new(ToItems::new(output, put)?))),
    template: None,
    view: None,
};

fn take(source: &mut Source) -> Result<Item<'static>, Error> {
    let at = source.at();
    let header = header(source)?;
    untagged(source, header, at)
}

/// The item that begins with a header that was at a byte.
fn untagged(source: &mut Source, header: Header, at: u64) -> Result<Item<'static>, Error> {
    let refused = |what: &str| Err(Error::malformed(format!("{what} at byte {at}")));
    Ok(match header {
        Header::Positive(number) => Item::Number(number.into()),
        Header::Negative(below) => match i64::try_from(below) {
            Ok(below) => Item::Number((-1 - below).into()),
            Err(_) => return refused("an integer of more than 64 bits"),
        },
        Header::Float(number) => match Number::from_f64(number) {
            Some(number) => Item::Number(number),
            None => return refused("an infinity or NaN, which JSON does not have,"),
        },
        Header::Text(Some(length)) => Item::Text(source.text(length as u64)?.into()),
        Header::Text(None) => Item::Text(pieces(source)?.into()),
        Header::Array(count) => Item::List(count.map(|count| count as u64)),
        Header::Map(count) => Item::Object(count.map(|count| count as u64)),
        Header::Break => Item::End,
        Header::Simple(simple::FALSE) => Item::Boolean(false),
        Header::Simple(simple::TRUE) => Item::Boolean(true),
        Header::Simple(simple::NULL) => Item::Null,
        Header::Simple(simple::UNDEFINED) => {
            return refused("`undefined`, which JSON does not have,");
        }
        Header::Simple(value) => return refused(&format!("the simple value {value}")),
        Header::Bytes(_) => return refused("a byte string, which JSON does not have,"),
        Header::Tag(tag) => return tagged(source, tag, at),
    })
}

/// The tag that says that what follows is CBOR.
const SELF: u64 = 55_799;
/// The tags of numbers that are a time or a day since 1970.
const SECONDS: u64 = 1;
const DAYS: u64 = 100;
/// The tags of texts that are times, addresses and days.
const TEXTS: [u64; 3] = [0, 32, 1004];

/// What follows a tag that was at a byte.
fn tagged(source: &mut Source, tag: u64, at: u64) -> Result<Item<'static>, Error> {
    let refused = |what: &str| Err(Error::malformed(format!("{what} at byte {at}")));
    let mut inner = tag;
    while inner == SELF {
        match header(source)? {
            Header::Tag(tag) => inner = tag,
            header => return untagged(source, header, at),
        }
    }
    let header = header(source)?;
    match (inner, &header) {
        (tag, Header::Text(_)) if TEXTS.contains(&tag) => untagged(source, header, at),
        (SECONDS | DAYS, Header::Positive(_) | Header::Negative(_) | Header::Float(_)) => {
            match date(inner, &header) {
                Some(date) => Ok(Item::Text(date.into())),
                None => refused("a date outside the years 1 to 9999"),
            }
        }
        _ => refused(&format!("tag {inner}, which JSON does not have,")),
    }
}

/// The time or day that a number is.
fn date(tag: u64, number: &Header) -> Option<String> {
    let whole = match number {
        Header::Positive(number) => i64::try_from(*number).ok()?,
        Header::Negative(below) => -1 - i64::try_from(*below).ok()?,
        Header::Float(number) if tag == SECONDS => return real_moment(*number),
        _ => return None,
    };
    if tag == SECONDS { moment(whole, 0) } else { day(whole) }
}

/// The time that so many seconds since 1970 are, to the microsecond: a double has no more.
fn real_moment(seconds: f64) -> Option<String> {
    // Far beyond the year 9999, and not beyond 64 bits.
    if seconds.is_nan() || seconds.abs() > 1e12 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "it is within the bounds")]
    let microseconds = (seconds * 1e6).round() as i64;
    let fraction = u32::try_from(microseconds.rem_euclid(1_000_000)).ok()?;
    moment(microseconds.div_euclid(1_000_000), fraction * 1000)
}

/// The text that comes in pieces up to a break. Each piece is a text of its own.
fn pieces(source: &mut Source) -> Result<String, Error> {
    let mut text = String::new();
    loop {
        let at = source.at();
        match header(source)? {
            Header::Break => return Ok(text),
            Header::Text(Some(length)) => text.push_str(&source.text(length as u64)?),
            _ => {
                let message = format!("something else than a piece of the text at byte {at}");
                return Err(Error::malformed(message));
            }
        }
    }
}

fn header(source: &mut Source) -> Result<Header, Error> {
    let at = source.at();
    let pulled = Decoder::from(&mut *source).pull();
    pulled.map_err(|error| match error {
        ciborium_ll::Error::Io(error) => source.failed(error),
        ciborium_ll::Error::Syntax(_) => {
            Error::malformed(format!("nothing in CBOR begins like the byte at {at}"))
        }
    })
}

fn put(out: &mut dyn Write, item: &Item<'_>) -> Result<(), Error> {
    let length = |count: &Option<u64>| {
        let known = count.map(usize::try_from).transpose();
        known.map_err(|_| Error::refused("there are more entries than memory"))
    };
    let mut out = Encoder::from(out);
    match item {
        Item::Null => out.push(Header::Simple(simple::NULL))?,
        Item::Boolean(true) => out.push(Header::Simple(simple::TRUE))?,
        Item::Boolean(false) => out.push(Header::Simple(simple::FALSE))?,
        Item::Number(number) => out.push(number_header(number)?)?,
        Item::Text(text) => out.text(text, None)?,
        Item::List(count) => out.push(Header::Array(length(count)?))?,
        Item::Object(count) => out.push(Header::Map(length(count)?))?,
        Item::End => out.push(Header::Break)?,
    }
    Ok(())
}

fn number_header(number: &Number) -> Result<Header, Error> {
    if let Some(number) = number.as_u64() {
        return Ok(Header::Positive(number));
    }
    if let Some(number) = number.as_i64() {
        // What is not negative was taken above.
        return Ok(Header::Negative((-1 - number).unsigned_abs()));
    }
    let number = number.as_f64();
    number.map(Header::Float).ok_or_else(|| Error::refused("a number that is no double"))
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::super::binary::tests::{json, json_within, survives_damage};
    use super::super::checks::{golden, keeps_naughty_strings};
    use super::super::testing::round_trips;
    use super::*;
    use crate::formats::Limits;

    fn read(bytes: &[u8]) -> Result<Vec<String>, String> {
        json(&CBOR, bytes)
    }

    #[test]
    fn everything_is_kept() {
        round_trips(&CBOR, 10_000);
    }

    #[test]
    fn naughty_strings_are_kept() {
        keeps_naughty_strings(&CBOR);
    }

    #[test]
    fn golden_file() {
        golden(&CBOR, "reference.cbor");
    }

    #[test]
    fn values_are_those_of_the_standard() {
        // Examples of RFC 8949, appendix A.
        for (hex, wanted) in [
            ("00", "0"),
            ("1864", "100"),
            ("1bffffffffffffffff", "18446744073709551615"),
            ("20", "-1"),
            ("3863", "-100"),
            ("3b7fffffffffffffff", "-9223372036854775808"),
            ("f90000", "0.0"),
            ("f98000", "-0.0"),
            ("fb3ff199999999999a", "1.1"),
            ("f97bff", "65504.0"),
            ("fa7f7fffff", "3.4028234663852886e+38"),
            ("f4", "false"),
            ("f6", "null"),
            ("60", r#""""#),
            ("62225c", r#""\"\\""#),
            ("64f0908591", "\"\u{10151}\""),
            ("80", "[]"),
            ("8301820203820405", "[1,[2,3],[4,5]]"),
            ("a26161016162820203", r#"{"a":1,"b":[2,3]}"#),
            ("9f018202039f0405ffff", "[1,[2,3],[4,5]]"),
            ("bf61610161629f0203ffff", r#"{"a":1,"b":[2,3]}"#),
            ("826161bf61626163ff", r#"["a",{"b":"c"}]"#),
            ("7f657374726561646d696e67ff", r#""streaming""#),
            ("a2616101616102", r#"{"a":1,"a":2}"#),
            ("a0a0", "{} {}"),
        ] {
            assert_eq!(read(&bytes(hex)).map(|all| all.join(" ")).as_deref(), Ok(wanted), "{hex}");
        }
    }

    #[test]
    fn dates_are_texts() {
        for (hex, wanted) in [
            // Examples of RFC 8949, appendix A, and of RFC 8943.
            ("c074323031332d30332d32315432303a30343a30305a", "2013-03-21T20:04:00Z"),
            ("c11a514b67b0", "2013-03-21T20:04:00Z"),
            ("c1fb41d452d9ec200000", "2013-03-21T20:04:00.5Z"),
            ("c120", "1969-12-31T23:59:59Z"),
            ("d903ec6a313934302d31302d3039", "1940-10-09"),
            ("d8643929b3", "1940-10-09"),
            ("d82065613a2f2f62", "a://b"),
        ] {
            let found = read(&bytes(hex)).unwrap();
            assert_eq!(found, [format!("\"{wanted}\"")], "{hex}");
        }
    }

    #[test]
    fn lists_of_records_are_records() {
        for (hex, wanted) in [
            // That it is CBOR, once and twice.
            ("d9d9f7a16161f6", "{\"a\":null}"),
            ("d9d9f7d9d9f7a0d9d9f7a0", "{} {}"),
            ("82a0a16161f4", "{} {\"a\":false}"),
            ("9fa0a0ffa0", "{} {} {}"),
            ("d9d9f782a0a0", "{} {}"),
            // `records`.
            ("a1677265636f72647382a0a0", "{} {}"),
            ("a1677265636f726473809fa0ff", "{}"),
            ("bf677265636f7264739fa0ffffa0", "{} {}"),
            // Something else.
            ("a1677265636f726473a0", "{\"records\":{}}"),
            ("a2677265636f72647381a06161f6", "{\"records\":[{}],\"a\":null}"),
            ("8101", "[1]"),
        ] {
            let found = read(&bytes(hex)).map(|all| all.join(" "));
            assert_eq!(found.as_deref(), Ok(wanted), "{hex}");
        }
        for (hex, wanted) in [
            ("82a0", "the input ends at byte 2, in the middle of a record"),
            ("9fa0", "the input ends at byte 2, in the middle of a record"),
            (
                "bf677265636f72647381a06161f6ff",
                "at byte 11: the object has more than its `records`",
            ),
        ] {
            assert_eq!(read(&bytes(hex)).unwrap_err(), wanted, "{hex}");
        }
    }

    #[test]
    fn what_json_does_not_have_is_refused_with_its_place() {
        for (hex, wanted) in [
            ("8141ff", "a byte string, which JSON does not have, at byte 1"),
            ("815f41ffff", "a byte string, which JSON does not have, at byte 1"),
            ("8200c74100", "tag 7, which JSON does not have, at byte 2"),
            ("c16161", "tag 1, which JSON does not have, at byte 0"),
            ("c01a514b67b0", "tag 0, which JSON does not have, at byte 0"),
            ("c11b7fffffffffffffff", "a date outside the years 1 to 9999 at byte 0"),
            ("c1fb7e37e43c8800759c", "a date outside the years 1 to 9999 at byte 0"),
            ("d864fb4030000000000000", "a date outside the years 1 to 9999 at byte 0"),
            ("c249010000000000000000", "tag 2, which JSON does not have, at byte 0"),
            ("82f6f7", "`undefined`, which JSON does not have, at byte 2"),
            ("f0", "the simple value 16 at byte 0"),
            ("f97e00", "an infinity or NaN, which JSON does not have, at byte 0"),
            ("fb7ff0000000000000", "an infinity or NaN, which JSON does not have, at byte 0"),
            ("3bffffffffffffffff", "an integer of more than 64 bits at byte 0"),
            ("a10102", "at byte 1: a key that is not a text; a record has no others"),
            ("a1a0f6", "at byte 1: a key that is not a text; a record has no others"),
            ("62c328", "the text at byte 1 is not UTF-8, from byte 1 on"),
            ("7f61617f6161ffff", "something else than a piece of the text at byte 3"),
            ("ff", "at byte 0: an end where nothing can end"),
            ("bf6161ff", "at byte 3: an end where nothing can end"),
            ("8101ff", "at byte 2: an end where nothing can end"),
            ("1c", "nothing in CBOR begins like the byte at 0"),
            ("8201", "the input ends at byte 2, in the middle of a record"),
            ("a0826161", "the input ends at byte 4, in the middle of a record"),
        ] {
            assert_eq!(read(&bytes(hex)).unwrap_err(), wanted, "{hex}");
        }
    }

    #[test]
    fn what_is_announced_takes_no_memory() {
        let start = Instant::now();
        let long = "1fffffffffffffff";
        for (hex, wanted) in [
            (
                format!("7b{long}61"),
                "the text at byte 9 makes a record of more than 67108864 bytes",
            ),
            (format!("9b{long}01"), "the input ends at byte 10, in the middle of a record"),
            (format!("bb{long}6161"), "the input ends at byte 11, in the middle of a record"),
            (
                "81".repeat(200_000),
                "at byte 128: there are more than 128 lists and objects in one another",
            ),
            (
                "9f".repeat(200_000),
                "at byte 128: there are more than 128 lists and objects in one another",
            ),
            (
                "a16161".repeat(200_000),
                "at byte 384: there are more than 128 lists and objects in one another",
            ),
        ] {
            assert_eq!(read(&bytes(&hex)).unwrap_err(), wanted);
        }
        let mut many = vec![0x9F];
        many.resize(3_000_000, 0);
        assert!(read(&many).unwrap_err().ends_with("more than 2000000 values in one record"));
        assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
    }

    #[test]
    fn limits_hold() {
        let limits = Limits { record_bytes: 10, ..Limits::default() };
        let read = |hex: &str| json_within(&CBOR, &bytes(hex), &limits);
        assert_eq!(
            read("816a616161").unwrap_err(),
            "the text at byte 2 makes a record of more than 10 bytes"
        );
        assert_eq!(read("8261610080").unwrap(), [r#"["a",0]"#, "[]"]);
        // The limit is that of one record, not of all.
        assert_eq!(read(&"8161".replace("61", "00").repeat(9)).unwrap().len(), 9);
        assert_eq!(
            read("9f0000000000000000000000ff").unwrap_err(),
            "at byte 6: the record has more than 10 bytes as JSON"
        );
        assert_eq!(
            read("620000").unwrap_err(),
            "at byte 0: the record has more than 10 bytes as JSON"
        );
    }

    #[test]
    fn damage_is_survived() {
        survives_damage(&CBOR);
    }

    fn bytes(hex: &str) -> Vec<u8> {
        let byte = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
        (0..hex.len()).step_by(2).map(byte).collect()
    }
}
