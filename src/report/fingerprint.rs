//! A name for a finding that outlives a change of layout.

use crate::diagnostic::Diagnostic;

/// The fingerprint of a finding: the same for the same fault of the same record, wherever its file
/// lies and however it is indented.
///
/// FNV-1a over rule, record, place and value, so that anybody can work it out again: each of the
/// four in UTF-8, followed by the byte FF, which UTF-8 does not have. It tells findings apart, it
/// does not prove anything: FNV is not made to withstand an adversary.
#[must_use]
pub fn fingerprint(diagnostic: &Diagnostic, record: Option<&str>) -> String {
    let parts = [
        diagnostic.code,
        record.unwrap_or_default(),
        diagnostic.place.pointer.as_str(),
        diagnostic.found.as_deref().unwrap_or_default(),
    ];
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in parts.iter().flat_map(|part| part.bytes().chain([0xFF])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("fnv1a:{hash:016x}")
}
