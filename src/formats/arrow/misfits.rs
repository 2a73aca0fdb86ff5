//! Numbers, truth values and dates in columns where text belongs.
//!
//! Programs that guess types make a number of the code `010`, and its zero is gone. What cannot have
//! lost anything, such as a date in a column of dates, is taken as it is.

use std::borrow::Cow;

use crate::formats::FaultKind;
use crate::formats::tables::RawKind;
use crate::model::shape::{Scalar, Type};
use crate::rules::words::quoted;

/// What a value says in a column of text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Said<'t> {
    pub(super) text: Cow<'t, str>,
    /// What has to be reported of it: the kind, the message and the help.
    pub(super) remark: Option<(FaultKind, String, &'static str)>,
}

/// What a value of a kind says in a column of text; `text` is how it is written as text.
pub(super) fn read(ty: Type, kind: RawKind, text: Cow<'_, str>) -> Said<'_> {
    let name = ty.name().unwrap_or_default();
    let is_date = ["edtf", "moment", "timestamp"].contains(&name);
    let is_year = || matches!(ty, Type::Scalar(Scalar { check, .. }) if check(&text).is_ok());
    match kind {
        RawKind::Text => Said { text, remark: None },
        RawKind::Date if is_date => Said { text, remark: None },
        RawKind::Number if is_date && is_year() => Said { text, remark: None },
        RawKind::Number if name == "schema_version" && !text.contains('.') => {
            let whole = format!("{text}.0");
            let message =
                format!("the number {} was read as the version {}", quoted(&text), quoted(&whole));
            let remark = Some((FaultKind::Adapted, message, "write the version as text"));
            Said { text: Cow::Owned(whole), remark }
        }
        RawKind::Number => lost("numbers", text),
        RawKind::Boolean => lost("truth values", text),
        RawKind::Date => lost("dates", text),
    }
}

fn lost<'t>(what: &str, text: Cow<'t, str>) -> Said<'t> {
    let message = format!(
        "the column has {what}, such as {}, where text belongs; how they were written is lost",
        quoted(&text)
    );
    let help = "make it a column of text, from a source that still has the text";
    Said { text, remark: Some((FaultKind::NotText, message, help)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::shape::Model as _;
    use crate::model::{CodeValue, Edtf, SchemaVersion};

    #[test]
    fn only_what_can_have_lost_something_is_reported() {
        use FaultKind::{Adapted, NotText};
        for (ty, kind, text, wanted, remark) in [
            (CodeValue::TYPE, RawKind::Text, "010", "010", None),
            (CodeValue::TYPE, RawKind::Number, "10", "10", Some(NotText)),
            (CodeValue::TYPE, RawKind::Boolean, "true", "true", Some(NotText)),
            (CodeValue::TYPE, RawKind::Date, "2031-03-04", "2031-03-04", Some(NotText)),
            (Edtf::TYPE, RawKind::Date, "2031-03-04", "2031-03-04", None),
            (Edtf::TYPE, RawKind::Number, "2031", "2031", None),
            (Edtf::TYPE, RawKind::Number, "47910", "47910", Some(NotText)),
            (SchemaVersion::TYPE, RawKind::Number, "1", "1.0", Some(Adapted)),
        ] {
            let said = read(ty, kind, text.into());
            let found = said.remark.map(|(kind, ..)| kind);
            assert_eq!((&*said.text, found), (wanted, remark), "{kind:?} {text}");
        }
    }
}
