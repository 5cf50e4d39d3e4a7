//! `phrase`: a wording that is wrong wherever it stands, unless a wording of `except` covers it.

use serde::Deserialize;

use super::super::{Cx, Finding, Findings};
use super::{Where, message_with, places, set_of};
use crate::letter::pattern::PatternSet;

/// The `[match]` table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    any: Vec<String>,
    #[serde(default)]
    except: Vec<String>,
    message: String,
    #[serde(default, rename = "in")]
    place: Where,
}

/// Ready to be looked for.
#[derive(Clone, Debug)]
pub struct Phrase {
    any: PatternSet,
    except: PatternSet,
    message: String,
    place: Where,
}

impl Table {
    pub(super) fn compile(self) -> Result<Phrase, String> {
        Ok(Phrase {
            any: set_of(&self.any)?,
            except: set_of(&self.except)?,
            message: self.message,
            place: self.place.proved()?,
        })
    }
}

impl Phrase {
    pub(super) fn check(&self, cx: &Cx, findings: &mut Findings) {
        let letter = cx.letter;
        for hit in places(cx, &self.any, &self.except, &self.place) {
            let span = letter.words_span(hit.start..hit.end);
            findings.push(Finding::new(span, message_with(&self.message, span.of(letter.text()))));
        }
    }
}
