//! The regulator of the other law: the Information Commissioner in a letter under the Scottish laws, or the reverse. Sure
//! only where the letter's law is known, no law of the other side is named (one mention of the Act of 2000 among Scottish
//! provisions is a slip), and the right regulator is nowhere. So too a body that is no regulator of requests at all.
//! Since 30 September 2026 the Information Commission is the Commissioner's successor; both names are right here.

use crate::facts::regime::is_scottish;
use crate::facts::rights::{Complaint, Regulator};
use crate::letter::words::keys;
use crate::lints::absence::regulator;
use crate::lints::{Cx, Finding, Findings, cited, no_regulator, regulator_clash};

/// Report the wrong regulator's name, else its address.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let (facts, rights) = (cx.facts, &cx.facts.rights);
    findings.extend(no_regulator::invented(cx).or_else(|| no_regulator::addressed(cx)));
    if let Some(clash) = regulator_clash::clash(cx) {
        findings.push(clash);
        return;
    }
    if !facts.regime_known || facts.regimes.crosses_the_border() && cited::act_of_the_south(cx).is_none() {
        return;
    }
    findings.extend(no_regulator::tribunal(cx));
    let scottish = is_scottish(facts.regime);
    let (wrong, right) =
        if scottish { (Regulator::Uk, Regulator::Scottish) } else { (Regulator::Scottish, Regulator::Uk) };
    let names_right = if scottish { rights.names.1 } else { rights.names.0 };
    let places: Vec<_> = rights.complaints.iter().filter(|one| one.regulator == wrong && !one.other_law).collect();
    let early = || scottish && places.first().is_some_and(|place| is_sent_there_first(cx, place));
    if let Some((first, others)) = places.split_first()
        && (!names_right || early())
    {
        let message = format!(
            "A request under {} goes to {} in the end, and the letter sends the reader to another regulator. Write ‘{}’, with its own address.",
            facts.regime.title(),
            regulator(cx),
            capital(regulator(cx)),
        );
        let finding = Finding::new(first.span, message).label(format!("not the regulator of {}", facts.regime.title()));
        let others = if names_right { &[] } else { others };
        findings.push(others.iter().fold(finding, |finding, other| finding.related(other.span, "here too")));
        return;
    }
    // the right name above the wrong address
    let beside = |block: usize| {
        rights
            .complaints
            .iter()
            .any(|one| !one.other_law && one.regulator == right && (one.block..one.block + 8).contains(&block))
    };
    let data = rights.complaints.iter().any(|one| one.other_law);
    let has_right = rights.contacts.iter().any(|contact| contact.regulator == right);
    let address = rights.contacts.iter().find(|contact| contact.regulator == wrong && beside(contact.block));
    if let Some(address) = address.filter(|_| names_right && !has_right && !data && places.is_empty()) {
        let message = format!("This is not the address of {}: give that of the regulator named.", regulator(cx));
        findings.push(Finding::new(address.span, message).label("another regulator’s"));
    }
}

/// "You may appeal to the Information Commissioner", and the right name only behind it, in a letter that speaks of
/// personal data nowhere near: what follows is no short form of a name already given.
fn is_sent_there_first(cx: &Cx, place: &Complaint) -> bool {
    const SENDS: [u64; 8] =
        keys(["appeal", "appeals", "apply", "application", "complain", "complaint", "complaints", "appealing"]);
    let rights = &cx.facts.rights;
    let before = |other: &Complaint| other.regulator == Regulator::Scottish && other.span.start < place.span.start;
    let at = cx.letter.word_from(place.span.start);
    let sent = at >= 3
        && cx.letter.word(at - 1).eq_ignore_ascii_case("the")
        && cx.letter.word(at - 2) == "to"
        && cx.letter.words[at.saturating_sub(5)..at - 2].iter().any(|word| SENDS.contains(&word.key));
    // a complaint about personal data has nothing of these
    const ABOUT: [u64; 6] = keys(["review", "decision", "outcome", "response", "appeal", "dissatisfied"]);
    let block = &cx.letter.blocks[place.block];
    let about = cx.letter.words[block.words.clone()].iter().any(|word| ABOUT.contains(&word.key));
    about && place.addressed && sent && !rights.complaints.iter().any(|other| before(other) || other.other_law)
}

/// The name without its article, as it is written.
fn capital(name: &str) -> &str {
    name.strip_prefix("the ").unwrap_or(name)
}
