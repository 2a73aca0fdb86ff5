//! Whether one number can be a misreading of another.

/// The least difference of two numbers of which one has a figure wrong. What is nearer may be a sum:
/// "a guard and a family of twelve".
const LEAST: f64 = 10.0;

/// Whether a number that somebody wrote can be a misreading of the one in the source; in few words,
/// where there is nothing else to count, any that is clearly another.
pub(super) fn is_misread(written: f64, source: f64, in_few_words: bool) -> bool {
    // One is often an article: "a soldier was killed and ten were hurt".
    if written < 2.0 || source < 2.0 || (written - source).abs() <= 1e-9 * source {
        return false;
    }
    let (less, more) = (written.min(source), written.max(source));
    let is_power_of_ten = (1..=6).any(|power| is_near(less * 10_f64.powi(power), more));
    if is_power_of_ten {
        return true;
    }
    if more - less < LEAST {
        return false;
    }
    let (one, other) = (digits(less), digits(more));
    let (Some(one), Some(other)) = (one, other) else { return false };
    (one.len() >= 2 && is_swapped(&one, &other))
        || (one.len() >= 3 && one.len() == other.len() && count_different(&one, &other) == 1)
        || (in_few_words && one.len() >= 2)
}

/// Whether a count can come from numbers of the source: one of them, a sum of up to three, a difference
/// or a product of two. One more may be somebody who is not counted in figures: "a guard and a family of
/// twelve".
pub(super) fn may_be_counted(count: f64, numbers: &[f64]) -> bool {
    let fits = |number: f64| (-1e-9..=1.0 + 1e-9).contains(&(count - number));
    numbers.iter().enumerate().any(|(at, one)| {
        let rest = numbers.get(at + 1..).unwrap_or_default();
        // "More than nine" and "fewer than nine" may have been counted from nine.
        fits(*one)
            || is_near(count + 1.0, *one)
            || rest.iter().enumerate().any(|(at, other)| {
                let rest = rest.get(at + 1..).unwrap_or_default();
                fits(one + other)
                    || fits((one - other).abs())
                    || is_near(one * other, count)
                    || rest.iter().any(|third| fits(one + other + third))
            })
    })
}

fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * other
}

/// The figures of a whole number.
fn digits(number: f64) -> Option<Vec<u8>> {
    (number.fract() == 0.0 && number < 1e15).then(|| format!("{number:.0}").into_bytes())
}

/// Whether two figures side by side have changed places, and no other is different.
fn is_swapped(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let different: Vec<usize> =
        one.iter().zip(other).enumerate().filter(|(_, (a, b))| a != b).map(|(at, _)| at).collect();
    match different[..] {
        [first, second] => {
            first + 1 == second
                && one.get(first) == other.get(second)
                && one.get(second) == other.get(first)
        }
        _ => false,
    }
}

fn count_different(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).filter(|(a, b)| a != b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_come_from_numbers() {
        for (count, numbers, may) in [
            (2.0, &[2.0][..], true),
            (12.0, &[2.0], false),
            (13.0, &[12.0], true),
            (17.0, &[7.0], false),
            (16.0, &[7.0, 9.0], true),
            (6.0, &[10.0, 4.0], true),
            (10.0, &[2.0, 5.0], true),
            (21.0, &[7.0, 9.0, 5.0], true),
            (20.0, &[11.0], false),
        ] {
            assert_eq!(may_be_counted(count, numbers), may, "{count} {numbers:?}");
        }
    }

    #[test]
    fn slips_are_told_from_sums() {
        for (written, source, in_few_words, wanted) in [
            (40_000.0, 400_000.0, false, true),
            (400_000.0, 40_000.0, false, true),
            (61.0, 610.0, false, true),
            (3.67, 36.7, false, true),
            (601.0, 610.0, false, false),
            (160.0, 610.0, false, true),
            (14.0, 41.0, false, true),
            (1_240.0, 1_420.0, false, true),
            (510.0, 610.0, false, true),
            // The same number, and sums.
            (610.0, 610.0, false, false),
            (13.0, 12.0, false, false),
            (113.0, 112.0, true, false),
            // "A soldier was killed and ten were hurt."
            (1.0, 10.0, false, false),
            (1.0, 14.0, true, false),
            // Others are told in few words only.
            (52.0, 610.0, false, false),
            (52.0, 610.0, true, true),
            (9.0, 610.0, true, false),
        ] {
            assert_eq!(is_misread(written, source, in_few_words), wanted, "{written} {source}");
        }
    }
}
