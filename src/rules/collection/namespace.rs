//! Addresses below which the schema's maintainers give names.

/// The authority and path that all names of the schema begin with.
const OURS: &str = "w3id.org/verbale";

/// The address with its scheme and host in small letters, as they are compared (RFC 3986, section
/// 6.2.2.1).
pub(super) fn plain(iri: &str) -> String {
    let Some((scheme, rest)) = iri.split_once(':') else { return iri.to_owned() };
    let scheme = scheme.to_ascii_lowercase();
    let Some(rest) = rest.strip_prefix("//") else { return format!("{scheme}:{rest}") };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(end);
    format!("{scheme}://{}{path}", host.to_ascii_lowercase())
}

/// Whether the address is a name of the schema's own, with `https` or `http`.
pub(super) fn is_ours(iri: &str) -> bool {
    let plain = plain(iri);
    let rest = plain.strip_prefix("https://").or_else(|| plain.strip_prefix("http://"));
    let path = rest.and_then(|rest| rest.strip_prefix(OURS));
    path.is_some_and(|path| path.is_empty() || path.starts_with(['/', '?', '#']))
}

#[cfg(test)]
mod tests {
    use super::{is_ours, plain};

    #[test]
    fn scheme_and_host_have_no_case() {
        for (iri, wanted) in [
            ("HTTPS://Example.org/Desk", "https://example.org/Desk"),
            ("https://Example.org", "https://example.org"),
            ("https://Example.org?Q", "https://example.org?Q"),
            ("https://Example.org#Q", "https://example.org#Q"),
            ("URN:Example:Desk", "urn:Example:Desk"),
        ] {
            assert_eq!(plain(iri), wanted);
        }
    }

    #[test]
    fn names_of_the_schema_are_known() {
        for iri in [
            "https://w3id.org/verbale",
            "http://w3id.org/verbale/desk",
            "https://W3ID.org/verbale#desk",
            "https://w3id.org/verbale?desk",
        ] {
            assert!(is_ours(iri), "{iri}");
        }
        for iri in [
            "https://w3id.org/verbales/desk",
            "https://w3id.org/desk",
            "https://example.org/w3id.org/verbale",
            "ftp://w3id.org/verbale",
            "urn:w3id.org/verbale",
        ] {
            assert!(!is_ours(iri), "{iri}");
        }
    }
}
