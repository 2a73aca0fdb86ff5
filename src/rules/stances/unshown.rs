//! The stances with a status that nothing shows.

use std::cell::{Cell, OnceCell, RefCell};
use std::ops::Range;

use foldhash::{HashMap, HashSet};

use super::endings::{self, Endings, Told};
use super::evidence::{targets, threats};
use super::shown_ends::{LONGEST, ShownEnds};
use super::status::{ROWS, Row};
use super::voice::Voice;
use crate::model::Bounds;
use crate::model::path::{PathBuf, Segment};
use crate::model::shape::Kind;
use crate::model::{
    Attitude, ComplianceLevel, DemandStatus, Expression, ItemRef, Quote, QuoteRef, Record,
    RelationType, When,
};
use crate::rules::naming::primary;
use crate::rules::view::Stance;
use crate::rules::{Finding, Rule, Scope, Spot};

/// What to say where places are given and none of them tells of the end.
pub(super) const SAYS_NOTHING: &str = "no place that it points at tells of it";

/// What to do about that; `{}` is what would show it best.
pub(super) const ADD_RELATION: &str = "add {}, or correct the status; where the source says it in \
     other words, put them into its `note`";

/// How much there is for a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lack {
    /// Nothing shows it, and no place in the source is given that could.
    Nothing,
    /// There are places in the source, and none of them tells of it.
    SaysNothing,
    /// The record says the contrary.
    Contrary,
}

/// What to say where the record says the contrary.
pub(super) const SAYS_CONTRARY: &str = "an entry of the record says the contrary";

/// A stance with a status that nothing shows.
pub(super) struct Unshown<'s> {
    pub(super) stance: &'s Stance<'s>,
    pub(super) row: &'static Row,
    pub(super) lack: Lack,
    /// What says the contrary.
    pub(super) contrary: Option<Spot>,
}

impl Unshown<'_> {
    /// A finding with the place of what says the contrary, if something does.
    pub(super) fn beside_contrary(&self, finding: Finding) -> Finding {
        match &self.contrary {
            Some(spot) => finding.related(spot.clone(), "the contrary"),
            None => finding,
        }
    }
}

/// The stances with a status of which that rule speaks, and which nothing shows.
pub(super) fn unshown<'s>(scope: &'s Scope<'s>, rule: &Rule) -> Vec<Unshown<'s>> {
    let mut shows: Option<Shows<'s>> = None;
    let mut unshown = Vec::new();
    for stance in scope.stances() {
        let Some(ended) = Ended::new(scope.record, stance, rule.code) else { continue };
        let shows = shows.get_or_insert_with(|| Shows::new(scope));
        if let Some(lack) = shows.lack(&ended) {
            let contrary = (lack == Lack::Contrary).then(|| shows.contrary(&ended)).flatten();
            unshown.push(Unshown { stance, row: ended.row, lack, contrary });
        }
    }
    unshown
}

/// A stance with a status that tells of an end.
struct Ended<'s> {
    stance: &'s Stance<'s>,
    row: &'static Row,
    /// Its number in the list of its kind.
    number: usize,
    compliance: Option<ComplianceLevel>,
    deadline: Option<&'s When<'s>>,
    has_note: bool,
}

impl<'s> Ended<'s> {
    fn new(record: &'s Record<'s>, stance: &'s Stance<'s>, rule: &str) -> Option<Self> {
        let Segment::Index(number) = stance.path.last()? else { return None };
        let (mut compliance, mut deadline) = (None, None);
        let (status, has_note) = match stance.kind {
            Kind::Demand => {
                let demand = record.demands.get(number)?;
                compliance = demand.compliance.as_ref().map(|compliance| compliance.level);
                deadline = demand.deadline.as_ref();
                (demand.status.as_str(), demand.note.is_some())
            }
            Kind::RedLine => {
                let line = record.red_lines.get(number)?;
                (line.status.as_str(), line.note.is_some())
            }
            Kind::Threat => {
                let threat = record.threats.as_deref()?.get(number)?;
                deadline = threat.deadline.as_ref();
                (threat.status.as_str(), threat.note.is_some())
            }
            Kind::Offer => {
                let offer = record.offers.as_deref()?.get(number)?;
                (offer.status.as_str(), offer.note.is_some())
            }
            Kind::Commitment => {
                let commitment = record.commitments.as_deref()?.get(number)?;
                (commitment.status.as_str(), commitment.note.is_some())
            }
            _ => return None,
        };
        let fits = |row: &&Row| row.rule == rule && row.kind == stance.kind && row.status == status;
        let row = ROWS.iter().find(fits)?;
        Some(Ended { stance, row, number, compliance, deadline, has_note })
    }
}

/// The most bytes of all paragraphs and quotes of a record that are read. What is more is taken to
/// tell of the end.
const MOST_READ: usize = 1 << 20;

/// What shows the ends of stances in one record.
struct Shows<'s> {
    scope: &'s Scope<'s>,
    to: HashSet<(RelationType, &'s str)>,
    from: HashSet<(RelationType, &'s str)>,
    /// How positions stand to what, and whose they are.
    positions: HashMap<&'s str, Vec<(Attitude, &'s str)>>,
    /// What claims are about.
    claimed: HashSet<&'s str>,
    /// The threats of demands that are no longer open.
    settled: HashSet<&'s str>,
    /// The text with what is known of it, where its words can be judged.
    read: Option<ShownEnds<'s>>,
    voice: OnceCell<Voice<'s>>,
    /// What the quotes tell that were read.
    quotes: RefCell<HashMap<&'s str, Option<Told>>>,
    left: Cell<usize>,
}

impl<'s> Shows<'s> {
    fn new(scope: &'s Scope<'s>) -> Self {
        let record = scope.record;
        let relations = record.relations.iter().flatten();
        let from = relations.filter_map(|it| Some((it.r#type, scope.local(&it.from)?))).collect();
        let mut positions: HashMap<&str, Vec<(Attitude, &str)>> = HashMap::default();
        for position in record.positions.iter().flatten() {
            for item in position.on.iter().flat_map(|on| on.iter()) {
                let on = positions.entry(item.as_str()).or_default();
                on.push((position.stance, position.holder.as_str()));
            }
        }
        let claims = record.claims.iter().flatten();
        let about = claims.flat_map(|claim| claim.about.iter().flat_map(|about| about.iter()));
        let is_settled = |status| {
            !matches!(
                status,
                DemandStatus::Anticipated
                    | DemandStatus::Outstanding
                    | DemandStatus::UnderDiscussion
                    | DemandStatus::Rejected
                    | DemandStatus::Unknown
            )
        };
        let demands = record.demands.iter().filter(|demand| is_settled(demand.status));
        Shows {
            scope,
            to: targets(scope),
            from,
            positions,
            claimed: about.map(ItemRef::as_str).collect(),
            settled: demands.flat_map(|demand| threats(demand.consequence.as_ref())).collect(),
            read: scope.text.and_then(|text| ShownEnds::new(scope, text)),
            voice: OnceCell::new(),
            quotes: RefCell::default(),
            left: Cell::new(MOST_READ),
        }
    }

    /// What a status lacks; none where something shows it.
    fn lack(&self, ended: &Ended<'_>) -> Option<Lack> {
        let Ended { stance, row, .. } = ended;
        let id = stance.id.as_str();
        let positions = self.positions.get(id).map_or(&[][..], Vec::as_slice);
        if positions.len() > MOST_POSITIONS {
            return None;
        }
        let is_on = |attitudes: &[Attitude], may_count: &dyn Fn(Option<bool>) -> bool| {
            positions.iter().any(|(attitude, holder)| {
                attitudes.contains(attitude) && may_count(self.is_addressed(stance, holder))
            })
        };
        let is_related = row.to.iter().any(|kind| self.to.contains(&(*kind, id)))
            || row.from.iter().any(|kind| self.from.contains(&(*kind, id)))
            || ended.compliance.is_some_and(|level| row.levels.contains(&level));
        if is_related || is_on(row.on, &|is_addressed| is_addressed != Some(false)) {
            return None;
        }
        let is_contrary = row.against.iter().any(|kind| self.to.contains(&(*kind, id)))
            || is_on(row.against_on, &|is_addressed| is_addressed == Some(true));
        if is_contrary {
            return Some(Lack::Contrary);
        }
        // The view of a third one is no answer, but may be all that is known of one.
        if is_on(row.on, &|_| true) {
            return None;
        }
        if row.words.is_empty() {
            return Some(Lack::Nothing);
        }
        let is_told = ended.has_note
            || self.claimed.contains(id)
            || (row.by_deadline && (self.has_passed(ended.deadline) || self.settled.contains(id)))
            || stance.quotes.iter().any(|quote| self.is_answer(stance, quote.as_str()));
        if is_told {
            return None;
        }
        match &self.read {
            Some(read) => self.in_text(read, ended),
            None if !stance.anchors.is_empty() => None,
            None => {
                let tells = |id: &&QuoteRef<'_>| self.in_quote(id.as_str(), row.words);
                let told = stance.quotes.iter().any(|quote| tells(&quote));
                (!told).then_some(Lack::Nothing)
            }
        }
    }

    /// The first relation or position that says the contrary.
    fn contrary(&self, ended: &Ended<'_>) -> Option<Spot> {
        let (row, id) = (ended.row, ended.stance.id.as_str());
        let record = self.scope.record;
        let relation = record.relations.iter().flatten().position(|relation| {
            row.against.contains(&relation.r#type) && self.scope.local(&relation.to) == Some(id)
        });
        if let Some(number) = relation {
            return Some(Spot::value(PathBuf::root().key("relations").index(number).key("type")));
        }
        let number = record.positions.iter().flatten().position(|position| {
            let mut on = position.on.iter().flat_map(|on| on.iter());
            row.against_on.contains(&position.stance) && on.any(|item| item.as_str() == id)
        })?;
        Some(Spot::value(PathBuf::root().key("positions").index(number).key("stance")))
    }

    /// Whether a deadline is given that is not after the source was published.
    fn has_passed(&self, deadline: Option<&When<'_>>) -> bool {
        let published = self.scope.record.source.published.as_ref().and_then(Bounds::of_moment);
        deadline.is_some_and(|deadline| match (Bounds::of_when(deadline), published) {
            (Some(due), Some(published)) => !published.is_before(&due, 1),
            _ => true,
        })
    }

    /// Whether an actor is one of those to whom a stance is addressed, or speaks for one; none if that
    /// cannot be told.
    fn is_addressed(&self, stance: &Stance<'_>, actor: &str) -> Option<bool> {
        let voice = self.voice.get_or_init(|| Voice::new(self.scope));
        if stance.addressees.is_empty() {
            return None;
        }
        let mut is_addressed = Some(false);
        for to in stance.addressees.iter().take(MOST_ADDRESSEES) {
            match voice.speaks_for(actor, to.as_str()) {
                Some(true) => return Some(true),
                None => is_addressed = None,
                Some(false) => {}
            }
        }
        is_addressed
    }

    /// Whether a quote has the words of one to whom the stance is addressed, and they do not say that
    /// there is no answer so far.
    fn is_answer(&self, stance: &Stance<'_>, quote: &str) -> bool {
        let Some(quote) = self.scope.quote(quote) else { return true };
        let mut speakers = [&quote.speaker, &quote.on_behalf_of].into_iter().flatten();
        speakers.any(|speaker| {
            !stance.addressees.is_empty()
                && self.is_addressed(stance, speaker.as_str()) != Some(false)
        }) && !self.told(quote).is_some_and(|told| told.is_open)
    }

    /// Whether somebody to whom the stance is addressed says yes in a quote of the record.
    fn is_accepted(&self, stance: &Stance<'_>, row: &Row) -> bool {
        row.says_yes
            && self.scope.record.quotes.iter().take(MOST_QUOTES).any(|quote| {
                let speaker = quote.on_behalf_of.as_ref().or(quote.speaker.as_ref());
                let says = |told: Told| !told.is_open && told.words.meets(Endings::ACCEPT);
                speaker.is_some_and(|it| self.is_addressed(stance, it.as_str()) == Some(true))
                    && self.told(quote).is_some_and(says)
            })
    }

    /// What the words of a quote tell; none where they cannot be judged.
    fn told(&self, quote: &'s Quote<'s>) -> Option<Told> {
        let (id, text) = (quote.id.as_str(), quote.text.as_str());
        if let Some(known) = self.quotes.borrow().get(id) {
            return *known;
        }
        let left = self.left.get().checked_sub(text.len()).filter(|_| text.len() < LONGEST);
        let told = left.and_then(|left| {
            self.left.set(left);
            endings::told(text, &primary(quote.language.as_str()))
        });
        self.quotes.borrow_mut().insert(id, told);
        told
    }

    /// Whether the words of a quote tell of the end, or cannot be judged.
    fn in_quote(&self, id: &str, words: Endings) -> bool {
        let Some(quote) = self.scope.quote(id) else { return true };
        self.told(quote).is_none_or(|told| told.words.meets(words))
    }

    /// What a status lacks whose evidence is in a text that is at hand.
    fn in_text(&self, read: &ShownEnds<'_>, ended: &Ended<'_>) -> Option<Lack> {
        let Ended { stance, row, .. } = ended;
        let places = |kind: Kind, number: usize| {
            read.anchors.get(&(kind, number)).map_or(&[][..], Vec::as_slice)
        };
        // In the words of the one whose it is, readiness is its own.
        let is_declared = stance.expression == Expression::Declared && row.says_yes;
        let own = if is_declared { row.own.without(Endings::WILLING) } else { row.own };
        let tells =
            |place: &Option<Range<usize>>| read.tells(place.as_ref(), row.words, own, &self.left);
        if places(stance.kind, ended.number).iter().any(tells) {
            return None;
        }
        for id in stance.quotes {
            let number = self.scope.get(id.as_str()).and_then(|quote| quote.path.last());
            let Some(Segment::Index(number)) = number else { return None };
            let places = places(Kind::Quote, number);
            let is_told = match places {
                [] => self.in_quote(id.as_str(), own),
                places => places.iter().any(tells),
            };
            if is_told {
                return None;
            }
        }
        if self.is_accepted(stance, row) {
            return None;
        }
        Some(if stance.anchors.is_empty() { Lack::Nothing } else { Lack::SaysNothing })
    }
}

/// The most addressees of a stance that are looked at.
const MOST_ADDRESSEES: usize = 64;

/// The most positions on one stance: one with more is not judged. The most quotes of a record that are
/// looked through for an answer.
const MOST_POSITIONS: usize = 64;
const MOST_QUOTES: usize = 256;
