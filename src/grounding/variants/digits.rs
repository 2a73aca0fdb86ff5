//! Decimal digits of all scripts.

/// The digit zero of each script, in order; the others follow it. From the general category `Nd` of
/// the Unicode Character Database, version 16.
const ZEROS: [u32; 75] = [
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6,
    0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50,
    0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
    0x104A0, 0x10D30, 0x10D40, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0,
    0x11650, 0x116C0, 0x116D0, 0x116DA, 0x11730, 0x118E0, 0x11950, 0x11BF0, 0x11C50, 0x11D50,
    0x11DA0, 0x11F50, 0x16130, 0x16A60, 0x16AC0, 0x16B50, 0x16D70, 0x1CCF0, 0x1D7CE, 0x1D7D8,
    0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E5F1, 0x1E950, 0x1FBF0,
];

/// The ASCII digit for a decimal digit of another script.
pub(super) fn ascii(c: char) -> Option<char> {
    let code = u32::from(c);
    let next = ZEROS.partition_point(|zero| *zero <= code);
    let value = code - ZEROS.get(next.checked_sub(1)?)?;
    if value < 10 { char::from_digit(value, 10) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_each_script() {
        assert!(ZEROS.is_sorted());
        for zero in ZEROS {
            let all: String =
                (zero..zero + 10).filter_map(char::from_u32).filter_map(ascii).collect();
            assert_eq!(all, "0123456789");
        }
        for other in ['²', '½', '一', '\u{66B}', 'a', '\u{9F0}', '\u{10FFFF}', '\0'] {
            assert_eq!(ascii(other), None, "{other}");
        }
    }
}
