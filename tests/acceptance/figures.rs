//! Counts of what is found and what is not: in all, by document, and by rule.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::document::Document;
use crate::measure::{Measured, PROFILES, Verdict, verdict};

/// The row over everything.
pub(crate) const TOTAL: &str = "all";

/// The row of the mistakes that need a reader; they count in all other rows as well.
const READER: &str = "reader";

const HEAD: &str = "of\tfound\tby another\tmissed\talarms default\talarms grounded\talarms strict\t\
                    precision\trecall";

/// What is counted for the whole, for one document or for one rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    /// Mistakes that are found: by this rule, or in other rows by any of the rules that are named.
    found: usize,
    /// Mistakes about which only others say something.
    by_another: usize,
    /// Mistakes of which nothing is said.
    missed: usize,
    /// Findings on correct records, in the order of [`PROFILES`].
    alarms: [usize; PROFILES.len()],
}

impl Row {
    fn count(&mut self, verdict: Verdict) {
        *match verdict {
            Verdict::Found => &mut self.found,
            Verdict::ByAnother => &mut self.by_another,
            Verdict::Missed => &mut self.missed,
        } += 1;
    }

    /// The findings on correct records under a profile.
    pub(crate) fn alarms(&self, profile: &str) -> usize {
        let index = PROFILES.iter().position(|name| *name == profile).unwrap();
        self.alarms[index]
    }

    /// The part of the mistakes that is found.
    pub(crate) fn recall(&self) -> f64 {
        ratio(self.found, self.found + self.by_another + self.missed)
    }

    /// The part of true findings in mistakes found and false alarms, under the profile `default`.
    fn precision(&self) -> f64 {
        ratio(self.found, self.found + self.alarms("default"))
    }

    fn cells(&self) -> Vec<String> {
        let counts = [self.found, self.by_another, self.missed].into_iter().chain(self.alarms);
        let rates = [self.precision(), self.recall()];
        counts.map(|n| n.to_string()).chain(rates.map(|rate| format!("{rate:.2}"))).collect()
    }

    /// Each figure that is worse than in another row: its name, what it is, what it was.
    fn worse_than(&self, other: &Row) -> Vec<(&'static str, usize, usize)> {
        let not_found = |row: &Row| row.by_another + row.missed;
        let mut worse = Vec::new();
        if self.found < other.found {
            worse.push(("mistakes found", self.found, other.found));
        }
        if not_found(self) > not_found(other) {
            worse.push(("mistakes not found", not_found(self), not_found(other)));
        }
        for (index, profile) in PROFILES.into_iter().enumerate() {
            if self.alarms[index] > other.alarms[index] {
                worse.push((profile, self.alarms[index], other.alarms[index]));
            }
        }
        worse
    }
}

/// A part of a whole; 1 where there is no whole.
#[expect(clippy::cast_precision_loss, reason = "the counts are small")]
pub(crate) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// All rows, by what they are of.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Figures {
    pub(crate) rows: BTreeMap<String, Row>,
}

impl Figures {
    /// The figures of what was measured.
    pub(crate) fn of(all: &[(Document, Measured)]) -> Self {
        let mut figures = Figures::default();
        figures.row(TOTAL);
        for (document, measured) in all {
            let name = format!("document {}", document.name);
            for (mistake, codes) in document.mistakes.iter().zip(&measured.codes) {
                let verdict = verdict(mistake, codes);
                figures.row(TOTAL).count(verdict);
                figures.row(&name).count(verdict);
                if mistake.reader {
                    figures.row(READER).count(verdict);
                }
                for code in &mistake.finds {
                    let of_rule = match verdict {
                        _ if codes.contains(code.as_str()) => Verdict::Found,
                        Verdict::Missed => Verdict::Missed,
                        Verdict::Found | Verdict::ByAnother => Verdict::ByAnother,
                    };
                    figures.row(&format!("rule {code}")).count(of_rule);
                }
                if mistake.finds.is_empty() {
                    for code in codes {
                        figures.row(&format!("rule {code}")).count(Verdict::Found);
                    }
                }
            }
            for alarm in &measured.alarms {
                let index = PROFILES.iter().position(|name| *name == alarm.profile).unwrap();
                for of in [TOTAL, &name, &format!("rule {}", alarm.code)] {
                    figures.row(of).alarms[index] += 1;
                }
            }
        }
        figures
    }

    fn row(&mut self, of: &str) -> &mut Row {
        self.rows.entry(of.to_owned()).or_default()
    }

    fn lines(&self) -> Vec<Vec<String>> {
        let head = HEAD.split('\t').map(str::to_owned).collect();
        let line = |(of, row): (&String, &Row)| [vec![of.clone()], row.cells()].concat();
        std::iter::once(head).chain(self.rows.iter().map(line)).collect()
    }

    /// The figures for people.
    pub(crate) fn table(&self) -> String {
        let lines = self.lines();
        let widths: Vec<usize> = (0..lines[0].len())
            .map(|column| lines.iter().map(|line| line[column].len()).max().unwrap_or_default())
            .collect();
        let mut text = String::new();
        for line in lines {
            let (of, counts) = line.split_first().unwrap();
            write!(text, "{of:<width$}", width = widths[0]).unwrap();
            for (cell, width) in counts.iter().zip(&widths[1..]) {
                write!(text, "  {cell:>width$}").unwrap();
            }
            text.push('\n');
        }
        text
    }

    /// The file with the figures, and why they are as they are.
    pub(crate) fn write(&self, reason: &str) -> String {
        let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
        let lines: Vec<String> = self.lines().iter().map(|line| line.join("\t") + "\n").collect();
        format!("reason\t{reason}\n{}", lines.concat())
    }

    /// Reads the file that [`Figures::write`] makes.
    pub(crate) fn read(text: &str) -> Self {
        let (reason, table) = text.split_once('\n').unwrap();
        let reason = reason.strip_prefix("reason\t").unwrap();
        assert!(!reason.is_empty(), "the figures are there for no reason");
        let mut figures = Figures::default();
        for line in table.lines().skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            let number = |column: usize| cells[column].parse::<usize>().unwrap();
            *figures.row(cells[0]) = Row {
                found: number(1),
                by_another: number(2),
                missed: number(3),
                alarms: [number(4), number(5), number(6)],
            };
        }
        figures
    }

    /// What is worse than it was, a line each. A row that was not there had nothing but zeros.
    pub(crate) fn worse_than(&self, other: &Figures) -> Vec<String> {
        let nothing = Row::default();
        let names: std::collections::BTreeSet<&String> =
            self.rows.keys().chain(other.rows.keys()).collect();
        let mut lines = Vec::new();
        for of in names {
            let row = |figures: &Figures| figures.rows.get(of).unwrap_or(&nothing).clone();
            for (what, is, was) in row(self).worse_than(&row(other)) {
                lines.push(format!("{of}: {what}: {is}, was {was}"));
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(found: usize, missed: usize, alarms: usize) -> Figures {
        let row = Row { found, by_another: 1, missed, alarms: [alarms, alarms, alarms + 1] };
        Figures { rows: [(TOTAL.to_owned(), row.clone()), ("rule V210".to_owned(), row)].into() }
    }

    #[test]
    fn a_worse_figure_is_named_with_what_it_was() {
        let recorded = figures(5, 2, 1);
        assert!(figures(5, 2, 1).worse_than(&recorded).is_empty());
        assert!(figures(6, 1, 0).worse_than(&recorded).is_empty());
        for (now, line) in [
            (figures(4, 2, 1), "rule V210: mistakes found: 4, was 5"),
            (figures(5, 3, 1), "all: mistakes not found: 4, was 3"),
            (figures(5, 2, 2), "all: strict: 3, was 2"),
            (Figures::default(), "rule V210: mistakes found: 0, was 5"),
        ] {
            let worse = now.worse_than(&recorded);
            assert!(worse.iter().any(|one| one == line), "{line} is not in {worse:?}");
        }
        let worse = recorded.worse_than(&Figures::default());
        assert!(worse.iter().any(|one| one == "rule V210: default: 1, was 0"), "{worse:?}");
    }

    #[test]
    fn a_mistake_that_another_rule_speaks_of_is_no_worse_than_one_missed() {
        let mut now = figures(5, 2, 1);
        let row = now.row(TOTAL);
        (row.by_another, row.missed) = (3, 0);
        assert!(now.worse_than(&figures(5, 2, 1)).is_empty());
    }

    #[test]
    fn what_is_written_is_read() {
        let written = figures(5, 2, 1).write("first\nfigures");
        assert!(written.starts_with("reason\tfirst figures\nof\tfound\t"), "{written}");
        assert_eq!(Figures::read(&written), figures(5, 2, 1));
    }

    #[test]
    fn precision_and_recall_are_parts_of_the_whole() {
        let row = &figures(5, 2, 1).rows[TOTAL];
        assert_eq!(row.cells(), ["5", "1", "2", "1", "1", "2", "0.83", "0.62"]);
    }
}
