//! Which rules are on, and how much their findings weigh.

use std::collections::HashMap;
use std::fmt;
use std::sync::OnceLock;

use super::profile::OF_SHAPE as SHAPE;
use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{self, Check, RULES, Rule};

/// Which rules are on, and how much their findings weigh. By default all are on, and each finding
/// weighs what its rule says.
///
/// What is said of a rule by itself counts more than what a profile says of all, and what is said
/// later counts more than what was said before.
#[derive(Clone, Debug)]
pub struct Levels {
    /// Families and codes of the rules that are on; all, where there are none.
    families: Option<&'static [&'static str]>,
    /// Findings that weigh less are dropped.
    minimum: Severity,
    /// Whether warnings weigh as much as errors.
    raises_warnings: bool,
    /// What was said of rules by code.
    said: HashMap<&'static str, Level>,
    /// Whether no rule beyond shape and references is on, once somebody has asked.
    shape_alone: OnceLock<bool>,
}

impl Default for Levels {
    fn default() -> Self {
        Levels {
            families: None,
            minimum: Severity::Info,
            raises_warnings: false,
            said: HashMap::new(),
            shape_alone: OnceLock::new(),
        }
    }
}

/// What can be said of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It is not looked at.
    Off,
    /// Its findings weigh so much.
    At(Severity),
    /// It is on, and its findings weigh what the rule says.
    Own,
}

impl Level {
    /// The words for what can be said of a rule in a configuration, with their meanings.
    pub const WORDS: &'static [(&'static str, &'static str)] = &[
        ("off", "the rule is not looked at"),
        ("info", "its findings are for information"),
        ("warning", "its findings are warnings"),
        ("error", "its findings are errors"),
    ];

    /// The level that a word of [`Level::WORDS`] means.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        match word {
            "off" => Some(Level::Off),
            "info" => Some(Level::At(Severity::Info)),
            "warning" => Some(Level::At(Severity::Warning)),
            "error" => Some(Level::At(Severity::Error)),
            _ => None,
        }
    }

    /// Whether it may be said of a rule whose fault leaves nothing to be read: such a fault is an
    /// error, whatever else is said.
    #[must_use]
    pub fn fits_fatal(self) -> bool {
        matches!(self, Level::At(Severity::Error) | Level::Own)
    }
}

impl Levels {
    /// Levels at which rules of these families and codes are on (all, where there are none), findings
    /// below `minimum` are dropped, and warnings are raised to errors if so asked.
    #[must_use]
    pub fn of_profile(
        families: Option<&'static [&'static str]>,
        minimum: Severity,
        raises_warnings: bool,
    ) -> Self {
        Levels {
            families,
            minimum,
            raises_warnings,
            said: HashMap::new(),
            shape_alone: OnceLock::new(),
        }
    }

    /// Says something of every rule that a selector names. A selector is a code (`V104`), a name
    /// (`not-in-code-list`), a family (`V1`, `V1xx`) or `all`. Rules whose fault leaves nothing to be
    /// read stay as they are.
    ///
    /// # Errors
    /// A selector that names no rule.
    pub fn set(&mut self, selector: &str, level: Level) -> Result<(), UnknownRule> {
        self.shape_alone = OnceLock::new();
        self.said.extend(named_by(selector)?.iter().map(|rule| (rule.code, level)));
        Ok(())
    }

    /// Turns off every rule that no selector names. A rule that is named by itself is on, whatever
    /// was said before; one that is named with its family stays as it is.
    ///
    /// # Errors
    /// The first selector that names no rule.
    pub fn select_only(&mut self, selectors: &[&str]) -> Result<(), UnknownRule> {
        let mut chosen = Vec::new();
        for selector in selectors {
            let named = named_by(selector)?;
            if let [rule] = named[..] {
                self.turn_on(rule);
            }
            chosen.extend(named);
        }
        let others =
            RULES.iter().filter(|rule| !chosen.iter().any(|other| other.code == rule.code));
        self.shape_alone = OnceLock::new();
        self.said.extend(others.map(|rule| (rule.code, Level::Off)));
        Ok(())
    }

    /// Turns on every rule that a selector names, whatever was said before.
    ///
    /// # Errors
    /// The first selector that names no rule.
    pub fn extend(&mut self, selectors: &[&str]) -> Result<(), UnknownRule> {
        for selector in selectors {
            for rule in named_by(selector)? {
                self.turn_on(rule);
            }
        }
        Ok(())
    }

    /// Turns off every rule that a selector names.
    ///
    /// # Errors
    /// The first selector that names no rule.
    pub fn ignore(&mut self, selectors: &[&str]) -> Result<(), UnknownRule> {
        selectors.iter().try_for_each(|selector| self.set(selector, Level::Off))
    }

    /// Turns a rule on, at the weight that was said of it if one was.
    fn turn_on(&mut self, rule: &'static Rule) {
        self.shape_alone = OnceLock::new();
        let level = self.said.entry(rule.code).or_insert(Level::Own);
        if *level == Level::Off {
            *level = Level::Own;
        }
    }

    /// Whether the rule is on. One whose fault leaves nothing to be read always is.
    #[must_use]
    pub fn is_on(&self, rule: &Rule) -> bool {
        rule.is_fatal()
            || match self.said.get(rule.code) {
                Some(level) => *level != Level::Off,
                None => self.families.is_none_or(|families| {
                    families.contains(&rule.family()) || families.contains(&rule.code)
                }),
            }
    }

    /// Whether a rule is on that compares the records of one call.
    #[must_use]
    pub fn compare_records(&self) -> bool {
        let compares = |rule: &&Rule| matches!(rule.check, Some(Check::Collection));
        RULES.iter().copied().filter(compares).any(|rule| self.is_on(rule))
    }

    /// Whether no rule is on but those that [`crate::recognise`] answers for: text, shape and
    /// references, and what else the schema refuses.
    pub(super) fn ask_for_shape_alone(&self) -> bool {
        let of_shape = |rule: &Rule| SHAPE.contains(&rule.family()) || SHAPE.contains(&rule.code);
        *self
            .shape_alone
            .get_or_init(|| RULES.iter().all(|rule| of_shape(rule) || !self.is_on(rule)))
    }

    /// Gives a finding the weight it has at these levels; false if its rule is off or its weight too
    /// low.
    pub fn weigh(&self, found: &mut Diagnostic) -> bool {
        let rule = rules::find(found.code);
        let severity = rule.and_then(|rule| self.severity(rule, found.severity));
        found.severity = severity.unwrap_or(found.severity);
        severity.is_some()
    }

    /// How much a finding of the rule weighs that would weigh `severity` by itself; none if it is
    /// dropped.
    #[must_use]
    pub fn severity(&self, rule: &Rule, severity: Severity) -> Option<Severity> {
        if !self.is_on(rule) {
            return None;
        }
        let raised = match severity {
            Severity::Warning if self.raises_warnings => Severity::Error,
            severity => severity,
        };
        match self.said.get(rule.code) {
            Some(Level::At(said)) if !rule.is_fatal() => Some(*said),
            Some(Level::Own) => Some(raised),
            _ => Some(raised).filter(|raised| *raised >= self.minimum),
        }
    }
}

fn named_by(selector: &str) -> Result<Vec<&'static Rule>, UnknownRule> {
    let word = selector.trim();
    let lower = word.to_ascii_lowercase();
    let family = lower.strip_prefix('v').map(|digits| digits.trim_end_matches('x'));
    let named: Vec<&'static Rule> = RULES
        .iter()
        .copied()
        .filter(|rule| {
            lower == "all"
                || rule.is_called(word)
                || family.is_some_and(|f| f.len() == 1 && rule.code[1..].starts_with(f))
        })
        .collect();
    if named.is_empty() {
        return Err(UnknownRule { selector: word.to_owned(), nearest: rules::nearest(word) });
    }
    Ok(named)
}

/// A selector that names no rule.
#[derive(Clone, Debug)]
pub struct UnknownRule {
    /// The selector.
    pub selector: String,
    /// The rule that may have been meant.
    pub nearest: Option<&'static Rule>,
}

impl fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no rule is called `{}`", self.selector)?;
        match self.nearest {
            Some(rule) => write!(f, "; did you mean {} ({})?", rule.code, rule.name),
            None => Ok(()),
        }
    }
}

impl std::error::Error for UnknownRule {}

#[cfg(test)]
mod tests {
    use super::*;
    use Severity::{Error, Info, Warning};

    fn rule(code: &str) -> &'static Rule {
        rules::find(code).unwrap()
    }

    /// What the levels make of an error, a warning and an information of a rule.
    fn outcome(levels: &Levels, code: &str) -> [Option<Severity>; 3] {
        [Error, Warning, Info].map(|severity| levels.severity(rule(code), severity))
    }

    #[test]
    fn selectors_name_codes_names_and_families() {
        assert_eq!(named_by("v104").unwrap().len(), 1);
        assert_eq!(named_by("not-in-code-list").unwrap()[0].code, "V104");
        assert_eq!(named_by("V0xx").unwrap().len(), 12);
        assert_eq!(named_by("V0").unwrap().len(), 12);
        assert_eq!(named_by("all").unwrap().len(), RULES.len());
        assert_eq!(named_by("not-in-code-lists").unwrap_err().nearest.unwrap().code, "V104");
        assert!(named_by("V").is_err());
        assert!(named_by("").is_err());
    }

    #[test]
    fn by_default_findings_weigh_what_they_weigh() {
        assert_eq!(outcome(&Levels::default(), "V104"), [Some(Error), Some(Warning), Some(Info)]);
    }

    #[test]
    fn a_minimum_and_raised_warnings() {
        let core = Levels::of_profile(None, Error, false);
        assert_eq!(outcome(&core, "V104"), [Some(Error), None, None]);
        let strict = Levels::of_profile(None, Warning, true);
        assert_eq!(outcome(&strict, "V104"), [Some(Error), Some(Error), None]);
        let raised = Levels::of_profile(None, Error, true);
        assert_eq!(outcome(&raised, "V104"), [Some(Error), Some(Error), None]);
    }

    #[test]
    fn families_leave_the_others_out() {
        let mut shape = Levels::of_profile(Some(&["V1xx"]), Warning, false);
        assert!(shape.is_on(rule("V104")) && !shape.is_on(rule("V002")));
        assert!(shape.is_on(rule("V001")), "what cannot be read is never passed over");
        assert_eq!(outcome(&shape, "V002"), [None, None, None]);
        shape.extend(&["V002"]).unwrap();
        assert_eq!(outcome(&shape, "V002"), [Some(Error), Some(Warning), Some(Info)]);
    }

    #[test]
    fn what_is_said_of_a_rule_beats_the_profile() {
        let mut levels = Levels::of_profile(None, Error, true);
        levels.set("V1xx", Level::At(Info)).unwrap();
        levels.set("placeholder", Level::Off).unwrap();
        assert_eq!(outcome(&levels, "V104"), [Some(Info), Some(Info), Some(Info)]);
        assert_eq!(outcome(&levels, "V109"), [None, None, None]);
        assert!(!levels.is_on(rule("V109")));
        levels.set("V109", Level::Own).unwrap();
        assert_eq!(outcome(&levels, "V109"), [Some(Error), Some(Error), Some(Info)]);
        assert_eq!(outcome(&levels, "V002"), [Some(Error), Some(Error), None]);
    }

    #[test]
    fn a_fatal_rule_keeps_its_weight() {
        let mut levels = Levels::default();
        for level in [Level::Off, Level::At(Info), Level::At(Warning)] {
            assert!(!level.fits_fatal());
            levels.set("V001", level).unwrap();
            assert!(levels.is_on(rule("V001")));
            assert_eq!(outcome(&levels, "V001"), [Some(Error), Some(Warning), Some(Info)]);
        }
        assert!(Level::At(Error).fits_fatal() && Level::Own.fits_fatal());
    }

    #[test]
    fn a_rule_selected_by_itself_is_on() {
        let mut levels = Levels::of_profile(None, Error, false);
        levels.set("V104", Level::Off).unwrap();
        levels.set("V105", Level::Off).unwrap();
        levels.set("V125", Level::At(Info)).unwrap();
        levels.select_only(&["V104", "V125", "V10"]).unwrap_err();
        levels.select_only(&["V104", "V125", "V1"]).unwrap();
        assert_eq!(outcome(&levels, "V104"), [Some(Error), Some(Warning), Some(Info)]);
        assert_eq!(outcome(&levels, "V125"), [Some(Info), Some(Info), Some(Info)]);
        // Named with its family it stays as it was.
        assert!(!levels.is_on(rule("V105")));
        assert_eq!(outcome(&levels, "V109"), [Some(Error), None, None]);
        assert!(!levels.is_on(rule("V002")));
    }

    #[test]
    fn each_word_has_its_level() {
        for (word, _) in Level::WORDS {
            assert!(Level::of(word).is_some(), "{word}");
        }
        assert_eq!(Level::of("Off"), None);
        assert_eq!(Level::of("info"), Some(Level::At(Info)));
        assert_eq!(Level::of("warning"), Some(Level::At(Warning)));
    }
}
