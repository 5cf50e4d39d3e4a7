//! A plural behind "a" and an adjective: "a medical assessments", "a reasonable steps that". A plural is part of many a name
//! ("a criminal records check"), so the phrase has to end with it.

use super::{Report, follows, nouns, own, phrase_ends};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter};
use crate::lints::lexicon::{Classes, classes};

const ARTICLES: [u64; 2] = keys(["a", "an"]);
/// Adjectives that count with "a": "a few cases", "a good many people".
const COUNT: [u64; 11] =
    keys(["few", "many", "great", "good", "mere", "dozen", "hundred", "thousand", "million", "long", "full"]);
/// After these a name of several words may go on: "a public relations and marketing firm", "a wheels to work scheme".
const JOINS: [u64; 4] = keys(["and", "or", "to", "as"]);

/// Report each plural that one adjective parts from "a".
pub fn find(letter: &Letter, report: &mut Report) {
    let words = &letter.words;
    for at in ARTICLES.into_iter().flat_map(|article| letter.places_of(article)) {
        let [Some(adjective), Some(noun)] = [words.get(at + 1), words.get(at + 2)] else { continue };
        let described = follows(adjective)
            && follows(noun)
            && classes(adjective.key).may_be(Classes::ADJECTIVE)
            && !COUNT.contains(&adjective.key);
        // "a parent makes a request"
        let clause = classes(adjective.key).may_be(Classes::NOUN) && classes(noun.key).may_be(Classes::THIRD);
        if !described
            || clause
            || !classes(noun.key).is_plural()
            || nouns().sums.contains(&noun.key)
            || words[at].capital
        {
            continue;
        }
        let goes_on = words.get(at + 3).is_some_and(|next| next.gap.has(Gap::COMMA) || JOINS.contains(&next.key));
        if phrase_ends(letter, at + 3) && !goes_on && own(letter, at) {
            let (article, plural) = (letter.word(at), letter.word(at + 2));
            let message = format!("‘{plural}’ is plural. Write it in the singular, or leave out ‘{article}’.");
            report.say(at..at + 3, message);
        }
    }
}
