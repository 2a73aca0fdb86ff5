//! Traditional Chinese signs and the simplified ones.

use std::sync::LazyLock;

/// The first sign that may be in the table.
const FIRST: u32 = 0x3400;

/// One more than the number of the last.
const END: u32 = 0xA000;

const DATA: &str = include_str!("traditional.tsv");

/// For each sign its simplified form, or 0; by number, since whole texts go through here.
static SIMPLIFIED: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut table = vec![0; (END - FIRST) as usize];
    for line in DATA.lines().filter(|line| !line.starts_with('#')) {
        let mut signs = line.chars();
        if let (Some(one), Some('\t'), Some(other)) = (signs.next(), signs.next(), signs.next())
            && let Some(place) = table.get_mut((u32::from(one).wrapping_sub(FIRST)) as usize)
        {
            *place = u16::try_from(u32::from(other)).unwrap_or(0);
        }
    }
    table
});

/// The simplified form of a sign; the sign itself if it has none.
pub(super) fn simplified(c: char) -> char {
    let at = u32::from(c).wrapping_sub(FIRST) as usize;
    match SIMPLIFIED.get(at) {
        Some(&code) if code != 0 => char::from_u32(u32::from(code)).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_has_a_sign_and_another() {
        let lines: Vec<&str> = DATA.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.len() > 2900);
        assert!(lines.is_sorted());
        for line in lines {
            let (one, other) = line.split_once('\t').unwrap();
            let (one, other) = (one.chars().next().unwrap(), other.chars().next().unwrap());
            assert_eq!(simplified(one), other);
            assert_eq!(simplified(other), other);
        }
        assert_eq!(simplified('a'), 'a');
        assert_eq!(simplified('\u{20000}'), '\u{20000}');
    }
}
