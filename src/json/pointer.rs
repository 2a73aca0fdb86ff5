//! JSON Pointers (RFC 6901): building them piece by piece and taking them apart.
//!
//! ```
//! use verbale::json::pointer;
//!
//! let mut at = String::new();
//! pointer::push_key(&mut at, "m/s");
//! pointer::push_index(&mut at, 2);
//! assert_eq!(at, "/m~1s/2");
//! let parts: Vec<_> = pointer::segments(&at).unwrap().collect();
//! assert_eq!(parts, ["m/s", "2"]);
//! ```

use std::borrow::Cow;
use std::fmt::Write as _;

/// Goes down to the member with the given key: adds `/` and the key, with `~` written as `~0` and
/// `/` as `~1`.
pub fn push_key(pointer: &mut String, key: &str) {
    pointer.push('/');
    for c in key.chars() {
        match c {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            c => pointer.push(c),
        }
    }
}

/// Goes down to the item with the given index, counted from 0.
pub fn push_index(pointer: &mut String, index: usize) {
    // Writing to a string cannot fail.
    let _ = write!(pointer, "/{index}");
}

/// The keys and indices of a pointer, from the root downwards.
///
/// `None` if it is not a pointer: it neither is empty nor begins with `/`, or has a `~` without a
/// `0` or `1` behind it.
#[must_use]
pub fn segments(pointer: &str) -> Option<Segments<'_>> {
    let rest = match pointer.strip_prefix('/') {
        Some(rest) => Some(rest),
        None if pointer.is_empty() => None,
        None => return None,
    };
    let is_escaped = |part: &str| part.starts_with(['0', '1']);
    pointer.split('~').skip(1).all(is_escaped).then_some(Segments { rest })
}

/// The decoded segments of a JSON Pointer. See [`segments`].
#[derive(Clone, Debug)]
pub struct Segments<'p> {
    /// What follows the last `/` that was read, if any was.
    rest: Option<&'p str>,
}

impl<'p> Iterator for Segments<'p> {
    type Item = Cow<'p, str>;

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.rest.take()?;
        let segment = match rest.split_once('/') {
            Some((segment, rest)) => {
                self.rest = Some(rest);
                segment
            }
            None => rest,
        };
        Some(if segment.contains('~') {
            // In this order, as RFC 6901, section 4, says: `~01` is `~1`, not `/`.
            Cow::Owned(segment.replace("~1", "/").replace("~0", "~"))
        } else {
            Cow::Borrowed(segment)
        })
    }
}

/// The index that a segment means in an array: digits without leading zeros.
#[must_use]
pub fn index(segment: &str) -> Option<usize> {
    let is_index = segment.bytes().all(|byte| byte.is_ascii_digit())
        && (segment == "0" || !segment.starts_with('0'));
    if is_index { segment.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(pointer: &str) -> Option<Vec<Cow<'_, str>>> {
        segments(pointer).map(Iterator::collect)
    }

    #[test]
    fn takes_apart() {
        assert_eq!(all(""), Some(vec![]));
        assert_eq!(all("/"), Some(vec!["".into()]));
        assert_eq!(all("/a//b/"), Some(vec!["a".into(), "".into(), "b".into(), "".into()]));
        assert_eq!(all("/~01/~10"), Some(vec!["~1".into(), "/0".into()]));
        assert_eq!(all("a"), None);
        assert_eq!(all("/a~"), None);
        assert_eq!(all("/a~2"), None);
    }

    #[test]
    fn builds_what_it_takes_apart() {
        let keys = ["", "a", "~", "/", "~1", "~0/~", "é", "0"];
        let mut pointer = String::new();
        for key in keys {
            push_key(&mut pointer, key);
        }
        assert_eq!(all(&pointer).unwrap(), keys);
    }

    #[test]
    fn indices() {
        assert_eq!(index("0"), Some(0));
        assert_eq!(index("10"), Some(10));
        for no in ["", "00", "01", "-", "-1", "+1", "1a", "99999999999999999999999"] {
            assert_eq!(index(no), None, "{no}");
        }
    }
}
