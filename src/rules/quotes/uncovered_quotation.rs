//! See [`UNCOVERED_QUOTATION`].

use std::ops::Range;

use super::edits::is_cut;
use super::languages::language;
use super::proof::{State, at, part_at};
use super::sentences::sentence_around;
use super::source_changed;
use crate::grounding::sense::{self, is_negation};
use crate::grounding::{Part, SourceText};
use crate::model::path::{PathBuf, Segment};
use crate::model::shape::Kind;
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot};
use crate::text::{is_alphanumeric, is_without_blanks};

rule! {
    /// Something in the text stands in quotation marks, and the record says nothing of it.
    ///
    /// A record of what was said should hold all that was said; nobody sees what is missing in it.
    /// So the words of each span in quotation marks are covered by anchors of quotes, or are listed in
    /// `not_quotes` of the provenance: titles, and words that the reporter holds at a distance. A
    /// quote of a few of the words says nothing of the others.
    ///
    /// Two things need no anchor:
    ///
    /// * what an `edited` quote leaves out with a bracket or an ellipsis between its anchors, or at
    ///   its start or end;
    /// * the words of the reporter within the marks ("…, he said, …"): up to twelve words between
    ///   words that are covered, with a comma, a dash or another such mark on both sides, and without
    ///   a negation.
    ///
    /// Speech that a dash sets off counts where the words of a reporter are set off in it too, as in
    /// `—No venderemos —dijo Venn—.`; other paragraphs with a dash in front may be entries of a list.
    ///
    /// In a document that is somebody's own words (a press release, official statement, speech,
    /// transcript, interview, social post, resolution or treaty), and in one that a report prints in
    /// full (see V408), all is said, and marks are mostly about terms and titles. There only the words
    /// of another are asked for: a span of five words or more in a sentence with a verb of saying, or
    /// after a colon.
    ///
    /// A word is covered if an anchor covers a part of it. White space and punctuation do not count.
    /// Of marks that are not closed nobody can say how far they reach: there one word is enough. Words
    /// that an anchor gives altered are told of by V403 alone.
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "“The harbour stays open,” the harbour guild said on 2 March 2026." } }
    /// ```
    ///
    /// ```json bad
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "“The harbour stays open until the toll is paid,” the harbour guild said on 2 March 2026." },
    ///   "quotes": [{ "id": "q-1", "kind": "direct", "text": "The harbour stays open",
    ///     "language": "en", "speaker": "harbour-guild", "anchors": [{ "start": 1, "end": 23 }] }] }
    /// ```
    ///
    /// ```json good
    /// { "source": { "kind": "news_article", "language": "en", "license": "CC0-1.0",
    ///     "text": "Of the “open” port the harbour guild said on 2 March 2026 that it stays." },
    ///   "provenance": { "method": "manual", "license": "CC0-1.0",
    ///     "not_quotes": [{ "start": 8, "end": 12, "exact": "open" }] } }
    /// ```
    UNCOVERED_QUOTATION = "V413" "uncovered-quotation" Warning with text by check:
        "something in the text stands in quotation marks, and the record says nothing of it"
}

fn check(scope: &Scope<'_>, text: &SourceText, findings: &mut Findings) {
    // Positions of another text cover nothing that could be known.
    if source_changed::is_changed(scope, text) {
        return;
    }
    let mut covered: Vec<Range<usize>> = Vec::new();
    for proof in scope.proofs(text) {
        let mut segments = proof.anchor.path.segments();
        let of_provenance = segments.next() == Some(Segment::Key("provenance"))
            && segments.next() == Some(Segment::Key("not_quotes"));
        if of_provenance || proof.anchor.quote().is_some() {
            covered.extend(proof.places());
        }
        // What the words were changed from is one fault with the change.
        if let (State::Altered(_), Some(place)) = (&proof.state, proof.place()) {
            let places = [place.start, place.end.saturating_sub(1)].into_iter();
            let parts = places.filter_map(|at| part_at(scope.marks(text), at));
            covered.extend(parts.map(|(_, part)| part.inner.clone()));
        }
    }
    // That a quote lacks its anchor is told by another rule.
    let unanchored =
        scope.record.quotes.iter().filter(|q| q.anchors.as_deref().unwrap_or_default().is_empty());
    for quote in unanchored.take(Findings::MOST) {
        covered.extend(text.occurrences(quote.text.as_str()));
    }
    covered.extend(left_out(scope, text));
    // Words that a quote leaves out without a sign are an error of their own.
    covered.extend(scope.omissions(text).iter().map(|omission| omission.at.clone()));
    let covered = Covered::new(covered);
    let language = language(scope.record.source.language.as_str());
    for marked in scope.marks(text).iter().filter(|marked| marked.certain) {
        if findings.is_full() {
            return;
        }
        let lacking = |part: &Part| {
            if marked.closed {
                return covered.lacks(text, &part.inner, &language);
            }
            // Nobody knows how far it reaches.
            (!covered.touches(&part.inner)).then(|| part.inner.clone())
        };
        let mut lacking = marked.parts.iter().filter_map(|part| Some((part, lacking(part)?)));
        let Some((part, bare)) = lacking.next() else {
            continue;
        };
        let words = text.slice(bare.clone()).unwrap_or_default();
        if scope.document(text).has(&part.inner) && !is_of_another(text, part, &language) {
            continue;
        }
        let open = match marked.closed {
            false => ", in marks that are not closed",
            true if bare != part.inner => ", in a quotation that is covered in part",
            true => "",
        };
        let message =
            format!("no quote covers {}, {}{open}", crate::rules::words::quoted(words), at(&bare));
        let spot = Spot::opening(PathBuf::root().key("quotes"));
        let mut finding = Finding::new(&UNCOVERED_QUOTATION, spot, message)
            .found(words)
            .help("add a quote for it, or list it in `not_quotes` of the provenance");
        finding.absence = Some(Absence::Entity(&[Kind::Quote]));
        findings.push(finding);
    }
}

/// The least words in marks that are those of another, within somebody's own words. Of scripts without
/// blanks two signs make a word.
const SAID: usize = 5;

/// Whether somebody who speaks quotes another with these words.
fn is_of_another(text: &SourceText, part: &Part, language: &str) -> bool {
    let inner = text.slice(part.inner.clone()).unwrap_or_default();
    let least = if inner.contains(is_without_blanks) { 2 * SAID } else { SAID };
    if words(inner, 0).len() < least {
        return false;
    }
    let all = 0..text.scalar_len();
    let around = sentence_around(text, part.outer.start, &all);
    let before = text.slice(around.start.min(part.outer.start)..part.outer.start);
    let before = before.unwrap_or_default();
    let after = text.slice(part.outer.end..around.end.max(part.outer.end)).unwrap_or_default();
    before.trim_end().ends_with([':', '：'])
        || sense::reports(before, language)
        || sense::reports(after, language)
}

/// The most words within the marks that are taken for those of the reporter.
const CLAUSE: usize = 12;

/// What edited quotes show to have left out, within the marks that their anchors stand in.
fn left_out(scope: &Scope<'_>, text: &SourceText) -> Vec<Range<usize>> {
    let marks = scope.marks(text);
    let part = |at: usize| part_at(marks, at).map(|(_, part)| part);
    let mut all = Vec::new();
    let mut before: Option<(usize, Range<usize>)> = None;
    for proof in scope.proofs(text) {
        let Some(number) = proof.anchor.quote() else { continue };
        let edited = scope.record.quotes.get(number).filter(|quote| quote.edited == Some(true));
        let (Some(quote), Some(place)) = (edited, proof.place()) else { continue };
        let (starts, ends) = is_cut(quote.text.as_str());
        match &before {
            Some((other, earlier)) if *other == number => {
                let (one, two) = (part(earlier.start), part(place.start));
                if one.is_some() && one == two {
                    all.push(earlier.end..place.start);
                }
            }
            _ if starts => all.extend(part(place.start).map(|p| p.inner.start..place.start)),
            _ => {}
        }
        let is_last = quote.anchors.as_ref().is_some_and(|anchors| {
            proof.anchor.path.last() == Some(Segment::Index(anchors.len().saturating_sub(1)))
        });
        if ends && is_last {
            all.extend(part(place.start).map(|p| place.end..p.inner.end));
        }
        before = Some((number, place));
    }
    all.retain(|range| range.start < range.end);
    all
}

/// What is covered of a text.
struct Covered {
    /// In order of their starts.
    spans: Vec<Range<usize>>,
    /// How far the spans up to each one reach, so that one look tells whether any of them overlaps.
    reaches: Vec<usize>,
}

impl Covered {
    fn new(mut spans: Vec<Range<usize>>) -> Self {
        spans.sort_unstable_by_key(|range| (range.start, range.end));
        let mut reach = 0;
        let reaches = spans.iter().map(|range| {
            reach = reach.max(range.end);
            reach
        });
        let reaches = reaches.collect();
        Covered { spans, reaches }
    }

    fn touches(&self, word: &Range<usize>) -> bool {
        let before = self.spans.partition_point(|range| range.start < word.end);
        let reach = before.checked_sub(1).and_then(|at| self.reaches.get(at));
        reach.is_some_and(|end| *end > word.start)
    }

    /// Whether a span begins where this one does, or before, and no word is left behind its end.
    fn holds(&self, text: &SourceText, span: &Range<usize>) -> bool {
        let next = self.spans.partition_point(|range| range.start <= span.start);
        let Some(reach) = next.checked_sub(1).and_then(|at| self.reaches.get(at)) else {
            return false;
        };
        let rest = text.slice((*reach).clamp(span.start, span.end)..span.end);
        rest.is_some_and(|rest| !rest.contains(is_alphanumeric))
    }

    /// The first words of `span` that nothing accounts for.
    fn lacks(
        &self,
        text: &SourceText,
        span: &Range<usize>,
        language: &str,
    ) -> Option<Range<usize>> {
        if self.holds(text, span) {
            return None;
        }
        let words = words(text.slice(span.clone())?, span.start);
        let mut before: Option<&Range<usize>> = None;
        let mut next = 0;
        for run in words.chunk_by(|one, other| self.touches(one) == self.touches(other)) {
            let (first, last) = (run.first()?, run.last()?);
            next += run.len();
            if self.touches(first) {
                before = Some(last);
                continue;
            }
            let between =
                before.zip(words.get(next)).and_then(|(one, two)| text.slice(one.end..two.start));
            if between.is_some_and(|between| is_clause(between, language)) {
                continue;
            }
            let rest = before.filter(|_| next == words.len());
            let rest = rest.and_then(|one| text.slice(one.end..span.end));
            if rest.is_some_and(|rest| is_clause_at_the_end(rest, language)) {
                continue;
            }
            let whole = run.len() == words.len();
            return Some(if whole { span.clone() } else { first.start..last.end });
        }
        None
    }
}

/// Whether words within the marks look like those of the reporter.
fn is_clause(between: &str, language: &str) -> bool {
    let sets_off = |c: char| ",;:—–-،؛，、。.!?".contains(c);
    let between = between.trim();
    let words: Vec<&str> = between.split_whitespace().collect();
    let bare = |word: &&str| word.trim_matches(|c: char| !is_alphanumeric(c)).to_owned();
    between.starts_with(sets_off)
        && between.ends_with(sets_off)
        && words.len() <= CLAUSE
        && !words.iter().map(bare).any(|word| is_negation(&word, language))
}

/// Whether words after a dash at the end of the marks look like those of the reporter: names in marks
/// within marks ("«We stay, — he told “Wave”, — and we win»") let them end too early.
fn is_clause_at_the_end(rest: &str, language: &str) -> bool {
    let rest = rest.trim().trim_start_matches([',', '،', '.', '!', '?', ' ']);
    rest.starts_with(['—', '–'])
        && rest.split_whitespace().count() <= CLAUSE
        && sense::reports(rest, language)
        && !rest.split_whitespace().any(|word| is_negation(word, language))
}

/// The words of a text that begins at that place, without the punctuation at their ends. Of scripts
/// without blanks each character is one.
fn words(text: &str, start: usize) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut joins = false;
    for (at, c) in text.chars().enumerate() {
        let at = start + at;
        if c.is_whitespace() || "—–…".contains(c) {
            joins = false;
        } else if is_alphanumeric(c) {
            let wide = u32::from(c) >= 0x2E80;
            match words.last_mut() {
                Some(word) if joins && !wide => word.end = at + 1,
                _ => words.push(at..at + 1),
            }
            joins = !wide;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What nothing accounts for in a text, of which what stands in brackets is covered.
    fn lacking(text: &str) -> Option<String> {
        let mut spans = Vec::new();
        let (mut plain, mut open) = (String::new(), 0);
        for c in text.chars() {
            let at = plain.chars().count();
            match c {
                '[' => open = at,
                ']' => spans.push(open..at),
                c => plain.push(c),
            }
        }
        let source = SourceText::new(&plain);
        let lacks = Covered::new(spans).lacks(&source, &(0..source.scalar_len()), "en")?;
        source.slice(lacks).map(str::to_owned)
    }

    #[test]
    fn each_word_is_accounted_for() {
        for (text, left) in [
            ("[We shall pay]", None),
            ("[We shall] [pay].", None),
            ("“[We shall], [pay]”!", None),
            ("[W]e shal[l] pa[y]", None),
            ("We shall pay", Some("We shall pay")),
            ("We [shall] pay", Some("We")),
            ("[We shall] pay soon.", Some("pay soon")),
            ("[We shall] not [pay]", Some("not")),
            ("[We shall], he said, [pay]", None),
            ("[We shall]—he said—[pay]", None),
            ("[We shall,] he said [pay]", Some("he said")),
            ("[We shall], she never said, [pay]", Some("she never said")),
            (
                "[We shall], he said at noon on the quay of the north gate, as it rained, [pay]",
                Some("he said at noon on the quay of the north gate, as it rained"),
            ),
            ("[We shall pay], he said.", Some("he said")),
            ("[We shall pay], — he said", None),
            ("[We shall pay] — and soon", Some("and soon")),
            ("[We shall pay], — he said we will not", Some("he said we will not")),
            ("[我们会]付", Some("付")),
            ("[我们会付]", None),
        ] {
            assert_eq!(lacking(text).as_deref(), left, "{text}");
        }
    }
}
