//! What is lost or changed between writing and reading.

use super::*;
use crate::formats::FaultKind;

/// What came of reading a damaged file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Came {
    /// It cannot be read.
    Error,
    /// Something was found, or a record is none.
    Finding,
    /// The records are those that were written.
    Equal,
    /// Other records, without a word.
    Silent,
}

fn came(format: &Format, input: Input, wanted: &[Record<'_>]) -> Came {
    let Ok(mut reader) = format.reader(input, &Limits::default()) else { return Came::Error };
    let mut records = Vec::new();
    let mut is_found = false;
    loop {
        match reader.read() {
            Err(_) => return Came::Error,
            Ok(None) => break,
            Ok(Some(found)) => {
                let notes = |kind| kind == FaultKind::Adapted;
                is_found |= found.faults.iter().any(|fault| !notes(fault.kind));
                match serde_json::from_str::<Record<'_>>(&found.json) {
                    Ok(record) => records.push(record.into_owned()),
                    Err(_) => is_found = true,
                }
            }
        }
    }
    match () {
        () if is_found => Came::Finding,
        () if records == wanted => Came::Equal,
        () => Came::Silent,
    }
}

/// So many bits are flipped, one at a time.
const FLIPS: usize = 100;

#[test]
fn no_flipped_bit_changes_a_record_in_silence() {
    let wanted = [reference(), record(5), record(6)];
    for format in [&PARQUET, &ARROW] {
        let whole = written(format, &wanted);
        let mut numbers = Numbers::new(300);
        let mut all = Vec::new();
        for _ in 0..FLIPS {
            let (at, bit) = (numbers.below(whole.len()), numbers.below(8));
            let mut bytes = whole.clone();
            bytes[at] ^= 1 << bit;
            let came = came(format, Input::Stream(Box::new(Cursor::new(bytes))), &wanted);
            assert_ne!(came, Came::Silent, "{}: bit {bit} of byte {at}", format.name);
            all.push(came);
        }
        let count = |wanted| all.iter().filter(|came| **came == wanted).count();
        assert!(count(Came::Finding) > 0 && count(Came::Error) > 0, "{}", format.name);
    }
}

#[test]
fn no_flipped_bit_changes_a_table_in_silence() {
    let wanted = [reference(), record(5)];
    let folder = tempfile::tempdir().unwrap();
    in_folder(folder.path(), &wanted);
    let mut paths: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut numbers = Numbers::new(301);
    for _ in 0..FLIPS / 2 {
        let path = &paths[numbers.below(paths.len())];
        let whole = std::fs::read(path).unwrap();
        let (at, bit) = (numbers.below(whole.len()), numbers.below(8));
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << bit;
        std::fs::write(path, bytes).unwrap();
        let came = came(&PARQUET_TABLES, Input::Path(folder.path().to_owned()), &wanted);
        assert_ne!(came, Came::Silent, "{}: bit {bit} of byte {at}", path.display());
        std::fs::write(path, whole).unwrap();
    }
}

/// The faults of the first record of a folder.
fn first_faults(folder: &Path) -> Vec<(FaultKind, String)> {
    let input = Input::Path(folder.to_owned());
    let mut reader = PARQUET_TABLES.reader(input, &Limits::default()).unwrap();
    let found = reader.read().unwrap().unwrap();
    found.faults.into_iter().map(|fault| (fault.kind, fault.message)).collect()
}

#[test]
fn a_table_that_is_lost_is_missed() {
    let folder = tempfile::tempdir().unwrap();
    in_folder(folder.path(), &[reference()]);
    assert_eq!(first_faults(folder.path()), []);
    let quotes = folder.path().join("quotes.parquet");
    let kept = std::fs::read(&quotes).unwrap();
    std::fs::remove_file(&quotes).unwrap();
    let faults = first_faults(folder.path());
    assert!(
        faults.iter().any(|(kind, message)| *kind == FaultKind::Missing
            && message.contains("the table `quotes` with")),
        "{faults:?}"
    );
    // One of another export has other rows.
    let other = tempfile::tempdir().unwrap();
    in_folder(other.path(), &[]);
    std::fs::copy(other.path().join("quotes.parquet"), &quotes).unwrap();
    let faults = first_faults(folder.path());
    assert!(
        faults.iter().any(|(kind, message)| *kind == FaultKind::Missing
            && message.contains("the table has 0 rows")),
        "{faults:?}"
    );
    std::fs::write(&quotes, kept).unwrap();
    assert_eq!(first_faults(folder.path()), []);
}

#[test]
fn a_record_that_was_edited_is_noticed() {
    let edit = |to: Option<&str>| {
        rewritten(|field, column| match field.name().as_str() {
            "title" => {
                let titles = StringArray::from(vec![Some("Another title"), None, None]);
                (field.clone(), Arc::new(titles) as ArrayRef)
            }
            "checksum" if to.is_none() => (field.clone(), Arc::new(StringArray::new_null(3)) as _),
            _ => (field.clone(), Arc::clone(column)),
        })
    };
    let faults = |batch: &RecordBatch| {
        let input = Input::Stream(Box::new(Cursor::new(as_stream(batch))));
        let mut reader = ARROW.reader(input, &Limits::default()).unwrap();
        reader.read().unwrap().unwrap().faults
    };
    let found = faults(&edit(Some("kept")));
    assert_eq!(found.iter().map(|fault| fault.kind).collect::<Vec<_>>(), [FaultKind::Changed]);
    assert_eq!(&*found[0].cell.column.clone().unwrap().1, "checksum");
    assert_eq!(faults(&edit(None)), []);
}

#[test]
fn rows_that_are_gone_are_missed() {
    let bytes = written(&PARQUET, &[reference(), record(5)]);
    let key = b"verbale.rows";
    let at = bytes.windows(key.len()).rposition(|window| window == key).unwrap() + key.len();
    // What follows is the type and the length of the value, and the value.
    assert_eq!(&bytes[at..at + 3], b"\x18\x012");
    let mut more = bytes.clone();
    more[at + 2] = b'3';
    let input = Input::Stream(Box::new(Cursor::new(more)));
    let found = PARQUET.reader(input, &Limits::default()).unwrap().read().unwrap().unwrap();
    assert_eq!(found.faults[0].kind, FaultKind::Missing);
    assert_eq!(found.faults[0].message, "the file has 2 rows, and 3 were written");
    // A stream that was cut between two messages lacks the mark of its end.
    let stream = written(&ARROW, &[reference()]);
    assert!(of_bytes(&ARROW, &stream[..stream.len() - 8]).is_err());
}
