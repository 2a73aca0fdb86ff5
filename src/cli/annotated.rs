//! `validate --annotate`: the workbook that was checked, with what was found in it.

use std::path::{Path, PathBuf};

use super::exit::Failure;
use super::inputs::Input;
use super::output::{self, Beside, OutputArgs};
use super::reading;
use super::validate::ValidateArgs;
use crate::diagnostic::Diagnostic;
use crate::formats::{self, xlsx};
use crate::stream::{Limits, Packing};

/// A workbook that is to be written again.
pub(super) struct Annotated {
    input: PathBuf,
    output: PathBuf,
}

impl Annotated {
    /// What the command line asks for, if it does.
    pub(super) fn new(args: &ValidateArgs, inputs: &[Input]) -> Result<Option<Self>, Failure> {
        let Some(output) = args.annotate() else { return Ok(None) };
        let is_workbook = |path: &Path| {
            let format = args.input_format.foreign(path);
            format.is_some_and(|format| format.name == "xlsx") && Packing::of_name(path).is_none()
        };
        let [Input::File(input)] = inputs else {
            return Err(Failure::Usage(
                "--annotate takes one workbook, and nothing else".to_owned(),
            ));
        };
        if !is_workbook(input) {
            let input = input.display();
            return Err(Failure::Usage(format!(
                "--annotate takes a workbook, and {input} is none"
            )));
        }
        OutputArgs { output: Some(output.to_owned()) }.protect(inputs)?;
        Ok(Some(Annotated { input: input.clone(), output: output.to_owned() }))
    }

    /// Writes the workbook with what was found.
    pub(super) fn write(&self, found: &[Diagnostic]) -> Result<(), Failure> {
        let failure = |error| Failure::Output(self.output.display().to_string(), error);
        let Beside::File(file, temporary, path) =
            output::open_beside(&self.output, ".xlsx").map_err(failure)?
        else {
            return Err(failure(std::io::ErrorKind::NotSeekable.into()));
        };
        let findings: Vec<_> = found.iter().map(xlsx::Finding::from).collect();
        let target = formats::Output::Path(temporary.to_path_buf());
        // It was read already, within the limits of the command line.
        let limits =
            Limits { unpacked_bytes: u64::MAX, unpacked_ratio: u64::MAX, ..Limits::default() };
        xlsx::annotate(&self.input, target, &findings, &limits)
            .map_err(|error| failure(reading::io_error(error)))?;
        output::place(&file, temporary, &path).map_err(failure)
    }
}
