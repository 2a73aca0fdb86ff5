//! What other programs write: packings, encodings, types, and what is harmful among them.

use arrow::array::{
    BinaryViewArray, BooleanArray, Date64Array, Decimal128Array, Int64Array, ListViewArray,
};
use arrow::buffer::ScalarBuffer;
use arrow::ipc::CompressionType;
use arrow::ipc::writer::IpcWriteOptions;
use parquet::basic::{BrotliLevel, Compression, Encoding, GzipLevel, ZstdLevel};
use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::file::properties::{WriterProperties, WriterVersion};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;

use super::*;
use crate::formats::{FaultKind, Found};

fn packings() -> [Compression; 7] {
    [
        Compression::UNCOMPRESSED,
        Compression::SNAPPY,
        Compression::GZIP(GzipLevel::default()),
        Compression::BROTLI(BrotliLevel::default()),
        Compression::LZ4,
        Compression::LZ4_RAW,
        Compression::ZSTD(ZstdLevel::default()),
    ]
}

/// Records as a batch, without what was said of the columns.
fn plain_rows() -> (RecordBatch, Vec<Record<'static>>) {
    let batch = rewritten(|field, column| (field.clone(), Arc::clone(column)));
    (batch, vec![reference(), record(5), record(6)])
}

#[test]
fn parquet_is_read_however_it_is_packed_and_encoded() {
    let (batch, wanted) = plain_rows();
    for version in [WriterVersion::PARQUET_1_0, WriterVersion::PARQUET_2_0] {
        for packing in packings() {
            for encoding in [
                None,
                Some(Encoding::PLAIN),
                Some(Encoding::DELTA_BYTE_ARRAY),
                Some(Encoding::DELTA_LENGTH_BYTE_ARRAY),
            ] {
                // Pages are looked into for their encoding alike, however they are packed.
                if encoding.is_some() && !matches!(packing, Compression::GZIP(_)) {
                    continue;
                }
                let mut properties = WriterProperties::builder()
                    .set_writer_version(version)
                    .set_compression(packing);
                if let Some(encoding) = encoding {
                    properties = properties.set_dictionary_enabled(false);
                    for column in text_columns(&batch) {
                        properties = properties.set_column_encoding(column, encoding);
                    }
                }
                let bytes = in_parquet(&batch, properties.build());
                assert_eq!(read(&PARQUET, bytes), wanted, "{version:?} {packing:?} {encoding:?}");
            }
        }
    }
}

fn in_parquet(batch: &RecordBatch, properties: WriterProperties) -> Vec<u8> {
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), Some(properties)).unwrap();
    writer.write(batch).unwrap();
    writer.into_inner().unwrap()
}

/// The paths of all columns of text.
fn text_columns(batch: &RecordBatch) -> Vec<parquet::schema::types::ColumnPath> {
    let file = bytes::of(&in_parquet(batch, WriterProperties::default()));
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).unwrap();
    let columns = reader.parquet_schema().columns();
    let is_text = |physical| physical == parquet::basic::Type::BYTE_ARRAY;
    columns.iter().filter(|it| is_text(it.physical_type())).map(|it| it.path().clone()).collect()
}

#[test]
fn numbers_are_read_in_every_encoding() {
    for (encoding, column, wanted) in [
        (Encoding::DELTA_BINARY_PACKED, Arc::new(Int64Array::from(vec![2, 5])) as ArrayRef, "5"),
        (Encoding::BYTE_STREAM_SPLIT, Arc::new(Float64Array::from(vec![2.0, 1.5])), "1.5"),
    ] {
        let properties = WriterProperties::builder()
            .set_dictionary_enabled(false)
            .set_encoding(encoding)
            .build();
        let bytes = in_parquet(&one("revision", column), properties);
        let found = of_bytes(&PARQUET, &bytes).unwrap();
        assert_eq!(found, ["{\"revision\":2}", &format!("{{\"revision\":{wanted}}}")]);
    }
}

#[test]
fn arrow_is_read_however_it_is_packed() {
    let (batch, wanted) = plain_rows();
    for packing in [None, Some(CompressionType::LZ4_FRAME), Some(CompressionType::ZSTD)] {
        let options = || IpcWriteOptions::default().try_with_compression(packing).unwrap();
        let schema = batch.schema();
        let mut stream =
            StreamWriter::try_new_with_options(Vec::new(), &schema, options()).unwrap();
        stream.write(&batch).unwrap();
        let mut file = FileWriter::try_new_with_options(Vec::new(), &schema, options()).unwrap();
        file.write(&batch).unwrap();
        for bytes in [stream.into_inner().unwrap(), file.into_inner().unwrap()] {
            assert_eq!(read(&ARROW, bytes), wanted, "{packing:?}");
        }
    }
}

/// Files of polars have no stream in them, only a table of contents.
#[test]
fn an_arrow_file_is_read_by_its_table_of_contents() {
    let (batch, wanted) = plain_rows();
    let mut file = FileWriter::try_new(Vec::new(), &batch.schema()).unwrap();
    file.write(&batch).unwrap();
    let mut file = file.into_inner().unwrap();
    // The first message is the schema, which is at the end as well.
    file[8..40].fill(0);
    assert_eq!(read(&ARROW, file.clone()), wanted);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.feather");
    std::fs::write(&path, file).unwrap();
    assert_eq!(outcome(&ARROW, Input::Path(path)).unwrap().len(), wanted.len());
    let first = [&b"FEA1\0\0\0\0"[..], &[0; 200], b"FEA1"].concat();
    assert_eq!(refusal(&ARROW, &first), "the file is Feather of version 1, which is not read");
}

#[test]
fn other_ways_to_store_the_same_are_read() {
    let entry = Arc::new(Field::new("item", DataType::Null, true));
    let view = ListViewArray::new(
        entry,
        ScalarBuffer::from(vec![1, 0]),
        ScalarBuffer::from(vec![1, 2]),
        Arc::new(NullArray::new(2)),
        None,
    );
    let decimal = Decimal128Array::from(vec![150]).with_precision_and_scale(5, 1).unwrap();
    for (name, column, wanted) in [
        (
            "id",
            Arc::new(BinaryViewArray::from(vec![&b"a"[..]])) as ArrayRef,
            &["{\"id\":\"a\"}"][..],
        ),
        ("quotes", Arc::new(view), &["{\"quotes\":[null]}", "{\"quotes\":[null,null]}"]),
        ("revision", Arc::new(decimal), &["{\"revision\":15.0}"]),
        ("title", Arc::new(Date64Array::from(vec![0])), &["{\"title\":\"1970-01-01T00:00:00\"}"]),
    ] {
        assert_eq!(of_bytes(&ARROW, &as_stream(&one(name, column))).unwrap(), wanted, "{name}");
    }
}

fn found(format: &Format, bytes: Vec<u8>) -> Vec<Found> {
    let input = Input::Stream(Box::new(Cursor::new(bytes)));
    let mut reader = format.reader(input, &Limits::default()).unwrap();
    std::iter::from_fn(|| reader.read().unwrap()).collect()
}

#[test]
fn what_is_no_text_is_a_fault_of_the_record() {
    let day = Arc::new(arrow::array::Date32Array::from(vec![Some(20_495)])) as ArrayRef;
    for (name, column, json, kind) in [
        ("id", Arc::new(Int32Array::from(vec![10])) as ArrayRef, "10", Some(FaultKind::NotText)),
        ("id", Arc::new(Float64Array::from(vec![10.0])), "10", Some(FaultKind::NotText)),
        ("id", Arc::new(BooleanArray::from(vec![true])), "true", Some(FaultKind::NotText)),
        ("title", day, "2026-02-11", Some(FaultKind::NotText)),
        ("schema_version", Arc::new(Int32Array::from(vec![1])), "1.0", Some(FaultKind::Adapted)),
    ] {
        let batch = one(name, column);
        for (format, bytes) in [(&ARROW, as_stream(&batch)), (&PARQUET, as_parquet(&batch))] {
            let all = found(format, bytes);
            assert_eq!(all[0].json, format!("{{\"{name}\":\"{json}\"}}"));
            let [fault] = &all[0].faults[..] else { panic!("{name}: {:?}", all[0].faults) };
            assert_eq!(Some(fault.kind), kind, "{name}");
            assert_eq!((&*fault.cell.table, fault.cell.row), ("records", 2));
            assert_eq!(&*fault.cell.column.clone().unwrap().1, name);
        }
    }
}

#[test]
fn columns_of_others_are_passed_over() {
    use crate::formats::{ReadOptions, UnknownColumns};
    let text = |text: &str| Arc::new(StringArray::from(vec![text])) as ArrayRef;
    let with = |name: &str| {
        let fields = ["id", name].map(|name| Field::new(name, DataType::Utf8, true));
        let schema = Arc::new(Schema::new(fields.to_vec()));
        as_stream(&RecordBatch::try_new(schema, vec![text("a"), text("b")]).unwrap())
    };
    assert_eq!(of_bytes(&ARROW, &with("__index_level_0__")).unwrap(), ["{\"id\":\"a\"}"]);
    assert_eq!(refusal(&ARROW, &with("mine")), "there is no column `mine`");
    let options = ReadOptions { unknown_columns: UnknownColumns::Note, ..ReadOptions::default() };
    let input = Input::Stream(Box::new(Cursor::new(with("mine"))));
    let found = ARROW.reader_with(input, &options).unwrap().read().unwrap().unwrap();
    assert_eq!((&*found.json, found.faults.len()), ("{\"id\":\"a\"}", 1));
    assert_eq!(found.faults[0].kind, FaultKind::Adapted);
}

/// A file with one column of text, of the same value many times.
fn repeated(value: &[u8], count: usize, properties: WriterProperties) -> Vec<u8> {
    let schema = Arc::new(parse_message_type("message m { required binary id (UTF8); }").unwrap());
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties)).unwrap();
    let mut group = writer.next_row_group().unwrap();
    let mut column = group.next_column().unwrap().unwrap();
    let values = vec![ByteArray::from(value.to_vec()); count];
    column.typed::<ByteArrayType>().write_batch(&values, None, None).unwrap();
    column.close().unwrap();
    group.close().unwrap();
    writer.into_inner().unwrap()
}

/// A page that unpacks to more than its header says is not unpacked by the library, which would not
/// stop.
#[test]
fn a_page_that_unpacks_to_more_than_it_says_is_refused() {
    for packing in
        [Compression::GZIP(GzipLevel::default()), Compression::BROTLI(BrotliLevel::default())]
    {
        let properties = WriterProperties::builder()
            .set_dictionary_enabled(false)
            .set_compression(packing)
            .build();
        let mut bytes = repeated(&vec![b'x'; 3 << 20], 1, properties);
        // The type of the page, and its length unpacked: a number of four bytes.
        assert_eq!((&bytes[4..7], bytes[10] & 0x80), (&[0x15, 0x00, 0x15][..], 0));
        assert!(of_bytes(&PARQUET, &bytes).is_ok());
        bytes[7..11].copy_from_slice(&[0x80, 0x80, 0x80, 0x01]);
        assert_eq!(refusal(&PARQUET, &bytes), "the Parquet file is damaged", "{packing:?}");
    }
}

#[test]
fn text_that_repeats_itself_without_end_is_refused() {
    let properties = WriterProperties::builder()
        .set_dictionary_enabled(false)
        .set_encoding(Encoding::DELTA_BYTE_ARRAY)
        .build();
    let bytes = repeated(&[b'x'; 4096], 1000, properties);
    assert!(bytes.len() < 20_000, "{}", bytes.len());
    let limits = Limits { unpacked_bytes: 1 << 20, ..Limits::default() };
    let read = |limits: &Limits| {
        let input = Input::Stream(Box::new(Cursor::new(bytes.clone())));
        PARQUET.reader(input, limits).unwrap().read().map(drop).map_err(|error| error.to_string())
    };
    assert_eq!(read(&Limits::default()), Ok(()));
    let error = read(&limits).unwrap_err();
    assert_eq!(error, "the Parquet file stands for far more data than its size allows");
}

#[test]
fn a_message_that_unpacks_to_too_much_is_refused() {
    let text = "x".repeat(100_000);
    let batch = one("id", Arc::new(StringArray::from(vec![&*text])));
    for packing in [CompressionType::LZ4_FRAME, CompressionType::ZSTD] {
        let options = IpcWriteOptions::default().try_with_compression(Some(packing)).unwrap();
        let mut stream =
            StreamWriter::try_new_with_options(Vec::new(), &batch.schema(), options).unwrap();
        stream.write(&batch).unwrap();
        let bytes = stream.into_inner().unwrap();
        let limits = Limits { unpacked_bytes: 50_000, ..Limits::default() };
        let input = Input::Stream(Box::new(Cursor::new(bytes.clone())));
        let error = ARROW.reader(input, &limits).unwrap().read().unwrap_err().to_string();
        assert!(error.contains("unpacks to more than 50000 bytes"), "{error}");
        let length = 100_000_u64.to_le_bytes();
        let at = bytes.windows(8).rposition(|eight| eight == length).unwrap();
        for claimed in [1_u64 << 40, u64::MAX - 1, 1 << 29] {
            let mut bytes = bytes.clone();
            bytes[at..at + 8].copy_from_slice(&claimed.to_le_bytes());
            assert!(of_bytes(&ARROW, &bytes).is_err(), "{claimed}");
        }
    }
}
