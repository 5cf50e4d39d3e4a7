//! `swap`: a wording and what should stand in its place. It proposes the change but never makes it unasked, because
//! it chooses words.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::super::{Cx, Finding, Findings};
use super::{Where, message_with, places, set_of};
use crate::diagnostic::{Applicability, Fix};
use crate::letter::pattern::PatternSet;
use crate::text::Edit;

/// The `[match]` table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    swap: BTreeMap<String, String>,
    #[serde(default)]
    except: Vec<String>,
    message: Option<String>,
    #[serde(default, rename = "in")]
    place: Where,
}

/// Ready to be looked for.
#[derive(Clone, Debug)]
pub struct Swap {
    wrong: PatternSet,
    right: Vec<String>,
    except: PatternSet,
    message: Option<String>,
    place: Where,
}

impl Table {
    pub(super) fn compile(self) -> Result<Swap, String> {
        let (wrong, right): (Vec<String>, Vec<String>) = self.swap.into_iter().unzip();
        Ok(Swap {
            wrong: set_of(&wrong)?,
            right,
            except: set_of(&self.except)?,
            message: self.message,
            place: self.place.proved()?,
        })
    }
}

impl Swap {
    pub(super) fn check(&self, cx: &Cx, findings: &mut Findings) {
        let letter = cx.letter;
        for hit in places(cx, &self.wrong, &self.except, &self.place) {
            let span = letter.words_span(hit.start..hit.end);
            let right = self.cased(hit.id, letter.words[hit.start].capital);
            let template = self.message.as_deref().unwrap_or("‘{found}’ should be ‘{instead}’.");
            let message = message_with(&template.replace("{instead}", &right), span.of(letter.text()));
            findings.push(Finding::new(span, message).fix(Fix {
                title: format!("Write ‘{right}’"),
                applicability: Applicability::Unsafe,
                edits: vec![Edit::replace(span, right)],
            }));
        }
    }

    /// The right wording, with a capital where the wrong one began with one.
    fn cased(&self, id: usize, capital: bool) -> String {
        let right = &self.right[id];
        if capital { crate::text::capitalised(right) } else { right.clone() }
    }
}
