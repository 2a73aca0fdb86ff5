//! The IANA Language Subtag Registry, and the canonical form of a language tag (RFC 5646, 4.5).
//!
//! The registry is of 2025-08-25, taken from the npm package language-subtag-registry 0.4.2 (CC0). Of
//! each record the first description, the date of deprecation, the preferred value and the prefixes
//! are carried.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::LazyLock;

use super::{Codes, Entry, Scheme};

/// The scheme: the subtags and whole tags of the registry, each with its sort.
pub static TAGS: Scheme = Scheme {
    id: "bcp47",
    title: "BCP 47: subtags of language tags, with their sort",
    edition: FILE_DATE,
    source: "https://www.iana.org/assignments/language-subtag-registry",
    licence: "CC0-1.0",
    complete: true,
    codes: Codes::Made(&ENTRIES),
};

/// The date of the registry.
pub const FILE_DATE: &str = "2025-08-25";

/// The registry, a line each, in order: sort and subtag in small letters, description, date of
/// deprecation, preferred value, prefixes (or the script that goes without saying).
static REGISTRY: &str = include_str!("iana-language-subtags.txt");

/// ISO 639-2 codes of three letters, terminological and bibliographic, that have one of two, which
/// BCP 47 uses instead; a line each, in order. From pycountry 26.2.16.
static LONGER: &str = include_str!("iso-639-2.txt");

/// What a subtag stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    /// A language: `fa`.
    Language,
    /// A language that may follow its macrolanguage: `yue` in `zh-yue`.
    Extlang,
    /// A script: `Arab`.
    Script,
    /// A country or region: `IR`, `419`.
    Region,
    /// A variant: `1996`.
    Variant,
    /// A whole tag from before RFC 4646 that no rule would make.
    Grandfathered,
    /// A whole tag that was registered and that the rules make now.
    Redundant,
}

impl Sort {
    const ALL: [Sort; 7] = [
        Sort::Language,
        Sort::Extlang,
        Sort::Script,
        Sort::Region,
        Sort::Variant,
        Sort::Grandfathered,
        Sort::Redundant,
    ];

    /// The letter in front of a line of the registry.
    const fn letter(self) -> char {
        match self {
            Sort::Language => 'l',
            Sort::Extlang => 'e',
            Sort::Script => 's',
            Sort::Region => 'r',
            Sort::Variant => 'v',
            Sort::Grandfathered => 'g',
            Sort::Redundant => 'd',
        }
    }

    /// The word of the registry.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Sort::Language => "language",
            Sort::Extlang => "extlang",
            Sort::Script => "script",
            Sort::Region => "region",
            Sort::Variant => "variant",
            Sort::Grandfathered => "grandfathered",
            Sort::Redundant => "redundant",
        }
    }
}

/// A record of the registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subtag {
    /// The subtag or tag, in small letters.
    pub text: &'static str,
    /// What it names, in English.
    pub description: &'static str,
    /// When it was deprecated.
    pub deprecated: Option<&'static str>,
    /// What to write instead.
    pub preferred: Option<&'static str>,
    /// The last column: prefixes of an extlang or a variant.
    prefixes: &'static str,
}

impl Subtag {
    fn of_line(line: &'static str) -> Option<(char, Subtag)> {
        let (letter, rest) = line.split_once(':')?;
        let mut columns = rest.split('\t');
        let text = columns.next()?;
        let description = columns.next()?;
        let mut next = || columns.next().filter(|column| !column.is_empty());
        let (deprecated, preferred) = (next(), next());
        let prefixes = next().unwrap_or_default();
        Some((
            letter.chars().next()?,
            Subtag { text, description, deprecated, preferred, prefixes },
        ))
    }

    /// What the subtag goes after, in small and capital letters as registered: `zh` for `yue`.
    pub fn prefixes(&self) -> impl Iterator<Item = &'static str> {
        self.prefixes.split(' ').filter(|prefix| !prefix.is_empty())
    }
}

/// The record of a subtag, in any case; none for the ranges that are left to private use, see
/// [`is_private`].
#[must_use]
pub fn get(sort: Sort, text: &str) -> Option<Subtag> {
    let key = format!("{}:{}", sort.letter(), text.to_ascii_lowercase());
    let line = line_of(REGISTRY, &key)?;
    Subtag::of_line(line).map(|(_, subtag)| subtag)
}

/// Whether a subtag is one of those that are left to private use: `qaa` to `qtz`, `Qaaa` to `Qabx`,
/// `QM` to `QZ`, `XA` to `XZ`. The others, `AA` and `ZZ`, have records of their own.
#[must_use]
pub fn is_private(sort: Sort, text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let within = |first: &str, last: &str| {
        text.len() == first.len() && (first..=last).contains(&text.as_str())
    };
    match sort {
        Sort::Language => within("qaa", "qtz"),
        Sort::Script => within("qaaa", "qabx"),
        Sort::Region => within("qm", "qz") || within("xa", "xz"),
        _ => false,
    }
}

/// The code of two letters for a language that ISO 639-2 gives three: `de` for `ger` and `deu`.
#[must_use]
pub fn shorter(language: &str) -> Option<&'static str> {
    let line = line_of(LONGER, &language.to_ascii_lowercase())?;
    line.split_once('\t').map(|(_, short)| short)
}

/// The line of a text in order that begins with `key` and a tab.
fn line_of(text: &'static str, key: &str) -> Option<&'static str> {
    let (mut low, mut high) = (0, text.len());
    while low < high {
        // The line around the middle. A line break is one byte, so all of these are boundaries.
        let middle = usize::midpoint(low, high);
        let bytes = text.as_bytes();
        let start = bytes.get(..middle)?.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
        let end = bytes
            .get(middle..)?
            .iter()
            .position(|b| *b == b'\n')
            .map_or(text.len(), |at| middle + at);
        let line = text.get(start..end)?;
        let own = line.split('\t').next().unwrap_or(line);
        match own.cmp(key) {
            Ordering::Equal => return Some(line),
            Ordering::Less => low = end + 1,
            Ordering::Greater => high = start,
        }
    }
    None
}

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let all = || REGISTRY.lines().filter_map(Subtag::of_line);
    let mut entries = Vec::new();
    for sort in Sort::ALL {
        let own = all().filter(|(letter, _)| *letter == sort.letter());
        entries.extend(own.map(|(_, subtag)| Entry {
            code: subtag.text,
            with: Some(sort.as_str()),
            meaning: Cow::Borrowed(subtag.description),
            // One successor or none.
            retired: subtag.deprecated.map(|_| successor(subtag.preferred)),
        }));
    }
    entries
});

/// A preferred value as a list that lives as long as the program.
fn successor(preferred: Option<&'static str>) -> &'static [&'static str] {
    static PREFERRED: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let mut all: Vec<&'static str> = REGISTRY
            .lines()
            .filter_map(Subtag::of_line)
            .filter_map(|(_, subtag)| subtag.preferred)
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    });
    let found = preferred.and_then(|preferred| PREFERRED.binary_search(&preferred).ok());
    found.and_then(|at| PREFERRED.get(at..=at)).unwrap_or_default()
}

/// What is to be said of a well-formed language tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspected {
    /// Subtags that are not in the registry, with the sort that their place gives them.
    pub unregistered: Vec<(Sort, String)>,
    /// Subtags, or the whole tag, that are deprecated, with what to write instead if the registry says.
    pub deprecated: Vec<(String, Option<&'static str>)>,
    /// A variant that comes twice.
    pub repeated: Option<String>,
    /// The canonical form of what is registered; what is not is only set in its usual case.
    pub canonical: String,
}

/// Looks every subtag up, and works out the canonical form.
///
/// Extensions and private use (`x-`) are not looked up. The extlang form is not used: `zh-yue`
/// becomes `yue`.
#[must_use]
pub fn inspect(tag: &str) -> Inspected {
    let mut told = Inspected {
        unregistered: Vec::new(),
        deprecated: Vec::new(),
        repeated: None,
        canonical: String::new(),
    };
    for sort in [Sort::Grandfathered, Sort::Redundant] {
        let Some(whole) = get(sort, tag) else { continue };
        let Some(preferred) = whole.preferred else {
            if whole.deprecated.is_some() {
                told.deprecated.push((tag.to_owned(), None));
                tag.clone_into(&mut told.canonical);
                return told;
            }
            continue;
        };
        told.deprecated.push((tag.to_owned(), Some(preferred)));
        preferred.clone_into(&mut told.canonical);
        return told;
    }
    let subtags: Vec<&str> = tag.split('-').collect();
    // From the first subtag of one character on nothing is registered.
    let split = subtags.iter().position(|subtag| subtag.len() == 1).unwrap_or(subtags.len());
    let (own, rest) = subtags.split_at(split);
    let mut out: Vec<String> = Vec::new();
    for (at, subtag) in own.iter().enumerate() {
        let sort = sort_of(at, subtag);
        let usual = in_case(sort, subtag);
        if sort == Sort::Variant && out.contains(&usual) {
            told.repeated = Some(usual.clone());
        }
        match get(sort, subtag) {
            _ if is_private(sort, subtag) => out.push(usual),
            None => {
                told.unregistered.push((sort, (*subtag).to_owned()));
                out.push(usual);
            }
            Some(known) => {
                // An extlang is no fault, but its canonical form stands alone.
                if known.deprecated.is_some() {
                    told.deprecated.push(((*subtag).to_owned(), known.preferred));
                }
                match known.preferred {
                    Some(preferred) if sort == Sort::Extlang => {
                        let prefix = known.prefixes().next();
                        if out.len() == 1 && out.first().map(String::as_str) == prefix {
                            out.clear();
                        }
                        out.push(preferred.to_owned());
                    }
                    Some(preferred) => {
                        // The registry says of `heploc` that its successor stands for its prefix too.
                        if usual == "heploc" && out.last().is_some_and(|last| last == "hepburn") {
                            out.pop();
                        }
                        out.push(preferred.to_owned());
                    }
                    None => out.push(usual),
                }
            }
        }
    }
    out.extend(rest.iter().map(|subtag| subtag.to_ascii_lowercase()));
    told.canonical = out.join("-");
    told
}

/// What a subtag stands for, by its place and form.
fn sort_of(at: usize, subtag: &str) -> Sort {
    let is_alphabetic = subtag.bytes().all(|b| b.is_ascii_alphabetic());
    match (at, subtag.len(), is_alphabetic) {
        (0, ..) => Sort::Language,
        (_, 3, true) => Sort::Extlang,
        (_, 4, true) => Sort::Script,
        (_, 2 | 3, _) => Sort::Region,
        _ => Sort::Variant,
    }
}

/// The case that a subtag is usually written in.
fn in_case(sort: Sort, subtag: &str) -> String {
    let lower = subtag.to_ascii_lowercase();
    match sort {
        Sort::Region => subtag.to_ascii_uppercase(),
        Sort::Script => {
            let mut chars = lower.chars();
            chars.next().map_or_else(String::new, |first| {
                first.to_ascii_uppercase().to_string() + chars.as_str()
            })
        }
        _ => lower,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_from_end_to_end() {
        assert!(REGISTRY.lines().is_sorted_by_key(|line| line.split('\t').next()));
        for line in REGISTRY.lines() {
            let key = line.split('\t').next().unwrap();
            assert_eq!(line_of(REGISTRY, key), Some(line), "{key}");
        }
        for key in ["", "a", "l:", "l:e", "l:zzzz", "z", "v:scouse "] {
            assert_eq!(line_of(REGISTRY, key), None, "{key}");
        }
        assert_eq!(shorter("per"), Some("fa"));
        assert_eq!(shorter("DEU"), Some("de"));
        assert_eq!(shorter("haw"), None);
    }

    #[test]
    fn tags_are_put_in_canonical_form() {
        for (tag, canonical) in [
            ("en", "en"),
            ("EN-gb", "en-GB"),
            ("zh-hant-tw", "zh-Hant-TW"),
            ("iw", "he"),
            ("zh-yue", "yue"),
            ("zh-cmn-Hans", "cmn-Hans"),
            ("zh-min-nan", "nan"),
            ("de-DD", "de-DE"),
            ("ja-Latn-hepburn-heploc", "ja-Latn-alalc97"),
            ("sr-Latn-x-Own", "sr-Latn-x-own"),
            ("es-419", "es-419"),
            ("x-Whole", "x-whole"),
            ("qaa-Qaaa-QM", "qaa-Qaaa-QM"),
            ("en-a-Bbb-x-a", "en-a-bbb-x-a"),
        ] {
            assert_eq!(inspect(tag).canonical, canonical, "{tag}");
        }
    }

    #[test]
    fn what_is_wrong_is_told() {
        assert_eq!(inspect("eng").unregistered, [(Sort::Language, "eng".to_owned())]);
        assert_eq!(inspect("en-UK").unregistered, [(Sort::Region, "UK".to_owned())]);
        assert_eq!(inspect("en-Abcd").unregistered, [(Sort::Script, "Abcd".to_owned())]);
        assert_eq!(inspect("en-abcde").unregistered, [(Sort::Variant, "abcde".to_owned())]);
        assert_eq!(inspect("en-abc").unregistered, [(Sort::Extlang, "abc".to_owned())]);
        assert_eq!(inspect("iw").deprecated, [("iw".to_owned(), Some("he"))]);
        assert_eq!(inspect("zh-min").deprecated, [("zh-min".to_owned(), None)]);
        assert_eq!(inspect("de-1996-1996").repeated.as_deref(), Some("1996"));
        let fine = inspect("de-1996");
        assert!(fine.unregistered.is_empty() && fine.deprecated.is_empty());
        assert_eq!(fine.repeated, None);
    }
}
