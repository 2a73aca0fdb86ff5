//! What the package is made of.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::process::Command;

/// The names of the crates that the library, or the program, is built with.
fn built_with(features: &[&str]) -> Vec<String> {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--edges", "normal", "--prefix", "none", "--format", "{p}"])
        .args(features)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let text = String::from_utf8(tree.stdout).unwrap();
    text.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

/// Crates that open connections, or start something that does.
const NETWORK: &[&str] = &[
    "attohttpc",
    "curl",
    "h2",
    "hyper",
    "isahc",
    "minreq",
    "mio",
    "native-tls",
    "openssl",
    "openssl-sys",
    "quinn",
    "reqwest",
    "rustls",
    "socket2",
    "tokio",
    "tungstenite",
    "ureq",
];

#[test]
fn nothing_can_reach_the_network() {
    for features in [&["--no-default-features"][..], &["--all-features"]] {
        let crates = built_with(features);
        assert!(crates.iter().any(|name| name == "jsonschema"), "{crates:?}");
        for name in NETWORK {
            assert!(!crates.iter().any(|other| other == name), "{name} with {features:?}");
        }
    }
}

#[test]
fn the_library_alone_has_no_command_line() {
    let crates = built_with(&["--no-default-features"]);
    for name in ["clap", "anstream", "annotate-snippets", "ignore", "globset", "tempfile"] {
        assert!(!crates.iter().any(|other| other == name), "{name}");
    }
    let program = built_with(&[]);
    assert!(program.iter().any(|name| name == "clap"));
}

/// The parts of a version such as `1.88` that count.
fn version(text: &str) -> (u32, u32) {
    let mut parts = text.split('.').map(|part| part.parse().unwrap());
    (parts.next().unwrap(), parts.next().unwrap_or(0))
}

/// What the packages that the program is built with say of themselves.
fn packages() -> Vec<serde_json::Value> {
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--all-features"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let mut metadata: serde_json::Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let used = built_with(&["--all-features"]);
    let all = std::mem::take(metadata["packages"].as_array_mut().unwrap());
    all.into_iter().filter(|package| used.iter().any(|name| package["name"] == **name)).collect()
}

#[test]
fn no_dependency_needs_a_newer_rust_than_is_stated() {
    let stated = version(env!("CARGO_PKG_RUST_VERSION"));
    let mut looked_at = 0;
    for package in packages() {
        let Some(needed) = package["rust_version"].as_str() else { continue };
        looked_at += 1;
        assert!(version(needed) <= stated, "{} needs Rust {needed}", package["name"]);
    }
    assert!(looked_at > 20, "only {looked_at} packages state what they need");
}

/// Licences that a program under MIT or Apache-2.0 can be linked with.
const LICENCES: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Zlib",
];

#[test]
fn every_dependency_may_be_linked() {
    for package in packages() {
        let licence = package["license"].as_str().unwrap_or("none").replace(['(', ')'], "");
        let allowed = |one: &str| LICENCES.contains(&one.split(" WITH ").next().unwrap().trim());
        // A choice is enough where all of its parts are allowed; `/` is the old way to write OR.
        let mut choices = licence.split(" OR ").flat_map(|choice| choice.split('/'));
        assert!(
            choices.any(|choice| choice.split(" AND ").all(allowed)),
            "{} is under {licence}",
            package["name"]
        );
    }
}
