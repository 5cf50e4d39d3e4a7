//! Manners of quoting a request and answering it: whose words are whose.

use super::tests::asked;
use super::*;
use crate::letter::BlockKind;
use crate::text::{Format, Source};

const OPENING: &str = "Thank you for your letter of May about bins.\n\n";

/// The regions of the blocks below the opening, each with its first word.
fn below(format: Format, text: &str) -> Vec<(String, Region)> {
    let whole = format!("{OPENING}{text}");
    let source = Source::from_text("x", format, &whole);
    let letter = Letter::read(&source, Cues::builtin(), None);
    let filled = letter.blocks.iter().filter(|block| !block.words.is_empty()).skip(1);
    filled.map(|block| (letter.word(block.words.start).to_owned(), block.region)).collect()
}

/// Whether the blocks that begin with "bins" are the requester's, and those with "There" the authority's.
fn parted(format: Format, text: &str) {
    let found = below(format, text);
    let of =
        |word: &str| found.iter().filter(|(first, _)| first == word).map(|(_, region)| *region).collect::<Vec<_>>();
    let (theirs, ours) = (of("bins"), of("There"));
    assert!(!theirs.is_empty() && !ours.is_empty(), "{text}: {found:?}");
    assert!(theirs.iter().all(|region| *region == Region::Request), "{text}: {found:?}");
    assert!(ours.iter().all(|region| *region == Region::Response), "{text}: {found:?}");
}

#[test]
fn one_question_below_a_label_has_its_answer_below_another() {
    for (question, answer) in [
        ("Question 1", "Our response"),
        ("Question one", "Answer"),
        ("Your first question", "Our answer"),
        ("Q1", "A1"),
        ("Q:", "A:"),
        ("Query 1", "Reply"),
        ("Question 1", "Trust response"),
        ("Cwestiwn 1 / Question 1", "Ateb / Answer"),
    ] {
        for lead in ["", "You asked about bins and lids.\n\n", "You asked for the following:\n\n"] {
            let text = format!("{lead}{question}\n\nbins of each ward\n\n{answer}\n\nThere were nine in all.\n");
            parted(Format::Text, &text);
        }
    }
    // the questions were all quoted before
    let text = "You asked:\n\n1. bins of each ward\n2. bins in the depot\n\nOur response\n\nQuestion 1\n\nThere were nine.\n\nQuestion 2\n\nThere are none.\n";
    let found = below(Format::Text, text);
    assert_eq!(found.iter().filter(|(_, region)| *region == Region::Request).count(), 2, "{found:?}");
}

#[test]
fn what_only_an_authority_says_ends_a_request_below_a_label() {
    for answer in [
        "This information is publically available on our page",
        "As we advised in our letter of 4 May, we looked",
        "We have highlighted one part of it",
        "Please be advised that the list is kept",
        "Section 43(2) exempts what would harm trade",
        "Nothing was clear. I have not treated this as a review",
    ] {
        let text = format!("Request\n\nbins of each ward, with their lids\n\n{answer}.\n\nThere were nine.\n");
        parted(Format::Text, &text);
    }
    // the title of an exemption belongs to what explains it
    let text = "Request\n\nbins of each ward\nSection 43 – Commercial interests\nSection 43(2) exempts such words.\n\nThere \
                were nine.\n";
    parted(Format::Text, text);
    // and a requester may speak of a provision
    let text = "Request\n\nSection 43 may not apply.\n\nbins of each ward\n\nResponse\n\nThere were nine.\n";
    parted(Format::Text, text);
}

#[test]
fn thanks_for_a_dated_request_hand_over_behind_a_colon() {
    let found = below(
        Format::Text,
        "Thank you for your request of 4 May 2026:\n\nPlease could you list the bins.\n\nWe hold none.\n",
    );
    let regions: Vec<Region> = found.iter().map(|(_, region)| *region).collect();
    assert_eq!(regions, [Region::Response, Region::Request, Region::Response]);
    let found =
        below(Format::Text, "Thank you for your request of 4 May 2026:\n\nPlease see our answer.\n\nWe hold none.\n");
    assert!(found.iter().all(|(_, region)| *region == Region::Response), "{found:?}");
}

#[test]
fn a_second_request_is_handed_over_inside_the_first() {
    let text = "You asked:\n\nPlease list the bins.\n\nHaving had our answer, you asked for the following on 4 May 2026:\n\nWhy \
                is no lid on the list?\n\nWe hold no record of lids.\n";
    let regions: Vec<Region> = below(Format::Text, text).iter().map(|(_, region)| *region).collect();
    assert_eq!(regions[1..], [Region::Request, Region::Response, Region::Request, Region::Response]);
}

#[test]
fn a_greeting_that_has_lost_its_line_end_holds_the_letter() {
    let prose = "Further to my letter of 19 April, I have looked again at our answer about the bins of the ward, and I find \
                 that it should have named the two bins of the depot, which it did not.";
    let source = Source::from_text("x", Format::Text, format!("Depot Team\n\nDear Professor Example {prose}\n"));
    let letter = Letter::read(&source, Cues::builtin(), None);
    assert_eq!(letter.blocks.last().map(|block| block.region), Some(Region::Response));
}

#[test]
fn arguments_against_release_have_many_headings() {
    let text = "Factors in favour of non-disclosure:\n\nbins are costly.\n";
    assert!(below(Format::Text, text).iter().all(|(_, region)| *region == Region::FactorsAgainst));
    let text = "Reasons for not providing information\n\nbins are costly.\n";
    assert!(below(Format::Text, text).iter().all(|(_, region)| *region == Region::Response));
}

#[test]
fn a_question_and_its_answer_tell_their_number() {
    let text = "Question Number 1: bins of each ward\nAnswer To Question 1: There were nine.\nQuestion no. 2: bins in the \
                depot\nResponse to Question 2: There are none.\n";
    let found = below(Format::Text, text);
    let theirs: Vec<&str> =
        found.iter().filter(|(_, region)| *region == Region::Request).map(|(word, _)| word.as_str()).collect();
    assert_eq!(theirs, ["Question", "Question"], "{found:?}");
}

#[test]
fn an_answer_may_follow_its_question_without_a_label() {
    let text = "Question 1\nWhere is the bins kept?\n\nThey are in the depot.\n\nQuestion 2\nWho has the key's?\n\nThe Head of Waste has them.\n";
    let found = below(Format::Text, text);
    let theirs: Vec<&str> =
        found.iter().filter(|(_, region)| *region == Region::Request).map(|(word, _)| word.as_str()).collect();
    assert_eq!(theirs, ["Where", "Who"], "{found:?}");
}

#[test]
fn a_line_that_names_the_answer_is_no_part_of_the_question() {
    for text in [
        "How many bin's was sold in the town and in the villages around it, and at what price?\nOur response:\nThere were nine.\n",
        "1. bins sold in the town and in the villages around it, and the price\nResponse: nine.\n\nThere were no more.\n",
    ] {
        for format in [Format::Text, Format::Markdown] {
            let found = below(format, text);
            assert_eq!(found[0].1, Region::Request, "{found:?}");
            assert!(found[1..].iter().all(|(_, region)| *region == Region::Response), "{found:?}");
        }
    }
}

#[test]
fn labels_in_words_and_brackets_are_known() {
    for (question, answer) in [
        ("Question One: bins of each ward", "Answer: nine"),
        ("Request one: bins of each ward", "Response: nine"),
        ("(Q1) bins of each ward", "(A1) nine"),
        ("[Q1] bins of each ward", "[A1] nine"),
        ("Question a) bins of each ward", "Response a) nine"),
        ("Q. bins of each ward", "A. nine"),
        ("Enquiry 1: bins of each ward", "Reply 1: nine"),
        ("Applicant: bins of each ward", "Authority: nine"),
        ("Request 1: bins of each ward", "Council’s reply: nine"),
        ("Your question 1 – bins of each ward", "Our answer – nine"),
    ] {
        let found = below(Format::Text, &format!("{question}\n\n{answer}\n"));
        let regions: Vec<Region> = found.iter().map(|(_, region)| *region).collect();
        assert_eq!(regions, [Region::Request, Region::Response], "{question}: {found:?}");
    }
}

#[test]
fn lead_ins_may_have_a_date_or_a_full_stop() {
    for lead in [
        "Your request of 4 May 2026 is set out below.",
        "Your request, received on 4 May 2026, is reproduced below for ease of reference.",
        "For completeness, the text of your email of 4 May is repeated below.",
        "You asked for the following information.",
        "On 4 May 2026 you asked us for the following information under the Act.",
        "I have copied your request below.",
        "Information requested on 4 May 2026",
        "Details of enquiry",
        "You contacted us on 4 May asking:",
        "We understand your request to be for:",
    ] {
        parted(Format::Text, &format!("{lead}\n\nbins of each ward\n\nOur response\n\nThere were nine.\n"));
    }
    for lead in [
        "Our reasons for refusing your request are set out below.",
        "The outcome of our consideration of your request is set out below.",
        "The information you requested is set out below.",
        "In response to your request we provide the following information.",
        "Your request was copied to the Head of Waste.",
        "Your request is reproduced in full at Annex A.",
        "Request received: 04/05/2026",
        "Under section 16 we suggest that you ask for the following:",
    ] {
        let found = below(Format::Text, &format!("{lead}\n\nNine bins were sold.\n"));
        assert!(found.iter().all(|(_, region)| *region != Region::Request), "{lead}: {found:?}");
    }
}

#[test]
fn what_is_told_below_the_label_of_the_request_is_the_authoritys() {
    for (label, text) in [
        ("Your request", "Your request was received on 4 May and we have dealt with it."),
        ("Request", "Thank you for your request of 4 May, in which you asked about bins."),
        ("Your request for internal review", "You asked us on 4 May to look again."),
        ("Your request of 4 May 2026", "Thank you for your email asking about bins."),
    ] {
        let found = below(Format::Text, &format!("{label}\n\n{text}\n\nOur response\n\nThere were nine.\n"));
        assert!(found.iter().all(|(_, region)| *region == Region::Response), "{found:?}");
    }
    // the request itself may still follow
    parted(
        Format::Text,
        "Request\n\nYour request was received on 4 May. You asked for:\n\n- x\n\nbins of each ward\n\nResponse\n\nThere were nine.\n",
    );
    let theirs =
        below(Format::Text, "Your request\n\nAs you requested, I ask again for my bins.\n\nResponse\n\nNine.\n");
    assert_eq!(theirs[1].1, Region::Request, "{theirs:?}");
}

#[test]
fn a_message_with_its_head_is_the_requesters() {
    let mail = "From: a resident\nSent: 4 May 2026 09:14\nTo: FOI\nSubject: bins\n\nDear FOI team\n\nbins of each ward\n\nRegards\n\nA resident\n\n";
    for lead in ["Your request\n\n", "You sent us this:\n\n"] {
        for format in [Format::Text, Format::Markdown] {
            parted(format, &format!("{lead}{mail}Our response\n\nThere were nine.\n\nYours faithfully\n"));
        }
    }
    let end = "There were nine.\n\nYours faithfully\n\nThe FOI Officer\n\n**From:** a resident\n**Sent:** 4 May 2026\n**Subject:** bins\n\nbins of each ward\n";
    assert!(below(Format::Markdown, end).contains(&("bins".to_owned(), Region::Request)));
    // the draft itself may be a message
    let draft = "From: FOI team\nSent: 4 May 2026\nTo: a resident\nSubject: bins\n\nWe hold nine bins in the depot of the town.\n";
    let source = Source::from_text("x", Format::Text, draft);
    let letter = Letter::read(&source, Cues::builtin(), None);
    assert!(letter.blocks_in(Region::Request).next().is_none());
}

#[test]
fn a_fence_or_capitals_end_with_the_request() {
    let found = below(Format::Markdown, "You wrote:\n\n```\nbins of each ward\n```\n\nThere were nine of them.\n");
    assert_eq!(found.last().map(|(_, region)| *region), Some(Region::Response), "{found:?}");
    let text = "You asked:\n\nHOW MANY BINS WAS SOLD IN MAY\n\nIn May the shop sold nine of them.\n";
    let found = below(Format::Text, text);
    assert_eq!(found[1].1, Region::Request, "{found:?}");
    assert_eq!(found[2].1, Region::Response, "{found:?}");
    let turns = "HOW MANY BINS WAS SOLD IN MAY?\n\nIn May the shop sold nine.\n";
    assert_eq!(below(Format::Text, turns)[0].1, Region::Request);
    let heading = "SECTION 40(2) – NAMES OF THE CLERKS WHO SOLD BINS\n\nIt applies.\n";
    assert_eq!(below(Format::Text, heading)[0].1, Region::Response);
}

#[test]
fn answers_in_a_table_that_are_sentences_are_prose() {
    let text = "| Information requested | Information provided |\n|---|---|\n| how many | There were nine in May. |\n| where | 9 |\n";
    let whole = format!("{OPENING}{text}");
    let source = Source::from_text("x", Format::Markdown, &whole);
    let letter = Letter::read(&source, Cues::builtin(), None);
    let prose: Vec<&Block> = letter.blocks.iter().skip(1).filter(|block| block.kind == BlockKind::Paragraph).collect();
    assert_eq!(prose.len(), 1, "{:?}", letter.blocks);
    assert_eq!(letter.word(prose[0].words.start), "There");
}

#[test]
fn numbers_take_turns_with_answers_where_the_letter_says_so() {
    for lead in [
        "Your queries are listed below together with our replies.",
        "Your questions, and the answers to them, are as follows:",
        "Each of your questions is set out below, followed by our response.",
        "Below are your questions and our responses.",
    ] {
        let text =
            format!("{lead}\n\n1. bins of each ward\n\nThere were nine.\n\n2. bins in the depot\n\nThere are none.\n");
        let found = below(Format::Text, &text);
        let theirs: Vec<bool> = found.iter().skip(1).map(|(_, region)| *region == Region::Request).collect();
        assert_eq!(theirs, [true, false, true, false], "{lead}: {found:?}");
    }
}

#[test]
fn a_list_asked_in_one_line_is_answered_by_the_next() {
    let text = "You asked us for:\n\n(1) the cost of bins (2) the minutes (3) the plan\n\n1. The bins cost £300.\n\n2. The minutes are enclosed.\n";
    let regions: Vec<Region> = below(Format::Text, text).into_iter().map(|(_, region)| region).collect();
    assert_eq!(regions[1..], [Region::Request, Region::Response, Region::Response]);
}

#[test]
fn a_subject_above_the_date_opens_no_request() {
    let text = "Your request received on 3 May 2023\n\n10 May 2023\n\nYou may ask for a review within 40 days.\n";
    let regions: Vec<Region> = below(Format::Text, text).into_iter().map(|(_, region)| region).collect();
    assert!(!regions.contains(&Region::Request), "{regions:?}");
}

#[test]
fn a_request_between_two_labels_may_sound_like_an_authority() {
    for (asked, answered) in [("You asked:", "In response:"), ("Request", "Response"), ("**Request**", "**Our reply**")]
    {
        let text = format!(
            "{asked}\n\nbins are my subject.\n\n1. The number of requests refused by virtue of section 24.\n2. The number of requests which received a neither confirm nor deny response.\n\nbins, by the way, mean wheeled bins as the Council does not hold others.\n\n{answered}\n\nThere were nine in all.\n"
        );
        let found = below(Format::Markdown, &text);
        let asked = found.iter().filter(|(_, region)| *region == Region::Request).count();
        assert_eq!(asked, 4, "{found:?}");
        assert!(found.iter().any(|(word, region)| word == "There" && *region == Region::Response), "{found:?}");
    }
    // the authority speaks before its label
    let text = "Request\n\nbins of each ward\n\nYour request has now been considered and we hold the information.\n\nResponse\n\nThere were nine in all.\n";
    let found = below(Format::Text, text);
    assert!(found.iter().any(|(word, region)| word == "Your" && *region == Region::Response), "{found:?}");
}

#[test]
fn a_request_may_have_been_left_out() {
    let text = "I note you seek access to the following information:\n\nI have today decided to disclose some of it. This letter is a refusal notice for the rest.\n\nThere were nine in all.\n";
    let found = below(Format::Text, text);
    assert!(found.iter().all(|(_, region)| *region == Region::Response), "{found:?}");
}

#[test]
fn what_is_below_may_be_said_at_the_beginning() {
    parted(
        Format::Text,
        "I write in connection with your Freedom of Information request. Below is your request and our response.\n\nbins of each ward, please\n\nbins in the depot, if any\n\nHaving made enquiries within the force we would rely on the following:\n\nThere were nine in all.\n",
    );
    parted(
        Format::Text,
        "I write in connection with your request, which was received on 4 May 2026 as follows:\n\nbins of each ward, please\n\nPlease accept my apologies for the delay.\n\nThere were nine in all.\n",
    );
    parted(
        Format::Text,
        "Your request was received on 4 May 2026, which was as follows:\n\nbins of each ward, please\n\nYour request has now been considered and some of the information you are seeking can be found below:\n\nThere were nine in all.\n",
    );
}

#[test]
fn a_question_that_names_the_authority_is_no_answer() {
    let text = "Request 1\nDoes the Police Service of Northern Ireland have a policy on bins, and which role has it.\nAnswer 1\nThere is none.\n";
    let found = below(Format::Text, text);
    assert!(found.iter().any(|(word, region)| word == "Does" && *region == Region::Request), "{found:?}");
}

#[test]
fn a_link_is_no_request() {
    let text = "We hold the information you have requested however it cannot be given. Guidance is on the website at the following link:\n\nhttps://ico.org.uk/guidance\n\nThere were nine in all.\n";
    let found = below(Format::Text, text);
    assert!(found.iter().all(|(_, region)| *region == Region::Response), "{found:?}");
}

#[test]
fn a_request_goes_on_to_the_label_of_the_answer() {
    for (label, answer) in [
        ("Information requested", "Response"),
        ("Request 101000222333", "Response 09-04-2020"),
        ("FOI Request 202100333444", "Our response"),
    ] {
        let text = format!(
            "{label}\n\n“bins of each ward.”\n\nbins of the depot\n\nbins were promised to us in May, and none came. Say so.\n\n{answer}\n\nThere were nine in all.\n"
        );
        parted(Format::Text, &text);
    }
    // the authority may speak above its own label
    let text = "Information requested\n\nbins of each ward\n\nAs the information you have requested is environmental, we answer under the Regulations.\n\nResponse\n\nThere were nine.\n";
    let found = below(Format::Text, text);
    assert_eq!(found[2], ("As".to_owned(), Region::Response), "{found:?}");
    // a reference of the authority's own, above no request
    let text = "Request 101000222333\n\nThere were nine in all.\n";
    assert!(below(Format::Text, text).iter().all(|(_, region)| *region != Region::Request));
}

#[test]
fn the_authority_may_tell_of_the_request_below_its_label() {
    let text = "Information requested\n\nThere is my review of our response to your request for:\n\na) bins of each ward\n\nb) bins of the depot\n\nThere were nine, I have concluded.\n\nResponse\n\nThere were nine in all.\n";
    let found = below(Format::Text, text);
    assert_eq!(found[1].1, Region::Response, "{found:?}");
    assert!(found[2..4].iter().all(|(_, region)| *region == Region::Request), "{found:?}");
    let text = text.replace("There were nine, I have concluded", "I have concluded that they were nine");
    let found = below(Format::Text, &text);
    assert_eq!(found[4], ("I".to_owned(), Region::Response), "{found:?}");
}

#[test]
fn a_request_inside_a_request_is_no_lead() {
    let text = "You asked for the following:\n\nbins are what I ask about. I am requesting the following information: For each ward, what do they cost?\n\nbins would be counted, of course. Thank you for your help.\n\nOur response\n\nThere were nine.\n";
    parted(Format::Text, text);
}

#[test]
fn a_request_may_be_announced_in_many_words() {
    for lead in [
        "We received a request under the Freedom of Information Act 2000, which is this:",
        "I have set out your request below in italics, with what we left out in bold:",
        "I write about your request of 3 May, which for clarity I repeat below.",
        "I write about your request of 3 May, which, for clarity, has been repeated below:",
    ] {
        let text = format!("{lead}\n\nbins of each ward and the lid's of them\n\nOur response\n\nThere were nine.\n");
        parted(Format::Text, &text);
    }
}

#[test]
fn a_link_to_guidance_hands_over_to_nobody() {
    let text = "We hold what you have requested. The guidance is on the website of the regulator at the following link:\n\nhttps://ico.org.uk/for-organisations\n\nRequest 1\n\nbins of each ward\n\nAnswer\n\nThere were nine.\n";
    parted(Format::Text, text);
}

#[test]
fn a_quotation_ends_with_its_own_mark() {
    let text = "You wrote:\n“bins were promised.\nbins, you said, \"are kept\nin the depot of the town.\"\nbins are what I ask about. Where are they, and who has the keys of the yard now?”\nOur response\nThere were nine in all.\n";
    parted(Format::Text, text);
}

#[test]
fn a_question_may_have_a_figure_and_no_mark_behind_it() {
    let text = "The questions are answered in turn;\n\n1 How many bins does the town have?\n\n2 Which bins are new?\n\n1 There are 5 bins.\n\n2 Two are new.\n";
    let theirs = below(Format::Text, text).iter().filter(|(_, region)| *region == Region::Request).count();
    assert_eq!(theirs, 2);
}

#[test]
fn what_is_enclosed_is_no_request() {
    let text = "You asked for bins.\n\nI enclose the information you requested in:\n\nAnnex 1 – bins of each ward\n\nThere were nine in all.\n";
    assert!(below(Format::Text, text).iter().all(|(_, region)| *region != Region::Request));
}

#[test]
fn thanks_and_a_further_request_are_still_the_requesters() {
    let text = "You asked:\n\nPlease send me these figures:\n- bins\n- lids\n\nAny information you can give would be greatly appreciated.\n\nAnd\n\nI also want the cost of sack's.\n\nOur response\n\nThere were nine.\n";
    let found = below(Format::Text, text);
    let theirs = |word: &str| found.iter().any(|(first, region)| first == word && *region == Region::Request);
    assert!(theirs("Any") && theirs("And") && theirs("I"), "{found:?}");
}

#[test]
fn what_a_site_folds_up_below_the_sign_off_is_old_mail() {
    let text = "We hold none of them.\n\nYours sincerely\n\nA Clerk\n\nshow quoted sections\n\nPlease send me bins and the lid's of them in the town.\n";
    let found = below(Format::Text, text);
    assert_eq!(found.last().map(|(_, region)| *region), Some(Region::Request), "{found:?}");
}

#[test]
fn a_subject_or_a_quotation_of_guidance_is_no_part_of_its_own() {
    let text = "The Information Commissioner's guidance states that:\n\nThere is no duty to create information.\n";
    let found = below(Format::Text, text);
    assert!(found.iter().all(|(_, region)| *region == Region::Response), "{found:?}");
    let source = Source::from_text(
        "x",
        Format::Text,
        "Subject: Public Interest Test\n\nWe hold none of the bins that you name.\n",
    );
    let letter = Letter::read(&source, Cues::builtin(), None);
    assert!(letter.blocks_in(Region::Balance).next().is_none());
}

#[test]
fn below_is_your_request_and_our_response() {
    parted(
        Format::Text,
        "Below is your request and our response.\n\nbins of each ward are what I want.\n\nThere is section 1 of the Act, by virtue of which none is exempt.\n",
    );
}

#[test]
fn a_decision_in_the_place_of_a_lost_request_is_the_authoritys() {
    let text = "I note you seek access to the following information:\n\nI have today decided to disclose some of it. This is a refusal notice for the rest.\n";
    let found = below(Format::Text, text);
    assert_eq!(found.last().map(|(_, region)| *region), Some(Region::Response), "{found:?}");
}

#[test]
fn the_first_question_below_a_label_asks() {
    let text = "Request\n\nPlease send what you have since May.\n\nQ1. Is any of the bin's locked, and by whom (or by what, etc.).\n\nQ2. Who has the key's?\n\nOur response\n\nThere were nine.\n";
    let found = below(Format::Text, text);
    let asked = found.iter().filter(|(_, region)| *region == Region::Request).count();
    assert_eq!(asked, 3, "{found:?}");
}

#[test]
fn a_request_that_has_lost_its_label_is_known_by_its_first_words() {
    let regions = |text: &str| {
        let source = Source::from_text("x", Format::Text, text);
        let letter = Letter::read(&source, Cues::builtin(), None);
        letter.blocks.iter().filter(|block| !block.words.is_empty()).map(|block| block.region).collect::<Vec<_>>()
    };
    let page = "Bins (12/24)\n\nPlease can you tell me how many bin's there were in May?\n\nIf you can, by ward.\n\nWe can confirm that there were nine of them.\n";
    assert_eq!(regions(page)[1..], [Region::Request, Region::Request, Region::Response]);
    let letter = "Bins (12/24)\n\nDear Mr A\n\nPlease can you tell me which ward of the town you mean.\n\nWe can confirm that there were nine of them.\n";
    assert_eq!(regions(letter)[2..], [Region::Response, Region::Response]);
}

#[test]
fn a_label_may_stand_below_a_line_with_no_blank_line_between() {
    let page = "FOI 12/24 - Bins and what they cost the town\nRequest\nI am seeking the cost of bins.\nResponse\nWe hold it.\n";
    assert_eq!(asked(page), ["I"]);
    let list = "Question\nHow many bins?\na) The red ones\nb) The blue ones\nAnswer\nWe have 41.\n";
    assert_eq!(asked(list).last().map(String::as_str), Some("b"));
    // a wrapped sentence may end in the word
    let prose = "Dear Ms Example\n\nWe hold the plans, and have dealt with them under the number of the first\nRequest\n\nThey are enclosed.\n";
    assert_eq!(asked(prose), [""; 0]);
}

#[test]
fn a_requester_is_known_by_the_voice_where_no_label_stands() {
    let page = "Bins\n\nThe cost of bins matters to many.\n\nAs part of this, I am writing to make a request under the Act for the \
                bills.\n\nI am writing to inform you that we hold none.\n";
    assert_eq!(asked(page), ["As"]);
    let letter = "Dear Ms Example\n\nThank you for writing.\n\nI would like to request copies of the bills.\n\nI would also like to \
                  know how many there are.\n\nWe hold none.\n";
    assert_eq!(asked(letter), ["I", "I"]);
    for own in [
        "Dear Ms Example\n\nI would like to apologise for the delay. I am writing to request clarification.\n",
        "Dear Ms Example\n\nI would like to know which of the two years you mean, so that we can answer.\n",
        "Dear Ms Example\n\nYou may wish to make a request for the bills of another year.\n",
    ] {
        assert_eq!(asked(own), [""; 0], "{own}");
    }
}

#[test]
fn below_answers_to_your_questions_the_questions_may_stand() {
    let text = "Dear Ms Example\n\nPlease find below answers to your questions:-\n\nResponse\n\nHow many bins are there? (since May)\n\n\
                There are 41.\n\nPlease can you find out who fills them.\n\nWe do. How they are emptied is said below.\n";
    assert_eq!(asked(text), ["How", "Please"]);
    let own = "Dear Ms Example\n\nHere are the answers to your questions.\n\nWe have 41 bins.\n\nCould you please quote the number above?\n";
    assert_eq!(asked(own), [""; 0]);
}

#[test]
fn a_clarification_is_asked_for_in_the_authoritys_words() {
    let text = "Dear Ms Example\n\nYou asked for the following information:\n\nThe bins of the town.\n\nTo enable the Trust to meet your \
                request please give us more detail. Some help follows:\n\nName the year that you mean, and the ward.\n";
    assert_eq!(asked(text), ["The"]);
}

#[test]
fn an_aim_of_the_authority_is_no_right_to_a_review() {
    let text = "Dear Ms Example\n\nWe will aim to provide a response to your request within 20 working days.\n\nYours sincerely\n";
    let source = Source::from_text("a.txt", Format::Text, text);
    let letter = Letter::read(&source, Cues::builtin(), None);
    assert!(letter.blocks.iter().all(|block| block.region != Region::ReviewRights));
}

#[test]
fn an_answer_above_the_label_of_the_next_is_the_authoritys() {
    let answer = "I can confirm that Borsetshire Police does hold the information requested.";
    for labels in [("Response 1:", "Response 2:"), ("Response:", "Response:"), ("Response 1a and 1b:", "Response 2:")] {
        let text = format!("Request:\nHow many bins?\n{}\n{answer}\n{}\nThere are 41.\n", labels.0, labels.1);
        assert_eq!(asked(&text), ["How"], "{text}");
    }
}

#[test]
fn one_heading_may_name_both_the_request_and_the_response() {
    let text = "Bins (12_34)\n\nRequest / Response\n\nYour request for information, received 4 May 2026 has now been \
                considered. You may ask for a review at www.example.org\n\nWe can confirm that there are 41.\n";
    assert_eq!(asked(text), [""; 0]);
    let text = "Bins (12_34)\n\nRequest / Response\n\nCopies of the bills for bins\n\nDECISION UNDER THE TERMS OF THE FREEDOM OF \
                INFORMATION ACT\n\nWe can confirm that there are 41.\n";
    assert_eq!(asked(text), ["Copies"]);
}

#[test]
fn an_answer_may_follow_the_request_at_once() {
    for answer in [
        "Our data are not organised in such a way.",
        "I enclose a copy of the material held by the Council.",
        "Borsetshire Police are not currently using bins",
        "For question 2 we would rely on the following:",
        "Having now had the opportunity to consider it, we remain of that view.",
    ] {
        let text = format!("Information requested\n\nA copy of the bills for bins.\n\n{answer}\n\nWe hold 41.\n");
        assert_eq!(asked(&text), ["A"], "{answer}");
    }
}

#[test]
fn a_requester_under_no_label_goes_on_with_a_list() {
    let text = "Dear Ms Example\n\nPlease find below answers to your questions:-\n\nI am writing under the Freedom of Information Act 2000 to \
                request data about bins. Specifically:\n\n1. Are there bins?\n2. The number of bins.\n3. How much was spent on:\na. \
                lids.\nb. wheels.\n\nWe hold none of it.\n";
    assert_eq!(asked(text), ["I", "1", "2", "3", "a", "b"]);
}

#[test]
fn items_below_a_question_ask_too() {
    let text = "Dear Ms Example\n\nThis is our review of your request for:\n\n1) Who ordered the bins?\n\n2) All e-mails about \
                bins\n\nWe hold none of it.\n";
    assert_eq!(asked(text), ["1", "2"]);
    let first =
        "Bins (12_34)\n\n1. How many bins were there?\n2. How many lids were there?\n\nOur records are silent.\n";
    assert_eq!(asked(first), ["1", "2"]);
    let answered =
        "Dear Ms Example\n\nWe answer you in turn.\n\n1) Who ordered the bins?\n\n2) We hold no e-mails about them\n";
    assert_eq!(asked(answered), ["1"]);
}

#[test]
fn between_the_fields_of_a_log_and_the_response_stands_the_request() {
    let page = "FOI request (FOIR-1)\nBins\nRequested Mon 4 May 2026\nResponded Fri 8 May 2026\nIt is noted that bins are full.\n\
                You will find them in the park.\n1. The number of bins\nResponse\nWe hold none of it.\n";
    assert_eq!(asked(page), ["It", "You", "1"]);
}

#[test]
fn a_requester_may_stand_first_in_other_words() {
    for request in [
        "To whom it may concern, I wish to enquire about bins.",
        "I submit this request for the bills of the bins.",
        "Please release all bills for bins.",
    ] {
        let word = request.split(' ').next().unwrap_or_default();
        assert_eq!(
            asked(&format!("{request}\n\nFollowing receipt of your request we searched. We hold none.\n")),
            [word]
        );
    }
    let labelled = "Dear Ms Example\n\nApplicant Question:\n\nbins of the town\n\nWe hold none of them.\n";
    assert_eq!(asked(labelled), ["bins"]);
    let filed = "Dear Ms Example\n\nThank you for your request for the following information, which has been processed under \
                 reference 12/34.\n\nbins of the town\n\nWe hold none of them.\n";
    assert_eq!(asked(filed), ["bins"]);
}

#[test]
fn below_an_answer_to_your_questions_the_questions_may_stand() {
    let text = "Dear Ms Example\n\nIn answer to your questions:\n\nHow many bins are there?\n\nThere are 41.\n\nWhat are the rules on bins?\n\nThey are \
                enclosed.\n";
    assert_eq!(asked(text), ["How", "What"]);
    let label = "Request and Answer:\n\nWe answer below.\n\nQuestions 1 A-C\n\nlids of bins\n\nWe hold none of them.\n";
    assert_eq!(asked(label), ["lids"]);
}

#[test]
fn a_request_may_be_pasted_into_the_sentence_that_thanks_for_it() {
    let text = "Our reference: 4711\n\nDear Ms Example\n\nThank you for your request for information concerning Can you tell me \
                how many bins there are.\n\nWhere there are none, say why.\n\nUnfortunately I am unable to provide this \
                information, because we do not have it.\n";
    assert_eq!(asked(text), ["Can", "Where"]);
    let named = "Dear Ms Example\n\nThank you for your request for information about This Girl Can and its bins.\n\nWe hold none.\n";
    assert_eq!(asked(named), [""; 0]);
}

#[test]
fn q_and_a_colon_stand_above_a_question_whatever_its_stop() {
    let text = "Q: bins what is the fastest\n\nThere was one that took an hour.\n\nQ: bins are you allowed to hide.\n\nThere is no law against it.\n";
    let found = below(Format::Text, text);
    let regions: Vec<Region> = found.iter().map(|(_, region)| *region).collect();
    assert_eq!(regions, [Region::Request, Region::Response, Region::Request, Region::Response]);
}

#[test]
fn a_quotation_of_several_paragraphs_at_the_head_of_the_answer_is_the_request() {
    parted(
        Format::Text,
        "\"bins how many was emptied\n\nbins what share of all is that\n\nbins top three streets\"\n\nThere were 400 in May.\n",
    );
    // behind a colon somebody else is quoted
    let code =
        "The Code says:\n\n\"There should be a review.\n\nThere should be one review.\"\n\nThere were 400 in May.\n";
    assert!(below(Format::Text, code).iter().all(|(_, region)| *region == Region::Response));
}
