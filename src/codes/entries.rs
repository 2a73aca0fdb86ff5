//! How a list of codes is written down.

/// The entries of a scheme: `"code": "meaning"`; `"code" in "other": …` for a code that is valid only
/// beside another, or is below it; `"code" now ["other"]: …` for one that has given way to others, or
/// to nothing (`now []`).
macro_rules! entries {
    ($($code:literal $(in $with:literal)? $(now [$($next:literal)*])? : $meaning:literal),* $(,)?) => {
        &[$($crate::codes::Entry {
            code: $code,
            with: $crate::codes::entries::some!($($with)?),
            meaning: std::borrow::Cow::Borrowed($meaning),
            retired: $crate::codes::entries::some!($(&[$($next),*])?),
        }),*]
    };
}

macro_rules! some {
    () => {
        None
    };
    ($value:expr) => {
        Some($value)
    };
}

pub(super) use {entries, some};
