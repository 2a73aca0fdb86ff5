//! Who may know whom: the imports between the rooms of `src/` go one way.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

/// Each room, and the rooms it may know. A room is a folder or a file of `src/`.
const PLAN: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("model", &[]),
    ("json", &["text"]),
    ("diagnostic", &["text"]),
    ("nearest", &["diagnostic"]),
    ("codes", &["nearest"]),
    ("grounding", &["text"]),
    ("rules", &["codes", "diagnostic", "grounding", "model", "nearest", "text"]),
    ("schema", &["diagnostic", "json", "model", "nearest", "rules", "text"]),
    ("recognise", &["model", "text"]),
    (
        "validate",
        &["diagnostic", "grounding", "json", "model", "recognise", "rules", "schema", "text"],
    ),
    ("config", &["diagnostic", "nearest", "rules", "schema", "text", "validate"]),
    ("analysis", &["model", "rules"]),
    ("report", &["diagnostic", "rules", "text"]),
    ("stream", &["json"]),
    (
        "formats",
        &["codes", "diagnostic", "json", "model", "nearest", "rules", "schema", "stream", "text"],
    ),
    (
        "cli",
        &[
            "analysis",
            "codes",
            "config",
            "diagnostic",
            "formats",
            "grounding",
            "json",
            "model",
            "nearest",
            "report",
            "rules",
            "schema",
            "stream",
            "text",
            "validate",
        ],
    ),
];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// The rooms that a file names, outside of comments.
fn known(text: &str) -> Vec<String> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.split("crate::").skip(1))
        .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
        .collect()
}

#[test]
fn imports_go_one_way() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in files(&src) {
        let inner = path.strip_prefix(&src).unwrap();
        let room = inner.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        if matches!(room, "lib" | "main") {
            continue;
        }
        let (_, allowed) = PLAN.iter().find(|(name, _)| *name == room).unwrap_or_else(|| {
            panic!("src/{room} is not on the plan: say in tests/floor_plan.rs whom it may know")
        });
        for other in known(&fs::read_to_string(&path).unwrap()) {
            let is_room = PLAN.iter().any(|(name, _)| *name == other);
            assert!(
                !is_room || other == room || allowed.contains(&other.as_str()),
                "{} knows crate::{other}, and src/{room} may know only {allowed:?}",
                inner.display()
            );
        }
    }
}

#[test]
fn the_plan_has_no_circle() {
    // In the order of the plan each room knows only rooms that stand above it.
    for (at, (room, allowed)) in PLAN.iter().enumerate() {
        for other in *allowed {
            let above = PLAN[..at].iter().any(|(name, _)| name == other);
            assert!(above, "{room} knows {other}, which stands below it");
        }
    }
}
