//! What an input is, as its content tells.
//!
//! Names of files say what somebody took a file for. Where the first bytes, or the list of a zip file,
//! say otherwise and leave no doubt, they are believed: what can be read is read, and for the rest
//! there is a sentence that says what it is and what to do.

use std::fs::File;
use std::io::{self, BufReader, Read as _};
use std::path::Path;

use super::zipped::{Caps, Zipped};
use super::{Format, Malformed, find, of_folder};
use crate::stream::Packing;

/// The bytes that are looked at.
const LOOKED_AT: usize = 1 << 12;
/// What a zip file may be that is listed. Nothing of it is unpacked.
const CAPS: Caps =
    Caps { entries: 10_000, entry_bytes: u64::MAX, total_bytes: u64::MAX, ratio: u64::MAX };
/// Extensions of files that are read, though none is written, and the names of their formats.
///
/// N-Triples are N-Quads without the name of a graph.
const READ_AS: &[(&str, &str)] =
    &[("xlsm", "xlsx"), ("xltx", "xlsx"), ("xltm", "xlsx"), ("nt", "nquads")];

/// What an input is.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A format that is read.
    Of(&'static Format),
    /// Something that is not read.
    Other {
        /// What it is, as in `this is a PDF`.
        what: String,
        /// What to do.
        order: String,
    },
}

impl Kind {
    fn other(what: &str, order: &str) -> Self {
        Kind::Other { what: what.to_owned(), order: order.to_owned() }
    }

    /// A format of that name, if it is among those that are built in and can be read.
    fn of(name: &str, what: &str, order: &str) -> Self {
        match find(name).filter(|format| format.read.is_some()) {
            Some(format) => Kind::Of(format),
            None => Kind::other(what, order),
        }
    }

    /// The same as what keeps an input from being read, unless it is read.
    #[must_use]
    pub fn malformed(&self) -> Option<Malformed> {
        match self {
            Kind::Of(_) => None,
            Kind::Other { what, order } => Some(Malformed {
                message: format!("this is {what}"),
                help: Some(order.clone()),
                ..Malformed::default()
            }),
        }
    }
}

/// The order for a workbook in a format that is not read.
const SAVE_AS_XLSX: &str = "save it as .xlsx";
/// The order for a document.
const WRITE_RECORD: &str =
    "write the record as JSON, or fill in a workbook: `verbale template xlsx -o talks.xlsx`";

/// Says what a file is.
type Make = fn() -> Kind;
/// Bytes with which files begin, and what they are.
const BEGINNINGS: &[(&[u8], Make)] = &[
    (b"SQLite format 3\0", || Kind::of("sqlite", "a SQLite database", "export it as NDJSON")),
    (b"PAR1", || Kind::of("parquet", "a Parquet file", "export it as NDJSON")),
    (b"ARROW1", || Kind::of("arrow", "an Arrow file", "export it as NDJSON")),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", || {
        Kind::other("a file of Excel or Word from before 2007, or an encrypted one", SAVE_AS_XLSX)
    }),
    (b"PK\x03\x04", || {
        Kind::other("a zip file or an office file", "name it by what it is, such as talks.xlsx")
    }),
    (b"FEA1", || Kind::other("a Feather file of version 1", "save it as version 2")),
    (b"%PDF", || Kind::other("a PDF", WRITE_RECORD)),
    (b"{\\rtf", || Kind::other("a document in Rich Text Format", WRITE_RECORD)),
];

/// What the first bytes of an input say; nothing where they leave a doubt. `named` is the format that
/// its name means.
///
/// ```
/// use verbale::formats::kind::{self, Kind};
///
/// let kind = kind::of_bytes(b"%PDF-1.7", None);
/// assert_eq!(kind.unwrap().malformed().unwrap().message, "this is a PDF");
/// assert!(kind::of_bytes(b"{\"id\": \"a\"}", None).is_none());
/// ```
#[must_use]
pub fn of_bytes(begin: &[u8], named: Option<&Format>) -> Option<Kind> {
    let begin = begin.get(..LOOKED_AT).unwrap_or(begin);
    let known = BEGINNINGS.iter().find(|(bytes, _)| begin.starts_with(bytes));
    known.map(|(_, kind)| kind()).or_else(|| linked_data(begin, named)).or_else(|| {
        let is_rdf = begin.trim_ascii_start().starts_with(b"<")
            && memchr::memmem::find(begin, b"<rdf:RDF").is_some();
        is_rdf.then(|| Kind::of("rdfxml", "RDF/XML", "convert it to Turtle first"))
    })
}

/// JSON-LD in a file that is called JSON: the first key of the first object begins with `@`, which no
/// key of a record does.
fn linked_data(begin: &[u8], named: Option<&Format>) -> Option<Kind> {
    if named.is_some_and(|format| !["json", "ndjson", "jsonld"].contains(&format.name)) {
        return None;
    }
    let text = begin.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(begin).trim_ascii_start();
    let text = text.strip_prefix(b"[").unwrap_or(text).trim_ascii_start();
    if !text.strip_prefix(b"{")?.trim_ascii_start().starts_with(b"\"@") {
        return None;
    }
    let has = |word: &str| memchr::memmem::find(begin, word.as_bytes()).is_some();
    let name = match named.map(|format| format.name) {
        _ if has("schema.org") && !has("verbale") => "schemaorg",
        Some("jsonld") => return None,
        Some("ndjson") => "ndjsonld",
        _ => "jsonld",
    };
    Some(Kind::of(name, "JSON-LD", "convert it to JSON without a context first"))
}

/// What the content of a file says; nothing where it leaves a doubt, or says what the name does.
///
/// # Errors
/// When the file cannot be read.
pub fn of_file(path: &Path, named: Option<&Format>) -> io::Result<Option<Kind>> {
    let mut begin = Vec::new();
    File::open(path)?.take(LOOKED_AT as u64).read_to_end(&mut begin)?;
    let kind = if begin.starts_with(b"PK\x03\x04") {
        of_zip(path, &begin, named)
    } else if let Some(packing) = Packing::of_bytes(&begin) {
        let (name, path) = (packing.name(), path.display());
        let end = packing.extension();
        let order = format!("name it `{path}.{end}`");
        named.is_some().then(|| Kind::Other { what: format!("packed by {name}"), order })
    } else {
        of_bytes(&begin, named)
    };
    let is_named = |kind: &Kind| match (kind, named) {
        (Kind::Of(format), Some(named)) => format.name == named.name,
        _ => false,
    };
    Ok(kind.filter(|kind| !is_named(kind)))
}

/// What a zip file is, by the names in it.
fn of_zip(path: &Path, begin: &[u8], named: Option<&Format>) -> Option<Kind> {
    // The first entry of OpenDocument is its media type, not packed.
    let head = begin.get(30..).unwrap_or_default();
    if let Some(rest) = head.strip_prefix(b"mimetypeapplication/vnd.oasis.opendocument.") {
        return Some(if rest.starts_with(b"spreadsheet") {
            Kind::of("ods", "an OpenDocument workbook (.ods)", SAVE_AS_XLSX)
        } else {
            Kind::other("an OpenDocument file that is no workbook", WRITE_RECORD)
        });
    }
    let file = BufReader::new(File::open(path).ok()?);
    let zipped = Zipped::open(file, &CAPS).ok()?;
    let any = |is: &dyn Fn(&str) -> bool| zipped.entries().iter().any(|entry| is(&entry.name));
    let is_json = |name: &str| {
        let end = Path::new(name).extension().and_then(|end| end.to_str()).unwrap_or_default();
        ["json", "ndjson", "jsonl", "yaml", "yml"].iter().any(|it| end.eq_ignore_ascii_case(it))
    };
    if any(&|name| name.starts_with("xl/")) {
        return Some(Kind::of("xlsx", "a workbook of Excel", "export it as CSV"));
    }
    if any(&|name| name.starts_with("word/")) {
        return Some(Kind::other("a Word document", WRITE_RECORD));
    }
    if any(&|name| name.starts_with("ppt/")) {
        return Some(Kind::other("a PowerPoint presentation", WRITE_RECORD));
    }
    if any(&|name| name == "records.csv" || name.ends_with("/records.csv")) {
        return find("csv").map(Kind::Of);
    }
    let what = if any(&is_json) {
        "a zip file of files with records"
    } else if named.is_none_or(|format| format.name != "csv") {
        "a zip file"
    } else {
        return None;
    };
    Some(Kind::other(what, "unpack it, and name the folder"))
}

/// What a table by itself is: a part of a folder of tables. Nothing for another file.
///
/// ```
/// use verbale::formats::kind;
///
/// let kind = kind::of_table("talks/quotes.csv".as_ref()).unwrap();
/// assert!(kind.malformed().unwrap().message.contains("one table"));
/// assert!(kind::of_table("talks/quotes.json".as_ref()).is_none());
/// ```
#[must_use]
pub fn of_table(path: &Path) -> Option<Kind> {
    let end = path.extension()?;
    if !["csv", "tsv"].iter().any(|known| end.eq_ignore_ascii_case(known)) {
        return None;
    }
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    let order = match of_folder(parent) {
        Some(_) => format!("name the folder, `{}`, to read all of its tables", parent.display()),
        None => "name a folder with `records.csv` and the tables that belong to it; `verbale \
                 template csv -o tables/` writes empty ones"
            .to_owned(),
    };
    Some(Kind::Other { what: "one table of several, which are in a folder".to_owned(), order })
}

/// The format of a file that is read, by the extension of its name; more are read than written.
#[must_use]
pub fn of_name(name: &Path) -> Option<&'static Format> {
    let other = || {
        let end = name.extension()?;
        let (_, format) = READ_AS.iter().find(|(known, _)| end.eq_ignore_ascii_case(known))?;
        find(format)
    };
    super::of_name(name).or_else(other)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn of(text: &[u8], named: &str) -> String {
        match of_bytes(text, find(named)) {
            Some(Kind::Of(format)) => format.name.to_owned(),
            Some(Kind::Other { what, .. }) => what,
            None => "nothing".to_owned(),
        }
    }

    #[test]
    fn the_first_bytes_tell() {
        for (text, named, wanted) in [
            (&b"%PDF-1.4"[..], "json", "a PDF"),
            (b"{\\rtf1", "json", "a document in Rich Text Format"),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "xlsx", "a file of Excel or Word"),
            (b"{\"id\": \"@\"}", "json", "nothing"),
            (b"", "json", "nothing"),
            (b"[{\"a\": 1}]", "json", "nothing"),
            (b"{\"@context\": \"https://schema.org\"}", "json", "schemaorg"),
            (b"{\"@context\": \"https://schema.org\"}", "yaml", "nothing"),
        ] {
            let found = of(text, named);
            assert!(found.starts_with(wanted), "{found} is not {wanted}");
        }
    }

    #[cfg(feature = "rdf")]
    #[test]
    fn linked_data_is_known_by_its_keys() {
        for (text, named, wanted) in [
            (
                &b"\xEF\xBB\xBF\n{ \"@context\": \"https://w3id.org/verbale/x\"}"[..],
                "json",
                "jsonld",
            ),
            (b"[ {\"@id\": \"a\"}]", "json", "jsonld"),
            (b"{\"@context\": \"x\"}\n", "ndjson", "ndjsonld"),
            (b"{\"@context\": \"x\"}\n", "jsonld", "nothing"),
            (b"{\"@context\": \"https://schema.org\"}", "jsonld", "schemaorg"),
        ] {
            assert_eq!(of(text, named), wanted);
        }
    }

    #[test]
    fn the_names_in_a_zip_file_tell() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.bin");
        for (name, wanted) in [
            ("word/document.xml", "a Word document"),
            ("ppt/slides.xml", "a PowerPoint presentation"),
            ("talks/a.JSON", "a zip file of files with records"),
            ("tables/records.csv", "csv"),
            ("photo.png", "a zip file"),
        ] {
            let mut zip = zip::ZipWriter::new(File::create(&path).unwrap());
            zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(b"x").unwrap();
            zip.finish().unwrap();
            let found = match of_file(&path, None).unwrap() {
                Some(Kind::Of(format)) => format.name.to_owned(),
                Some(Kind::Other { what, .. }) => what,
                None => "nothing".to_owned(),
            };
            assert_eq!(found, wanted, "{name}");
        }
        std::fs::write(&path, b"PK\x03\x04 and nothing else").unwrap();
        assert!(of_file(&path, None).unwrap().is_none());
    }

    #[test]
    fn extensions_that_are_read_are_more_than_those_that_are_written() {
        let name = |path: &str| of_name(path.as_ref()).map(|format| format.name);
        assert_eq!(name("a.json"), Some("json"));
        assert_eq!(name("a.xlsm"), find("xlsx").map(|format| format.name));
        assert_eq!(name("a.txt"), None);
    }
}
