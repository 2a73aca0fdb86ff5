//! Which tables there are, and their columns.

use std::sync::LazyLock;

use crate::model::Record;
use crate::model::shape::{Class, Entity, Field, Kind, List, Model as _, Scalar, Type};

/// All tables, in the order in which they are written; a table comes after those that it belongs to.
pub static TABLES: LazyLock<Tables> = LazyLock::new(Tables::of_model);

/// All tables.
#[derive(Debug)]
pub struct Tables(Vec<Table>);

/// A table.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// What a row is.
    pub doc: String,
    /// The entity that a row is; none for a table of references.
    pub entity: Option<&'static Entity>,
    /// The columns. Of those without a [`Role::Value`] each is there at most once.
    pub columns: Vec<Column>,
    /// The lists that the rows of other tables belong to.
    pub lists: Vec<ListOf>,
    /// The tables whose rows its own belong to, by number.
    pub owners: Vec<usize>,
}

/// A column.
#[derive(Debug)]
pub struct Column {
    /// What stands in its header.
    pub name: String,
    /// What it holds.
    pub doc: String,
    /// What it is for.
    pub role: Role,
    /// The way from the row's entity to the value, by the numbers of fields; for [`Role::Value`].
    pub path: Vec<usize>,
    /// The type of a value.
    pub ty: Type,
    /// Whether a cell holds any number of values, with spaces between.
    pub many: bool,
    /// Whether no cell may be blank.
    pub required: bool,
}

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The record that the row belongs to.
    Record,
    /// The row that it belongs to; blank for the record itself.
    Owner,
    /// The list in which it stands.
    Field,
    /// At which place of the list, from 1.
    Number,
    /// By what other rows name it.
    Key,
    /// The lists and objects that are there and have nothing in them.
    Empty,
    /// A value.
    Value,
    /// What follows from the values of the record, for those who look at the table. It is not read.
    Derived(Derived),
    /// The checksum of the record, in the row of the record itself.
    Checksum,
}

/// What a derived column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derived {
    /// The first day that a date can mean.
    FirstDay,
    /// The last day that a date can mean.
    LastDay,
    /// Whose date that is: [`ITSELF`] or [`OF_EVENT`].
    DatedBy,
}

/// In a column [`Derived::DatedBy`]: the row has a date of its own.
pub const ITSELF: &str = "itself";
/// In a column [`Derived::DatedBy`]: the date is that of the event that the row names.
pub const OF_EVENT: &str = "event";

/// A list, or an object with an id, whose entries are rows of another table.
#[derive(Debug)]
pub struct ListOf {
    /// Its name: those of the fields that lead to it, one behind another.
    pub name: String,
    /// The way to it from the row's entity, by the numbers of fields.
    pub path: Vec<usize>,
    /// The table that has the entries, by number.
    pub table: usize,
    /// Whether it is an object, and not a list.
    pub single: bool,
    /// Whether it has to be there.
    pub required: bool,
}

impl std::ops::Deref for Tables {
    type Target = [Table];

    fn deref(&self) -> &[Table] {
        &self.0
    }
}

impl Tables {
    /// The number of the table of that name.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|table| table.name == name)
    }

    /// The table with the rows of the entities of a kind.
    #[must_use]
    pub fn of_kind(&self, kind: Kind) -> Option<&Table> {
        self.get(self.number_of_kind(kind)?)
    }

    /// The number of that table.
    fn number_of_kind(&self, kind: Kind) -> Option<usize> {
        self.iter().position(|table| table.entity.is_some_and(|entity| entity.kind == Some(kind)))
    }

    fn of_model() -> Self {
        let mut tables = Tables(Vec::new());
        if let Type::Entity(record) = Record::TYPE {
            tables.0.push(Table::new("records", record.doc.to_owned(), Some(record)));
            tables.fill(0, record, &Way::default());
        }
        for number in 0..tables.0.len() {
            tables.join(number);
            tables.0[number].derive();
        }
        if let Some(records) = tables.0.first_mut() {
            let doc = "The checksum of the record as it was written; blank: it is not checked.";
            records.columns.push(Column::new("checksum", doc, Role::Checksum));
        }
        tables
    }

    /// Adds the columns and lists of an entity to a table.
    fn fill(&mut self, table: usize, entity: &'static Entity, way: &Way) {
        for (number, field) in entity.fields.iter().enumerate() {
            let here = way.to(number, field);
            match field.ty {
                Type::Entity(part) if part.kind.is_none() => self.fill(table, part, &here),
                Type::Entity(part) => self.list(table, &here, part, field, true),
                Type::List(List { item: Type::Entity(part), .. }) => {
                    self.list(table, &here, part, field, false);
                }
                Type::List(list) if !fits_in_a_cell(list.item) => {
                    self.references(table, &here, field, list.item);
                }
                ty => {
                    let (ty, many) = match ty {
                        Type::List(list) => (list.item, true),
                        ty => (ty, false),
                    };
                    self.0[table].columns.push(Column {
                        name: here.name,
                        doc: field.doc.trim().to_owned(),
                        role: Role::Value,
                        path: here.path,
                        ty,
                        many,
                        required: here.required && !many,
                    });
                }
            }
        }
    }

    /// Has the entries of a list be rows of a table of their own.
    fn list(
        &mut self,
        owner: usize,
        way: &Way,
        entity: &'static Entity,
        field: &'static Field,
        single: bool,
    ) {
        let name = plural(entity.name);
        let table = self.number(&name).unwrap_or_else(|| {
            self.0.push(Table::new(&name, entity.doc.trim().to_owned(), Some(entity)));
            let table = self.0.len() - 1;
            self.fill(table, entity, &Way::default());
            table
        });
        self.own(owner, table, way, field, single);
    }

    /// Has the entries of a list of references be rows of a table of their own.
    fn references(&mut self, owner: usize, way: &Way, field: &'static Field, item: Type) {
        // What shows a thing is its evidence; lists that are called like a table are links to it.
        let name = match field.name {
            "quotes" => "evidence".to_owned(),
            "items" => "precondition_items".to_owned(),
            name if ["issues", "threats"].contains(&name) => {
                format!("{}_links", name.trim_end_matches('s'))
            }
            name => name.to_owned(),
        };
        let table = self.number(&name).unwrap_or_else(|| {
            let mut table = Table::new(&name, field.doc.trim().to_owned(), None);
            table.columns.push(Column {
                name: match item {
                    Type::Scalar(Scalar { refers: [kind], .. }) => kind.as_str().replace(' ', "_"),
                    Type::Scalar(Scalar { refers: [_, ..], .. }) => "item".to_owned(),
                    _ => "text".to_owned(),
                },
                doc: field.doc.trim().to_owned(),
                role: Role::Value,
                path: Vec::new(),
                ty: item,
                many: false,
                required: true,
            });
            self.0.push(table);
            self.0.len() - 1
        });
        self.own(owner, table, way, field, false);
    }

    fn own(&mut self, owner: usize, table: usize, way: &Way, field: &'static Field, single: bool) {
        self.0[owner].lists.push(ListOf {
            name: way.name.clone(),
            path: way.path.clone(),
            table,
            single,
            required: way.required && field.required,
        });
        if !self.0[table].owners.contains(&owner) {
            self.0[table].owners.push(owner);
        }
    }

    /// Adds the columns by which the rows of a table are joined to others.
    fn join(&mut self, number: usize) {
        let lists: Vec<String> = self
            .0
            .iter()
            .flat_map(|table| &table.lists)
            .filter(|list| list.table == number)
            .map(|list| list.name.clone())
            .collect();
        let table = &self.0[number];
        let words = |text: &str| text.to_owned();
        let mut first = Vec::new();
        let mut column = |name: &str, doc: String, role, required| {
            let ty = if role == Role::Number { NUMBER } else { TEXT };
            let (name, path, many) = (name.to_owned(), Vec::new(), role == Role::Empty);
            first.push(Column { name, doc, role, path, ty, many, required });
        };
        if number > 0 {
            column("record", words("The id of the record it belongs to."), Role::Record, true);
            if table.owners != [0] {
                let doc =
                    "The row of that record it belongs to, by its id or key; blank: the record.";
                column("owner", words(doc), Role::Owner, !table.owners.contains(&0));
            }
            if lists.iter().any(|list| *list != lists[0]) {
                let mut names = lists.clone();
                names.sort();
                names.dedup();
                let doc = format!("The list it stands in: {}.", names.join(", "));
                column("field", doc, Role::Field, true);
            }
            column("number", words("Its place in that list, from 1."), Role::Number, false);
            let has_id = table.columns.iter().any(|column| column.name == "id");
            if !table.lists.is_empty() && !has_id {
                column("key", words("By what rows of other tables name it."), Role::Key, true);
            }
        }
        let mut last = Vec::new();
        if table.may_be_empty() {
            let doc =
                "Lists and objects that are there and have nothing in them, with spaces between.";
            let (name, doc, path) = (words("empty"), words(doc), Vec::new());
            let role = Role::Empty;
            last.push(Column { name, doc, role, path, ty: TEXT, many: true, required: false });
        }
        let table = &mut self.0[number];
        table.columns.splice(0..0, first);
        table.columns.append(&mut last);
    }
}

/// The type of columns that join tables.
const TEXT: Type = <crate::model::Line<'static> as crate::model::shape::Model>::TYPE;
/// The type of places in a list.
const NUMBER: Type = <crate::model::Offset as crate::model::shape::Model>::TYPE;

impl Table {
    fn new(name: &str, doc: String, entity: Option<&'static Entity>) -> Self {
        let name = name.to_owned();
        let (columns, lists, owners) = (Vec::new(), Vec::new(), Vec::new());
        Table { name, doc, entity, columns, lists, owners }
    }

    /// Adds the days that each date can mean, after the date.
    fn derive(&mut self) {
        let dates: Vec<usize> = (0..self.columns.len())
            .filter(|at| self.columns.get(*at).is_some_and(Column::is_edtf))
            .collect();
        for at in dates.into_iter().rev() {
            let Some(date) = self.columns.get(at) else { continue };
            let Some(stem) = date.name.strip_suffix("edtf") else { continue };
            let of_event = if stem == "when_" && self.event_column().is_some() {
                " If there is none, that of the event it names."
            } else {
                ""
            };
            let derived = |end: &str, doc: &str, what| Column {
                path: date.path.clone(),
                ..Column::new(&format!("{stem}{end}"), doc, Role::Derived(what))
            };
            let doc = |which: &str| {
                format!(
                    "The {which} day that `{}` can mean, any mark of doubt left aside.{of_event} It \
                     follows from the record, and is not read.",
                    date.name
                )
            };
            let mut columns = vec![
                derived("first", &doc("first"), Derived::FirstDay),
                derived("last", &doc("last"), Derived::LastDay),
            ];
            if !of_event.is_empty() {
                let doc = "Whose date the days are: that of the row `itself`, or of the `event` it \
                           names. It follows from the record, and is not read.";
                columns.push(derived("dated_by", doc, Derived::DatedBy));
            }
            let rest = self.columns.split_off(at + 1);
            self.columns.extend(columns.into_iter().chain(rest));
        }
    }

    /// The number of the column that names the event at which the words or the stance of a row were
    /// voiced.
    #[must_use]
    pub fn event_column(&self) -> Option<usize> {
        let is_it = |column: &Column| {
            column.role == Role::Value && matches!(&*column.name, "event" | "channel_event")
        };
        self.columns.iter().position(is_it)
    }

    /// The number of the column of that role.
    #[must_use]
    pub fn column(&self, role: Role) -> Option<usize> {
        self.columns.iter().position(|column| column.role == role)
    }

    /// The number of the column by which rows of other tables name a row.
    #[must_use]
    pub fn key(&self) -> Option<usize> {
        let id = || self.columns.iter().position(|c| c.role == Role::Value && c.name == "id");
        self.column(Role::Key).or_else(id)
    }

    /// Whether a row may have a list or object that is there and has nothing in it.
    fn may_be_empty(&self) -> bool {
        let cells = self.columns.iter().any(|column| column.many);
        let lists = self.lists.iter().any(|list| !list.required);
        let parts = self.entity.is_some_and(has_hollow);
        cells || lists || parts
    }
}

impl Column {
    /// A column of text that is no value of the record.
    fn new(name: &str, doc: &str, role: Role) -> Self {
        let (name, doc, path) = (name.to_owned(), doc.to_owned(), Vec::new());
        Column { name, doc, role, path, ty: TEXT, many: false, required: false }
    }

    /// Whether it has a day in each cell: [`Cell::Date`](super::Cell::Date).
    #[must_use]
    pub fn is_date(&self) -> bool {
        matches!(self.role, Role::Derived(Derived::FirstDay | Derived::LastDay))
    }

    /// The table with the rows that its values name by id, if all are in one.
    #[must_use]
    pub fn refers_to(&self) -> Option<usize> {
        match self.ty {
            Type::Scalar(Scalar { refers: [kind], .. }) => TABLES.number_of_kind(*kind),
            _ => None,
        }
    }

    /// Whether what it holds follows from the record, so that it is not read.
    #[must_use]
    pub fn is_derived(&self) -> bool {
        matches!(self.role, Role::Derived(_))
    }

    /// Whether it has words exactly as a source has them, of which white space is part.
    pub(super) fn is_verbatim(&self) -> bool {
        matches!(self.ty, Type::Scalar(Scalar { class: Class::Verbatim, .. }))
    }

    /// Whether its values are dates of EDTF.
    fn is_edtf(&self) -> bool {
        let is_date = matches!(self.ty, Type::Scalar(Scalar { name: "edtf", .. }));
        self.role == Role::Value && is_date && self.name.ends_with("edtf")
    }
}

/// Whether an optional object of it may have nothing in it.
fn has_hollow(entity: &'static Entity) -> bool {
    entity.fields.iter().any(|field| match field.ty {
        Type::Entity(part) if part.kind.is_none() => {
            let hollow = !field.required && part.fields.iter().all(|inner| !inner.required);
            hollow || has_hollow(part)
        }
        _ => false,
    })
}

/// Whether several values of a type can stand in one cell with spaces between, and need no rows of
/// their own to be joined with other tables.
fn fits_in_a_cell(ty: Type) -> bool {
    match ty {
        Type::Vocabulary(_) => true,
        Type::Scalar(scalar) => scalar.class == Class::Machine,
        _ => false,
    }
}

/// The name of the table of entities.
fn plural(name: &str) -> String {
    match (name.strip_suffix('y'), name.strip_suffix("is")) {
        (Some(stem), _) => format!("{stem}ies"),
        (None, Some(stem)) => format!("{stem}es"),
        (None, None) => format!("{name}s"),
    }
}

/// The way to a field from the entity of a row.
#[derive(Clone)]
struct Way {
    name: String,
    path: Vec<usize>,
    required: bool,
}

impl Default for Way {
    fn default() -> Self {
        Way { name: String::new(), path: Vec::new(), required: true }
    }
}

impl Way {
    fn to(&self, number: usize, field: &Field) -> Way {
        let own = field.name.trim_start_matches('$');
        let name =
            if self.name.is_empty() { own.to_owned() } else { format!("{}_{own}", self.name) };
        let mut path = self.path.clone();
        path.push(number);
        Way { name, path, required: self.required && field.required }
    }
}
