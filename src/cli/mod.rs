//! The command line.
//!
//! A command is a file here and a line in `Command`; help, suggestions and the choice of what to
//! run come from there. What all commands keep to:
//!
//! * Exit codes: 0 clean, 1 findings, 2 wrong usage or a path that matches nothing, 3 an input
//!   could not be read or the output not written, 101 a bug in the program, 130 and 143 a signal.
//! * The product of a command goes to standard output, all else to standard error. Standard output
//!   that nobody reads any more ends the program quietly.
//! * Nothing of the data reaches a terminal except through
//!   [`Sanitized`](crate::report::Sanitized), names of files and arguments included.

mod analyze;
#[cfg(feature = "xlsx")]
mod annotated;
mod asides;
mod baseline;
mod checking;
mod codes;
mod console;
mod conversion;
mod convert;
mod did_you_mean;
mod exit;
mod explain;
mod ground;
mod inputs;
mod interrupt;
mod leftovers;
mod output;
mod panic;
mod progress;
mod reading;
mod schema;
mod session;
mod settings;
mod skipped;
mod sources;
mod split;
mod steps;
mod supply;
mod suppress;
mod target;
mod template;
mod types;
mod validate;

use std::ffi::{OsStr, OsString};
use std::process::ExitCode;

use anstream::ColorChoice;
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};

use exit::{Exit, Failure};

/// Diplomatic news as data: check records of who demanded what of whom, in whose exact words
///
/// `verbale PATH` is short for `verbale validate PATH`.
#[derive(Parser, Debug)]
#[command(name = "verbale", version, arg_required_else_help = true)]
#[command(after_help = "\
Examples:
  verbale records/
  verbale analyze records/
  verbale convert records/ -o talks.xlsx
  verbale explain V104
  verbale schema record")]
struct Cli {
    /// When to use colours
    ///
    /// `auto` uses none for a file or a pipe, and heeds `NO_COLOR`, `CLICOLOR`, `CLICOLOR_FORCE` and
    /// `TERM`.
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t)]
    #[arg(display_order = 900)]
    color: Color,

    #[command(subcommand)]
    command: Command,
}

/// The commands.
#[derive(Subcommand, Debug)]
enum Command {
    Validate(Box<validate::ValidateArgs>),
    Analyze(analyze::AnalyzeArgs),
    Convert(convert::ConvertArgs),
    Template(template::TemplateArgs),
    Explain(explain::ExplainArgs),
    Ground(ground::GroundArgs),
    Schema(schema::SchemaArgs),
    Types(types::TypesArgs),
    Codes(codes::CodesArgs),
}

impl Command {
    fn run(&self) -> Result<Exit, Failure> {
        match self {
            Command::Validate(args) => validate::run(args),
            Command::Analyze(args) => analyze::run(args),
            Command::Convert(args) => convert::run(args),
            Command::Template(args) => template::run(args),
            Command::Explain(args) => explain::run(args),
            Command::Ground(args) => ground::run(args),
            Command::Schema(args) => schema::run(args),
            Command::Types(args) => types::run(args),
            Command::Codes(args) => codes::run(args),
        }
    }
}

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Color {
    /// If the output is a terminal that has them
    #[default]
    Auto,
    /// Even in a file or a pipe
    Always,
    /// Not at all
    Never,
}

impl From<Color> for ColorChoice {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        }
    }
}

/// Runs the program on the arguments of the process, and says how it is to end.
///
/// A panic is a bug and asks the user to report it.
#[must_use]
pub fn run() -> ExitCode {
    panic::ask_for_report();
    let arguments = with_command(std::env::args_os().collect());
    let exit = match Cli::try_parse_from(arguments) {
        Ok(cli) => {
            ColorChoice::from(cli.color).write_global();
            cli.command.run().unwrap_or_else(console::failure)
        }
        Err(error) => refuse(&error),
    };
    exit.into()
}

/// Shows what clap has to say: help, the version, or what is wrong with the arguments.
fn refuse(error: &clap::Error) -> Exit {
    if error.use_stderr() {
        // The message quotes arguments, and an argument may be the name of a hostile file that a
        // shell expanded from a pattern. So it goes without clap's own colours.
        console::block(&error.render().to_string());
        return Exit::Usage;
    }
    match error.print() {
        Ok(()) => Exit::Clean,
        Err(error) => console::failure(Failure::stdout(error)),
    }
}

/// The arguments with `validate` in front of the first one that is not an option for all commands,
/// unless a command or a request for help stands there.
fn with_command(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let mut place = 1;
    while let Some(argument) = arguments.get(place) {
        match argument.to_str() {
            Some("--color") => place += 2,
            Some(option) if option.starts_with("--color=") => place += 1,
            _ => break,
        }
    }
    let known = |argument: &OsStr| {
        ["help", "--help", "-h", "--version", "-V"].iter().any(|word| argument == *word)
            || command_names().iter().any(|name| argument == name.as_str())
    };
    if arguments.get(place).is_some_and(|argument| !known(argument)) {
        arguments.insert(place, "validate".into());
    }
    arguments
}

/// The names of the commands and their aliases.
fn command_names() -> Vec<String> {
    let cli = Cli::command();
    cli.get_subcommands()
        .flat_map(|command| std::iter::once(command.get_name()).chain(command.get_all_aliases()))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn completed(arguments: &str) -> String {
        let arguments = arguments.split(' ').map(OsString::from).collect();
        let completed = with_command(arguments);
        completed.join(OsStr::new(" ")).into_string().unwrap()
    }

    #[test]
    fn the_definition_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_path_alone_is_validated() {
        assert_eq!(completed("verbale records/"), "verbale validate records/");
        assert_eq!(completed("verbale -"), "verbale validate -");
        assert_eq!(completed("verbale -f json a"), "verbale validate -f json a");
        assert_eq!(completed("verbale --color never a"), "verbale --color never validate a");
        assert_eq!(completed("verbale ./schema"), "verbale validate ./schema");
        for complete in ["verbale", "verbale schema", "verbale -h", "verbale --color=never check a"]
        {
            assert_eq!(completed(complete), complete);
        }
    }
}
