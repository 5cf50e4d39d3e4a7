//! The page for people: what a browser makes of it, whatever the letters hold.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use insta::assert_snapshot;
use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::dom::{Dom, Element};
use super::*;

/// Text that would be markup, end a style or attribute, move a cursor or turn the writing round.
const HOSTILE: &str = "</style></p><script>alert(1)</script><img src=x onerror='a()'>\" ' & &lt; ]]> -- <!-- \u{1b}[31m\u{0}\u{202e}\u{2066}\u{85}\u{fffe}<b";

fn page(run: &Run) -> Dom {
    Dom::read(&report(ReportFormat::Html, run))
}

/// Whether a letter's text stands in the page as it was, apart from white space and the numbers of findings.
pub(super) fn same_words(page: &Dom, letter: usize, text: &str) -> bool {
    let id = format!("l{}", letter + 1);
    let in_letter = |element: &Element| page.is_inside(element, |outer| outer.attribute("id") == id);
    let blocks = page.class("row").filter(|row| in_letter(row)).count();
    // the text of a letter that nothing points into is not kept
    if blocks == 0 {
        return page.class("finding").all(|finding| !in_letter(finding));
    }
    let html = page.letter(letter);
    let words = |text: &str| crate::text::visible(text).chars().filter(|shown| !is_blank(*shown)).collect::<String>();
    words(&html) == words(text.trim_start_matches('\u{feff}'))
}

fn is_blank(character: char) -> bool {
    let gone = ['\u{240a}', '\u{240d}', '\u{2409}', '\u{fffd}', '\u{feff}'];
    character.is_whitespace()
        || gone.contains(&character)
        || u32::from(character) & 0xFFFE == 0xFFFE
        || ('\u{fdd0}'..='\u{fdef}').contains(&character)
}

#[test]
fn the_page_as_it_is_written() {
    let page = report(ReportFormat::Html, &full());
    let (head, rest) = page.split_once("<style>").expect("the page has a style");
    let (_, body) = rest.split_once("</style>").expect("and its end");
    let head = head.replace(&hash(&style(&page)), "HASH");
    let page = format!("{head}<style>…</style>{body}").replace(env!("CARGO_PKG_VERSION"), "VERSION");
    assert_snapshot!(page);
}

fn style(page: &str) -> String {
    let (_, rest) = page.split_once("<style>").expect("the page has a style");
    // a browser reads every line end as a line feed
    rest.split_once("</style>").expect("and its end").0.replace("\r\n", "\n")
}

fn hash(style: &str) -> String {
    STANDARD.encode(Sha256::digest(style))
}

#[test]
fn the_browser_is_told_to_load_nothing_and_to_take_no_other_style() {
    let text = report(ReportFormat::Html, &full());
    let page = Dom::read(&text);
    let policy = page.named("meta").find(|meta| meta.attribute("http-equiv") == "Content-Security-Policy");
    let expected =
        format!("default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'", hash(&style(&text)));
    // after a change of style.css the constant STYLE_HASH is what stands here
    assert_eq!(policy.expect("the page has a policy").attribute("content"), expected);
    for call in ["url(", "@import", "image-set", "src("] {
        assert!(!style(&text).contains(call), "the style loads something by {call}");
    }
}

/// What may be in a page: nothing that runs, loads or sends.
fn assert_harmless(page: &Dom) {
    assert_eq!(page.faults, Vec::<String>::new());
    let known = "html head meta title style body a header h1 h2 h3 h4 p main section nav ol ul li span bdi input label \
                 div dl dt dd strong em mark code del ins article footer";
    let attributes = "lang charset http-equiv content name class id href rel for type checked autocomplete tabindex aria-label aria-labelledby";
    for element in &page.elements {
        assert!(known.split_whitespace().any(|name| name == element.name), "<{}>", element.name);
        for name in element.attributes.keys() {
            assert!(attributes.split_whitespace().any(|known| known == name), "<{} {name}>", element.name);
        }
        let inside: Vec<&str> = element.inside.iter().map(|index| page.elements[*index].name.as_str()).collect();
        let in_paragraph = inside.iter().any(|outer| matches!(*outer, "p" | "h1" | "h2" | "h3" | "h4"));
        let inline = ["a", "span", "bdi", "strong", "em", "mark", "code", "del", "ins"];
        assert!(!in_paragraph || inline.contains(&element.name.as_str()), "<{}> in {inside:?}", element.name);
    }
    let mut ids: Vec<&str> = page.elements.iter().map(|element| element.attribute("id")).collect();
    ids.retain(|id| !id.is_empty());
    for link in page.named("a") {
        let to = link.attribute("href");
        match to.strip_prefix('#') {
            Some(id) => assert!(ids.contains(&id), "{to} leads nowhere"),
            None => assert!(to.starts_with("https://") || to.starts_with("http://"), "{to}"),
        }
    }
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id stands twice");
}

/// A run with hostile words wherever words come from.
fn hostile() -> Run {
    let mut run = run(&[&format!("Dear Sir,\n\n{HOSTILE} here\n\nYours {HOSTILE}"), HOSTILE]);
    for letter in &mut run.letters {
        letter.path = format!("{}{HOSTILE}", letter.path);
        letter.authority = Some(HOSTILE.into());
    }
    let mut diagnostic = finding("late", of(&run, 0, HOSTILE));
    diagnostic.message = format!("{HOSTILE}. Write {HOSTILE}.");
    (diagnostic.label, diagnostic.notes) = (HOSTILE.into(), vec![format!("source: https://a.uk/{HOSTILE}")]);
    diagnostic.related = vec![related(of(&run, 0, "here"), HOSTILE), related(of(&run, 1, "alert"), HOSTILE)];
    let edits = vec![Edit::replace(of(&run, 0, "here").span, HOSTILE), Edit::delete(of(&run, 0, "</style>").span)];
    diagnostic.fix = Some(Fix { title: HOSTILE.into(), applicability: Applicability::Safe, edits });
    found(&mut run, diagnostic);
    let unknown = finding(HOSTILE, of(&run, 0, "Yours"));
    found(&mut run, unknown);
    run.errors = vec![RunError { path: HOSTILE.into(), message: HOSTILE.into() }];
    run.not_checked = vec![HOSTILE.into(), format!("{}: {HOSTILE}", run.letters[0].path)];
    run
}

#[test]
fn hostile_words_are_words() {
    let run = hostile();
    let text = report(ReportFormat::Html, &run);
    assert!(!text.contains(|character: char| character.is_control() && character != '\n'));
    assert!(!text.contains(['\u{202e}', '\u{2066}', '\u{fffe}']));
    let page = Dom::read(&text);
    assert_harmless(&page);
    let shown = page.named("body").next().expect("a body").text.clone();
    assert!(
        shown.contains("</style></p><script>alert(1)</script><img src=x onerror='a()'>\" ' & &lt; ]]> -- <!-- ␛[31m␀"),
        "{shown}"
    );
    let style = page.named("style").next().expect("a style");
    assert_eq!(page.named("style").count(), 1);
    assert!(!style.text.contains("alert"));
}

#[test]
fn the_page_of_any_run_is_harmless() {
    let mut without_texts = full();
    without_texts.letters.iter_mut().for_each(|letter| letter.source = None);
    for run in [full(), without_texts, Run::default(), run(&["a"]), run(&["a", "b"])] {
        assert_harmless(&page(&run));
    }
}

#[test]
fn words_are_underlined_where_they_stand_and_their_number_leads_to_what_is_said() {
    let page = page(&full());
    let mark = page.named("mark").find(|mark| mark.text == "the the").expect("the words are marked");
    assert!(mark.has_class("error"));
    let number = page.id("l1-p1");
    assert_eq!(
        (number.text.as_str(), number.attribute("href"), number.attribute("aria-label")),
        ("1", "#l1-f1", "error 1")
    );
    let card = page.id("l1-f1");
    assert!(card.has_class("finding") && card.text.contains("FOIA 2000 s.10(6)"), "{}", card.text);
    assert!(page.is_inside(card, |outer| outer.has_class("row") && outer.text.contains("The fee is £5")));
    let other = page.id("l1-f1-0");
    assert_eq!((other.text.as_str(), other.attribute("href")), ("↗1a", "#l1-f1"), "a place in the other letter");
    assert!(page.is_inside(other, |outer| outer.attribute("id") == "l2"));
}

#[test]
fn a_fix_is_shown_as_before_and_after() {
    let page = page(&full());
    let changes: Vec<&str> = page.class("change").map(|change| change.text.as_str()).collect();
    let expected = ["Before The fee is £5 – 😀 the the sum.", "After The fee is £5 – 😀 the sum."];
    assert_eq!(changes, expected);
    assert_eq!(page.named("del").next().expect("what goes").text, "the the");
    assert_eq!(page.named("ins").next().expect("what comes").text, "the");
}

#[test]
fn white_space_that_goes_or_comes_is_seen() {
    let mut run = run(&["First.\nOne  two.Three\nLast"]);
    let mut diagnostic = finding("late", of(&run, 0, "One"));
    let edits = vec![Edit::delete(Span::new(10, 11)), Edit::insert(16, " ")];
    diagnostic.fix = Some(Fix { title: "Mend".into(), applicability: Applicability::Unsafe, edits });
    found(&mut run, diagnostic);
    let page = page(&run);
    let changes: Vec<&str> = page.class("change").map(|change| change.text.as_str()).collect();
    assert_eq!(changes, ["Before One␣ two.Three", "After One two.␣Three"]);
    assert!(page.class("care").count() == 1, "a fix that chooses words is to be read first");
}

#[test]
fn spans_overlap_nest_and_go_over_lines_and_paragraphs() {
    let text = "One two\r\nthree four\r\n\r\nfive six seven";
    let mut run = run(&[text]);
    for (words, severity) in [
        ("One two\r\nthree four\r\n\r\nfive six", Severity::Warning),
        ("two\r\nthree", Severity::Error),
        ("three four", Severity::Note),
        ("six seven", Severity::Error),
    ] {
        let mut diagnostic = finding("late", of(&run, 0, words));
        diagnostic.severity = severity;
        found(&mut run, diagnostic);
    }
    let page = page(&run);
    assert_harmless(&page);
    assert!(same_words(&page, 0, text));
    let marked = |class| {
        let marks = page.named("mark").filter(move |mark| mark.has_class(class)).map(|mark| mark.text.as_str());
        marks.collect::<String>()
    };
    assert_eq!(marked("warning"), "One two\nthree fourfive six");
    assert_eq!(marked("error"), "two\nthreesix seven");
    assert_eq!(marked("note"), "three four");
    let first = page.class("row").next().expect("a row");
    assert_eq!(first.text.matches("Warning 1").count(), 1, "what begins in a paragraph is said beside it");
}

#[test]
fn hidden_words_are_nowhere_in_the_page() {
    let mut run = run(&["Dear Sir,\n\nWe hold seCret words of others here.\n\nYours"]);
    let mut hidden = finding("tracked", of(&run, 0, "seCret words"));
    hidden.message = "A deletion is still tracked. Accept or reject it.".into();
    (hidden.label, hidden.related) = ("seCret".into(), vec![related(of(&run, 0, "others"), "seCret")]);
    let edits = vec![Edit::replace(of(&run, 0, "seCret words of").span, "seCret")];
    hidden.fix = Some(Fix { title: "Write ‘seCret’".into(), applicability: Applicability::Safe, edits });
    found(&mut run, hidden);
    let mut over = finding("late", of(&run, 0, "hold seCret"));
    over.message = "‘hold seCret’ is a slip. Write ‘seCret’.".into();
    (over.label, over.notes) = ("seCret".into(), vec!["seCret".into()]);
    over.fix =
        Some(Fix { title: "Write ‘seCret’".into(), applicability: Applicability::Unsafe, edits: Vec::new() });
    found(&mut run, over);
    let mut near = finding("late", of(&run, 0, "here"));
    let edits = vec![Edit::replace(of(&run, 0, "here").span, "there")];
    near.fix = Some(Fix { title: "Write ‘there’".into(), applicability: Applicability::Safe, edits });
    found(&mut run, near);
    let text = report(ReportFormat::Html, &run);
    assert!(!text.contains("seCret") && !text.contains("words of") && !text.contains("others"), "{text}");
    let page = Dom::read(&text);
    assert_harmless(&page);
    assert!(page.class("withheld").count() > 0, "it is said that something is withheld");
    assert!(page.id("l1-f1").text.contains("A deletion is still tracked.") && page.id("l1-f1").text.contains("Accept"));
    assert!(page.class("change").any(|change| change.text.contains("there")));
}

#[test]
fn a_letter_without_findings_is_never_called_ready() {
    let mut clean = run(&["a", "b"]);
    clean.letters[1].empty = true;
    clean.letters.iter_mut().for_each(|letter| letter.source = None);
    clean.not_checked = vec!["a.txt: no date: lateness".into()];
    let page = page(&clean);
    let none: Vec<&str> = page.class("none").map(|none| none.text.as_str()).collect();
    assert!(none[0].starts_with("Nothing was found in this letter. foilint does not see everything"), "{}", none[0]);
    assert_eq!(none[1], "There is no word in this file, so nothing was checked.");
    let body = &page.named("body").next().expect("a body").text;
    assert!(!body.to_lowercase().contains("safe") && !body.to_lowercase().contains("ready"), "{body}");
    assert!(page.id("l1").text.contains("no date: lateness"));
}

#[test]
fn severities_are_grouped_counted_and_can_be_hidden() {
    let text = report(ReportFormat::Html, &full());
    let page = Dom::read(&text);
    for (name, count) in [("error", "1 error"), ("warning", "1 warning"), ("note", "1 note")] {
        let group = page.class("group").find(|group| group.has_class(name)).expect("a group");
        assert!(group.text.contains(count), "{}", group.text);
        let id = format!("show-{name}");
        assert_eq!(page.id(&id).attribute("type"), "checkbox");
        assert_eq!(page.named("label").filter(|label| label.attribute("for") == id).count(), 1);
        assert!(style(&text).contains(&format!("#{id}:not(:checked) ~ .letters")));
    }
    let parent = |element: &Element| element.inside.last().copied();
    assert_eq!(parent(page.id("show-error")), parent(page.id("letters")), "the style sheet needs them side by side");
}

#[test]
fn a_lint_that_finds_too_much_is_cut() {
    let mut run = run(&[&"the the\n".repeat(60)]);
    for line in 0..60 {
        found(&mut run, finding("late", place(0, Span::new(line * 8, line * 8 + 7))));
    }
    let page = page(&run);
    assert_eq!(page.class("finding").count(), 50);
    assert_eq!(page.class("left-out").next().expect("it is said").text, "and 10 more of late");
    assert!(page.class("group").next().expect("a group").text.contains("60 errors"), "the counts are of all");
}

#[test]
fn landmarks_language_and_headings_are_there() {
    let page = page(&full());
    assert_eq!(page.named("html").next().expect("a page").attribute("lang"), "en-GB");
    for landmark in ["header", "main", "footer", "h1", "nav"] {
        assert_eq!(page.named(landmark).count(), 1, "{landmark}");
    }
    let levels = page.elements.iter().filter_map(|element| element.name.strip_prefix('h')?.parse::<u8>().ok());
    let levels: Vec<u8> = levels.collect();
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "no level is left out: {levels:?}");
}

/// The relative luminance of a colour `#rrggbb`, as WCAG 2.2 defines it.
fn luminance(color: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&color[at..at + 2], 16).expect("a colour is #rrggbb")) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

#[test]
fn colours_can_be_told_apart_in_light_and_dark() {
    let style = style(&report(ReportFormat::Html, &Run::default()));
    let schemes: Vec<&str> = style.split(":root {").skip(1).take(2).collect();
    assert_eq!(schemes.len(), 2);
    for scheme in schemes {
        let color = |name: &str| {
            let (_, rest) = scheme.split_once(&format!("--{name}: ")).unwrap_or_else(|| panic!("no --{name}"));
            luminance(rest.split(';').next().expect("a declaration ends"))
        };
        for ground in ["page", "paper", "error-paper", "warning-paper", "note-paper"] {
            let own = ground.strip_suffix("-paper");
            for ink in ["text", "quiet", "link"]
                .into_iter()
                .chain(own)
                .chain(["error", "warning", "note"].into_iter().filter(|_| own.is_none()))
            {
                let (one, other) = (color(ink), color(ground));
                let contrast = (one.max(other) + 0.05) / (one.min(other) + 0.05);
                assert!(contrast >= 4.5, "--{ink} on --{ground}: {contrast:.2}");
            }
        }
        for (ink, ground) in [("gone", "gone-paper"), ("new", "new-paper")] {
            let (one, other) = (color(ink), color(ground));
            assert!((one.max(other) + 0.05) / (one.min(other) + 0.05) >= 4.5, "--{ink} on --{ground}");
        }
    }
}

proptest! {
    #[test]
    fn markdown_keeps_its_words(
        pieces in prop::collection::vec(prop::sample::select(vec!["#", "# ", "*", "**", "a", "b ", "\n", "\n\n", ">", "> ", "\\", "- ", "|", "```\n", "<!--", "-->", "===\n", "é", "\r\n", "`"]), 0..60),
        cuts in (any::<usize>(), any::<usize>()),
    ) {
        let text = pieces.concat();
        let mut run = run(&[&text]);
        run.letters[0].format = Format::Markdown;
        run.letters[0].source = Some(Source::from_text("a.md", Format::Markdown, text.clone()));
        let ends: Vec<usize> = (0..=text.len()).filter(|&byte| text.is_char_boundary(byte)).collect();
        let (one, other) = (ends[cuts.0 % ends.len()], ends[cuts.1 % ends.len()]);
        found(&mut run, finding("late", place(0, Span::new(one.min(other), one.max(other)))));
        let page = page(&run);
        assert_harmless(&page);
        prop_assert!(same_words(&page, 0, &text));
    }
}
