use super::*;
use crate::letter::Cues;
use crate::text::{Format, Source};

fn named(text: &str) -> Named {
    let source = Source::from_text("x.txt", Format::Text, text.to_owned());
    let letter = Letter::read(&source, Cues::builtin(), None);
    find(&letter, &Tables::builtin(), &Profile::default())
}

fn texts(text: &str) -> Vec<String> {
    named(text).mentions.iter().map(|mention| mention.span.of(text).to_owned()).collect()
}

#[test]
fn the_table_and_the_way_names_are_made() {
    for (text, names) in [
        (
            "We asked Kent Police's staff and Devon & Cornwall Police about it.",
            &["Kent Police", "Devon & Cornwall Police"][..],
        ),
        (
            "Does Leeds City Council know the University of Exeter and the Council?",
            &["Leeds City Council", "University of Exeter", "Council"],
        ),
        (
            "It is run by Barts Health NHS Trust and the Department for Work and Pensions.",
            &["Barts Health NHS Trust", "Department for Work and Pensions"],
        ),
        ("The Leicestershire Police Service said so.", &["Leicestershire Police Service"]),
        ("Neither Norfolk or Suffolk Constabulary use it.", &["Suffolk Constabulary"]),
        ("The Norfolk and Suffolk Constabulary use it.", &["Norfolk and Suffolk Constabulary"]),
        ("The Wiltshire Police Authority and Kent Police and Crime Commissioner met.", &[]),
        ("New South Wales Police replied at once to us.", &[]),
        (
            "The London Borough of Hammersmith and Fulham and Wiltshire Fire and Rescue Service wrote.",
            &["London Borough of Hammersmith and Fulham", "Wiltshire Fire and Rescue Service"],
        ),
        (
            "We sent it to King's Lynn and West Norfolk Borough Council today.",
            &["King's Lynn and West Norfolk Borough Council"],
        ),
    ] {
        assert_eq!(texts(text), names, "{text}");
    }
}

#[test]
fn own_needs_signs_that_agree() {
    let own = |text: &str| named(text).own.map(|own| own.name);
    let head = "Kent Police\n\n1 May 2024\n\nDear Applicant,\n\nThank you for your request.\n\nYours sincerely,\n\nFOI Officer\n";
    assert_eq!(own(&format!("{head}Kent Police\n")).as_deref(), Some("Kent Police"));
    assert_eq!(own("Thank you for writing. Kent Police holds four. We asked Essex Police."), None);
    assert_eq!(
        own("Kent Police can neither confirm nor deny that it holds more. You may ask Kent Police to review this.")
            .as_deref(),
        Some("Kent Police")
    );
}
