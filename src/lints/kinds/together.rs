//! `forbid-together`: two wordings of which a letter (or a sentence) may have either, but not both.

use serde::Deserialize;

use super::super::{Cx, Finding, Findings};
use super::{Where, message_with, places, set_of};
use crate::letter::pattern::{Found, PatternSet};

/// How near the two must stand to be forbidden.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Within {
    #[default]
    Letter,
    Sentence,
}

/// The `[match]` table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    first: Vec<String>,
    second: Vec<String>,
    #[serde(default)]
    within: Within,
    message: String,
    #[serde(default, rename = "in")]
    place: Where,
}

/// Ready to be looked for.
#[derive(Clone, Debug)]
pub struct Together {
    first: PatternSet,
    second: PatternSet,
    within: Within,
    message: String,
    place: Where,
}

impl Table {
    pub(super) fn compile(self) -> Result<Together, String> {
        let (first, second) = (set_of(&self.first)?, set_of(&self.second)?);
        Ok(Together { first, second, within: self.within, message: self.message, place: self.place.proved()? })
    }
}

impl Together {
    pub(super) fn check(&self, cx: &Cx, findings: &mut Findings) {
        let letter = cx.letter;
        let all = |set: &PatternSet| places(cx, set, &PatternSet::default(), &self.place);
        let second = all(&self.second);
        if second.is_empty() {
            return;
        }
        let first = all(&self.first);
        for hit in &second {
            let meets = |other: &&Found| match self.within {
                Within::Letter => true,
                Within::Sentence => {
                    letter.sentence_of(hit.start).is_some_and(|sentence| sentence.words.contains(&other.start))
                }
            };
            if let Some(other) = first.iter().find(meets) {
                let span = letter.words_span(hit.start..hit.end);
                let there = letter.words_span(other.start..other.end);
                findings.push(
                    Finding::new(span, message_with(&self.message, span.of(letter.text())))
                        .related(there, "the other is here"),
                );
            }
        }
    }
}
