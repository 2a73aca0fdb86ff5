//! From "not valid" to causes.
//!
//! A validator of JSON Schema says which keyword failed. What a contributor needs is what is wrong,
//! where, and what to write. [`explain`] walks the model's description and the tree side by side
//! and names each cause once, with its place: a misspelt key and the missing key it was meant for
//! are one fault, a key of another entity is named as such, and no fault of a part is told again
//! for the whole.
//!
//! As it goes it mends a copy of the tree, with the names that were meant and with samples where
//! values are missing or wrong. That copy reads as a record, so that the rules on records find what
//! else is wrong in the same run. What they say about mended places is a consequence and is dropped
//! ([`Explained::is_consequence`]).

mod integers;
mod stranger;
mod values;
mod walk;

use std::collections::HashSet;

use crate::json::{Node, Value};
use crate::model::Record;
use crate::model::path::{Path, PathBuf, Segment};
use crate::model::shape::{Kind, Model};
use crate::rules::shape::Slot;
use crate::rules::{Absence, Finding};
use crate::text::{Span, Spelling};

pub use integers::unsafe_integers;
use walk::Walk;

/// The most findings in one record that are told. A file of noise would otherwise become a report
/// many times its size.
pub const MOST_FINDINGS: usize = 1_000;

/// The greatest length, in bytes, of a value that a message repeats or an edit rewrites.
const SHORT: usize = 200;

/// What is wrong with the shape of a record.
#[derive(Debug)]
pub struct Explained<'t> {
    /// The faults, in the order of the model. Their paths lead through the tree as it was meant
    /// ([`Explained::as_meant`]).
    pub findings: Vec<Finding>,
    /// The tree with every fault mended; none where there were more faults than are told, or where
    /// the document is no record at all.
    pub mended: Option<Node<'t>>,
    readings: Vec<Reading>,
    tainted: Vec<PathBuf>,
    lost: HashSet<Kind>,
}

/// How something in the text was taken, so that the walk could go on inside.
#[derive(Debug)]
enum Reading {
    /// A key of the object at the path, for another one.
    Renamed(PathBuf, String, &'static str),
    /// The value at the path, for the only entry of a list.
    Listed(PathBuf),
}

impl<'t> Explained<'t> {
    /// The tree with the names that were meant, and with single values where lists belong taken
    /// into lists, and nothing else changed. Paths of findings lead through it. An entry that is
    /// taken into a list has the same span as the list, which no written entry has.
    #[must_use]
    pub fn as_meant(&self, mut root: Node<'t>) -> Node<'t> {
        for reading in &self.readings {
            let (Reading::Renamed(path, ..) | Reading::Listed(path)) = reading;
            let Some(node) = at(&mut root, path) else { continue };
            match (reading, &mut node.value) {
                (Reading::Renamed(_, key, name), Value::Object(members)) => {
                    if let Some(member) = members.iter_mut().find(|member| member.key == *key) {
                        member.key = (*name).into();
                    }
                }
                (Reading::Listed(_), _) => {
                    let entry = Node { span: node.span, value: node.value.clone() };
                    node.value = Value::Array(vec![entry]);
                }
                _ => {}
            }
        }
        root
    }

    /// Whether a finding of a rule on the mended record only follows from a fault of shape.
    #[must_use]
    pub fn is_consequence(&self, finding: &Finding) -> bool {
        let touched = |path: &PathBuf| self.tainted.iter().any(|tainted| path.is_within(tainted));
        let missed = match finding.absence {
            None => false,
            Some(Absence::Entity(kinds)) => kinds.iter().any(|kind| self.lost.contains(kind)),
            // Whatever was wrong may have held the reference.
            Some(Absence::Reference) => true,
        };
        missed
            || touched(&finding.spot.path)
            || finding.related.iter().any(|(spot, _)| touched(&spot.path))
    }
}

/// The node at a path.
fn at<'n, 't>(root: &'n mut Node<'t>, path: &PathBuf) -> Option<&'n mut Node<'t>> {
    path.segments().try_fold(root, |node, segment| match (segment, &mut node.value) {
        (Segment::Key(key), Value::Object(members)) => {
            members.iter_mut().find(|member| member.key == key).map(|member| &mut member.value)
        }
        (Segment::Index(index), Value::Array(entries)) => entries.get_mut(index),
        _ => None,
    })
}

/// Finds the causes for which the record schema refuses `root`, which was read from `source` and
/// has no key twice. What has been `told` of the text, in order of place, is not told again.
#[must_use]
pub fn explain<'t>(root: &Node<'t>, source: &'t str, told: &[Span]) -> Explained<'t> {
    explain_spelled(root, source, told, None)
}

/// The same for a document whose text was made from an input of another format, in which values may
/// be written in another way. Proposals keep the characters of the input.
#[must_use]
pub fn explain_spelled<'t>(
    root: &Node<'t>,
    source: &'t str,
    told: &[Span],
    spelling: Option<&dyn Spelling>,
) -> Explained<'t> {
    let mut walk = Walk::new(source, told, spelling);
    if let Some(finding) = stranger::stranger(root) {
        walk.findings.push(finding);
        return walk.explained(None);
    }
    let mut mended = root.clone();
    walk.value(Record::TYPE, &mut mended, &Path::ROOT, Slot::Root);
    let complete = !walk.is_full();
    walk.explained(complete.then_some(mended))
}
