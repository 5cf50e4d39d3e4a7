//! Figures each of a year, and what they are said to make: "4 in 2021, 2 in 2022 and 7 in 2023, making 14 in all".

use super::{Told, is_vague};
use crate::facts::number;
use crate::letter::{Letter, Sentence, WordKind};

/// The parts before word `end` and the figure of their total, word `total`.
pub fn years(letter: &Letter, sentence: &Sentence, end: usize, total: usize) -> Option<Told> {
    if !sentence.is_readable() {
        return None;
    }
    let (added, count) =
        behind_figures(letter, sentence, end, total).or_else(|| before_figures(letter, sentence, end))?;
    let is_figure = |at: usize| letter.words[at].kind == WordKind::Number;
    let written = letter.words.get(total).is_some_and(|word| word.kind == WordKind::Plain);
    let stated = letter.words.get(total).filter(|_| (is_figure(total) || written) && total < sentence.words.end)?;
    let vague = sentence.words.clone().any(|at| is_vague(letter, at));
    let told = Told { span: stated.span(), whole: number(letter.word(total))?, added, shared: false };
    (count >= 2 && !vague).then_some(told)
}

/// What the figures before word `end` make and how many they are, where a year stands behind each: "4 in 2021".
fn behind_figures(letter: &Letter, sentence: &Sentence, end: usize, total: usize) -> Option<(u32, usize)> {
    let (mut added, mut count, mut at) = (0u32, 0, sentence.words.start);
    // numbers written out count only in a sentence without figures: "one" may count nothing
    let is_figure = |at: usize| letter.words[at].kind == WordKind::Number;
    let written = letter.words.get(total).is_some_and(|word| word.kind == WordKind::Plain);
    while at < end {
        let counts = is_figure(at) || written && number(letter.word(at)).is_some();
        if counts {
            // "4 in 2021", "3 appeals in 2019"
            let inside = (at + 1..at + 3).find(|next| *next + 1 < end && letter.word(*next) == "in");
            let named = |next: usize| (at + 1..next).all(|between| letter.words[between].kind == WordKind::Plain);
            let dated = inside.filter(|next| is_year(letter.word(*next + 1)) && named(*next));
            let (value, dated) = number(letter.word(at)).zip(dated)?;
            added = added.checked_add(value)?;
            count += 1;
            at = dated + 1;
        }
        at += 1;
    }
    Some((added, count))
}

/// The same where the year stands before each: "in 2021 there were 4".
fn before_figures(letter: &Letter, sentence: &Sentence, end: usize) -> Option<(u32, usize)> {
    /// The most words between a year and its figure: "in 2021 there were".
    const BETWEEN: usize = 3;
    let (mut added, mut count, mut at) = (0u32, 0, sentence.words.start);
    while at < end {
        if letter.words[at].kind == WordKind::Number {
            let dated = at > sentence.words.start && letter.word(at - 1).eq_ignore_ascii_case("in");
            let figure = (at + 1..end.min(at + 2 + BETWEEN)).find(|&next| letter.words[next].kind == WordKind::Number);
            let figure = figure.filter(|_| dated && is_year(letter.word(at)))?;
            added = added.checked_add(number(letter.word(figure))?)?;
            count += 1;
            at = figure;
        }
        at += 1;
    }
    Some((added, count))
}

/// "2021", "2024-25", "2024/25".
fn is_year(word: &str) -> bool {
    let (first, second) = word.split_once(['-', '/', '–']).unwrap_or((word, ""));
    let two = second.is_empty() || second.len() == 2 && second.bytes().all(|byte| byte.is_ascii_digit());
    two && number(first).is_some_and(|year| (1990..=2040).contains(&year))
}
