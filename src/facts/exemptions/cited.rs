//! The citations of a letter as one list: each of its law, those of other laws left out.

use std::collections::BTreeSet;

use crate::letter::Letter;
use crate::tables::{Part, Regime, Tables};

use super::law::{self, Law};
use super::parts::{Citation, Place, Purpose};
use super::{cite, titles};

/// Every citation of one of the four laws, not yet placed.
pub(super) fn cited(letter: &Letter, tables: &Tables, regime: Regime) -> Vec<Citation> {
    let raw = cite::all(letter);
    let mut found: Vec<Citation> = Vec::with_capacity(raw.len());
    let mut others: BTreeSet<Part> = BTreeSet::new();
    for list in raw.chunk_by(|one, other| one.list == other.list) {
        let (law, end) = law::of(letter, list);
        let lead = list[0].lead;
        let own = law::own(lead, regime);
        let (regime, named) = match law {
            Law::Named(regime) => (regime, true),
            Law::Own => (own, false),
            Law::Other => {
                others.extend(list.iter().map(|one| one.provisions[0].section()));
                continue;
            }
        };
        // "section 31 grants", "section 42 enquiries": of some other Act
        if !named && law::is_a_thing(letter, list[list.len() - 1].end) {
            continue;
        }
        for (index, raw) in list.iter().enumerate() {
            let provision = raw.provisions[0];
            // a bare "31(3)" is one only where there is such an exemption
            if lead == cite::Lead::Bare && tables.exemptions().find(regime, &provision, None).is_none() {
                continue;
            }
            let last = index + 1 == list.len();
            let title = if last { titles::beside(letter, raw, list.len() == 1, end) } else { None };
            found.push(Citation {
                span: raw.span,
                words: raw.word..raw.end.max(raw.word + 1),
                block: letter.block_of(raw.word),
                regime,
                law_named: named,
                regulation: match lead {
                    cite::Lead::Section => Some(false),
                    cite::Lead::Regulation => Some(true),
                    cite::Lead::Bare => None,
                },
                provision,
                more: raw.provisions[1..].to_vec(),
                list: raw.list,
                title,
                place: Place::Text,
                purpose: Purpose::Mention,
            });
        }
    }
    // "section 55 of the Road Traffic Act", and then "section 55": the same one
    let same = |one: &Citation| others.contains(&one.section()) && !one.law_named;
    let surely: BTreeSet<Part> = found.iter().filter(|one| one.law_named).map(Citation::section).collect();
    let gone: BTreeSet<Part> = found.iter().filter(|one| same(one)).map(Citation::section).collect();
    let gone: BTreeSet<Part> = gone.difference(&surely).copied().collect();
    found.retain(|one| one.law_named || !gone.contains(&one.section()) || one.title.is_some());
    found
}
