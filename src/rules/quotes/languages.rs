//! Languages as they are compared: the same one goes by several tags.

/// The primary subtag of a language tag in small letters, with one tag for languages that go by
/// several: `nb` for `no` and `nn`, `zh` for `cmn`, `fil` for `tl`.
///
/// Tags for private use have nothing that could be compared but the whole.
pub(super) fn language(tag: &str) -> String {
    let tag = tag.to_ascii_lowercase();
    let primary = tag.split('-').next().unwrap_or_default();
    match primary {
        "x" => tag,
        "no" | "nn" => "nb".to_owned(),
        "cmn" => "zh".to_owned(),
        "tl" => "fil".to_owned(),
        "arb" => "ar".to_owned(),
        "pes" | "prs" => "fa".to_owned(),
        "iw" => "he".to_owned(),
        "in" => "id".to_owned(),
        "sh" | "hr" | "bs" => "sr".to_owned(),
        other => other.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::language;

    #[test]
    fn tags_are_compared_by_their_language() {
        for (tag, wanted) in [
            ("en-GB", "en"),
            ("NO", "nb"),
            ("nn-NO", "nb"),
            ("zh-Hant-TW", "zh"),
            ("cmn", "zh"),
            ("x-karvel", "x-karvel"),
            ("prs", "fa"),
            ("pes", "fa"),
            ("arb", "ar"),
            ("iw", "he"),
            ("in", "id"),
            ("hr", "sr"),
            ("bs", "sr"),
            ("sh", "sr"),
            ("tl", "fil"),
        ] {
            assert_eq!(language(tag), wanted);
        }
    }
}
