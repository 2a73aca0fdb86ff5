//! Which rules are on, and how much their findings weigh.

use std::fmt;

use crate::diagnostic::Severity;
use crate::rules::{self, RULES, Rule};

/// Which rules are on. By default all are.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    /// Codes of rules that are off.
    off: Vec<&'static str>,
}

impl Levels {
    /// Turns off every rule that no selector names. A selector is a code (`V104`), a name
    /// (`not-in-code-list`), a family (`V1`, `V1xx`) or `all`.
    ///
    /// # Errors
    /// The first selector that names no rule.
    pub fn select_only(&mut self, selectors: &[&str]) -> Result<(), UnknownRule> {
        let mut chosen = Vec::new();
        for selector in selectors {
            chosen.extend(named_by(selector)?);
        }
        let codes = RULES.iter().map(|rule| rule.code);
        self.off = codes.filter(|code| !chosen.iter().any(|rule| rule.code == *code)).collect();
        Ok(())
    }

    /// Turns off every rule that a selector names.
    ///
    /// # Errors
    /// The first selector that names no rule.
    pub fn ignore(&mut self, selectors: &[&str]) -> Result<(), UnknownRule> {
        for selector in selectors {
            self.off.extend(named_by(selector)?.iter().map(|rule| rule.code));
        }
        Ok(())
    }

    /// Whether the rule is on. One whose fault leaves nothing to be read always is.
    #[must_use]
    pub fn is_on(&self, rule: &Rule) -> bool {
        rule.is_fatal() || !self.off.contains(&rule.code)
    }

    /// How much a finding of the rule weighs that would weigh `severity` by itself; none if the rule
    /// is off.
    #[must_use]
    pub fn severity(&self, rule: &Rule, severity: Severity) -> Option<Severity> {
        self.is_on(rule).then_some(severity)
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

    #[test]
    fn selectors_name_codes_names_and_families() {
        assert_eq!(named_by("v104").unwrap().len(), 1);
        assert_eq!(named_by("not-in-code-list").unwrap()[0].code, "V104");
        assert_eq!(named_by("V0xx").unwrap().len(), 7);
        assert_eq!(named_by("V0").unwrap().len(), 7);
        assert_eq!(named_by("all").unwrap().len(), RULES.len());
        assert_eq!(named_by("not-in-code-lists").unwrap_err().nearest.unwrap().code, "V104");
        assert!(named_by("V").is_err());
        assert!(named_by("").is_err());
    }
}
