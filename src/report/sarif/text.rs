//! Texts as SARIF writes them. A message may hold placeholders such as `{0}` and links such as `[there](1)`; a letter
//! may hold both, being a template or Markdown, and there they mean nothing of the kind.

/// A text as that of a message: braces are doubled (3.11.5), and no link comes about (3.11.6).
pub(super) fn message(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}").replace("](", "\\](")
}

/// A plain text as Markdown that reads the same; HTML, which SARIF forbids there, cannot come about.
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&') {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

/// The first paragraph of a text, in one line.
pub(super) fn first_paragraph(text: &str) -> String {
    let paragraph = text.split("\n\n").next().unwrap_or_default();
    paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_letter_holds_is_neither_a_placeholder_nor_a_link() {
        assert_eq!(message("Fill in ‘{{name}}’ and {0}"), "Fill in ‘{{{{name}}}}’ and {{0}}");
        assert_eq!(message("[the review](https://example.org) [date]"), "[the review\\](https://example.org) [date]");
    }

    #[test]
    fn markdown_reads_as_the_text() {
        assert_eq!(
            markdown("Write ‘s.40(2)’, not <b>*s 40*</b> & co"),
            r"Write ‘s.40(2)’, not \<b\>\*s 40\*\</b\> \& co"
        );
    }

    #[test]
    fn a_paragraph_ends_at_an_empty_line() {
        assert_eq!(first_paragraph("One\n  line.\n\nTwo."), "One line.");
    }
}
