//! Streams that are whole, cut, damaged, joined, and bombs.

use std::io::Write as _;

use super::*;

const TEXT: &[u8] = b"{\"id\": \"harbour-talks\"}\n{\"id\": \"harbour-talks-2\"}\n";
const BOTH: [Packing; 2] = [Packing::Gzip, Packing::Zstd];

fn packed(packing: Packing, text: &[u8]) -> Vec<u8> {
    match packing {
        Packing::Gzip => {
            let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
            writer.write_all(text).unwrap();
            writer.finish().unwrap()
        }
        Packing::Zstd => {
            let mut writer = zstd::Encoder::new(Vec::new(), 3).unwrap();
            writer.include_checksum(true).unwrap();
            writer.write_all(text).unwrap();
            writer.finish().unwrap()
        }
    }
}

/// All that can be read, and the error at which it stops.
fn read(bytes: &[u8], packing: Packing, limits: &Limits) -> (Vec<u8>, Option<String>) {
    let mut reader = unpack(bytes, packing, limits).unwrap();
    let mut all = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        match reader.read(&mut buffer) {
            Ok(0) => return (all, None),
            Ok(count) => all.extend_from_slice(&buffer[..count]),
            Err(error) => return (all, Some(error.to_string())),
        }
    }
}

#[test]
fn what_was_packed_comes_out_again() {
    for packing in BOTH {
        let bytes = packed(packing, TEXT);
        assert_eq!(Packing::of_bytes(&bytes), Some(packing));
        assert_eq!(read(&bytes, packing, &Limits::default()), (TEXT.to_vec(), None));
        let magic = if packing == Packing::Gzip { 2 } else { Packing::MAGIC };
        for end in 1..magic {
            assert!(Packing::may_begin(&bytes[..end]), "{packing:?} {end}");
        }
    }
    for text in ["{", "[", " {\n", "(\n", "\u{feff}{"] {
        assert_eq!(Packing::of_bytes(text.as_bytes()), None);
        assert!(text.len() == 1 || !Packing::may_begin(text.as_bytes()), "{text:?}");
    }
}

#[test]
fn members_and_frames_follow_one_another() {
    for packing in BOTH {
        let bytes = [packed(packing, TEXT), packed(packing, b""), packed(packing, TEXT)].concat();
        assert_eq!(read(&bytes, packing, &Limits::default()), ([TEXT, TEXT].concat(), None));
    }
    let skipped = [b"\x53\x2A\x4D\x18\x02\0\0\0ab".to_vec(), packed(Packing::Zstd, TEXT)].concat();
    assert_eq!(Packing::of_bytes(&skipped), Some(Packing::Zstd));
    assert_eq!(read(&skipped, Packing::Zstd, &Limits::default()), (TEXT.to_vec(), None));
}

#[test]
fn a_stream_that_is_cut_anywhere_is_an_error() {
    for packing in BOTH {
        let one = packed(packing, TEXT);
        let two = [one.clone(), one.clone()].concat();
        for end in 0..two.len() {
            let (text, error) = read(&two[..end], packing, &Limits::default());
            assert!([TEXT, TEXT].concat().starts_with(&text), "{packing:?} {end}");
            if end == one.len() {
                assert_eq!((&*text, error), (TEXT, None));
            } else {
                let error = error.unwrap_or_else(|| panic!("{packing:?} is whole at {end}"));
                assert!(error.contains("ends before its end"), "{packing:?} {end}: {error}");
            }
        }
    }
}

#[test]
fn a_stream_that_is_damaged_anywhere_says_nothing_wrong() {
    for packing in BOTH {
        let bytes = packed(packing, TEXT);
        let mut refused = 0;
        for at in 0..bytes.len() {
            let mut bytes = bytes.clone();
            bytes[at] ^= 0x55;
            let (text, error) = read(&bytes, packing, &Limits::default());
            // A time or a name in the header may be changed without harm.
            assert!(error.is_some() || text == TEXT, "{packing:?} {at}");
            refused += usize::from(error.is_some());
        }
        assert!(refused > bytes.len() / 2, "{packing:?}: {refused}");
        let garbage = [bytes, b"garbage".to_vec()].concat();
        assert!(read(&garbage, packing, &Limits::default()).1.is_some());
    }
}

#[test]
fn bombs_are_refused() {
    let zeros = vec![0; 40 << 20];
    for packing in BOTH {
        let bytes = packed(packing, &zeros);
        let (text, error) = read(&bytes, packing, &Limits::default());
        assert!(error.unwrap().contains("1000 times its size"), "{packing:?}");
        assert!(text.len() as u64 <= Limits::RATIO_FROM + 4096, "{packing:?}");
        let looser = Limits { unpacked_ratio: u64::MAX, ..Limits::default() };
        assert_eq!(read(&bytes, packing, &looser).1, None);
        let most = Limits { unpacked_bytes: 30 << 20, ..looser };
        assert!(read(&bytes, packing, &most).1.unwrap().contains("31457280 bytes"));
        let exact = Limits { unpacked_bytes: 40 << 20, ..looser };
        assert_eq!(read(&bytes, packing, &exact).1, None);
    }
}

#[test]
fn a_window_beyond_8_mib_is_refused() {
    for (log, refused) in [(23, false), (24, true)] {
        let mut writer = zstd::Encoder::new(Vec::new(), 3).unwrap();
        writer.window_log(log).unwrap();
        // Without the size of the content, the window is what the header says.
        writer.include_contentsize(false).unwrap();
        writer.write_all(TEXT).unwrap();
        let bytes = writer.finish().unwrap();
        let (_, error) = read(&bytes, Packing::Zstd, &Limits::default());
        assert_eq!(error.is_some(), refused, "{log}: {error:?}");
    }
}
