//! Every check of one record, in the right order.
//!
//! There are two roads to one verdict. On the fast road the bytes are read straight into a
//! [`Record`], borrowed, and the rules look at it; a good record goes no other way. Only when a
//! record does not read, or a rule has something to say, is the text read again as a tree that
//! knows its places, and each fault is explained.

mod among;
mod extraction;
mod foreign;
mod ground;
mod levels;
mod locate;
mod profile;
mod records;
mod texts;

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Place, Related, Severity};
use crate::grounding::SourceText;
use crate::json::{self, FaultKind, Node};
use crate::model::path::PathBuf;
use crate::model::{Record, RecordId, SchemaVersion};
use crate::recognise::Recogniser;
use crate::rules::collection::Keys;
use crate::rules::quotes::points_nowhere::POINTS_NOWHERE;
use crate::rules::{
    self, Absence, Check, Finding, Findings, RULES, Rule, Scope, Spot, text as text_rules,
};
use crate::schema;
use crate::text::{LineIndex, Span, Spelling, decode};

use among::Member;
pub use among::{Joins, check_apart, join};
pub use ground::{Action, Grounded, Step, Ungrounded, ground};
pub use levels::{Level, Levels, UnknownRule};
use locate::Locator;
pub use profile::{PROFILES, Profile};
pub use records::{Late, Records};
pub use texts::{Asked, TextFiles, TextFilesBeside, Texts};

/// One record's text and where it comes from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The bytes of the record.
    pub bytes: &'a [u8],
    /// The line of the file on which they start, from 1.
    pub first_line: u64,
    /// The column of that line at which they start, from 1.
    pub first_column: u64,
    /// The stem of the file's name, where the file holds this record alone.
    pub stem: Option<&'a str>,
    /// The extension of that name, without the full stop.
    pub extension: &'a str,
    /// How values were written, where the bytes were made from an input of another format.
    pub spelling: Option<&'a dyn Spelling>,
    /// The text of the document that the record reads, where it is known beforehand. A text that
    /// the record itself has goes before it.
    pub text: Option<&'a SourceText>,
    /// Where such a text is looked for otherwise.
    pub texts: Option<&'a dyn Texts>,
}

impl<'a> Source<'a> {
    /// A record that comes from no file.
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Source {
            bytes,
            first_line: 1,
            first_column: 1,
            stem: None,
            extension: "json",
            spelling: None,
            text: None,
            texts: None,
        }
    }

    /// The same record in a file of its own, whose name without the extension is `stem`.
    #[must_use]
    pub const fn named(self, stem: &'a str) -> Self {
        Source { stem: Some(stem), ..self }
    }

    /// The same record beside the text of the document that it reads.
    ///
    /// ```
    /// use verbale::grounding::SourceText;
    /// use verbale::validate::{Source, check};
    ///
    /// let text = SourceText::new("“We leave with homework,” said Ilva Sorrent.");
    /// let checked = check(&Source::new(b"{}").with_text(&text), &Default::default());
    /// assert!(!checked.is_valid());
    /// ```
    #[must_use]
    pub const fn with_text(self, text: &'a SourceText) -> Self {
        Source { text: Some(text), ..self }
    }

    /// The same record with a place where the text of its document is looked for.
    #[must_use]
    pub const fn with_texts(self, texts: &'a dyn Texts) -> Self {
        Source { texts: Some(texts), ..self }
    }

    /// The same record on that line, from 1, of a file with others.
    #[must_use]
    pub const fn on_line(self, line: u64) -> Self {
        Source { first_line: line, ..self }
    }

    /// The same record at that column, from 1, of its first line.
    #[must_use]
    pub const fn at_column(self, column: u64) -> Self {
        Source { first_column: column, ..self }
    }
}

/// What to check, and how far to go.
#[derive(Clone, Debug)]
pub struct Options {
    /// Which rules are on, and how much their findings weigh.
    pub levels: Levels,
    /// The size, in bytes, from which on a record is not read.
    pub max_record_bytes: usize,
    /// Whether a record whose source has no text at hand is at fault.
    pub require_text: bool,
    /// Whether a member that is `null` is taken for one that is not there.
    pub nulls_are_absent: bool,
    /// Whether every anchor has to have the words it stands for.
    pub require_exact: bool,
    /// Which way records go.
    pub engine: Engine,
}

/// Every rule is on, and findings of any weight are kept. [`Profile::options`] has narrower choices.
impl Default for Options {
    fn default() -> Self {
        Options {
            levels: Levels::default(),
            max_record_bytes: 64 << 20,
            require_text: false,
            nulls_are_absent: false,
            require_exact: false,
            engine: Engine::default(),
        }
    }
}

/// Which way records go. The verdict is the same on each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// The short one for records that are right, the long one for others.
    #[default]
    Fast,
    /// The long one for all: a tree, the published schema, the rules on what the tree holds.
    Reference,
    /// Both; that they differ is a finding.
    Both,
}

/// What was found in one record.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// The record's id, if it has one that can be read.
    pub id: Option<String>,
    /// The faults, in order of place.
    pub diagnostics: Vec<Diagnostic>,
    /// Places of which more may be said when all records are known, as JSON Pointers: see
    /// [`Records::finish`].
    pub waits: Vec<String>,
}

impl Checked {
    /// Whether the record is valid: nothing that was found is an error.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.diagnostics.iter().all(|found| found.severity < Severity::Error)
    }
}

/// A record as JSON text without the members that are `null`, apart from free data; none if the text
/// is no JSON.
///
/// ```
/// use verbale::validate::without_nulls;
///
/// assert_eq!(without_nulls(r#"{"id": "a", "title": null}"#).unwrap(), r#"{"id":"a"}"#);
/// ```
#[must_use]
pub fn without_nulls(text: &str) -> Option<String> {
    let root = json::parse(text).ok()?.root;
    serde_json::to_string(&extraction::without_nulls(&root).to_value()).ok()
}

/// Checks a record by itself.
#[must_use]
pub fn check(source: &Source<'_>, options: &Options) -> Checked {
    check_in(source, options, None)
}

/// Checks a record by itself and beside the records that were checked before it. What can be said
/// only when all records are known waits in `records` until [`Records::finish`].
#[must_use]
pub fn check_among(source: &Source<'_>, options: &Options, records: &mut Records) -> Checked {
    let (mut checked, joins) = check_apart(source, options, records.keys());
    join(source, options, &joins, records, &mut checked);
    checked
}

/// Checks a record by itself and, if keys are given, notes as what it joins others.
fn check_in(
    source: &Source<'_>,
    options: &Options,
    mut joins: Option<(&Keys, &mut Member)>,
) -> Checked {
    if source.bytes.len() > options.max_record_bytes {
        return too_large(source, options);
    }
    let (text, mark) = match decode(source.bytes) {
        Ok(decoded) => (decoded.text, decoded.byte_order_mark),
        Err(error) => return undecodable(source, &error, options),
    };
    let mut job = Job::new(source, text, options);
    if mark {
        let message = "the text begins with a byte order mark, which JSON forbids to write";
        let mut found =
            job.at_span(&text_rules::invalid_utf8::INVALID_UTF8, Span::default(), message);
        // Only at the start of a file may it be read past.
        if source.first_line == 1 {
            found.severity = Severity::Warning;
        }
        found.help = Some("save the file as UTF-8 without a byte order mark".to_owned());
        job.keep(found);
    }
    let id = match (fast(text, source, options, &mut joins), options.engine) {
        (Fast::Clean(id), Engine::Fast) => Some(id),
        (Fast::Found(found), Engine::Fast) => job.explain(Some(found)),
        (Fast::Declined, _) | (_, Engine::Reference) => job.explain(None),
        (fast, Engine::Both) => {
            let before = job.kept.len();
            let id = job.explain(None);
            job.compare(&fast, before);
            id
        }
    };
    if let (Some((_, member @ Member::Nothing)), Some(id)) = (joins, &id) {
        *member = Member::Unread(id.clone());
    }
    let mut diagnostics = job.finish();
    if mark {
        // Places were counted without the mark; the record's own bytes have it.
        for diagnostic in &mut diagnostics {
            shift(diagnostic, source.bytes.len() - text.len());
        }
    }
    Checked { id, diagnostics, waits: Vec::new() }
}

/// The finding for a record of more bytes than the options allow. `source` may hold a part of it.
#[must_use]
pub fn too_large(source: &Source<'_>, options: &Options) -> Checked {
    let limit = options.max_record_bytes;
    let mut job = Job::new(source, "", options);
    let message = format!("the record has more than {limit} bytes, and is not read");
    let mut found = job.at_span(&text_rules::too_large::TOO_LARGE, Span::default(), message);
    found.help = Some("write one record a line in NDJSON, or take the source text out".to_owned());
    job.keep(found);
    Checked { id: None, diagnostics: job.finish(), waits: Vec::new() }
}

/// The finding for an input that cannot be read as what it should be: at `span` of the bytes of
/// `source`, unless rule V001 is set to be silent.
#[must_use]
pub fn malformed(
    source: &Source<'_>,
    span: Span,
    message: &str,
    help: Option<&str>,
    options: &Options,
) -> Option<Diagnostic> {
    of_input(&text_rules::syntax::SYNTAX, source, span, message, help, options)
}

/// The finding of a rule on how a record lies in its input: at `span` of the bytes of `source`, unless
/// the rule is set to be silent.
#[must_use]
pub fn of_input(
    rule: &'static Rule,
    source: &Source<'_>,
    span: Span,
    message: &str,
    help: Option<&str>,
    options: &Options,
) -> Option<Diagnostic> {
    let text = String::from_utf8_lossy(source.bytes);
    let mut job = Job::new(source, &text, options);
    let mut found = job.at_span(rule, span, message);
    found.help = help.map(str::to_owned);
    job.keep(found);
    job.finish().pop()
}

/// The finding for bytes that are not UTF-8.
fn undecodable(
    source: &Source<'_>,
    error: &crate::text::EncodingError,
    options: &Options,
) -> Checked {
    // What precedes the bad byte is text, and enough to find its line.
    let mark = if source.bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let before = source.bytes.get(mark..error.offset).unwrap_or_default();
    let before = String::from_utf8_lossy(before);
    let mut job = Job::new(source, &before, options);
    let end = before.len();
    let mut found = job.at_span(
        &text_rules::invalid_utf8::INVALID_UTF8,
        Span::new(end, end),
        error.to_string(),
    );
    let order = foreign::unpack(source.bytes).unwrap_or("save the file as UTF-8");
    found.help = Some(order.to_owned());
    job.keep(found);
    let mut diagnostics = job.finish();
    for found in &mut diagnostics {
        shift(found, mark);
    }
    Checked { id: None, diagnostics, waits: Vec::new() }
}

/// What can be said of a record without a tree.
fn fast(
    text: &str,
    source: &Source<'_>,
    options: &Options,
    joins: &mut Option<(&Keys, &mut Member)>,
) -> Fast {
    // Foreign data may hold any number of values; the reader of the slow road counts them.
    let may_be_many = text.len() / 2 > json::MAX_VALUES
        && memchr::memchr3_iter(b',', b'[', b'{', text.as_bytes()).count() > json::MAX_VALUES;
    if may_be_many {
        return Fast::Declined;
    }
    if joins.is_none()
        && options.engine != Engine::Reference
        && let Some(id) = recognised(text, source, options)
    {
        return Fast::Clean(id);
    }
    let Ok(record) = serde_json::from_str::<Record<'_>>(text) else { return Fast::Declined };
    let scope = Scope::new(&record, source.stem).with_extension(source.extension);
    if let Some((keys, member)) = joins {
        **member = Member::Read(keys.entry(&scope));
    }
    let found = findings(scope, source, options);
    // Numbers in foreign data may have to be looked at as they are written, which takes the tree.
    let is_plain = record.extensions.iter().flatten().all(|extension| extension.data.is_plain());
    if found.is_empty() && is_plain {
        return Fast::Clean(record.id.to_string());
    }
    Fast::Found(found)
}

/// What the fast road says of a record.
enum Fast {
    /// Nothing at all is wrong with the record of this id.
    Clean(String),
    /// This is what the rules find. The tree may show more.
    Found(Vec<Finding>),
    /// It has to be explained.
    Declined,
}

thread_local! {
    /// One for each thread, since it keeps its room from one record to the next.
    static RECOGNISER: RefCell<Recogniser> = RefCell::new(Recogniser::new());
}

/// The id of a record that is certainly right, if nothing but shape and references is asked for.
fn recognised(text: &str, source: &Source<'_>, options: &Options) -> Option<String> {
    if !options.levels.ask_for_shape_alone() || options.require_exact {
        return None;
    }
    RECOGNISER.with_borrow_mut(|recogniser| {
        let found = recogniser.recognise(text)?;
        let is_right = found.schema_version() == SchemaVersion::CURRENT.as_str()
            && source.stem.is_none_or(|stem| stem == found.id())
            && !found.has_unused()
            && !found.hidden().any(text_rules::hidden_characters::is_suspicious)
            && !found.short().any(rules::shape::placeholder::is_placeholder);
        is_right.then(|| found.id().to_owned())
    })
}

/// What the rules find in a typed record.
fn findings<'r>(scope: Scope<'r>, source: &'r Source<'_>, options: &Options) -> Vec<Finding> {
    let record = scope.record;
    let text = texts::text_of(record, source);
    let (text, reason) = match &text {
        Ok(text) => (text.as_deref(), None),
        Err(reason) => (None, Some(reason)),
    };
    let scope = scope.with_text(text).without_text(reason, options.require_text);
    let mut all = Vec::new();
    for rule in RULES.iter().filter(|rule| options.levels.is_on(rule)) {
        let mut findings = Findings::default();
        match (rule.check, scope.text) {
            (Some(Check::Record(check)), _) => check(&scope, &mut findings),
            (Some(Check::Text(check)), Some(text)) => check(&scope, text, &mut findings),
            _ => {}
        }
        all.extend(findings);
    }
    if options.require_exact {
        let wordless: Vec<_> = extraction::anchors_without_words(record).into_iter().collect();
        // Of an anchor without words it is of no use to say that it has no positions either.
        let is_covered = |found: &Finding| {
            found.rule.code == POINTS_NOWHERE.code
                && wordless.iter().any(|other| other.spot == found.spot)
        };
        all.retain(|found| !is_covered(found));
        all.extend(wordless);
    }
    // What the levels drop is no reason to take the slow road.
    all.retain(|found| options.levels.severity(found.rule, found.severity).is_some());
    all
}

fn shift(diagnostic: &mut Diagnostic, by: usize) {
    let related = diagnostic.related.iter_mut().map(|related| &mut related.place.span);
    let edits = diagnostic.fix.iter_mut().flat_map(|fix| &mut fix.edits).map(|edit| &mut edit.span);
    for span in related.chain(edits) {
        *span = span.shift(by);
    }
    diagnostic.place.span = diagnostic.place.span.shift(by);
}

/// The slow road for one record.
struct Job<'s> {
    source: &'s Source<'s>,
    text: &'s str,
    options: &'s Options,
    /// Made when the first place is asked for.
    lines: OnceCell<LineIndex>,
    kept: Vec<Diagnostic>,
}

impl<'s> Job<'s> {
    fn new(source: &'s Source<'s>, text: &'s str, options: &'s Options) -> Self {
        Job { source, text, options, lines: OnceCell::new(), kept: Vec::new() }
    }

    /// Finds all that is wrong, and the record's id. `found` is what the rules found, if they were
    /// asked before.
    fn explain(&mut self, found: Option<Vec<Finding>>) -> Option<String> {
        let document = match json::parse(self.text) {
            Ok(document) => document,
            Err(mut fault) => {
                let start = self.text.len() - self.text.trim_start().len();
                if fault.kind == FaultKind::Syntax && fault.span.start == start {
                    let order = foreign::rewrite(self.text).map(str::to_owned);
                    fault.help = order.or(fault.help);
                }
                let found = self.of_fault(fault);
                self.keep(found);
                return None;
            }
        };
        let root = document.root;
        let told: Vec<Span> = document.faults.iter().map(|fault| fault.span).collect();
        let mut halved = HashSet::new();
        for fault in document.faults {
            let (pointer, path) = locate::innermost(&root, fault.span);
            if fault.kind == FaultKind::LoneSurrogate {
                halved.insert(path.clone());
            }
            let mut found = self.of_fault(fault);
            found.place.pointer = pointer;
            found.subject = locate::subject(&root, &path);
            self.keep(found);
        }
        let duplicates = root.duplicates();
        for duplicate in &duplicates {
            self.duplicate(duplicate, &root);
        }
        let mut once = Cow::Borrowed(&root);
        if self.options.nulls_are_absent {
            once = extraction::without_nulls(&root);
        }
        if !duplicates.is_empty() {
            once.to_mut().drop_duplicates();
        }
        // What stands a second time may be what references lead to, or may hold references.
        let hides = |finding: &Finding| match finding.absence {
            // Half a surrogate pair has become a replacement character.
            None => halved.contains(&finding.spot.path),
            Some(Absence::Entity(_)) => duplicates.iter().any(|again| again.may_hold_ids),
            Some(Absence::Reference) => !duplicates.is_empty(),
        };
        // What is no id is not repeated with every finding, however long it is.
        let id = once.get("id").and_then(Node::as_str).filter(|id| RecordId::new(*id).is_ok());
        let id = id.map(str::to_owned);
        self.place_all(&root, schema::explain::unsafe_integers(&once));
        if let Some(found) = found.filter(|_| told.is_empty() && duplicates.is_empty()) {
            self.place_all(&root, found);
            return id;
        }
        let read: Result<Record<'_>, json::de::Error> = serde::Deserialize::deserialize(&*once);
        if self.options.engine != Engine::Fast && schema::is_valid(&once) != read.is_ok() {
            self.unexplained("the types and the published schema do not agree on the record");
        }
        let error = match read {
            Ok(record) => {
                self.judge(&record, &root, hides);
                return id;
            }
            Err(error) => error,
        };
        let explained =
            schema::explain::explain_spelled(&once, self.text, &told, self.source.spelling);
        // Making the validator takes longer than all else, and the walk is seldom at a loss.
        if explained.findings.is_empty() && told.is_empty() {
            self.unexplained(if schema::is_valid(&once) {
                &error.message
            } else {
                "the record is not valid against its schema"
            });
        }
        let root = explained.as_meant(root.clone());
        self.place_all(&root, explained.findings.clone());
        if let Some(mended) = &explained.mended {
            self.rules(mended, &root, |found| hides(found) || explained.is_consequence(found));
        }
        id
    }

    /// Runs the rules on a mended tree, which reads as a record. Places are looked up in the tree
    /// as it is written.
    fn rules(
        &mut self,
        tree: &Node<'_>,
        written: &Node<'_>,
        is_consequence: impl Fn(&Finding) -> bool,
    ) {
        let record: Record<'_> = match serde::Deserialize::deserialize(tree) {
            Ok(record) => record,
            Err(error) => {
                let error: json::de::Error = error;
                return self.unexplained(&error.message);
            }
        };
        self.judge(&record, written, is_consequence);
    }

    /// Runs the rules on a record.
    fn judge(
        &mut self,
        record: &Record<'_>,
        written: &Node<'_>,
        is_consequence: impl Fn(&Finding) -> bool,
    ) {
        let scope = Scope::new(record, self.source.stem).with_extension(self.source.extension);
        let mut findings = findings(scope, self.source, self.options);
        findings.retain(|finding| !is_consequence(finding));
        self.place_all(written, findings);
    }

    /// Compares what the fast road says with what the other has found since there were `before`.
    fn compare(&mut self, fast: &Fast, before: usize) {
        let (found, is_clean): (&[Finding], bool) = match fast {
            Fast::Clean(_) => (&[], true),
            Fast::Found(found) => (found, false),
            Fast::Declined => return,
        };
        let mut left: Vec<&str> = self.kept.iter().skip(before).map(|found| found.code).collect();
        let mut missing = None;
        for code in found.iter().map(|finding| finding.rule.code) {
            match left.iter().position(|other| *other == code) {
                Some(at) => drop(left.swap_remove(at)),
                None => missing = Some(code),
            }
        }
        // What is not found on the typed record is seen in the tree alone.
        let on_records =
            |code: &&&str| is_clean || rules::find(code).is_some_and(|rule| rule.check.is_some());
        let more = left.iter().find(on_records).copied();
        if let Some(code) = missing {
            self.unexplained(&format!("the fast engine finds {code} here, the reference does not"));
        } else if let Some(code) = more {
            self.unexplained(&format!("the reference finds {code} here, the fast engine does not"));
        }
    }

    /// The types, the schema and the explanation disagree. Tests hold that they never do; if they
    /// did, the record would still not pass.
    fn unexplained(&mut self, message: &str) {
        let rule = &rules::shape::wrong_type::WRONG_TYPE;
        let mut found = self.at_span(rule, Span::default(), message);
        found.notes.push("this is a fault of verbale: please report it with the record".to_owned());
        self.keep(found);
    }

    fn of_fault(&self, fault: json::Fault) -> Diagnostic {
        let rule = match fault.kind {
            FaultKind::TooDeep => &text_rules::too_deep::TOO_DEEP,
            FaultKind::TooManyValues => &text_rules::too_large::TOO_LARGE,
            FaultKind::LoneSurrogate | FaultKind::NumberOverflow => {
                &text_rules::not_i_json::NOT_I_JSON
            }
            _ => &text_rules::syntax::SYNTAX,
        };
        let mut found = self.at_span(rule, fault.span, fault.message);
        found.help = fault.help;
        if let Some((span, label)) = fault.related {
            let place = self.place(String::new(), span, Some(label));
            found.related.push(Related { place });
        }
        found
    }

    fn duplicate(&mut self, duplicate: &json::Duplicate, root: &Node<'_>) {
        let rule = &text_rules::duplicate_key::DUPLICATE_KEY;
        let message =
            format!("the key {} comes twice in one object", rules::words::quoted(&duplicate.key));
        let mut found = self.at_span(rule, duplicate.again, message);
        found.help = Some("remove one of the two".to_owned());
        found.found = Some(duplicate.key.clone());
        found.place.pointer.clone_from(&duplicate.pointer);
        found.place.label = Some("again here".to_owned());
        let first =
            self.place(duplicate.pointer.clone(), duplicate.first, Some("first here".to_owned()));
        found.related.push(Related { place: first });
        found.subject = locate::subject(root, &pointed(&duplicate.pointer));
        self.keep(found);
    }

    /// Gives findings their places in `tree`, and keeps those whose rules are on.
    fn place_all(&mut self, tree: &Node<'_>, findings: Vec<Finding>) {
        for finding in findings {
            if !self.options.levels.is_on(finding.rule) {
                continue;
            }
            let diagnostic = self.locator(tree).diagnostic(finding);
            self.keep(diagnostic);
        }
    }

    fn locator<'t>(&'t self, tree: &'t Node<'t>) -> Locator<'t> {
        Locator { text: self.text, lines: self.lines(), tree }
    }

    /// A finding of the text, at bytes.
    fn at_span(&self, rule: &'static Rule, span: Span, message: impl Into<String>) -> Diagnostic {
        let place = self.place(String::new(), span, None);
        let finding = Finding::new(rule, Spot::value(PathBuf::root()), message);
        locate::plain(finding, place)
    }

    fn place(&self, pointer: String, span: Span, label: Option<String>) -> Place {
        let start = self.lines().position(self.text, span.start);
        let end = self.lines().position(self.text, span.end);
        Place { pointer, span, start, end, label, cell: None }
    }

    fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| {
            let Source { first_line, first_column, .. } = *self.source;
            LineIndex::new(self.text).starting_at(first_line).at_column(first_column)
        })
    }

    fn keep(&mut self, mut diagnostic: Diagnostic) {
        if self.options.levels.weigh(&mut diagnostic) {
            self.kept.push(diagnostic);
        }
    }

    fn finish(mut self) -> Vec<Diagnostic> {
        sort(&mut self.kept);
        self.kept
    }
}

/// Puts findings in order of place.
fn sort(found: &mut [Diagnostic]) {
    found.sort_by(|a, b| (a.place.span, a.code).cmp(&(b.place.span, b.code)));
}

/// The path that a JSON Pointer spells, as far as the model goes: numbers are taken for indices.
fn pointed(pointer: &str) -> PathBuf {
    let mut path = PathBuf::root();
    for segment in json::pointer::segments(pointer).into_iter().flatten() {
        path = match json::pointer::index(&segment) {
            Some(index) => path.index(index),
            None => path.key(segment.into_owned()),
        };
    }
    path
}
