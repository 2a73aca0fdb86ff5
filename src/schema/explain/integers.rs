//! Whole numbers that a double may not hold.

use super::{MOST_FINDINGS, SHORT};
use crate::json::{Node, Value};
use crate::model::path::Segment;
use crate::rules::{Finding, text};

/// Finds whole numbers in extensions that a double may not hold: the one fault of the text that no
/// type has.
pub fn unsafe_integers(root: &Node<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let extensions = root.get("extensions").and_then(Node::as_array).unwrap_or_default();
    for (number, extension) in extensions.iter().enumerate() {
        if let Some(data) = extension.get("data") {
            let mut path =
                vec![Segment::Key("extensions"), Segment::Index(number), Segment::Key("data")];
            integers(data, &mut path, &mut findings);
        }
    }
    findings
}

/// Adds the findings in `node`, to which `path` leads. Leaves `path` as it was.
fn integers<'n>(node: &'n Node<'_>, path: &mut Vec<Segment<'n>>, findings: &mut Vec<Finding>) {
    // After one under very long keys no more are told: each would repeat them.
    let is_long = |finding: &Finding| finding.spot.path.to_string().len() > SHORT * 20;
    if findings.len() >= MOST_FINDINGS || findings.last().is_some_and(is_long) {
        return;
    }
    match &node.value {
        Value::Number(literal) => {
            let digits = literal.strip_prefix('-').unwrap_or(literal);
            let is_whole = digits.bytes().all(|b| b.is_ascii_digit());
            // The reader has told a number beyond the doubles.
            let is_finite = literal.parse::<f64>().is_ok_and(f64::is_finite);
            let is_safe = digits.parse::<u64>().is_ok_and(|n| n <= 9_007_199_254_740_991);
            if is_whole && is_finite && !is_safe {
                findings.push(text::not_i_json::unsafe_integer(
                    path.iter().copied().collect(),
                    literal,
                ));
            }
        }
        Value::Array(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                path.push(Segment::Index(index));
                integers(entry, path, findings);
                path.pop();
            }
        }
        Value::Object(members) => {
            for member in members {
                path.push(Segment::Key(&member.key));
                integers(&member.value, path, findings);
                path.pop();
            }
        }
        _ => {}
    }
}
