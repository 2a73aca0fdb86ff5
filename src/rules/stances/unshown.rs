//! The stances with a status that nothing shows.

use std::cell::{Cell, OnceCell};

use foldhash::HashSet;

use super::endings::{self, Endings};
use super::evidence::{targets, threats};
use super::shown_ends::{LONGEST, ShownEnds};
use super::status::{ROWS, Row};
use super::voice::Voice;
use crate::model::path::Segment;
use crate::model::shape::Kind;
use crate::model::{
    Attitude, ComplianceLevel, DemandStatus, ItemRef, QuoteRef, Record, RelationType, When,
};
use crate::rules::naming::primary;
use crate::rules::time::Bounds;
use crate::rules::view::Stance;
use crate::rules::{Rule, Scope};

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
}

/// A stance with a status that nothing shows.
pub(super) struct Unshown<'s> {
    pub(super) stance: &'s Stance<'s>,
    pub(super) row: &'static Row,
    pub(super) lack: Lack,
}

/// The stances with a status of which that rule speaks, and which nothing shows.
pub(super) fn unshown<'s>(scope: &'s Scope<'s>, rule: &Rule) -> Vec<Unshown<'s>> {
    let mut shows: Option<Shows<'s>> = None;
    let mut unshown = Vec::new();
    for stance in scope.stances() {
        let Some(ended) = Ended::new(scope.record, stance, rule.code) else { continue };
        let shows = shows.get_or_insert_with(|| Shows::new(scope));
        if let Some(lack) = shows.lack(&ended) {
            unshown.push(Unshown { stance, row: ended.row, lack });
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
    positions: HashSet<(Attitude, &'s str)>,
    /// What claims are about.
    claimed: HashSet<&'s str>,
    /// The threats of demands that are no longer open.
    settled: HashSet<&'s str>,
    /// The text with what is known of it, where its words can be judged.
    read: Option<ShownEnds<'s>>,
    voice: OnceCell<Voice<'s>>,
    left: Cell<usize>,
}

impl<'s> Shows<'s> {
    fn new(scope: &'s Scope<'s>) -> Self {
        let record = scope.record;
        let relations = record.relations.iter().flatten();
        let from = relations.filter_map(|it| Some((it.r#type, scope.local(&it.from)?))).collect();
        let mut positions = HashSet::default();
        for position in record.positions.iter().flatten() {
            let on = position.on.iter().flat_map(|on| on.iter());
            positions.extend(on.map(|item| (position.stance, item.as_str())));
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
            left: Cell::new(MOST_READ),
        }
    }

    /// What a status lacks; none where something shows it.
    fn lack(&self, ended: &Ended<'_>) -> Option<Lack> {
        let Ended { stance, row, .. } = ended;
        let id = stance.id.as_str();
        let is_related = row.to.iter().any(|kind| self.to.contains(&(*kind, id)))
            || row.from.iter().any(|kind| self.from.contains(&(*kind, id)))
            || row.on.iter().any(|attitude| self.positions.contains(&(*attitude, id)))
            || ended.compliance.is_some_and(|level| row.levels.contains(&level));
        if is_related {
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

    /// Whether a deadline is given that is not after the source was published.
    fn has_passed(&self, deadline: Option<&When<'_>>) -> bool {
        let published = self.scope.record.source.published.as_ref().and_then(Bounds::of_moment);
        deadline.is_some_and(|deadline| match (Bounds::of_when(deadline), published) {
            (Some(due), Some(published)) => !published.is_before(&due, 1),
            _ => true,
        })
    }

    /// Whether a quote has the words of one to whom the stance is addressed.
    fn is_answer(&self, stance: &Stance<'_>, quote: &str) -> bool {
        let Some(quote) = self.scope.quote(quote) else { return true };
        let voice = self.voice.get_or_init(|| Voice::new(self.scope));
        let mut speakers = [&quote.speaker, &quote.on_behalf_of].into_iter().flatten();
        speakers.any(|speaker| {
            let mut addressees = stance.addressees.iter().take(MOST_ADDRESSEES);
            addressees.any(|to| voice.speaks_for(speaker.as_str(), to.as_str()) != Some(false))
        })
    }

    /// Whether the words of a quote tell of the end, or cannot be judged.
    fn in_quote(&self, id: &str, words: Endings) -> bool {
        let Some(quote) = self.scope.quote(id) else { return true };
        self.tells(quote.text.as_str(), &primary(quote.language.as_str()), words)
    }

    /// Whether a text has one of these words, or cannot be judged.
    fn tells(&self, text: &str, language: &str, words: Endings) -> bool {
        let Some(left) = self.left.get().checked_sub(text.len()).filter(|_| text.len() < LONGEST)
        else {
            return true;
        };
        self.left.set(left);
        endings::endings(text, language).is_none_or(|found| found.meets(words))
    }

    /// What a status lacks whose evidence is in a text that is at hand.
    fn in_text(&self, read: &ShownEnds<'_>, ended: &Ended<'_>) -> Option<Lack> {
        let Ended { stance, row, .. } = ended;
        let anchors = read.anchors.get(&(stance.kind, ended.number)).map_or(&[][..], Vec::as_slice);
        for anchor in anchors {
            if read.tells(*anchor, row.words, &self.left) {
                return None;
            }
        }
        for id in stance.quotes {
            if self.in_quote(id.as_str(), row.words) {
                return None;
            }
            let number = self.scope.get(id.as_str()).and_then(|quote| quote.path.last());
            let Some(Segment::Index(number)) = number else { return None };
            let places = read.anchors.get(&(Kind::Quote, number)).map_or(&[][..], Vec::as_slice);
            if places.iter().any(|place| read.tells(*place, row.words, &self.left)) {
                return None;
            }
        }
        Some(if stance.anchors.is_empty() { Lack::Nothing } else { Lack::SaysNothing })
    }
}

/// The most addressees of a stance that are looked at.
const MOST_ADDRESSEES: usize = 64;
