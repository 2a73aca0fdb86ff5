//! Counts by class and language, and examples.

use std::collections::BTreeMap;

use super::case::Case;

/// The most examples of a class that are printed.
const MOST: usize = 40;
/// The most of one language.
const MOST_OF_ONE: usize = 3;

/// How many cases there are, and how many of them are not as they should be.
#[derive(Default)]
pub(crate) struct Table {
    counts: BTreeMap<String, BTreeMap<&'static str, [usize; 2]>>,
    examples: BTreeMap<String, BTreeMap<&'static str, Vec<String>>>,
    /// In the order in which they were first met.
    languages: Vec<&'static str>,
}

impl Table {
    /// Counts a case; `failed` says what was found where it is not as it should be.
    pub(crate) fn add(&mut self, language: &'static str, case: &Case, failed: Option<&str>) {
        self.add_to(&case.class, language, case, failed);
    }

    /// Counts a case in a row of another name.
    pub(crate) fn add_to(
        &mut self,
        row: &str,
        language: &'static str,
        case: &Case,
        failed: Option<&str>,
    ) {
        if !self.languages.contains(&language) {
            self.languages.push(language);
        }
        let counts = self.counts.entry(row.to_owned()).or_default().entry(language);
        let count = counts.or_default();
        count[0] += 1;
        let Some(found) = failed else { return };
        count[1] += 1;
        let of_class = self.examples.entry(row.to_owned()).or_default();
        let examples = of_class.entry(language).or_default();
        if examples.len() < MOST_OF_ONE {
            let (source, said) = (case.source.replace('\n', "⏎"), case.said.replace('\n', "⏎"));
            examples.push(format!("{language} {}  {source}\n      {said} [{found}]", case.marks));
        }
    }

    /// How many there are, and how many of them are not as they should be.
    pub(crate) fn total(&self) -> [usize; 2] {
        let all = self.counts.values().flat_map(BTreeMap::values);
        all.fold([0, 0], |sum, count| [sum[0] + count[0], sum[1] + count[1]])
    }

    /// Prints it: a class a line, `failed/all` a language.
    pub(crate) fn print(&self, title: &str) {
        let [all, failed] = self.total();
        println!("\n{title}: {failed} of {all}");
        print!("{:44}{:>10}", "", "all");
        for language in &self.languages {
            print!("{language:>8}");
        }
        println!();
        for (class, counts) in &self.counts {
            let sum = counts.values().fold([0, 0], |sum, n| [sum[0] + n[0], sum[1] + n[1]]);
            print!("{class:44}{:>10}", format!("{}/{}", sum[1], sum[0]));
            for language in &self.languages {
                let cell = counts.get(language).map_or("-".to_owned(), |[all, failed]| {
                    if *failed == 0 { all.to_string() } else { format!("{failed}/{all}") }
                });
                print!("{cell:>8}");
            }
            println!();
        }
    }

    /// Prints examples of what is not as it should be.
    pub(crate) fn print_examples(&self, title: &str) {
        for (class, examples) in &self.examples {
            println!("\n{title}: {class}");
            for example in examples.values().flatten().take(MOST) {
                println!("  {example}");
            }
        }
    }
}
