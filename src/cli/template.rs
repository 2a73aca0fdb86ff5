//! `verbale template`: an empty workbook, or empty tables, to fill in.

use std::path::PathBuf;

use clap::Args;

use super::console;
use super::exit::{Exit, Failure};
use super::interrupt;
use super::reading;
use super::target::{Open, Target};
use crate::formats::{Format, TemplateOptions};

/// Write a workbook, or empty tables, to fill in
///
/// A row of `records` is a record; the rows of the other tables belong to it by its id. A workbook
/// begins with instructions, has an example in each sheet, and a note on each header that says what the
/// column holds; `metadata.json` says it for tables. `verbale validate` tells what is still missing,
/// cell by cell.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  verbale template xlsx -o talks.xlsx
  verbale template ods --full -o talks.ods
  verbale template csv -o tables/")]
pub(super) struct TemplateArgs {
    /// The format
    #[arg(value_name = "FORMAT", value_parser = reading::format_that(|it| it.template.is_some()))]
    format: &'static Format,

    /// Write to OUT, a file or a folder
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,

    /// Have the sheets of all tables in a workbook, and not only those that a first record needs
    #[arg(long)]
    full: bool,
}

/// Runs the command.
pub(super) fn run(args: &TemplateArgs) -> Result<Exit, Failure> {
    interrupt::listen();
    let target = Target::of(args.format, Some(&args.output))?;
    // Whoever filled in a template does not want to have it emptied.
    let is_taken = args.output.symlink_metadata().is_ok_and(|found| {
        !found.is_dir() || args.output.read_dir().is_ok_and(|mut entries| entries.next().is_some())
    });
    if is_taken || matches!(target, Target::Stdout | Target::Each(_)) {
        let output = args.output.display();
        return Err(Failure::Usage(format!("{output} is there already; name a new one")));
    }
    let failure = |error| Failure::Output(target.name(), reading::io_error(error));
    let (open, output) = Open::new(&target, args.format)?;
    if let (Some(template), Some(output)) = (args.format.template, output) {
        let options = if args.full { TemplateOptions::full() } else { TemplateOptions::default() };
        template(output, options).map_err(failure)?;
    }
    open.place()?;
    console::say(&format_args!(
        "Fill in {}, and have `verbale validate {}` tell what is missing.",
        target.name(),
        target.name()
    ));
    Ok(Exit::Clean)
}
