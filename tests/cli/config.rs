//! `verbale.toml`: where it is looked for, what it says, and what is told of a bad one.

use std::fmt::Write as _;

use crate::program::{Outcome, Records};

/// A record in which V125 finds something, as a warning: its id is not the name of its file.
const WARNED: &str = include_str!("../../examples/minimal.json");

/// The codes of the findings, by severity, of a report in the format `concise`.
fn found(outcome: &Outcome) -> Vec<String> {
    let words = |line: &str| line.split(' ').skip(1).take(2).collect::<Vec<_>>().join(" ");
    outcome.out.lines().map(words).collect()
}

/// The findings for `a.json`, warned of, with that configuration beside it.
#[track_caller]
fn with_config(config: &str, arguments: &[&str]) -> Vec<String> {
    let records = Records::new().with("a.json", WARNED).with("verbale.toml", config);
    let outcome = records.run(&[&["a.json", "-f", "concise"], arguments].concat());
    assert!(outcome.code < Some(2), "{}", outcome.err);
    found(&outcome)
}

#[test]
fn nothing_is_needed() {
    assert_eq!(with_config("", &[]), ["warning V125"]);
}

#[test]
fn profiles() {
    for (name, expected) in [
        ("shape", &["warning V125"][..]),
        ("core", &[]),
        ("default", &["warning V125"]),
        ("strict", &["error V125"]),
        ("extraction", &["error V423"]),
    ] {
        assert_eq!(with_config(&format!("profile = \"{name}\""), &[]), expected, "{name}");
        assert_eq!(with_config("", &["--profile", name]), expected, "{name}");
        // The command line counts more.
        assert_eq!(with_config("profile = \"strict\"", &["--profile", name]), expected, "{name}");
    }
    let records = Records::new().with("a.json", WARNED);
    records.run(&["a.json", "--profile", "strict"]).exits(1);
    records.run(&["a.json", "--profile", "stric"]).exits(2).complains("strict");
}

#[test]
fn extraction_reads_null_as_absent() {
    let record = WARNED.replacen('{', "{ \"title\": null,", 1);
    let records = Records::new().with("a.json", record);
    records.run(&["a.json"]).exits(1);
    records.run(&["a.json", "--profile", "extraction", "--ignore", "V423"]).exits(0);
}

#[test]
fn levels() {
    for (level, expected) in [
        ("off", &[][..]),
        ("info", &["info V125"]),
        ("warning", &["warning V125"]),
        ("error", &["error V125"]),
    ] {
        for selector in ["V125", "id-is-not-file-name", "V1xx", "all"] {
            let config = format!("[levels]\n{selector} = \"{level}\"");
            assert_eq!(with_config(&config, &[]), expected, "{config}");
            let flag = format!("{selector}={level}");
            assert_eq!(with_config("", &["--level", &flag]), expected, "{flag}");
        }
    }
    // A rule counts more than its family, wherever it stands.
    let config = "[levels]\nV125 = \"error\"\nV1xx = \"off\"\nall = \"info\"";
    assert_eq!(with_config(config, &[]), ["error V125"]);
    // The command line counts more than the file, and --ignore more than --level.
    assert_eq!(with_config("levels.V125 = \"off\"", &["--level", "V125=info"]), ["info V125"]);
    assert_eq!(with_config("", &["--level", "V125=info", "--ignore", "V1"]), [""; 0]);
    assert_eq!(with_config("levels.V125 = \"off\"", &["--select", "V125"]), ["warning V125"]);
    assert_eq!(with_config("levels.V125 = \"off\"", &["--select", "V1"]), [""; 0]);
    assert_eq!(with_config("levels.V125 = \"off\"", &["--extend-select", "V1"]), ["warning V125"]);
    let core = "profile = \"core\"";
    assert_eq!(with_config(core, &["--extend-select", "V125"]), ["warning V125"]);
}

#[test]
fn bad_levels_on_the_command_line() {
    let records = Records::new().with("a.json", WARNED);
    for bad in ["V125", "V125=loud", "=off"] {
        records.run(&["a.json", "--level", bad]).exits(2);
    }
    records.run(&["a.json", "--level", "V125:off"]).exits(2).complains("write V104=LEVEL");
    records.run(&["a.json", "--level", "V999=off"]).exits(2).complains("V999");
    records.run(&["a.json", "--extend-select", "V999"]).exits(2).complains("V999");
}

#[test]
fn what_cannot_be_read_is_never_passed_over() {
    let records =
        Records::new().with("a.json", "{").with("verbale.toml", "[levels]\nall = \"off\"");
    let outcome = records.run(&["a.json", "-f", "concise"]).exits(1);
    assert_eq!(found(&outcome), ["error V001"]);
    records.run(&["a.json", "--level", "V001=info"]).exits(1);
}

#[test]
fn overrides_hold_for_their_files_in_order() {
    let config = r#"
levels = { V125 = "off", V908 = "off" }
[[overrides]]
paths = ["r/**"]
levels.V125 = "error"
[[overrides]]
paths = ["r/b.json", "nothing"]
profile = "core"
levels.V125 = "info"
"#;
    let records = Records::new()
        .with("verbale.toml", config)
        .with("a.json", WARNED)
        .with("r/a.json", WARNED)
        .with("r/b.json", WARNED)
        .with("r/deep/a.json", WARNED);
    let outcome = records.run(&["-f", "concise", "."]).exits(1);
    let lines: Vec<&str> = outcome.out.lines().map(|l| l.split(" V").next().unwrap()).collect();
    assert_eq!(lines.len(), 3, "{}", outcome.out);
    assert!(lines[0].starts_with("r/a.json:") && lines[0].ends_with("error"), "{}", outcome.out);
    assert!(lines[1].starts_with("r/b.json:") && lines[1].ends_with("info"), "{}", outcome.out);
    assert!(lines[2].starts_with("r/deep/a.json:"), "{}", outcome.out);
    // From elsewhere the same files are the same.
    let below = records.command(&["a.json", "../a.json", "-f", "concise"]);
    let mut below = below;
    let below: Outcome = below.current_dir(records.path().join("r")).output().unwrap().into();
    assert_eq!(found(&below), ["error V125"], "{}", below.err);
}

#[test]
fn a_profile_of_an_override() {
    let config = "[[overrides]]\npaths = [\"a.*\"]\nprofile = \"core\"";
    assert_eq!(with_config(config, &[]), [""; 0]);
    assert_eq!(with_config(config, &["--profile", "strict"]), ["error V125"]);
}

#[test]
fn the_nearest_file_holds_and_no_other() {
    let off = "levels.V125 = \"off\"";
    let records = Records::new()
        .with("verbale.toml", off)
        .with("near/verbale.toml", "levels.V908 = \"off\"")
        .with("near/deep/a.json", WARNED)
        .with("far/deep/a.json", WARNED);
    assert_eq!(found(&records.run(&["-f", "concise", "far"])), [""; 0]);
    assert_eq!(found(&records.run(&["-f", "concise", "near"])), ["warning V125"]);
    // One run, two configurations.
    let outcome = records.run(&["-f", "concise", "."]).exits(0);
    assert!(outcome.out.starts_with("near/deep/a.json:"), "{}", outcome.out);
    assert_eq!(outcome.out.lines().count(), 1);
}

#[test]
fn the_search_ends_at_the_root_of_the_repository() {
    let off = "levels.V125 = \"off\"";
    let records = Records::new()
        .with("verbale.toml", off)
        .with("repository/.git/config", "")
        .with("repository/records/a.json", WARNED);
    assert_eq!(found(&records.run(&["-f", "concise", "repository"])), ["warning V125"]);
    let records = records.with("repository/verbale.toml", off);
    assert_eq!(found(&records.run(&["-f", "concise", "repository"])), [""; 0]);
}

#[test]
fn a_user_has_a_file_of_their_own() {
    let records = Records::new()
        .with(".config/verbale/verbale.toml", "levels.V125 = \"off\"")
        .with("a.json", WARNED)
        .with("b/a.json", WARNED)
        .with("b/verbale.toml", "");
    assert_eq!(found(&records.run(&["-f", "concise", "a.json"])), [""; 0]);
    assert_eq!(found(&records.run(&["-f", "concise", "b"])), ["warning V125"]);
    let home: Outcome = records
        .command(&["-f", "concise", "a.json"])
        .env("XDG_CONFIG_HOME", "relative")
        .env("HOME", records.path())
        .output()
        .unwrap()
        .into();
    assert_eq!(found(&home), [""; 0]);
}

#[test]
fn a_file_can_be_named() {
    let records = Records::new()
        .with("a.json", WARNED)
        .with("verbale.toml", "levels.V125 = \"info\"")
        .with("ci/strict.toml", "profile = \"strict\"")
        .with("ci/paths.toml", "[[overrides]]\npaths = [\"../a.json\"]\nlevels.V125 = \"off\"");
    let run = |arguments: &[&str], variable: &str| -> Vec<String> {
        let mut command = records.command(&[&["a.json", "-f", "concise"], arguments].concat());
        let outcome: Outcome = command.env("VERBALE_CONFIG", variable).output().unwrap().into();
        assert!(outcome.code < Some(2), "{}", outcome.err);
        found(&outcome)
    };
    assert_eq!(run(&[], ""), ["info V125"]);
    assert_eq!(run(&[], "ci/strict.toml"), ["error V125"]);
    assert_eq!(run(&["--config", "ci/strict.toml"], ""), ["error V125"]);
    assert_eq!(run(&["--config", "ci/strict.toml"], "no/such/file"), ["error V125"]);
    assert_eq!(run(&["--config", "ci/paths.toml"], ""), [""; 0]);
    assert_eq!(run(&["--no-config"], "ci/strict.toml"), ["warning V125"]);
    records.run(&["a.json", "--config", "x", "--no-config"]).exits(2);
    records.run(&["a.json", "--config", "no/such/file"]).exits(2).complains("no/such/file");
    records.run(&["a.json", "--config", "ci"]).exits(2).complains("this is not a file");
}

#[test]
fn standard_input_lies_where_it_is_said_to() {
    let records = Records::new()
        .with("verbale.toml", "[[overrides]]\npaths = [\"r/*\"]\nprofile = \"core\"")
        .with("r/x", "");
    // The rule about the text that the byte order mark breaks is a warning.
    let text = b"\xEF\xBB\xBF{}";
    let outcome = records.check_stdin(&["-f", "concise", "-"], text).exits(0);
    assert_eq!(found(&outcome), ["warning V003"]);
    let arguments = ["-f", "concise", "--stdin-filename", "r/a.json", "-"];
    assert_eq!(found(&records.check_stdin(&arguments, text).exits(0)), [""; 0]);
    let arguments = ["-f", "concise", "--stdin-filename", "no/such/a.json", "-"];
    assert_eq!(found(&records.check_stdin(&arguments, text).exits(0)), ["warning V003"]);
}

#[test]
fn a_file_extends_another() {
    let records = Records::new()
        .with("base/verbale.toml", "extend = \"more.toml\"\nprofile = \"strict\"")
        .with(
            "base/more.toml",
            "levels.V125 = \"off\"\n[[overrides]]\npaths = [\"../b.json\"]\nlevels.V125 = \"info\"",
        )
        .with("verbale.toml", "extend = \"base/verbale.toml\"")
        .with(
            "near.toml",
            "extend = \"base/verbale.toml\"\nprofile = \"core\"\nlevels.V125 = \"warning\"",
        )
        .with("a.json", WARNED)
        .with("b.json", WARNED);
    assert_eq!(found(&records.run(&["-f", "concise", "a.json"])), [""; 0]);
    // Paths in it are read from its own folder.
    assert_eq!(found(&records.run(&["-f", "concise", "b.json"])), ["info V125"]);
    // The nearer file wins, over overrides too.
    let arguments = ["-f", "concise", "--config", "near.toml", "b.json"];
    assert_eq!(found(&records.run(&arguments)), ["warning V125"]);
}

#[test]
fn no_file_extends_itself() {
    let records = Records::new()
        .with("verbale.toml", "# first\nextend = \"b.toml\"")
        .with("b.toml", "extend = \"./c/../c.toml\"")
        .with("c/x", "")
        .with("d.toml/x", "")
        .with("c.toml", "profile = \"core\"\nextend = \"verbale.toml\"")
        .with("a.json", WARNED);
    let outcome = records.run(&["a.json"]).exits(2);
    assert!(outcome.err.contains("--> c.toml:2:10"), "{}", outcome.err);
    assert!(outcome.err.contains("a circle of 3 files"), "{}", outcome.err);
    let records = records.with("verbale.toml", "extend = \"verbale.toml\"");
    let outcome = records.run(&["a.json"]).exits(2).complains("this file extends itself");
    assert!(outcome.err.contains("--> verbale.toml:1:10"), "{}", outcome.err);
    let mut records = records.with("verbale.toml", "extend = \"f0.toml\"");
    for i in 0..20 {
        records = records.with(format!("f{i}.toml"), format!("extend = \"f{}.toml\"", i + 1));
    }
    records.run(&["a.json"]).exits(2).complains("more than 16 files");
    let records = records.with("verbale.toml", "\n  extend = \"none.toml\"");
    let outcome = records.run(&["a.json"]).exits(2).complains("none.toml");
    assert!(outcome.err.contains("--> verbale.toml:2:12"), "{}", outcome.err);
    let records = records.with("verbale.toml", "extend = \"d.toml\"");
    records.run(&["a.json"]).exits(2).complains("is not a file");
}

#[test]
fn a_bad_file_ends_the_run_before_anything_is_reported() {
    let records = Records::new()
        .with("a.json", "{")
        .with("b/a.json", "{")
        .with("b/verbale.toml", "profile = \"strickt\"\n\n  levls = 1\n");
    let outcome = records.run(&["a.json", "b/a.json", "-f", "json"]).exits(2);
    assert_eq!(outcome.out, "");
    let drawn = "error: no profile is called `strickt`
 --> b/verbale.toml:1:11
  |
1 | profile = \"strickt\"
  |           ^^^^^^^^^ did you mean `strict`?
  |
  = help: the profiles are shape, core, default, grounded, strict, extraction

error: no key here is called `levls`
 --> b/verbale.toml:3:3
  |
3 |   levls = 1
  |   ^^^^^ did you mean `levels`?
";
    assert!(outcome.err.starts_with(drawn), "{}", outcome.err);
    records.run(&["b/a.json", "--no-config"]).exits(1);
    records.run(&["b/a.json", "--exit-zero"]).exits(2);
}

#[test]
fn what_is_no_text_is_refused() {
    let records = Records::new().with("a.json", "{}").with("verbale.toml", b"a = \"\xff\"");
    records.run(&["a.json"]).exits(2).complains("verbale.toml");
    let records = records.with("verbale.toml", "#".repeat((1 << 20) + 1));
    records.run(&["a.json"]).exits(2).complains("more than 1048576 bytes");
    let records = records.with("verbale.toml", "\u{feff}profile = \"core\"");
    records.check(&["a.json"]).exits(0);
    let mut deep = String::from("levels = ");
    write!(deep, "{}", "[".repeat(100_000)).unwrap();
    records.with("verbale.toml", deep).run(&["a.json"]).exits(2).complains("not TOML");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_told_of() {
    let records = Records::new().with("a.json", "{}");
    std::os::unix::fs::symlink("nowhere", records.path().join("verbale.toml")).unwrap();
    records.run(&["a.json"]).exits(2).complains("cannot read this file");
}

#[test]
fn sources_of_the_configuration_are_read() {
    let text = "So the harbour guild said on 2 March 2026.";
    let record = WARNED.replace("\"language\": \"en\"", "\"language\": \"en\", \"text_length\": 7");
    let records = Records::new()
        .with("repository/verbale.toml", "profile = \"core\"\nsources = \"texts\"")
        .with("repository/texts/minimal.txt", text)
        .with("repository/records/minimal.json", record)
        .with("other/minimal.txt", text.to_owned() + " And so it is.");
    let told = |arguments: &[&str]| {
        let arguments = [&["repository/records", "-f", "concise"], arguments].concat();
        records.run(&arguments).out
    };
    assert!(told(&[]).contains("V419"), "{}", told(&[]));
    assert!(!told(&["--no-config"]).contains("V419"));
    assert!(told(&["--sources", "other"]).contains("56"), "{}", told(&["--sources", "other"]));
    let target = ["repository", "-o", "repository/texts/minimal.txt"];
    records.run(&target).exits(2).complains("source text");
}

#[test]
fn sources_that_are_not_there_are_told_with_their_line() {
    let records = Records::new()
        .with("a.json", WARNED)
        .with("texts/a.txt", "")
        .with("verbale.toml", "profile = \"core\"\nsources = \"nope\"");
    let outcome = records.run(&["a.json"]).exits(2).complains("verbale.toml:2:11");
    assert!(outcome.err.contains("cannot read the sources in `nope`"), "{}", outcome.err);
    records.run(&["a.json", "--sources", "texts"]).exits(0);
    records.run(&["a.json", "--no-config"]).exits(0);
    // What is said nearer counts.
    let records = records
        .with("shared.toml", "sources = \"nope\"")
        .with("verbale.toml", "extend = \"shared.toml\"\nsources = \"texts\"");
    records.run(&["a.json"]).exits(0);
    let records = records.with("verbale.toml", "extend = \"shared.toml\"");
    records.run(&["a.json"]).exits(2).complains("shared.toml:1:11");
}

#[test]
fn no_other_files_are_read_as_configurations() {
    let records = Records::new().with("a.json", WARNED).with("secret", "password: swordfish\n");
    for extend in ["secret", "./secret", "none", "/etc/passwd"] {
        let records = Records::new()
            .with("a.json", WARNED)
            .with("secret", "password: swordfish\n")
            .with("verbale.toml", format!("extend = \"{extend}\""));
        let outcome = records.run(&["a.json"]).exits(2).complains("is not called *.toml");
        assert!(outcome.err.contains("verbale.toml:1:10"), "{}", outcome.err);
        assert!(!outcome.err.contains("swordfish") && !outcome.err.contains("root:"));
    }
    // Whoever runs the program may name any file.
    records.run(&["a.json", "--config", "secret"]).exits(2).complains("not TOML");
}

#[cfg(unix)]
#[test]
fn links_lead_to_configurations_only() {
    use std::os::unix::fs::symlink;
    let records = Records::new().with("a.json", WARNED).with("secret", "password: swordfish\n");
    symlink("secret", records.path().join("other.toml")).unwrap();
    symlink("other.toml", records.path().join("verbale.toml")).unwrap();
    let told = |outcome: Outcome| {
        let outcome = outcome.exits(2).complains("a link to a file that is not called *.toml");
        assert!(!outcome.err.contains("swordfish"), "{}", outcome.err);
    };
    told(records.run(&["a.json"]));
    std::fs::remove_file(records.path().join("verbale.toml")).unwrap();
    let records = records.with("verbale.toml", "extend = \"other.toml\"");
    told(records.run(&["a.json"]));
}
