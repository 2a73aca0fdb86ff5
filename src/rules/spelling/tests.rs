use super::*;
use crate::model::shape::{Model as _, Type};
use crate::model::{Edtf, Moment, Timestamp};

fn scalar(name: &str) -> &'static Scalar {
    let ty = match name {
        "edtf" => Edtf::TYPE,
        "moment" => Moment::TYPE,
        _ => Timestamp::TYPE,
    };
    let Type::Scalar(scalar) = ty else { panic!("{name} is no string") };
    scalar
}

/// The proposal in one text: a value, several with `|` between them, or `!` before what is missing.
fn shown(field: &str, value: &str) -> String {
    match proposal(scalar(field), value) {
        None => String::new(),
        Some(Proposal::Value(value, _)) => value,
        Some(Proposal::Several(values)) => values.join("|"),
        Some(Proposal::Incomplete(order)) => format!("!{order}"),
    }
}

#[test]
fn spellings_of_dates_get_their_right_form() {
    for (field, value, wanted) in [
        // Feeds and programs.
        ("moment", "Mon, 03 Mar 2031 08:30:00 GMT", "2031-03-03T08:30:00Z"),
        ("moment", "Mon, 3 Mar 2031 08:30 +0330", "2031-03-03T08:30:00+03:30"),
        (
            "timestamp",
            "Mon Mar 03 2031 08:30:00 GMT+0330 (Iran Standard Time)",
            "2031-03-03T08:30:00+03:30",
        ),
        ("timestamp", "20310303T083000Z", "2031-03-03T08:30:00Z"),
        ("moment", "20310303", "2031-03-03"),
        ("edtf", "20310303", "2031-03-03"),
        ("moment", "2031-03-03 08:30:00Z", "2031-03-03T08:30:00Z"),
        ("moment", "2031-03-03t08:30:00z", "2031-03-03T08:30:00Z"),
        ("moment", "2031-03-03T08:30Z", "2031-03-03T08:30:00Z"),
        ("moment", "2031-03-03T08:30:00+0330", "2031-03-03T08:30:00+03:30"),
        ("moment", "2031-03-03T08:30:00+03", "2031-03-03T08:30:00+03:00"),
        ("moment", "2031-03-03T08:30:00 UTC", "2031-03-03T08:30:00Z"),
        ("moment", "2031-03-03T08:30:00,25Z", "2031-03-03T08:30:00.25Z"),
        ("edtf", "2031-03-03T08:30:00.000Z", "2031-03-03T08:30:00Z"),
        ("edtf", "2031-03-03 08:30", "2031-03-03T08:30:00"),
        ("moment", "2031-03-03T08:30:00+03:30[Asia/Tehran]", "2031-03-03T08:30:00+03:30"),
        ("moment", "2031-03-03T08:30:00[UTC]", "2031-03-03T08:30:00Z"),
        ("moment", "3 March 2031, 8:30 PM UTC", "2031-03-03T20:30:00Z"),
        ("moment", "2031-03-03Z", "2031-03-03"),
        ("moment", "2031-03-03+03:30", "2031-03-03"),
        ("moment", "2031-03-03/", "2031-03-03"),
        ("moment", "2031/03/03", "2031-03-03"),
        ("moment", "2031.3.3", "2031-03-03"),
        ("moment", "2031-3-3", "2031-03-03"),
        ("moment", "2031-03-00", "2031-03"),
        ("moment", "2031-00-00", "2031"),
        ("moment", "2031-W10-1", "2031-03-03"),
        ("moment", "2031-062", "2031-03-03"),
        ("moment", "2031年3月3日", "2031-03-03"),
        ("moment", "2031년 3월 3일", "2031-03-03"),
        // People.
        ("edtf", "3 March 2031", "2031-03-03"),
        ("edtf", "March 3, 2031", "2031-03-03"),
        ("edtf", "Monday, the 3rd of March 2031", "2031-03-03"),
        ("edtf", "Sept. 2031", "2031-09"),
        ("edtf", "03-Mar-2031", "2031-03-03"),
        ("edtf", "spring 2031", "2031-21"),
        ("edtf", "2031 Q2", "2031-04/2031-06"),
        ("edtf", "2030s", "203X"),
        ("edtf", "ca. 2031", "2031~"),
        ("edtf", "c. 3 March 2031", "2031-03-03~"),
        ("moment", "03/03/2031", "2031-03-03"),
        ("moment", "13.03.2031", "2031-03-13"),
        ("moment", "03/13/2031", "2031-03-13"),
        ("moment", "04.03.2031", "2031-03-04|2031-04-03"),
        ("edtf", "04/03/2031", "2031-03-04|2031-04-03"),
        // Drafts of EDTF.
        ("edtf", "2031-03-03/open", "2031-03-03/.."),
        ("edtf", "2031-03-03/unknown", "2031-03-03/"),
        ("edtf", "unknown/2031-03-03", "/2031-03-03"),
        ("edtf", "open/2031", "../2031"),
        ("edtf", "203u", "203X"),
        ("edtf", "20uu", "20XX"),
        ("edtf", "2031-uu", "2031-XX"),
        ("edtf", "2031-03-uu", "2031-03-XX"),
        ("edtf", "~2031", "2031~"),
        ("moment", "~2031", "2031~"),
        ("edtf", "2031?~", "2031%"),
        ("edtf", "2031-3", "2031-03"),
        ("edtf", "2031-3-3/2031-03-05", "2031-03-03/2031-03-05"),
        ("edtf", "3 March 2031 to 5 March 2031", "2031-03-03/2031-03-05"),
        ("edtf", "2031-03-03 – 2031-03-05", "2031-03-03/2031-03-05"),
        // Counted days and seconds.
        ("moment", "47910", "2031-03-03"),
        ("edtf", "47910", "2031-03-03"),
        ("edtf", "47910.354", "2031-03-03T08:29:46"),
        ("timestamp", "1930293000", "2031-03-03T08:30:00Z"),
        ("moment", "1930293000123", "2031-03-03T08:30:00.123Z"),
    ] {
        assert_eq!(shown(field, value), wanted, "{field} {value}");
    }
}

#[test]
fn what_is_missing_is_said() {
    for (field, value, wanted) in [
        ("moment", "2031-03-03 08:30:00", "write `2031-03-03T08:30:00Z` if the time is in UTC"),
        (
            "moment",
            "47910.354",
            "47910.354 is 2031-03-03T08:29:46 as spreadsheets count days: write",
        ),
        ("moment", "2031-03-03T08:30:00[Asia/Tehran]", "with the offset that Asia/Tehran has"),
        ("timestamp", "3 March 2031", "write `2031-03-03` with the time of day"),
        ("timestamp", "20310303083000", "write `2031-03-03T08:30:00Z` if"),
        ("edtf", "2031-03-03T08:30:00.5Z", "write `2031-03-03T08:30:00Z`, without the fraction"),
    ] {
        let found = shown(field, value);
        assert!(found.starts_with('!') && found.contains(wanted), "{field} {value}: {found}");
    }
}

#[test]
fn what_is_not_certain_is_not_proposed() {
    for value in [
        "2031-02-30",
        "30 February 2031",
        "20310230",
        "31-03-03",
        "3/3/31",
        "2031-13-01",
        "2031-02-30/open",
        "open",
        "open/unknown",
        "203?",
        "2000s",
        "2031/32",
        "Tuesday, 3 March 2031",
        "3 or 4 March 2031",
        "3-5 March 2031",
        "March",
        "yesterday",
        "2031-W54-1",
        "2031-366",
        "25:00",
        "2031-03-03T25:00:00Z",
        "2031-03-03T08:30:00 XYZ",
        "12345",
        "99999",
        "123456",
        "9999999999",
        "0",
        "47910.",
        ".5",
        "",
        " ",
        "/",
        "//",
        "-",
        ":",
        "[x]",
        "]",
        "2031-03-03[",
        "T",
        "١٢٣٤",
        "é",
        "年月日",
        "2031-03-0é",
    ] {
        for field in ["edtf", "moment", "timestamp"] {
            let found = shown(field, value);
            assert!(found.is_empty(), "{field} {value}: {found}");
        }
    }
    assert_eq!(shown("moment", &"1".repeat(1 << 16)), "");
}

#[test]
fn proposals_have_the_form_of_their_field() {
    // Every mixture of pieces that dates are made of.
    let pieces =
        ["2031", "-", "/", "3", "03", "u", "~", "T", " ", "08:30:00", "Z", "open", "March"];
    let mut texts = vec![String::new()];
    for _ in 0..4 {
        let longer = texts.iter().flat_map(|text| pieces.map(|piece| format!("{text}{piece}")));
        texts = longer.collect();
    }
    let mut proposed = 0;
    for text in &texts {
        for field in ["edtf", "moment", "timestamp"] {
            let values = match proposal(scalar(field), text) {
                Some(Proposal::Value(value, _)) => vec![value],
                Some(Proposal::Several(values)) => values,
                _ => continue,
            };
            proposed += 1;
            for value in values {
                assert!(scalar(field).inspect(&value).is_ok(), "{field} {text}: {value}");
                assert_ne!(value, *text);
            }
        }
    }
    assert!(proposed > 100, "{proposed}");
}

#[test]
fn a_date_that_says_there_is_none_is_left_out() {
    for value in ["unknown", "UNKNOWN", " unknown "] {
        let order = "!leave `edtf` out, and write the basis \"unknown\"";
        assert_eq!(shown("edtf", value), order);
        assert_eq!(shown("moment", value), "");
    }
}
