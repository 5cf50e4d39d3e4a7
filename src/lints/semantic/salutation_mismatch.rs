//! Two requesters' names in one letter: the address above, the salutation below. Only names with a title are compared,
//! and only where the letter has one of each, because an address may be that of anybody.

use std::ops::Range;

use crate::diagnostic::{Confidence, Severity};
use crate::letter::words::fixed_key;
use crate::letter::{Gap, Letter, Region, WordKind};
use crate::lints::{Cx, Finding, Findings};

/// Titles before a name, in small letters. "Sir" and "Lady" are the first words of schools too.
const TITLES: [&str; 13] =
    ["mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "prof", "professor", "rev", "reverend", "cllr", "councillor"];
/// Titles of a woman, of a man, and of those who may head a practice under their own name.
const OF_WOMEN: [&str; 3] = ["mrs", "ms", "miss"];
const OF_MEN: [&str; 1] = ["mr"];
const OF_OFFICE: [&str; 8] = ["dr", "doctor", "prof", "professor", "rev", "reverend", "cllr", "councillor"];
/// What stands below the name of somebody who signs, or beside it.
const ROLES: [&str; 26] = [
    "officer",
    "manager",
    "head",
    "director",
    "adviser",
    "advisor",
    "solicitor",
    "executive",
    "secretary",
    "constable",
    "inspector",
    "team",
    "lead",
    "commissioner",
    "registrar",
    "coordinator",
    "leader",
    "mayor",
    "chair",
    "chairman",
    "convener",
    "president",
    "dean",
    "principal",
    "headteacher",
    "surgery",
];
/// A name has at most this many words.
const LONGEST: usize = 5;

/// Report a salutation that names another person than the address, or than the salutation before it.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let named: Vec<Range<usize>> = salutations(letter);
    let Some(salutation) = named.first() else { return };
    if let Some(other) = named.iter().skip(1).find(|other| compare(letter, salutation, other) == Names::Other) {
        report(cx, findings, other, salutation, Names::Other);
        return;
    }
    let addressed = addressees(letter, salutation.start);
    let [address] = addressed.as_slice() else { return };
    // "Dr Khan" above may be the practice that writes
    let of_office =
        |name: &Range<usize>| OF_OFFICE.iter().any(|title| letter.word(name.start).eq_ignore_ascii_case(title));
    if of_office(address) && !of_office(salutation) {
        return;
    }
    let names = compare(letter, address, salutation);
    if names != Names::Same {
        report(cx, findings, salutation, address, names);
    }
}

fn report(cx: &Cx, findings: &mut Findings, odd: &Range<usize>, other: &Range<usize>, names: Names) {
    let span = |words: &Range<usize>| cx.letter.words_span(words.clone());
    let text = |words: &Range<usize>| span(words).of(cx.letter.text()).split_whitespace().collect::<Vec<_>>().join(" ");
    let what = if names == Names::Title { "titles" } else { "names" };
    let message = format!(
        "The letter has two {what} for the requester: ‘{}’ here, ‘{}’ elsewhere. Make sure who asked, and address that person alone.",
        text(odd),
        text(other)
    );
    let finding = Finding::new(span(odd), message).label("another name").related(span(other), "and here");
    findings.push(match names {
        Names::Title => finding.severity(Severity::Warning).confidence(Confidence::Medium),
        _ => finding,
    });
}

/// The names with a title after "Dear" at the start of a block.
fn salutations(letter: &Letter) -> Vec<Range<usize>> {
    let own = letter.blocks.iter().filter(|block| block.region != Region::Request && !block.words.is_empty());
    own.filter(|block| letter.words[block.words.start].key == const { fixed_key("dear") })
        .filter_map(|block| name(letter, block.words.start + 1, block.words.end))
        .collect()
}

/// The names with a title on lines of their own before the salutation, of people who do not sign.
fn addressees(letter: &Letter, before: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let lines = letter.blocks.iter().filter(|block| block.region == Region::Letterhead);
    for block in lines.take_while(|block| block.words.start < before) {
        for at in block.words.clone().filter(|at| begins_line(letter, *at) && *at < before) {
            let to = ["to", "for", "fao"].iter().any(|word| letter.word(at).eq_ignore_ascii_case(word));
            let Some(name) = name(letter, at + usize::from(to), block.words.end) else { continue };
            if ends_line(letter, name.end) && !is_role(letter, name.end) && !found.contains(&name) {
                found.push(name);
            }
        }
    }
    found
}

fn begins_line(letter: &Letter, at: usize) -> bool {
    letter.words[at].gap.has(Gap::BLOCK.with(Gap::NEWLINE)) || at == 0
}

fn ends_line(letter: &Letter, end: usize) -> bool {
    end >= letter.words.len() || begins_line(letter, end)
}

/// Whether the line that begins at a word tells a person's role.
fn is_role(letter: &Letter, at: usize) -> bool {
    let rest = at..letter.words.len().min(at + 6);
    rest.into_iter()
        .take_while(|next| *next == at || !begins_line(letter, *next))
        .any(|next| ROLES.iter().any(|role| letter.word(next).eq_ignore_ascii_case(role)))
}

/// The name with its title that begins at word `at`; none for a couple.
fn name(letter: &Letter, at: usize, limit: usize) -> Option<Range<usize>> {
    let title = letter.words.get(at).filter(|_| at < limit && is_title(letter.word(at)))?;
    if !title.capital {
        return None;
    }
    let goes_on = |next: &usize| {
        let word = &letter.words[*next];
        word.kind == WordKind::Plain
            && word.capital
            && !word.gap.has(Gap::NEWLINE.with(Gap::COMMA).with(Gap::COLON).with(Gap::OPEN).with(Gap::BLOCK))
    };
    let end = (at + 1..limit.min(at + 1 + LONGEST)).take_while(goes_on).last()? + 1;
    let couple = letter.words.get(end).filter(|_| end < limit).is_some_and(|word| {
        let between = &letter.text()[letter.words[end - 1].span().end..word.span().start];
        word.key == const { fixed_key("and") } || between.contains(['&', '/'])
    });
    let titles = (at..end).filter(|word| is_title(letter.word(*word))).count();
    (!couple && titles == 1).then_some(at..end)
}

fn is_title(word: &str) -> bool {
    TITLES.iter().any(|title| word.eq_ignore_ascii_case(title))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    Same,
    /// The same surname, another title.
    Title,
    Other,
}

/// Whether two names may be one person's: a word in common is enough, hyphens apart.
fn compare(letter: &Letter, one: &Range<usize>, other: &Range<usize>) -> Names {
    let words = |range: &Range<usize>| -> Vec<String> {
        let names = range.clone().skip(1).map(|at| letter.word(at).to_lowercase().replace('’', "'"));
        names
            .flat_map(|name| name.split('-').map(str::to_owned).collect::<Vec<_>>())
            .filter(|name| name.len() > 1)
            .collect()
    };
    let (left, right) = (words(one), words(other));
    if left.is_empty() || right.is_empty() {
        return Names::Same;
    }
    if !left.iter().any(|name| right.contains(name)) {
        return Names::Other;
    }
    let title = |range: &Range<usize>| letter.word(range.start).to_lowercase();
    let (first, second) = (title(one), title(other));
    let of = |list: &[&str], title: &str| list.contains(&title);
    let crossed = of(&OF_WOMEN, &first) && of(&OF_MEN, &second) || of(&OF_MEN, &first) && of(&OF_WOMEN, &second);
    if crossed { Names::Title } else { Names::Same }
}
