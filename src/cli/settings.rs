//! What holds for an input: the options of the command line over those of its configuration.

use std::collections::HashMap;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser as _};
use clap::{Args, ValueEnum};

use super::console;
use super::exit::Failure;
use crate::config::{self, Config, Problem};
use crate::diagnostic::Severity;
use crate::formats::{ReadOptions, UnknownColumns};
use crate::rules::input::adapted::ADAPTED;
use crate::stream::Limits;
use crate::validate::{Engine, Level, Options, PROFILES, Profile, Records, UnknownRule};

/// The environment variable that names the configuration.
const VARIABLE: &str = "VERBALE_CONFIG";

/// The options that say what to check.
#[derive(Args, Debug)]
#[command(next_help_heading = "What to check")]
pub(super) struct SettingsArgs {
    /// What to check, whatever the configuration says
    #[arg(long, value_name = "NAME", value_parser = profile_parser())]
    profile: Option<&'static Profile>,

    /// Read the configuration from FILE instead of the nearest verbale.toml
    ///
    /// Without this, `VERBALE_CONFIG` names the file. Without that, it is the `verbale.toml` nearest
    /// above each input, up to the root of its repository, or else the user's own.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,

    /// Read no configuration
    #[arg(long, conflicts_with = "config")]
    no_config: bool,

    /// Let the findings of a rule weigh so much: off, info, warning or error
    #[arg(long = "level", value_name = "RULE=LEVEL", value_delimiter = ',')]
    levels: Vec<String>,

    /// Check these rules and no others: codes, names or families, such as V104,dangling-reference,V0
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    select: Vec<String>,

    /// Check these rules as well, whatever profile and configuration say; written as for --select
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    extend_select: Vec<String>,

    /// Do not check these rules; written as for --select
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    ignore: Vec<String>,

    /// Which way records go; the verdict is the same on each
    #[arg(long, value_name = "ENGINE", value_enum, default_value_t)]
    engine: EngineArg,

    #[command(flatten)]
    read: ReadArgs,

    #[command(flatten)]
    limits: LimitArgs,
}

/// The options that say how inputs are read.
#[derive(Args, Clone, Copy, Debug)]
#[command(next_help_heading = "How to read")]
pub(super) struct ReadArgs {
    /// What a member that is `null` is
    #[arg(long, value_name = "WHAT", value_enum, default_value_t)]
    pub(super) nulls: Nulls,

    /// What columns and sheets of tables are that the format does not have
    ///
    /// Those whose names begin with `_` are always passed over.
    #[arg(long, value_name = "WHAT", value_enum, default_value_t)]
    unknown_columns: UnknownArg,
}

/// What a member that is `null` is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Nulls {
    /// An error, unless the profile says otherwise
    #[default]
    Error,
    /// An absent member; in a list, `null` is an error all the same
    Absent,
}

/// What a column is that the format does not have.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum UnknownArg {
    /// An error
    #[default]
    Error,
    /// Passed over, with a note
    Note,
}

impl From<UnknownArg> for UnknownColumns {
    fn from(arg: UnknownArg) -> Self {
        match arg {
            UnknownArg::Error => UnknownColumns::Error,
            UnknownArg::Note => UnknownColumns::Note,
        }
    }
}

/// The engines as clap wants them.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum EngineArg {
    /// The short way for records that are right, the long one for others
    #[default]
    Fast,
    /// The long way for all, which asks the published schema
    Reference,
    /// Both; that they differ is an error
    Both,
}

impl From<EngineArg> for Engine {
    fn from(arg: EngineArg) -> Self {
        match arg {
            EngineArg::Fast => Engine::Fast,
            EngineArg::Reference => Engine::Reference,
            EngineArg::Both => Engine::Both,
        }
    }
}

impl SettingsArgs {
    /// Those of a command that checks shape and references, whatever a configuration says.
    pub(super) fn of_shape(read: ReadArgs, limits: LimitArgs) -> Self {
        SettingsArgs {
            profile: Profile::find("shape"),
            config: None,
            no_config: true,
            levels: Vec::new(),
            select: Vec::new(),
            extend_select: Vec::new(),
            ignore: Vec::new(),
            engine: EngineArg::default(),
            read,
            limits,
        }
    }
}

/// The options that say how much is read.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Limits")]
#[expect(clippy::struct_field_names, reason = "each is named as its option")]
pub(super) struct LimitArgs {
    /// Do not read a record in a file of its own that has more than N bytes; 64M by default
    ///
    /// N may end in K, M or G, for 1024, 1024² and 1024³. A record that is not read has a finding,
    /// V006, and what follows is checked. The configuration can say this too, by `max_record_bytes`
    /// and `max_line_bytes`.
    #[arg(long, value_name = "N", value_parser = bytes)]
    max_record_bytes: Option<u64>,

    /// The same for a record that is a line among others; 16M by default
    #[arg(long, value_name = "N", value_parser = bytes)]
    max_line_bytes: Option<u64>,

    /// Refuse a .gz or .zst input that unpacks to more than N bytes; 4G by default
    #[arg(long, value_name = "N", value_parser = bytes)]
    max_unpacked_bytes: Option<u64>,

    /// Refuse one that unpacks to more than N times its size; 1000 by default
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    max_unpacked_ratio: Option<u64>,

    /// Remember of all records no more than fits into N bytes of memory; 8M by default
    ///
    /// Rules V904 to V908 compare records with those before them, of which some 300 bytes are
    /// remembered. If there are too many, the run says so; it goes on, and the further ones are compared
    /// with those that are remembered.
    #[arg(long, value_name = "N", value_parser = bytes)]
    max_remembered_bytes: Option<u64>,
}

/// A number of bytes, such as `64M`.
fn bytes(text: &str) -> Result<u64, String> {
    let letter = text.char_indices().last().filter(|(_, last)| last.is_ascii_alphabetic());
    let (number, letter) = text.split_at(letter.map_or(text.len(), |(at, _)| at));
    let unit = match letter {
        "" => Some(1_u64),
        "k" | "K" => Some(1 << 10),
        "m" | "M" => Some(1 << 20),
        "g" | "G" => Some(1 << 30),
        _ => None,
    };
    let number = number.parse::<u64>().ok().filter(|number| *number > 0);
    number
        .zip(unit)
        .and_then(|(number, unit)| number.checked_mul(unit))
        .ok_or_else(|| "a number above 0 is wanted, which may end in K, M or G".to_owned())
}

/// The profiles as clap wants them, out of the one list there is.
fn profile_parser() -> impl clap::builder::TypedValueParser<Value = &'static Profile> {
    let values = PROFILES.iter().map(|p| PossibleValue::new(p.name).help(p.summary));
    // The parser has let through names of the list only.
    PossibleValuesParser::new(values).map(|name| Profile::find(&name).unwrap_or_default())
}

/// What holds for one input.
#[derive(Debug)]
pub(super) struct Settled {
    /// What to check.
    pub(super) options: Options,
    /// How and how much to read.
    pub(super) read: ReadOptions,
    /// The configuration, where there is one.
    pub(super) config: Option<Arc<Config>>,
    /// The absolute path of the input, as far as there is one.
    pub(super) path: PathBuf,
}

/// The settings of a run. Each configuration is read once, and looked for once a folder.
pub(super) struct Settings<'a> {
    args: &'a SettingsArgs,
    source: Source,
    levels: Vec<(String, Level)>,
    folders: HashMap<PathBuf, Option<Arc<Config>>>,
    files: HashMap<PathBuf, Arc<Config>>,
    /// The folder of the last input as it was given, and the real one.
    last: Option<(PathBuf, PathBuf)>,
}

/// Where configurations come from.
enum Source {
    None,
    File(PathBuf),
    Nearest,
}

impl<'a> Settings<'a> {
    /// Looks at the command line and at the environment, and reads the configuration that they name.
    pub(super) fn new(args: &'a SettingsArgs) -> Result<Self, Failure> {
        let named = args
            .config
            .clone()
            .or_else(|| env::var_os(VARIABLE).filter(|value| !value.is_empty()).map(PathBuf::from));
        let source = match named {
            _ if args.no_config => Source::None,
            Some(path) => Source::File(path),
            None => Source::Nearest,
        };
        let settings = Settings {
            args,
            source,
            levels: levels(&args.levels)?,
            folders: HashMap::new(),
            files: HashMap::new(),
            last: None,
        };
        // What is wrong with the command line is told even if there is no input.
        settings.options(None, Path::new(""))?;
        Ok(settings)
    }

    /// The memory in which records are remembered to be compared, in bytes.
    pub(super) fn remembered_bytes(&self) -> usize {
        let said = self.args.limits.max_remembered_bytes;
        said.map_or(Records::BYTES, |it| usize::try_from(it).unwrap_or(usize::MAX))
    }

    /// What holds for the input that is called `path`.
    pub(super) fn of(&mut self, path: &Path) -> Result<Settled, Failure> {
        let parent = path.parent().unwrap_or(Path::new(""));
        // Most files lie beside the one before.
        let folder = match &self.last {
            Some((last, real)) if last == parent => real.clone(),
            _ => folder(path),
        };
        self.last = Some((parent.to_owned(), folder.clone()));
        let config = self.config(&folder)?;
        let path = folder.join(path.file_name().unwrap_or_default());
        let (options, read) = self.options(config.as_deref(), &path)?;
        Ok(Settled { options, read, config, path })
    }

    fn config(&mut self, folder: &Path) -> Result<Option<Arc<Config>>, Failure> {
        if let Some(known) = self.folders.get(folder) {
            return Ok(known.clone());
        }
        let file = match &self.source {
            Source::None => None,
            Source::File(path) => Some(path.clone()),
            Source::Nearest => {
                config::find(folder).or_else(|| config::of_user(|name| env::var_os(name)))
            }
        };
        let config = match file {
            None => None,
            Some(file) => Some(self.load(&file)?),
        };
        self.folders.insert(folder.to_owned(), config.clone());
        Ok(config)
    }

    fn load(&mut self, file: &Path) -> Result<Arc<Config>, Failure> {
        if let Some(known) = self.files.get(file) {
            return Ok(Arc::clone(known));
        }
        let config = Config::load(file).map_err(|problems| refusal(&problems))?;
        let config = Arc::new(config);
        self.files.insert(file.to_owned(), Arc::clone(&config));
        Ok(config)
    }

    fn options(
        &self,
        config: Option<&Config>,
        path: &Path,
    ) -> Result<(Options, ReadOptions), Failure> {
        let chosen = config.map(|config| config.chosen(path)).unwrap_or_default();
        let profile = self.args.profile.or(chosen.profile).unwrap_or_default();
        let mut options = Options { engine: self.args.engine.into(), ..profile.options() };
        let unknown = |error: UnknownRule| Failure::Usage(error.to_string());
        if profile.minimum < Severity::Error {
            // What was read otherwise than it is written is shown, though it is for information alone.
            options.levels.extend(&[ADAPTED.code]).map_err(unknown)?;
        }
        for (selector, level) in chosen.levels.iter().chain(&self.levels) {
            options.levels.set(selector, *level).map_err(unknown)?;
        }
        let words = |list: &'a [String]| -> Vec<&'a str> {
            list.iter().map(|word| word.trim()).filter(|word| !word.is_empty()).collect()
        };
        if !self.args.select.is_empty() {
            let selected = words(&self.args.select);
            if selected.is_empty() {
                // Else a script whose variable is empty would check nothing and be content.
                return Err(Failure::Usage("--select names no rule".to_owned()));
            }
            options.levels.select_only(&selected).map_err(unknown)?;
        }
        options.levels.extend(&words(&self.args.extend_select)).map_err(unknown)?;
        options.levels.ignore(&words(&self.args.ignore)).map_err(unknown)?;
        let said = &self.args.limits;
        let usual = Limits::default();
        let size = |said: Option<u64>, chosen: Option<usize>, usual: usize| {
            said.map_or(chosen.unwrap_or(usual), |it| usize::try_from(it).unwrap_or(usize::MAX))
        };
        let limits = Limits {
            record_bytes: size(said.max_record_bytes, chosen.max_record_bytes, usual.record_bytes),
            line_bytes: size(said.max_line_bytes, chosen.max_line_bytes, usual.line_bytes),
            unpacked_bytes: said.max_unpacked_bytes.unwrap_or(usual.unpacked_bytes),
            unpacked_ratio: said.max_unpacked_ratio.unwrap_or(usual.unpacked_ratio),
        };
        // What is too long does not get so far as to be checked.
        options.max_record_bytes = limits.record_bytes.max(limits.line_bytes);
        let ReadArgs { nulls, unknown_columns } = self.args.read;
        options.nulls_are_absent |= nulls == Nulls::Absent;
        let mut read = ReadOptions::from(limits);
        read.unknown_columns = unknown_columns.into();
        read.nulls_are_absent = options.nulls_are_absent;
        Ok((options, read))
    }
}

/// What `--level` says.
fn levels(said: &[String]) -> Result<Vec<(String, Level)>, Failure> {
    let read = |one: &String| {
        let (selector, word) = one.split_once('=')?;
        Some((selector.trim().to_owned(), Level::of(word.trim())?))
    };
    said.iter()
        .map(|one| {
            read(one).ok_or_else(|| {
                let words: Vec<&str> = Level::WORDS.iter().map(|(word, _)| *word).collect();
                let words = words.join(", ");
                Failure::Usage(format!(
                    "`{one}` is not a rule with a level; write V104=LEVEL, with one of {words}"
                ))
            })
        })
        .collect()
}

/// The real folder of an input; the working directory for what lies in none.
fn folder(path: &Path) -> PathBuf {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    let here = || Path::new(".").canonicalize();
    parent.canonicalize().or_else(|_| here()).unwrap_or_else(|_| parent.to_owned())
}

/// What is wrong with a configuration, as the end of a run.
pub(super) fn refusal(problems: &[Problem]) -> Failure {
    let drawings = problems.iter().map(|problem| drawn(problem, Severity::Error));
    Failure::Drawn(drawings.collect::<Vec<_>>().join("\n"))
}

/// Warns of something odd about a configuration.
pub(super) fn warn(problem: &Problem) {
    console::drawing(&drawn(problem, Severity::Warning));
}

fn drawn(problem: &Problem, severity: Severity) -> String {
    let file = shown(&problem.text.path);
    let framed = crate::report::Framed {
        severity,
        message: &problem.message,
        file: &file,
        text: &problem.text.content,
        span: problem.span,
        start: problem.start,
        label: problem.label.as_deref(),
        help: problem.help.as_deref(),
    };
    framed.draw()
}

/// A path as one would write it here: from the working directory, where it lies in it.
pub(super) fn shown(path: &Path) -> String {
    let here = Path::new(".").canonicalize().ok();
    let short = here.and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned));
    short.as_deref().unwrap_or(path).display().to_string()
}
