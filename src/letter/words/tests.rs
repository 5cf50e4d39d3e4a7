use super::*;

fn words(text: &str) -> Vec<(&str, WordKind)> {
    let mut words = Vec::new();
    tokenise(text, Span::new(0, text.len()), 0, &mut words);
    words.iter().map(|word| (word.span().of(text), word.kind)).collect()
}

fn texts(text: &str) -> Vec<&str> {
    words(text).into_iter().map(|(word, _)| word).collect()
}

#[test]
fn provisions_are_one_word() {
    use WordKind::Reference;
    for reference in ["1(1)(a)", "40(5B)(a)(i)", "s.17(1)", "s1(1)(a)", "S24", "22A", "s.17", "12(4)(b)", "31(1)(a)(b)"]
    {
        assert_eq!(words(reference), [(reference, Reference)], "{reference}");
    }
}

#[test]
fn a_plural_in_brackets_is_no_provision() {
    assert_eq!(texts("request(s) for 5 item(s)"), ["request", "s", "for", "5", "item", "s"]);
}

#[test]
fn figures_keep_their_punctuation() {
    assert_eq!(
        texts("£1.5m, 1,650 and 01/07/2021, 17th 12.5% 20."),
        ["£1.5m", "1,650", "and", "01/07/2021", "17th", "12.5%", "20"]
    );
}

#[test]
fn addresses_end_before_the_stop_of_the_sentence() {
    assert_eq!(
        words("See <https://www.mi5.gov.uk/threat-levels>, www.ico.org.uk. or foi@norfolk.pnn.police.uk."),
        [
            ("See", WordKind::Plain),
            ("https://www.mi5.gov.uk/threat-levels", WordKind::Url),
            ("www.ico.org.uk", WordKind::Url),
            ("or", WordKind::Plain),
            ("foi@norfolk.pnn.police.uk", WordKind::Email),
        ]
    );
    assert_eq!(texts("ico.org.uk/make-a-complaint is right"), ["ico.org.uk/make-a-complaint", "is", "right"]);
    assert_eq!(texts("first.last_name@x.gov.uk now"), ["first.last_name@x.gov.uk", "now"]);
}

#[test]
fn two_sentences_run_together_stay_two_words() {
    assert_eq!(texts("trust.We hold"), ["trust", "We", "hold"]);
}

#[test]
fn apostrophes_and_hyphens_stay_inside() {
    assert_eq!(
        texts("isn’t the police's ‘better-informed’ forces' web-site"),
        ["isn’t", "the", "police's", "better-informed", "forces", "web-site"]
    );
}

#[test]
fn keys_ignore_case_and_quote_style() {
    let mut words = Vec::new();
    let text = "ISN’T isn't Isn‘t";
    tokenise(text, Span::new(0, text.len()), 0, &mut words);
    assert_eq!(words[0].key, words[1].key);
    assert_eq!(words[0].key, key("isn't"));
}

#[test]
fn gaps_say_what_stands_between() {
    let mut words = Vec::new();
    let text = "held, (5)The  **bold** x/y";
    tokenise(text, Span::new(0, text.len()), 0, &mut words);
    assert!(words[1].gap.has(Gap::COMMA) && words[1].gap.has(Gap::OPEN));
    assert!(words[2].gap.has(Gap::CLOSE) && !words[2].gap.has(Gap::SPACE));
    assert!(words[3].gap.is_plain_space());
    assert!(words[5].gap.has(Gap::SLASH) && !words[5].gap.is_plain_space());
}

#[test]
fn other_scripts_and_combining_marks_make_words() {
    assert_eq!(
        texts("Heddlu Gogledd Cymru, cafe\u{301} Łódź 東京"),
        ["Heddlu", "Gogledd", "Cymru", "cafe\u{301}", "Łódź", "東京"]
    );
}
