//! Prints each red line with the words that show it and the events that test or cross it.
//!
//! ```console
//! $ cargo run --example red_lines -- examples/harbour-talks/*.json
//! ```

use std::error::Error;
use std::io::Write as _;

use verbale::model::{Item, Record};
use verbale::report::Sanitized;

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = std::io::stdout().lock();
    for file in std::env::args_os().skip(1) {
        let text = std::fs::read_to_string(file)?;
        let record: Record<'_> = serde_json::from_str(&text)?;
        for line in &record.red_lines {
            let holder = record.resolve(&line.holder).map_or("somebody", |it| it.name.as_str());
            writeln!(out, "{}", Sanitized::line(&format!("{holder}: {}", line.text)))?;
            for quote in line.quotes.iter().flatten().filter_map(|quote| record.resolve(quote)) {
                writeln!(out, "  shown by: {}", Sanitized::line(quote.text.as_str()))?;
            }
            for relation in record.relations_to(line.id.as_str()) {
                if let Some(Item::Event(event)) = record.resolve(&relation.from) {
                    let words = format!("{}: {}", relation.r#type.as_str(), event.name);
                    writeln!(out, "  {}", Sanitized::line(&words))?;
                }
            }
        }
    }
    Ok(())
}
