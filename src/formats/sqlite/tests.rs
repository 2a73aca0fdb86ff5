//! Databases are written, read back, changed by other hands and broken.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use tempfile::NamedTempFile;

use super::*;
use crate::formats::tables::{Cell, TABLES};
use crate::formats::testing::{read, record, round_trips, written};
use crate::formats::views::{self, VIEWS};
use crate::formats::{
    FaultKind, Found, Input, Limits, Options, Output, Places, ReadOptions, UnknownColumns,
};
use crate::model::Record;

const REFERENCE: &str = include_str!("../../../examples/iran-us-missiles-2026-02-11.json");
const TALKS: &str = include_str!("../../../examples/harbour-talks/harbour-talks.json");
const MINIMAL: &str = include_str!("../../../examples/minimal.json");

fn parsed(json: &str) -> Record<'_> {
    serde_json::from_str(json).unwrap()
}

/// The minimal record with another id.
fn minimal(id: &str) -> Record<'static> {
    parsed(&MINIMAL.replace("\"minimal\"", &format!("\"{id}\""))).into_owned()
}

/// A file with a database of these records.
fn file_of(records: &[Record<'_>]) -> NamedTempFile {
    let file = NamedTempFile::new().unwrap();
    fs::write(&file, written(&SQLITE, records)).unwrap();
    file
}

/// The same, and then changed by statements.
fn changed(records: &[Record<'_>], script: &str) -> NamedTempFile {
    let file = file_of(records);
    let database = Connection::open(&file).unwrap();
    database.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    database.execute_batch(script).unwrap();
    file
}

/// All that is found in a file.
fn found_with(path: PathBuf, limits: &Limits) -> Result<Vec<Found>, Error> {
    let mut reader = SQLITE.reader(Input::Path(path), limits)?;
    let mut all = Vec::new();
    while let Some(found) = reader.read()? {
        all.push(found);
    }
    Ok(all)
}

fn found(file: &NamedTempFile) -> Result<Vec<Found>, Error> {
    found_with(file.path().to_owned(), &Limits::default())
}

fn records(file: &NamedTempFile) -> Vec<Record<'static>> {
    let all = found(file).unwrap();
    let checked = all.iter().inspect(|found| assert_eq!(found.faults, []));
    checked.map(|found| parsed(&found.json).into_owned()).collect()
}

/// What is said of a database that is refused.
#[track_caller]
fn refusal(file: &NamedTempFile) -> String {
    match found(file) {
        Err(Error::Malformed(malformed)) => malformed.message,
        other => panic!("{other:?}"),
    }
}

/// What the first column of a query holds, as text.
fn ask(file: &NamedTempFile, sql: &str) -> Vec<String> {
    let database = Connection::open(file).unwrap();
    let mut statement = database.prepare(sql).unwrap();
    let mut rows = statement.raw_query();
    let mut all = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        all.push(literal(row.get_ref(0).unwrap()));
    }
    all
}

/// A value as a literal of SQL.
fn literal(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => "NULL".to_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => format!("{number:?}"),
        ValueRef::Text(text) => {
            format!("'{}'", String::from_utf8(text.to_vec()).unwrap().replace('\'', "''"))
        }
        ValueRef::Blob(_) => panic!("a database of records has no binary data"),
    }
}

/// A database as the statements that make it, without the values that are absent.
fn dump(file: &NamedTempFile) -> String {
    let database = Connection::open(file).unwrap();
    let number = |name: &str| -> i32 {
        database.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0)).unwrap()
    };
    let mut text = format!(
        "PRAGMA application_id = {};\nPRAGMA user_version = {};\nBEGIN;\n",
        number("application_id"),
        number("user_version")
    );
    let made = |types: &str, text: &mut String| {
        let sql = format!("SELECT sql FROM sqlite_schema WHERE type IN ({types}) AND sql NOT NULL");
        let mut statement = database.prepare(&sql).unwrap();
        for sql in statement.query_map([], |row| row.get::<_, String>(0)).unwrap() {
            write!(text, "\n{};\n", sql.unwrap()).unwrap();
        }
    };
    made("'table'", &mut text);
    for table in TABLES.iter() {
        let mut statement =
            database.prepare(&format!("SELECT * FROM \"{}\" ORDER BY rowid", table.name)).unwrap();
        let mut rows = statement.raw_query();
        let mut is_first = true;
        while let Some(row) = rows.next().unwrap() {
            let cells = table.columns.iter().enumerate().filter_map(|(number, column)| {
                let value = row.get_ref(number).unwrap();
                (value != ValueRef::Null).then(|| (format!("\"{}\"", column.name), literal(value)))
            });
            let (names, values): (Vec<_>, Vec<_>) = cells.unzip();
            let line = if std::mem::take(&mut is_first) { "\n" } else { "" };
            let (names, values) = (names.join(", "), values.join(", "));
            writeln!(text, "{line}INSERT INTO \"{}\" ({names}) VALUES ({values});", table.name)
                .unwrap();
        }
    }
    made("'index', 'view'", &mut text);
    text.push_str("\nCOMMIT;\n");
    text
}

#[test]
fn everything_is_kept() {
    round_trips(&SQLITE, 10_000);
}

#[test]
fn the_examples_are_kept() {
    let records = [parsed(REFERENCE), parsed(TALKS), parsed(MINIMAL)];
    assert_eq!(read(&SQLITE, written(&SQLITE, &records)), records);
}

#[test]
fn no_record_is_a_database_too() {
    assert_eq!(read(&SQLITE, written(&SQLITE, &[])), []);
}

#[test]
fn the_reference_is_as_it_was() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/golden/sqlite.sql");
    let text = dump(&file_of(&[parsed(REFERENCE)]));
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        return fs::write(path, text).unwrap();
    }
    let golden = fs::read_to_string(path).unwrap_or_default();
    assert!(golden == text, "the golden file is not what is written: run `UPDATE=1 cargo test`");
}

#[test]
fn the_golden_file_makes_a_database_that_can_be_read() {
    let file = NamedTempFile::new().unwrap();
    let golden = include_str!("../../../tests/formats/golden/sqlite.sql");
    Connection::open(&file).unwrap().execute_batch(golden).unwrap();
    assert_eq!(records(&file), [parsed(REFERENCE)]);
}

#[test]
fn constraints_hold_whatever_is_written() {
    let many: Vec<_> = (0..300).map(record).collect();
    let file = file_of(&many);
    assert_eq!(ask(&file, "PRAGMA integrity_check"), ["'ok'"]);
    let file = file_of(&[parsed(REFERENCE), parsed(TALKS), parsed(MINIMAL)]);
    assert_eq!(ask(&file, "PRAGMA integrity_check"), ["'ok'"]);
    assert!(ask(&file, "PRAGMA foreign_key_check").is_empty());
}

#[test]
fn references_to_nothing_are_kept_and_can_be_found() {
    let json = MINIMAL.replace(r#""actor": "harbour-guild""#, r#""actor": "nobody""#);
    let file = file_of(&[parsed(&json)]);
    assert_eq!(records(&file), [parsed(&json)]);
    assert_eq!(ask(&file, "PRAGMA foreign_key_check"), ["'participants'"]);
}

#[test]
fn rows_go_with_their_record() {
    let file = changed(
        &[parsed(REFERENCE), parsed(TALKS)],
        "PRAGMA foreign_keys = ON; DELETE FROM records WHERE id = 'harbour-talks';
         DROP TABLE _tables",
    );
    assert_eq!(records(&file), [parsed(REFERENCE)]);
}

#[test]
fn views_have_the_rows_that_other_formats_have() {
    let many: Vec<_> = (0..40).map(record).chain([parsed(REFERENCE)]).collect();
    let file = file_of(&many);
    for view in VIEWS.iter() {
        let mut wanted = Vec::new();
        for record in &many {
            views::rows::each_row::<()>(record, |row| {
                let views::rows::Row::View(number, row) = row else { return Ok(()) };
                if VIEWS[number].name != view.name {
                    return Ok(());
                }
                let cells = row.cells.iter().map(|cell| match cell {
                    Cell::Blank => "NULL".to_owned(),
                    Cell::Text(text) => literal(ValueRef::Text(text.as_bytes())),
                    Cell::Number(number) => literal(ValueRef::Real(*number)),
                    Cell::Boolean(boolean) => literal(ValueRef::Integer(i64::from(*boolean))),
                    Cell::Date(date) => literal(ValueRef::Text(date.to_string().as_bytes())),
                });
                wanted.push(cells.collect::<Vec<_>>().join(","));
                Ok(())
            })
            .unwrap();
        }
        let columns: Vec<String> =
            view.columns.iter().map(|column| format!("quote(\"{}\")", column.name)).collect();
        let sql = format!("SELECT {} FROM {}", columns.join("||','||"), view.table_name());
        let database = Connection::open(&file).unwrap();
        let mut statement = database.prepare(&sql).unwrap();
        let found = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
        let mut found: Vec<String> = found.map(Result::unwrap).collect();
        if view.name == "timeline" {
            let dates = ask(&file, "SELECT date_first FROM view_timeline");
            assert!(dates.is_sorted() && dates.iter().all(|date| date != "NULL"), "{dates:?}");
        }
        found.sort();
        wanted.sort();
        assert!(!found.is_empty() || wanted.is_empty());
        assert_eq!(found, wanted, "{}", view.name);
    }
}

/// The statements that take the views out of a database.
fn without_views() -> String {
    let drops: Vec<String> =
        VIEWS.iter().map(|view| format!("DROP VIEW {};", view.table_name())).collect();
    drops.concat()
}

#[test]
fn what_is_missing_is_found() {
    let many = [minimal("talks"), minimal("vote")];
    for (script, message) in [
        ("DROP TABLE actors", "the table `actors` with 2 rows was written and is not there"),
        ("DELETE FROM actors WHERE record = 'vote'", "the table has 1 row, and 2 were written"),
        ("ALTER TABLE actors DROP COLUMN note", "the column `note` is not there"),
        ("DELETE FROM records WHERE id = 'vote'", "the table has 1 row, and 2 were written"),
    ] {
        // Views and foreign keys keep columns from being dropped.
        let views = without_views();
        let file = changed(&many, &format!("{views}PRAGMA foreign_keys = OFF; {script};"));
        let all = found(&file).unwrap();
        let first = &all[0].faults[0];
        assert_eq!((first.kind, first.message.as_str()), (FaultKind::Missing, message));
        // Without the table that says what was written, nobody knows.
        let file = changed(&many, &format!("{views}DROP TABLE _tables; {script};"));
        let kinds: Vec<FaultKind> =
            found(&file).unwrap()[0].faults.iter().map(|fault| fault.kind).collect();
        assert!(!kinds.contains(&FaultKind::Missing), "{script}: {kinds:?}");
    }
}

#[test]
fn a_word_that_was_changed_is_found() {
    let file =
        changed(&[minimal("talks")], "UPDATE actors SET name = name || '.' WHERE number = 1");
    let faults = &found(&file).unwrap()[0].faults;
    let kinds: Vec<FaultKind> = faults.iter().map(|fault| fault.kind).collect();
    assert_eq!(kinds, [FaultKind::Changed]);
}

#[test]
fn tables_of_search_indexes_are_passed_over() {
    // As a search index leaves them.
    let script = "CREATE VIRTUAL TABLE quotes_fts USING fts5(text); ";
    let plain = "CREATE TABLE notes (text TEXT)";
    let made = Connection::open_in_memory().unwrap().execute_batch(script).is_ok();
    if made {
        assert_eq!(records(&changed(&[minimal("talks")], script)), [minimal("talks")]);
    }
    assert!(refusal(&changed(&[minimal("talks")], plain)).contains("no table `notes`"));
    let options = ReadOptions { unknown_columns: UnknownColumns::Note, ..ReadOptions::default() };
    let file = changed(&[minimal("talks")], plain);
    let input = Input::Path(file.path().to_owned());
    let found = SQLITE.reader_with(input, &options).unwrap().read().unwrap().unwrap();
    let kinds: Vec<FaultKind> = found.faults.iter().map(|fault| fault.kind).collect();
    assert_eq!(kinds, [FaultKind::Adapted]);
}

#[test]
fn a_repeated_id_is_refused() {
    let mut writer = SQLITE
        .writer(Output::Path(NamedTempFile::new().unwrap().path().to_owned()), &Options::default())
        .unwrap();
    writer.write(&minimal("talks")).unwrap();
    let said = writer.write(&minimal("talks")).unwrap_err().to_string();
    assert!(said.starts_with("two records have the id `talks`"), "{said}");

    let twice = MINIMAL.replace("\"e-1\"", "\"harbour-guild\"");
    let file = NamedTempFile::new().unwrap();
    let mut writer =
        SQLITE.writer(Output::Path(file.path().to_owned()), &Options::default()).unwrap();
    let said = writer.write(&parsed(&twice)).unwrap_err().to_string();
    assert!(said.starts_with("the record `minimal` has the id `harbour-guild` twice"), "{said}");
}

#[test]
fn a_file_with_something_in_it_is_not_written_to() {
    let file = file_of(&[minimal("talks")]);
    let output = Output::Path(file.path().to_owned());
    assert!(matches!(SQLITE.writer(output, &Options::default()), Err(Error::Refused(_))));
    assert_eq!(records(&file), [minimal("talks")]);
}

#[test]
fn rows_may_stand_in_any_order() {
    let many: Vec<_> = (0..20).map(record).collect();
    let mut script = String::new();
    for table in TABLES.iter().skip(1) {
        // All rows of the even records go behind the others, last ones first.
        write!(
            script,
            "CREATE TEMP TABLE moved AS SELECT * FROM \"{0}\" WHERE substr(record, -1) IN
                 ('0', '2', '4', '6', '8') ORDER BY rowid DESC;
             DELETE FROM \"{0}\" WHERE substr(record, -1) IN ('0', '2', '4', '6', '8');
             INSERT INTO \"{0}\" SELECT * FROM temp.moved; DROP TABLE temp.moved;",
            table.name
        )
        .unwrap();
    }
    assert_eq!(records(&changed(&many, &script)), many);
}

#[test]
fn tables_may_be_made_by_others() {
    let many: Vec<_> = (0..20).map(record).collect();
    let mut script = String::new();
    for table in TABLES.iter() {
        let name = &table.name;
        write!(
            script,
            "CREATE TABLE _copy AS SELECT * FROM \"{name}\"; DROP TABLE \"{name}\";
             ALTER TABLE _copy RENAME TO \"{}\";",
            name.to_uppercase()
        )
        .unwrap();
    }
    let views = without_views();
    let script = format!("{views} {script}");
    assert_eq!(records(&changed(&many, &script)), many);
}

#[test]
fn words_where_numbers_belong_are_told_and_not_dropped() {
    let script = "ALTER TABLE records RENAME TO _old; CREATE TABLE records AS SELECT * FROM _old;
        UPDATE records SET revision = 'first', source_text_length = 1.5;";
    let all = found(&changed(&[minimal("talks")], script)).unwrap();
    assert!(all[0].json.contains(r#""revision":"first""#), "{}", all[0].json);
    assert!(all[0].json.contains(r#""text_length":1.5"#), "{}", all[0].json);
}

#[test]
fn cells_have_their_places() {
    let file = file_of(&[minimal("first"), minimal("second")]);
    let second = &found(&file).unwrap()[1];
    let Places::Cells(places) = &second.places else { panic!("{:?}", second.places) };
    let wanted = "\"speaker\"";
    let (_, cell) =
        places.spans.iter().find(|(s, _)| &second.json[s.start..s.end] == wanted).unwrap();
    assert_eq!((&*cell.table, cell.row), ("participants", 2));
    assert_eq!(cell.column.as_ref().unwrap().1.as_ref(), "role");
}

#[test]
fn rows_without_a_record_are_faults() {
    let script = "INSERT INTO actors (record, number, id, kind, name)
        VALUES ('nowhere', 1, 'a', 'person', 'Somebody'), ('talks', 2, 'b', 'person', 'Another');";
    let all = found(&changed(&[minimal("talks")], script)).unwrap();
    let [fault] = &*all[0].faults else { panic!("{:?}", all[0].faults) };
    assert_eq!(fault.message, "the row belongs to `nowhere`, and there is no such record");
    assert_eq!((&*fault.cell.table, fault.cell.row), ("actors", 2));
    assert_eq!(parsed(&all[0].json).actors.len(), 2);

    let said = refusal(&changed(&[minimal("talks")], "DELETE FROM records; DROP TABLE _tables"));
    assert_eq!(
        said,
        "row 1 of the table `events`: the row belongs to `talks`, and there is no such record"
    );
    let many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150)
        INSERT INTO actors (record, number, id, kind, name)
        SELECT 'nowhere', i, 'a-' || i, 'person', 'Somebody' FROM n";
    let all = found(&changed(&[minimal("talks")], many)).unwrap();
    assert_eq!(all[0].faults.len(), 100);
    assert!(all[0].faults[99].message.ends_with("so it is with 50 more rows"));
}

#[test]
fn rows_that_belong_to_no_row_of_their_record_are_faults() {
    let script = "INSERT INTO addressees VALUES ('talks', 'no-such-quote', 1, 'harbour-guild')";
    let all = found(&changed(&[minimal("talks")], script)).unwrap();
    let [fault] = &*all[0].faults else { panic!("{:?}", all[0].faults) };
    assert_eq!((&*fault.cell.table, fault.cell.row), ("addressees", 1));
}

#[test]
fn what_is_no_table_of_records_is_told() {
    let talks = [minimal("talks")];
    for (script, wanted) in [
        ("CREATE TABLE quots (a)", "records have no table `quots`; did you mean `quotes`?"),
        ("CREATE TABLE diary (a)", "records have no table `diary`"),
        (
            "ALTER TABLE issues RENAME TO _i; CREATE VIEW issues AS SELECT * FROM _i",
            "`issues` is a view or a virtual table, and holds no rows of its own",
        ),
        (
            "ALTER TABLE issues RENAME TO _i; CREATE VIRTUAL TABLE issues USING fts5(id)",
            "`issues` is a view or a virtual table, and holds no rows of its own",
        ),
        (
            "ALTER TABLE actors ADD COLUMN nme TEXT",
            "the table `actors` has no column `nme`; did you mean `name`?",
        ),
        (
            "ALTER TABLE records RENAME TO _r; CREATE TABLE records (id TEXT,
                 title TEXT AS (printf('%.*c', 1000000000, 'x')))",
            "the column `title` of the table `records` is generated",
        ),
        (
            "ALTER TABLE issues RENAME TO _i; CREATE TABLE issues (record, id PRIMARY KEY)
                 WITHOUT ROWID",
            "the table `issues` has no row numbers",
        ),
        (
            "ALTER TABLE issues RENAME TO _i; CREATE TABLE issues (id)",
            "the table `issues` lacks the column `record`",
        ),
        ("ALTER TABLE records RENAME TO _r", "the database has no table `records`"),
        (
            "PRAGMA user_version = 2",
            "the database was written by a later version, with tables of another layout",
        ),
        (
            "ALTER TABLE records RENAME TO _r; CREATE TABLE records AS SELECT * FROM _r;
             INSERT INTO records SELECT * FROM _r",
            "row 2 of the table `records` has the id `talks` again",
        ),
        (
            "ALTER TABLE actors RENAME TO _a; CREATE TABLE actors AS SELECT * FROM _a;
             UPDATE actors SET name = x'00'",
            "`name` in row 1 of the table `actors` is binary data",
        ),
        (
            "UPDATE actors SET name = CAST(x'6180' AS TEXT)",
            "`name` in row 1 of the table `actors` is text that is not UTF-8",
        ),
    ] {
        assert_eq!(refusal(&changed(&talks, script)), wanted, "{script}");
    }
    let passed_over = "CREATE TABLE _notes (a); CREATE VIEW mine AS SELECT * FROM records;
        CREATE TRIGGER later AFTER INSERT ON records BEGIN DELETE FROM records; END; ANALYZE;";
    assert_eq!(records(&changed(&talks, passed_over)), talks);
}

#[test]
fn what_is_no_database_is_told() {
    let file = NamedTempFile::new().unwrap();
    for bytes in [&b""[..], b"{}", b"SQLite format 3", b"SQLite format 2\0"] {
        fs::write(&file, bytes).unwrap();
        assert_eq!(refusal(&file), "the input is no SQLite database", "{bytes:?}");
    }
    fs::write(&file, [&b"SQLite format 3\0"[..], &[b'x'; 4096]].concat()).unwrap();
    assert_eq!(refusal(&file), "the input is no SQLite database, or it is encrypted");
    let nowhere = found_with("no-such-file.sqlite".into(), &Limits::default());
    assert!(matches!(nowhere, Err(Error::Io(_))), "{nowhere:?}");
}

#[test]
fn broken_databases_are_errors_or_records() {
    let bytes = written(&SQLITE, &[minimal("first"), minimal("second")]);
    let file = NamedTempFile::new().unwrap();
    for length in (0..bytes.len()).step_by(bytes.len() / 60) {
        fs::write(&file, &bytes[..length]).unwrap();
        assert!(found(&file).is_err(), "{length}");
    }
    let mut refused = 0;
    for seed in 0..1500 {
        let mut numbers = crate::formats::testing::Numbers::new(seed);
        let mut broken = bytes.clone();
        for _ in 0..=numbers.below(8) {
            let at = numbers.below(bytes.len());
            broken[at] = u8::try_from(numbers.below(256)).unwrap();
        }
        fs::write(&file, &broken).unwrap();
        refused += u32::from(found(&file).is_err());
    }
    assert!(refused > 20, "{refused}");
}

#[test]
fn a_page_that_is_in_a_table_again_and_again_is_found() {
    // Tables of so many rows have inner pages. Let the children of one all be the same.
    let many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
        INSERT INTO actors (record, number, id, kind, name)
        SELECT 'talks', i + 1, 'a-' || i, 'person', 'Somebody' FROM n";
    let file = changed(&[minimal("talks")], many);
    let root = ask(&file, "SELECT rootpage FROM sqlite_schema WHERE name = 'actors'");
    let page = 4096 * (root[0].parse::<usize>().unwrap() - 1);
    let mut bytes = fs::read(&file).unwrap();
    assert_eq!(bytes[page], 5, "an inner page of a table");
    let cells = usize::from(u16::from_be_bytes([bytes[page + 3], bytes[page + 4]]));
    let first = usize::from(u16::from_be_bytes([bytes[page + 12], bytes[page + 13]]));
    let child: Vec<u8> = bytes[page + first..page + first + 4].to_vec();
    for cell in 0..cells {
        let at = page + 12 + 2 * cell;
        let cell = page + usize::from(u16::from_be_bytes([bytes[at], bytes[at + 1]]));
        bytes[cell..cell + 4].copy_from_slice(&child);
    }
    fs::write(&file, bytes).unwrap();
    let said = refusal(&file);
    assert!(said.starts_with("the table `actors` is broken: "), "{said}");
}

#[test]
fn what_is_read_has_bounds() {
    let bytes = written(&SQLITE, &[minimal("talks")]);
    let input = Input::Stream(Box::new(std::io::Cursor::new(bytes)));
    let limits = Limits { unpacked_bytes: 10_000, ..Limits::default() };
    let said = SQLITE.reader(input, &limits).err().unwrap().to_string();
    assert_eq!(said, "the input has more than 10000 bytes");

    let many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
        INSERT INTO actors (record, number, id, kind, name)
        SELECT 'talks', i + 1, 'a-' || i, 'person', 'Somebody' FROM n";
    let path = changed(&[minimal("talks")], many);
    let limits = Limits { record_bytes: 50_000, ..Limits::default() };
    let said = found_with(path.path().to_owned(), &limits).unwrap_err().to_string();
    assert_eq!(said, "the rows of the record `talks` are too many, or too large");

    let large =
        changed(&[minimal("talks")], "UPDATE actors SET note = printf('%.*c', 200000, 'x')");
    let limits = Limits { record_bytes: 150_000, ..Limits::default() };
    let said = found_with(large.path().to_owned(), &limits).unwrap_err().to_string();
    assert!(said.contains("too large") || said.contains("too big"), "{said}");
}

#[test]
fn nothing_is_left_beside_a_database() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a b?c#d%20é.sqlite");
    fs::write(&path, written(&SQLITE, &[minimal("talks")])).unwrap();
    let names = || fs::read_dir(folder.path()).unwrap().count();
    let count = || found_with(path.clone(), &Limits::default()).unwrap().len();
    assert_eq!((count(), names()), (1, 1));

    let database = Connection::open(&path).unwrap();
    let way = "PRAGMA journal_mode = WAL";
    assert_eq!(database.query_row(way, [], |row| row.get::<_, String>(0)).unwrap(), "wal");
    database.close().unwrap();
    assert_eq!((count(), names()), (1, 1));

    // What stands in the log alone is read too.
    let database = Connection::open(&path).unwrap();
    let change = "UPDATE actors SET name = 'Guild of the Outer Harbour'";
    assert_eq!(database.execute(change, []).unwrap(), 1);
    let found = found_with(path.clone(), &Limits::default()).unwrap();
    assert!(found[0].json.contains("Guild of the Outer Harbour"), "{}", found[0].json);
    drop(database);
}

#[test]
fn work_without_end_is_broken_off() {
    let mut database = Connection::open_in_memory().unwrap();
    super::read::guard(&mut database, 0, &Limits::default()).unwrap();
    let endless =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
    let error = database.query_row(endless, [], |row| row.get::<_, i64>(0)).unwrap_err();
    let said = failed(error).to_string();
    assert_eq!(said, "the database takes far more work to read than one of its size should");
}

#[test]
fn paths_are_paths() {
    for (path, wanted) in [
        (":memory:", "./:memory:"),
        ("file:a?mode=memory", "./file:a?mode=memory"),
        ("a/b.sqlite", "./a/b.sqlite"),
        ("/a.sqlite", "/a.sqlite"),
    ] {
        assert_eq!(plain(Path::new(path)), Path::new(wanted));
    }
}
