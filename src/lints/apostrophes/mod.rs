//! What the report on apostrophes is made of: lost possessives, spans of time, stray apostrophes, and the words by which
//! they are told, which are data (`lints/cues-apostrophes.toml`).

pub mod its;
pub mod plurals;
pub mod possessives;
pub mod spans;
pub mod strays;

use std::sync::OnceLock;

use serde::Deserialize;

use crate::diagnostic::{Applicability, Fix};
use crate::letter::words::key;
use crate::letter::{BlockKind, Gap, Letter, WordList, Wordings};
use crate::lints::prose::is_quoted;
use crate::text::{Edit, Span, data};

/// An apostrophe is looked for this far (bytes).
const LONGEST: usize = 20_000;

/// Every list, named as in the file, which says what each is for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[allow(missing_docs)]
pub struct Cues {
    pub possessors: Wordings,
    pub single: WordList,
    pub no_plural: WordList,
    pub things: WordList,
    pub of_things: WordList,
    pub weak: WordList,
    pub strong: WordList,
    pub authors: Wordings,
    pub writings: WordList,
    pub writings_verbs: WordList,
    pub adjectives: WordList,
    pub after_adjectives: WordList,
    pub determiners: WordList,
    pub givers: WordList,
    pub names_before: WordList,
    pub its: WordList,
    pub whose: WordList,
    pub offices: WordList,
    pub posts: WordList,
    pub pronouns: WordList,
    pub acronyms: WordList,
    pub counted: WordList,
    pub counts: WordList,
    pub after_counted: WordList,
    pub after_acronym: WordList,
    pub spans: Wordings,
    pub lasting: WordList,
    pub working: WordList,
    pub after_days: WordList,
    pub numbers: WordList,
    pub contractions: Wordings,
    pub after_plural: WordList,
    pub near: WordList,
    pub periods: WordList,
    pub period_things: WordList,
    pub alone: WordList,
    pub people: WordList,
    pub several: WordList,
    pub several_plain: WordList,
    pub never_follows: WordList,
    pub seldom_follows: WordList,
    pub time: WordList,
    pub before_time: WordList,
    pub its_before: WordList,
    pub its_verbs: WordList,
    pub its_objects: WordList,
    pub its_doubtful: WordList,
    #[serde(skip)]
    pub keys: Vec<u64>,
    #[serde(skip)]
    pub author_keys: Vec<u64>,
    #[serde(skip)]
    pub contraction_keys: Vec<u64>,
    #[serde(skip)]
    pub span_keys: Vec<u64>,
}

/// The lists that foilint brings.
pub fn cues() -> &'static Cues {
    static CUES: OnceLock<Cues> = OnceLock::new();
    CUES.get_or_init(|| {
        let mut cues: Cues = data::cues("cues-apostrophes");
        cues.author_keys = cues.authors.iter().map(key).collect();
        cues.keys = cues.possessors.iter().map(key).chain(cues.author_keys.iter().copied()).collect();
        cues.keys.sort_unstable();
        cues.keys.dedup();
        cues.contraction_keys = cues.contractions.iter().map(key).collect();
        cues.span_keys = cues.spans.iter().map(key).collect();
        cues
    })
}

/// Whether the authority itself speaks here, in prose and not in a quotation of one block.
pub fn is_own(letter: &Letter, at: usize) -> bool {
    let block = &letter.blocks[letter.block_of(at)];
    let prose = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item);
    prose && block.region.is_own_prose() && !block.emphasised && !is_quoted(letter, at)
}

/// Whether nothing but space stands before a word, in the same sentence.
pub fn plain(letter: &Letter, at: usize) -> bool {
    letter.words.get(at).is_some_and(|word| word.gap.is_plain_space() && !word.gap.has(Gap::SENTENCE.with(Gap::BLOCK)))
}

/// The apostrophe that the letter uses on its first pages.
pub fn mark(letter: &Letter) -> &'static str {
    let head = &letter.text().as_bytes()[..letter.text().len().min(LONGEST)];
    if memchr::memmem::find(head, "’".as_bytes()).is_some() { "’" } else { "'" }
}

/// "Councils" as "Council's", "authorities" as "authority's".
pub fn singular(plural: &str, mark: &str) -> String {
    let stem = match plural {
        _ if plural.ends_with("ies") => format!("{}y", &plural[..plural.len() - 3]),
        _ => plural[..plural.len() - 1].to_owned(),
    };
    let stem = stem.strip_suffix('\'').map_or(stem.clone(), str::to_owned);
    format!("{stem}{mark}s")
}

/// Whether a single quotation mark opens before a word in its sentence.
pub fn is_single_quoted(letter: &Letter, at: usize) -> bool {
    let Some(sentence) = letter.sentence_of(at).filter(|sentence| sentence.is_readable()) else { return true };
    // with the character before it, which may be the mark
    let before = letter.text()[..sentence.span.start].chars().next_back().map_or(0, char::len_utf8);
    let head = &letter.text()[sentence.span.start - before..letter.words[at].span().start];
    head.contains([' ', '('])
        && (head.contains(" '")
            || head.contains(" ‘")
            || head.contains("(‘")
            || head.contains("('")
            || head.starts_with(['\'', '‘']))
}

/// A fix that deletes an apostrophe.
pub fn delete(mark: Span) -> Fix {
    Fix {
        title: "Delete the apostrophe".to_owned(),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::delete(mark)],
    }
}
