//! Which access regime a letter answers under, and which it names beside it. A letter may answer one part under FOIA and
//! another under the EIR, so the names are kept apart from the decision.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::{Letter, Region, WordKind, Wordings};
use crate::tables::Regime;
use crate::text::data;

/// The regimes of a letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Regimes {
    /// The one it answers under, where profile or letter tell.
    pub main: Option<Regime>,
    /// Those that the authority names or whose provisions it cites, in the order of [`Regime::ALL`].
    named: [bool; 4],
}

impl Regimes {
    /// Whether the authority names this regime in its own words.
    pub fn names(&self, regime: Regime) -> bool {
        self.named[regime as usize]
    }

    /// Whether it answers under this regime or names it.
    pub fn has(&self, regime: Regime) -> bool {
        self.main == Some(regime) || self.names(regime)
    }

    /// Whether laws of Scotland and laws of the United Kingdom are both named: then it may be either's letter in part.
    pub fn crosses_the_border(&self) -> bool {
        let [foia, eir, foisa, eisr] = self.named;
        (foia || eir) && (foisa || eisr)
    }
}

/// Whether a regime is one of the Scottish laws, whose regulator is the Scottish Information Commissioner.
pub fn is_scottish(regime: Regime) -> bool {
    matches!(regime, Regime::Foisa | Regime::Eisr)
}

/// By the Acts and Regulations that the authority itself names, and by the provisions it cites. The requester may have
/// named the wrong one. `told` is what the profile says.
pub fn of(letter: &Letter, told: Option<Regime>) -> Regimes {
    let mut votes = votes(letter);
    // "the Environmental Information (Scotland) Regulations 2004 (the EIRs)"
    if votes[EISR] == 0 || votes[EIR] > 0 {
        votes[EIR] += votes[EIR_SHORT];
    }
    let named = [votes[FOIA] + votes[ACT_2000] > 0, votes[EIR] > 0, votes[FOISA] > 0, votes[EISR] > 0];
    Regimes { main: told.or_else(|| decide(&votes)), named }
}

const FOIA: usize = 0;
const EIR: usize = 1;
const FOISA: usize = 2;
const EISR: usize = 3;
/// The Act of 2000 with its year: nobody means the Scottish one.
const ACT_2000: usize = 4;
/// "FOI" alone is said of every regime.
const FOI: usize = 5;
const SCOTTISH_COMMISSIONER: usize = 6;
/// "regulation 12(5)(e)": of the EIR in the UK, of other regulations hardly ever.
const REGULATION: usize = 7;
/// Section 39(2) of the Scottish Act, under which environmental information is left to the Regulations.
const SET_ASIDE: usize = 8;
/// Another exemption of that Act, on which part of the answer rests.
const EXEMPTION: usize = 9;
/// "EIR", which a letter under the Scottish regulations may say for them.
const EIR_SHORT: usize = 10;
/// "FOI and EIR requests": sorts of requests.
const SORTS: usize = 11;
const KINDS: usize = 12;

fn votes(letter: &Letter) -> [usize; KINDS] {
    let mut votes = [0; KINDS];
    let mut after = 0;
    for found in names().in_letter(letter, &NoSlots) {
        let within = found.start < after;
        if found.id == SORTS {
            after = found.end;
        }
        if within || letter.region_of(found.start) == Region::Request {
            continue;
        }
        match found.id {
            REGULATION => votes[REGULATION] += usize::from(cites_the_eir(letter, found.end)),
            SET_ASIDE => {
                let kind = exemption_in_scotland(letter, found.end);
                kind.into_iter().for_each(|kind| votes[kind] += 1);
            }
            id => votes[id] += 1,
        }
    }
    votes
}

/// "12(5)(e)" or "13(1)" behind "regulation".
fn cites_the_eir(letter: &Letter, at: usize) -> bool {
    let provision = letter.words.get(at).is_some_and(|word| word.kind == WordKind::Reference);
    provision && (letter.word(at).starts_with("12(") || letter.word(at).starts_with("13("))
}

/// What "section" at the word before `at` says where it cites an exemption of the Scottish Act.
fn exemption_in_scotland(letter: &Letter, at: usize) -> Option<usize> {
    letter.words.get(at).filter(|word| matches!(word.kind, WordKind::Reference | WordKind::Number))?;
    let provision = letter.word(at);
    let number: u32 = provision.split('(').next()?.parse().ok()?;
    match provision {
        "39(2)" => Some(SET_ASIDE),
        _ => (25..=41).contains(&number).then_some(EXEMPTION),
    }
}

fn decide(votes: &[usize; KINDS]) -> Option<Regime> {
    let foia = votes[FOIA] + votes[ACT_2000];
    let foisa = votes[FOISA];
    // one mention of a Scottish law in a letter that keeps naming the other does not make it Scottish
    let north = foisa + votes[EISR];
    let even = votes[FOIA] == 0 || votes[SCOTTISH_COMMISSIONER] > 0;
    let scottish = north > 0 && (votes[ACT_2000] < north || votes[ACT_2000] == north && even);
    Some(match () {
        // "section 39(2) is applied, so as not to answer twice"
        () if scottish && votes[EISR] > 0 && votes[SET_ASIDE] > 0 && votes[EXEMPTION] == 0 => Regime::Eisr,
        // the Scottish names are longer, so they never count for the others
        () if scottish && foisa >= votes[EISR] => Regime::Foisa,
        () if scottish => Regime::Eisr,
        () if votes[EIR] > foia => Regime::Eir,
        () if votes[EIR] > 0 && votes[EIR] == foia && votes[REGULATION] > 0 => Regime::Eir,
        () if votes[ACT_2000] == 0 && votes[SCOTTISH_COMMISSIONER] > 0 => Regime::Foisa,
        () if foia + votes[FOI] > 0 => Regime::Foia,
        () if votes[REGULATION] > 0 => Regime::Eir,
        () => return None,
    })
}

/// `lints/cues-regime.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Names {
    foia: Wordings,
    act_2000: Wordings,
    foi: Wordings,
    eir: Wordings,
    eir_short: Wordings,
    sorts: Wordings,
    foisa: Wordings,
    eisr: Wordings,
    scottish_commissioner: Wordings,
    regulation: Wordings,
    section: Wordings,
}

/// All names, each under the number of its vote.
fn names() -> &'static PatternSet {
    static NAMES: OnceLock<PatternSet> = OnceLock::new();
    NAMES.get_or_init(|| {
        let names: Names = data::cues("cues-regime");
        let mut set = PatternSet::default();
        for (id, list) in [
            (FOIA, &names.foia),
            (ACT_2000, &names.act_2000),
            (FOI, &names.foi),
            (EIR, &names.eir),
            (EIR_SHORT, &names.eir_short),
            (SORTS, &names.sorts),
            (FOISA, &names.foisa),
            (EISR, &names.eisr),
            (SCOTTISH_COMMISSIONER, &names.scottish_commissioner),
            (REGULATION, &names.regulation),
            (SET_ASIDE, &names.section),
        ] {
            list.add_to(&mut set, id).expect("the built-in names are tested");
        }
        set
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::{Cues, Kind};
    use crate::text::{Format, Source};

    fn regimes(text: &str) -> Regimes {
        let source = Source::from_text("a.txt", Format::Text, text);
        of(&Letter::read(&source, Cues::builtin(), Some(Kind::Letter)), None)
    }

    #[test]
    fn the_law_is_told_by_its_name() {
        for (text, regime) in [
            ("This is answered under the Freedom of Information Act 2000.", Regime::Foia),
            ("This is answered under the Environmental Information Regulations 2004.", Regime::Eir),
            ("This is answered under the Freedom of Information (Scotland) Act 2002.", Regime::Foisa),
            ("This is answered under the EI(S)Rs, the Scottish regulations.", Regime::Eisr),
            ("Your FOI request has been considered and is refused.", Regime::Foia),
            (
                "Under the Freedom of Information (Scotland) Act 2002 your FOI request, an FOI, is refused.",
                Regime::Foisa,
            ),
            (
                "Under the Freedom of Information Act 2000 (FOIA) it is exempt. Police Scotland answers under the Freedom of Information (Scotland) Act 2002.",
                Regime::Foia,
            ),
            ("Your FOI request is refused. You may apply to the Scottish Information Commissioner.", Regime::Foisa),
            (
                "We answer under the Freedom of Information Act 2000. Of 40 FOI and EIR requests and 12 Freedom of Information (FOI) and Environmental Information Regulations (EIR) requests 9 were late.",
                Regime::Foia,
            ),
        ] {
            assert_eq!(regimes(text).main, Some(regime), "{text}");
        }
        assert_eq!(regimes("Your request is answered below.").main, None);
        let broken = "Under section 43 of the Freedom on Information Act 2000 it is refused. You may apply to the Scottish Information Commissioner.";
        assert_eq!(regimes(broken).main, Some(Regime::Foia), "a broken name is a name");
    }

    #[test]
    fn environmental_information_in_scotland_is_left_to_the_regulations() {
        let text = "This is environmental information, so we answer under the Environmental Information (Scotland) Regulations \
                    2004. We apply the exemption at section 39(2) of the Freedom of Information (Scotland) Act 2002 (FOISA), \
                    so that we need not answer under FOISA too.";
        assert_eq!(regimes(text).main, Some(Regime::Eisr));
        let other = "The files are exempt under section 39(1) of the Freedom of Information (Scotland) Act 2002 (FOISA). \
                     The Environmental Information (Scotland) Regulations 2004 do not apply.";
        assert_eq!(regimes(other).main, Some(Regime::Foisa));
    }

    #[test]
    fn the_wrong_regulator_does_not_change_the_law() {
        let text =
            "The Freedom of Information Act 2000 applies. You may apply to the Scottish Information Commissioner.";
        assert_eq!(regimes(text).main, Some(Regime::Foia));
    }

    #[test]
    fn another_law_named_in_passing_is_known_and_does_not_decide() {
        let text = "We answer under the Freedom of Information Act 2000 (FOIA). Under the Freedom of Information Act 2000 we \
                    hold nothing. Scottish bodies answer under FOISA.";
        let found = regimes(text);
        assert_eq!(found.main, Some(Regime::Foia));
        assert!(found.crosses_the_border() && found.names(Regime::Foisa));
    }

    #[test]
    fn provisions_decide_between_two_laws_named_alike() {
        let text = "The Freedom of Information Act 2000 and the Environmental Information Regulations 2004 were considered. \
                    Regulation 12(5)(e) applies, and so does regulation 13(1).";
        let found = regimes(text);
        assert_eq!(found.main, Some(Regime::Eir));
        assert!(found.has(Regime::Foia) && !found.crosses_the_border());
    }
}
