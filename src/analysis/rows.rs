//! The rows that an analysis gives.

/// Something of a record, as a row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The record's id.
    pub record: String,
    /// Its id in that record.
    pub id: String,
    /// The name of its issuer or holder; empty for an event.
    pub by: String,
    /// The names of those it is addressed to.
    pub to: Vec<String>,
    /// What it says, in the words of the record; of an event, its name.
    pub text: String,
    /// When it was voiced, or when it happened, in EDTF and as the record gives it. None where the record
    /// gives no date: the publication of the source is not the date of what it tells.
    pub date: Option<String>,
    /// The date on which its source was published, in EDTF without a time. It is then known at the latest.
    pub published: Option<String>,
    /// How sure it is that it is as told, if the record says so.
    pub assertion: Option<&'static str>,
}

/// Until when something is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The date, in EDTF.
    pub edtf: String,
    /// Whether every day that it can mean is before the day of the analysis, see
    /// [`Findings::as_of`](super::Findings::as_of).
    pub passed: bool,
}

/// What is to follow if a demand is not met, or a red line is crossed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrElse {
    /// In words.
    pub text: Option<String>,
    /// The threats that say it.
    pub threats: Vec<Entry>,
}

/// A demand that meets a red line of those it is made to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impasse {
    /// The demand.
    pub demand: Entry,
    /// Its status.
    pub status: &'static str,
    /// Until when it is to be met.
    pub deadline: Option<Deadline>,
    /// What is to follow if it is not.
    pub or_else: OrElse,
    /// The red line.
    pub red_line: Entry,
    /// How firmly it is drawn, if the record says so.
    pub firmness: Option<&'static str>,
    /// What joins the two.
    pub joined_by: Vec<Tie>,
}

/// What joins a demand and a red line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// A `conflicts_with` relation.
    Relation,
    /// An issue of that name which both are about.
    Issue(String),
    /// A code that issues of both carry: scheme and code.
    Code(String, String),
}

/// A threat that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingThreat {
    /// The threat.
    pub threat: Entry,
    /// What is threatened.
    pub act: &'static str,
    /// On what condition.
    pub condition: Option<String>,
    /// By when.
    pub deadline: Option<Deadline>,
}

/// A demand, whatever has become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedDemand {
    /// The demand.
    pub demand: Entry,
    /// How strongly it is asked.
    pub force: &'static str,
    /// What has become of it.
    pub status: &'static str,
    /// Until when it is to be met.
    pub deadline: Option<Deadline>,
    /// What is to follow if it is not.
    pub or_else: OrElse,
}

/// A red line, whatever has become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedRedLine {
    /// The red line.
    pub red_line: Entry,
    /// What sort of limit it is.
    pub kind: &'static str,
    /// How firmly it is drawn, if the record says so.
    pub firmness: Option<&'static str>,
    /// What has become of it.
    pub status: &'static str,
    /// What is to follow if it is crossed.
    pub or_else: OrElse,
}

/// A commitment, whatever has become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedCommitment {
    /// The commitment; those it is addressed to are those it is given to.
    pub commitment: Entry,
    /// What sort of commitment it is.
    pub kind: &'static str,
    /// What has become of it.
    pub status: &'static str,
    /// On what conditions.
    pub conditions: Option<String>,
    /// Until when it is to be kept.
    pub deadline: Option<Deadline>,
}

/// A red line that is drawn with another firmness than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirmnessChange {
    /// The red line as it was.
    pub before: Entry,
    /// How firm it was.
    pub from: &'static str,
    /// The red line as it is drawn later.
    pub after: Entry,
    /// How firm it is then.
    pub to: &'static str,
    /// The issue that joins the two; none where a relation does.
    pub issue: Option<String>,
}

/// Something on the timeline: an event, a statement, or a deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// What it is. The date of a deadline is the deadline, and all else is as in what it belongs to.
    pub entry: Entry,
    /// `event`, `deadline`, or the sort of statement: `demand`, `red_line`, `threat`, `offer`, `position`,
    /// `commitment`.
    pub sort: &'static str,
    /// The type of the event; none for all else.
    pub event_type: Option<&'static str>,
    /// The names of those who take part in the event; of one who is not there, none.
    pub participants: Vec<String>,
    /// What has become of it; positions have no status.
    pub status: Option<&'static str>,
    /// If it is a deadline, that one.
    pub deadline: Option<Deadline>,
}
