//! What is read from letters, by example.

use jiff::civil::date;

use super::{Exemptions, Place, Purpose};
use crate::letter::{Cues, Kind, Letter};
use crate::tables::{Regime, Tables};
use crate::text::{Format, Source};

fn read(text: &str, regime: Regime) -> Exemptions {
    let source = Source::from_text("a.txt", Format::Text, text);
    let letter = Letter::read(&source, Cues::builtin(), Some(Kind::Letter));
    super::find(&letter, &Tables::builtin(), regime, Some(date(2024, 5, 1)))
}

/// Each citation: its law, what it cites.
fn cited(text: &str, regime: Regime) -> Vec<String> {
    let shown = |one: &super::Citation| {
        let provisions: Vec<String> = one.provisions().map(ToString::to_string).collect();
        format!("{} {}", one.regime.name(), provisions.join(" "))
    };
    read(text, regime).citations.iter().map(shown).collect()
}

#[test]
fn every_form_of_a_citation_is_read() {
    for (text, expected) in [
        ("It is exempt under Section 24(2) of the Act.", &["foia 24(2)"][..]),
        ("It is exempt under s.24(2) and s31.", &["foia 24(2)", "foia 31"]),
        ("Factors favouring confirmation for S24", &["foia 24"]),
        ("See §24 and §§ 30 and 31(3).", &["foia 24", "foia 30", "foia 31(3)"]),
        ("Sections 23, 24(2), 30 and 31 were considered.", &["foia 23", "foia 24(2)", "foia 30", "foia 31"]),
        ("It engages s40(2)(3A)(a) here.", &["foia 40(2) 40(3A)(a)"]),
        ("Section 31 (1)(a)(b) applies.", &["foia 31(1)(a) 31(1)(b)"]),
        ("We rely on regulation 12(4)(b) and Reg. 13.", &["eir 12(4)(b)", "eir 13"]),
        ("By virtue of 30(3) and 31(3) the duty does not arise.", &["foia 30(3)", "foia 31(3)"]),
        ("Section **31(3)** is engaged, and sec. 40.", &["foia 31(3)", "foia 40"]),
        ("S23/24 apply.", &["foia 23", "foia 24"]),
        ("We refuse under section 30(1)(a)(i) & (b).", &["foia 30(1)(a)(i) 30(1)(b)"]),
    ] {
        assert_eq!(cited(text, Regime::Foia), expected, "{text}");
    }
}

#[test]
fn the_law_beside_a_citation_counts() {
    for (text, expected) in [
        ("Section 39(2) of the Freedom of Information (Scotland) Act 2002 applies.", &["foisa 39(2)"][..]),
        ("Section 31 of the Police Act 1996 is not ours. Section 31 says more.", &[]),
        ("Section 40(2) FOIA and section 45 of the Data Protection Act 2018.", &["foia 40(2)"]),
        ("Section 43(2) (commercial interests) of the Act applies.", &["foia 43(2)"]),
        ("Under the Freedom of Information Act 2000, section 31 applies.", &["foia 31"]),
        ("See section 24 of the report.", &[]),
        (
            "Section 44(1)(a) – prohibition on disclosure (section 275 of the National Health Service Act 2006) applies.",
            &["foia 44(1)(a)"],
        ),
        ("Question 24(2) and article 31(3) are others, as are 24 officers.", &[]),
        ("Sections 31 and 40 officers", &["foia 31"]),
        ("Regulation 5 of the Fees Regulations 2004 does not apply.", &[]),
    ] {
        assert_eq!(cited(text, Regime::Foia), expected, "{text}");
    }
    assert_eq!(
        cited("Section 30(b)(i) applies, and regulation 10(5)(e).", Regime::Foisa),
        ["foisa 30(b)(i)", "eisr 10(5)(e)"]
    );
}

#[test]
fn titles_beside_citations_are_read() {
    for (text, title) in [
        (
            "Section 23(5) – Information supplied by, or concerning, certain Security Bodies",
            Some("Information supplied by, or concerning, certain Security Bodies"),
        ),
        ("Section 31(3) Law Enforcement", Some("Law Enforcement")),
        ("It is exempt under section 43(2) (commercial interests) of the Act.", Some("commercial interests")),
        ("Section 40(2) of the Act - Personal Information", Some("Personal Information")),
        ("Law enforcement (section 31)", Some("Law enforcement")),
        ("Under section 31 we withhold it.", None),
    ] {
        let found = read(text, Regime::Foia);
        assert_eq!(found.citations[0].title.map(|span| span.of(text)), title, "{text}");
    }
}

const NCND: &str = "Dear Applicant\n\nYou asked:\n\n1. Do you own a drone?\n\nOur response\n\nThe force neither confirms nor denies that it holds the information by virtue of the following exemptions:\n\n- Section 24(2) National security\n- Section 31(3) Law enforcement\n\nSection 24 is a qualified, prejudice-based exemption. Section 31 is not absolute.\n\nFactors favouring confirmation or denial for S24\n\nThe public would see how money is spent.\n\nFactors against confirmation or denial for S24\n\nIt would help criminals.\n\nBalance\n\nThe public interest in maintaining the exclusion outweighs the other.\n\nSection 17 of the Act requires this notice.\n\nYours sincerely\n";

#[test]
fn a_letter_that_neither_confirms_nor_denies() {
    let found = read(NCND, Regime::Foia);
    let relied: Vec<(String, Purpose)> = found.relied().map(|one| (one.provision.to_string(), one.purpose)).collect();
    assert_eq!(relied, [("24(2)".to_owned(), Purpose::Ncnd), ("31(3)".to_owned(), Purpose::Ncnd)]);
    assert!(found.citations[..2].iter().all(|one| one.place == Place::List));
    assert!(found.ncnd.is_some_and(|ncnd| ncnd.whole));
    let section = found.citations[0].section();
    let kinds =
        found.arguments_for(Regime::Foia, section).fold(super::Kinds::default(), |kinds, one| kinds.with(one.kinds));
    assert!(kinds.favouring && kinds.against, "{:?}", found.arguments);
    assert!(found.arguments_for_all().any(|one| one.kinds.balance));
    assert_eq!(found.arguments_for(Regime::Foia, found.citations[1].section()).filter(|one| one.label).count(), 0);
    assert_eq!(found.descriptions.len(), 2, "{:?}", found.descriptions);
}

#[test]
fn what_is_set_aside_is_not_relied_on() {
    for text in [
        "We no longer rely on section 31(1)(a) of the Act.",
        "If the information were held, section 40(2) would apply.",
        "Section 43(2) does not apply to this information.",
        "Section 36 may apply to the e-mails.",
    ] {
        assert_eq!(read(text, Regime::Foia).relied().count(), 0, "{text}");
    }
    for text in [
        "The names are exempt under section 40(2).",
        "We have withheld the prices under section 43(2) of the Act.",
        "Section 21 applies to it.",
        "The plan is refused by virtue of section 31(1)(a).",
    ] {
        assert_eq!(read(text, Regime::Foia).relied().count(), 1, "{text}");
    }
}

#[test]
fn a_part_is_told_from_the_whole() {
    for (text, whole) in [
        ("We neither confirm nor deny that we hold the information.", true),
        ("We neither confirm nor deny that we hold any other information.", false),
        ("As to question 4, we neither confirm nor deny that we hold it.", false),
    ] {
        assert_eq!(read(text, Regime::Foia).ncnd.map(|ncnd| ncnd.whole), Some(whole), "{text}");
    }
    assert!(read("We considered whether to neither confirm nor deny.", Regime::Foia).ncnd.is_none());
    assert!(
        read("A statement of the reasons would itself involve the disclosure of exempt information.", Regime::Foia)
            .reasons_withheld
            .is_some()
    );
}
