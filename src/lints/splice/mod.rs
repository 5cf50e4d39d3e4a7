//! Two main clauses with no more than a comma between them, by what the second begins with. The first clause has to be
//! whole and must not depend on anything.

mod adverbs;
mod again;
mod conditions;
mod thanks;

pub use adverbs::{adverb_joins, runs_on};
pub use again::{because_again, begins_again, both_need, person_again};
pub use conditions::{answered_condition, behind_a_hope, new_condition, new_infinitive};
pub use thanks::{please, thanks};

use crate::letter::words::keys;

/// Adverbs that join no sentences.
pub const ADVERBS: [u64; 4] = keys(["therefore", "however", "thus", "hence"]);
/// What takes up the clause before: ", this would".
pub const THIS: [u64; 3] = keys(["this", "these", "there"]);
/// Pronouns that begin a sentence of their own.
pub const PEOPLE: [u64; 7] = keys(["we", "it", "they", "you", "i", "he", "she"]);
/// What begins a sentence that asks.
pub const PLEASE: u64 = keys(["please"])[0];
/// What begins a condition or a purpose.
pub const IF_TO: [u64; 2] = keys(["if", "to"]);
const IF: u64 = IF_TO[0];
const TO: u64 = IF_TO[1];
/// What begins a sentence of thanks.
pub const THANK: u64 = keys(["thank"])[0];
/// ", both sections need".
pub const BOTH: [u64; 1] = keys(["both"]);
const HOWEVER: u64 = keys(["however"])[0];
const HENCE: u64 = keys(["hence"])[0];
/// "We note, however, it is": said or thought.
const SAYS: [u64; 24] = keys([
    "note",
    "consider",
    "believe",
    "appreciate",
    "understand",
    "accept",
    "think",
    "feel",
    "means",
    "say",
    "said",
    "is",
    "confirm",
    "advise",
    "see",
    "know",
    "hope",
    "regret",
    "afraid",
    "sure",
    "clear",
    "aware",
    "assure",
    "ask",
]);
const VERBS: [u64; 15] = keys([
    "would", "could", "will", "is", "are", "was", "were", "means", "may", "can", "has", "have", "includes", "should",
    "involves",
]);
const PEOPLE_VERBS: [u64; 26] = keys([
    "apologise",
    "enclose",
    "would",
    "could",
    "will",
    "is",
    "are",
    "was",
    "were",
    "may",
    "can",
    "has",
    "have",
    "should",
    "cannot",
    "do",
    "does",
    "did",
    "had",
    "must",
    "am",
    "hold",
    "holds",
    "need",
    "suggest",
    "recommend",
]);
const JOINS: [u64; 3] = keys(["and", "or", "but"]);
/// The fewest words of each of two sentences that a pronoun parts.
const FULL: usize = 5;
