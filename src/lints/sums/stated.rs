//! A whole and its parts in one sentence, whichever of them comes first: "Of the 26 boats fourteen were punts …", "It was 212:
//! Quay 90, Weir 71 and Lock 61", "22 drivers and 19 guards: 43 people all told".

use std::ops::Range;

use super::parts::{Order, Parts, is_bracketed, is_figure, parts, value};
use super::{cues, is_loose_in, is_near, is_slip};
use crate::facts::year;
use crate::letter::words::{Gap, keys};
use crate::letter::{Letter, Sentence, WordList};
use crate::text::Span;

/// A whole, and what its parts make, in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The figure of the whole.
    pub span: Span,
    /// What it says.
    pub whole: i64,
    /// What the parts make.
    pub added: i64,
    /// Whether they are sums of money.
    pub money: bool,
}

/// What the parts of a whole must be before their sum can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Claim {
    /// They are all of it.
    All,
    /// They are some of it: too many are wrong, too few are not.
    Some,
}

const OF: u64 = keys(["of"])[0];
const AS: u64 = keys(["as"])[0];
const DENIED: [u64; 2] = keys(["never", "not"]);
const NOT: u64 = keys(["not"])[0];
const IN: u64 = keys(["in"])[0];
const WHOM: [u64; 2] = keys(["which", "whom"]);
const THE: [u64; 4] = keys(["the", "these", "those", "our"]);
const BE: [u64; 3] = keys(["were", "are", "was"]);
const CURRENT: [u64; 2] = keys(["current", "present"]);

/// The most words of a sentence that is added up: more are a table without its lines.
pub(super) const LONGEST: usize = 150;

/// The whole of a sentence that its parts refute.
pub fn stated(letter: &Letter, sentence: &Sentence) -> Option<Stated> {
    let marked = is_marker(letter, sentence.words.start);
    let range = sentence.words.start + usize::from(marked)..sentence.words.end;
    if range.len() > LONGEST {
        return None;
    }
    let figures: Vec<usize> = range.clone().filter(|&at| is_figure(letter, at)).collect();
    if figures.len() < 3 {
        return None;
    }
    (of_which(letter, &range, &figures))
        .or_else(|| of_the(letter, &range, &figures))
        .or_else(|| listed(letter, &range, &figures))
        .or_else(|| bracket(letter, &figures))
        .or_else(|| graded(letter, &range, &figures))
        .or_else(|| dated(letter, &range, &figures))
}

/// "(iii)", "a." before a sentence.
fn is_marker(letter: &Letter, at: usize) -> bool {
    let closed = letter.words.get(at + 1).is_some_and(|next| next.gap.has(Gap::STOP.with(Gap::CLOSE)));
    closed && letter.words[at].gap.has(Gap::BLOCK) && letter.word(at).len() <= 4
}

/// "143 boats, of which 97 were sold, 38 were scrapped and 9 were lost".
fn of_which(letter: &Letter, range: &Range<usize>, figures: &[usize]) -> Option<Stated> {
    let words = &letter.words;
    let of = (range.start + 1..range.end.saturating_sub(1))
        .find(|&at| words[at].key == OF && WHOM.contains(&words[at + 1].key) && words[at].gap.has(Gap::COMMA))?;
    let whole = only(letter, figures, range.start..of)?;
    among(letter, whole, of + 2..range.end)
}

/// "Of the 26 boats fourteen were punts, six canoes …".
fn of_the(letter: &Letter, range: &Range<usize>, figures: &[usize]) -> Option<Stated> {
    let words = &letter.words;
    let the = THE.contains(&words.get(range.start + 1)?.key);
    let whole = range.start + 1 + usize::from(the);
    let first = *figures.get(1)?;
    let led = words[range.start].key == OF && figures[0] == whole;
    let plain = (whole + 1..first).all(|at| words[at].gap.is_plain_space());
    (led && plain).then(|| among(letter, whole, first..range.end)).flatten()
}

/// Parts that may leave some of the whole out.
fn among(letter: &Letter, whole: usize, range: Range<usize>) -> Option<Stated> {
    let parts =
        parts(letter, range.clone()).filter(|parts| parts.order == Order::First && parts.figures[0] == range.start)?;
    let near = || value(letter, whole).is_some_and(|(whole, _)| is_near((whole, parts.added)));
    let apart = || parts.money || are_outcomes(letter, &parts, range.end) || are_kinds(letter, &parts) && near();
    let claim =
        if parts.figures.len() == 2 && (letter.words[range.end - 1].key == NOT || meet(letter, &parts, range.end)) {
            Claim::All
        } else if apart() {
            Claim::Some
        } else {
            return None;
        };
    judge(letter, whole, &parts, range, claim)
}

/// Whether two parts meet at one bound, with nothing between them: "40 for six months or less and 31 for longer".
fn meet(letter: &Letter, parts: &Parts, end: usize) -> bool {
    const OR: u64 = keys(["or"])[0];
    const LESS: [u64; 4] = keys(["less", "fewer", "under", "below"]);
    const MORE: [u64; 6] = keys(["more", "longer", "over", "above", "greater", "older"]);
    let key = |at: usize| letter.words[at].key;
    let bound =
        |tail: &Range<usize>, to: &[u64]| tail.clone().skip(1).any(|at| key(at - 1) == OR && to.contains(&key(at)));
    let beyond = |tail: &Range<usize>, to: &[u64]| {
        tail.clone().any(|at| to.contains(&key(at))) && tail.clone().all(|at| key(at) != OR)
    };
    let [first, second] = &parts.tails(end).collect::<Vec<_>>()[..] else { return false };
    bound(first, &LESS) && beyond(second, &MORE) || bound(first, &MORE) && beyond(second, &LESS)
}

/// Whether each part has its own outcome of one sort.
fn are_outcomes(letter: &Letter, parts: &Parts, end: usize) -> bool {
    let key = |at: usize| letter.words[at].key;
    let of_sort = |sort: &WordList| {
        let ends = parts.tails(end).map(|mut tail| tail.find(|&at| sort.contains(&key(at))).map(key));
        let mut ends: Vec<u64> = ends.collect::<Option<_>>()?;
        let all = ends.len();
        ends.sort_unstable();
        ends.dedup();
        (ends.len() == all).then_some(())
    };
    let denied = || {
        let regained = parts.tails(end).all(|mut tail| tail.any(|at| cues().regained.contains(&key(at))));
        regained && parts.tails(end).filter(|tail| tail.clone().any(|at| DENIED.contains(&key(at)))).count() == 1
    };
    cues().outcomes.iter().any(|sort| of_sort(sort).is_some()) || parts.figures.len() == 2 && denied()
}

/// Whether one verb tells what sort of thing all parts are: "nine were punts, three canoes, two rafts and one a dinghy".
fn are_kinds(letter: &Letter, parts: &Parts) -> bool {
    let words = &letter.words;
    // "two injured" is no sort of thing, "six red kites" and "two white-tailed eagles" are
    let done = |at: usize| letter.word(at).len() > 3 && letter.word(at).ends_with("ed") && !words[at].hyphen;
    let names = |at: usize| {
        words.get(at).is_some_and(|word| word.gap.is_plain_space() && !cues().attribute.contains(&word.key))
            && !done(at)
    };
    let verb = parts.figures[0] + 1;
    BE.contains(&words[verb].key)
        && names(verb + 1)
        && letter.word(verb + 1).ends_with('s')
        && parts.figures.len() >= 4
        && parts.figures.iter().skip(1).all(|&at| names(at + 1))
}

/// "It was 212: Quay 90, Weir 71 and Lock 61".
fn listed(letter: &Letter, range: &Range<usize>, figures: &[usize]) -> Option<Stated> {
    let colon = (figures[0] + 1..figures[1].max(figures[0] + 1) + 1).find(|&at| is_after(letter, at, ':'))?;
    let whole = only(letter, figures, range.start..colon)?;
    let parts = parts(letter, colon..range.end).filter(|parts| parts.order == Order::Last)?;
    let enough = parts.money || parts.figures.len() >= 3;
    enough.then(|| judge(letter, whole, &parts, range.clone(), Claim::All)).flatten()
}

/// "74 (boats 61, rafts 14)", "84 people (women 51, men 34)".
fn bracket(letter: &Letter, figures: &[usize]) -> Option<Stated> {
    let words = &letter.words;
    figures.iter().find_map(|&whole| {
        let from = (whole + 1..words.len().min(whole + 4)).find(|&at| !words[at].gap.is_plain_space())?;
        let gap = words[from].gap;
        if !gap.has(Gap::OPEN) || gap.has(Gap::CLOSE.with(Gap::STOP).with(Gap::COMMA)) {
            return None;
        }
        let end =
            (from + 1..words.len().min(from + LONGEST)).find(|&at| words[at].gap.has(Gap::CLOSE.with(Gap::BLOCK)))?;
        let inside = parts(letter, from..end).filter(|parts| parts.order == Order::Last)?;
        judge(letter, whole, &inside, whole.saturating_sub(2)..end, Claim::All)
    })
}

/// "Those 31 were graded as high (2), medium (8) and low (22)".
fn graded(letter: &Letter, range: &Range<usize>, figures: &[usize]) -> Option<Stated> {
    let words = &letter.words;
    let graded =
        (range.start + 1..range.end).find(|&at| words[at].key == AS && cues().graded.contains(&words[at - 1].key))?;
    let whole = only(letter, figures, range.start..graded)?;
    let parts = parts(letter, graded + 1..range.end).filter(|parts| parts.order == Order::Bracketed)?;
    let closed = parts.figures.last() == Some(&(range.end - 1)) && parts.figures.len() >= 3;
    closed.then(|| judge(letter, whole, &parts, range.clone(), Claim::All)).flatten()
}

/// "Nine in the period, three in 2017/18, two in 2018/19, none in 2019/20 and five in the current year".
fn dated(letter: &Letter, range: &Range<usize>, figures: &[usize]) -> Option<Stated> {
    let words = &letter.words;
    let (whole, first) = (figures[0], figures[1]);
    let led = words[first].gap.has(Gap::COMMA.with(Gap::COLON))
        && (whole + 1..first).all(|at| words[at].gap.is_plain_space());
    let parts = parts(letter, first..range.end).filter(|parts| parts.order == Order::First && led && !parts.money)?;
    let is_year = |word: &str| word.get(..4).and_then(year).is_some();
    let dated = |tail: &Range<usize>| {
        tail.len() >= 2
            && words[tail.start].key == IN
            && (is_year(letter.word(tail.start + 1)) || tail.clone().any(|at| CURRENT.contains(&words[at].key)))
    };
    let years = parts.tails(range.end).filter(dated).count();
    (parts.figures.len() >= 3 && years == parts.figures.len())
        .then(|| judge(letter, whole, &parts, range.clone(), Claim::All))
        .flatten()
}

/// The one figure of a run of words; "As to (2)," names a question.
fn only(letter: &Letter, figures: &[usize], range: Range<usize>) -> Option<usize> {
    let mut inside = figures.iter().copied().filter(|at| range.contains(at) && !is_bracketed(letter, *at));
    inside.next().filter(|_| inside.next().is_none())
}

/// Whether a mark stands before a word.
pub(super) fn is_after(letter: &Letter, at: usize, mark: char) -> bool {
    let words = &letter.words;
    let (Some(before), Some(word)) = (at.checked_sub(1), words.get(at)) else { return false };
    Span::new(words[before].span().end, word.span().start).of(letter.text()).trim() == String::from(mark)
}

/// The whole, if its parts surely refute it: one figure mistyped, or off by little, and nothing in `range` vague.
pub(super) fn refuted(letter: &Letter, whole: usize, parts: &Parts, range: Range<usize>) -> Option<Stated> {
    judge(letter, whole, parts, range, Claim::All)
}

fn judge(letter: &Letter, whole: usize, parts: &Parts, range: Range<usize>, claim: Claim) -> Option<Stated> {
    let (stated, money) = value(letter, whole)?;
    let difference = parts.added - stated;
    let wrong = difference.abs() > parts.slack(letter, stated) && (difference > 0 || claim == Claim::All);
    let typed = is_slip((stated, parts.added)) || is_near((stated, parts.added));
    // a tenth of small numbers is nearly all of them
    let close = difference.abs() * 3 <= parts.added;
    let sure = money == parts.money && wrong && typed && close && stated > 0;
    let relative = |at: &usize| WHOM.contains(&letter.words[*at].key) && letter.words[at.saturating_sub(1)].key == OF;
    let shared = |at: usize| parts.added > stated && cues().shared.contains(&letter.words[at].key);
    let loose = range.filter(|at| !relative(at)).any(|at| is_loose_in(letter, at) || shared(at));
    (sure && !loose).then(|| Stated { span: letter.words[whole].span(), whole: stated, added: parts.added, money })
}
