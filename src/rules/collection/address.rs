//! Web addresses in a form in which spellings of one page are equal.

use std::fmt::Write as _;
use std::sync::LazyLock;

/// Parameters that do not tell which page is meant; the file says where the names are from.
static TRACKING: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("tracking-parameters.tsv").lines();
    let lines = lines.filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split('\t').next()).collect()
});

/// The address of a page without what does not tell it from others: `http` or `https`, case and
/// prefixes of the host for the web and for phones, the port that goes without saying, a slash at the
/// end, the place within the page, parameters of those who count readers, and the order of the others.
///
/// The case of the path, and every other parameter, may name another page and are kept.
pub(super) fn address_key(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let scheme = scheme.to_ascii_lowercase();
    let port = match scheme.as_str() {
        "http" => ":80",
        "https" => ":443",
        _ => return url.to_owned(),
    };
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let mut key = host(authority, port);
    key.push_str(&escaped(page(path)));
    let mut parameters: Vec<String> =
        query.split('&').filter(|part| names_page(part)).map(escaped).collect();
    parameters.sort_unstable();
    for (at, parameter) in parameters.iter().enumerate() {
        key.push(if at == 0 { '?' } else { '&' });
        key.push_str(parameter);
    }
    // Programs in pages name what they show after `#!` or `#/`.
    if fragment.starts_with(['!', '/']) {
        key.push('#');
        key.push_str(fragment);
    }
    key
}

/// The host in small letters, with the letters that its labels stand for.
fn host(authority: &str, port: &str) -> String {
    let lower = authority.to_lowercase();
    let bare = lower.strip_suffix(port).unwrap_or(&lower);
    let mut bare = bare.trim_end_matches('.');
    for prefix in ["www.", "m.", "mobile.", "amp."] {
        bare = bare.strip_prefix(prefix).filter(|rest| rest.contains('.')).unwrap_or(bare);
    }
    let labels: Vec<String> = bare
        .split('.')
        .map(|label| {
            label.strip_prefix("xn--").and_then(decoded).unwrap_or_else(|| label.to_owned())
        })
        .collect();
    labels.join(".")
}

/// A path without a slash at its end and without the version for phones.
fn page(path: &str) -> &str {
    let path = path.strip_suffix('/').unwrap_or(path);
    path.strip_suffix("/amp").unwrap_or(path)
}

/// Whether a parameter may tell which page is meant.
fn names_page(parameter: &str) -> bool {
    let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
    let name = name.to_ascii_lowercase();
    // Numbers may be those of articles, whatever the parameter is called.
    let is_open = matches!(name.as_str(), "ref" | "referrer" | "amp" | "outputtype");
    if is_open && value.len() > 1 && value.bytes().any(|b| b.is_ascii_digit()) {
        return true;
    }
    let is_known = |known: &&str| match known.strip_suffix('*') {
        Some(beginning) => name.starts_with(beginning),
        None => name == **known,
    };
    !name.is_empty() && !TRACKING.iter().any(is_known)
}

/// A text with escapes only where RFC 3986 needs them, in capital letters.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let code = text.get(at + 1..at + 3).filter(|_| *byte == b'%');
        let code = code.filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()));
        let (own, length) = match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(own) => (own, 3),
            None => (*byte, 1),
        };
        let is_unreserved = own.is_ascii_alphanumeric() || b"-._~".contains(&own);
        if is_unreserved || (length == 1 && own.is_ascii()) {
            out.push(char::from(own));
        } else {
            // Writing to a string does not fail.
            let _ = write!(out, "%{own:02X}");
        }
        at += length;
    }
    out
}

/// The letters of a label of a domain name that stand behind `xn--` (RFC 3492); none if it is not of
/// that form.
fn decoded(label: &str) -> Option<String> {
    // Labels have at most 63 bytes; longer ones are not worth the time.
    if label.len() > 63 || !label.is_ascii() {
        return None;
    }
    let (basic, rest) = label.rsplit_once('-').unwrap_or(("", label));
    let mut letters: Vec<char> = basic.chars().collect();
    let (mut number, mut at, mut bias) = (128_u32, 0_u32, 72_u32);
    let mut digits = rest.bytes();
    while digits.len() > 0 {
        let (start, mut weight, mut k) = (at, 1_u32, 36_u32);
        loop {
            let digit = match digits.next()? {
                letter @ b'a'..=b'z' => u32::from(letter - b'a'),
                digit @ b'0'..=b'9' => u32::from(digit - b'0') + 26,
                _ => return None,
            };
            at = at.checked_add(digit.checked_mul(weight)?)?;
            let threshold = k.saturating_sub(bias).clamp(1, 26);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(36 - threshold)?;
            k += 36;
        }
        let count = u32::try_from(letters.len()).ok()? + 1;
        bias = adapted(at - start, count, start == 0);
        number = number.checked_add(at / count)?;
        at %= count;
        letters.insert(usize::try_from(at).ok()?, char::from_u32(number)?);
        at += 1;
    }
    Some(letters.into_iter().collect())
}

/// The bias for the next letter of a label.
fn adapted(delta: u32, count: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / 700 } else { delta / 2 };
    delta += delta / count;
    let mut k = 0;
    while delta > 455 {
        delta /= 35;
        k += 36;
    }
    k + 36 * delta / (delta + 38)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_page_are_equal() {
        let wanted = address_key("https://example.org/quay");
        for other in [
            "http://example.org/quay",
            "https://example.org/quay/",
            "https://example.org/quay?utm_source=x&UTM_medium=y",
            "https://example.org/quay?fbclid=1&gclid=2",
            "https://example.org/quay?ref=homepage",
            "https://example.org/quay?",
            "https://example.org/quay?&",
            "https://www.example.org/quay",
            "https://m.example.org/quay",
            "https://www.m.example.org/quay",
            "https://amp.example.org/quay/amp/",
            "https://example.org/quay?amp=1",
            "https://example.org/quay#top",
            "https://EXAMPLE.org/quay",
            "HTTPS://example.org./quay",
            "https://example.org:443/quay",
            "http://example.org:80/quay",
            "https://example.org/qu%61y",
        ] {
            assert_eq!(address_key(other), wanted, "{other}");
        }
        for (one, other) in [
            ("https://example.org/?b=2&a=1", "https://example.org/?a=1&b=2"),
            ("https://example.org/caf%c3%a9", "https://example.org/café"),
            ("https://example.org/a%2fb", "https://example.org/a%2Fb"),
            ("https://xn--bcher-kva.example/a", "https://bücher.example/a"),
            ("https://xn--mgbh0fb.example", "https://مثال.example/"),
            ("https://example.org", "https://example.org/"),
        ] {
            assert_eq!(address_key(one), address_key(other), "{one} {other}");
        }
    }

    #[test]
    fn other_pages_are_not() {
        for (one, other) in [
            ("https://example.org/?id=1", "https://example.org/?id=2"),
            ("https://example.org/Quay", "https://example.org/quay"),
            ("https://example.org/a%2Fb", "https://example.org/a/b"),
            ("https://example.org/quay?page=2", "https://example.org/quay"),
            ("https://example.org/?ref=4711", "https://example.org/?ref=4712"),
            ("https://example.org:8080/quay", "https://example.org/quay"),
            ("https://example.org/#!/a", "https://example.org/#!/b"),
            ("https://m.org/quay", "https://www.org/quay"),
            ("https://news.example.org/a", "https://example.org/a"),
            ("ftp://example.org/a", "https://example.org/a"),
            ("https://example.org/a?q=x%26y", "https://example.org/a?q=x&y"),
            ("https://xn--a.example/", "https://a.example/"),
        ] {
            assert_ne!(address_key(one), address_key(other), "{one} {other}");
        }
        for strange in
            ["", "://", "https://", "https://%", "https://a/%zz%é", "urn:x", "https://xn--/"]
        {
            let _ = address_key(strange);
        }
        let long = format!("https://xn--{}.example/{}", "z".repeat(1 << 16), "%".repeat(1 << 16));
        assert!(address_key(&long).len() >= 1 << 16);
    }
}
