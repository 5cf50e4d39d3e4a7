use super::*;
use crate::text::{Format, Source};

/// The regions of a text's blocks, with the first word of each.
fn regions(format: Format, text: &str) -> Vec<(String, Region)> {
    let source = Source::from_text("x", format, text);
    let letter = Letter::read(&source, Cues::builtin(), None);
    letter
        .blocks
        .iter()
        .filter(|block| !block.words.is_empty())
        .map(|block| (letter.word(block.words.start).to_owned(), block.region))
        .collect()
}

/// Which blocks are the requester's words, by their first word.
fn asked(text: &str) -> Vec<String> {
    regions(Format::Text, text)
        .into_iter()
        .filter(|(_, region)| *region == Region::Request)
        .map(|(word, _)| word)
        .collect()
}

const ANSWER: &str = "\n\nI can confirm that we hold some of it.\n";

#[test]
fn the_request_is_known_in_every_layout() {
    for (layout, text) in [
        ("numbered", "You asked:\n\n1. one apple\n2. one pear"),
        ("lettered", "You asked for the following:\n\na) one apple\n(b) one pear"),
        ("bulleted", "I note you seek access to the following information:\n\n- one apple\n• one pear"),
        ("italic", "In your e-mail you requested the following:\n\n*one apple please*\n\n*one pear please*"),
        ("quoted by >", "Your request was as follows:\n\n> one apple\n\n> one pear"),
        ("indented", "You asked:\n\n    one apple and its price\n\n    one pear and its price"),
        ("a table", "Your request\n\n| one apple | why |\n| one pear | when |"),
        ("several paragraphs", "Request\n\none apple, if you please.\n\none pear, if you have it."),
        (
            "in quotation marks",
            "These are your questions as you typed them:\n\n\"one apple please.\n\none pear please.\"",
        ),
    ] {
        assert_eq!(asked(&format!("{text}{ANSWER}")).len(), 2, "{layout}");
    }
}

#[test]
fn a_request_may_begin_inside_the_paragraph_that_introduces_it() {
    assert_eq!(asked(&format!("On 4 May you asked: How many officers are there?{ANSWER}")), ["How"]);
    assert_eq!(asked(&format!("You asked for “copies of the the minutes”.{ANSWER}")), ["copies"]);
}

#[test]
fn questions_and_answers_may_take_turns() {
    let text =
        "Request 1\nhow many there was\n\nAnswer\nThere were 5.\n\nRequest 2\nwhere was they\n\nAnswer\nIn the town.\n";
    assert_eq!(asked(text), ["how", "where"]);
    let quoted_before =
        "You asked:\n\n1. How many?\n\nI can confirm the following.\n\nQuestion 1\n\nThere were 5 of them.\n";
    assert_eq!(asked(quoted_before), ["1"]);
}

#[test]
fn the_authority_speaking_of_your_request_opens_no_quotation() {
    let text = "You asked:\n\n- how many\n\nYour request has now been considered and the information asked for is as follows:\n\nWe hold five.\n";
    assert_eq!(asked(text), ["how"]);
}

#[test]
fn the_parts_of_a_refusal_are_told_apart() {
    use Region::*;
    let text = "Evidence of Harm\n\nIt would show offenders a lot.\n\nSection 24 – Factors favouring disclosure\n\nMore would be known.\n\nFactors against disclosure\n\nLess would work.\n\n\
                Balance Test\n\nIt is against.\n\nYour right to complain\n\nIf you are unhappy with this, write to us.\n\nYours faithfully\n\nThe FOI Officer\n";
    let found: Vec<Region> = regions(Format::Text, text).into_iter().map(|(_, region)| region).collect();
    assert_eq!(
        found,
        [
            Harm,
            Harm,
            FactorsFor,
            FactorsFor,
            FactorsAgainst,
            FactorsAgainst,
            Balance,
            Balance,
            ReviewRights,
            ReviewRights,
            SignOff,
            SignOff
        ]
    );
}

#[test]
fn a_quoted_provision_is_no_list_of_the_letter() {
    let found = regions(
        Format::Text,
        "Section 40\n\n(5) The duty to confirm or deny\n\n(b) does not arise in relation to it.\n\nWe say more here now.\n",
    );
    assert_eq!(found.iter().filter(|(_, region)| *region == Region::Statute).count(), 2);
}

#[test]
fn markdown_is_read_alike() {
    let text = "## Your request\n\n> how many *there was*\n\n## Our response\n\nWe hold five of them.\n";
    let found: Vec<Region> = regions(Format::Markdown, text).into_iter().map(|(_, region)| region).collect();
    assert_eq!(found, [Region::Response, Region::Request, Region::Response, Region::Response]);
}

#[test]
fn old_mail_below_a_letter_is_the_requesters() {
    for mail in [
        "> Dear Sir\n> How many was there there?",
        "-----Original Message-----\nFrom: A Person\n\nHow many was there there?",
        "On 4 May 2025, A Person wrote:\n\nHow many was there there?",
        "From: A Person\nSent: 4 May 2025\n\nDear Sir\n\nHow many was there there?",
    ] {
        let text = format!(
            "Thank you for your request.\n\nWe hold five of them.\n\nYours sincerely\n\nThe FOI Officer\n\n{mail}\n"
        );
        let found = regions(Format::Text, &text);
        assert_eq!(found.last().map(|(_, region)| *region), Some(Region::Request), "{mail}");
        assert!(found.iter().any(|(word, region)| word == "We" && *region == Region::Response), "{mail}");
    }
}

#[test]
fn a_requester_may_sign_off_too() {
    let text = "You wrote:\n\nHow many bins has you?\n\nRegards\n\nA resident\n\nWe hold 40,000 bins for this purpose.\n\nYours sincerely\n";
    let found = regions(Format::Text, text);
    assert!(found.contains(&("Regards".to_owned(), Region::Request)), "{found:?}");
    assert!(found.contains(&("We".to_owned(), Region::Response)), "{found:?}");
}

#[test]
fn questions_repeated_in_bold_are_the_requesters() {
    let text = "Please see our answers below.\n\n**how many of the the bins was red**\n\nThere are nine.\n\n**Section 31 – Law Enforcement**\n\nIt applies.\n";
    let found = regions(Format::Markdown, text);
    assert!(found.contains(&("how".to_owned(), Region::Request)), "{found:?}");
    assert!(found.contains(&("Section".to_owned(), Region::Response)), "{found:?}");
}

#[test]
fn a_lead_in_that_says_below_needs_no_colon() {
    let text = "Your recent request for information is replicated below, together with our response.\n\nhow many bins was red\n\nWe hold none of it.\n";
    assert_eq!(asked(text), ["how"]);
}
