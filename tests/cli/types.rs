//! `verbale types`.

use super::program::Records;

#[test]
fn types_are_printed_and_compared() {
    let records = Records::new();
    for (language, file, line) in [
        ("typescript", "record.ts", "export interface RedLine {"),
        ("python", "record.py", "class RedLine(TypedDict):"),
    ] {
        let printed = records.run(&["types", language]).exits(0).out;
        assert!(printed.lines().any(|it| it == line), "{printed}");
        records.run(&["types", language, "-o", file]).exits(0);
        assert_eq!(records.read(file), printed);
        records.run(&["types", language, "--check", file]).exits(0);
    }
    let order = "write it with `verbale types python -o record.ts`";
    records.run(&["types", "python", "--check", "record.ts"]).exits(1).complains(order);
    records.run(&["types", "python", "--check", "missing.py"]).exits(2).complains("missing.py");
    records.run(&["types", "cobol"]).exits(2).complains("typescript");
}
