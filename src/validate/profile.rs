//! Profiles: what to check, by the use that is made of a record.

use super::{Level, Levels, Options};
use crate::diagnostic::Severity;

/// A choice of checks under a name.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct Profile {
    /// The word for it on the command line and in the configuration.
    pub name: &'static str,
    /// One line: what is checked.
    pub summary: &'static str,
    /// When to use it.
    pub doc: &'static str,
    /// The families and codes of the rules that are on; all, where there are none.
    pub families: Option<&'static [&'static str]>,
    /// Findings that weigh less are dropped.
    pub minimum: Severity,
    /// Whether warnings weigh as much as errors.
    pub raises_warnings: bool,
    /// The codes of the rules whose warnings are errors.
    pub raises: &'static [&'static str],
    /// Whether a record whose source has no text at hand is at fault.
    pub require_text: bool,
    /// Whether a member that is `null` is taken for one that is not there.
    pub nulls_are_absent: bool,
    /// Whether every anchor has to have the words it stands for.
    pub require_exact: bool,
}

/// Every profile. `default` is the one that holds where nothing else is asked for.
pub static PROFILES: &[&Profile] = &[&SHAPE, &CORE, &DEFAULT, &GROUNDED, &STRICT, &EXTRACTION];

/// Families and codes of the rules on text, shape and references.
///
/// Some faults of shape and reference have a code among the matters they are about. Without them a
/// record would pass that the schema refuses.
pub(super) const OF_SHAPE: &[&str] = &["V0xx", "V1xx", "V214", "V301", "V302", "V602", "V708"];

static SHAPE: Profile = Profile {
    name: "shape",
    summary: "text, shape and references alone (0xx, 1xx, and what else the schema refuses)",
    doc: "For a record that is being written: is it JSON, and does it hold what a record holds?",
    families: Some(OF_SHAPE),
    ..DEFAULT
};

static CORE: Profile = Profile {
    name: "core",
    summary: "errors alone",
    doc: "For data that is taken in as it is: can it be used?",
    minimum: Severity::Error,
    ..DEFAULT
};

static DEFAULT: Profile = Profile {
    name: "default",
    summary: "errors and warnings",
    doc: "For everyday work.",
    families: None,
    minimum: Severity::Warning,
    raises_warnings: false,
    raises: &[],
    require_text: false,
    nulls_are_absent: false,
    require_exact: false,
};

static GROUNDED: Profile = Profile {
    name: "grounded",
    summary: "errors and warnings, and the text of the source has to be at hand",
    doc: "For records that are published: no quotation goes unproven because the text is missing.",
    require_text: true,
    ..DEFAULT
};

static STRICT: Profile = Profile {
    name: "strict",
    summary: "errors, and warnings as errors",
    doc: "For a collection that is kept free of both.",
    raises_warnings: true,
    ..DEFAULT
};

static EXTRACTION: Profile = Profile {
    name: "extraction",
    summary: "errors in what a language model wrote: `null` is absent, anchors have exact words, \
              placeholders are errors",
    doc: "For the output of a model that was given `record.extraction.schema.json`: it writes every \
          field, `null` where there is nothing to say, and words instead of positions. The text has \
          to be at hand: what a model wrote counts for nothing until it is proved. A placeholder such \
          as `N/A`, or a date such as 0000-00-00, is an error: the model had nothing to write there.",
    raises: &["V109", "V213"],
    nulls_are_absent: true,
    require_exact: true,
    require_text: true,
    ..CORE
};

impl Profile {
    /// The profile of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<&'static Profile> {
        PROFILES.iter().copied().find(|profile| profile.name == name)
    }

    /// The levels with nothing said of any rule by itself.
    #[must_use]
    pub fn levels(&self) -> Levels {
        let mut levels = Levels::of_profile(self.families, self.minimum, self.raises_warnings);
        for code in self.raises {
            // The codes are those of rules; a test looks.
            let _ = levels.set(code, Level::At(Severity::Error));
        }
        levels
    }

    /// What to check under this profile.
    #[must_use]
    pub fn options(&self) -> Options {
        Options {
            levels: self.levels(),
            require_text: self.require_text,
            nulls_are_absent: self.nulls_are_absent,
            require_exact: self.require_exact,
            ..Options::default()
        }
    }
}

impl Default for &'static Profile {
    fn default() -> Self {
        &DEFAULT
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{self, RULES};

    #[test]
    fn names_are_unique_and_found() {
        for profile in PROFILES {
            assert!(std::ptr::eq(Profile::find(profile.name).unwrap(), *profile));
            assert!(!profile.summary.ends_with('.') && profile.doc.ends_with(['.', '?']));
        }
        assert!(Profile::find("Strict").is_none());
        assert_eq!(<&Profile>::default().name, "default");
    }

    #[test]
    fn what_each_makes_of_findings() {
        use Severity::{Error, Info, Warning};
        let table: &[(&str, [Option<Severity>; 3])] = &[
            ("shape", [Some(Error), Some(Warning), None]),
            ("core", [Some(Error), None, None]),
            ("default", [Some(Error), Some(Warning), None]),
            ("grounded", [Some(Error), Some(Warning), None]),
            ("strict", [Some(Error), Some(Error), None]),
            ("extraction", [Some(Error), None, None]),
        ];
        assert_eq!(table.len(), PROFILES.len());
        let rule = rules::find("V104").unwrap();
        for (name, expected) in table {
            let levels = Profile::find(name).unwrap().levels();
            let found = [Error, Warning, Info].map(|severity| levels.severity(rule, severity));
            assert_eq!(found, *expected, "{name}");
        }
    }

    #[test]
    fn what_a_profile_raises_is_an_error() {
        for profile in PROFILES {
            for code in profile.raises {
                let rule = rules::find(code).unwrap();
                let level = profile.levels().severity(rule, rule.severity);
                assert_eq!((rule.code, level), (*code, Some(Severity::Error)));
            }
        }
    }

    #[test]
    fn shape_has_two_families_and_what_else_the_schema_refuses() {
        let levels = Profile::find("shape").unwrap().levels();
        for rule in RULES {
            let shape = matches!(rule.family(), "V0xx" | "V1xx")
                || ["V214", "V301", "V302", "V602", "V708"].contains(&rule.code);
            assert_eq!(levels.is_on(rule), shape, "{}", rule.code);
        }
    }

    #[test]
    fn flags_are_carried() {
        let options = |name| Profile::find(name).unwrap().options();
        assert!(options("grounded").require_text && !options("default").require_text);
        let extraction = options("extraction");
        assert!(extraction.nulls_are_absent && extraction.require_exact);
        assert!(!options("core").nulls_are_absent && !options("strict").require_exact);
    }
}
