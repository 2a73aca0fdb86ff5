//! Records being checked and reported, one after the other.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::baseline::Baselines;
use super::console;
use super::exit::{Exit, Failure};
use super::inputs::{Input, Problem};
use super::output::Output;
use super::reading::{self, RawRecord, Stop};
use super::settings::{Settings, Settled};
use super::sources::{Sources, own_folder};
use super::steps::{Way, Ways};
use super::suppress::Suppressing;
use super::validate::ValidateArgs;
use crate::diagnostic::Diagnostic;
use crate::report::{self, RecordReport, Report, Summary};
use crate::validate::{self, Levels, Records, Source};

/// Findings that are shown to people unless they ask for more.
const SHOWN: u64 = 50;

/// A run of `validate` over all its inputs.
pub(super) struct Session<'a> {
    args: &'a ValidateArgs,
    settings: Settings<'a>,
    suppressing: Suppressing,
    baselines: Baselines<'a>,
    report: Box<dyn Report>,
    output: Output,
    summary: Summary,
    /// How many more findings may be shown.
    room: Option<u64>,
    /// Where the texts of the documents are.
    texts: Sources,
    /// The records so far, beside which others are checked.
    records: Records,
    /// Of which records more may be said at the end, and where they are.
    waiting: BTreeMap<u64, Waiting>,
}

/// A record of which more may be said when all are known.
struct Waiting {
    file: String,
    index: u64,
    id: Option<String>,
    offset: u64,
    is_valid: bool,
    settled: Rc<Settled>,
    /// The ways to the places that more may be said of.
    ways: HashMap<String, Way>,
}

impl<'a> Session<'a> {
    /// Reads the settings of all inputs, so that what is wrong with them is told before anything else
    /// is; opens the output and begins the report.
    pub(super) fn begin(
        args: &'a ValidateArgs,
        mut settings: Settings<'a>,
        inputs: &[Input],
    ) -> Result<Self, Failure> {
        let mut baselines = Baselines::new(&args.baseline);
        let mut texts = Sources::new(args.sources.as_deref())?;
        let mut compare = false;
        for input in inputs {
            let settled = settings.of(path_of(args, input))?;
            baselines.open(&settled)?;
            texts.open(&settled)?;
            compare |= settled.options.levels.compare_records();
        }
        // What records name is known only when they are read.
        args.output.protect_texts(|path| texts.is_text(path))?;
        let mut session = Self {
            args,
            settings,
            suppressing: Suppressing::new(),
            baselines,
            report: (args.format.open)(),
            output: Output::open(&args.output)?,
            summary: Summary::default(),
            room: room(args),
            texts,
            records: if compare { Records::new() } else { Records::apart() },
            waiting: BTreeMap::new(),
        };
        session.write(|report, output| report.begin(output))?;
        Ok(session)
    }

    /// Checks the records of one input. What goes wrong in reading it is told, and the run goes on.
    pub(super) fn input(&mut self, input: &Input) -> Result<Exit, Failure> {
        let path = path_of(self.args, input);
        let settled = Rc::new(self.settings.of(path)?);
        if self.baselines.open(&settled)? {
            return Ok(Exit::Clean);
        }
        let name = path.display().to_string();
        let limit = settled.options.max_record_bytes;
        let format = self.args.input_format;
        let consume = |record: &RawRecord<'_>| self.record(&settled, input, path, &name, record);
        match reading::read(input, path, format, limit, consume) {
            Ok(records) => {
                self.summary.files += 1;
                if records > 0 {
                    return Ok(Exit::Clean);
                }
                Ok(tell(&[Problem::nothing(format!("no records in {name}"))]))
            }
            Err(Stop::Input(error)) => Ok(tell(&[Problem::unreadable(path, &error)])),
            Err(Stop::Consumer(failure)) => Err(failure),
        }
    }

    fn record(
        &mut self,
        settled: &Rc<Settled>,
        input: &Input,
        path: &Path,
        name: &str,
        raw: &RawRecord<'_>,
    ) -> Result<(), Failure> {
        let is_json = reading::extension(path).as_deref() == Some("json");
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        let texts = self.texts.of(settled).beside(own_folder(input));
        let source = Source {
            bytes: raw.bytes,
            first_line: raw.first_line,
            stem: stem.filter(|_| is_json && raw.alone),
            text: None,
            texts: Some(&texts),
        };
        let mut checked = if raw.too_large {
            validate::too_large(&source, &settled.options)
        } else {
            validate::check_among(&source, &settled.options, &mut self.records)
        };
        let ways = Ways::new(raw.bytes);
        self.sift(
            settled,
            checked.id.as_deref(),
            |pointer| ways.to(pointer),
            &mut checked.diagnostics,
        );
        if !checked.waits.is_empty() {
            let waiting = Waiting {
                file: name.to_owned(),
                index: raw.index,
                id: checked.id.clone(),
                offset: raw.offset,
                is_valid: checked.is_valid(),
                settled: Rc::clone(settled),
                ways: checked.waits.iter().map(|at| (at.clone(), ways.to(at))).collect(),
            };
            self.waiting.insert(self.records.begun() - 1, waiting);
        }
        self.summary.add(name, &checked.diagnostics);
        let shown = self.take_room(checked.diagnostics.len());
        if shown == 0 {
            return Ok(());
        }
        let record = RecordReport {
            file: name,
            index: raw.index,
            id: checked.id.as_deref(),
            text: raw.bytes,
            offset: raw.offset,
            diagnostics: checked.diagnostics.get(..shown).unwrap_or_default(),
        };
        self.write(|report, output| report.record(output, &record))
    }

    /// Takes out findings that are suppressed or known.
    fn sift(
        &mut self,
        settled: &Settled,
        id: Option<&str>,
        way: impl Fn(&str) -> Way,
        found: &mut Vec<Diagnostic>,
    ) {
        self.summary.suppressed += self.suppressing.sift(settled, id, &way, found) as u64;
        self.summary.known += self.baselines.sift(settled, id, &way, found) as u64;
    }

    /// How many of `count` findings may still be shown.
    fn take_room(&mut self, count: usize) -> usize {
        let Some(room) = &mut self.room else { return count };
        let shown = count.min(usize::try_from(*room).unwrap_or(usize::MAX));
        *room -= shown as u64;
        self.summary.hidden += (count - shown) as u64;
        shown
    }

    fn write(
        &mut self,
        write: impl FnOnce(&mut dyn Report, &mut Output) -> io::Result<()>,
    ) -> Result<(), Failure> {
        write(self.report.as_mut(), &mut self.output).map_err(|error| self.output.failure(error))
    }

    /// Reports what can be said only when all records are known.
    fn late(&mut self) -> Result<(), Failure> {
        let records = std::mem::take(&mut self.records);
        if records.is_full() {
            console::note(
                "there are more records than can be compared with each other; V904 to V908 have \
                 not seen all of them",
            );
        }
        let mut all = std::mem::take(&mut self.waiting);
        // How much each finding weighs is for the settings of its own input to say.
        for late in records.finish(&Levels::default()) {
            let Some(waiting) = all.get_mut(&late.record) else { continue };
            let mut found = vec![late.diagnostic];
            found.retain_mut(|found| waiting.settled.options.levels.weigh(found));
            let way = |pointer: &str| waiting.ways.get(pointer).cloned().unwrap_or_default();
            self.sift(&waiting.settled, waiting.id.as_deref(), way, &mut found);
            let [found] = &found[..] else { continue };
            self.summary.add_late(&waiting.file, found, &mut waiting.is_valid);
            if self.take_room(1) == 0 {
                continue;
            }
            let record = RecordReport {
                file: &waiting.file,
                index: waiting.index,
                id: waiting.id.as_deref(),
                text: late.excerpt.as_bytes(),
                offset: waiting.offset + late.offset as u64,
                diagnostics: std::slice::from_ref(found),
            };
            self.write(|report, output| report.record(output, &record))?;
        }
        Ok(())
    }

    /// Completes the report, and tells what it all comes to.
    pub(super) fn finish(mut self) -> Result<(Summary, Exit), Failure> {
        self.late()?;
        let summary = std::mem::take(&mut self.summary);
        if self.args.statistics && !self.args.format.for_programs {
            self.write(|_, output| report::write_statistics(output, &summary))?;
        }
        self.write(|report, output| report.end(output, &summary))?;
        self.args.output.protect_texts(|path| self.texts.is_text(path))?;
        self.output.finish()?;
        let folders = folders(self.args);
        let went_over = |folder: &PathBuf| folders.iter().any(|over| folder.starts_with(over));
        self.suppressing.warn(went_over);
        let exit = self.baselines.finish(went_over)?;
        // After nothing but errors, "no findings" would be the wrong thing to say.
        if self.args.quiet || summary.records == 0 {
            return Ok((summary, exit));
        }
        if summary.hidden > 0 && !self.args.statistics {
            let hidden = summary.hidden;
            console::note(&format!("{hidden} more not shown; --max-diagnostics 0 shows all"));
        }
        let hint = summary
            .worst()
            .map_or_else(String::new, |code| format!(" `verbale explain {code}` tells more."));
        console::say(&format_args!("{summary}{hint}"));
        Ok((summary, exit))
    }
}

/// What an input is called.
fn path_of<'p>(args: &'p ValidateArgs, input: &'p Input) -> &'p Path {
    match input {
        Input::Stdin => &args.stdin_filename,
        Input::File(path) => path,
    }
}

/// The folders that the run goes over.
fn folders(args: &ValidateArgs) -> Vec<PathBuf> {
    let real = args.paths.iter().filter_map(|path| path.canonicalize().ok());
    real.filter(|path| path.is_dir()).collect()
}

/// How many findings may be shown; without a number, all.
fn room(args: &ValidateArgs) -> Option<u64> {
    match args.max_diagnostics {
        _ if args.statistics => Some(0),
        Some(limit) => NonZeroU64::new(limit).map(NonZeroU64::get),
        None if args.format.for_programs => None,
        None => Some(SHOWN),
    }
}

/// Tells all problems, and how the run ends because of them.
pub(super) fn tell(problems: &[Problem]) -> Exit {
    let mut exit = Exit::Clean;
    for problem in problems {
        console::error(&problem.message);
        exit = exit.max(problem.exit);
    }
    exit
}
