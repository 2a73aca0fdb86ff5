//! `verbale explain`: the page of a rule, a field, a word of a closed list, a format or a table.

use std::io::{self, Write};

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::console;
use super::did_you_mean::did_you_mean;
use super::exit::{Exit, Failure};
use super::output::{Output, OutputArgs};
use crate::diagnostic::FixLevel;
use crate::formats::{self, FORMATS, page};
use crate::report::{Escaped, Sanitized};
use crate::rules::{self, RULES, Rule};
use crate::schema::fields::{self, FieldPage};

/// Explain a rule, a field, a word of a closed list, a format or a table
///
/// A rule goes by its code or its name, a field by its name with or without that of the entity it
/// belongs to, and a table by the name of its sheet or file.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  verbale explain V104
  verbale explain red_line.firmness
  verbale explain xlsx
  verbale explain --list")]
pub(super) struct ExplainArgs {
    /// Rules, fields, words of closed lists, formats, tables, or `tables` for all of these
    #[arg(value_name = "WORD", required_unless_present = "list")]
    words: Vec<String>,

    /// List all rules
    #[arg(long, conflicts_with = "words")]
    list: bool,

    /// How to show it
    #[arg(short, long, alias = "output-format", value_name = "FORMAT", default_value = "human")]
    format: PageFormat,

    #[command(flatten)]
    output: OutputArgs,
}

/// How pages are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum PageFormat {
    /// Text, for people
    Human,
    /// A JSON array, for programs
    Json,
}

/// A rule as programs get it. Members may be added, none is renamed or dropped.
#[derive(Serialize)]
struct RuleObject {
    code: &'static str,
    name: &'static str,
    severity: &'static str,
    summary: &'static str,
    family: &'static str,
    fix: Option<&'static str>,
    since: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
}

/// A page that somebody asked for.
enum Page {
    Rule(&'static Rule),
    /// That of anything else: what it is about, and the page.
    Other(String, String),
}

/// Runs the command.
pub(super) fn run(args: &ExplainArgs) -> Result<Exit, Failure> {
    let mut exit = Exit::Clean;
    let mut pages = Vec::new();
    for word in &args.words {
        let found = look_up(word);
        if found.is_empty() {
            console::error(&unknown(word));
            exit = Exit::Usage;
        }
        pages.extend(found);
    }
    if pages.is_empty() && !args.list {
        return Ok(exit);
    }
    let mut output = Output::open(&args.output)?;
    let written = match (args.list, args.format) {
        (true, PageFormat::Human) => write_list(&mut output),
        (true, PageFormat::Json) => {
            let rules: Vec<_> = RULES.iter().map(|rule| object(rule, false)).collect();
            write_json(&mut output, &rules)
        }
        (false, PageFormat::Human) => write_pages(&mut output, &pages),
        (false, PageFormat::Json) => {
            let objects: Vec<_> = pages.iter().map(page_object).collect();
            write_json(&mut output, &objects)
        }
    };
    written.map_err(|error| output.failure(error))?;
    output.finish()?;
    Ok(exit)
}

fn look_up(word: &str) -> Vec<Page> {
    if let Some(rule) = rules::find(word) {
        return vec![Page::Rule(rule)];
    }
    let fields = fields::explain(word).into_iter();
    let mut pages: Vec<Page> =
        fields.map(|FieldPage { name, text }| Page::Other(name, text)).collect();
    if let Some(text) = page::of_table(word) {
        pages.push(Page::Other(format!("table {word}"), text));
    }
    if let Some(format) = formats::find(word) {
        let head = format!("format {word}: {}", format.title);
        pages.push(Page::Other(head, page::of_format(format)));
    }
    if word == TABLES {
        pages.push(Page::Other("tables".to_owned(), page::of_tables()));
    }
    pages
}

/// The word whose page describes how tables belong together.
const TABLES: &str = "tables";

fn unknown(word: &str) -> String {
    let fields = fields::names();
    let tables: Vec<String> = page::table_names().collect();
    let known = RULES
        .iter()
        .flat_map(|rule| [rule.code, rule.name])
        .chain(FORMATS.iter().map(|format| format.name))
        .chain(fields.iter().chain(&tables).map(String::as_str))
        .chain([TABLES]);
    let hint = did_you_mean(word, known);
    format!("no rule, field, word of a closed list, format or table is called `{word}`{hint}")
}

fn write_list(out: &mut dyn Write) -> io::Result<()> {
    let names = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    for rule in RULES {
        let severity = rule.severity.as_str();
        let mark = if rule.fix.is_some() { "[*]" } else { "" };
        let (code, name, summary) = (rule.code, rule.name, rule.summary);
        writeln!(out, "{code} {name:names$} {severity:7} {mark:3} {summary}")?;
    }
    Ok(())
}

fn write_pages(out: &mut dyn Write, pages: &[Page]) -> io::Result<()> {
    for (i, page) in pages.iter().enumerate() {
        if i > 0 {
            writeln!(out)?;
        }
        let (head, text) = match page {
            Page::Rule(rule) => (heading(rule), page_text(rule)),
            Page::Other(name, text) => (name.clone(), text.clone()),
        };
        let (head, text) = (Sanitized::line(&head), Sanitized::block(text.trim_end()));
        writeln!(out, "{head}\n\n{text}")?;
    }
    Ok(())
}

/// `V104 not-in-code-list: error, safe fix, since 0.1.0`
fn heading(rule: &Rule) -> String {
    let fix = fix_word(rule).map_or_else(String::new, |level| format!("{level} fix, "));
    let severity = rule.severity.as_str();
    format!("{} {}: {severity}, {fix}since {}", rule.code, rule.name, rule.since)
}

/// The page without the blank that a doc comment has in front of each line.
fn page_text(rule: &Rule) -> String {
    let lines = rule.page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n").trim_end().to_owned()
}

fn fix_word(rule: &Rule) -> Option<&'static str> {
    rule.fix.map(|level| match level {
        FixLevel::Safe => "safe",
        FixLevel::Unsafe => "unsafe",
    })
}

fn object(rule: &Rule, page: bool) -> RuleObject {
    RuleObject {
        code: rule.code,
        name: rule.name,
        severity: rule.severity.as_str(),
        summary: rule.summary,
        family: rule.family(),
        fix: fix_word(rule),
        since: rule.since,
        page: page.then(|| page_text(rule)),
    }
}

fn page_object(page: &Page) -> PageObject<'_> {
    match page {
        Page::Rule(rule) => PageObject::Rule(object(rule, true)),
        Page::Other(name, page) => PageObject::Other { name, page },
    }
}

#[derive(Serialize)]
#[serde(untagged)]
enum PageObject<'a> {
    Rule(RuleObject),
    Other { name: &'a str, page: &'a str },
}

fn write_json<T: Serialize>(out: &mut dyn Write, value: &T) -> io::Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, Escaped))?;
    out.write_all(b"\n")
}
