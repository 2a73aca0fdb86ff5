//! How often each rule found something.

use std::io::{self, Write};

use super::{FIXABLE, Sanitized, Summary};

/// Writes a line for each rule that found something, the most frequent first, with the place of
/// its first finding.
///
/// # Errors
///
/// When `out` fails.
pub fn write_statistics(out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
    let ranking = summary.ranking();
    let digits = |count: u64| count.checked_ilog10().unwrap_or(0) as usize + 1;
    let counts = ranking.iter().map(|(_, rank)| digits(rank.count)).max().unwrap_or(1);
    let names = ranking.iter().map(|(_, rank)| rank.name.len()).max().unwrap_or(1);
    for (code, rank) in ranking {
        let severity = rank.severity.as_str();
        let mark = if rank.fixable > 0 { FIXABLE } else { "" };
        let (file, line, column) = &rank.first;
        let file = Sanitized::line(file);
        write!(out, "{:counts$} {code} {:names$} {severity:7} {mark:3}", rank.count, rank.name)?;
        writeln!(out, "  first at {file}:{line}:{column}")?;
    }
    Ok(())
}
