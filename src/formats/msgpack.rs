//! Records as `MessagePack`.
//!
//! What has no counterpart in JSON is refused with the byte at which it is: byte arrays, extension
//! types but for times, which are texts here, numbers that are none, and keys that are not text.

use std::io::Write;

use rmp::{Marker, encode};
use serde_json::Number;

use super::binary::{Item, Records, Source, ToItems, moment};
use super::{Error, Format, Keeps, Layout};

/// Records as `MessagePack`, one after another.
pub(super) static MSGPACK: Format = Format {
    name: "msgpack",
    title: "MessagePack",
    extensions: &["msgpack", "mpk"],
    media_type: "application/vnd.msgpack",
    about: "any number of records in few bytes, for messages between programs",
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
    let refused = |what: &str| Err(Error::malformed(format!("{what} at byte {at}")));
    let [first] = source.array()?;
    let marker = Marker::from_u8(first);
    if let Some(number) = integer(source, marker)? {
        return Ok(Item::Number(number));
    }
    let float = match marker {
        Marker::Null => return Ok(Item::Null),
        Marker::False => return Ok(Item::Boolean(false)),
        Marker::True => return Ok(Item::Boolean(true)),
        Marker::FixStr(_) | Marker::Str8 | Marker::Str16 | Marker::Str32 => {
            let length = length(source, marker)?;
            return Ok(Item::Text(source.text(length)?.into()));
        }
        Marker::FixArray(_) | Marker::Array16 | Marker::Array32 => {
            return Ok(Item::List(Some(length(source, marker)?)));
        }
        Marker::FixMap(_) | Marker::Map16 | Marker::Map32 => {
            return Ok(Item::Object(Some(length(source, marker)?)));
        }
        Marker::F32 => f32::from_be_bytes(source.array()?).into(),
        Marker::F64 => f64::from_be_bytes(source.array()?),
        Marker::Bin8 | Marker::Bin16 | Marker::Bin32 => {
            return refused("a byte array, which JSON does not have,");
        }
        Marker::Reserved => return refused("a byte that begins nothing in MessagePack"),
        // Integers were taken above, so these are the extension types.
        _ => {
            return match extension(source, marker)? {
                Extension::Time(Some(moment)) => Ok(Item::Text(moment.into())),
                Extension::Time(None) => refused("a time outside the years 1 to 9999"),
                Extension::Other => refused("an extension type, which JSON does not have,"),
            };
        }
    };
    match Number::from_f64(float) {
        Some(number) => Ok(Item::Number(number)),
        None => refused("an infinity or NaN, which JSON does not have,"),
    }
}

/// The number of the extension type for times.
const TIMESTAMP: i8 = -1;

/// What an extension type is.
enum Extension {
    /// A time, as text if it can be written as one.
    Time(Option<String>),
    Other,
}

/// What the extension type is that begins with a marker.
fn extension(source: &mut Source, marker: Marker) -> Result<Extension, Error> {
    let length = match marker {
        Marker::FixExt4 => 4,
        Marker::FixExt8 => 8,
        Marker::Ext8 => u8::from_be_bytes(source.array()?),
        _ => return Ok(Extension::Other),
    };
    if i8::from_be_bytes(source.array()?) != TIMESTAMP {
        return Ok(Extension::Other);
    }
    Ok(Extension::Time(match length {
        4 => moment(u32::from_be_bytes(source.array()?).into(), 0),
        8 => {
            // 30 bits of nanoseconds, and 34 of seconds.
            let both = u64::from_be_bytes(source.array()?);
            let nanoseconds = u32::try_from(both >> 34).ok();
            let seconds = i64::try_from(both & ((1 << 34) - 1)).ok();
            seconds.zip(nanoseconds).and_then(|(seconds, fraction)| moment(seconds, fraction))
        }
        12 => {
            let nanoseconds = u32::from_be_bytes(source.array()?);
            moment(i64::from_be_bytes(source.array()?), nanoseconds)
        }
        _ => return Ok(Extension::Other),
    }))
}

/// The integer that begins with a marker, if it is one that begins an integer.
fn integer(source: &mut Source, marker: Marker) -> Result<Option<Number>, Error> {
    Ok(Some(match marker {
        Marker::FixPos(number) => number.into(),
        Marker::FixNeg(number) => number.into(),
        Marker::U8 => u8::from_be_bytes(source.array()?).into(),
        Marker::U16 => u16::from_be_bytes(source.array()?).into(),
        Marker::U32 => u32::from_be_bytes(source.array()?).into(),
        Marker::U64 => u64::from_be_bytes(source.array()?).into(),
        Marker::I8 => i8::from_be_bytes(source.array()?).into(),
        Marker::I16 => i16::from_be_bytes(source.array()?).into(),
        Marker::I32 => i32::from_be_bytes(source.array()?).into(),
        Marker::I64 => i64::from_be_bytes(source.array()?).into(),
        _ => return Ok(None),
    }))
}

/// How long the text, list or object is that begins with a marker.
fn length(source: &mut Source, marker: Marker) -> Result<u64, Error> {
    Ok(match marker {
        Marker::FixStr(length) | Marker::FixArray(length) | Marker::FixMap(length) => length.into(),
        Marker::Str8 => u8::from_be_bytes(source.array()?).into(),
        Marker::Str16 | Marker::Array16 | Marker::Map16 => {
            u16::from_be_bytes(source.array()?).into()
        }
        _ => u32::from_be_bytes(source.array()?).into(),
    })
}

fn put(mut out: &mut dyn Write, item: &Item<'_>) -> Result<(), Error> {
    match item {
        Item::Null | Item::End => encode::write_nil(&mut out)?,
        Item::Boolean(boolean) => encode::write_bool(&mut out, *boolean)?,
        Item::Number(number) => put_number(&mut out, number)?,
        Item::Text(text) => {
            encode::write_str_len(&mut out, short(text.len() as u64)?).map_err(io_error)?;
            out.write_all(text.as_bytes())?;
        }
        Item::List(count) => {
            encode::write_array_len(&mut out, short(count.unwrap_or(0))?).map_err(io_error)?;
        }
        Item::Object(count) => {
            encode::write_map_len(&mut out, short(count.unwrap_or(0))?).map_err(io_error)?;
        }
    }
    Ok(())
}

/// Integers in the shortest form; others as doubles, which keeps every bit.
fn put_number(mut out: &mut dyn Write, number: &Number) -> Result<(), Error> {
    if let Some(number) = number.as_u64() {
        encode::write_uint(&mut out, number).map_err(io_error)?;
    } else if let Some(number) = number.as_i64() {
        encode::write_sint(&mut out, number).map_err(io_error)?;
    } else {
        let number = number.as_f64();
        let number = number.ok_or_else(|| Error::refused("a number that is no double"))?;
        encode::write_f64(&mut out, number).map_err(io_error)?;
    }
    Ok(())
}

fn short(length: u64) -> Result<u32, Error> {
    u32::try_from(length)
        .map_err(|_| Error::refused("MessagePack has no room for a text or list of 4 GiB or more"))
}

fn io_error(error: encode::ValueWriteError) -> std::io::Error {
    error.into()
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
        json(&MSGPACK, bytes)
    }

    #[test]
    fn everything_is_kept() {
        round_trips(&MSGPACK, 10_000);
    }

    #[test]
    fn naughty_strings_are_kept() {
        keeps_naughty_strings(&MSGPACK);
    }

    #[test]
    fn golden_file() {
        golden(&MSGPACK, "reference.msgpack");
    }

    #[test]
    fn values_are_those_of_the_specification() {
        for (bytes, wanted) in [
            (&b"\x7F"[..], "127"),
            (b"\xE0", "-32"),
            (b"\xCC\xFF", "255"),
            (b"\xCD\x01\x00", "256"),
            (b"\xCE\xFF\xFF\xFF\xFF", "4294967295"),
            (b"\xCF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", "18446744073709551615"),
            (b"\xD0\x80", "-128"),
            (b"\xD1\x80\x00", "-32768"),
            (b"\xD2\x80\x00\x00\x00", "-2147483648"),
            (b"\xD3\x80\x00\x00\x00\x00\x00\x00\x00", "-9223372036854775808"),
            (b"\xCA\x3F\xC0\x00\x00", "1.5"),
            (b"\xCB\x3F\xF1\x99\x99\x99\x99\x99\x9A", "1.1"),
            (b"\xC0", "null"),
            (b"\xC2\xC3", "false true"),
            (b"\xA1a\xD9\x01b\xDA\x00\x01c\xDB\x00\x00\x00\x01d", r#""a" "b" "c" "d""#),
            (b"\x92\x01\x90\xDC\x00\x01\x02\xDD\x00\x00\x00\x01\x03", "[1,[]] [2] [3]"),
            (b"\x81\xA1a\x80\xDE\x00\x01\xA1a\x01\xDF\x00\x00\x00\x00", r#"{"a":{}} {"a":1} {}"#),
            (b"\x82\xA1a\x01\xA1a\x02", r#"{"a":1,"a":2}"#),
        ] {
            assert_eq!(read(bytes).map(|all| all.join(" ")).as_deref(), Ok(wanted), "{bytes:x?}");
        }
    }

    #[test]
    fn times_are_texts_and_lists_of_records_are_records() {
        for (bytes, wanted) in [
            (&b"\xD6\xFF\x51\x4B\x67\xB0"[..], "\"2013-03-21T20:04:00Z\""),
            (b"\xD7\xFF\x77\x35\x94\x00\x51\x4B\x67\xB0", "\"2013-03-21T20:04:00.5Z\""),
            (
                b"\xC7\x0C\xFF\x00\x00\x00\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
                "\"1969-12-31T23:59:59.000000001Z\"",
            ),
            (b"\x92\x80\x81\xA1a\x01\x80", "{} {\"a\":1} {}"),
            (b"\x81\xA7records\x92\x80\x80", "{} {}"),
            (b"\x81\xA7records\x90", ""),
        ] {
            assert_eq!(read(bytes).map(|all| all.join(" ")).as_deref(), Ok(wanted), "{bytes:x?}");
        }
    }

    #[test]
    fn what_json_does_not_have_is_refused_with_its_place() {
        for (bytes, wanted) in [
            (&b"\x91\xC4\x01a"[..], "a byte array, which JSON does not have, at byte 1"),
            (b"\xC6\xFF\xFF\xFF\xFF", "a byte array, which JSON does not have, at byte 0"),
            (
                b"\x91\xD6\x01\x00\x00\x00\x00",
                "an extension type, which JSON does not have, at byte 1",
            ),
            (
                b"\xC7\x0C\xFF\0\0\0\0\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
                "a time outside the years 1 to 9999 at byte 0",
            ),
            (b"\xC7\x03\xFF\0\0\0", "an extension type, which JSON does not have, at byte 0"),
            (b"\xC9\xFF\xFF\xFF\xFF", "an extension type, which JSON does not have, at byte 0"),
            (b"\xCA\x7F\xC0\x00\x00", "an infinity or NaN, which JSON does not have, at byte 0"),
            (b"\x91\xC1", "a byte that begins nothing in MessagePack at byte 1"),
            (b"\x81\x01\x02", "at byte 1: a key that is not a text; a record has no others"),
            (b"\xA2\xC3\x28", "the text at byte 1 is not UTF-8, from byte 1 on"),
            (b"\xA2a", "the input ends at byte 2, in the middle of a record"),
            (b"\x80\xDC\x00", "the input ends at byte 3, in the middle of a record"),
        ] {
            assert_eq!(read(bytes).unwrap_err(), wanted, "{bytes:x?}");
        }
    }

    #[test]
    fn what_is_announced_takes_no_memory() {
        let start = Instant::now();
        let deep = "there are more than 128 lists and objects in one another";
        for (bytes, wanted) in [
            (
                b"\xDB\xFF\xFF\xFF\xFFa".to_vec(),
                "the text at byte 5 makes a record of more than 67108864 bytes".to_owned(),
            ),
            (
                b"\xDD\xFF\xFF\xFF\xFF\x01".to_vec(),
                "the input ends at byte 6, in the middle of a record".to_owned(),
            ),
            (b"\x91".repeat(200_000), format!("at byte 128: {deep}")),
            (b"\x81\xA1a".repeat(200_000), format!("at byte 384: {deep}")),
            (b"\xDD\xFF\xFF\xFF\xFF".repeat(200_000), format!("at byte 640: {deep}")),
        ] {
            assert_eq!(read(&bytes).unwrap_err(), wanted);
        }
        let mut many = b"\xDD\xFF\xFF\xFF\xFF".to_vec();
        many.resize(3_000_000, 0);
        assert!(read(&many).unwrap_err().ends_with("more than 2000000 values in one record"));
        assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
    }

    #[test]
    fn limits_hold() {
        let limits = Limits { record_bytes: 10, ..Limits::default() };
        let read = |bytes: &[u8]| json_within(&MSGPACK, bytes, &limits);
        assert_eq!(read(b"\x91\x00").unwrap(), ["[0]"]);
        assert_eq!(
            read(b"\xAAabcdefghij").unwrap_err(),
            "the text at byte 1 makes a record of more than 10 bytes"
        );
        assert_eq!(
            read(b"\xA2\0\0").unwrap_err(),
            "at byte 0: the record has more than 10 bytes as JSON"
        );
    }

    #[test]
    fn damage_is_survived() {
        survives_damage(&MSGPACK);
    }
}
