//! `verbale codes`: the code lists of other schemes.

use std::io::{self, Write};

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::did_you_mean::did_you_mean;
use super::exit::{Exit, Failure};
use super::output::{Output, OutputArgs};
use crate::codes::{self, Entry, SCHEMES, Scheme};
use crate::report::{Escaped, Sanitized};

/// List the code lists of other schemes, or the codes of one
///
/// The lists are those of this version of the program; nothing is fetched. In JSON a scheme has
/// `id`, `title`, `edition`, `source`, `licence`, `complete` and `count`, and one that was asked for
/// has `codes` as well: `code`, `meaning`, `with` (the code that it goes with or belongs to, or null)
/// and `retired` (null, or the list of what has taken its place).
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  verbale codes
  verbale codes plover-event
  verbale codes cameo --format json")]
pub(super) struct CodesArgs {
    /// Which one; without it the schemes are listed
    #[arg(value_name = "SCHEME")]
    scheme: Option<String>,

    /// How to show it
    #[arg(short, long, alias = "output-format", value_name = "FORMAT", default_value = "table")]
    format: CodesFormat,

    #[command(flatten)]
    output: OutputArgs,
}

/// How code lists are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CodesFormat {
    /// Columns, for people
    #[value(alias = "human")]
    Table,
    /// JSON, for programs: an array of schemes, or one scheme with its codes
    Json,
}

/// A scheme as programs get it. Members may be added, none is renamed or dropped.
#[derive(Serialize)]
struct SchemeObject {
    id: &'static str,
    title: &'static str,
    edition: &'static str,
    source: &'static str,
    licence: &'static str,
    complete: bool,
    count: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    codes: Option<Vec<CodeObject>>,
}

/// A code as programs get it. Members may be added, none is renamed or dropped.
#[derive(Serialize)]
struct CodeObject {
    code: &'static str,
    meaning: &'static str,
    with: Option<&'static str>,
    retired: Option<&'static [&'static str]>,
}

/// Runs the command.
pub(super) fn run(args: &CodesArgs) -> Result<Exit, Failure> {
    let scheme = args.scheme.as_deref().map(look_up).transpose()?;
    let mut output = Output::open(&args.output)?;
    let written = match (scheme, args.format) {
        (None, CodesFormat::Table) => write_schemes(&mut output),
        (None, CodesFormat::Json) => {
            let all: Vec<_> = SCHEMES.iter().map(|scheme| object(scheme, false)).collect();
            write_json(&mut output, &all)
        }
        (Some(scheme), CodesFormat::Table) => write_codes(&mut output, scheme),
        (Some(scheme), CodesFormat::Json) => write_json(&mut output, &object(scheme, true)),
    };
    written.map_err(|error| output.failure(error))?;
    output.finish()?;
    Ok(Exit::Clean)
}

/// The scheme of that name, in any case.
fn look_up(id: &str) -> Result<&'static Scheme, Failure> {
    codes::find(&id.to_ascii_lowercase()).ok_or_else(|| {
        let hint = hint(id);
        Failure::Usage(format!("no scheme of codes is called `{id}`; {hint}"))
    })
}

/// What to do about an unknown name: most schemes are known by their family, the first word.
fn hint(id: &str) -> String {
    let ids = || SCHEMES.iter().map(|scheme| scheme.id);
    let near = did_you_mean(id, ids());
    if let Some(near) = near.strip_prefix("; ") {
        return near.to_owned();
    }
    let word = id.to_ascii_lowercase();
    let family = ids().filter(|id| word.len() > 1 && id.starts_with(&word));
    let mut family: Vec<String> = family.map(|id| format!("`{id}`")).collect();
    match family.pop() {
        None => "`verbale codes` lists them".to_owned(),
        Some(only) if family.is_empty() => format!("did you mean {only}?"),
        Some(last) => format!("did you mean {} or {last}?", family.join(", ")),
    }
}

fn write_schemes(out: &mut dyn Write) -> io::Result<()> {
    let width = |of: fn(&Scheme) -> usize| SCHEMES.iter().map(|s| of(s)).max().unwrap_or(0);
    let ids = width(|scheme| scheme.id.len());
    let editions = width(|scheme| scheme.edition.len());
    let licences = width(|scheme| scheme.licence.len());
    for scheme in SCHEMES {
        let Scheme { id, title, edition, licence, .. } = scheme;
        let count = scheme.codes().len();
        let mark = if scheme.complete { ' ' } else { '+' };
        writeln!(
            out,
            "{id:ids$}  {count:5}{mark} {edition:editions$}  {licence:licences$}  {title}"
        )?;
    }
    writeln!(out, "\n+ the scheme has further codes")
}

fn write_codes(out: &mut dyn Write, scheme: &Scheme) -> io::Result<()> {
    writeln!(out, "{}: {}", scheme.id, scheme.title)?;
    writeln!(out, "edition: {}", scheme.edition)?;
    writeln!(out, "source: {}", scheme.source)?;
    writeln!(out, "licence: {}", scheme.licence)?;
    if !scheme.complete {
        writeln!(out, "not complete: the scheme has further codes")?;
    }
    writeln!(out)?;
    let codes = scheme.codes();
    let widest = |of: fn(&Entry) -> usize| codes.iter().map(of).max().unwrap_or(0);
    let names = widest(|entry| entry.code.chars().count());
    let groups = widest(|entry| entry.with.map_or(0, |with| with.chars().count() + 2));
    for entry in codes {
        let Entry { code, meaning, .. } = entry;
        let with = entry.with.unwrap_or_default();
        let retired = match entry.retired {
            None => String::new(),
            Some([]) => " (retired)".to_owned(),
            Some(next) => format!(" (retired: now {})", next.join(", ")),
        };
        let meaning = Sanitized::line(meaning);
        writeln!(out, "{code:names$}  {with:groups$}{meaning}{retired}")?;
    }
    Ok(())
}

fn object(scheme: &'static Scheme, with_codes: bool) -> SchemeObject {
    let codes = scheme.codes();
    SchemeObject {
        id: scheme.id,
        title: scheme.title,
        edition: scheme.edition,
        source: scheme.source,
        licence: scheme.licence,
        complete: scheme.complete,
        count: codes.len(),
        codes: with_codes.then(|| codes.iter().map(code_object).collect()),
    }
}

fn code_object(entry: &'static Entry) -> CodeObject {
    CodeObject {
        code: entry.code,
        meaning: &entry.meaning,
        with: entry.with,
        retired: entry.retired,
    }
}

fn write_json<T: Serialize>(out: &mut dyn Write, value: &T) -> io::Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, Escaped))?;
    out.write_all(b"\n")
}
