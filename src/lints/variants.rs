//! One thing in several forms within one letter. Which form is right is the writer's choice, so the form that stands out
//! is shown, once, with the places of all the others.

use crate::letter::Letter;
use crate::lints::Finding;
use crate::text::Span;

/// At most this many other places are shown.
const MOST: usize = 20;

/// A place where the thing stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use {
    /// Which of its forms.
    pub form: usize,
    /// Where.
    pub span: Span,
}

/// The form that stands out and the usual one, where there are two: the rarer stands out, of two as rare the later.
pub fn odd_and_usual(uses: &[Use]) -> Option<(usize, usize)> {
    let mut forms: Vec<(usize, usize)> = Vec::new();
    for one in uses {
        match forms.iter_mut().find(|(form, _)| *form == one.form) {
            Some((_, count)) => *count += 1,
            None => forms.push((one.form, 1)),
        }
    }
    let odd = forms.iter().rev().min_by_key(|(_, count)| *count)?.0;
    let usual = forms.iter().rev().filter(|(form, _)| *form != odd).max_by_key(|(_, count)| *count)?.0;
    Some((odd, usual))
}

/// One finding at the first place of the odd form, with the other places. The uses are in the order of the letter.
pub fn finding(letter: &Letter, uses: &[Use], odd: usize, message: impl Into<String>) -> Option<Finding> {
    let first = uses.iter().position(|one| one.form == odd)?;
    let others = uses.iter().enumerate().filter(|(at, _)| *at != first).map(|(_, one)| one.span);
    let shown = |span: Span| span.of(letter.text()).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut finding = Finding::new(uses[first].span, message);
    for span in others.clone().take(MOST) {
        finding = finding.related(span, format!("here ‘{}’", shown(span)));
    }
    let more = others.count().saturating_sub(MOST);
    Some(if more > 0 { finding.note(format!("It stands in {more} more places.")) } else { finding })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uses(forms: &[usize]) -> Vec<Use> {
        forms.iter().enumerate().map(|(at, form)| Use { form: *form, span: Span::new(at, at + 1) }).collect()
    }

    #[test]
    fn the_rarer_form_stands_out_and_of_two_as_rare_the_later() {
        assert_eq!(odd_and_usual(&uses(&[1, 0, 0])), Some((1, 0)));
        assert_eq!(odd_and_usual(&uses(&[1, 0])), Some((0, 1)));
        assert_eq!(odd_and_usual(&uses(&[2, 2, 1, 0, 0, 0])), Some((1, 0)));
    }

    #[test]
    fn one_form_alone_stands_out_from_nothing() {
        assert_eq!(odd_and_usual(&uses(&[3, 3])), None);
        assert_eq!(odd_and_usual(&[]), None);
    }
}
