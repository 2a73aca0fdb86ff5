//! Numbers in digits: their exact value, whatever script and separators they are written in.

/// An exact number: `mantissa` times ten to the `power`. Equal numbers have equal fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    mantissa: u128,
    power: i32,
}

impl Decimal {
    /// A number without trailing zeros in its mantissa.
    pub(super) fn new(mut mantissa: u128, mut power: i32) -> Self {
        if mantissa == 0 {
            return Decimal { mantissa: 0, power: 0 };
        }
        while mantissa.is_multiple_of(10) {
            mantissa /= 10;
            power += 1;
        }
        Decimal { mantissa, power }
    }

    /// The number as near as a float comes to it.
    #[expect(clippy::cast_precision_loss, reason = "a float is what it is compared with")]
    pub(super) fn as_f64(self) -> f64 {
        self.mantissa as f64 * 10_f64.powi(self.power)
    }

    /// Many times the number; none if that is too large to be known.
    pub(super) fn times(self, factor: u128) -> Option<Self> {
        Some(Decimal::new(self.mantissa.checked_mul(factor)?, self.power))
    }

    /// The sum; none if that is too large to be known.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let power = self.power.min(other.power);
        let whole = |number: Decimal| {
            let zeros = u32::try_from(number.power - power).ok()?;
            number.mantissa.checked_mul(10_u128.checked_pow(zeros)?)
        };
        Some(Decimal::new(whole(self)?.checked_add(whole(other)?)?, power))
    }
}

/// The digit zero of each script that has its own digits in a row.
const ZEROS: [char; 22] = [
    '0', '٠', '۰', '߀', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '༠', '၀', '០', '᠐',
    '᥆', '᮰', '０',
];

/// The value of a digit of any script.
pub(super) fn digit(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    ZEROS.iter().filter_map(|zero| u32::from(c).checked_sub(u32::from(*zero))).find(|d| *d < 10)
}

/// The form in which a mark may part digits: a stop, a comma, a blank or an apostrophe.
pub(super) fn separator(c: char) -> Option<char> {
    match c {
        '.' | '．' => Some('.'),
        ',' | '，' => Some(','),
        // The Arabic marks are never taken for another.
        '٫' => Some('٫'),
        '٬' | '\'' | '’' => Some('\''),
        ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}' => Some(' '),
        _ => None,
    }
}

/// Whether a language writes a comma before the decimals.
fn has_decimal_comma(language: &str) -> bool {
    matches!(
        language,
        "bg" | "ca"
            | "cs"
            | "da"
            | "de"
            | "el"
            | "es"
            | "fi"
            | "fr"
            | "hr"
            | "hu"
            | "id"
            | "it"
            | "nb"
            | "nl"
            | "pl"
            | "pt"
            | "ro"
            | "ru"
            | "sk"
            | "sl"
            | "sr"
            | "sv"
            | "tr"
            | "uk"
            | "vi"
    )
}

/// What a number in ASCII digits with [`separator`]s may be: two values where a mark may be both a
/// decimal one and one between thousands, none where it is no number ("1.2.3").
pub(super) fn values(written: &str, language: &str) -> Vec<Decimal> {
    let marks: Vec<(usize, char)> =
        written.char_indices().filter(|(_, c)| !c.is_ascii_digit()).collect();
    let Some((last, mark)) = marks.last().copied() else {
        return decimal(written, None).into_iter().collect();
    };
    let grouped = is_grouped(written, None).then(|| decimal(written, None)).flatten();
    let is_alone = marks.iter().filter(|(_, c)| *c == mark).count() == 1;
    let whole = written.get(..last).unwrap_or_default();
    let has_decimals = is_alone
        && matches!(mark, '.' | ',' | '٫')
        && (!whole.contains(|c: char| !c.is_ascii_digit()) || is_grouped(whole, Some(mark)));
    let decimals = has_decimals.then(|| decimal(written, Some(last))).flatten();
    let one_mark = marks.iter().all(|(_, c)| *c == mark);
    match (grouped, decimals) {
        (Some(grouped), Some(_)) if one_mark && is_between_thousands(mark, language) => {
            vec![grouped]
        }
        (Some(_), Some(decimals)) if !one_mark || whole == "0" => vec![decimals],
        (grouped, decimals) => grouped.into_iter().chain(decimals).collect(),
    }
}

/// Whether that language writes a mark between thousands and nowhere else.
fn is_between_thousands(mark: char, language: &str) -> bool {
    if has_decimal_comma(language) { mark == '.' } else { mark == ',' }
}

/// Whether the marks in a number part groups of three digits, or of two before the last as in India,
/// with one and the same mark that is not `other`.
fn is_grouped(written: &str, other: Option<char>) -> bool {
    let Some(mark) = written.chars().find(|c| !c.is_ascii_digit()) else { return false };
    let groups: Vec<&str> = written.split(mark).collect();
    let [first, inner @ .., last] = &groups[..] else { return false };
    let all_digits = groups.iter().all(|group| group.bytes().all(|b| b.is_ascii_digit()));
    let inner_fit = |size: usize| inner.iter().all(|group| group.len() == size);
    all_digits
        && Some(mark) != other
        && mark != '٫'
        && (1..=3).contains(&first.len())
        && *first != "0"
        && last.len() == 3
        && (inner_fit(3) || (inner_fit(2) && first.len() < 3))
}

/// The number that digits are, with decimals after the mark at byte `mark`.
fn decimal(written: &str, mark: Option<usize>) -> Option<Decimal> {
    let mut mantissa: u128 = 0;
    for digit in written.chars().filter_map(|c| c.to_digit(10)) {
        mantissa = mantissa.checked_mul(10)?.checked_add(u128::from(digit))?;
    }
    let decimals = mark.and_then(|at| written.get(at..)).unwrap_or_default();
    let count = decimals.bytes().filter(u8::is_ascii_digit).count();
    Some(Decimal::new(mantissa, -i32::try_from(count).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_those_of_the_language() {
        let number = |mantissa, power| Decimal::new(mantissa, power);
        for (written, language, expected) in [
            ("1000", "en", vec![number(1000, 0)]),
            ("1,000", "en", vec![number(1000, 0)]),
            ("1,000.5", "en", vec![number(10005, -1)]),
            ("1.000,5", "de", vec![number(10005, -1)]),
            ("1.000", "de", vec![number(1000, 0)]),
            ("1.000", "en", vec![number(1000, 0), number(1, 0)]),
            ("1,000", "de", vec![number(1000, 0), number(1, 0)]),
            ("1 000,5", "fr", vec![number(10005, -1)]),
            ("1 000 000", "fr", vec![number(1_000_000, 0)]),
            ("1.5", "de", vec![number(15, -1)]),
            ("1,5", "en", vec![number(15, -1)]),
            ("0.500", "en", vec![number(5, -1)]),
            ("12,34,567", "hi", vec![number(1_234_567, 0)]),
            ("1'000", "de", vec![number(1000, 0)]),
            ("1٫5", "ar", vec![number(15, -1)]),
            ("1.2.3", "en", vec![]),
            ("1.000.000", "de", vec![number(1_000_000, 0)]),
            ("0007", "en", vec![number(7, 0)]),
        ] {
            assert_eq!(values(written, language), expected, "{written} {language}");
        }
        assert!(values(&"9".repeat(60), "en").is_empty());
    }

    #[test]
    fn digits_of_all_scripts() {
        for text in [
            "0123456789",
            "٠١٢٣٤٥٦٧٨٩",
            "۰۱۲۳۴۵۶۷۸۹",
            "०१२३४५६७८९",
            "๐๑๒๓๔๕๖๗๘๙",
            "０１２３４５６７８９",
        ] {
            let digits: Vec<u32> = text.chars().filter_map(digit).collect();
            assert_eq!(digits, (0..10).collect::<Vec<u32>>());
        }
        assert!(digit('a').is_none() && digit('½').is_none() && digit('五').is_none());
    }

    #[test]
    fn sums_and_products_are_exact() {
        let (three, tenth) = (Decimal::new(3, 0), Decimal::new(1, -1));
        assert_eq!(three.plus(tenth), Some(Decimal::new(31, -1)));
        assert_eq!(tenth.times(10), Some(Decimal::new(1, 0)));
        assert_eq!(Decimal::new(u128::MAX, 0).times(3), None);
        assert_eq!(Decimal::new(1, 90).plus(three), None);
    }
}
