//! See [`SHARED_SPAN`].

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};

use super::spans::Span;
use crate::model::path::PathBuf;
use crate::model::{Anchor, Quote, QuoteKind, RelationType};
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// Two quotes share words and are not said to be variants, or variants have two speakers.
    ///
    /// The same words in two quotes are counted twice. Where that is meant, because one quote is the
    /// shorter or the cleaned form of the other, a relation `variant_of` says so. Direct and mixed
    /// quotes are compared with each other; an indirect quote may well hold a mixed one. Quotes share
    /// words if the positions of their anchors overlap by at least one Unicode scalar value, or if
    /// two anchors without positions have the same `exact`, `prefix` and `suffix`. Variants of one
    /// quote count as variants of each other.
    ///
    /// Variants are the same words, so that they have the same speaker: a relation `variant_of`
    /// between quotes of two speakers is told as well, whatever their kind and positions.
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" },
    ///     { "id": "osk-tameril", "kind": "person", "name": "Osk Tameril" }],
    ///   "quotes": [
    ///   { "id": "q-1", "kind": "direct", "text": "The harbour stays open", "language": "en",
    ///     "speaker": "harbour-guild",
    ///     "anchors": [{ "start": 100, "end": 122, "exact": "The harbour stays open" }] },
    ///   { "id": "q-2", "kind": "mixed", "text": "stays open", "language": "en",
    ///     "speaker": "osk-tameril",
    ///     "anchors": [{ "start": 112, "end": 122, "exact": "stays open" }] }],
    ///   "relations": [{ "from": "q-2", "type": "variant_of", "to": "q-1" }] }
    /// ```
    ///
    /// ```json bad
    /// { "quotes": [
    ///   { "id": "q-1", "kind": "direct", "text": "The harbour stays open", "language": "en",
    ///     "speaker": "harbour-guild",
    ///     "anchors": [{ "start": 100, "end": 122, "exact": "The harbour stays open" }] },
    ///   { "id": "q-2", "kind": "mixed", "text": "stays open", "language": "en",
    ///     "speaker": "harbour-guild",
    ///     "anchors": [{ "start": 112, "end": 122, "exact": "stays open" }] }] }
    /// ```
    ///
    /// ```json good
    /// { "quotes": [
    ///   { "id": "q-1", "kind": "direct", "text": "The harbour stays open", "language": "en",
    ///     "speaker": "harbour-guild",
    ///     "anchors": [{ "start": 100, "end": 122, "exact": "The harbour stays open" }] },
    ///   { "id": "q-2", "kind": "mixed", "text": "stays open", "language": "en",
    ///     "speaker": "harbour-guild",
    ///     "anchors": [{ "start": 112, "end": 122, "exact": "stays open" }] }],
    ///   "relations": [{ "from": "q-2", "type": "variant_of", "to": "q-1" }] }
    /// ```
    SHARED_SPAN = "V414" "shared-span" Warning by check:
        "two quotes share words and are not said to be variants, or variants have two speakers"
}

/// An anchor of a quote: the quote's number, and the anchor's own.
type Place = (usize, usize);

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    speakers_of_variants(scope, findings);
    let mut spans: Vec<(Span, Place)> = Vec::new();
    let mut words_at: Vec<(&Anchor<'_>, Place)> = Vec::new();
    for (number, quote) in scope.record.quotes.iter().enumerate() {
        if quote.kind == QuoteKind::Indirect {
            continue;
        }
        for (at, anchor) in quote.anchors.iter().flatten().enumerate() {
            match Span::of(anchor) {
                Some(span) => spans.push((span, (number, at))),
                None if anchor.start.is_none() && anchor.end.is_none() => {
                    words_at.push((anchor, (number, at)));
                }
                None => {}
            }
        }
    }
    let mut shared = Shared { scope, variants: variants(scope), told: HashSet::new(), findings };
    spans.sort_unstable();
    // The span that reaches furthest. Whatever overlaps a span of another group also overlaps this
    // one, or this one has been told to overlap that span.
    let mut furthest: Option<(Span, Place)> = None;
    for (span, place) in spans {
        if let Some((before, earlier)) = furthest
            && before.overlaps(span)
        {
            shared.tell(earlier, place);
            if before.end >= span.end {
                continue;
            }
        }
        furthest = Some((span, place));
    }
    let mut first: HashMap<_, Place> = HashMap::new();
    for (anchor, place) in words_at {
        let Some(exact) = &anchor.exact else { continue };
        let key = (exact.as_str(), anchor.prefix.as_ref(), anchor.suffix.as_ref());
        match first.get(&key) {
            Some(earlier) => shared.tell(*earlier, place),
            None => _ = first.insert(key, place),
        }
    }
}

/// Tells of variants that are said to be the words of two speakers.
fn speakers_of_variants(scope: &Scope<'_>, findings: &mut Findings) {
    let quotes: HashMap<&str, &Quote<'_>> =
        scope.record.quotes.iter().map(|quote| (quote.id.as_str(), quote)).collect();
    for (number, relation) in scope.record.relations.iter().flatten().enumerate() {
        if findings.is_full() {
            return;
        }
        if relation.r#type != RelationType::VariantOf {
            continue;
        }
        let speaker = |end| {
            let quote = quotes.get(scope.local(end)?)?;
            Some((quote.id.as_str(), quote.speaker.as_ref()?.as_str()))
        };
        let (Some((from, one)), Some((to, other))) =
            (speaker(&relation.from), speaker(&relation.to))
        else {
            continue;
        };
        if one == other {
            continue;
        }
        let path = PathBuf::root().key("relations").index(number).key("type");
        let [from, to, one, other] = [from, to, one, other].map(words::quoted);
        let message =
            format!("{from} is a variant of {to}, and one is said by {one}, the other by {other}");
        findings.push(
            Finding::new(&SHARED_SPAN, Spot::value(path), message)
                .help("name the one who speaks in both, or take the relation out"),
        );
    }
}

/// For each quote that is a variant, the number that stands for all variants of the same words.
fn variants(scope: &Scope<'_>) -> HashMap<usize, usize> {
    let mut parent: HashMap<usize, usize> = HashMap::new();
    let numbers: HashMap<&str, usize> =
        scope.record.quotes.iter().enumerate().map(|(at, quote)| (quote.id.as_str(), at)).collect();
    for relation in scope.record.relations.iter().flatten() {
        if relation.r#type != RelationType::VariantOf {
            continue;
        }
        let ends = [&relation.from, &relation.to].map(|end| scope.local(end));
        let [Some(Some(from)), Some(Some(to))] =
            ends.map(|end| end.map(|id| numbers.get(id).copied()))
        else {
            continue;
        };
        let (from, to) = (root(&mut parent, from), root(&mut parent, to));
        parent.insert(from, to);
    }
    let all: Vec<usize> = parent.keys().copied().collect();
    all.into_iter().map(|quote| (quote, root(&mut parent, quote))).collect()
}

/// Follows the chain from `quote` to its end, and shortens it on the way.
fn root(parent: &mut HashMap<usize, usize>, mut quote: usize) -> usize {
    while let Some(next) = parent.get(&quote).copied()
        && next != quote
    {
        if let Some(further) = parent.get(&next).copied() {
            parent.insert(quote, further);
        }
        quote = next;
    }
    quote
}

/// Tells of each pair of quotes once.
struct Shared<'s, 'r> {
    scope: &'s Scope<'r>,
    variants: HashMap<usize, usize>,
    told: HashSet<(usize, usize)>,
    findings: &'s mut Findings,
}

impl Shared<'_, '_> {
    fn tell(&mut self, one: Place, other: Place) {
        let (first, second) = if one < other { (one, other) } else { (other, one) };
        let group = |quote| self.variants.get(&quote).copied().unwrap_or(quote);
        if group(first.0) == group(second.0)
            || self.findings.is_full()
            || !self.told.insert((first.0, second.0))
        {
            return;
        }
        let quotes = &self.scope.record.quotes;
        let (Some(earlier), Some(later)) = (quotes.get(first.0), quotes.get(second.0)) else {
            return;
        };
        let path = |(quote, anchor): Place| {
            PathBuf::root().key("quotes").index(quote).key("anchors").index(anchor)
        };
        let (earlier, later) =
            (words::quoted(earlier.id.as_str()), words::quoted(later.id.as_str()));
        let message = format!("the quotes {earlier} and {later} share words of the source");
        let mut finding = Finding::new(&SHARED_SPAN, Spot::value(path(second)), message)
            .help(format!(
                "remove one of the two, or add a relation: {later} is a `variant_of` {earlier}"
            ))
            .related(Spot::value(path(first)), "the same words");
        finding.absence = Some(Absence::Reference);
        self.findings.push(finding);
    }
}
