//! From a regular expression to the smallest automaton over bytes that accepts the same strings.

use std::collections::{BTreeMap, HashMap};

use regex_automata::dfa::{Automaton as _, dense};
use regex_automata::util::start;
use regex_automata::{Anchored, util::syntax};

/// A deterministic automaton. State 0 has no way out and accepts nothing.
pub(super) struct Automaton {
    /// For each state the next one on each byte.
    pub(super) next: Vec<[usize; 256]>,
    pub(super) accepts: Vec<bool>,
    pub(super) start: usize,
}

impl Automaton {
    pub(super) fn of(pattern: &str) -> Self {
        let dfa = dense::Builder::new()
            .configure(dense::Config::new().start_kind(dense_anchored()))
            .syntax(syntax::Config::new().utf8(true).unicode(true))
            .build(pattern)
            .unwrap();
        let start = dfa.start_state(&start::Config::new().anchored(Anchored::Yes)).unwrap();
        let mut numbers = HashMap::from([(start, 0)]);
        let mut states = vec![start];
        let mut next: Vec<[usize; 256]> = Vec::new();
        let mut accepts = Vec::new();
        while let Some(state) = states.get(next.len()).copied() {
            let mut row = [0; 256];
            for byte in 0..=255_u8 {
                let to = dfa.next_state(state, byte);
                assert!(!dfa.is_quit_state(to), "the automaton gives up on a byte");
                row[usize::from(byte)] = *numbers.entry(to).or_insert_with(|| {
                    states.push(to);
                    states.len() - 1
                });
            }
            next.push(row);
            accepts.push(dfa.is_match_state(dfa.next_eoi_state(state)));
        }
        Automaton { next, accepts, start: 0 }.smallest()
    }

    /// Merges states that no string tells apart.
    fn smallest(self) -> Self {
        let mut class: Vec<usize> =
            self.accepts.iter().map(|accepts| usize::from(*accepts)).collect();
        loop {
            let mut known: BTreeMap<(usize, Vec<usize>), usize> = BTreeMap::new();
            let mut finer = Vec::new();
            for (state, row) in self.next.iter().enumerate() {
                let to = row.iter().map(|to| class[*to]).collect();
                let count = known.len();
                finer.push(*known.entry((class[state], to)).or_insert(count));
            }
            let was = class.iter().max().unwrap() + 1;
            let is = known.len();
            class = finer;
            if was == is {
                break;
            }
        }
        let count = class.iter().max().unwrap() + 1;
        let of = |number: usize| class.iter().position(|other| *other == number).unwrap();
        // What accepts nothing first, then what does not accept, then what does.
        let is_dead = |number: usize| {
            let state = of(number);
            !self.accepts[state] && self.next[state].iter().all(|to| class[*to] == number)
        };
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by_key(|number| (!is_dead(*number), self.accepts[of(*number)], *number));
        assert!(is_dead(order[0]), "every string can still be accepted");
        let rank = |number: usize| order.iter().position(|other| *other == number).unwrap();
        Automaton {
            next: order
                .iter()
                .map(|number| self.next[of(*number)].map(|to| rank(class[to])))
                .collect(),
            accepts: order.iter().map(|number| self.accepts[of(*number)]).collect(),
            start: rank(class[self.start]),
        }
    }

    /// Bytes that are never told apart: the class of each, and how many there are. The class of bytes
    /// that stand nowhere is 0.
    pub(super) fn classes(&self) -> ([usize; 256], usize) {
        let column = |byte: usize| self.next.iter().map(|row| row[byte]).collect::<Vec<_>>();
        let nowhere = vec![0; self.next.len()];
        let mut known = vec![nowhere];
        let classes = std::array::from_fn(|byte| {
            let column = column(byte);
            known.iter().position(|other| *other == column).unwrap_or_else(|| {
                known.push(column);
                known.len() - 1
            })
        });
        (classes, known.len())
    }
}

fn dense_anchored() -> regex_automata::dfa::StartKind {
    regex_automata::dfa::StartKind::Anchored
}
