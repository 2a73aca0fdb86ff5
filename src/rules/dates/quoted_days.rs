//! Words of time within a quotation: they count from the day on which it was said.

use super::comparable;
use super::words::Days;
use crate::model::{Anchor, Quote, When};
use crate::rules::Scope;

/// Who says the words of a `when`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// The source itself.
    ByNobody,
    /// Somebody whom it quotes, on another day than that of the source.
    OnDays,
    /// Somebody whom it quotes; it is not known when.
    BeforeIt,
}

/// Looks for the words of a `when` in the quotes of a record whose source is of the days `reported`.
pub(super) fn said(scope: &Scope<'_>, when: &When<'_>, reported: Days) -> Said {
    let mut found = Said::ByNobody;
    for quote in scope.record.quotes.iter().filter(|quote| has(quote, when)) {
        let channel = quote.channel.as_ref().and_then(|channel| channel.event.as_ref());
        let event = channel.and_then(|event| scope.event(event.as_str()));
        let dates = [quote.when.as_ref(), event.map(|event| &event.when)];
        let days = dates.into_iter().flatten().filter_map(comparable::of_when);
        let mut days = days.filter_map(|bounds| Days::of(&bounds)).peekable();
        if days.peek().is_none() {
            found = Said::BeforeIt;
        } else if days.any(|days| days.with(reported) != reported) {
            return Said::OnDays;
        }
    }
    found
}

/// Whether the words of a `when` are within a quote. Where its anchor has positions they decide.
fn has(quote: &Quote<'_>, when: &When<'_>) -> bool {
    let span = |anchor: &Anchor<'_>| Some((anchor.start?, anchor.end?));
    let own = when.anchor.as_ref().and_then(span);
    let spans = quote.anchors.iter().flatten().map(span);
    if let Some((start, end)) = own
        && spans.clone().all(|span| span.is_some())
        && spans.clone().next().is_some()
    {
        return spans.flatten().any(|(first, last)| first <= start && end <= last);
    }
    let text = quote.text.as_str();
    let words = when.anchor.as_ref().and_then(|anchor| anchor.exact.as_ref());
    words.is_some_and(|words| text.contains(words.as_str()))
        || when.text.as_ref().is_some_and(|words| text.contains(words.as_str()))
}
