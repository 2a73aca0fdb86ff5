//! An analysis as text for people, and as a table for spreadsheets.

use std::io::{self, Write};

use super::rows::{Shown, or_else, shown, ties};
use super::{Section, Sections};
use crate::analysis::{Deadline, Entry, Findings, ListedDemand};
use crate::report::Sanitized;

pub(super) fn write_human(
    out: &mut dyn Write,
    findings: &Findings,
    sections: Sections<'_>,
) -> io::Result<()> {
    for (number, Shown { title, rows }) in shown(findings, sections).into_iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{title}: {}", rows.len())?;
        for row in rows {
            writeln!(out)?;
            for (name, value) in row.iter().filter(|(_, value)| !value.is_empty()) {
                writeln!(out, "  {name:10}  {}", Sanitized::line(value))?;
            }
        }
    }
    if let Some(as_of) = &findings.as_of {
        writeln!(out, "\nDeadlines are looked at as of {as_of}.")?;
    }
    Ok(())
}

/// The columns of the table for spreadsheets. Columns may be added at the end, none is renamed, moved or
/// dropped.
const COLUMNS: [&str; 27] = [
    "sort",
    "record",
    "id",
    "by",
    "to",
    "text",
    "date",
    "is",
    "condition",
    "deadline",
    "joined_by",
    "other_record",
    "other_id",
    "other_by",
    "other_to",
    "other_text",
    "other_date",
    "other_is",
    "published",
    "assertion",
    "status",
    "deadline_passed",
    "or_else",
    "kind",
    "participants",
    "other_published",
    "other_assertion",
];

/// A row of the table, by the names of its columns.
#[derive(Default)]
struct Row<'f> {
    sort: &'static str,
    entry: Option<&'f Entry>,
    is: &'f str,
    condition: &'f str,
    deadline: Option<&'f Deadline>,
    joined_by: String,
    other: Option<&'f Entry>,
    other_is: &'f str,
    status: &'f str,
    or_else: String,
    kind: &'f str,
    participants: String,
}

impl Row<'_> {
    fn cells(&self) -> [String; COLUMNS.len()] {
        let own = |text: &str| text.to_owned();
        let [record, id, by, to, text, date, published, assertion] = entry_cells(self.entry);
        let [o_record, o_id, o_by, o_to, o_text, o_date, o_published, o_assertion] =
            entry_cells(self.other);
        let passed = self.deadline.map(|it| if it.passed { "yes" } else { "no" });
        let deadline = self.deadline.map(|it| it.edtf.clone()).unwrap_or_default();
        [
            own(self.sort),
            record,
            id,
            by,
            to,
            text,
            date,
            own(self.is),
            own(self.condition),
            deadline,
            self.joined_by.clone(),
            o_record,
            o_id,
            o_by,
            o_to,
            o_text,
            o_date,
            own(self.other_is),
            published,
            assertion,
            own(self.status),
            own(passed.unwrap_or_default()),
            self.or_else.clone(),
            own(self.kind),
            self.participants.clone(),
            o_published,
            o_assertion,
        ]
    }
}

pub(super) fn write_csv(
    out: &mut dyn Write,
    findings: &Findings,
    sections: Sections<'_>,
) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(COLUMNS)?;
    for row in rows(findings, sections) {
        table.write_record(row.cells().iter().map(|cell| guarded(cell)))?;
    }
    table.flush()
}

fn rows<'f>(findings: &'f Findings, sections: Sections<'_>) -> Vec<Row<'f>> {
    let Findings {
        impasses,
        threats,
        unanswered,
        changes,
        demands,
        red_lines,
        commitments,
        timeline,
        ..
    } = findings;
    let mut all = Vec::new();
    if sections.has(Section::Impasses) {
        all.extend(impasses.iter().map(|row| Row {
            sort: "impasse",
            entry: Some(&row.demand),
            is: row.status,
            status: row.status,
            deadline: row.deadline.as_ref(),
            or_else: or_else(&row.or_else),
            joined_by: ties(&row.joined_by),
            other: Some(&row.red_line),
            other_is: row.firmness.unwrap_or_default(),
            ..Row::default()
        }));
    }
    if sections.has(Section::StandingThreats) {
        all.extend(threats.iter().map(|row| Row {
            sort: "standing_threat",
            entry: Some(&row.threat),
            is: row.act,
            condition: row.condition.as_deref().unwrap_or_default(),
            deadline: row.deadline.as_ref(),
            ..Row::default()
        }));
    }
    if sections.has(Section::UnansweredDemands) {
        all.extend(unanswered.iter().map(|row| demand("unanswered_demand", row)));
    }
    if sections.has(Section::FirmnessChanges) {
        all.extend(changes.iter().map(|row| Row {
            sort: "firmness_change",
            entry: Some(&row.before),
            is: row.from,
            joined_by: row.issue.clone().unwrap_or_default(),
            other: Some(&row.after),
            other_is: row.to,
            ..Row::default()
        }));
    }
    if sections.has(Section::Demands) {
        all.extend(demands.iter().map(|row| demand("demand", row)));
    }
    if sections.has(Section::RedLines) {
        all.extend(red_lines.iter().map(|row| Row {
            sort: "red_line",
            entry: Some(&row.red_line),
            is: row.firmness.unwrap_or_default(),
            kind: row.kind,
            status: row.status,
            or_else: or_else(&row.or_else),
            ..Row::default()
        }));
    }
    if sections.has(Section::Commitments) {
        all.extend(commitments.iter().map(|row| Row {
            sort: "commitment",
            entry: Some(&row.commitment),
            kind: row.kind,
            status: row.status,
            condition: row.conditions.as_deref().unwrap_or_default(),
            deadline: row.deadline.as_ref(),
            ..Row::default()
        }));
    }
    if sections.has(Section::Timeline) {
        all.extend(timeline.iter().map(|row| Row {
            sort: "timeline",
            entry: Some(&row.entry),
            is: row.event_type.unwrap_or_default(),
            kind: row.sort,
            status: row.status.unwrap_or_default(),
            participants: row.participants.join("; "),
            deadline: row.deadline.as_ref(),
            ..Row::default()
        }));
    }
    all
}

fn demand<'f>(sort: &'static str, row: &'f ListedDemand) -> Row<'f> {
    Row {
        sort,
        entry: Some(&row.demand),
        is: row.force,
        status: row.status,
        deadline: row.deadline.as_ref(),
        or_else: or_else(&row.or_else),
        ..Row::default()
    }
}

fn entry_cells(entry: Option<&Entry>) -> [String; 8] {
    let Some(entry) = entry else { return Default::default() };
    let Entry { record, id, by, to, text, date, published, assertion } = entry;
    [
        record.clone(),
        id.clone(),
        by.clone(),
        to.join("; "),
        text.clone(),
        date.clone().unwrap_or_default(),
        published.clone().unwrap_or_default(),
        assertion.unwrap_or_default().to_owned(),
    ]
}

/// A cell that no spreadsheet takes for a formula: an apostrophe stands in front of what would be
/// one, as OWASP's page on CSV injection advises. Characters that a terminal acts on are shown by
/// stand-ins.
fn guarded(cell: &str) -> String {
    let cell = Sanitized::line(cell).to_string();
    let first = cell.trim_start_matches([' ', '"', '\'']).chars().next();
    if first.is_some_and(|c| {
        matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠')
    }) {
        return format!("'{cell}");
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", " +1", "-1", "@SUM(A1)", "\"=1", "'=1", "＝1"] {
            assert!(guarded(cell).starts_with('\''), "{cell}");
        }
        assert_eq!(guarded("a-b"), "a-b");
        assert!(!guarded("a\u{1b}[2J\n=b").contains(['\u{1b}', '\n']));
    }
}
