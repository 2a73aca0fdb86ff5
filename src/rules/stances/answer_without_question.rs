//! See [`ANSWER_WITHOUT_QUESTION`].

use crate::model::path::PathBuf;
use crate::rules::rule::rule;
use crate::rules::{Absence, Finding, Findings, Scope, Spot, words};

rule! {
    /// A quote answers another quote that is no question.
    ///
    /// `answers` joins the words of a briefing or an interview to the question that drew them; only
    /// with both is it clear what a "yes" was said to. The quote that it names has `question: true`,
    /// be it printed as a question or asked for in other words ("tell us about the deal"), and be it
    /// direct or indirect ("asked whether"). What takes up the words of another speaker, without
    /// having been asked, is a relation of type `responds_to`.
    ///
    /// ```json bad
    /// { "quotes": [
    ///   { "id": "q-1", "kind": "indirect", "text": "the north gate stays open", "language": "en",
    ///     "speaker": "harbour-guild" },
    ///   { "id": "q-2", "kind": "indirect", "text": "it does", "language": "en",
    ///     "speaker": "harbour-guild", "answers": "q-1" }] }
    /// ```
    ///
    /// ```json good
    /// { "quotes": [
    ///   { "id": "q-1", "kind": "indirect", "text": "whether the north gate stays open",
    ///     "language": "en", "speaker_basis": "unattributed", "question": true },
    ///   { "id": "q-2", "kind": "indirect", "text": "it does", "language": "en",
    ///     "speaker": "harbour-guild", "answers": "q-1" }] }
    /// ```
    ///
    /// ```json good
    /// { "quotes": [
    ///   { "id": "q-1", "kind": "indirect", "text": "the north gate stays open", "language": "en",
    ///     "speaker": "harbour-guild" },
    ///   { "id": "q-2", "kind": "indirect", "text": "it does", "language": "en",
    ///     "speaker": "harbour-guild" }],
    ///   "relations": [{ "from": "q-2", "type": "responds_to", "to": "q-1" }] }
    /// ```
    ANSWER_WITHOUT_QUESTION = "V620" "answer-without-question" Error by check:
        "a quote answers another quote that is no question"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    for (number, quote) in scope.record.quotes.iter().enumerate() {
        let Some(asked) = &quote.answers else { continue };
        // One that answers itself is a circle (V123), and one that is not there dangles (V121).
        if quote.id == asked.as_str() {
            continue;
        }
        let Some(other) = scope.quote(asked.as_str()) else { continue };
        if other.question == Some(true) {
            continue;
        }
        let path = PathBuf::root().key("quotes").index(number).key("answers");
        let asked = words::quoted(asked.as_str());
        let id = words::quoted(quote.id.as_str());
        let message = format!("the quote {id} answers {asked}, which is no question");
        let mut finding = Finding::new(&ANSWER_WITHOUT_QUESTION, Spot::value(path), message)
            .found(other.id.as_str())
            .help(format!(
                "add \"question\": true to {asked} if it asks for an answer; if not, write a \
                 relation of type `responds_to` in place of `answers`"
            ));
        finding.absence = Some(Absence::Reference);
        findings.push(finding);
    }
}
