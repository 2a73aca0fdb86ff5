//! Records being checked and reported, one after the other.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::baseline::Baselines;
use super::checking::{self, OneChecked, Place, Told};
use super::console;
use super::exit::{Exit, Failure};
use super::inputs::Problem;
use super::output::Output;
use super::progress;
use super::settings::Settled;
use super::skipped::Skipped;
use super::sources::Sources;
use super::split::Split;
use super::steps::{Way, Ways};
use super::suppress::Suppressing;
use super::validate::ValidateArgs;
use crate::diagnostic::{self, Diagnostic};
use crate::formats::{self, Format, Places};
use crate::report::{self, RecordReport, Report, Summary};
use crate::rules::collection::Keys;
use crate::text::{Position, Span};
use crate::validate::{self, Levels, Records};

/// Findings that are shown to people unless they ask for more.
const SHOWN: u64 = 50;
/// The most findings that are marked in the input.
const MARKED: usize = 100_000;
/// The bytes that are kept before and after a place that more may be said of.
const AROUND: usize = 200;

/// A run of `validate` over all its inputs.
pub(super) struct Session<'a> {
    args: &'a ValidateArgs,
    suppressing: Suppressing,
    baselines: Baselines<'a>,
    report: Box<dyn Report>,
    output: Output,
    summary: Summary,
    /// How many more findings may be shown.
    room: Option<u64>,
    /// Where the texts of the documents are.
    texts: &'a Sources,
    split: Split,
    /// How many records the input that is being read has had so far.
    index: u64,
    /// How the run ends so far.
    exit: Exit,
    /// The records so far, beside which others are checked.
    records: Records,
    /// Of which records more may be said at the end, and where they are.
    waiting: BTreeMap<u64, Waiting>,
    /// What was found, as far as it is to be marked in the input.
    marks: Option<Vec<Diagnostic>>,
    /// The files that are not read.
    skipped: Skipped,
}

/// What a run came to.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) summary: Summary,
    pub(super) exit: Exit,
    /// What was found, if it is to be marked in the input.
    pub(super) marks: Vec<Diagnostic>,
}

/// A record of which more may be said when all are known.
struct Waiting {
    index: u64,
    id: Option<String>,
    offset: u64,
    is_valid: bool,
    place: Arc<Place>,
    /// The ways to the places that more may be said of.
    ways: HashMap<String, Way>,
    /// Where these places are in an input that is not JSON.
    elsewhere: HashMap<String, Elsewhere>,
    /// Whether the input is text.
    is_text: bool,
}

/// A place in an input that is not JSON.
struct Elsewhere {
    place: diagnostic::Place,
    /// The text around it; of an input that is not text, the value as JSON.
    excerpt: String,
    /// Where the excerpt starts, in bytes of the record's text.
    offset: u64,
}

impl Elsewhere {
    /// The places of a record that these pointers lead to.
    fn of(places: &Places, ways: &Ways<'_>, pointers: &[String]) -> HashMap<String, Self> {
        let place = |pointer: &String| {
            let span = ways.span(pointer)?;
            let start = Position { line: 1, column: 1 };
            let pointer = pointer.clone();
            Some(diagnostic::Place { pointer, span, start, end: start, label: None, cell: None })
        };
        let mut found: Vec<_> = pointers.iter().filter_map(place).collect();
        places.apply_to(&mut found);
        let text = match places {
            Places::Text(places) => &*places.text,
            _ => ways.text(),
        };
        let with_excerpt = |mut place: diagnostic::Place| {
            let near =
                |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
            let from = near(place.span.start.saturating_sub(AROUND)).unwrap_or(0);
            let to = near(place.span.end.saturating_add(AROUND)).unwrap_or(text.len());
            let excerpt = text.get(from..to).unwrap_or_default().to_owned();
            place.span = Span::new(place.span.start - from, place.span.end - from);
            (place.pointer.clone(), Elsewhere { place, excerpt, offset: from as u64 })
        };
        found.into_iter().map(with_excerpt).collect()
    }
}

impl checking::Foreign {
    /// Whether it stands in the lines of a text.
    pub(super) fn is_text(&self) -> bool {
        matches!(self.places, Places::Text(_) | Places::Own { .. })
    }
}

impl<'a> Session<'a> {
    /// Opens the outputs and begins the report.
    pub(super) fn begin(
        args: &'a ValidateArgs,
        records: Records,
        baselines: Baselines<'a>,
        texts: &'a Sources,
        skipped: Skipped,
    ) -> Result<Self, Failure> {
        // What records name is known only when they are read.
        args.output.protect_texts(|path| texts.is_text(path))?;
        args.split.protect_texts(|path| texts.is_text(path))?;
        let mut session = Self {
            args,
            suppressing: Suppressing::new(),
            baselines,
            report: (args.format.open)(),
            output: Output::open(&args.output)?,
            summary: Summary::default(),
            room: room(args),
            texts,
            split: Split::open(&args.split)?,
            index: 0,
            exit: Exit::Clean,
            records,
            waiting: BTreeMap::new(),
            marks: args.annotate().map(|_| Vec::new()),
            skipped,
        };
        session.write(|report, output| report.begin(output))?;
        Ok(session)
    }

    /// How many records there were so far.
    pub(super) fn count(&self) -> u64 {
        self.summary.records
    }

    /// The keys by which records are to be checked.
    pub(super) fn keys(&self) -> Option<Keys> {
        self.records.keys().cloned()
    }

    /// Takes what came of the inputs, in their order. What goes wrong in reading one is told, and the
    /// run goes on.
    pub(super) fn take(&mut self, told: Told) -> Result<(), Failure> {
        match told {
            Told::Failed(failure) => Err(failure),
            Told::Rest(bytes) => self.split.rest(&bytes),
            Told::Records(mut records) => {
                let list = std::mem::take(&mut records.list);
                list.into_iter().try_for_each(|one| self.record(&records, one))
            }
            Told::End(place, error) => {
                self.split.end()?;
                let found = std::mem::take(&mut self.index);
                self.summary.files += u64::from(error.is_none() || found > 0);
                let problem = match error {
                    Some(error) => Problem::unreadable(&place.path, &error),
                    None if found > 0 => return Ok(()),
                    None => Problem::nothing(format!("no records in {}", place.name)),
                };
                self.exit = self.exit.max(tell(&[problem]));
                Ok(())
            }
        }
    }

    fn record(&mut self, records: &checking::Records, mut one: OneChecked) -> Result<(), Failure> {
        let place = &records.place;
        let (name, settled) = (&*place.name, &place.settled);
        let stem = checking::stem_of(records);
        let source = records.source(&one, stem.as_deref());
        let checked = &mut one.checked;
        validate::join(&source, &settled.options, &one.joins, &mut self.records, checked);
        let (index, offset) = (self.index, records.offset + one.range.start as u64);
        self.index += 1;
        let ways = Ways::new(source.bytes);
        let waiting = match &one.foreign {
            Some(foreign) if !checked.waits.is_empty() => {
                Elsewhere::of(&foreign.places, &ways, &checked.waits)
            }
            _ => HashMap::new(),
        };
        if let Some(foreign) = &mut one.foreign {
            foreign.places.apply(&mut checked.diagnostics);
            // What is wrong with how the record lies in its input comes first, since the rest may
            // follow from it.
            checked.diagnostics.splice(0..0, foreign.faults.drain(..));
        }
        let id = checked.id.as_deref();
        self.sift(settled, id, |pointer| ways.to(pointer), &mut checked.diagnostics);
        if !checked.waits.is_empty() {
            let waiting = Waiting {
                index,
                id: checked.id.clone(),
                offset,
                is_valid: checked.is_valid(),
                place: Arc::clone(place),
                ways: checked.waits.iter().map(|at| (at.clone(), ways.to(at))).collect(),
                elsewhere: waiting,
                is_text: one.foreign.as_ref().is_none_or(|foreign| foreign.is_text()),
            };
            self.waiting.insert(self.records.begun() - 1, waiting);
        }
        self.mark(&checked.diagnostics);
        let checked = &one.checked;
        self.summary.add(name, &checked.diagnostics);
        let is_valid = checked.is_valid();
        self.split.record(records, &one, is_valid)?;
        let checked = &one.checked;
        let shown = self.take_room(checked.diagnostics.len());
        if shown == 0 {
            return Ok(());
        }
        let (text, is_text) = match &one.foreign {
            None => (source.bytes, true),
            Some(foreign) => match &foreign.places {
                Places::Text(places) => (places.text.as_bytes(), true),
                _ => (source.bytes, foreign.is_text()),
            },
        };
        let record = RecordReport {
            file: name,
            index,
            id: checked.id.as_deref(),
            text,
            is_text,
            offset,
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

    fn mark(&mut self, found: &[Diagnostic]) {
        if let Some(marks) = &mut self.marks {
            let room = MARKED.saturating_sub(marks.len());
            marks.extend(found.iter().take(room).cloned());
        }
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
        progress::erase();
        write(self.report.as_mut(), &mut self.output).map_err(|error| self.output.failure(error))
    }

    /// Reports what can be said only when all records are known.
    fn late(&mut self) -> Result<(), Failure> {
        let records = std::mem::take(&mut self.records);
        if records.is_full() {
            console::note(
                "there are more records than can be compared with each other; V904 to V908 have \
                 not seen all of them. --max-remembered-bytes gives them more memory",
            );
        }
        let mut all = std::mem::take(&mut self.waiting);
        // How much each finding weighs is for the settings of its own input to say.
        for late in records.finish(&Levels::default()) {
            let Some(waiting) = all.get_mut(&late.record) else { continue };
            let mut found = vec![late.diagnostic];
            found.retain_mut(|found| waiting.place.settled.options.levels.weigh(found));
            let way = |pointer: &str| waiting.ways.get(pointer).cloned().unwrap_or_default();
            self.sift(&waiting.place.settled, waiting.id.as_deref(), way, &mut found);
            let [found] = &mut found[..] else { continue };
            let mut excerpt = (late.excerpt, waiting.offset + late.offset as u64);
            if let Some(elsewhere) = waiting.elsewhere.remove(&found.place.pointer) {
                let label = found.place.label.take();
                found.place = elsewhere.place;
                found.place.label = label;
                found.fix = None;
                excerpt = (elsewhere.excerpt, waiting.offset + elsewhere.offset);
            }
            self.mark(std::slice::from_ref(found));
            self.summary.add_late(&waiting.place.name, found, &mut waiting.is_valid);
            if self.take_room(1) == 0 {
                continue;
            }
            let record = RecordReport {
                file: &waiting.place.name,
                index: waiting.index,
                id: waiting.id.as_deref(),
                text: excerpt.0.as_bytes(),
                is_text: waiting.is_text,
                offset: excerpt.1,
                diagnostics: std::slice::from_ref(found),
            };
            self.write(|report, output| report.record(output, &record))?;
        }
        Ok(())
    }

    /// Completes the report of a run that is interrupted, where it goes to a stream.
    pub(super) fn interrupt(mut self) {
        let summary = std::mem::take(&mut self.summary);
        if self.output.is_stream() {
            let ended = self.write(|report, output| report.end(output, &summary));
            drop(ended.and_then(|()| self.output.finish()));
        }
        console::note("interrupted; this is of the records so far");
        if !self.args.quiet {
            console::say(&format_args!("{summary}"));
        }
    }

    /// Completes the report, and tells what it all comes to.
    pub(super) fn finish(mut self) -> Result<Outcome, Failure> {
        progress::erase();
        self.late()?;
        let marks = self.marks.take().unwrap_or_default();
        let summary = std::mem::take(&mut self.summary);
        if self.args.statistics && !self.args.format.for_programs {
            self.write(|_, output| report::write_statistics(output, &summary))?;
        }
        self.write(|report, output| report.end(output, &summary))?;
        self.args.output.protect_texts(|path| self.texts.is_text(path))?;
        self.args.split.protect_texts(|path| self.texts.is_text(path))?;
        self.split.finish()?;
        self.output.finish()?;
        let folders = folders(self.args);
        let went_over = |folder: &PathBuf| folders.iter().any(|over| folder.starts_with(over));
        self.suppressing.warn(went_over);
        self.skipped.forget(|path| self.texts.is_text(path));
        let exit = self.exit.max(self.skipped.judge(self.args.strict));
        let exit = self.baselines.finish(went_over)?.max(exit);
        // After nothing but errors, "no findings" would be the wrong thing to say.
        if self.args.quiet || summary.records == 0 {
            return Ok(Outcome { summary, exit, marks });
        }
        if summary.hidden > 0 && !self.args.statistics {
            let hidden = summary.hidden;
            console::note(&format!("{hidden} more not shown; --max-diagnostics 0 shows all"));
        }
        let hint = hint(&summary);
        let skipped =
            if self.skipped.is_empty() { String::new() } else { format!(" {}.", self.skipped) };
        console::say(&format_args!("{summary}{skipped}{hint}"));
        Ok(Outcome { summary, exit, marks })
    }
}

/// Which pages explain what was found.
fn hint(summary: &Summary) -> String {
    let Some((code, file)) = summary.worst() else { return String::new() };
    let format = formats::of_name(Path::new(file)).filter(|format| format.guide.is_some());
    match format {
        Some(Format { name, .. }) => {
            format!(" `verbale explain {code}` and `verbale explain {name}` tell more.")
        }
        None => format!(" `verbale explain {code}` tells more."),
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
