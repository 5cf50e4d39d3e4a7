use super::*;
use crate::letter::Cues;
use crate::text::{Format, Source};

fn read(format: Format, text: &str) -> Questions {
    let source = Source::from_text("x", format, text);
    find(&Letter::read(&source, Cues::builtin(), None))
}

#[test]
fn questions_are_read_in_every_layout() {
    for (format, list) in [
        (Format::Text, "1. How many bins?\n2. Where are they?\n3. What do they cost?"),
        (Format::Text, "Q1. How many bins?\nQ2. Where are they?\nQ3. What do they cost?"),
        (
            Format::Text,
            "- 1 How many bins?\n\n- A In town\n- B In villages\n\n- 2 Where are they?\n\n- A In town\n- B In villages\n\n- 3 What do they cost?",
        ),
        (Format::Text, "(a) How many bins?\n(b) Where are they?\n(c) What do they cost?"),
        (Format::Text, "\"1. How many bins?\n2. Where are they?\n3. What do they cost?\""),
        (Format::Text, "1 - How many bins?\n2 - Where are they?\n3 - What do they cost?"),
        (Format::Text, "Part (a) How many bins?\nPart (b) Where are they?\nPart (c) What do they cost?"),
        (Format::Markdown, "> 1. How many bins?\n> 2. Where are they?\n> 3. What do they cost?"),
        (Format::Markdown, "a. the number of bins;\nb. where they are\n   kept; and\nc. what they cost."),
        (Format::Markdown, "1. How many bins?\n2. Where are they?\n3. What do they cost?"),
    ] {
        let found = read(format, &format!("You asked:\n\n{list}\n\nWe can confirm that we hold it.\n"));
        assert_eq!(found.asked.len(), 3, "{list}");
    }
    for list in ["- How many bins?\n- Where are they?", "1. How many?\n2. Where?\n2. When?", "1. How many?\n3. Where?"]
    {
        assert!(
            read(Format::Text, &format!("You asked:\n\n{list}\n\nWe can confirm it.\n")).asked.is_empty(),
            "{list}"
        );
    }
}

#[test]
fn an_answer_may_name_its_question_in_many_ways() {
    let asked: String = (1..=7).map(|number| format!("{number}. How many bins?\n")).collect();
    for (answer, numbers) in [
        ("Q1 There are two.", vec![1]),
        ("Q2 & 3 Not applicable.", vec![2, 3]),
        ("Questions 4 to 6: we hold none.", vec![4, 5, 6]),
        ("With regard to question 1, there are two.", vec![1]),
        ("1. There are two.", vec![1]),
        ("(5) There are two.", vec![5]),
        ("A1 and A2 – There are two.", vec![1, 2]),
        ("1-3. There are two.", vec![1, 2, 3]),
        ("Points 1, 2 and 5 are answered here.", vec![1, 2, 5]),
        ("| 4 | There are two. | yes |", vec![4]),
        ("As for your third question, there are two.", vec![3]),
        ("Your last question is not one.", vec![7]),
        ("Your last two questions: there are none.", vec![6, 7]),
        ("As for your second and third questions, there are none.", vec![2, 3]),
        ("The fourth question and the fifth: none.", vec![4, 5]),
        ("Questions four and five: none.", vec![4, 5]),
        ("Questions 5 onwards: none.", vec![5, 6, 7]),
        ("Q3 – Q5: none.", vec![3, 4, 5]),
        ("A1-A3 There are two.", vec![1, 2, 3]),
        ("Q3 through to Q5: none.", vec![3, 4, 5]),
        ("Answer to 4 – 5\nNone.", vec![4, 5]),
        ("Section 1(1)(a) and 2(1) say so, after 10m 02s.", vec![]),
    ] {
        let found =
            read(Format::Text, &format!("You asked:\n\n{asked}\nWe can confirm that we hold it.\n\n{answer}\n"));
        let mut all: Vec<u32> = found.mentions.iter().flat_map(|mention| mention.numbers.clone()).collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all, numbers, "{answer}");
    }
}

#[test]
fn letters_and_small_roman_figures_are_named_in_many_ways() {
    for (labels, answer, numbers) in [
        (["i", "ii", "iii", "iv"], "Request ii", vec![2]),
        (["i", "ii", "iii", "iv"], "Part (iii) – none.", vec![3]),
        (["i", "ii", "iii", "iv"], "Requests i, ii & iii", vec![1, 2, 3]),
        (["i", "ii", "iii", "iv"], "Points (ii) to (iv): none.", vec![2, 3, 4]),
        (["i", "ii", "iii", "iv"], "ii-iii: none.", vec![2, 3]),
        (["a", "b", "c", "d"], "b - 12 May.", vec![2]),
        (["a", "b", "c", "d"], "b & c) None.", vec![2, 3]),
        (["a", "b", "c", "d"], "Parts b-d: none.", vec![2, 3, 4]),
        (["a", "b", "c", "d"], "Qb and Qc. None.", vec![2, 3]),
        (["a", "b", "c", "d"], "A dog and a cat were seen.", vec![]),
    ] {
        let asked: String = labels.iter().map(|label| format!("{label}) How many bins?\n")).collect();
        let text = format!("You asked:\n\n{asked}\nWe can confirm that we hold it.\n\n{answer}\n");
        let found = read(Format::Text, &text);
        let all: Vec<u32> = found.mentions.iter().flat_map(|mention| mention.numbers.clone()).collect();
        assert_eq!(all, numbers, "{answer}");
    }
}

#[test]
fn an_empty_answer_in_a_table_is_seen() {
    let text = "| No. | You asked | We answer |\n|---|---|---|\n| 1 | How many? | Two. |\n| 2 | Where? | |\n| 3 | When? | In May. |\n";
    let found = read(Format::Markdown, text);
    assert_eq!(found.unanswered_rows.iter().map(|span| span.of(text)).collect::<Vec<_>>(), ["Where?"]);
}
