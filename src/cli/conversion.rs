//! Records on their way into another format: written, accounted for, read back, and put in place.

use std::fs::File;
use std::io::{self, Cursor, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::asides::{Asides, show};
use super::checking::{OneChecked, Records, Told};
use super::console;
use super::convert::ConvertArgs;
use super::exit::{Exit, Failure};
use super::inputs::Problem;
use super::output::{self, Output, OutputArgs};
use super::progress;
use super::reading;
use super::session;
use super::skipped::Skipped;
use super::target::{Open, Target};
use crate::diagnostic::{Diagnostic, Severity};
use crate::formats::fate::{Entry, Ledger, Report};
use crate::formats::sidecar::{Sidecar, Sidecars};
use crate::formats::{self, Format, Keeps, Layout, Options, ReadOptions, Shared, Writer};
use crate::model::Record;
use crate::stream::{Limits, Packing};
use crate::text::decode;
use crate::validate;

/// Records being written.
pub(super) struct Conversion<'a> {
    args: &'a ConvertArgs,
    format: &'static Format,
    read: ReadOptions,
    options: Options,
    target: &'a Target,
    open: Open,
    /// None where each record has a file of its own.
    writer: Option<Box<dyn Writer>>,
    ledger: Ledger,
    report: Option<Report<Output>>,
    /// Where to keep what the format leaves out.
    sidecar: Option<Output>,
    /// What the formats that are read have left out, until it is taken.
    pub(super) sidecars: Option<Sidecars<File>>,
    records: u64,
    /// What readers of the format look for, and how many records lack it, in the order in which it came up.
    lacking: Vec<(&'static str, u64)>,
    /// How many records of the input that is being read there were.
    index: u64,
    invalid: u64,
    /// How many files, or streams, cannot be read, and how many folders.
    unread: (u64, u64),
    shown: usize,
    exit: Exit,
    /// What was written, for the comparison.
    written: Vec<[u8; 32]>,
    /// The files that were written, where each record has one.
    names: Vec<PathBuf>,
    /// What is to be said of records that are written, as far as it is shown.
    asides: Asides,
    /// The files that are not read.
    skipped: Skipped,
}

impl<'a> Conversion<'a> {
    /// Opens the outputs.
    pub(super) fn begin(
        args: &'a ConvertArgs,
        format: &'static Format,
        target: &'a Target,
        read: ReadOptions,
        reads_sidecar: bool,
        skipped: Skipped,
    ) -> Result<Self, Failure> {
        let options = Options {
            unguarded: args.no_formula_guard,
            embed_context: args.embed_context,
            view: args.view,
        };
        let report = match &args.loss_report {
            None => None,
            Some(path) => {
                let output = Output::open_for_data(&OutputArgs { output: Some(path.clone()) })?;
                let begun = Report::begin(output, format.name);
                Some(begun.map_err(|error| Failure::Output(path.display().to_string(), error))?)
            }
        };
        let (mut sidecar, mut sidecars) = (None, None);
        if let Some(path) = &args.sidecar {
            if reads_sidecar {
                sidecars = Some(open_sidecars(path, &read)?);
            } else {
                let output = OutputArgs { output: Some(path.clone()) };
                sidecar = Some(Output::open_for_data(&output)?);
            }
        }
        let (open, output) = Open::new(target, format)?;
        let writer = output.map(|output| format.writer(output, &options)).transpose();
        let detailed = report.is_some() || !format.keeps_everything();
        Ok(Conversion {
            args,
            format,
            read,
            options,
            target,
            open,
            writer: writer.map_err(|error| failure(target, error))?,
            ledger: if detailed { Ledger::detailed() } else { Ledger::new() },
            report,
            sidecar,
            sidecars,
            records: 0,
            lacking: Vec::new(),
            index: 0,
            invalid: 0,
            unread: (0, 0),
            shown: 0,
            exit: Exit::Clean,
            written: Vec::new(),
            names: Vec::new(),
            asides: Asides::default(),
            skipped,
        })
    }

    /// How many records there were so far.
    pub(super) fn count(&self) -> u64 {
        self.records + self.invalid
    }

    /// Whether the records themselves may be on the terminal.
    pub(super) fn is_shown(&self) -> bool {
        matches!(self.target, Target::Stdout) && io::stdout().is_terminal()
    }

    /// Takes what came of the inputs, in their order.
    pub(super) fn take(&mut self, told: Told) -> Result<(), Failure> {
        match told {
            Told::Failed(failure) => Err(failure),
            Told::Rest(_) => Ok(()),
            Told::Records(records) => {
                records.list.iter().try_for_each(|one| self.record(&records, one))
            }
            Told::End(place, error) => {
                let found = std::mem::take(&mut self.index);
                let problem = match error {
                    Some(error) => Problem::unreadable(&place.path, &error),
                    None if found > 0 => return Ok(()),
                    None => Problem::nothing(format!("no records in {}", place.name)),
                };
                self.exit = self.exit.max(session::tell(&[problem]));
                Ok(())
            }
        }
    }

    fn record(&mut self, records: &Records, one: &OneChecked) -> Result<(), Failure> {
        let index = self.index;
        self.index += 1;
        let bytes = records.bytes.get(one.range.clone()).unwrap_or_default();
        let text = decode(bytes).map_or("", |decoded| decoded.text);
        let is_valid = one.checked.is_valid()
            && one.foreign.as_ref().is_none_or(|foreign| !foreign.is_refused());
        let without_nulls;
        let mut record = is_valid.then(|| serde_json::from_str::<Record<'_>>(text).ok()).flatten();
        if record.is_none() && is_valid && self.read.nulls_are_absent {
            without_nulls = validate::without_nulls(text);
            record = without_nulls.as_deref().and_then(|text| serde_json::from_str(text).ok());
        }
        let Some(record) = record else { return self.refuse(records, one, index) };
        // Nothing of what follows an invalid record will be kept.
        if self.invalid > 0 || self.exit > Exit::Clean {
            return Ok(());
        }
        self.know_text(&records.place.path, &record);
        self.asides.take(records, one, index)?;
        self.write(&record)
    }

    /// The text of a source is no file that is skipped.
    fn know_text(&mut self, input: &Path, record: &Record<'_>) {
        let Some(file) = record.source.text_file.as_ref().filter(|_| !self.skipped.is_empty())
        else {
            return;
        };
        if let Ok(text) = output::directory(input).join(file.as_str()).canonicalize() {
            self.skipped.forget(|path| path == text);
        }
    }

    /// Writes a valid record, and accounts for it.
    fn write(&mut self, record: &Record<'_>) -> Result<(), Failure> {
        self.records += 1;
        if self.records > 1 && !self.format.many && self.writer.is_some() {
            return Err(Failure::Usage(format!(
                "{} holds one record, and there are more; write NDJSON with `-t ndjson`, or name a \
                 folder with `-o OUT/`",
                self.format.title
            )));
        }
        self.format.account(record, &mut self.ledger);
        for property in self.format.lacks(record) {
            match self.lacking.iter_mut().find(|(known, _)| *known == property) {
                Some((_, count)) => *count += 1,
                None => self.lacking.push((property, 1)),
            }
        }
        let entries = self.ledger.take();
        if let Some(report) = &mut self.report {
            let told = report.record(record.id.as_str(), &entries);
            told.map_err(|error| Failure::Output("the loss report".to_owned(), error))?;
        }
        if !self.format.keeps_everything() {
            self.keep_aside(record, &entries)?;
        } else if self.args.check {
            self.written.push(hash(record)?);
        }
        match &mut self.writer {
            Some(writer) => writer.write(record),
            None => self.write_alone(record)?,
        }
        .map_err(|error| failure(self.target, error))
    }

    /// Keeps what the format leaves out of a record.
    fn keep_aside(&mut self, record: &Record<'_>, entries: &[Entry]) -> Result<(), Failure> {
        if self.sidecar.is_none() && !self.args.check {
            return Ok(());
        }
        let sidecar = Sidecar::of(self.format.name, record, entries);
        if self.args.check && !self.comes_back_with(&sidecar, record) {
            let (id, title) = (record.id.as_str(), self.format.title);
            console::error(&format!(
                "record `{id}` does not come back from {title} and a sidecar as it was, so that \
                 nothing is written; please report it"
            ));
            self.exit = self.exit.max(Exit::Findings);
        }
        match &mut self.sidecar {
            None => Ok(()),
            Some(output) => writeln!(output, "{}", sidecar.to_line())
                .map_err(|error| Failure::Output("the sidecar".to_owned(), error)),
        }
    }

    /// Whether a record in the format, and what is kept aside of it, are together what it was.
    fn comes_back_with(&self, sidecar: &Sidecar, record: &Record<'_>) -> bool {
        let back = || {
            let out = Shared::default();
            let output = formats::Output::Stream(Box::new(out.clone()));
            let mut writer = self.format.writer(output, &self.options)?;
            writer.write(record)?;
            writer.finish()?;
            let input = formats::Input::Stream(Box::new(Cursor::new(out.take())));
            let found = self.format.reader_with(input, &self.read)?.read()?;
            found.map(|found| sidecar.restore(&found.json)).transpose()
        };
        let back: Result<Option<String>, formats::Error> = back();
        let json = back.ok().flatten();
        json.is_some_and(|json| {
            serde_json::from_str::<Record<'_>>(&json).is_ok_and(|back| back == *record)
        })
    }

    /// Writes a record to a file of its own.
    fn write_alone(&mut self, record: &Record<'_>) -> Result<Result<(), formats::Error>, Failure> {
        let extension = self.format.extensions.first().copied().unwrap_or(self.format.name);
        let id = record.id.as_str();
        let output = self.open.file_for(id, extension, self.format, self.args.force)?;
        self.names.push(format!("{id}.{extension}").into());
        let write = || {
            let mut writer = self.format.writer(output, &self.options)?;
            writer.write(record)?;
            writer.finish()
        };
        Ok(write())
    }

    /// Tells what is wrong with a record that cannot be converted.
    fn refuse(&mut self, records: &Records, one: &OneChecked, index: u64) -> Result<(), Failure> {
        if one.foreign.as_ref().is_some_and(|foreign| foreign.is_input) {
            let is_folder = records.place.path.is_dir();
            *(if is_folder { &mut self.unread.1 } else { &mut self.unread.0 }) += 1;
        } else {
            self.invalid += 1;
        }
        self.exit = self.exit.max(Exit::Findings);
        progress::erase();
        let mut stderr = anstream::AutoStream::auto(io::stderr().lock());
        let is_error = |found: &Diagnostic| found.severity == Severity::Error;
        let told = show(&mut stderr, records, one, index, is_error, &mut self.shown);
        told.map_err(|error| Failure::Output("standard error".to_owned(), error))
    }

    /// Completes what was written, and puts it in its place.
    pub(super) fn finish(mut self) -> Result<Exit, Failure> {
        self.tell_of_refusals();
        self.exit = self.exit.max(self.skipped.judge(self.args.strict));
        if self.exit > Exit::Clean {
            return Ok(self.exit);
        }
        if let Some(writer) = self.writer.take() {
            writer.finish().map_err(|error| failure(self.target, error))?;
        }
        let total = self.ledger.total();
        if let Some(report) = self.report.take() {
            let ended = report.end(total);
            ended
                .map_err(|error| Failure::Output("the loss report".to_owned(), error))?
                .finish()?;
        }
        let lost = total.lost + total.approximated;
        if self.args.lossless && lost > 0 {
            console::error(&format!("nothing was written, because of --lossless: {}", self.ledger));
            return Ok(Exit::Findings);
        }
        if self.args.check && self.format.keeps_everything() && !self.comes_back()? {
            return Ok(Exit::Findings);
        }
        if let Some(sidecar) = self.sidecar.take() {
            sidecar.finish()?;
        }
        let note = self.note_of_lacking();
        self.open.place()?;
        self.asides.tell();
        if !self.args.quiet {
            let (records, title) = (self.records, self.format.title);
            let s = if records == 1 { "" } else { "s" };
            let checked = match (self.args.check, self.format.keeps_everything()) {
                (false, _) => "",
                (true, true) => "; read back and equal",
                (true, false) if self.args.sidecar.is_some() => {
                    "; read back with the rest beside it, and equal"
                }
                (true, false) => {
                    "; what was kept reads back as it was, but the rest is kept nowhere: \
                     `--sidecar FILE` keeps it"
                }
            };
            let skipped =
                if self.skipped.is_empty() { String::new() } else { format!(" {}.", self.skipped) };
            let outcome = match self.args.view {
                Some(view) => format!("the view `{}`", view.name),
                None => format!("{}{checked}", self.ledger),
            };
            console::say(&format_args!("{records} record{s} to {title}: {outcome}.{skipped}"));
            if let Some(note) = note {
                console::note(&note);
            }
        }
        Ok(Exit::Clean)
    }

    /// Says of how many records, files and folders something is wrong.
    fn tell_of_refusals(&self) {
        let are = |count: u64, one: &str, many: &str| match count {
            1 => format!("1 {one}"),
            count => format!("{count} {many}"),
        };
        if self.unread != (0, 0) {
            let (files, folders) = self.unread;
            let kinds = [(files, "file", "files"), (folders, "folder", "folders")];
            let named = kinds.into_iter().filter(|(count, ..)| *count > 0);
            let named: Vec<_> = named.map(|(count, one, many)| are(count, one, many)).collect();
            let named = named.join(" and ");
            console::error(&format!("{named} cannot be read, so that {}", self.outcome()));
        }
        if self.invalid > 0 {
            let invalid = are(self.invalid, "record is", "records are");
            console::error(&format!(
                "{invalid} not valid, so that {}; `verbale validate` tells more, \
                 and its --good takes the others{}",
                self.outcome(),
                if self.records > 0 { "" } else { " if there are any" }
            ));
        }
    }

    /// What came of the output of a run in which something is wrong. What went to a pipe or a device
    /// cannot be taken back.
    fn outcome(&self) -> &'static str {
        match self.open.path() {
            None if self.records > 0 => "the output is not complete",
            _ => "nothing was written",
        }
    }

    /// What the records lack that readers of the format look for, in a sentence.
    fn note_of_lacking(&self) -> Option<String> {
        let Keeps::Part { .. } = self.format.keeps else { return None };
        let lacking = self.lacking.iter().map(|(property, count)| {
            if *count == self.records {
                format!("`{property}`")
            } else {
                format!("`{property}` ({count} of {})", self.records)
            }
        });
        let lacking: Vec<String> = lacking.collect();
        (!lacking.is_empty()).then(|| {
            format!("search engines look for {} as well, which is missing", lacking.join(", "))
        })
    }

    /// Reads back what was written, and compares it with what was read.
    fn comes_back(&self) -> Result<bool, Failure> {
        let Some(path) = self.open.path() else { return Ok(true) };
        let mut hashes = self.written.iter();
        let files = match self.target {
            Target::Each(_) => self.names.iter().map(|name| path.join(name)).collect(),
            _ => vec![path.to_owned()],
        };
        let mut number = 0_u64;
        for file in files {
            let mut reader = self.reopen(&file).map_err(|error| failure(self.target, error))?;
            while let Some(found) = reader.read().map_err(|error| failure(self.target, error))? {
                number += 1;
                let same = serde_json::from_str::<Record<'_>>(&found.json).ok();
                let same = same.map(|record| hash(&record)).transpose()?;
                if same.as_ref() != hashes.next() {
                    console::error(&format!(
                        "record {number} does not come back from {} as it was, so that nothing \
                         was written; please report it",
                        self.format.title
                    ));
                    return Ok(false);
                }
            }
        }
        if hashes.next().is_some() {
            console::error(&format!(
                "only {number} of {} records come back from {}, so that nothing was written; \
                 please report it",
                self.records, self.format.title
            ));
            return Ok(false);
        }
        Ok(true)
    }

    fn reopen(&self, file: &Path) -> Result<Box<dyn formats::Reader>, formats::Error> {
        let named = match self.target {
            Target::File(path) => path,
            _ => file,
        };
        let input = match (self.format.layout, Packing::of_name(named)) {
            (Layout::Stream, Some(packing)) => {
                let file = std::fs::File::open(file)?;
                formats::Input::Stream(Box::new(crate::stream::unpack(file, packing, &self.read)?))
            }
            _ => formats::Input::Path(file.to_owned()),
        };
        self.format.reader_with(input, &self.read)
    }
}

fn open_sidecars(path: &Path, limits: &Limits) -> Result<Sidecars<File>, Failure> {
    let opened = File::open(path).map_err(formats::Error::from);
    opened.and_then(|file| Sidecars::open(file, limits)).map_err(|error| {
        Failure::Usage(format!("cannot read the sidecar {}: {error}", path.display()))
    })
}

/// What a record comes to, for comparing.
fn hash(record: &Record<'_>) -> Result<[u8; 32], Failure> {
    let bytes = serde_json::to_vec(record)
        .map_err(|error| Failure::Output("a record".to_owned(), error.into()))?;
    Ok(Sha256::digest(bytes).into())
}

fn failure(target: &Target, error: formats::Error) -> Failure {
    Failure::Output(target.name(), reading::io_error(error))
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;
    use crate::formats::{Error, find};

    const MINIMAL: &str = include_str!("../../examples/minimal.json");

    #[derive(clap::Parser)]
    struct Command {
        #[command(flatten)]
        args: ConvertArgs,
    }

    /// NDJSON that loses the names of events in silence.
    fn forgetful() -> Format {
        struct Forgetful(Box<dyn Writer>);
        impl Writer for Forgetful {
            fn write(&mut self, record: &Record<'_>) -> Result<(), Error> {
                let mut value = serde_json::to_value(record).unwrap();
                value["event"]["name"] = "something".into();
                self.0.write(&serde_json::from_str(&value.to_string()).unwrap())
            }
            fn finish(self: Box<Self>) -> Result<(), Error> {
                self.0.finish()
            }
        }
        Format {
            name: "forgetful",
            write: Some(|output, options| {
                Ok(Box::new(Forgetful(find("ndjson").unwrap().writer(output, options)?)))
            }),
            ..honest()
        }
    }

    fn honest() -> Format {
        let Format { read, write, .. } = find("ndjson").unwrap();
        Format {
            name: "honest",
            title: "Lines",
            extensions: &["ndjson"],
            media_type: "text/plain",
            about: "tests",
            guide: None,
            layout: Layout::Stream,
            many: true,
            keeps: Keeps::Everything,
            read: *read,
            write: *write,
            template: None,
            view: None,
        }
    }

    #[test]
    fn what_does_not_come_back_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let record: Record<'_> = serde_json::from_str(MINIMAL).unwrap();
        for (format, is_there) in [(honest(), true), (forgetful(), false)] {
            let format: &'static Format = Box::leak(Box::new(format));
            let output = folder.path().join(format.name);
            let name = output.to_str().unwrap();
            let args = Command::parse_from(["convert", "-q", "--check", "-o", name, "in"]).args;
            let target = Target::File(output.clone());
            let (read, skipped) = (ReadOptions::default(), Skipped::default());
            let mut conversion =
                Conversion::begin(&args, format, &target, read, false, skipped).unwrap();
            conversion.write(&record).unwrap();
            let exit = conversion.finish().unwrap();
            assert_eq!(exit, if is_there { Exit::Clean } else { Exit::Findings });
            assert_eq!(output.exists(), is_there, "{}", format.name);
        }
        // Nor is anything left behind.
        assert_eq!(folder.path().read_dir().unwrap().count(), 1);
    }
}
