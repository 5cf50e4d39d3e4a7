use super::*;

fn holes(text: &str) -> Vec<(&str, HoleKind)> {
    let found = find(text, 0, Format::Text);
    found.into_iter().filter(|hole| hole.fault.is_none()).map(|hole| (hole.span.of(text), hole.kind)).collect()
}

fn malformed(text: &str) -> Vec<(&str, Fault)> {
    let found = find(text, 0, Format::Text);
    found.into_iter().filter_map(|hole| Some((hole.span.of(text), hole.fault?))).collect()
}

#[test]
fn every_syntax_is_read() {
    for text in [
        "{{date_received}}",
        "{{ request.date }}",
        "{{{date}}}",
        "{date_received}",
        "«DateReceived»",
        "<<Date received>>",
        "<date received>",
        "<insert date>",
        "[date]",
        "[insert the date of the request]",
        "[DATE RECEIVED]",
        "[[date]]",
        "${dateReceived}",
        "{ MERGEFIELD DateReceived }",
        "{MERGEFIELD  \"Date_received\" \\* MERGEFORMAT }",
    ] {
        assert_eq!(holes(&format!("Yours of {text}.")), [(text, HoleKind::Date)], "{text}");
    }
}

#[test]
fn a_name_says_what_will_stand_there() {
    for (name, kind) in [
        ("requester_name", HoleKind::Name),
        ("review_days", HoleKind::Number),
        ("force_name", HoleKind::Authority),
        ("force_address", HoleKind::Contact),
        ("exemption", HoleKind::Section),
        ("ourRef", HoleKind::Reference),
        ("reference_number", HoleKind::Reference),
        ("harm", HoleKind::Text),
    ] {
        assert_eq!(holes(&format!("{{{{{name}}}}}"))[0].1, kind, "{name}");
    }
}

#[test]
fn other_brackets_are_no_holes() {
    for text in [
        "[redacted] and [sic] and [2019] UKUT 247 and [note 1] and [emphasis added]",
        "<https://ico.org.uk> <foi@example.gov.uk> <br/> 3 < 4 > 2",
        "« Bilan » and {a} and {1, 2}",
        "- [x] done\n- [ ] not done",
        "[the date](https://example.org)",
        "write ‘{{ref}}’ there",
    ] {
        assert_eq!(find(text, 0, Format::Text), [], "{text}");
    }
}

#[test]
fn a_direction_is_told_apart() {
    for text in ["[delete as appropriate]", "{% if refused %}", "{{#if refused}}", "{{/if}}", "[check with legal]"] {
        assert_eq!(holes(text), [(text, HoleKind::Direction)], "{text}");
    }
}

#[test]
fn malformed_holes_are_found() {
    for (text, span, fault) in [
        ("Dear {{name}, we", "{{name}", Fault::Half),
        ("Dear {name}}, we", "{name}}", Fault::Half),
        ("Dear {{name, we hold {{ref}}", "{{name", Fault::Open),
        ("Dear name}}, we", "name}}", Fault::Unopened),
        ("Dear {{}}, we", "{{}}", Fault::Empty),
        ("Dear «name, we wrote to «other»", "«name", Fault::Open),
        ("Dear name», we", "name»", Fault::Unopened),
        ("Dear ${name, we", "${name", Fault::Open),
        ("Dear <<name>, we", "<<name>", Fault::Half),
        ("received on [insert date. We hold it", "[insert date", Fault::Open),
    ] {
        assert_eq!(malformed(text), [(span, fault)], "{text}");
    }
    for text in ["{{name}}", "« Bilan »", "[insert\nthe date]", "a »b« c", "if (a) { b } }"] {
        let found = malformed(text);
        assert!(found.is_empty() || text.contains('»'), "{text}: {found:?}");
    }
}

#[test]
fn a_mask_keeps_every_byte_in_its_place() {
    let text = "A «é» b\n{% if x %}\n[insert date]";
    let holes = find(text, 0, Format::Text);
    let masked = masked(text, &holes);
    assert_eq!(masked, "A Xxxxxx b\n          \nXxxxxxxxxxxxx");
}

#[test]
fn whatever_stands_in_a_text_nothing_overlaps() {
    for text in
        ["{{{{}}}}", "{{a{{b}}", "««»»", "${${a}}", "[[a]", "[<{{a}}>]", "}}{{", "{{é", "«", "»", "<<<a>>>", "{", "$"]
    {
        let found = find(text, 0, Format::Markdown);
        assert!(found.windows(2).all(|two| two[0].span.end <= two[1].span.start), "{text}: {found:?}");
        assert_eq!(masked(text, &found).len(), text.len());
    }
}
