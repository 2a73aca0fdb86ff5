//! What is written is read back; what others write is read; what harms is refused.

mod damage;
mod others;

use std::fmt::Write as _;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, AsArray as _, DictionaryArray, Float64Array, Int32Array, LargeListArray,
    LargeStringArray, NullArray, StringArray, StringViewArray, StructArray,
};
use arrow::buffer::OffsetBuffer;
use arrow::compute::cast;
use arrow::datatypes::{DataType, Field, Fields, Int32Type, Schema};
use arrow::ipc::writer::{FileWriter, StreamWriter};
use arrow::record_batch::RecordBatch;
use arrow::util::display::{ArrayFormatter, FormatOptions};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use super::schema::{FLAT, NESTED};
use super::{ARROW, PARQUET, PARQUET_TABLES};
use crate::formats::tables::TABLES;
use crate::formats::testing::{Numbers, read, record, round_trips, written};
use crate::formats::{Error, Format, Input, Limits, Options, Output};
use crate::model::Record;

const REFERENCE: &str = include_str!("../../../examples/iran-us-missiles-2026-02-11.json");
const MINIMAL: &str = include_str!("../../../examples/minimal.json");

fn reference() -> Record<'static> {
    serde_json::from_str(REFERENCE).unwrap()
}

/// Everything that is read, as JSON, or the error that reading ends with.
fn outcome(format: &Format, input: Input) -> Result<Vec<String>, Error> {
    let mut reader = format.reader(input, &Limits::default())?;
    let mut all = Vec::new();
    while let Some(found) = reader.read()? {
        all.push(found.json);
    }
    Ok(all)
}

fn of_bytes(format: &Format, bytes: &[u8]) -> Result<Vec<String>, Error> {
    outcome(format, Input::Stream(Box::new(Cursor::new(bytes.to_vec()))))
}

fn refusal(format: &Format, bytes: &[u8]) -> String {
    of_bytes(format, bytes).unwrap_err().to_string()
}

fn in_folder(folder: &Path, records: &[Record<'_>]) {
    let output = Output::Path(folder.to_owned());
    let mut writer = PARQUET_TABLES.writer(output, &Options::default()).unwrap();
    for record in records {
        writer.write(record).unwrap();
    }
    writer.finish().unwrap();
}

fn of_folder(folder: &Path) -> Result<Vec<Record<'static>>, Error> {
    let found = outcome(&PARQUET_TABLES, Input::Path(folder.to_owned()))?;
    let record = |json: &String| {
        let record: Record<'_> = serde_json::from_str(json).unwrap();
        record.into_owned()
    };
    Ok(found.iter().map(record).collect())
}

#[test]
fn parquet_keeps_everything() {
    round_trips(&PARQUET, 10_000);
}

#[test]
fn arrow_keeps_everything() {
    round_trips(&ARROW, 10_000);
}

#[test]
fn tables_keep_everything() {
    for first in (0..10_000).step_by(500) {
        let folder = tempfile::tempdir().unwrap();
        let records: Vec<_> = (first..first + 500).map(record).collect();
        in_folder(folder.path(), &records);
        let back = of_folder(folder.path()).unwrap();
        assert_eq!(back.len(), records.len());
        for (before, after) in records.iter().zip(&back) {
            assert_eq!(before, after);
        }
    }
}

#[test]
fn the_examples_come_back() {
    for text in [REFERENCE, MINIMAL] {
        let before: Record<'_> = serde_json::from_str(text).unwrap();
        let before = before.into_owned();
        for format in [&PARQUET, &ARROW] {
            let back = read(format, written(format, std::slice::from_ref(&before)));
            assert_eq!(back, std::slice::from_ref(&before), "{}", format.name);
        }
        let folder = tempfile::tempdir().unwrap();
        in_folder(folder.path(), std::slice::from_ref(&before));
        assert_eq!(of_folder(folder.path()).unwrap(), [before]);
    }
}

#[test]
fn no_records_are_a_file_too() {
    for format in [&PARQUET, &ARROW] {
        assert_eq!(read(format, written(format, &[])), [], "{}", format.name);
    }
    let folder = tempfile::tempdir().unwrap();
    in_folder(folder.path(), &[]);
    assert_eq!(of_folder(folder.path()).unwrap(), []);
}

/// More records than are gathered at a time, and more bytes than a row group has.
#[test]
fn many_records_keep_their_order() {
    let plain: Record<'_> = serde_json::from_str(MINIMAL).unwrap();
    let mut plain = plain.into_owned();
    plain.summary = Some(crate::model::Text::new("word ".repeat(1800) + "end").unwrap());
    let records: Vec<_> = (0..9000)
        .map(|number| {
            let mut record = plain.clone();
            record.id = crate::model::RecordId::new(format!("record-{number}")).unwrap();
            record
        })
        .collect();
    for format in [&PARQUET, &ARROW] {
        let bytes = written(format, &records);
        let back = read(format, bytes.clone());
        assert!(back == records, "{}", format.name);
        if format.name == "parquet" {
            let file = bytes::of(&bytes);
            let reader = ParquetRecordBatchReaderBuilder::try_new(file).unwrap();
            assert!(reader.metadata().num_row_groups() > 1);
        }
    }
}

/// A file in memory as a temporary one.
mod bytes {
    use std::fs::File;
    use std::io::Write as _;

    pub(super) fn of(bytes: &[u8]) -> File {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        file
    }
}

/// A column of a record as others might have it.
fn rewritten(change: impl Fn(&Field, &ArrayRef) -> (Field, ArrayRef)) -> RecordBatch {
    let bytes = written(&ARROW, &[reference(), record(5), record(6)]);
    let mut reader = arrow::ipc::reader::StreamReader::try_new(Cursor::new(bytes), None).unwrap();
    let batch = reader.next().unwrap().unwrap();
    let (fields, columns): (Vec<_>, Vec<_>) = batch
        .schema()
        .fields()
        .iter()
        .zip(batch.columns())
        .map(|(field, column)| change(field, column))
        .unzip();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).unwrap()
}

fn as_stream(batch: &RecordBatch) -> Vec<u8> {
    let mut writer = StreamWriter::try_new(Vec::new(), &batch.schema()).unwrap();
    writer.write(batch).unwrap();
    writer.into_inner().unwrap()
}

fn as_parquet(batch: &RecordBatch) -> Vec<u8> {
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), None).unwrap();
    writer.write(batch).unwrap();
    writer.into_inner().unwrap()
}

/// Every type of a column and of what is in it as another one that holds the same.
fn other_type(data_type: &DataType, text: &DataType, large: bool) -> DataType {
    match data_type {
        DataType::Utf8 => text.clone(),
        DataType::Struct(fields) => DataType::Struct(other_fields(fields, text, large)),
        DataType::List(entry) => {
            let inner = other_type(entry.data_type(), text, large);
            let entry = Arc::new(Field::new("item", inner, true));
            if large { DataType::LargeList(entry) } else { DataType::List(entry) }
        }
        other => other.clone(),
    }
}

fn other_fields(fields: &Fields, text: &DataType, large: bool) -> Fields {
    let other = |field: &Arc<Field>| {
        Field::new(field.name(), other_type(field.data_type(), text, large), true)
    };
    fields.iter().map(other).collect()
}

#[test]
fn what_others_make_of_the_types_is_read() {
    let wanted = vec![reference(), record(5), record(6)];
    let keyed = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
    for (text, large) in [
        (DataType::LargeUtf8, true),
        (DataType::Utf8View, false),
        (keyed.clone(), false),
        (DataType::Utf8, true),
    ] {
        let batch = rewritten(|field, column| {
            let data_type = other_type(field.data_type(), &text, large);
            (Field::new(field.name(), data_type.clone(), true), cast(column, &data_type).unwrap())
        });
        for (format, bytes) in [(&ARROW, as_stream(&batch)), (&PARQUET, as_parquet(&batch))] {
            assert_eq!(read(format, bytes), wanted, "{text:?} {}", format.name);
        }
    }
    let batch = rewritten(|field, column| (field.clone(), Arc::clone(column)));
    let mut file = FileWriter::try_new(Vec::new(), &batch.schema()).unwrap();
    file.write(&batch).unwrap();
    let file = file.into_inner().unwrap();
    assert_eq!(read(&ARROW, file.clone()), wanted);
    for cut in [1, 8, 40, 400] {
        assert!(of_bytes(&ARROW, &file[..file.len() - cut]).is_err(), "{cut}");
    }
}

/// A table of one column.
fn one(name: &str, column: ArrayRef) -> RecordBatch {
    let field = Field::new(name, column.data_type().clone(), true);
    RecordBatch::try_new(Arc::new(Schema::new(vec![field])), vec![column]).unwrap()
}

fn both(batch: &RecordBatch) -> [Result<Vec<String>, String>; 2] {
    [(&ARROW, as_stream(batch)), (&PARQUET, as_parquet(batch))]
        .map(|(format, bytes)| of_bytes(format, &bytes).map_err(|error| error.to_string()))
}

#[test]
fn what_holds_the_same_is_taken_as_the_same() {
    let day = |days| Arc::new(arrow::array::Date32Array::from(vec![Some(days)])) as ArrayRef;
    let moment = arrow::array::TimestampMicrosecondArray::from(vec![1_770_800_400_000_000]);
    let zoned = moment.clone().with_timezone("UTC");
    let keyed: DictionaryArray<Int32Type> = vec![Some("a"), None, Some("a")].into_iter().collect();
    let cases: Vec<(&str, ArrayRef, &[&str])> = vec![
        ("id", Arc::new(NullArray::new(2)), &["{}", "{}"]),
        ("quotes", Arc::new(NullArray::new(1)), &["{}"]),
        ("id", Arc::new(LargeStringArray::from(vec![Some("a"), None])), &[r#"{"id":"a"}"#, "{}"]),
        ("id", Arc::new(StringViewArray::from(vec!["a\"b"])), &[r#"{"id":"a\"b"}"#]),
        ("id", Arc::new(keyed), &[r#"{"id":"a"}"#, "{}", r#"{"id":"a"}"#]),
        ("revision", Arc::new(Int32Array::from(vec![-3])), &[r#"{"revision":-3}"#]),
        (
            "revision",
            Arc::new(Float64Array::from(vec![2.0, 1.5])),
            &[r#"{"revision":2}"#, r#"{"revision":1.5}"#],
        ),
        ("revision", Arc::new(Float64Array::from(vec![f64::NAN])), &[r#"{"revision":"NaN"}"#]),
        ("title", day(20_495), &[r#"{"title":"2026-02-11"}"#]),
        ("title", Arc::new(moment), &[r#"{"title":"2026-02-11T09:00:00"}"#]),
        ("title", Arc::new(zoned), &[r#"{"title":"2026-02-11T09:00:00Z"}"#]),
    ];
    for (name, column, wanted) in cases {
        let batch = one(name, column);
        for found in both(&batch) {
            assert_eq!(found.unwrap(), wanted, "{:?}", batch.schema());
        }
    }
    // Parquet has no lists of a fixed size.
    let entry = Arc::new(Field::new("item", DataType::Null, true));
    let fixed = arrow::array::FixedSizeListArray::new(entry, 2, Arc::new(NullArray::new(4)), None);
    let found = of_bytes(&ARROW, &as_stream(&one("quotes", Arc::new(fixed)))).unwrap();
    assert_eq!(found, [r#"{"quotes":[null,null]}"#, r#"{"quotes":[null,null]}"#]);
}

#[test]
fn what_a_record_does_not_have_is_refused() {
    let text = || Arc::new(StringArray::from(vec!["a"])) as ArrayRef;
    let inner = |name: &str| {
        let fields: Fields = vec![Field::new(name, DataType::Utf8, true)].into();
        Arc::new(StructArray::new(fields, vec![text()], None)) as ArrayRef
    };
    let large = LargeListArray::new(
        Arc::new(Field::new("item", DataType::Utf8, true)),
        OffsetBuffer::from_lengths([1]),
        text(),
        None,
    );
    for (name, column, wanted) in [
        ("sumary", text(), "there is no column `sumary`; did you mean `summary`?"),
        ("source", inner("urll"), "there is no column `source.urll`; did you mean `url`?"),
        ("source", text(), "the column `source` is of the Arrow type Utf8, which does not hold an"),
        ("id", inner("a"), "the column `id` is of the Arrow type Struct"),
        ("quotes", text(), "which does not hold an array"),
        ("id", Arc::new(large) as _, "which does not hold a string"),
        ("revision", text(), "which does not hold an integer"),
    ] {
        for found in both(&one(name, column)) {
            let error = found.unwrap_err().replace("Utf8View", "Utf8");
            assert!(error.contains(wanted), "{name}: {error}");
        }
    }
    let fields =
        vec![Field::new("id", DataType::Utf8, true), Field::new("id", DataType::Utf8, true)];
    let twice = RecordBatch::try_new(Arc::new(Schema::new(fields)), vec![text(), text()]).unwrap();
    assert!(refusal(&ARROW, &as_stream(&twice)).contains("the column `id` comes twice"));
    let none = RecordBatch::new_empty(Arc::new(Schema::empty()));
    assert!(refusal(&ARROW, &as_stream(&none)).contains("there are no columns"));
}

#[test]
fn what_is_damaged_is_an_error_and_no_panic() {
    for format in [&PARQUET, &ARROW] {
        let name = format.name;
        for bytes in [&b""[..], b"PAR1", b"PAR1PAR1", b"ARROW1", b"ARROW1\0\0", b"{}", &[0xFF; 64]]
        {
            assert!(of_bytes(format, bytes).is_err(), "{name} {bytes:?}");
        }
        let whole = written(format, &[reference(), record(5)]);
        for end in (0..whole.len()).step_by(whole.len() / 60) {
            assert!(of_bytes(format, &whole[..end]).is_err(), "{name} {end}");
        }
        let mut numbers = Numbers::new(7);
        for _ in 0..150 {
            let mut damaged = whole.clone();
            for _ in 0..=numbers.below(3) {
                let at = numbers.below(damaged.len());
                damaged[at] = [0, 0xFF, damaged[at] ^ 1, damaged[at] ^ 0x80][numbers.below(4)];
            }
            // It may be that nothing is seen of it.
            let _ = of_bytes(format, &damaged);
        }
    }
}

/// A million times the same text takes a few kilobytes, and a gigabyte once it is read.
#[test]
fn what_expands_without_end_is_refused() {
    let text = "x".repeat(4096);
    let many = StringArray::from(vec![&*text; 20_000]);
    let keyed = cast(
        &(Arc::new(many) as ArrayRef),
        &DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8)),
    )
    .unwrap();
    let bytes = as_parquet(&one("title", keyed));
    assert!(bytes.len() < 20_000, "{}", bytes.len());
    assert!(refusal(&PARQUET, &bytes).contains("more than"), "{}", refusal(&PARQUET, &bytes));
    // Lists of nulls need no bytes at all.
    let entry = Arc::new(Field::new("item", DataType::Null, true));
    let count = 2_000_000_000;
    let list = arrow::array::FixedSizeListArray::new(
        entry,
        count,
        Arc::new(NullArray::new(usize::try_from(count).unwrap())),
        None,
    );
    let bytes = as_stream(&one("quotes", Arc::new(list)));
    assert!(refusal(&ARROW, &bytes).contains("a row has more than"));
    let rows = as_stream(&one("id", Arc::new(NullArray::new(usize::try_from(count).unwrap()))));
    assert!(refusal(&ARROW, &rows).contains("which is the limit"));
}

mod by_hand {
    //! Parquet files that the writer of columns would not write.

    use std::sync::Arc;

    use parquet::data_type::{ByteArray, ByteArrayType};
    use parquet::file::properties::WriterProperties;
    use parquet::file::writer::SerializedFileWriter;
    use parquet::schema::parser::parse_message_type;

    /// A file with one row of one column.
    pub(super) fn file(schema: &str, value: &[u8], properties: WriterProperties) -> Vec<u8> {
        let schema = Arc::new(parse_message_type(schema).unwrap());
        let mut writer =
            SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties)).unwrap();
        let mut group = writer.next_row_group().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        let values = [ByteArray::from(value.to_vec())];
        let levels = [40];
        let levels = (!column_is_required(&mut column)).then_some(&levels[..]);
        column.typed::<ByteArrayType>().write_batch(&values, levels, None).unwrap();
        column.close().unwrap();
        group.close().unwrap();
        writer.into_inner().unwrap()
    }

    fn column_is_required(column: &mut parquet::file::writer::SerializedColumnWriter<'_>) -> bool {
        column.typed::<ByteArrayType>().get_descriptor().max_def_level() == 0
    }
}

#[test]
fn text_that_is_not_utf_8_is_refused() {
    let plain = || parquet::file::properties::WriterProperties::default();
    for annotation in ["UTF8", "JSON"] {
        let schema = format!("message m {{ required binary id ({annotation}); }}");
        assert_eq!(
            of_bytes(&PARQUET, &by_hand::file(&schema, b"a", plain())).unwrap(),
            [r#"{"id":"a"}"#]
        );
        let bytes = by_hand::file(&schema, b"a\xFF", plain());
        let error = refusal(&PARQUET, &bytes).to_lowercase();
        assert!(error.contains("utf"), "{annotation}: {error}");
    }
    // Some programs do not say that their bytes are text.
    let bytes = by_hand::file("message m { required binary id; }", b"a", plain());
    assert_eq!(of_bytes(&PARQUET, &bytes).unwrap(), [r#"{"id":"a"}"#]);
    let bytes = by_hand::file("message m { required binary id; }", b"a\xFF", plain());
    assert!(refusal(&PARQUET, &bytes).contains("bytes that are not UTF-8"));
}

#[test]
fn columns_within_columns_end_somewhere() {
    let deep = |depth: usize| {
        let (open, close) = ("optional group a { ".repeat(depth), " }".repeat(depth));
        format!("message m {{ {open} required binary id (UTF8); {close} }}")
    };
    let plain = || parquet::file::properties::WriterProperties::default();
    let shallow = by_hand::file(&deep(40), b"a", plain());
    assert!(refusal(&PARQUET, &shallow).contains("there is no column `a`"));
    let deep = by_hand::file(&deep(80).replace("optional", "required"), b"a", plain());
    assert_eq!(refusal(&PARQUET, &deep), "the Parquet file is damaged");
}

#[test]
fn folders_are_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let read = || of_folder(folder.path()).unwrap_err().to_string();
    assert_eq!(read(), "the folder has no `records.parquet`");
    in_folder(folder.path(), &[reference()]);
    // A table without rows need not be there, nor need a column.
    std::fs::remove_file(folder.path().join("red_lines.parquet")).unwrap();
    std::fs::write(folder.path().join("notes.txt"), "").unwrap();
    assert_eq!(of_folder(folder.path()).unwrap()[0].red_lines, []);
    std::fs::write(folder.path().join("quots.parquet"), "").unwrap();
    assert_eq!(read(), "`quots.parquet` is not one of the tables; did you mean `quotes`?");
    std::fs::remove_file(folder.path().join("quots.parquet")).unwrap();
    let ids = one("titel", Arc::new(StringArray::from(vec!["a"])));
    std::fs::write(folder.path().join("records.parquet"), as_parquet(&ids)).unwrap();
    assert_eq!(read(), "records!A1: the table has no column `titel`");
    std::fs::write(folder.path().join("records.parquet"), "PAR1").unwrap();
    assert_eq!(read(), "records.parquet: this is not a whole Parquet file");
    assert!(outcome(&PARQUET_TABLES, Input::Stream(Box::new(Cursor::new(Vec::new())))).is_err());
    let zip = Output::Path(folder.path().join("a.zip"));
    assert!(PARQUET_TABLES.writer(zip, &Options::default()).is_err());
}

/// What is wrong is told at the row and column of its table.
#[test]
fn places_are_cells() {
    use crate::formats::Places;
    let folder = tempfile::tempdir().unwrap();
    in_folder(folder.path(), &[record(1), reference()]);
    let mut reader =
        PARQUET_TABLES.reader(Input::Path(folder.path().to_owned()), &Limits::default()).unwrap();
    reader.read().unwrap().unwrap();
    let found = reader.read().unwrap().unwrap();
    let Places::Cells(places) = &found.places else { panic!("{:?}", found.places) };
    let id = format!("\"{}\"", reference().id.as_str());
    let at = |wanted: &str| {
        let there = |span: &crate::text::Span| &found.json[span.start..span.end] == wanted;
        places.spans.iter().find(|(span, _)| there(span)).unwrap().1.clone()
    };
    assert_eq!((&*at(&id).table, at(&id).row), ("records", 3));
    assert_eq!(&*at(&id).column.unwrap().1, "id");
}

/// What a file says of itself, and so many of its rows, as a library tells it that knows no records.
fn dump(file: std::fs::File, most: usize, into: &mut String) {
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).unwrap();
    for (key, value) in reader.schema().metadata() {
        writeln!(into, "{key} = {value}").unwrap();
    }
    for field in reader.schema().fields() {
        describe(field, 0, into);
    }
    for batch in reader.build().unwrap() {
        let batch = batch.unwrap();
        let options = FormatOptions::default().with_null("null");
        for row in 0..batch.num_rows().min(most) {
            writeln!(into, "row {}", row + 1).unwrap();
            for (field, column) in batch.schema().fields().iter().zip(batch.columns()) {
                if column.is_valid(row) {
                    let value = ArrayFormatter::try_new(column, &options).unwrap();
                    writeln!(into, "  {}: {}", field.name(), value.value(row)).unwrap();
                }
            }
        }
    }
}

fn describe(field: &Field, depth: usize, into: &mut String) {
    let indent = "  ".repeat(depth);
    let need = if field.is_nullable() { "" } else { ", never null" };
    let (data_type, inner): (String, Vec<&Arc<Field>>) = match field.data_type() {
        DataType::Struct(members) => ("struct".to_owned(), members.iter().collect()),
        DataType::List(entry) => ("list".to_owned(), vec![entry]),
        other => (other.to_string(), Vec::new()),
    };
    let extension = field.metadata().get("ARROW:extension:name");
    let extension = extension.map_or_else(String::new, |name| format!(" as {name}"));
    let doc = field.metadata().get("description");
    let doc = doc.map_or_else(String::new, |doc| format!(" -- {doc}"));
    writeln!(into, "{indent}{}: {data_type}{extension}{need}{doc}", field.name()).unwrap();
    for field in inner {
        describe(field, depth + 1, into);
    }
}

fn golden(name: &str, found: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/formats/golden").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, found).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(found == kept, "{} is not what is written: run with UPDATE=1", path.display());
}

#[test]
fn the_files_are_those_that_people_know() {
    let mut nested = String::new();
    dump(bytes::of(&written(&PARQUET, &[reference()])), 1, &mut nested);
    golden("parquet.txt", &nested);
    let folder = tempfile::tempdir().unwrap();
    in_folder(folder.path(), &[reference()]);
    let mut flat = String::new();
    for table in TABLES.iter() {
        writeln!(flat, "# {}.parquet", table.name).unwrap();
        let path = folder.path().join(format!("{}.parquet", table.name));
        dump(std::fs::File::open(path).unwrap(), 2, &mut flat);
    }
    golden("parquet-tables.txt", &flat);
}

#[test]
fn every_column_says_what_it_holds() {
    fn all_described(fields: &Fields) {
        for field in fields {
            assert!(field.metadata().get("description").is_some_and(|doc| !doc.is_empty()));
            match field.data_type() {
                DataType::Struct(members) => all_described(members),
                DataType::List(entry) => {
                    if let DataType::Struct(members) = entry.data_type() {
                        all_described(members);
                    }
                }
                _ => {}
            }
        }
    }
    FLAT.iter().chain([&*NESTED]).for_each(|schema| all_described(schema.fields()));
    assert_eq!(NESTED.metadata().get("verbale.schema_version").map(String::as_str), Some("1.0"));
    assert!(NESTED.metadata()["verbale.schema"].starts_with("https://"));

    let leaves = Schema::flattened_fields(&NESTED).len();
    assert!(leaves > 100, "{leaves}");
}

/// Both nested formats have the same rows.
#[test]
fn the_stream_has_the_rows_of_the_file() {
    let records = [reference(), record(3)];
    let stream = written(&ARROW, &records);
    let mut stream = arrow::ipc::reader::StreamReader::try_new(Cursor::new(stream), None).unwrap();
    let file = bytes::of(&written(&PARQUET, &records));
    let mut file = ParquetRecordBatchReaderBuilder::try_new(file).unwrap().build().unwrap();
    let (stream, file) = (stream.next().unwrap().unwrap(), file.next().unwrap().unwrap());
    assert_eq!(stream.columns(), file.columns());
    assert_eq!(stream.column(0).as_string_opt::<i32>().map(Array::len), Some(2));
}
