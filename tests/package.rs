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
