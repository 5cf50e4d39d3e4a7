use super::*;
use crate::letter::Kind;
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
pub(super) fn asked(text: &str) -> Vec<String> {
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
fn an_answer_with_a_label_is_no_provision() {
    let found = regions(
        Format::Text,
        "(a) There were five.\n\n(b) The bids are exempt under section 43(2), as release would, or would be likely to, harm the firm.\n",
    );
    assert!(found.iter().all(|(_, region)| *region != Region::Statute), "{found:?}");
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

#[test]
fn a_statement_about_the_request_opens_none() {
    for statement in [
        "Your request was received on 20 May 2024.",
        "Your request for information has been considered.",
        "You asked how many bins there are.",
        "On 4 May you asked us how many bins there are.",
        "When you ask us for a review, tell us:",
        "Section 40(2), which reads:",
        "The information you asked for is: forty bins in all.",
        "In your email you said that \"the bins is rubbish\" and asked why.",
    ] {
        assert!(asked(&format!("{statement}\n\nThere are forty bins.\n")).is_empty(), "{statement}");
    }
}

#[test]
fn a_lead_in_may_be_worded_in_many_ways() {
    for lead in [
        "You wanted to know:",
        "It asks for the following:",
        "We refer to your request of 3 May, which reads:",
        "We have your email of 3 May, in which you said:",
        "On 3 May you made a request under the Act for:",
        "As we understand it, you were asking for:",
        "The request was for:",
        "Your question was:",
        "The text of your message was:",
        "You ask (our numbering):",
        "Your clarification, sent on 14 May, read:",
        "Your request was as follows.",
        "Cais / Request",
        "Part 1 of your request",
    ] {
        assert_eq!(asked(&format!("{lead}\n\nbins what was red\n\nWe hold none of them.\n")), ["bins"], "{lead}");
    }
}

#[test]
fn lists_of_every_marker_are_the_requesters() {
    assert_eq!(asked(&format!("Your request was as follows:\n\n\t(1)\thow many\n\t(2)\twhen{ANSWER}")).len(), 2);
    assert_eq!(asked("You ask:\n\n[1] how much it cost\n[2] how many\n\n[1] £20.\n[2] Forty.\n").len(), 2);
    let markdown = "You asked for:\n\na) one apple\n\nb) one pear\n\nWe hold neither of them.\n";
    let found = regions(Format::Markdown, markdown);
    assert_eq!(found.iter().filter(|(_, region)| *region == Region::Request).count(), 2, "{found:?}");
    let quoted = "You asked:\n\n> 1. one apple\n> 2. one pear\n> 3. one plum\n> 4. one fig\n\nWe hold none of them.\n";
    let found = regions(Format::Markdown, quoted);
    assert_eq!(found.iter().filter(|(_, region)| *region == Region::Request).count(), 4, "{found:?}");
}

#[test]
fn a_quotation_over_several_lines_is_one() {
    assert_eq!(asked("The request was for:\n\n\"how much is it\nand bins to\"\n\nWe hold none.\n"), ["how", "and"]);
    assert_eq!(asked("You asked: “how much is it\nand the bins to”\n\nForty bins.\n"), ["how", "and"]);
    // a mark that nothing closes quotes nothing
    assert_eq!(asked("You asked:\n\n\"how much is it\n\nWe hold none of it.\n"), ["how"]);
}

#[test]
fn the_authority_answers_below_a_heading_of_its_own() {
    for heading in [
        "What we hold, and what we are doing:",
        "2. Our answer",
        "What we can say",
        "And here is what we can tell you:",
    ] {
        let text =
            format!("You asked:\n\n(a) one apple\n\n(b) one pear\n\n{heading}\n\n(a) A list is there.\n\n(b) £20.\n");
        assert_eq!(asked(&text), ["a", "b"], "{heading}");
    }
}

#[test]
fn a_list_of_answers_may_follow_the_request_at_once() {
    let text = "Your request is set out below.\n\nGive me (1) bins and (2) lids.\n\n(1) Forty bins are held at Annex A.\n\n(2) We hold none.\n";
    assert_eq!(asked(text), ["Give"]);
}

#[test]
fn a_table_of_questions_and_answers_holds_both_voices() {
    let table = "No.\tYou asked\tWe answer\n1\thow many\tTwenty.\n2\twhere\tIn town.\n\nCosts: section 12\n\nIt would take 40 hours.\n";
    let found = regions(Format::Text, table);
    let theirs: Vec<&str> =
        found.iter().filter(|(_, region)| *region == Region::Request).map(|(word, _)| word.as_str()).collect();
    assert_eq!(theirs, ["1", "2"], "{found:?}");
    assert!(found.contains(&("Twenty".to_owned(), Region::Response)), "{found:?}");
    for text in [
        "| Question | Response |\n|---|---|\n| how many *was* there | **Forty** bins |\n| where | |\n| when | In May |\n\nWe hold no more.\n",
        "| Ref | Your request | Our response | Note |\n|---|---|---|---|\n| 1 | how many | Forty | a |\n| 2 | where | | |\n| 3 | when | In May | b |\n",
    ] {
        let found = regions(Format::Markdown, text);
        assert_eq!(found.iter().filter(|(_, region)| *region == Region::Request).count(), 3, "{found:?}");
    }
    // a head that names one voice alone says nothing of the other
    let figures = "You asked how many.\n\n| Year | Response |\n|---|---|\n| 2021 | Forty |\n| 2022 | Fifty |\n";
    assert!(regions(Format::Markdown, figures).iter().all(|(_, region)| *region != Region::Request));
}

#[test]
fn questions_and_answers_take_turns_in_any_layout() {
    for text in [
        "Q: How much is it?\nA: £20.\n\nQ: How many is there?\nA: Forty.\n",
        "Q1. How much is it? A1. £20 each.\n\nQ2. How many is there? A2. Forty.\n",
        "1) How much is it? – £20 each.\n\n2) How many is there? – Forty.\n",
        "Request: how much it is\nResponse: £20.\nRequest: how many is there\nResponse: Forty.\n",
        "Request: how much it is Response: £20.\n\nRequest: how many is there Response: Forty.\n",
    ] {
        let found = regions(Format::Text, text);
        let theirs: Vec<bool> = found.iter().map(|(_, region)| *region == Region::Request).collect();
        assert_eq!(theirs, [true, false, true, false], "{text}: {found:?}");
    }
}

#[test]
fn two_languages_share_a_line() {
    let found = regions(
        Format::Text,
        "We hold five of them.\n\nAn t-ath cheum / What next?\n\nWe wait.\n\nYn gywir / Yours sincerely\n",
    );
    let found: Vec<Region> = found.into_iter().map(|(_, region)| region).collect();
    assert_eq!(found, [Region::Response, Region::Response, Region::Response, Region::SignOff]);
}

#[test]
fn a_letter_without_sign_off_may_be_whole() {
    let whole = |text: &str| Letter::read(&Source::from_text("x", Format::Text, text), Cues::builtin(), None).whole;
    let rights = "If you are dissatisfied you may ask for a review.";
    assert!(whole(&format!("Your request was received on 3 May 2024.\n\nWe hold none of it.\n\n{rights}\n")));
    assert!(whole(&format!("Thank you for your request of 3 May 2024.\n\nWe hold none of it.\n\n{rights}\n")));
    assert!(!whole(&format!("We hold none of it.\n\n{rights}\n")));
}

#[test]
fn internal_review_at_the_top_is_a_title() {
    let text = "Internal review\n\nThis is the outcome of the review that you wanted of us.\n\nI uphold all of it, as the reply was right.\n\nInternal review\n\nYou may ask for a review.\n";
    let found: Vec<Region> = regions(Format::Text, text).into_iter().map(|(_, region)| region).collect();
    assert_eq!(found[1], Region::Response);
    assert_eq!(found[3..], [Region::ReviewRights, Region::ReviewRights]);
}

#[test]
fn placeholders_in_brackets_make_a_template() {
    let kind = |text: &str| Letter::read(&Source::from_text("x", Format::Text, text), Cues::builtin(), None).kind;
    assert_eq!(kind("Dear [NAME]\n\nYour request of [DATE] about [SUBJECT] was received.\n"), Kind::Template);
    assert_eq!(kind("Dear <insert name>\n\nYour request of [insert date], <insert ref>.\n"), Kind::Template);
    assert_eq!(kind("Dear #NAME#\n\nWe wrote on #DATE# about #CASEREF#.\n"), Kind::Template);
    assert_eq!(kind("Date: DD/MM/YYYY\n\nDear XXXXX\n\nYour request about [SUBJECT] was received.\n"), Kind::Template);
    assert_eq!(kind("Dear [NAME]\n\nSection [24 / 31 – delete as appropriate] applies.\n"), Kind::Template);
    let brackets = "[Date]\n\nDear [Name of requester]\n\nWe received your request on [date of receipt] about [subject]. It will be published [where it will be published]. The public interest favours it, because [reason].\n\n[Job title]\n";
    assert_eq!(kind(brackets), Kind::Template);
    assert_ne!(kind(&brackets.replace("[Date]", "3 May 2024").replace("[date of", "[day of")), Kind::Template);
    assert_ne!(kind("Dear XXXXX\n\nWe write dates as DD/MM/YYYY.\n"), Kind::Template);
    assert_ne!(kind("Dear [REDACTED]\n\n[REDACTED] wrote to [REDACTED].\n"), Kind::Template);
}

/// Whether the block that begins with `word` is the requester's.
fn is_theirs(format: Format, text: &str, word: &str) -> bool {
    let found = regions(format, text);
    let (_, region) = found.iter().find(|(first, _)| first == word).unwrap_or_else(|| panic!("{word}: {found:?}"));
    *region == Region::Request
}

#[test]
fn what_is_told_of_the_request_is_the_authoritys() {
    for text in [
        "Your request is refused: section 12 applies to bins.",
        "Your request is manifestly unreasonable (regulation 12(4)(b)): it would take 90 hours.",
        "Your request was in two parts: the first is about bins.",
        "Your request was handled in two steps:\n\n1. The search was made.\n2. The review followed.",
        "Your request is refused for the following reasons:\n\n- it would take 90 hours",
        "You wrote to us twice: the first letter came in May.",
        "You asked for the plans of the depot: we hold none of them.",
        "You asked for a list of bins. Our reasons are as follows:\n\n- it would take 90 hours",
        "The information you asked for falls into two groups:\n\n- the minutes, which are held",
    ] {
        assert!(asked(&format!("{text}\n\nThat is our answer.\n")).is_empty(), "{text}");
    }
}

#[test]
fn the_authority_goes_on_behind_a_quotation() {
    for text in [
        "You asked for “the minutes of May”. We hold them.",
        "You wrote: \"bins? where?\" They are in the depot.",
        "You asked about the “green bin” scheme and its cost. Nothing is held of that.",
        "In it you wrote, 'where is it kept'. They are in the depot.",
    ] {
        let found = regions(Format::Text, &format!("{text}\n\nThat is our answer.\n"));
        assert_eq!(found.iter().filter(|(_, region)| *region == Region::Request).count(), 1, "{found:?}");
        assert_eq!(found.len(), 4, "{found:?}");
    }
}

#[test]
fn a_question_quoted_before_is_known_again() {
    let list = "You asked:\n\n1. How many bin's was there in the town? Please list them.\n\nOur response:\n\nPlease see below.\n\n";
    for again in ["Q1 - How many bin's was there in the town?", "Part 1: how many bin’s was there in the town"] {
        let text = format!("{list}{again}\n\nA1 - There were the nine.\n");
        let (before, after) = text.split_at(list.len());
        assert!(before.starts_with("You") && asked(&text).len() == 2, "{after}");
    }
    // the end of a question alone is no repetition
    let own = format!("{list}The list of bins was there in the town.\n");
    assert_eq!(asked(&own), ["1"]);
}

#[test]
fn labels_of_turns_are_worded_in_many_ways() {
    for (question, answer) in [
        ("Q1 - whats the price of a bin", "A1 - It is £20."),
        ("Q2 – the policy on bins and lids", "The policy is attached."),
        ("Q3 Please supply copys of the policy", "It is attached."),
        ("Question 4 – does the council sell bins", "It does not."),
        ("Request 1: there policy on bins", "Response 1: It is attached."),
        ("Point 2. whos in charge of bins", "The Head of Waste is."),
        ("RQ1. whats the price of a bin", "R1. It is £20."),
        ("Requester: there policy on bins", "Council: It is attached."),
        ("Q: there policy on bins", "R: It is attached."),
        ("- Whats the price of a bin", "It is £20."),
        ("1.1 Whats the price of a bin", "It is £20."),
        ("'the price of a bin and its lid'", "It is £20."),
    ] {
        let text = format!("Thank you for your letter of May about bins.\n\n{question}\n\n{answer}\n");
        let found = regions(Format::Text, &text);
        let theirs: Vec<bool> = found.iter().map(|(_, region)| *region == Region::Request).collect();
        assert_eq!(theirs, [false, true, false], "{found:?}");
    }
}

#[test]
fn answers_by_label_are_the_authoritys() {
    for (first, second) in [
        ("Q1 – We hold nine bins.", "Q2 – The Head of Waste."),
        ("Q1 – nine bins in all", "Q2 – the Head of Waste"),
        ("Question 5 is not a request for information", "It is a comment on bins."),
        ("Point 1: the bins are held in the depot.", "They are grey."),
        ("Part 1: what the Council holds", "It holds nine bins."),
        ("2. Please note that bins are rounded up", "They are grey."),
        ("(a) is prohibited by or under any enactment", "It is not."),
        ("1. How we searched the depot", "The search took an hour."),
    ] {
        let text = format!("Thank you for your letter of May about bins.\n\n{first}\n\n{second}\n");
        assert!(asked(&text).is_empty(), "{first}: {:?}", regions(Format::Text, &text));
    }
    let heading = "We answer as follows.\n\n### 1. What the Council holds\n\nIt holds nine bins.\n";
    assert!(!is_theirs(Format::Markdown, heading, "1"));
}

#[test]
fn more_lead_ins_and_marks_of_a_request() {
    for lead in [
        "We refer to your request, which is set out below for ease of reference.",
        "I understand that you seek the following information:",
        "You seek the following:",
        "I write about your email requesting information in the following terms:",
        "For ease, we repeat your request here:",
        "I refer to your request concerning:",
        "START OF REQUEST",
        "--- begins ---",
        "FOI Request Text:",
        "Annex A: text of your request",
        "Appendix – your request",
    ] {
        assert_eq!(asked(&format!("{lead}\n\nbins what was red\n\nWe hold none of them.\n")), ["bins"], "{lead}");
    }
    for lead in [
        "I refer to your request concerning bins. The answers are:",
        "We give our reasons for refusing your request, which are set out below.",
    ] {
        assert!(asked(&format!("{lead}\n\nbins what are red\n\nWe hold none.\n")).is_empty(), "{lead}");
    }
    let bold =
        "Your questions are in bold, and our answers are below each.\n\nwhats the price of a bin\n\nIt is £20.\n";
    assert_eq!(asked(bold), ["whats"]);
}

#[test]
fn quotations_of_markdown_are_the_requesters_unless_others_are_quoted() {
    let asked = "Nine bins were sold in May.\n\n> whos in charge of bins\n\nThe Head of Waste is.\n";
    assert!(is_theirs(Format::Markdown, asked, "whos"));
    for format in [Format::Markdown, Format::Text] {
        let act = "Section 12 provides:\n\n> The duty does not arise where bins are many.\n\nThat is so here.\n";
        assert!(!is_theirs(format, act, "The"));
    }
}

#[test]
fn labels_above_their_words_are_known_in_markdown() {
    let text = "Thank you for your letter of May.\n\nRequest\nhow many bins\n\nResponse\nThere were nine.\n";
    assert!(is_theirs(Format::Markdown, text, "how") && !is_theirs(Format::Markdown, text, "There"));
    let text = "Thank you for your letter of May.\n\nQuestion 1\nhow many bins\nAnswer 1\nThere were nine.\n";
    assert!(is_theirs(Format::Markdown, text, "how") && !is_theirs(Format::Markdown, text, "There"));
    let mail = "There were nine.\n\n-----Original Message-----\nFrom: the resident\n\nhow many was there\n";
    assert!(is_theirs(Format::Markdown, mail, "how"));
    // a wrapped line is no label
    let wrapped = "We answer here your Freedom of Information\nrequest\nof May about bins.\n";
    assert_eq!(regions(Format::Markdown, wrapped).len(), 1);
}

#[test]
fn the_number_of_a_page_is_no_part_of_the_letter() {
    for mark in ["12\n\n\x0c", "\x0c12\n\n", "2 | P a g e\n\n", "Page 2\n\n"] {
        let text = format!("We hold nine bins in the depot of the\n\n{mark}town, as you know.\n");
        let found = regions(Format::Text, &text);
        assert_eq!(found.iter().filter(|(_, region)| *region == Region::Residue).count(), 1, "{mark}: {found:?}");
    }
    let answer = regions(Format::Text, "We hold these bins in the depot:\n\n12\n\nThey are grey.\n");
    assert!(answer.iter().all(|(_, region)| *region != Region::Residue), "{answer:?}");
}
