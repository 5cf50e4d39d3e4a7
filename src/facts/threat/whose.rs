//! Whose threat level a noun phrase names: another country's, a building's, or that of another kind of threat is in no
//! table, and only the words before it tell.

use super::list::WordList;
use super::topics::{Firm, Topic, is_one};
use crate::facts::dates::month_name;
use crate::letter::Letter;

/// Words that may stand between the article and "threat level" of the published level.
static PLAIN: WordList = WordList::new(
    "\
    national uk uk's uk’s uk-wide terrorism terrorist terror current overall international present official general domestic our \
    kingdom united kingdom's kingdom’s country's country’s nation's nation’s britain's britain’s great british security \
    heightened high higher highest severe substantial critical moderate low second third raised increased same published latest prevailing \
    existing mi5 mi5's mi5’s jtac jtac's jtac’s government government's government’s service's service’s relevant single new wider \
    mainland northern ireland ireland-related irish-related related irish republican nirt dissident counter-terrorism ct and/or \
    and from to in this that is was the today's today’s country",
);
/// Words that end the walk back from a topic: the noun phrase has begun.
static BREAKS: WordList = WordList::new(
    "\
    the a an its their this that any each every our your which what and or but of to in on at for from by with as because since \
    given when while whilst where if whether is was are were be been has have had says said states noted currently \
    however therefore also although though under considering about into than then so now against despite upon within \
    should how why know remember see not only between after following before during until both these such no \
    confirmed confirm note advise regarding concerning reviewing assessing stating",
);

/// Whether the words before a topic make it somebody else's or of another kind: "the French threat level", "the site
/// security threat level", "Sweden's terrorism threat level".
pub(super) fn of_others(letter: &Letter, topic: Topic, start: usize) -> bool {
    if topic.firm != Firm::Level {
        return false;
    }
    let floor = start.max(topic.start.saturating_sub(6));
    let (mut at, mut ours) = (topic.start, false);
    while at > floor && letter.words[at].gap.is_plain_space() {
        at -= 1;
        let word = letter.word(at);
        ours |= is_one(letter, at, &["uk", "national", "uk's", "uk’s", "british", "kingdom"]);
        if is_one(letter, at, &["its", "their", "own"]) {
            return true;
        }
        // "the requester's request. UK threat level": a possessive belongs to what follows it
        let possessive = word.ends_with("'s") || word.ends_with("’s");
        if possessive
            && !PLAIN.has(letter, at)
            && !(at == start && is_one(letter, at, &["it's", "it’s", "that's", "that’s"]))
        {
            return true;
        }
        if BREAKS.has(letter, at) {
            break;
        }
        let unknown = !PLAIN.has(letter, at) && !word.ends_with("ly");
        // a noun or adjective of its own straight before "threat level", or a name
        if unknown && (!ours || at == start && letter.words[at].capital) {
            return !word.ends_with("ing") && crate::tables::Level::parse(word).is_none();
        }
    }
    // "In Belgium the terrorism threat level"
    let article = at > start && is_one(letter, at, &["the"]);
    let placed =
        article && at >= start + 2 && at <= start + 4 && is_one(letter, start, &["in", "for", "across", "within"]);
    let name =
        placed && letter.words[start + 1].capital && letter.words[start + 1].kind == crate::letter::WordKind::Plain;
    let month = (1..=12).any(|month| letter.word(start + 1).eq_ignore_ascii_case(month_name(month)));
    let home = ["england", "scotland", "wales", "britain", "great", "northern", "uk", "united"];
    name && !ours
        && !month
        && !is_one(letter, start + 1, &home)
        && (start + 1..at).all(|word| letter.words[word].capital)
}
