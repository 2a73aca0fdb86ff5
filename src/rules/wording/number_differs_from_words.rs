//! See [`NUMBER_DIFFERS_FROM_WORDS`].

use super::casualty_differs_from_words::{CLASSES, class_of};
use super::misread::{is_misread, may_be_counted};
use super::{nowhere, rounds};
use crate::grounding::sense::{Class, Numeral, is_undivided, knows_numbers, numerals, wordings};
use crate::model::path::PathBuf;
use crate::model::{Anchor, Casualty, Claim, Count, Qualifier, RedLine};
use crate::rules::anchor_words::AnchorWords;
use crate::rules::naming::primary;
use crate::rules::rule::rule;
use crate::rules::{Finding, Findings, Scope, Spot, Stance, words};

rule! {
    /// A number is not the one in the words it was taken from.
    ///
    /// "More than 400,000" becomes 40000 by a slip, and every sum over many records is wrong from then
    /// on. The numbers of a casualty, the threshold of a red line and the number in the text of a claim
    /// are compared with the one number in the words of their anchors, by value: digits of any script,
    /// number words and factors count ("four hundred thousand", "40万").
    ///
    /// The `round` of an event is compared with the ordinal beside "round" in its anchors and its name.
    /// A number of a casualty must also be in the words of its anchors, or be a sum, a difference or a
    /// product of numbers there; where these say that nobody was killed, hurt and so on, it is 0. The one
    /// number of days, dollars, kilometers and so on in the text of a stance is the one of that unit in
    /// the words of its anchors, but for a tenth. And a number of 100 or more in the text of a claim or of a stance must
    /// be somewhere in the text of the source; years are passed over.
    ///
    /// The rule speaks where one number can be a misreading of the other: a zero too few or too many,
    /// two figures swapped, or one figure wrong in a number of three or more; in an anchor of a few
    /// words, where the two are clearly different. It is silent where the anchors have no number or
    /// several, where a unit is not the same or not known, and where `low` and `high` include the
    /// number. A threshold is compared with the `text` of its trigger, too.
    ///
    /// ```json bad
    /// { "event": { "id": "e-1", "type": "unrest", "name": "Unrest", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "target" }],
    ///   "casualties": [{ "kind": "displaced", "low": 40000, "qualifier": "more_than",
    ///     "anchors": [{ "exact": "More than 400,000 people had to leave" }] }],
    ///   "anchors": [{ "exact": "More than 400,000 people had to leave" }] } }
    /// ```
    ///
    /// ```json bad
    /// { "actors": [{ "id": "harbour-guild", "kind": "organization", "name": "Harbour Guild" }],
    ///   "red_lines": [{ "id": "r-1", "holder": "harbour-guild", "kind": "threshold",
    ///   "status": "in_force", "text": "No deeper dredging.", "expression": "attributed",
    ///   "anchors": [{ "exact": "no dredging below fourteen metres" }],
    ///   "trigger": { "text": "Dredging deeper than fourteen metres.", "threshold": { "value": 41,
    ///   "unit": "m", "comparator": "gt" } } }] }
    /// ```
    ///
    /// ```json good
    /// { "event": { "id": "e-1", "type": "unrest", "name": "Unrest", "status": "occurred",
    ///   "when": { "edtf": "2026-03-02", "basis": "stated" },
    ///   "participants": [{ "actor": "harbour-guild", "role": "target" }],
    ///   "casualties": [{ "kind": "displaced", "low": 400000, "qualifier": "more_than",
    ///     "anchors": [{ "exact": "More than four hundred thousand people had to leave" }] }],
    ///   "anchors": [{ "exact": "More than four hundred thousand people had to leave" }] } }
    /// ```
    NUMBER_DIFFERS_FROM_WORDS = "V515" "number-differs-from-words" Warning by check:
        "a number is not the one in the words it was taken from"
}

fn check(scope: &Scope<'_>, findings: &mut Findings) {
    rounds::check(scope, findings);
    let mut reader = Reader { scope, left: MOST_READ, anchors: AnchorWords::new(scope) };
    for (path, event) in scope.events() {
        for (number, casualty) in event.casualties.iter().flatten().enumerate() {
            let path = || path.clone().key("casualties").index(number);
            let found = reader.casualty(casualty, path);
            let found = found.or_else(|| reader.not_counted(casualty, path));
            findings.extend(found.or_else(|| reader.nobody(casualty, path)));
        }
    }
    for (number, line) in scope.record.red_lines.iter().enumerate() {
        findings.extend(reader.threshold(line, number));
    }
    for stance in scope.stances() {
        findings.extend(reader.measure(stance));
    }
    let mut told = Vec::new();
    for (number, claim) in scope.record.claims.iter().flatten().enumerate() {
        let found = reader.claim(claim, number);
        if found.is_none() {
            let path = PathBuf::root().key("claims").index(number).key("text");
            told.push((path, claim.text.as_str()));
        }
        findings.extend(found);
    }
    let stances = scope.stances().iter();
    told.extend(stances.map(|stance| (stance.path.clone().key("text"), stance.text.as_str())));
    nowhere::check(scope, &told, findings);
}

/// The most bytes of one text in which numbers are looked for, and of all texts of a record.
const LONGEST: usize = 1 << 12;
const MOST_READ: usize = 1 << 18;

struct Reader<'s> {
    scope: &'s Scope<'s>,
    left: usize,
    anchors: AnchorWords<'s>,
}

impl<'s> Reader<'s> {
    fn casualty(
        &mut self,
        casualty: &'s Casualty<'s>,
        path: impl Fn() -> PathBuf,
    ) -> Option<Finding> {
        let fields = [("best", casualty.best), ("low", casualty.low), ("high", casualty.high)];
        let given = || fields.iter().filter_map(|(key, count)| Some((*key, count.map(as_f64)?)));
        given().next()?;
        let language = self.source_language();
        let (numeral, is_short) = self.only_in(casualty.anchors.as_deref()?, &language)?;
        let is_counted = numeral.unit().is_none() && !is_round_word(&numeral);
        let amount = numeral.amount().filter(|_| is_counted)?;
        let is_open =
            matches!(casualty.qualifier, Some(Qualifier::MoreThan | Qualifier::FewerThan));
        let slack = if is_open { 1.0 } else { 0.0 };
        if given().any(|(_, count)| (count - amount).abs() <= slack) {
            return None;
        }
        if let (Some(low), Some(high)) = (casualty.low.map(as_f64), casualty.high.map(as_f64))
            && (low..=high).contains(&amount)
        {
            return None;
        }
        // "Fewer than six" may have been counted as five; "six are missing" may not.
        let is_alone = casualty.qualifier == Some(Qualifier::Exact)
            && self.is_alone(casualty.anchors.as_deref()?, &language);
        let is_one_less = |count: f64| is_alone && !differs(count + 1.0, amount);
        let (key, count) = given()
            .find(|(_, count)| is_misread(*count, amount, is_short) || is_one_less(*count))?;
        let message =
            format!("`{key}` is {count}, and the source has {}", words::quoted(&numeral.word));
        let mut finding =
            Finding::new(&NUMBER_DIFFERS_FROM_WORDS, Spot::value(path().key(key)), message);
        finding = finding
            .found(count.to_string())
            .help(format!("write {amount}, or anchor the words that have the number"));
        Some(finding.related(Spot::opening(path().key("anchors")), "the words"))
    }

    /// A number that the words do not have, neither as it is nor as a sum, difference or product.
    fn not_counted(
        &mut self,
        casualty: &'s Casualty<'s>,
        path: impl Fn() -> PathBuf,
    ) -> Option<Finding> {
        let fields = [("best", casualty.best), ("low", casualty.low), ("high", casualty.high)];
        let given = || fields.iter().filter_map(|(key, count)| Some((*key, count.map(as_f64)?)));
        given().next()?;
        let language = self.source_language();
        if !knows_numbers(&language) {
            return None;
        }
        let mut all = Vec::new();
        for anchor in casualty.anchors.as_deref()? {
            let words = self.anchors.of(anchor)?;
            all.extend(self.read(words, &language)?);
        }
        all.retain(|numeral| numeral.unit().is_none());
        let amounts: Option<Vec<f64>> =
            all.iter().map(|one| one.amount().filter(|_| !is_round_word(one))).collect();
        let amounts = amounts.filter(|amounts| (1..=MOST_NUMBERS).contains(&amounts.len()))?;
        if let (Some(low), Some(high)) = (casualty.low.map(as_f64), casualty.high.map(as_f64))
            && amounts.iter().any(|amount| (low..=high).contains(amount))
        {
            return None;
        }
        let (key, count) = given().find(|(_, count)| !may_be_counted(*count, &amounts))?;
        let shown: Vec<String> = all.iter().take(3).map(|one| words::quoted(&one.word)).collect();
        let message = format!("`{key}` is {count}, and the source has {}", shown.join(", "));
        Some(
            Finding::new(&NUMBER_DIFFERS_FROM_WORDS, Spot::value(path().key(key)), message)
                .found(count.to_string())
                .help("write the number of the source, or anchor the words that have the number")
                .related(Spot::opening(path().key("anchors")), "the words"),
        )
    }

    /// Some people where the source says that there was not one: "nobody was hurt".
    fn nobody(
        &mut self,
        casualty: &'s Casualty<'s>,
        path: impl Fn() -> PathBuf,
    ) -> Option<Finding> {
        let fields = [("best", casualty.best), ("low", casualty.low)];
        let mut given = fields.iter().filter_map(|(key, count)| Some((*key, count.map(as_f64)?)));
        let (key, count) = given.find(|(_, count)| *count >= 1.0)?;
        let own = class_of(casualty.kind)?;
        let language = self.source_language();
        let anchors = casualty.anchors.as_deref().filter(|anchors| !anchors.is_empty())?;
        for anchor in anchors {
            let words = self.anchors.of(anchor)?;
            let has =
                |class: Class| wordings(words, &language).iter().any(|one| one.class == class);
            let is_of_others = CLASSES.into_iter().any(|class| class != own && has(class));
            if words.split_whitespace().count() > FEW_WORDS
                || !(has(Class::Nobody) && has(own))
                || is_of_others
                || !self.read(words, &language)?.is_empty()
            {
                return None;
            }
        }
        let message = format!("`{key}` is {count}, and the source says that there was nobody");
        Some(
            Finding::new(&NUMBER_DIFFERS_FROM_WORDS, Spot::value(path().key(key)), message)
                .found(count.to_string())
                .help("write 0, or anchor the words that have the number")
                .related(Spot::opening(path().key("anchors")), "the words"),
        )
    }

    /// Whether there is hardly anything but a number in the words of some anchors, and nothing that says
    /// how exact it is.
    fn is_alone(&mut self, anchors: &'s [Anchor<'s>], language: &str) -> bool {
        anchors.iter().all(|anchor| {
            let Some(words) = self.anchors.of(anchor) else { return false };
            let is_short = if is_undivided(language) {
                words.chars().count() <= FEW_SIGNS
            } else {
                words.split_whitespace().count() < FEW_WORDS
            };
            let is_bound = |class| matches!(class, Class::Before(_) | Class::After(_));
            is_short && !wordings(words, language).iter().any(|one| is_bound(one.class))
        })
    }

    /// The number of days, dollars, kilometers and so on in the text of a stance, against the one in the
    /// words of its anchors.
    fn measure(&mut self, stance: &Stance<'s>) -> Option<Finding> {
        let anchors = stance.anchors;
        let own = primary(self.scope.record.language_or_default());
        let [ours] = &self.read(stance.text.as_str(), &own)?[..] else { return None };
        let ours = ours.clone();
        let unit = ours.unit()?;
        let language = self.source_language();
        // A date has the units of a time: "3月5日".
        if matches!(unit, "day" | "month" | "year" | "hour")
            && matches!(language.as_str(), "zh" | "ja" | "ko" | "vi" | "th" | "hu")
        {
            return None;
        }
        let mut all = Vec::new();
        for anchor in anchors {
            let words = self.anchors.of(anchor)?;
            all.extend(self.read(words, &language)?);
        }
        let theirs = only(all, Some(unit))?;
        let (count, amount) = (ours.amount()?, theirs.amount()?);
        // "À 15 heures" and "2026 года" are times.
        let is_time = [count, amount].iter().any(|one| match unit {
            "year" => *one >= YEAR,
            "hour" => *one <= DAY,
            _ => false,
        });
        if is_time || (count - amount).abs() <= ROUNDED * amount.abs().max(count.abs()) {
            return None;
        }
        Some(differing_text(stance.path.clone(), "the text", &ours, &theirs))
    }

    fn threshold(&mut self, line: &'s RedLine<'s>, number: usize) -> Option<Finding> {
        let trigger = line.trigger.as_ref()?;
        let threshold = trigger.threshold.as_ref()?;
        let value = threshold.value?.get();
        let own = primary(self.scope.record.language_or_default());
        let measure = format!("{value} {}", threshold.unit.as_ref()?.as_str());
        let unit = self.read(&measure, &own)?.into_iter().next()?.unit()?;
        let path = || PathBuf::root().key("red_lines").index(number).key("trigger");
        let spot = || Spot::value(path().key("threshold").key("value"));
        let finding = |numeral: &Numeral, place: Spot, fact: &str| {
            let message =
                format!("the threshold is {value}, and {fact} {}", words::quoted(&numeral.word));
            Finding::new(&NUMBER_DIFFERS_FROM_WORDS, spot(), message)
                .found(value.to_string())
                .help("write the number that is meant, in both places")
                .related(place, "the words")
        };
        if let Some(numeral) = only(self.read(trigger.text.as_str(), &own)?, Some(unit))
            && let Some(amount) = numeral.amount()
            && differs(amount, value)
        {
            let place = Spot::value(path().key("text"));
            return Some(finding(&numeral, place, "the text of its trigger has"));
        }
        let language = self.source_language();
        let mut all = Vec::new();
        for anchor in line.anchors.iter().flatten() {
            let words = self.anchors.of(anchor)?;
            all.extend(self.read(words, &language)?);
        }
        let numeral = only(all, Some(unit))?;
        let amount = numeral.amount()?;
        is_misread(value, amount, false).then(|| {
            let place =
                Spot::opening(PathBuf::root().key("red_lines").index(number).key("anchors"));
            finding(&numeral, place, "the source has")
        })
    }

    fn claim(&mut self, claim: &'s Claim<'s>, number: usize) -> Option<Finding> {
        let anchors = claim.anchors.as_deref().filter(|anchors| !anchors.is_empty())?;
        let own = primary(self.scope.record.language_or_default());
        let [ours] = &self.read(claim.text.as_str(), &own)?[..] else { return None };
        let ours = ours.clone();
        let language = self.source_language();
        let (theirs, _) = self.only_in(anchors, &language)?;
        let units_fit = ours.unit() == theirs.unit();
        let (count, amount) = (ours.amount()?, theirs.amount()?);
        if !units_fit || !is_misread(count, amount, false) {
            return None;
        }
        let path = PathBuf::root().key("claims").index(number);
        Some(differing_text(path, "the text of the claim", &ours, &theirs))
    }

    fn source_language(&self) -> String {
        primary(self.scope.record.source.language.as_str())
    }

    /// The only number in the words of some anchors, and whether these are few words.
    fn only_in(&mut self, anchors: &'s [Anchor<'s>], language: &str) -> Option<(Numeral, bool)> {
        let mut found: Option<Numeral> = None;
        let mut is_short = true;
        for anchor in anchors {
            let words = self.anchors.of(anchor)?;
            is_short &= words.split_whitespace().count() <= FEW_WORDS
                && words.chars().count() <= FEW_LETTERS;
            for numeral in self.read(words, language)? {
                match &found {
                    Some(known) if !known.may_be(&numeral) => return None,
                    _ => found = Some(numeral),
                }
            }
        }
        Some((found?, is_short))
    }

    /// The numbers in a text; none if it is too long.
    fn read(&mut self, text: &str, language: &str) -> Option<Vec<Numeral>> {
        self.left = self.left.checked_sub(text.len()).filter(|_| text.len() <= LONGEST)?;
        Some(numerals(text, language))
    }
}

/// Of more numbers in the words of one casualty nothing is said.
const MOST_NUMBERS: usize = 8;

/// The most words, and characters, of a short anchor.
const FEW_WORDS: usize = 5;
const FEW_LETTERS: usize = 40;

/// The most signs of such an anchor in a language that does not divide words.
const FEW_SIGNS: usize = 12;

/// From here on a number of years is a year.
const YEAR: f64 = 1000.0;

/// Up to here a number of hours may be a time of the day.
const DAY: f64 = 24.0;

/// The share by which a number of our own words may be rounded.
const ROUNDED: f64 = 0.1;

/// Whether a number is a dozen, a hundred, a thousand and so on in one word: "several dozen".
fn is_round_word(numeral: &Numeral) -> bool {
    let is_one_word = !numeral.word.contains(|c: char| c.is_numeric() || c.is_whitespace());
    let is_round = |amount: f64| !differs(amount, 12.0) || amount.log10().fract() < 1e-9;
    is_one_word && numeral.amount().is_some_and(|amount| amount >= 10.0 && is_round(amount))
}

/// The only number of that unit, if there is one.
fn only(numerals: Vec<Numeral>, unit: Option<&str>) -> Option<Numeral> {
    let mut fitting = numerals.into_iter().filter(|numeral| numeral.unit() == unit);
    let only = fitting.next()?;
    fitting.all(|other| only.may_be(&other)).then_some(only)
}

#[expect(clippy::cast_precision_loss, reason = "counts are within 2^53")]
fn as_f64(count: Count) -> f64 {
    count.get() as f64
}

fn differs(one: f64, other: f64) -> bool {
    (one - other).abs() > 1e-9 * one.abs().max(other.abs())
}

/// The finding for a number in a text of ours that the words of its anchors have otherwise.
fn differing_text(path: PathBuf, what: &str, ours: &Numeral, theirs: &Numeral) -> Finding {
    let message = format!(
        "{what} has {}, and the source has {}",
        words::quoted(&ours.word),
        words::quoted(&theirs.word)
    );
    Finding::new(&NUMBER_DIFFERS_FROM_WORDS, Spot::value(path.clone().key("text")), message)
        .found(ours.word.clone())
        .help("write the number of the source, or anchor the words that have the number")
        .related(Spot::opening(path.key("anchors")), "the words")
}
