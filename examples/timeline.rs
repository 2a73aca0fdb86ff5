//! Prints what happened, was said and was demanded in several records, in order of time.
//!
//! ```console
//! $ cargo run --example timeline -- examples/*.json
//! ```

use std::error::Error;
use std::io::Write as _;

use verbale::model::{Item, Record};
use verbale::report::Sanitized;

fn main() -> Result<(), Box<dyn Error>> {
    let mut lines = Vec::new();
    for file in std::env::args_os().skip(1) {
        let text = std::fs::read_to_string(file)?;
        let record: Record<'_> = serde_json::from_str(&text)?;
        for (days, item) in record.timeline() {
            let words = match item {
                Item::Event(event) => event.name.as_str(),
                Item::Quote(quote) => quote.text.as_str(),
                other => other.as_stance().map_or("", |stance| stance.text().as_str()),
            };
            let first = days.earliest.or(days.latest);
            lines.push((first, format!("{}: {words}", item.kind().as_str())));
        }
    }
    lines.sort();
    let mut out = std::io::stdout().lock();
    for (day, line) in lines {
        let day = day.map_or_else(String::new, |day| day.to_string());
        writeln!(out, "{day} {}", Sanitized::line(&line))?;
    }
    Ok(())
}
