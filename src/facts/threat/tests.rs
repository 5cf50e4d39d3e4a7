//! Statements of each kind, and the ordinary English that is none.

use super::*;
use crate::letter::{Cues, Kind};
use crate::text::{Format, Source};

fn read<T>(text: &str, see: impl Fn(&Threats) -> T) -> T {
    let source = Source::from_text("a.txt", Format::Text, text);
    let letter = Letter::read(&source, Cues::builtin(), Some(Kind::Letter));
    see(&find(&letter, &Tables::builtin()))
}

fn current(text: &str) -> Vec<(Level, Scope)> {
    read(text, |threats| threats.current.iter().map(|stated| (stated.level, stated.scope)).collect())
}

#[test]
fn levels_stated_as_current() {
    for (text, level, scope) in [
        ("The threat level to the UK from terrorism is at Substantial.", Level::Substantial, Scope::National),
        ("The UK threat level from international terrorism is ‘severe’.", Level::Severe, Scope::International),
        (
            "The threat from Northern Ireland-related terrorism in Northern Ireland is SEVERE.",
            Level::Severe,
            Scope::NiInNi,
        ),
        ("The UK threat level is reviewed often. It is currently set at severe.", Level::Severe, Scope::National),
        ("We considered the current severe threat level from terrorism.", Level::Severe, Scope::National),
        ("The national threat level, as set by JTAC and MI5, remains CRITICAL.", Level::Critical, Scope::National),
    ] {
        assert_eq!(current(text), [(level, scope)], "{text}");
    }
}

#[test]
fn ordinary_words_supposed_and_explained_levels_are_none() {
    for text in [
        "The UK threat level shows that harm would be severe and that critical infrastructure is at a low level.",
        "Any UK threat level of severe means that an attack is highly likely.",
        "When the UK threat level is critical, officers are armed.",
        "The five UK threat levels are low, moderate, substantial, severe and critical.",
        "The harm from disclosing the UK threat level is severe.",
        "The cyber threat level for the UK is severe.",
    ] {
        assert_eq!(current(text), [], "{text}");
    }
}

#[test]
fn it_is_critical_that_is_no_level() {
    let text = "The UK threat level is substantial. It is critical that we do not disclose this.";
    assert_eq!(current(text), [(Level::Substantial, Scope::National)]);
}

#[test]
fn changes_have_their_level_time_and_direction() {
    let text =
        "The UK threat level was raised to CRITICAL in May 2017 and was lowered to substantial on 4 November 2019.";
    let changes = read(text, |threats| {
        threats.changes.iter().map(|change| (change.level, change.direction, change.when.shown(0))).collect::<Vec<_>>()
    });
    let wanted = [
        (Level::Critical, Some(Direction::Up), "May 2017".to_owned()),
        (Level::Substantial, Some(Direction::Down), "4 November 2019".to_owned()),
    ];
    assert_eq!(changes, wanted);
}

#[test]
fn no_cut_of_a_text_is_fatal() {
    let text = "Since 2006 the UK’s threat level has remained at the second highest level – severe, except in May, June                     and 31/02/2017, and “this year” after the Manchester and London attacks. It – severe (the highest). threat                     level: SEVERE. The threat to the UK from terrorism in Northern Ireland is ‘low’ since 2014";
    for at in text.char_indices().map(|(at, _)| at) {
        read(&text[..at], |_| ());
        read(&text[at..], |_| ());
    }
}
