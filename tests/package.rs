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

#[test]
fn no_dependency_needs_a_newer_rust_than_is_stated() {
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--all-features"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let used = built_with(&["--all-features"]);
    let mut looked_at = 0;
    for package in metadata["packages"].as_array().unwrap() {
        let name = package["name"].as_str().unwrap();
        let Some(needed) = package["rust_version"].as_str() else { continue };
        if used.iter().any(|other| other == name) {
            looked_at += 1;
            let stated = version(env!("CARGO_PKG_RUST_VERSION"));
            assert!(version(needed) <= stated, "{name} needs Rust {needed}");
        }
    }
    assert!(looked_at > 20, "only {looked_at} packages state what they need");
}
