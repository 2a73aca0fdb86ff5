//! How precisely the styles of a spreadsheet show dates.

use std::collections::HashMap;

/// The most styles that are kept.
const MAX_STYLES: usize = 1 << 16;

/// How precisely a date is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Precision {
    Year,
    Month,
    #[default]
    Day,
}

impl Precision {
    /// A date in ISO 8601, as it is shown.
    pub(super) fn of(self, date: &str) -> String {
        let date = date.trim();
        let length = match self {
            // A time of day is said whatever is shown, unless it is the beginning of the day.
            _ if date.contains('T') && !is_midnight(date) => date.len(),
            Precision::Year => 4,
            Precision::Month => 7,
            Precision::Day => 10,
        };
        date.get(..length).unwrap_or(date).to_owned()
    }
}

/// Whether a date has the time at which the day begins.
fn is_midnight(date: &str) -> bool {
    let time = date.split_once('T').map_or("", |(_, time)| time);
    time.chars().all(|c| matches!(c, '0' | ':' | '.'))
}

/// The styles that are known.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// How precise the formats of dates are, by name.
    formats: HashMap<String, Precision>,
    /// The formats of the styles of cells, by name.
    cells: HashMap<String, String>,
    /// The name of the format that is being read.
    current: Option<String>,
}

impl Styles {
    /// Looks at an element before the sheets.
    pub(super) fn see<'e>(&mut self, name: &str, get: impl Fn(&str) -> Option<&'e str>) {
        if self.formats.len() + self.cells.len() >= MAX_STYLES {
            return;
        }
        let shown = match name {
            "date-style" => {
                self.current = get("style:name").map(str::to_owned);
                if let Some(current) = &self.current {
                    // What shows neither a day nor a month is a year, if it shows that.
                    self.formats.insert(current.clone(), Precision::Year);
                }
                return;
            }
            "style" => {
                self.current = None;
                let (Some(style), Some(format)) = (get("style:name"), get("style:data-style-name"))
                else {
                    return;
                };
                self.cells.insert(style.to_owned(), format.to_owned());
                return;
            }
            "time-style" | "number-style" | "text-style" | "boolean-style" | "currency-style"
            | "percentage-style" => {
                self.current = None;
                return;
            }
            "day" | "day-of-week" | "hours" | "minutes" | "seconds" => Precision::Day,
            "month" => Precision::Month,
            _ => return,
        };
        let known = self.current.as_ref().and_then(|current| self.formats.get_mut(current));
        if let Some(known) = known
            && *known != Precision::Day
        {
            *known = shown;
        }
    }

    /// How precise the dates in cells of a style are shown; none if it is not known.
    pub(super) fn of_cell(&self, style: &str) -> Option<Precision> {
        self.formats.get(self.cells.get(style)?).copied()
    }
}
