//! See [`COUNTRY_OUT_OF_TIME`].

use crate::codes::countries::{self, Former};
use crate::model::Bounds;
use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// A withdrawn country code stands where nothing happens in its time.
    ///
    /// ISO 3166-3 keeps the codes of countries that are no more, so that records about their time can
    /// use them. `SUN` for Russia in a record of 2031 is a slip of a list that is out of date, and it
    /// hides the actor from whoever asks for `RUS`.
    ///
    /// What is compared: for an actor and what claims it, the dates of all events of the record; for
    /// the place of an event, the dates of that event; where these say nothing, the day when the
    /// source was published. Years alone count. The code is out of time where every year that the
    /// dates may mean is after the year of its withdrawal, or before the year in which it came into
    /// the standard, if that is not the standard's first, 1974: a record of 1962 may well speak of the
    /// Soviet Union. One event in its time is enough, for then the actor may be part of that.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild", "country": "SUN" }] }
    /// ```
    ///
    /// ```json good
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild", "country": "SUN" }],
    ///   "related_events": [{ "id": "e-2", "type": "statement", "name": "Statement on the harbour",
    ///     "status": "occurred", "when": { "edtf": "1987", "basis": "stated" },
    ///     "participants": [{ "actor": "harbour-guild", "role": "speaker" }],
    ///     "anchors": [{ "exact": "the statement of 1987" }] }] }
    /// ```
    COUNTRY_OUT_OF_TIME = "V303" "country-out-of-time" Warning by check:
        "a withdrawn country code stands where nothing happens in its time"
}

/// The years that a date may mean.
#[derive(Clone, Copy)]
struct Years {
    first: Option<i64>,
    last: Option<i64>,
}

impl Years {
    fn of(bounds: Bounds) -> Years {
        Years {
            first: bounds.earliest.map(|day| day.year),
            last: bounds.latest.map(|day| day.year),
        }
    }

    /// Whether some year of these is of the code's life.
    fn meet(self, former: &Former) -> bool {
        let is_after = self.first.is_some_and(|first| first > former.until);
        let is_before = former.since > 1974 && self.last.is_some_and(|last| last < former.since);
        !is_after && !is_before
    }
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    let record = scope.record;
    let published = record.source.published.as_ref().and_then(Bounds::of_moment).map(Years::of);
    let mut all = Vec::new();
    for (_, event) in scope.events() {
        all.extend(Bounds::of_when(&event.when).map(Years::of));
    }
    for (path, place, event) in scope.places() {
        let years = || {
            let own = Bounds::of_when(&event.when).map(Years::of);
            Vec::from_iter(own.or(published))
        };
        if let Some(country) = place.country {
            judge(country.as_str(), &years(), path.clone().key("country"), findings);
        }
        for (entry, country) in place.claimed_by.iter().flatten().enumerate() {
            let path = path.clone().key("claimed_by").index(entry);
            judge(country.as_str(), &years(), path, findings);
        }
    }
    if all.is_empty() {
        all.extend(published);
    }
    for (number, actor) in record.actors.iter().enumerate() {
        let path = PathBuf::root().key("actors").index(number);
        if let Some(country) = actor.country {
            judge(country.as_str(), &all, path.clone().key("country"), findings);
        }
        for (entry, country) in actor.claimed_by.iter().flatten().enumerate() {
            let path = path.clone().key("claimed_by").index(entry);
            judge(country.as_str(), &all, path, findings);
        }
    }
}

/// Tells a code that none of these years meets.
fn judge(country: &str, years: &[Years], path: PathBuf, findings: &mut Findings) {
    let Some(former) = countries::former(country) else { return };
    if findings.is_full() || years.is_empty() || years.iter().any(|years| years.meet(former)) {
        return;
    }
    let message = format!(
        "{} was withdrawn in {}, and nothing here is of its time",
        words::quoted(country),
        former.until
    );
    let next: Vec<String> = former.successors.iter().map(|code| format!("`{code}`")).collect();
    let help = match next.as_slice() {
        [one] => format!("use {one}"),
        several => format!("use the one that is meant of {}", words::and(several)),
    };
    let mut finding =
        Finding::new(&COUNTRY_OUT_OF_TIME, Spot::value(path), message).found(country).help(help);
    // A date that cannot be read may have been of its time.
    finding.absence = Some(Absence::Reference);
    findings.push(finding);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_meet_a_life_at_its_ends() {
        let meet =
            |country, first, last| Years { first, last }.meet(countries::former(country).unwrap());
        assert!(meet("SUN", Some(1992), Some(1992)));
        assert!(!meet("SUN", Some(1993), Some(1993)));
        assert!(meet("SUN", Some(1991), Some(1993)));
        assert!(meet("SUN", Some(1940), Some(1940)), "of the first edition");
        assert!(meet("SUN", None, Some(2031)) && meet("SCG", None, None));
        assert!(meet("SCG", Some(2003), Some(2003)) && meet("SCG", Some(2002), Some(2003)));
        assert!(!meet("SCG", Some(2001), Some(2002)));
    }
}
