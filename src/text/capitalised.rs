//! A text at the head of a sentence.

/// The text with its first letter as a capital: "section 14" becomes "Section 14".
pub fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}
