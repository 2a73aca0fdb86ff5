//! The keys of `verbale.toml`: what can be written, and what it means.
//!
//! This is where they are defined, once. The reader goes by these values, the published schema and
//! the table in `docs/configuration.md` are made of them.

/// A table of keys.
#[derive(Debug)]
pub struct Table {
    /// Its name in headings; empty for the file itself.
    pub name: &'static str,
    /// What it says.
    pub doc: &'static str,
    /// The keys that it may have, and no others.
    pub keys: &'static [Key],
    /// Keys of which at least one has to be there; none if the list is empty.
    pub one_of: &'static [&'static str],
}

/// A key.
#[derive(Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What its value says.
    pub doc: &'static str,
    /// What it may be.
    pub kind: Kind,
    /// Whether it has to be there.
    pub required: bool,
    /// A value, as TOML.
    pub example: &'static str,
}

/// What the value of a key may be.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// The name of a profile.
    Profile,
    /// A path from the file's folder.
    Path,
    /// A table from rules, families of rules or `all` to levels.
    Levels,
    /// Patterns for paths, at least one.
    Globs,
    /// The code or name of a rule that can be turned off.
    Rule,
    /// Words that are not blank.
    Words,
    /// A JSON Pointer.
    Pointer,
    /// A day.
    Day,
    /// A number of bytes, at least 1.
    Bytes,
    /// Any number of tables.
    Tables(&'static Table),
}

impl Kind {
    /// What is asked for, with its article.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Kind::Profile => "the name of a profile",
            Kind::Path => "a path",
            Kind::Levels => "a table from rules to levels",
            Kind::Globs => "a list of patterns",
            Kind::Rule => "the code or name of a rule",
            Kind::Words => "a string",
            Kind::Pointer => "a JSON Pointer",
            Kind::Day => "a day",
            Kind::Bytes => "a number of bytes",
            Kind::Tables(_) => "tables",
        }
    }
}

impl Table {
    /// The key of that name.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

/// The file.
pub static CONFIG: Table = Table {
    name: "",
    doc: "What `verbale validate` checks, and how much its findings weigh.",
    one_of: &[],
    keys: &[
        Key {
            name: "profile",
            doc: "What to check.",
            kind: Kind::Profile,
            required: false,
            example: "\"strict\"",
        },
        Key {
            name: "extend",
            doc: "Another file that holds as well, as a path from this file's folder. Where both say \
                  something, this file wins.",
            kind: Kind::Path,
            required: false,
            example: "\"../verbale.toml\"",
        },
        Key {
            name: "sources",
            doc: "The folder in which the texts of sources are, as a path from this file's folder.",
            kind: Kind::Path,
            required: false,
            example: "\"sources\"",
        },
        Key {
            name: "baseline",
            doc: "The file of known findings, which are not reported, as a path from this file's \
                  folder. `--write-baseline` writes it.",
            kind: Kind::Path,
            required: false,
            example: "\"verbale.baseline.json\"",
        },
        Key {
            name: "max_record_bytes",
            doc: "The most bytes of a record in a file of its own. A longer one is not read, and V006 \
                  says so. Without this it is 67108864 (64 MiB).",
            kind: Kind::Bytes,
            required: false,
            example: "134217728",
        },
        Key {
            name: "max_line_bytes",
            doc: "The same for a record that is a line among others. Without this it is 16777216 (16 \
                  MiB).",
            kind: Kind::Bytes,
            required: false,
            example: "33554432",
        },
        Key {
            name: "levels",
            doc: "How much the findings of a rule weigh, by its code, its name, its family (`V1xx`) \
                  or `all`. What is said of a rule counts more than what is said of its family.",
            kind: Kind::Levels,
            required: false,
            example: "{ V104 = \"warning\" }",
        },
        Key {
            name: "overrides",
            doc: "What holds for some files only. Of several that match, the later wins.",
            kind: Kind::Tables(&OVERRIDE),
            required: false,
            example: "[{ paths = [\"drafts/**\"], profile = \"shape\" }]",
        },
        Key {
            name: "suppress",
            doc: "Findings that are not reported, each with the reason.",
            kind: Kind::Tables(&SUPPRESS),
            required: false,
            example: "[{ rule = \"V125\", paths = [\"import/*\"], reason = \"names of the archive\" }]",
        },
    ],
};

static OVERRIDE: Table = Table {
    name: "overrides",
    doc: "What holds for some files only.",
    one_of: &["profile", "levels"],
    keys: &[
        Key {
            name: "paths",
            doc: "The files, as patterns that are read from this file's folder: `*` stays within a \
                  folder, `**` does not.",
            kind: Kind::Globs,
            required: true,
            example: "[\"drafts/**\"]",
        },
        Key {
            name: "profile",
            doc: "What to check in these files.",
            kind: Kind::Profile,
            required: false,
            example: "\"shape\"",
        },
        Key {
            name: "levels",
            doc: "How much findings weigh in these files.",
            kind: Kind::Levels,
            required: false,
            example: "{ placeholder = \"off\" }",
        },
    ],
};

static SUPPRESS: Table = Table {
    name: "suppress",
    doc: "Findings of one rule that are not reported.",
    one_of: &["paths", "record", "pointer"],
    keys: &[
        Key {
            name: "rule",
            doc: "The rule, by its code or its name.",
            kind: Kind::Rule,
            required: true,
            example: "\"V125\"",
        },
        Key {
            name: "paths",
            doc: "Only in these files; patterns as in `overrides`.",
            kind: Kind::Globs,
            required: false,
            example: "[\"import/*.json\"]",
        },
        Key {
            name: "record",
            doc: "Only in the record with this id.",
            kind: Kind::Words,
            required: false,
            example: "\"harbour-talks-2031\"",
        },
        Key {
            name: "pointer",
            doc: "Only at this place and in what it holds, as a JSON Pointer. An entry of a list goes \
                  by its id or its number, `*` is any step.",
            kind: Kind::Pointer,
            required: false,
            example: "\"/actors/orvane/name\"",
        },
        Key {
            name: "reason",
            doc: "Why this is right.",
            kind: Kind::Words,
            required: true,
            example: "\"the archive gives no date\"",
        },
        Key {
            name: "until",
            doc: "The last day on which it holds. Afterwards the findings are reported again, and this \
                  entry with them.",
            kind: Kind::Day,
            required: false,
            example: "2031-12-31",
        },
    ],
};
