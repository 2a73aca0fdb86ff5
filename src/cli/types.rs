//! `verbale types`: the types of the record in other languages.

use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::console;
use super::exit::{Exit, Failure};
use super::output::{Output, OutputArgs};
use crate::schema::types::{LANGUAGES, find};

/// Print the types of the record in another language
///
/// One file with a type for each entity and each list of allowed words. It describes the shape of a
/// record; forms of strings, and what spans several fields, are checked by `verbale validate`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  verbale types typescript -o record.ts
  verbale types python --check record.py")]
pub(super) struct TypesArgs {
    /// The language
    #[arg(value_parser = PossibleValuesParser::new(LANGUAGES.iter().map(|language| language.name)))]
    language: String,

    /// Only compare this file with what would be written; exit with 1 if it differs
    #[arg(long, value_name = "FILE", conflicts_with = "output")]
    check: Option<PathBuf>,

    #[command(flatten)]
    output: OutputArgs,
}

/// Runs the command.
pub(super) fn run(args: &TypesArgs) -> Result<Exit, Failure> {
    let Some(language) = find(&args.language) else {
        return Err(Failure::Usage(format!("no language is called `{}`", args.language)));
    };
    let text = (language.print)();
    if let Some(file) = &args.check {
        let (path, name) = (file.display(), language.name);
        let written = match std::fs::read(file) {
            Ok(written) => written,
            Err(error) => {
                console::error(&format!("cannot read {path}: {error}"));
                let is_missing = error.kind() == std::io::ErrorKind::NotFound;
                return Ok(if is_missing { Exit::Usage } else { Exit::Io });
            }
        };
        if written == text.as_bytes() {
            return Ok(Exit::Clean);
        }
        console::error(&format!(
            "{path} is not what this version prints; write it with `verbale types {name} -o {path}`"
        ));
        return Ok(Exit::Findings);
    }
    let mut output = Output::open(&args.output)?;
    output.write_all(text.as_bytes()).map_err(|error| output.failure(error))?;
    output.finish()?;
    Ok(Exit::Clean)
}
