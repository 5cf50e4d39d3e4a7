//! A provision told in words that change its meaning. Only the provisions of `lints/cues-statutes.toml` are known, and only
//! where the sentence is surely about them.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::facts::sections::section_at;
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::{self, BlockKind, Region, Sentence};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Regime;
use crate::text::{capitalised, data};

#[derive(Deserialize)]
struct File {
    wording: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    provision: String,
    says: String,
    section: Option<u32>,
    #[serde(default)]
    beside: Option<PatternSet>,
    wrong: letter::Wordings,
}

struct Wordings {
    rows: Vec<Row>,
    wrong: PatternSet,
}

/// At most this many places are looked at, which no letter has.
const MOST: usize = 64;

/// Report every misstatement in the authority's own words, and in what it quotes as the law's.
pub fn check(cx: &Cx, findings: &mut Findings) {
    if cx.facts.regime != Regime::Foia {
        return;
    }
    let (letter, wordings) = (cx.letter, wordings());
    for hit in wordings.wrong.in_letter(letter, &NoSlots).into_iter().take(MOST) {
        let Some(sentence) = letter.sentence_of(hit.start) else { continue };
        let block = &letter.blocks[sentence.block];
        let told = block.region.is_own_prose() || block.region == Region::Statute;
        let own = told && !matches!(block.kind, BlockKind::Heading | BlockKind::Literal);
        let row = &wordings.rows[hit.id];
        if own && is_about(cx, row, sentence) {
            let message = format!("{} speaks of ‘{}’. Write that.", capitalised(&row.provision), row.says);
            findings.push(Finding::new(letter.words_span(hit.start..hit.end), message));
        }
    }
}

fn is_about(cx: &Cx, row: &Row, sentence: &Sentence) -> bool {
    let words = sentence.words.clone();
    match row.section {
        Some(number) => words.into_iter().any(|at| section_at(cx.letter, at).is_some_and(|one| one.number == number)),
        None => row.beside.as_ref().is_none_or(|beside| beside.is_in(&cx.letter.words, words, &NoSlots)),
    }
}

fn wordings() -> &'static Wordings {
    static WORDINGS: OnceLock<Wordings> = OnceLock::new();
    WORDINGS.get_or_init(|| {
        let File { wording: rows } = data::read(data::builtin("cues-statutes"))
            .expect("the built-in wordings are read by the examples of this lint");
        let mut wrong = PatternSet::default();
        for (id, row) in rows.iter().enumerate() {
            row.wrong.add_to(&mut wrong, id).expect("a built-in wording is a pattern");
        }
        Wordings { wrong, rows }
    })
}
