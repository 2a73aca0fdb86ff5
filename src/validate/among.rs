//! A record beside others: what can be checked of it alone, on any thread, and what takes those
//! before it.

use super::{Checked, Job, Options, Records, Source, check_in, shift};
use crate::json;
use crate::rules::collection::{Added, Awaited, Entry, Keys};
use crate::text::decode;

/// What a record brings into the records of one call, once it has been checked by itself.
#[derive(Debug, Default)]
pub struct Joins(pub(super) Member);

/// As what a record joins.
#[derive(Debug, Default)]
pub(super) enum Member {
    /// As nothing: there is no id to know it by.
    #[default]
    Nothing,
    /// As a record of that id whose shape is wrong.
    Unread(String),
    /// As a record that others can be compared with.
    Read(Entry),
}

impl Joins {
    /// About how much memory it takes, in bytes.
    #[must_use]
    pub fn weight(&self) -> usize {
        match &self.0 {
            Member::Nothing => 0,
            Member::Unread(id) => id.len(),
            Member::Read(entry) => entry.weight(),
        }
    }
}

/// Checks a record by itself, and notes what others have to know of it, if they are compared: `keys`
/// are those of [`Records::keys`]. [`join`] says the rest.
///
/// Records can be checked so on many threads; they join on one, in their order.
///
/// ```
/// use verbale::validate::{Options, Records, Source, check_apart, join};
///
/// let options = Options::default();
/// let mut records = Records::new();
/// let keys = records.keys().cloned();
/// let text = br#"{ "id": "harbour-talks" }"#;
///
/// let apart = std::thread::spawn(move || {
///     check_apart(&Source::new(text), &Options::default(), keys.as_ref())
/// });
/// let (mut checked, joins) = apart.join().unwrap();
/// join(&Source::new(text), &options, &joins, &mut records, &mut checked);
/// assert_eq!(records.begun(), 1);
/// ```
#[must_use]
pub fn check_apart(
    source: &Source<'_>,
    options: &Options,
    keys: Option<&Keys>,
) -> (Checked, Joins) {
    let mut member = Member::Nothing;
    let checked = check_in(source, options, keys.map(|keys| (keys, &mut member)));
    (checked, Joins(member))
}

/// Compares a record that was [checked apart](check_apart) with those before it, and adds to
/// `checked` what is wrong. `source` and `options` are those of the check.
pub fn join(
    source: &Source<'_>,
    options: &Options,
    joins: &Joins,
    records: &mut Records,
    checked: &mut Checked,
) {
    records.begin();
    let entry = match &joins.0 {
        Member::Nothing => return,
        Member::Unread(id) => return records.add_unread(id),
        Member::Read(entry) => entry,
    };
    let added = records.add(entry, &options.levels);
    if !added.is_empty() {
        explain(source, options, added, records, checked);
    }
}

/// Gives what the collection says its places in the text.
fn explain(
    source: &Source<'_>,
    options: &Options,
    added: Added,
    records: &mut Records,
    checked: &mut Checked,
) {
    // It was read before, so it can be read again.
    let Ok(decoded) = decode(source.bytes) else { return };
    let Ok(document) = json::parse(decoded.text) else { return };
    let mark = source.bytes.len() - decoded.text.len();
    let mut job = Job::new(source, decoded.text, options);
    job.place_all(&document.root, added.findings);
    for Awaited { target, finding } in added.awaited {
        let found = job.locator(&document.root).diagnostic(finding);
        let pointer = found.place.pointer.clone();
        if records.wait(target, found, decoded.text, mark) {
            checked.waits.push(pointer);
        }
    }
    let mut kept = job.finish();
    if mark > 0 {
        for found in &mut kept {
            shift(found, mark);
        }
    }
    kept.append(&mut checked.diagnostics);
    super::sort(&mut kept);
    checked.diagnostics = kept;
}
