//! An exemption relied on and never argued, in a letter that argues the others one by one: it was put into the list and its
//! factors were forgotten. Where nothing is argued by section nothing is said here; where one test serves for all, only of one
//! that is named in the list alone while the letter describes each of the others.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::diagnostic::Severity;
use crate::facts::exemptions::Citation;
use crate::letter::{WordKind, WordList};
use crate::lints::cited::{at_start, named, row};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{ExemptionKind, Interest, Part, Regime};
use crate::text::{Span, data};

/// Environmental information, whose public interest test is that of the Regulations.
const ENVIRONMENTAL: u16 = 39;

pub fn check(cx: &Cx, findings: &mut Findings) {
    let exemptions = &cx.facts.exemptions;
    // stock notices cite section 17(4) whether or not it is used; here the others are argued, so its words must be there
    let said = |span: &Span| !exemptions.citations.iter().any(|one| one.span == *span);
    if exemptions.reasons_withheld.filter(said).is_some() || exemptions.attached.is_some() {
        return;
    }
    // factors for no section in particular serve for all
    let general =
        exemptions.arguments_for_all().any(|one| (one.kinds.favouring || one.kinds.against) && !one.kinds.balance);
    if general {
        findings.extend(left_out(cx));
        return;
    }
    // section 18 of the Scottish Act weighs the public interest once, whatever would exempt the information
    let of_section_18 = |one: &Citation| one.regime == Regime::Foisa && one.section().number() == 18;
    if exemptions.citations.iter().any(|one| one.place.is_own() && of_section_18(one)) {
        return;
    }
    let sections = exemptions.sections_relied();
    let argued =
        |key: (Regime, Part)| exemptions.arguments_for(key.0, key.1).any(|one| one.kinds.harm || one.kinds.weighs());
    let weighed = |key: (Regime, Part)| {
        let has = |wanted: fn(&crate::facts::exemptions::Kinds) -> bool| {
            exemptions.arguments_for(key.0, key.1).any(|one| wanted(&one.kinds))
        };
        has(|kinds| kinds.favouring) && has(|kinds| kinds.against)
    };
    // a section that is argued and not relied on shows as well that this letter argues one by one
    let cited = || exemptions.citations.iter().filter(|one| one.place.is_own()).map(|one| (one.regime, one.section()));
    let Some(model) = sections.iter().copied().chain(cited()).find(|key| weighed(*key)) else { return };
    for key in sections.iter().copied().filter(|key| !argued(*key)) {
        let Some(citation) = exemptions.relied().find(|one| (one.regime, one.section()) == key) else { continue };
        if !owes(cx, citation) || spoken_of(cx, citation) {
            continue;
        }
        let span = citation.title.map_or(citation.span, |title| citation.span.cover(title));
        let of_model = |one: &&Citation| (one.regime, one.section()) == model;
        let model = exemptions.relied().find(of_model).or_else(|| exemptions.citations.iter().find(of_model));
        let message = format!(
            "{} is relied on and never argued, though it is qualified; {} is. Add its harm and public interest factors, or take it out.",
            at_start(citation.regime, &citation.provision),
            model.map_or("another".to_owned(), |model| named(model.regime, &model.provision))
        );
        findings.push(Finding::new(span, message).label("no factors, no balance"));
    }
}

/// The one qualified exemption that the letter names in its list alone, where it says of each other what kind it is:
/// "Sections 24 and 31 are prejudice-based and qualified".
fn left_out(cx: &Cx) -> Option<Finding> {
    let exemptions = &cx.facts.exemptions;
    if exemptions.descriptions.iter().any(|one| one.all) {
        return None;
    }
    let described = |key: (Regime, Part)| {
        let about = exemptions.descriptions.iter().filter(|one| one.kind.is_some()).flat_map(|one| &one.about);
        about.map(|&at| &exemptions.citations[at]).any(|one| (one.regime, one.section()) == key)
    };
    let owing: Vec<&Citation> = exemptions.relied().filter(|one| owes(cx, one)).collect();
    let (known, unknown): (Vec<&Citation>, Vec<&Citation>) =
        owing.into_iter().partition(|one| described((one.regime, one.section())));
    let [citation] = unknown[..] else { return None };
    let key = (citation.regime, citation.section());
    let own = |one: &&Citation| one.place.is_own() && (one.regime, one.section()) == key;
    let listed = known.iter().any(|one| one.block.abs_diff(citation.block) <= known.len());
    let only = exemptions.citations.iter().filter(own).count() == 1;
    let argued = exemptions.arguments_for(key.0, key.1).next().is_some() || is_told_of(cx, citation);
    (known.len() >= FEWEST_KNOWN && listed && only && !argued).then(|| {
        let span = citation.title.map_or(citation.span, |title| citation.span.cover(title));
        let message = format!(
            "{} is in the list, and the letter says nothing more of it; of the others it says that they are qualified. Argue it with them, or take it out.",
            at_start(citation.regime, &citation.provision)
        );
        Finding::new(span, message).label("named here alone").severity(Severity::Warning)
    })
}

/// Whether the letter speaks elsewhere of what the exemption protects ("the safety of the public"), or of all or the rest
/// of those listed.
fn is_told_of(cx: &Cx, citation: &Citation) -> bool {
    /// So many bytes tell the words of a title ("investigat"); shorter words stand everywhere.
    const LONG: usize = 5;
    let letter = cx.letter;
    let title = citation.title.map_or("", |title| title.of(letter.text())).to_lowercase();
    let named = |word: &str| {
        let word = word.to_lowercase();
        let mut stems = title.split(|char: char| !char.is_alphabetic()).filter_map(|part| part.get(..LONG));
        stems.any(|stem| word.starts_with(stem))
    };
    let elsewhere =
        letter.blocks.iter().enumerate().filter(|(index, block)| {
            *index != citation.block && block.region.is_own_prose() && !block.region.is_rights()
        });
    let of_all = cx.facts.exemptions.descriptions.iter().any(|one| {
        let block = &letter.blocks[letter.block_of(letter.word_from(one.span.start))];
        letter.words[block.words.clone()].iter().any(|word| WORDS.all_or_rest.contains(&word.key))
    });
    let mut words = elsewhere.flat_map(|(_, block)| block.words.clone());
    of_all || words.any(|at| letter.words[at].kind == WordKind::Plain && named(letter.word(at)))
}

/// So many others must be described before one is seen to be left out.
const FEWEST_KNOWN: usize = 2;

/// Whether every limb that is cited needs a public interest test.
fn owes(cx: &Cx, citation: &Citation) -> bool {
    let Some(row) = row(cx, citation) else { return false };
    let environmental = citation.section().number() == ENVIRONMENTAL && matches!(citation.regime, Regime::Foia)
        || citation.provision.to_string() == "39(2)";
    row.interest == Interest::Yes
        && !environmental
        && citation.provisions().all(|provision| row.kind_of(provision) == ExemptionKind::Qualified)
}

/// Whether a paragraph elsewhere speaks of the section, beyond describing it.
fn spoken_of(cx: &Cx, citation: &Citation) -> bool {
    let exemptions = &cx.facts.exemptions;
    let described = |one: &Citation| exemptions.descriptions_at(one.span).next().is_some();
    let speaks = |one: &&Citation| {
        one.block != citation.block
            && one.place.is_own()
            && (one.regime, one.section()) == (citation.regime, citation.section())
            && !described(one)
    };
    exemptions.citations.iter().filter(speaks).any(|one| cx.letter.blocks[one.block].words.len() > 12)
}

/// `[words]` of the lint's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Words {
    all_or_rest: WordList,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data::words("exemption-not-argued"));
