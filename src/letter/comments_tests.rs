use super::super::{Cues, Letter};
use crate::text::{Format, Source};

/// Each comment's body and what it covers.
fn comments(text: &str) -> Vec<(String, Option<String>)> {
    let source = Source::from_text("a.md", Format::Markdown, text);
    let letter = Letter::read(&source, Cues::builtin(), None);
    let shown = |comment: &super::Comment| {
        (comment.body.of(text).trim().to_owned(), comment.covers.map(|span| span.of(text).to_owned()))
    };
    letter.comments.iter().map(shown).collect()
}

fn one(text: &str) -> Option<String> {
    let found = comments(text);
    assert_eq!(found.len(), 1, "{found:?}");
    found.into_iter().next().unwrap().1
}

#[test]
fn a_comment_covers_the_next_block_and_no_more() {
    assert_eq!(one("Before.\n\n<!-- c -->\nOne\ntwo.\n\nThree.\n").unwrap(), "One\ntwo.");
    assert_eq!(one("<!-- c -->\n\n# Head\n\nThree.\n").unwrap(), "# Head");
    assert_eq!(one("<!-- c -->\r\n\r\nOne.\r\n\r\nTwo.\r\n").unwrap(), "One.");
    assert_eq!(one("> <!-- c -->\n> One.\n\nTwo.\n").unwrap(), "One.");
}

#[test]
fn of_a_list_it_covers_one_item_without_those_below() {
    assert_eq!(one("<!-- c -->\n- one\n- two\n").unwrap(), "- one");
    assert_eq!(one("- one\n<!-- c -->\n- two\n- three\n").unwrap(), "- two");
    assert_eq!(one("- one\n  <!-- c -->\n  - below\n- two\n").unwrap(), "- below");
    assert_eq!(one("<!-- c -->\n- one\n  - below\n").unwrap(), "- one");
}

#[test]
fn of_a_table_it_covers_all_rows() {
    let table = "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |";
    assert_eq!(one(&format!("<!-- c -->\n\n{table}\n\nAfter.\n")).unwrap(), table);
    assert_eq!(one("| a | b |\n|---|---|\n| 1 <!-- c --> | 2 |\n| 3 | 4 |\n").unwrap(), "| 1 <!-- c --> | 2 |");
}

#[test]
fn a_comment_within_a_block_covers_that_block() {
    assert_eq!(one("One <!-- c --> two.\n\nThree.\n").unwrap(), "One <!-- c --> two.");
    assert_eq!(one("- one <!-- c -->\n- two\n").unwrap(), "- one <!-- c -->");
    assert_eq!(one("# Head <!-- c -->\n\nThree.\n").unwrap(), "# Head <!-- c -->");
}

#[test]
fn a_comment_on_a_line_of_its_own_parts_a_paragraph_and_covers_what_follows() {
    assert_eq!(one("One\n<!-- c -->\ntwo.\n\nThree.\n").unwrap(), "two.");
}

#[test]
fn comments_in_a_row_cover_the_same_block() {
    let found = comments("<!-- a -->\n<!-- b -->\n\n<!-- c --> <!-- d -->\n\nOne.\n\nTwo.\n");
    assert_eq!(found.iter().map(|(body, _)| body.as_str()).collect::<Vec<_>>(), ["a", "b", "c", "d"]);
    assert!(found.iter().all(|(_, covers)| covers.as_deref() == Some("One.")), "{found:?}");
}

#[test]
fn at_the_end_of_the_file_nothing_is_covered() {
    assert_eq!(one("One.\n\n<!-- c -->\n"), None);
    assert_eq!(one("One.\n\n<!-- c -->"), None);
}

#[test]
fn in_code_there_are_no_comments() {
    for text in ["```\n<!-- c -->\n```\n\nOne.\n", "    <!-- c -->\n\nOne.\n", "Write `<!-- c -->` here.\n"] {
        assert_eq!(comments(text), [], "{text}");
    }
}

#[test]
fn a_comment_may_run_over_lines_and_stand_in_other_html() {
    assert_eq!(comments("<!-- a\nb -->\nOne.\n"), [("a\nb".to_owned(), Some("One.".to_owned()))]);
    assert_eq!(one("<div>\n<!-- c -->\n</div>\n\nOne.\n").unwrap(), "One.");
}

#[test]
fn what_a_comment_swallows_is_known() {
    let text = "<!-- c --> One two.\n\nThree.\n\n<!-- open\n\nFour.\n";
    let source = Source::from_text("a.md", Format::Markdown, text);
    let letter = Letter::read(&source, Cues::builtin(), None);
    assert_eq!(letter.comments[0].hides.map(|span| span.of(text)), Some("One two."));
    assert!(letter.comments[0].closed && !letter.comments[1].closed);
    assert_eq!(letter.comments[1].span.end, text.len());
}

#[test]
fn marks_in_any_order_are_no_trouble() {
    for text in ["<!-->x\n", "<!--->x\n", "<!----->\n", "--><!--", "<!-- a <!-- b --> c -->\n", "a <!--b--><!--c-->"] {
        comments(text);
    }
    comments(&"<!-- c -->\n".repeat(20_000));
    comments(&"<!--".repeat(20_000));
}
