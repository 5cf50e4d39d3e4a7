//! What the lints about citations share: how a provision is named in a message, and which citations the authority itself
//! stands behind.

use std::ops::Range;

use jiff::civil::Date;

use super::Cx;
use crate::facts::exemptions::{Citation, Place};
use crate::facts::regime::is_scottish;
use crate::letter::Region;
use crate::letter::words::keys;
use crate::tables::{Exemption, Provision, Regime};

/// The day on which the letter was sent, where it is known.
pub(super) fn sent(cx: &Cx) -> Option<Date> {
    cx.facts.sent.map(|sent| sent.date)
}

/// The exemption that a citation names, in its form of the letter's day.
pub(super) fn row<'a>(cx: &Cx<'a>, citation: &Citation) -> Option<&'a Exemption> {
    citation.exemption(cx.tables, sent(cx))
}

/// "section 31(3)", "regulation 13".
pub(super) fn named(regime: Regime, provision: &Provision) -> String {
    format!("{} {provision}", word(regime))
}

/// "section" or "regulation".
pub(super) fn word(regime: Regime) -> &'static str {
    match regime {
        Regime::Foia | Regime::Foisa => "section",
        Regime::Eir | Regime::Eisr => "regulation",
    }
}

/// The same at the beginning of a sentence.
pub(super) fn at_start(regime: Regime, provision: &Provision) -> String {
    crate::text::capitalised(&named(regime, provision))
}

/// Several provisions: "40(5A) or 40(5B)".
pub(super) fn either(provisions: &[Provision]) -> String {
    let shown: Vec<String> = provisions.iter().map(ToString::to_string).collect();
    shown.join(" or ")
}

/// Whether the authority applies a citation or heads a part with it, rather than speaking of it in a sentence.
pub(super) fn stands(citation: &Citation) -> bool {
    matches!(citation.place, Place::List | Place::Heading) || citation.place == Place::Text && citation.is_relied()
}

/// The title stated beside a citation, for comparing.
pub(super) fn stated(cx: &Cx, citation: &Citation) -> Option<String> {
    let title = citation.title?;
    Some(crate::facts::exemptions::plain_stated(title.of(cx.letter.text()))).filter(|stated| !stated.is_empty())
}

/// Whether a stated title holds one of an exemption's titles as whole words, wherever.
pub(super) fn mentions_title(row: &Exemption, stated: &str) -> bool {
    let padded = format!(" {stated} ");
    row.titles().iter().any(|title| padded.contains(&format!(" {title} ")))
}

/// Whether the letter has a word `at`, and it is one of a list, in any case.
pub(super) fn is_one(cx: &Cx, at: usize, list: &[&str]) -> bool {
    at < cx.letter.words.len() && list.iter().any(|one| cx.letter.word(at).eq_ignore_ascii_case(one))
}

/// Whether the letter says anywhere, in its own words, one of these words.
pub(super) fn says(cx: &Cx, list: &[&str]) -> bool {
    cx.letter.own_sentences().any(|(sentence, _)| sentence.words.clone().any(|at| is_one(cx, at, list)))
}

/// The exemption of another of the four laws that a citation really names: the other nation's, or a regulation called a
/// section, or the reverse. `None` where it is right, where the law is named beside it, or where it may be either.
pub(super) fn of_another_law<'a>(cx: &Cx<'a>, citation: &Citation) -> Option<&'a Exemption> {
    let table = cx.tables.exemptions();
    if citation.law_named {
        // "section 12(5)(e) of the EIR"
        let called_section = citation.regulation == Some(false);
        let regulations = matches!(citation.regime, Regime::Eir | Regime::Eisr);
        let wrong = citation.regulation.is_some() && called_section == regulations;
        return row(cx, citation)
            .filter(|_| wrong)
            .or_else(|| regulation_of_an_act(cx, citation))
            .or_else(|| section_of_regulations(cx, citation));
    }
    let find = |regime: Regime| table.find(regime, &citation.provision, sent(cx));
    let scottish = matches!(cx.facts.regime, Regime::Foisa | Regime::Eisr);
    let (act, regulations) = if scottish { (Regime::Foisa, Regime::Eisr) } else { (Regime::Foia, Regime::Eir) };
    let titled = |row: &Exemption| stated(cx, citation).is_some_and(|stated| row.is_titled(&stated));
    match citation.regulation {
        // "Regulation 28 reports" are of other Regulations
        Some(true) => {
            let limb = !citation.provision.is_bare() && table.exists(act, &citation.provision) == Some(true);
            return find(act)
                .filter(|row| row.provision.section().number() >= 21)
                .filter(|row| titled(row) || limb && is_applied(cx, citation))
                .or_else(|| regulation_of_the_other_nation(cx, citation));
        }
        Some(false) => {
            let row = find(regulations).filter(|row| row.provision.below().len() == 2);
            let both = |row: &&Exemption| {
                table.exists(act, &row.provision) == Some(true) && row.provision.below()[0].number() == 4
            };
            let answers_so = matches!(cx.facts.regime, Regime::Eir | Regime::Eisr);
            if let Some(row) = row.filter(|row| !both(row) || answers_so || titled(row)) {
                return Some(row);
            }
        }
        None => {}
    }
    let other = match citation.regime {
        Regime::Foia => Regime::Foisa,
        Regime::Foisa => Regime::Foia,
        Regime::Eir | Regime::Eisr => return None,
    };
    let theirs = find(other).filter(|_| cx.facts.regime_known && !cx.facts.exemptions.names_both_acts)?;
    let ours = find(citation.regime);
    let exists = |regime: Regime| table.exists(regime, &citation.provision) == Some(true);
    if titled(theirs)
        && !ours.is_some_and(|ours| stated(cx, citation).is_some_and(|stated| mentions_title(ours, &stated)))
    {
        return Some(theirs);
    }
    let lettered = citation.provision.below().first().is_some_and(|part| !part.is_figure());
    let shape = match citation.regime {
        // only Scottish sections have paragraphs without subsections
        Regime::Foia => lettered && exists(other),
        _ => !citation.provision.is_bare() && exists(other) && !exists(citation.regime) && is_applied(cx, citation),
    };
    shape.then_some(theirs)
}

/// "regulation 12(4)(e) of FOIA": the exception that is meant. Behind the Act the Regulations may be named as well.
fn regulation_of_an_act<'a>(cx: &Cx<'a>, citation: &Citation) -> Option<&'a Exemption> {
    const REACH: usize = 14;
    let regulations = match citation.regime {
        Regime::Foia => Regime::Eir,
        Regime::Foisa => Regime::Eisr,
        Regime::Eir | Regime::Eisr => return None,
    };
    let sentence = cx.letter.sentence_of(citation.words.start)?;
    let end = citation.words.end;
    let behind = end..sentence.words.end.min(end + REACH);
    let of = behind.clone().next().is_some_and(|at| is_one(cx, at, &["of"]));
    let both = behind.clone().any(|at| is_one(cx, at, &["eir", "eirs", "regulations", "eisr", "eisrs"]));
    let meant = of && !both && citation.regulation == Some(true);
    cx.tables.exemptions().find(regulations, &citation.provision, sent(cx)).filter(|_| meant)
}

/// "section 40(2) of the EIR": the exemption of the Act that is meant, where no regulation has the number.
fn section_of_regulations<'a>(cx: &Cx<'a>, citation: &Citation) -> Option<&'a Exemption> {
    let act = match citation.regime {
        Regime::Eir => Regime::Foia,
        Regime::Eisr => Regime::Foisa,
        Regime::Foia | Regime::Foisa => return None,
    };
    // beyond the last regulation
    let beyond = citation.section().number() > 22 && citation.regulation == Some(false);
    cx.tables.exemptions().find(act, &citation.provision, sent(cx)).filter(|_| beyond)
}

/// "regulation 12(5)(e)" in a letter under Scotland's Regulations, which have it as 10(5)(e), and the reverse.
fn regulation_of_the_other_nation<'a>(cx: &Cx<'a>, citation: &Citation) -> Option<&'a Exemption> {
    let other = match citation.regime {
        Regime::Eir => Regime::Eisr,
        Regime::Eisr => Regime::Eir,
        Regime::Foia | Regime::Foisa => return None,
    };
    let table = cx.tables.exemptions();
    let theirs = table.find(other, &citation.provision, sent(cx))?;
    // the exceptions proper: "12(4)(e)"
    let exception = citation.provision.below().len() == 2 && row(cx, citation).is_none();
    let here = cx.facts.regime_known && cx.facts.regime == citation.regime && !cx.facts.regimes.names(other);
    (exception && here && is_applied(cx, citation)).then_some(theirs)
}

/// Whether the sentence speaks of an exemption or of withholding.
fn is_applied(cx: &Cx, citation: &Citation) -> bool {
    const WORDS: [&str; 9] = [
        "exempt",
        "exemption",
        "exemptions",
        "excepted",
        "exception",
        "exceptions",
        "withheld",
        "withhold",
        "withholding",
    ];
    citation.is_relied() || around(cx, citation).any(|at| is_one(cx, at, &WORDS))
}

/// The words of a citation's sentence, not too far from it.
pub(super) fn around(cx: &Cx, citation: &Citation) -> Range<usize> {
    const REACH: usize = 60;
    let at = citation.words.start;
    let Some(sentence) = cx.letter.sentence_of(at) else { return at..at };
    sentence.words.start.max(at.saturating_sub(REACH))..sentence.words.end.min(at + REACH)
}

/// The only words "Freedom of Information Act 2000" of a letter under a Scottish law, where every provision that it cites
/// with its law is Scottish, or an appeal goes to the Court of Session: the name was left in a template.
pub(super) fn act_of_the_south(cx: &Cx) -> Option<Range<usize>> {
    const FREEDOM: [u64; 5] = keys(["freedom", "of", "information", "act", "2000"]);
    const SHORT: [u64; 2] = keys(["foia", "foia's"]);
    const SESSION: [u64; 3] = keys(["court", "of", "session"]);
    const APART: [u64; 11] = keys([
        "scotland",
        "scottish",
        "foisa",
        "england",
        "english",
        "wales",
        "uk",
        "part",
        "not",
        "unlike",
        "subsidiary",
    ]);
    let (letter, facts) = (cx.letter, cx.facts);
    let named = || {
        facts
            .exemptions
            .citations
            .iter()
            .filter(|one| one.law_named && !matches!(one.place, Place::Request | Place::Statute))
    };
    // only a decision of the Scottish Commissioner is appealed there
    let sure = || {
        letter.places_of(SESSION[2]).any(|at| {
            let words = at.checked_sub(2).and_then(|from| letter.words.get(from..=at));
            words.is_some_and(|words| words.iter().map(|word| word.key).eq(SESSION))
                && letter.region_of(at).is_own_prose()
        })
    };
    let northern = || named().count() >= 2 && !named().any(|one| !is_scottish(one.regime));
    if !is_scottish(facts.regime) || facts.regimes.names(Regime::Eir) || !northern() && !sure() {
        return None;
    }
    let asked = |at: usize| letter.region_of(at) == Region::Request;
    let is_named = |at: &usize| {
        let words = letter.words.get(*at..*at + FREEDOM.len());
        words.is_some_and(|words| words.iter().map(|word| word.key).eq(FREEDOM)) && !asked(*at)
    };
    let mut places = letter.places_of(FREEDOM[0]).filter(is_named);
    let at = places.next().filter(|_| places.next().is_none())?;
    let short = SHORT.iter().flat_map(|key| letter.places_of(*key)).any(|at| !asked(at));
    let sentence = letter.sentence_of(at)?;
    let apart = letter.words[sentence.words.clone()].iter().any(|word| APART.contains(&word.key));
    (!short && !apart && letter.region_of(at).is_own_prose()).then_some(at..at + FREEDOM.len())
}
