//! Patterns for paths, as they are written in a configuration.

use std::path::{Component, Path, PathBuf};

use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};

/// Patterns that are read from the folder of their file.
#[derive(Clone, Debug)]
pub(super) struct Globs {
    folder: PathBuf,
    set: GlobSet,
}

impl Globs {
    /// The patterns, of which `pattern` has been made each.
    pub(super) fn new(folder: &Path, globs: &[Glob]) -> Result<Self, globset::Error> {
        let mut builder = GlobSetBuilder::new();
        for glob in globs {
            builder.add(glob.clone());
        }
        Ok(Globs { folder: folder.to_owned(), set: builder.build()? })
    }

    /// Whether the path, which is absolute, matches one of them.
    pub(super) fn matches(&self, path: &Path) -> bool {
        self.set.is_match(relative(&self.folder, path))
    }
}

/// The pattern, or why it can match nothing.
pub(super) fn pattern(text: &str) -> Result<Glob, String> {
    if text.trim().is_empty() {
        return Err("is blank".to_owned());
    }
    if text.starts_with("./") || text.starts_with('/') {
        let rest = text.trim_start_matches(['.', '/']);
        return Err(format!("is read from this file's folder; write `{rest}`"));
    }
    if text.ends_with('/') {
        return Err(format!("names a folder; write `{text}**` for the files in it"));
    }
    let glob = GlobBuilder::new(text).literal_separator(true).build();
    glob.map_err(|error| format!("is not a pattern: {}", error.kind()))
}

/// The way from a folder to a path; both are absolute.
fn relative(folder: &Path, path: &Path) -> PathBuf {
    let mut from = folder.components().peekable();
    let mut to = path.components().peekable();
    while from.peek().is_some() && from.peek() == to.peek() {
        from.next();
        to.next();
    }
    let up = from.map(|_| Component::ParentDir);
    up.chain(to).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_seen_from_the_folder() {
        let way = |folder, path| relative(Path::new(folder), Path::new(path));
        assert_eq!(way("/a/b", "/a/b/c/d.json"), Path::new("c/d.json"));
        assert_eq!(way("/a/b/ci", "/a/b/c/d.json"), Path::new("../c/d.json"));
        assert_eq!(way("/", "/d.json"), Path::new("d.json"));
    }

    #[test]
    fn a_star_stays_in_its_folder() {
        let matches = |text: &str, path: &str| {
            let globs = Globs::new(Path::new("/r"), &[pattern(text).unwrap()]).unwrap();
            globs.matches(Path::new(path))
        };
        assert!(matches("a/*.json", "/r/a/x.json"));
        assert!(!matches("a/*.json", "/r/a/b/x.json"));
        assert!(matches("a/**", "/r/a/b/x.json"));
        assert!(!matches("*.json", "/r/a/x.json"));
        assert!(matches("**/*.json", "/r/x.json"));
        assert!(matches("../s/*", "/s/x.json"));
        assert!(!matches("a/**", "/s/a/x.json"));
    }

    #[test]
    fn what_can_match_nothing_is_refused() {
        for (text, why) in [
            ("", "is blank"),
            ("./a", "write `a`"),
            ("/a/b", "write `a/b`"),
            ("a/", "write `a/**`"),
            ("a[", "is not a pattern"),
        ] {
            let told = pattern(text).unwrap_err();
            assert!(told.contains(why), "{text}: {told}");
        }
        assert!(pattern("../a").is_ok());
    }
}
