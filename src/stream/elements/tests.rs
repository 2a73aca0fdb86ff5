use std::io::{BufReader, Cursor, Read};

use super::*;

/// Bytes that come a few at a time.
struct Slow(Cursor<Vec<u8>>, usize);

impl Read for Slow {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let room = buffer.len().min(self.1);
        self.0.read(&mut buffer[..room])
    }
}

/// The elements with their places, and what is wrong after them.
fn read(text: &str, limit: usize, pace: usize) -> (Vec<Element>, Option<Flaw>) {
    let slow = Slow(Cursor::new(text.as_bytes().to_vec()), pace);
    let mut elements = Elements::new(BufReader::new(slow), limit);
    let mut found = Vec::new();
    while let Some(piece) = elements.next_element().unwrap() {
        match piece {
            Ok(element) => found.push(element),
            Err(flaw) => {
                assert!(elements.next_element().unwrap().is_none(), "{text}");
                return (found, Some(flaw));
            }
        }
    }
    (found, None)
}

fn words(text: &str) -> (Vec<String>, Option<String>) {
    let (found, flaw) = read(text, 100, 1);
    assert_eq!(read(text, 100, 1000), (found.clone(), flaw.clone()), "{text}");
    let words = found.into_iter().map(|one| String::from_utf8(one.bytes).unwrap());
    (words.collect(), flaw.map(|flaw| flaw.message))
}

#[test]
fn elements_are_taken_apart() {
    for (text, wanted) in [
        ("[]", &[][..]),
        (" [ ] ", &[]),
        ("[1]", &["1"]),
        ("[1 , true,null]", &["1", "true", "null"]),
        ("[\"a,]\\\"b\" , {\"a\": [\"}\"]}]", &["\"a,]\\\"b\"", "{\"a\": [\"}\"]}"]),
        ("[[1, [2]], {}]", &["[1, [2]]", "{}"]),
        ("\u{feff}[{}]", &["{}"]),
        ("{\"records\": [{}, {}]}", &["{}", "{}"]),
        ("{ \"records\"\n:\n[ ] }\n", &[]),
        // What is wrong within an element is for its reader to say.
        ("[{\"a\": ]", &["{\"a\": ]"]),
        ("[{", &["{"]),
        ("[{}, {\"a\": \"", &["{}", "{\"a\": \""]),
    ] {
        assert_eq!(words(text).0, wanted, "{text}");
    }
}

#[test]
fn what_is_wrong_between_elements_is_told() {
    for (text, count, wanted) in [
        ("[", 0, "ends where a record"),
        ("[{}", 1, "ends where a comma"),
        ("[{},]", 1, "`]` where a record"),
        ("[,{}]", 0, "`,` where a record"),
        ("[{}{}]", 1, "`{` where a comma"),
        ("[\"a\"\"b\"]", 1, "`\"` where a comma"),
        ("[1{}]", 1, "`{` where a comma"),
        ("[{}}]", 1, "`}` where a comma"),
        ("[{}] {}", 1, "`{` where the end of the text"),
        ("{\"records\": [{}], \"a\": 1}", 1, "`,` where the end of the object"),
        ("{\"records\": [{}]", 1, "ends where the end of the object"),
        ("{\"records\": 1}", 0, "`1` where `[`"),
    ] {
        let (found, flaw) = words(text);
        assert_eq!(found.len(), count, "{text}: {found:?}");
        assert!(flaw.as_ref().is_some_and(|flaw| flaw.contains(wanted)), "{text}: {flaw:?}");
    }
    let (_, flaw) = read("[{}\n  x]", 100, 3);
    assert_eq!(flaw.unwrap().position, LineColumn { line: 2, column: 3 });
}

#[test]
fn places_are_those_of_the_stream() {
    let text = "[{\"a\": \"\u{e9}\"}, {},\n\n  {\n}, 7]";
    let (found, flaw) = read(text, 100, 2);
    assert_eq!(flaw, None);
    let places: Vec<_> = found.iter().map(|one| (one.start.line, one.start.column)).collect();
    assert_eq!(places, [(1, 2), (1, 14), (3, 3), (4, 4)]);
    for one in found {
        let at = usize::try_from(one.offset).unwrap();
        assert_eq!(text.as_bytes()[at..at + one.bytes.len()], one.bytes);
    }
}

#[test]
fn no_more_is_kept_than_is_allowed() {
    let text = format!("[{{\"a\": \"{}\"}}, {{}}]", "b".repeat(100_000));
    let (found, flaw) = read(&text, 64, 1000);
    assert_eq!(flaw, None);
    assert_eq!((found[0].bytes.len(), found[0].too_large), (64, true));
    assert_eq!((&found[1].bytes[..], found[1].too_large), (&b"{}"[..], false));
    let (found, _) = read("[{}, 12]", 2, 1);
    assert!(found.iter().all(|one| !one.too_large));
}
