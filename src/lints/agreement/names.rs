//! Names in the plural: "CCGs was abolished", "Norfolk and Suffolk Constabularies holds".

use super::{Report, follows, nouns, own};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter};
use crate::lints::lexicon::{Classes, classes};

const IS: [u64; 4] = keys(["is", "was", "has", "does"]);
/// Bodies of which several are named together.
const BODIES: [u64; 4] = keys(["constabularies", "councils", "forces", "trusts"]);
/// The most words of the names before them: "Bedfordshire, Cambridgeshire and Hertfordshire".
const MOST: usize = 6;

/// Report each verb for one behind a name of several.
pub fn find(letter: &Letter, report: &mut Report) {
    let words = &letter.words;
    for verb in IS.into_iter().chain(nouns().acts.iter().copied()).flat_map(|verb| letter.places_of(verb)) {
        let Some(name) = verb.checked_sub(1).filter(|_| follows(&words[verb]) && own(letter, verb)) else { continue };
        // "CCGs is the short form"
        let next = words.get(verb + 1).filter(|next| follows(next)).map_or(Classes::NONE, |next| classes(next.key));
        let auxiliary = IS.contains(&words[verb].key) && next.may_be(Classes::PARTICIPLE);
        // "Town and Parish Councils is the title of the page"
        let named = IS[..2].contains(&words[verb].key) && next.may_be(Classes::DETERMINER);
        let start =
            joint_name(letter, name).filter(|_| !named).or_else(|| initials(letter, name).filter(|_| auxiliary));
        if let Some(start) = start {
            let (several, found) = (letter.word(name), letter.word(verb));
            report.say(
                start..verb + 1,
                format!("‘{several}’ is plural. Write the form of ‘{found}’ that goes with several."),
            );
        }
    }
}

/// Where "Norfolk and Suffolk Constabularies" begins that ends with word `at`, if it begins its sentence.
fn joint_name(letter: &Letter, at: usize) -> Option<usize> {
    const AND: u64 = keys(["and"])[0];
    let words = &letter.words;
    if !BODIES.contains(&words[at].key) || !words[at].capital {
        return None;
    }
    let start = letter.sentence_of(at)?.words.start;
    if at - start > MOST {
        return None;
    }
    let names = (start..at).all(|index| words[index].capital || words[index].key == AND);
    let joined = (start..at).any(|index| words[index].key == AND);
    (names && joined).then_some(start)
}

/// "CCGs" at the beginning of a clause: initials and the ending of the plural.
fn initials(letter: &Letter, at: usize) -> Option<usize> {
    let (word, text) = (&letter.words[at], letter.word(at));
    let several = text
        .strip_suffix('s')
        .is_some_and(|one| (2..=5).contains(&one.len()) && one.bytes().all(|byte| byte.is_ascii_uppercase()));
    let opener = at.checked_sub(1).map_or(0, |before| letter.words[before].key);
    let begins = word.gap.has(Gap::SENTENCE) || word.gap.is_plain_space() && nouns().opens.contains(&opener);
    (several && begins).then_some(at)
}
