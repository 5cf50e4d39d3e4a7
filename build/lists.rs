//! The lists of wordings of the cue files and of semantic lints, compiled.

use std::fmt::Write as _;

use crate::{pattern, words};

/// The lists of wordings of the cue files, compiled; `src/letter/wordings.rs` says what each part is.
#[derive(Default)]
pub struct Lists {
    texts: String,
    steps: Vec<pattern::Step>,
    firsts: Vec<pattern::First>,
    ways: Vec<pattern::Way>,
    bits: Vec<u64>,
    rows: String,
    count: i64,
}

impl Lists {
    /// Puts the number of its list in place of each list of wordings.
    pub fn compile(&mut self, value: &mut toml::Value) {
        match value {
            toml::Value::Array(items) if items.iter().all(toml::Value::is_str) && !items.is_empty() => {
                let texts: Vec<&str> = items.iter().filter_map(toml::Value::as_str).collect();
                // a list of something else stays as it is
                if let Some(number) = self.add(&texts) {
                    *value = toml::Value::Integer(number);
                }
            }
            toml::Value::Array(items) => items.iter_mut().for_each(|item| self.compile(item)),
            toml::Value::Table(table) => table.iter_mut().for_each(|(_, value)| self.compile(value)),
            _ => {}
        }
    }

    /// The number of the list, if it is one of wordings.
    fn add(&mut self, texts: &[&str]) -> Option<i64> {
        let mut set = pattern::PatternSet::default();
        texts.iter().try_for_each(|text| set.add(0, text)).ok()?;
        let (table, joined) = (set.table(), texts.join("\n"));
        let single = texts.iter().zip(set.program().chunks(2)).all(|(text, steps)| {
            matches!(steps, [pattern::Step::Word(key), pattern::Step::End(_)] if *key == words::key(text))
        }) && set.program().len() == 2 * texts.len();
        let range = |from: usize, count: usize| (from, from + count);
        let _ = writeln!(
            self.rows,
            "    Compiled {{ text: {:?}, steps: {:?}, firsts: {:?}, ways: {:?}, bits: {:?}, single: {single} }},",
            range(self.texts.len(), joined.len()),
            range(self.steps.len(), set.program().len()),
            range(self.firsts.len(), table.firsts.len()),
            range(self.ways.len(), table.ways.len()),
            range(self.bits.len(), table.bits.len()),
        );
        self.texts += &joined;
        self.steps.extend(set.program());
        self.firsts.extend(table.firsts.iter());
        self.ways.extend(table.ways.iter());
        self.bits.extend(table.bits.iter());
        self.count += 1;
        Some(self.count - 1)
    }

    /// The tables of all lists as Rust, for `src/letter/wordings.rs`.
    pub fn source(&self) -> String {
        let Lists { texts, steps, firsts, ways, bits, rows, .. } = self;
        format!(
            "const TEXTS: &str = {texts:?};\nstatic STEPS: &[Step] = &{steps:?};\nstatic FIRSTS: &[First] = &{firsts:?};\n\
             static WAYS: &[Way] = &{ways:?};\nstatic BITS: &[u64] = &{bits:?};\nstatic LISTS: &[Compiled] = &[\n{rows}];\n"
        )
    }
}
