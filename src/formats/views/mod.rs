//! Views: flat tables for people who look at records, with names beside ids and days beside dates.
//!
//! A view follows from the [tables](super::tables). Each of its rows is a row of a table, with what is
//! joined to it from others: the name of the actor, all addressees in one cell, the quotes that show a
//! stance, what is to follow if a demand is not met. Formats of tables write them beside the tables, and
//! pass them over when they read. What a view is, is defined here once; [`rows`] makes its rows of a
//! record, and SQLite is given the same as a query.

pub mod flat;
pub mod rows;

use std::sync::LazyLock;

use super::tables::{Column, Role, TABLES, Table};
use crate::model::shape::Type;

/// How the name of a view begins in formats that have it beside the tables.
pub const PREFIX: &str = "view_";
/// What is between the values of a cell that has several.
pub const BETWEEN: &str = "; ";

/// All views, in the order in which they are listed.
pub static VIEWS: LazyLock<Vec<View>> = LazyLock::new(all);

/// A view.
#[derive(Debug)]
pub struct View {
    /// Its name, without the [`PREFIX`].
    pub name: &'static str,
    /// What it has, in one sentence.
    pub doc: &'static str,
    /// Its columns.
    pub columns: Vec<ViewColumn>,
    /// The tables that its rows come from.
    pub(super) parts: Vec<Part>,
}

/// A column of a view.
#[derive(Clone, Debug)]
pub struct ViewColumn {
    /// Its name.
    pub name: &'static str,
    /// What it has, in one sentence.
    pub doc: &'static str,
    /// The type of its values.
    pub kind: Kind,
}

/// The type of the values of a column of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A day.
    Date,
    /// A number.
    Number,
}

/// The rows of a view that come from one table.
#[derive(Debug)]
pub(super) struct Part {
    /// The table, by number.
    pub(super) table: usize,
    /// For each column of the view, where its value comes from.
    pub(super) sources: Vec<Source>,
    /// The column of the table without which a row is left out.
    pub(super) only_with: Option<usize>,
}

/// Where a value comes from. Columns and tables are given by number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// Nowhere: the cell is blank.
    Blank,
    /// The same word in every row.
    Word(&'static str),
    /// A column of the row.
    Own(usize),
    /// A column of the record's row.
    OfRecord(usize),
    /// A column of the row that a column of this row names.
    Of {
        /// The column that names it.
        id: usize,
        of: Place,
    },
    /// All rows of a table that belong to this one, joined.
    Joined {
        /// The table of links.
        links: usize,
        /// The column of that table that names a row of another one.
        value: usize,
        of: Place,
    },
    /// Several values, joined.
    Several(Vec<Source>),
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) table: usize,
    pub(super) column: usize,
}

/// The view of that name, with or without the [`PREFIX`].
#[must_use]
pub fn find(name: &str) -> Option<&'static View> {
    let name = name.strip_prefix(PREFIX).unwrap_or(name);
    VIEWS.iter().find(|view| view.name == name)
}

/// Whether a file, sheet or table of that name is a view, which is not read.
#[must_use]
pub fn is_view(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    stem.starts_with(PREFIX) && find(&stem).is_some()
}

impl View {
    /// Its name beside the tables.
    #[must_use]
    pub fn table_name(&self) -> String {
        format!("{PREFIX}{}", self.name)
    }
}

/// A column of a view that is being made: its name, its type, what it has, and where that is found.
type Defined = (&'static str, Kind, &'static str, Find);

/// Where the value of a column is found in a table, by names.
#[derive(Clone, Copy)]
enum Find {
    /// In the first of these columns of the row that the table has.
    Own(&'static [&'static str]),
    /// In a column of the record's row.
    OfRecord(&'static str),
    /// In a column of the row of another table that one of these columns names.
    Of(&'static [&'static str], &'static str, &'static str),
    /// In the rows of a table of links, each of which names a row of another table.
    Joined(&'static str, &'static str, &'static str),
    /// In one of these columns, and in the rows that belong to this one.
    OwnAndJoined(&'static [&'static str], &'static str, &'static str, &'static str),
    /// The kind of the row.
    Sort,
}

use Find::{Joined, Of, OfRecord, Own, OwnAndJoined, Sort};
use Kind::{Date, Number, Text};

const ACTOR: &[&str] = &["issuer", "holder", "speaker"];

/// What all views begin with.
const HEAD: &[Defined] = &[
    ("record", Text, "The id of the record.", Own(&["record"])),
    ("id", Text, "The id of the entry in the record.", Own(&["id"])),
];

/// Who, to whom and what.
const WORDS: &[Defined] = &[
    ("actor", Text, "The id of the actor whose it is.", Own(ACTOR)),
    ("actor_name", Text, "The name of that actor.", Of(ACTOR, "actors", "name")),
    (
        "on_behalf_of_name",
        Text,
        "The name of whom the actor speaks for.",
        Of(&["on_behalf_of"], "actors", "name"),
    ),
    (
        "addressee_names",
        Text,
        "The names of those it is addressed to.",
        Joined("addressees", "actors", "name"),
    ),
    ("text", Text, "What it says.", Own(&["text"])),
];

/// What sort of stance it is.
const SORTS: &[Defined] = &[
    ("force", Text, "How strongly it is asked.", Own(&["force"])),
    ("kind", Text, "Of what kind it is.", Own(&["kind"])),
    ("act", Text, "What is threatened.", Own(&["act"])),
    ("direction", Text, "Whether the threat is to prevent or to punish.", Own(&["direction"])),
    ("conduct", Text, "What sort of conduct it is about.", Own(&["conduct"])),
    ("stance", Text, "For or against.", Own(&["stance"])),
    ("intensity", Text, "How strongly it is held.", Own(&["intensity"])),
    ("firmness", Text, "How firm the line is.", Own(&["firmness"])),
    ("status", Text, "What has become of it.", Own(&["status"])),
    ("assertion", Text, "How sure the source is that it was voiced.", Own(&["assertion"])),
];

/// What it hangs on, and what follows.
const TERMS: &[Defined] = &[
    ("trigger_text", Text, "What crosses the line.", Own(&["trigger_text"])),
    (
        "threshold_comparator",
        Text,
        "How the threshold is compared.",
        Own(&["trigger_threshold_comparator"]),
    ),
    ("threshold_value", Number, "The number of the threshold.", Own(&["trigger_threshold_value"])),
    ("threshold_unit", Text, "Its unit.", Own(&["trigger_threshold_unit"])),
    (
        "condition",
        Text,
        "What it depends on.",
        Own(&["condition_text", "conditions", "precondition_for_text"]),
    ),
    (
        "or_else",
        Text,
        "What is to follow otherwise: the consequence in words, and the threats that are linked.",
        OwnAndJoined(&["consequence_text"], "threat_links", "threats", "text"),
    ),
    (
        "offered_for_it",
        Text,
        "The offers that are made for meeting it.",
        Joined("inducements", "offers", "text"),
    ),
    (
        "in_return_for",
        Text,
        "The demands for which it is offered.",
        Joined("in_return_for", "demands", "text"),
    ),
    (
        "deadline_first",
        Date,
        "The first day that the time limit can mean.",
        Own(&["deadline_first"]),
    ),
    ("deadline_last", Date, "The last day that the time limit can mean.", Own(&["deadline_last"])),
    ("deadline", Text, "The time limit, in EDTF.", Own(&["deadline_edtf"])),
    ("deadline_text", Text, "The time limit in the words of the source.", Own(&["deadline_text"])),
];

/// When it was.
const DATES: &[Defined] = &[
    ("date_first", Date, "The first day that the date can mean.", Own(&["when_first"])),
    ("date_last", Date, "The last day that the date can mean.", Own(&["when_last"])),
    ("date", Text, "The date, in EDTF.", Own(&["when_edtf"])),
    ("date_text", Text, "The date in the words of the source.", Own(&["when_text"])),
    ("date_basis", Text, "How the date is known.", Own(&["when_basis"])),
    (
        "dated_by",
        Text,
        "Whose date the days are: that of the entry `itself`, or of its `event`.",
        Own(&["when_dated_by"]),
    ),
];

/// What shows it.
const EVIDENCE: &[Defined] = &[
    ("issue_names", Text, "What it is about.", Joined("issue_links", "issues", "name")),
    ("evidence", Text, "The quotations that show it.", Joined("evidence", "quotes", "text")),
    (
        "event_name",
        Text,
        "The event at which it was voiced.",
        Of(&["event", "channel_event"], "events", "name"),
    ),
];

/// Where it was read.
const TAIL: &[Defined] = &[
    ("record_title", Text, "The title of the record.", OfRecord("title")),
    ("source_title", Text, "The title of the source.", OfRecord("source_title")),
    ("source_publisher", Text, "The publisher of the source.", OfRecord("source_publisher_name")),
    ("source_published", Text, "When the source was published.", OfRecord("source_published")),
    ("source_url", Text, "The address of the source.", OfRecord("source_url")),
];

const QUOTATION: &[Defined] = &[
    ("language", Text, "The language of the words.", Own(&["language"])),
    ("kind", Text, "How the source gives the words.", Own(&["kind"])),
    ("cue", Text, "The reporting words of the source.", Own(&["cue"])),
    ("channel", Text, "The way on which they were said.", Own(&["channel_kind"])),
    ("outlet_name", Text, "The outlet that had them.", Of(&["channel_outlet"], "actors", "name")),
];

const EVENT: &[Defined] = &[
    ("name", Text, "The name of the event.", Own(&["name"])),
    ("type", Text, "Of what type it is.", Own(&["type"])),
    ("status", Text, "How far it has come.", Own(&["status"])),
    ("assertion", Text, "How sure the source is of it.", Own(&["assertion"])),
    (
        "participant_names",
        Text,
        "The names of those who take part.",
        Joined("participants", "actors", "name"),
    ),
    ("place_name", Text, "The name of the place.", Own(&["place_name"])),
    ("place_country", Text, "The country of the place.", Own(&["place_country"])),
    ("outcome_kind", Text, "What came of it.", Own(&["outcome_kind"])),
    ("outcome_text", Text, "The same in words.", Own(&["outcome_text"])),
    ("summary", Text, "What it is about.", Own(&["summary"])),
];

const OCCASION: &[Defined] = &[
    ("sort", Text, "What it is: an event, a quote, a stance, or the deadline of one.", Sort),
    ("status", Text, "What has become of it.", Own(&["status"])),
];

/// What of a timeline is found elsewhere in events, and in deadlines.
const OF_EVENT: &[(&str, Find)] =
    &[("text", Own(&["name"])), ("addressee_names", Joined("participants", "actors", "name"))];
const OF_DEADLINE: &[(&str, Find)] = &[
    ("date_first", Own(&["deadline_first"])),
    ("date_last", Own(&["deadline_last"])),
    ("date", Own(&["deadline_edtf"])),
    ("date_text", Own(&["deadline_text"])),
    ("date_basis", Own(&["deadline_basis"])),
    ("dated_by", Own(&[])),
];

/// The stances, each with the word for one in a timeline.
const STANCES: &[(&str, &str, &str)] = &[
    ("demands", "demand", "The demands: who wants what of whom, by when, or else what."),
    ("red_lines", "red_line", "The red lines: who draws which, and what crosses it."),
    ("threats", "threat", "The threats: who threatens whom with what, and on what condition."),
    ("offers", "offer", "The offers: who offers what to whom, and in return for what."),
    ("positions", "position", "The positions: who is for or against what."),
    ("commitments", "commitment", "The commitments: who has bound itself to what."),
];

fn all() -> Vec<View> {
    let mut views = vec![view(
        "quotations",
        "The quotations: who said what to whom, when, where, and in which source.",
        &[HEAD, WORDS, QUOTATION, DATES, EVIDENCE, TAIL],
        &[("quotes", "quote")],
    )];
    views.extend(STANCES.iter().map(|(table, sort, doc)| {
        view(table, doc, &[HEAD, WORDS, SORTS, TERMS, DATES, EVIDENCE, TAIL], &[(table, sort)])
    }));
    views.push(view(
        "events",
        "The events: what, when, where, and who took part.",
        &[HEAD, EVENT, DATES, TAIL],
        &[("events", "event")],
    ));
    views.push(timeline());
    views
}

/// A view of the rows of tables, each with the word for one of its rows. Columns that none of the
/// tables has are left out.
fn view(
    name: &'static str,
    doc: &'static str,
    columns: &[&[Defined]],
    tables: &[(&str, &'static str)],
) -> View {
    let defined: Vec<Defined> = columns.concat();
    let parts = tables.iter().filter_map(|(table, sort)| part(table, sort, &defined, &[], None));
    finished(name, doc, &defined, parts.collect())
}

/// The view of all that has a date.
fn timeline() -> View {
    let defined: Vec<Defined> = [HEAD, OCCASION, DATES, WORDS, TAIL].concat();
    let dated = Some("when_first");
    let mut parts = vec![
        part("events", "event", &defined, OF_EVENT, dated),
        part("quotes", "quote", &defined, &[], dated),
    ];
    for (table, sort, _) in STANCES {
        parts.push(part(table, sort, &defined, &[], dated));
        if find_column(table, "deadline_first").is_some() {
            parts.push(part(table, "deadline", &defined, OF_DEADLINE, Some("deadline_first")));
        }
    }
    let doc = "All that has a date: events, quotations, stances, and the deadlines of stances.";
    finished("timeline", doc, &defined, parts.into_iter().flatten().collect())
}

fn finished(name: &'static str, doc: &'static str, columns: &[Defined], parts: Vec<Part>) -> View {
    let is_blank =
        |at: &usize| parts.iter().all(|part| part.sources.get(*at) == Some(&Source::Blank));
    let kept: Vec<usize> = (0..columns.len()).filter(|at| !is_blank(at)).collect();
    let of_kept = |part: Part| Part {
        sources: kept.iter().filter_map(|at| part.sources.get(*at).cloned()).collect(),
        ..part
    };
    let column = |at: &usize| {
        columns.get(*at).map(|(name, kind, doc, _)| ViewColumn { name, doc, kind: *kind })
    };
    let columns = kept.iter().filter_map(column).collect();
    View { name, doc, columns, parts: parts.into_iter().map(of_kept).collect() }
}

/// The rows of a table, some columns of which are found elsewhere than usual.
fn part(
    table: &str,
    sort: &'static str,
    columns: &[Defined],
    otherwise: &[(&str, Find)],
    only_with: Option<&str>,
) -> Option<Part> {
    let number = TABLES.number(table)?;
    let source = |(name, _, _, find): &Defined| {
        let other = otherwise.iter().find(|(other, _)| other == name);
        find_source(number, sort, other.map_or(*find, |(_, find)| *find)).unwrap_or(Source::Blank)
    };
    let only_with = only_with.and_then(|column| find_column(table, column));
    Some(Part { table: number, sources: columns.iter().map(source).collect(), only_with })
}

fn find_source(table: usize, sort: &'static str, find: Find) -> Option<Source> {
    let own = |names: &[&str]| {
        let columns = &TABLES.get(table)?.columns;
        names.iter().find_map(|name| columns.iter().position(|column| column.name == *name))
    };
    let place = |table: &str, column: &str| {
        Some(Place { table: TABLES.number(table)?, column: find_column(table, column)? })
    };
    let joined = |links: &str, of: &str, column: &str| {
        let number = TABLES.number(links)?;
        let is_linked = |list: &super::tables::plan::ListOf| list.table == number;
        TABLES.get(table)?.lists.iter().find(|list| is_linked(list))?;
        let value = value_of(TABLES.get(number)?)?;
        Some(Source::Joined { links: number, value, of: place(of, column)? })
    };
    match find {
        Sort => Some(Source::Word(sort)),
        Own(names) => own(names).map(Source::Own),
        OfRecord(name) => find_column("records", name).map(Source::OfRecord),
        Of(names, of, column) => Some(Source::Of { id: own(names)?, of: place(of, column)? }),
        Joined(links, of, column) => joined(links, of, column),
        OwnAndJoined(names, links, of, column) => {
            let own = own(names).map(Source::Own);
            let all: Vec<Source> = own.into_iter().chain(joined(links, of, column)).collect();
            (!all.is_empty()).then_some(Source::Several(all))
        }
    }
}

fn find_column(table: &str, column: &str) -> Option<usize> {
    let table = TABLES.number(table).and_then(|number| TABLES.get(number))?;
    table.columns.iter().position(|it| it.name == column)
}

/// The first column of a table whose values name rows of another one.
fn value_of(table: &Table) -> Option<usize> {
    let names_a_row = |column: &Column| {
        column.role == Role::Value
            && matches!(column.ty, Type::Scalar(scalar) if !scalar.refers.is_empty())
    };
    table.columns.iter().position(names_a_row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_view_has_what_people_ask_for() {
        for (view, wanted) in [
            ("quotations", "actor_name addressee_names text date_first source_url outlet_name"),
            (
                "demands",
                "actor_name addressee_names text status or_else deadline_last offered_for_it",
            ),
            ("red_lines", "actor_name threshold_comparator threshold_value threshold_unit or_else"),
            ("threats", "actor_name condition act direction deadline_first"),
            ("offers", "actor_name in_return_for"),
            ("positions", "stance intensity"),
            ("commitments", "deadline condition"),
            ("events", "name participant_names date_first place_name"),
            ("timeline", "sort date_first date_last actor_name text"),
        ] {
            let found = find(view).unwrap();
            let names: Vec<&str> = found.columns.iter().map(|column| column.name).collect();
            for column in wanted.split(' ') {
                assert!(names.contains(&column), "{view} has no {column}: {names:?}");
            }
            assert!(found.parts.iter().all(|part| part.sources.len() == names.len()));
            assert!(is_view(&format!("{}.csv", found.table_name())));
        }
        assert!(find("demands").unwrap().columns.iter().all(|column| column.name != "act"));
        assert!(!is_view("views.csv") && !is_view("demands.csv") && !is_view("view_x.csv"));
    }

    #[test]
    fn names_of_views_are_no_names_of_tables() {
        for view in VIEWS.iter() {
            assert_eq!(TABLES.number(&view.table_name()), None);
        }
    }
}
