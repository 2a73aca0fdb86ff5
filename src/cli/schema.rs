//! `verbale schema`: the published JSON Schemas.

use std::io::Write;

use clap::Args;

use super::did_you_mean::did_you_mean;
use super::exit::{Exit, Failure};
use super::output::{Output, OutputArgs};
use crate::schema::{Published, SCHEMAS};

/// Print a JSON Schema
///
/// The schemas are those of this version of the program; nothing is fetched.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  verbale schema > record.schema.json
  verbale schema record.extraction
  verbale schema --list")]
pub(super) struct SchemaArgs {
    /// Which one
    #[arg(value_name = "NAME", default_value = "record")]
    name: String,

    /// List the schemas
    #[arg(long, conflicts_with = "name")]
    list: bool,

    #[command(flatten)]
    output: OutputArgs,
}

/// Runs the command.
pub(super) fn run(args: &SchemaArgs) -> Result<Exit, Failure> {
    let text = if args.list {
        SCHEMAS.iter().map(line).collect()
    } else {
        let Some(schema) = SCHEMAS.iter().find(|schema| schema.name == args.name) else {
            let hint = did_you_mean(&args.name, SCHEMAS.iter().map(|schema| schema.name));
            return Err(Failure::Usage(format!("no schema is called `{}`{hint}", args.name)));
        };
        schema.text.to_owned()
    };
    let mut output = Output::open(&args.output)?;
    output.write_all(text.as_bytes()).map_err(|error| output.failure(error))?;
    output.finish()?;
    Ok(Exit::Clean)
}

fn line(schema: &Published) -> String {
    let width = SCHEMAS.iter().map(|schema| schema.name.len()).max().unwrap_or(0);
    format!("{:width$}  {}  {}\n", schema.name, schema.file, schema.summary)
}
