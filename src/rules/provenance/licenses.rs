//! The SPDX licence list.
//!
//! The ids stand in two files beside this one: licences and exceptions of the SPDX licence list,
//! version 3.29.0, retired ones among them, by white space. The list is published under CC0-1.0.

use std::sync::LazyLock;

use foldhash::HashSet;

/// The version of the list.
pub(super) const VERSION: &str = "3.29.0";

const LICENSES: &str = include_str!("spdx_licenses.txt");

const EXCEPTIONS: &str = include_str!("spdx_exceptions.txt");

/// Ids in small letters: the standard compares them without regard to case.
static KNOWN: LazyLock<[HashSet<String>; 2]> = LazyLock::new(|| {
    [LICENSES, EXCEPTIONS]
        .map(|ids| ids.split_whitespace().map(str::to_ascii_lowercase).collect::<HashSet<_>>())
});

/// A word of a licence expression that is in no list.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unknown<'e> {
    /// The word.
    pub(super) id: &'e str,
    /// Whether it stands where an exception goes, after `WITH`.
    pub(super) is_exception: bool,
}

/// The first word of an SPDX expression that names no licence, or no exception, of the list. Ids of
/// one's own, which begin with `LicenseRef-`, are known. An IRI is no expression.
pub(super) fn unknown(expression: &str) -> Option<Unknown<'_>> {
    if expression.contains(':') {
        return None;
    }
    let [licenses, exceptions] = &*KNOWN;
    let mut is_exception = false;
    for word in expression.split(' ') {
        match word {
            "AND" | "OR" => is_exception = false,
            "WITH" => is_exception = true,
            _ => {
                let id = word.trim_matches(['(', ')']);
                let id = id.strip_suffix('+').unwrap_or(id);
                let small = id.to_ascii_lowercase();
                let list = if is_exception { exceptions } else { licenses };
                let is_own =
                    small.starts_with(if is_exception { "additionref-" } else { "licenseref-" });
                if !is_own && !list.contains(&small) {
                    return Some(Unknown { id, is_exception });
                }
            }
        }
    }
    None
}

/// The ids that can stand where that word stands.
pub(super) fn candidates(unknown: &Unknown<'_>) -> impl Iterator<Item = &'static str> {
    let list = if unknown.is_exception { EXCEPTIONS } else { LICENSES };
    list.split_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_that_of_its_version() {
        assert_eq!(spdx::identifiers::VERSION, VERSION);
        let named = |name: &&str| !matches!(*name, "NONE" | "NOASSERTION");
        let theirs = spdx::identifiers::LICENSES.iter().map(|license| license.name).filter(named);
        assert!(theirs.eq(LICENSES.split_whitespace()), "spdx_licenses.txt");
        let theirs = spdx::identifiers::EXCEPTIONS.iter().map(|exception| exception.name);
        assert!(theirs.eq(EXCEPTIONS.split_whitespace()), "spdx_exceptions.txt");
    }

    #[test]
    fn expressions_are_taken_apart() {
        for known in [
            "CC0-1.0",
            "cc-by-4.0",
            "GPL-2.0+",
            "MIT OR Apache-2.0",
            "(MIT OR LicenseRef-ours) AND CC-BY-4.0",
            "(GPL-2.0-only WITH Classpath-exception-2.0) OR MIT",
            "GPL-3.0-only WITH AdditionRef-ours",
            "https://example.org/terms",
        ] {
            assert_eq!(unknown(known), None, "{known}");
        }
        let id = |expression| unknown(expression).map(|unknown| (unknown.id, unknown.is_exception));
        assert_eq!(id("CC-BY"), Some(("CC-BY", false)));
        assert_eq!(id("NOASSERTION"), Some(("NOASSERTION", false)));
        assert_eq!(id("MIT OR (Apache2 AND CC0-1.0)"), Some(("Apache2", false)));
        assert_eq!(id("GPL-2.0-only WITH MIT"), Some(("MIT", true)));
        assert_eq!(id("Classpath-exception-2.0"), Some(("Classpath-exception-2.0", false)));
        assert_eq!(id("GPL-2.0-only WITH Classpath-exception-2.0 OR Mine"), Some(("Mine", false)));
    }
}
