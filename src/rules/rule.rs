//! What a rule is.

use super::{Findings, Scope};
use crate::diagnostic::{FixLevel, Severity};
use crate::grounding::SourceText;

/// One rule of the catalogue: what it finds, and the page that explains it.
///
/// A rule is a value in the file that is named after it, and a line in [`RULES`](super::RULES).
/// `explain`, the rules page, reports and tests are functions over that slice.
#[derive(Debug)]
pub struct Rule {
    /// `V` and three digits; the first digit is the family. Never used again for another rule.
    pub code: &'static str,
    /// What it finds, in kebab case.
    pub name: &'static str,
    /// How much a finding weighs unless the user says otherwise.
    pub severity: Severity,
    /// One line: what is wrong.
    pub summary: &'static str,
    /// Whether the tool can offer a change of the text, and how safe it is.
    pub fix: Option<FixLevel>,
    /// The version of this crate that had it first.
    pub since: &'static str,
    /// How it looks at what it judges; none for what the reader and the schema find.
    pub check: Option<Check>,
    /// The page, in Markdown: what, why, a bad example, a good example. It is the doc comment of
    /// the rule's own item.
    pub page: &'static str,
}

/// How a rule looks at what it judges. Findings go to the end of the list.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// At one typed record.
    Record(fn(&Scope<'_>, &mut Findings)),
    /// At one typed record beside the text of its source. Such a rule says nothing where the text
    /// is not at hand.
    Text(fn(&Scope<'_>, &SourceText, &mut Findings)),
    /// At all records of one call.
    Collection,
}

impl Rule {
    /// The family: the rule's code rounded down to the hundred, such as `V1xx`.
    #[must_use]
    pub fn family(&self) -> &'static str {
        match self.code.as_bytes().get(1) {
            Some(b'0') => "V0xx",
            Some(b'1') => "V1xx",
            Some(b'2') => "V2xx",
            Some(b'3') => "V3xx",
            Some(b'4') => "V4xx",
            Some(b'5') => "V5xx",
            Some(b'6') => "V6xx",
            Some(b'7') => "V7xx",
            Some(b'8') => "V8xx",
            _ => "V9xx",
        }
    }

    /// Whether a record with this fault cannot be read, so that nothing else is known of it. Such a
    /// rule cannot be turned off: silence would be taken for a good record.
    #[must_use]
    pub fn is_fatal(&self) -> bool {
        matches!(self.code, "V001" | "V003" | "V005" | "V006")
    }

    /// Whether `word` names this rule: its code or its name, in any case.
    #[must_use]
    pub fn is_called(&self, word: &str) -> bool {
        self.code.eq_ignore_ascii_case(word) || self.name.eq_ignore_ascii_case(word)
    }
}

/// Declares a rule; its doc comment becomes [`Rule::page`].
macro_rules! rule {
    (
        $(#[doc = $doc:expr])*
        $name:ident = $code:literal $kebab:literal $severity:ident
        $(fix $fix:ident)?
        $(by $check:ident)?
        $(with text by $text:ident)?
        $(over $collection:ident)?
        : $summary:literal
    ) => {
        $(#[doc = $doc])*
        pub static $name: $crate::rules::Rule = $crate::rules::Rule {
            code: $code,
            name: $kebab,
            severity: $crate::diagnostic::Severity::$severity,
            summary: $summary,
            fix: $crate::rules::rule::fix_level!($($fix)?),
            since: "0.1.0",
            check: $crate::rules::rule::check!($(Record $check)? $(Text $text)? $($collection)?),
            page: concat!($($doc, "\n"),*),
        };
    };
}

macro_rules! fix_level {
    () => {
        None
    };
    ($level:ident) => {
        Some($crate::diagnostic::FixLevel::$level)
    };
}

macro_rules! check {
    () => {
        None
    };
    (collection) => {
        Some($crate::rules::Check::Collection)
    };
    ($kind:ident $check:ident) => {
        Some($crate::rules::Check::$kind($check))
    };
}

pub(crate) use {check, fix_level, rule};
