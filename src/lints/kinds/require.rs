//! `require`: where one wording stands, another must stand somewhere in the same whole letter.

use serde::Deserialize;

use super::super::{Cx, Finding, Findings};
use super::{Where, message_with, places, set_of};
use crate::letter::pattern::PatternSet;

/// The `[match]` table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    when: Vec<String>,
    needs: Vec<String>,
    message: String,
    #[serde(default, rename = "in")]
    place: Where,
}

/// Ready to be looked for.
#[derive(Clone, Debug)]
pub struct Require {
    when: PatternSet,
    needs: PatternSet,
    message: String,
    place: Where,
}

impl Table {
    pub(super) fn compile(self) -> Result<Require, String> {
        Ok(Require {
            when: set_of(&self.when)?,
            needs: set_of(&self.needs)?,
            message: self.message,
            place: self.place.proved()?,
        })
    }
}

impl Require {
    pub(super) fn check(&self, cx: &Cx, findings: &mut Findings) {
        let letter = cx.letter;
        let found = places(cx, &self.when, &PatternSet::default(), &self.place);
        if let Some(hit) = found.first().filter(|_| self.needs.in_letter(letter, &cx.facts.slots).is_empty()) {
            let span = letter.words_span(hit.start..hit.end);
            findings.push(Finding::new(span, message_with(&self.message, span.of(letter.text()))));
        }
    }
}
