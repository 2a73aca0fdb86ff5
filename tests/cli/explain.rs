//! `verbale explain`.

use serde_json::Value;
use verbale::rules::RULES;

use crate::program::Records;

#[test]
fn a_rule_by_code_and_by_name() {
    let records = Records::new();
    let rule = RULES[0];
    let page = records.run(&["explain", rule.code]).exits(0).out;
    assert!(page.starts_with(&format!("{} {}: ", rule.code, rule.name)), "{page}");
    assert_eq!(records.run(&["explain", &rule.code.to_lowercase()]).exits(0).out, page);
    assert_eq!(records.run(&["explain", rule.name]).exits(0).out, page);
}

#[test]
fn every_rule_has_its_page() {
    let records = Records::new();
    let words: Vec<_> =
        ["explain", "-f", "json"].into_iter().chain(RULES.iter().map(|rule| rule.code)).collect();
    let pages: Value = serde_json::from_str(&records.run(&words).exits(0).out).unwrap();
    for (page, rule) in pages.as_array().unwrap().iter().zip(RULES) {
        assert_eq!(page["code"], rule.code);
        assert!(!page["page"].as_str().unwrap().is_empty(), "{}", rule.code);
    }
}

#[test]
fn a_field() {
    let name = verbale::schema::fields::names().remove(0);
    let page = Records::new().run(&["explain", &name]).exits(0);
    assert!(!page.out.is_empty());
    assert_eq!(page.err, "");
}

#[test]
fn the_list() {
    let records = Records::new();
    let list = records.run(&["explain", "--list"]).exits(0).out;
    assert_eq!(list.lines().count(), RULES.len());
    for (line, rule) in list.lines().zip(RULES) {
        assert!(line.starts_with(rule.code) && line.ends_with(rule.summary), "{line}");
    }
    let list = records.run(&["explain", "--list", "--format", "json"]).exits(0).out;
    let list: Value = serde_json::from_str(&list).unwrap();
    assert_eq!(list.as_array().unwrap().len(), RULES.len());
    for member in ["code", "name", "severity", "summary", "family", "fix", "since"] {
        assert!(list[0].get(member).is_some(), "{member}");
    }
}

#[test]
fn an_unknown_word() {
    let records = Records::new();
    let rule = RULES[0];
    let slip = format!("{}x", rule.name);
    let hint = format!("did you mean `{}`?", rule.name);
    records.run(&["explain", &slip]).exits(2).complains(&hint);
    // What is known is still shown.
    let outcome = records.run(&["explain", "qqqqqq", rule.code]).exits(2).complains("`qqqqqq`");
    assert!(outcome.out.starts_with(rule.code));
    records.run(&["explain"]).exits(2);
    records.run(&["explain", "--list", rule.code]).exits(2);
}

#[test]
fn formats_and_tables_have_pages() {
    let records = Records::new();
    let page = records.run(&["explain", "csv"]).exits(0).out;
    assert!(
        page.starts_with("format csv: CSV tables") && page.contains("explain tables"),
        "{page}"
    );
    let page = records.run(&["explain", "red_lines"]).exits(0).out;
    assert!(page.contains("table red_lines") && page.contains("trigger_threshold_value"), "{page}");
    let page = records.run(&["explain", "view_demands"]).exits(0).out;
    assert!(page.contains("or_else"), "{page}");
    let page = records.run(&["explain", "tables"]).exits(0).out;
    assert!(page.contains("| `view_timeline` |"), "{page}");
    records.run(&["explain", "view_demand"]).exits(2).complains("did you mean `view_demands`?");
}

#[cfg(feature = "xlsx")]
#[test]
fn what_is_found_in_a_workbook_leads_to_the_page_for_workbooks() {
    let page = Records::new().run(&["explain", "xlsx"]).exits(0).out;
    assert!(page.contains("Begin with the sheet `records`"), "{page}");
    let minimal = include_str!("../../examples/minimal.json");
    let records = Records::new().with("a.json", minimal);
    records.run(&["convert", "a.json", "-o", "talks.xlsx"]).exits(0);
    let outcome = records.run(&["validate", "--profile", "strict", "talks.xlsx"]).exits(1);
    assert!(outcome.err.contains("`verbale explain xlsx`"), "{}", outcome.err);
}
