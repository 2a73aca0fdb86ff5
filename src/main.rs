//! The `verbale` program. All of it is in [`verbale::cli`], where it can be tested and documented.

use std::process::ExitCode;

fn main() -> ExitCode {
    verbale::cli::run()
}
