//! Addresses, languages, licences and other codes.

use super::scalar;
use crate::model::shape::Flaw;

macro_rules! iri {
    () => {
        concat!(
            r"[A-Za-z][A-Za-z0-9+.-]*:(?:[^\u0000-\u0020",
            r#""%<>\\^`{|}\u007F-\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\uFEFF]"#,
            "|%[0-9A-Fa-f]{2})+",
        )
    };
}

macro_rules! slug {
    () => {
        "[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
    };
}

macro_rules! spdx_simple {
    () => {
        r"[A-Za-z0-9][A-Za-z0-9.-]*\+?(?: WITH [A-Za-z0-9][A-Za-z0-9.-]*\+?)?"
    };
}

macro_rules! spdx_term {
    () => {
        concat!(
            "(?:",
            spdx_simple!(),
            r"|\(",
            spdx_simple!(),
            "(?: (?:AND|OR) ",
            spdx_simple!(),
            r")*\))"
        )
    };
}

fn iri(text: &str) -> Result<(), Flaw> {
    let Some((scheme, rest)) = text.split_once(':') else {
        return Err(Flaw::form("has no scheme such as `https:`"));
    };
    let scheme_ok = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'.' | b'-'));
    if !scheme_ok {
        return Err(Flaw::form("has no scheme such as `https:`"));
    }
    if rest.is_empty() {
        return Err(Flaw::form("has nothing after the scheme"));
    }
    if let Some(c) = rest.chars().find(|c| not_in_iri(*c)) {
        return Err(Flaw::form(format!("has {}, which must be percent-encoded", super::named(c))));
    }
    let mut parts = rest.split('%');
    parts.next();
    let escaped =
        |part: &str| part.len() >= 2 && part.bytes().take(2).all(|b| b.is_ascii_hexdigit());
    if !parts.all(escaped) {
        return Err(Flaw::form("has a `%` without two hexadecimal digits after it"));
    }
    Ok(())
}

fn not_in_iri(c: char) -> bool {
    matches!(c,
        '\0'..=' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '\u{7F}'..='\u{A0}'
        | '\u{1680}' | '\u{2000}'..='\u{200F}' | '\u{2028}'..='\u{202F}'
        | '\u{205F}'..='\u{206F}' | '\u{3000}' | '\u{FEFF}')
}

fn is_slug(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

fn scheme(text: &str) -> Result<(), Flaw> {
    if is_slug(text) || iri(text).is_ok() {
        return Ok(());
    }
    Err(Flaw::form(
        "is neither a short name of small letters, digits and hyphens nor an absolute IRI",
    ))
}

fn language(text: &str) -> Result<(), Flaw> {
    let subtags: Vec<&str> = text.split('-').collect();
    let alpha = |s: &str| s.bytes().all(|b| b.is_ascii_alphabetic());
    let alnum = |s: &str| s.bytes().all(|b| b.is_ascii_alphanumeric());
    if let Some(bad) = subtags.iter().find(|s| s.is_empty() || s.len() > 8 || !alnum(s)) {
        return Err(Flaw::form(match bad.chars().find(|c| !c.is_ascii_alphanumeric()) {
            Some('_') => "has `_` between subtags; BCP 47 writes `-`".to_owned(),
            Some(c) => format!("has {}; subtags are letters and digits", super::named(c)),
            None if bad.is_empty() => "has an empty subtag".to_owned(),
            None => format!(
                "has the subtag `{}`, longer than 8 characters",
                bad.get(..24).unwrap_or(bad)
            ),
        }));
    }
    let mut at = 0;
    let mut take = |wanted: &dyn Fn(&str) -> bool| {
        let found = subtags.get(at).is_some_and(|s| wanted(s));
        at += usize::from(found);
        found
    };
    if !take(&|s| s.eq_ignore_ascii_case("x")) {
        if take(&|s| (2..=3).contains(&s.len()) && alpha(s)) {
            let extlang = |s: &str| s.len() == 3 && alpha(s);
            let _ = take(&extlang) && take(&extlang) && take(&extlang);
        } else if !take(&|s| (4..=8).contains(&s.len()) && alpha(s)) {
            return Err(Flaw::form("does not begin with a language subtag such as `en`"));
        }
        take(&|s| s.len() == 4 && alpha(s));
        take(&|s| {
            s.len() == 2 && alpha(s) || s.len() == 3 && s.bytes().all(|b| b.is_ascii_digit())
        });
        while take(&|s| s.len() >= 5 || s.len() == 4 && s.starts_with(|c: char| c.is_ascii_digit()))
        {
        }
        while take(&|s| s.len() == 1 && !s.eq_ignore_ascii_case("x")) {
            if !take(&|s| s.len() >= 2) {
                return Err(Flaw::form("has an extension without a subtag after its letter"));
            }
            while take(&|s| s.len() >= 2) {}
        }
        if !take(&|s| s.eq_ignore_ascii_case("x")) {
            return match subtags.get(at) {
                None => Ok(()),
                Some(s) => Err(Flaw::form(format!(
                    "has the subtag `{s}` where none of that form may stand"
                ))),
            };
        }
    }
    if at == subtags.len() {
        return Err(Flaw::form("has nothing after `x`"));
    }
    Ok(())
}

fn script(text: &str) -> Result<(), Flaw> {
    let mut bytes = text.bytes();
    let good = text.len() == 4
        && bytes.next().is_some_and(|b| b.is_ascii_uppercase())
        && bytes.all(|b| b.is_ascii_lowercase());
    if good { Ok(()) } else { Err(Flaw::form("is not one capital and three small letters")) }
}

fn sha256(text: &str) -> Result<(), Flaw> {
    if text.len() != 64 {
        let message = format!("has {} characters; a SHA-256 has 64", text.chars().count());
        return Err(Flaw::form(message));
    }
    match text.chars().find(|c| !matches!(c, '0'..='9' | 'a'..='f')) {
        None => Ok(()),
        Some(c) => {
            Err(Flaw::form(format!("has {}; only 0-9 and a-f may stand in it", super::named(c))))
        }
    }
}

fn license(text: &str) -> Result<(), Flaw> {
    if spdx(text) || iri(text).is_ok() {
        return Ok(());
    }
    Err(Flaw::form("is neither an SPDX licence expression nor an absolute IRI"))
}

/// Whether `text` is an SPDX expression with at most one level of parentheses.
fn spdx(text: &str) -> bool {
    let id = |s: &str| {
        let s = s.strip_suffix('+').unwrap_or(s);
        s.starts_with(|c: char| c.is_ascii_alphanumeric())
            && s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
    };
    let mut tokens = text.split(' ').peekable();
    let mut open = false;
    loop {
        let Some(mut token) = tokens.next() else { return false };
        if !open && let Some(inner) = token.strip_prefix('(') {
            open = true;
            token = inner;
        }
        let ends_group = |token: &str| open && token.ends_with(')');
        let mut closes = ends_group(token);
        if !id(if closes { &token[..token.len() - 1] } else { token }) {
            return false;
        }
        if !closes && tokens.peek() == Some(&"WITH") {
            tokens.next();
            let Some(exception) = tokens.next() else { return false };
            closes = ends_group(exception);
            if !id(if closes { &exception[..exception.len() - 1] } else { exception }) {
                return false;
            }
        }
        open &= !closes;
        match tokens.next() {
            None => return !open,
            Some("AND" | "OR") => {}
            Some(_) => return false,
        }
    }
}

fn schema_version(text: &str) -> Result<(), Flaw> {
    let minor = text.strip_prefix("1.").unwrap_or("");
    if !minor.is_empty() && minor.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(());
    }
    Err(Flaw::form("is not a version `1.` and a number"))
}

fn relative_path(text: &str) -> Result<(), Flaw> {
    if text.starts_with('/') || text.contains(':') {
        return Err(Flaw::form("is an absolute path; it must lie below the record's own folder"));
    }
    if text.contains('\\') {
        return Err(Flaw::form("has a backslash; folders are separated by `/`"));
    }
    for part in text.split('/') {
        if part == ".." {
            return Err(Flaw::form("has `..`; it must lie below the record's own folder"));
        }
        if !part.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_') {
            return Err(Flaw::form("has a part that does not begin with a letter, a digit or `_`"));
        }
        let allowed = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
        if let Some(c) = part.chars().find(|c| !allowed(c)) {
            let message = format!(
                "has {}; only letters a-z, digits, `.`, `_`, `-` and `/` may stand in it",
                super::named(c)
            );
            return Err(Flaw::form(message));
        }
    }
    Ok(())
}

scalar! {
    /// An absolute IRI (RFC 3987): a scheme, a colon, and no white space, quotation marks, angle
    /// or curly brackets; `%` only before two hexadecimal digits. At most 2,048 Unicode scalar
    /// values.
    Iri "iri" {
        pattern: Some(concat!("^", iri!(), "$")),
        max: Some(2_048),
        examples: &["https://example.org/news/harbour-talks"],
        class: Machine,
        check: iri,
    }
}

scalar! {
    /// The name of a code scheme: a short name that the documentation lists, or an absolute IRI.
    Scheme "scheme" {
        pattern: Some(concat!("^(?:", slug!(), "|", iri!(), ")$")),
        max: Some(2_048),
        examples: &["plover-event", "wikidata", "https://example.org/codes/harbours"],
        class: Machine,
        check: scheme,
    }
}

scalar! {
    /// A well-formed language tag (BCP 47, RFC 5646), best in its canonical case. The irregular tags
    /// that RFC 5646 keeps from before it, such as `i-klingon`, are not taken.
    LanguageTag "language_tag" {
        pattern: Some(concat!(
            "^(?:(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}|[A-Za-z]{4,8})(?:-[A-Za-z]{4})?",
            "(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*",
            "(?:-[0-9A-WY-Za-wy-z](?:-[A-Za-z0-9]{2,8})+)*(?:-[xX](?:-[A-Za-z0-9]{1,8})+)?",
            "|[xX](?:-[A-Za-z0-9]{1,8})+)$",
        )),
        max: Some(255),
        examples: &["en", "fa", "zh-Hant-TW"],
        class: Machine,
        check: language,
    }
}

scalar! {
    /// A script, by its code of four letters (ISO 15924).
    ScriptCode "script_code" {
        pattern: Some("^[A-Z][a-z]{3}$"),
        max: None,
        examples: &["Arab", "Latn"],
        class: Machine,
        check: script,
    }
}

scalar! {
    /// A SHA-256 hash (FIPS 180-4) as 64 hexadecimal digits in small letters.
    Sha256 "sha256" {
        pattern: Some("^[0-9a-f]{64}$"),
        max: None,
        examples: &["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
        class: Machine,
        check: sha256,
    }
}

scalar! {
    /// A licence: an SPDX licence expression, with at most one level of parentheses, or an absolute
    /// IRI.
    License "license" {
        pattern: Some(concat!("^(?:", spdx_term!(), "(?: (?:AND|OR) ", spdx_term!(), ")*|", iri!(), ")$")),
        max: Some(2_048),
        examples: &["CC-BY-4.0", "MIT OR Apache-2.0", "https://example.org/terms"],
        class: Machine,
        check: license,
    }
}

scalar! {
    /// The version of this schema that a record follows: `1.` and the minor version.
    SchemaVersion "schema_version" {
        pattern: Some(r"^1\.[0-9]+$"),
        max: Some(8),
        examples: &["1.0"],
        class: Machine,
        check: schema_version,
    }
}

impl SchemaVersion<'_> {
    /// The version that this crate knows.
    pub const CURRENT: SchemaVersion<'static> = SchemaVersion(std::borrow::Cow::Borrowed("1.0"));
}

scalar! {
    /// A path below the record's own folder, with `/` between folders. Its parts have letters,
    /// digits, `.`, `_` and `-` (the portable file names of POSIX) and do not begin with `.` or `-`.
    RelativePath "relative_path" {
        pattern: Some("^[A-Za-z0-9_][A-Za-z0-9._-]*(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)*$"),
        max: Some(512),
        examples: &["harbour-talks.txt"],
        class: Machine,
        check: relative_path,
    }
}
