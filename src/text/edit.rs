//! A change to a text, as data: a fix proposes edits, and only `check` ever applies them to a file.

use super::Span;

/// Replace the bytes at `span` by `replacement`. An empty span inserts, an empty replacement deletes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What goes.
    pub span: Span,
    /// What comes in its place.
    pub replacement: String,
}

impl Edit {
    /// Put `replacement` where `span` was.
    pub fn replace(span: Span, replacement: impl Into<String>) -> Self {
        Self { span, replacement: replacement.into() }
    }

    /// Put `text` before byte `at`.
    pub fn insert(at: usize, text: impl Into<String>) -> Self {
        Self { span: Span::at(at), replacement: text.into() }
    }

    /// Take the bytes at `span` away.
    pub fn delete(span: Span) -> Self {
        Self { span, replacement: String::new() }
    }

    /// The text with all edits made, or `None` when two of them overlap or one lies outside the text or inside a character.
    pub fn apply_all(edits: &[Edit], text: &str) -> Option<String> {
        let mut ordered: Vec<&Edit> = edits.iter().collect();
        ordered.sort_by_key(|edit| edit.span);
        let (mut out, mut done) = (String::with_capacity(text.len()), 0);
        for edit in ordered {
            if edit.span.start < done {
                return None;
            }
            out.push_str(text.get(done..edit.span.start)?);
            text.get(edit.span.start..edit.span.end)?;
            out.push_str(&edit.replacement);
            done = edit.span.end;
        }
        out.push_str(text.get(done..)?);
        Some(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_made_in_the_order_of_their_places() {
        let edits = [Edit::replace(Span::new(3, 7), "the"), Edit::insert(0, "> "), Edit::delete(Span::new(7, 8))];
        assert_eq!(Edit::apply_all(&edits, "as they duty").as_deref(), Some("> as theduty"));
    }

    #[test]
    fn overlapping_edits_are_refused() {
        let edits = [Edit::delete(Span::new(0, 3)), Edit::delete(Span::new(2, 5))];
        assert_eq!(Edit::apply_all(&edits, "abcdef"), None);
    }

    #[test]
    fn an_edit_inside_a_character_is_refused() {
        assert_eq!(Edit::apply_all(&[Edit::delete(Span::new(0, 1))], "£5"), None);
    }
}
