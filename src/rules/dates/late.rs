//! What a record dates after its own source.

use super::comparable;
use super::persian;
use super::publication::{Publication, SLACK};
use crate::diagnostic::Suggestion;
use crate::model::Day;
use crate::model::path::PathBuf;
use crate::model::{Edtf, Event, EventStatus, Quote};
use crate::rules::{Finding, Rule, Scope, Spot, words};

/// So many dates after the publication are not wrong each for itself: that of the source is.
const MANY: usize = 3;

/// What happened or was said after the source came out.
pub(super) struct Late<'r> {
    pub(super) publication: Publication<'r>,
    /// Events that have occurred or go on, with their paths.
    pub(super) events: Vec<(PathBuf, &'r Event<'r>)>,
    /// Quotes, with their numbers.
    pub(super) quotes: Vec<(usize, &'r Quote<'r>)>,
    /// The earliest of these dates, with its day and place.
    earliest: Option<(Day, &'r str, PathBuf)>,
}

impl<'r> Late<'r> {
    /// None where it is not known when the source came out.
    pub(super) fn of(scope: &Scope<'r>) -> Option<Self> {
        let publication = Publication::last(&scope.record.source)?;
        let (events, quotes) = (Vec::new(), Vec::new());
        let mut late = Late { publication, events, quotes, earliest: None };
        for (path, event) in scope.events() {
            let is_past = matches!(event.status, EventStatus::Occurred | EventStatus::Ongoing);
            if is_past && late.is_after(event.when.edtf.as_ref(), &path) {
                late.events.push((path, event));
            }
        }
        for (number, quote) in scope.record.quotes.iter().enumerate() {
            let date = quote.when.as_ref().and_then(|when| when.edtf.as_ref());
            if late.is_after(date, &PathBuf::root().key("quotes").index(number)) {
                late.quotes.push((number, quote));
            }
        }
        Some(late)
    }

    /// Whether a date of what is at `path` is after the publication.
    fn is_after(&mut self, date: Option<&'r Edtf<'r>>, path: &PathBuf) -> bool {
        let Some(date) = date else { return false };
        let Some(bounds) = comparable::of_edtf(date) else { return false };
        if !self.publication.bounds.is_before(&bounds, SLACK) {
            return false;
        }
        if let Some(day) = bounds.earliest
            && self.earliest.as_ref().is_none_or(|(earliest, ..)| day < *earliest)
        {
            self.earliest = Some((day, date.as_str(), path.clone().key("when").key("edtf")));
        }
        true
    }

    /// Whether so much is late that the date of the source is what is wrong, or that date is one of
    /// another calendar.
    pub(super) fn is_many(&self) -> bool {
        self.events.len() + self.quotes.len() >= MANY || self.persian().is_some()
    }

    /// The day of the source, where its date is one of the Persian calendar: in the Gregorian one it
    /// is long before what it tells, and else it is not.
    fn persian(&self) -> Option<Day> {
        let day = persian::gregorian(self.publication.text)?;
        let earliest = self.earliest.as_ref()?.0;
        (earliest.number() <= day.number() + SLACK).then_some(day)
    }

    /// The one finding of `rule` for all of it, at the date of the source.
    pub(super) fn all(&self, rule: &'static Rule) -> Option<Finding> {
        let (_, date, path) = self.earliest.as_ref()?;
        let count = self.events.len() + self.quotes.len();
        let done = self.publication.done();
        if let Some(day) = self.persian() {
            let message = format!(
                "the source was {done} at {}, long before what it tells, at {} and later",
                words::quoted(self.publication.text),
                words::quoted(date)
            );
            let finding = Finding::new(rule, self.publication.spot(), message)
                .found(self.publication.text)
                .help(format!("write `{day}`, which is that day of the Persian calendar"))
                .suggest(vec![Suggestion { value: day.to_string(), score: 0.9 }]);
            return Some(finding.related(Spot::value(path.clone()), "the earliest of them"));
        }
        let message = format!(
            "the source was {done} at {}, and {count} dates of what it tells are after that, from \
             {} on",
            words::quoted(self.publication.text),
            words::quoted(date)
        );
        let help = format!(
            "correct `{done}`, or give `modified` if the source was changed later; if it is right, \
             correct the dates"
        );
        let finding = Finding::new(rule, self.publication.spot(), message);
        let finding = finding.found(self.publication.text).help(help);
        Some(finding.related(Spot::value(path.clone()), "the earliest of them"))
    }
}
