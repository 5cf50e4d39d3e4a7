//! Marks of a hole that are there by half: a program that merges passes them over, and they go out with the letter.

use crate::letter::holes::{Fault, Form};
use crate::lints::leftovers::is_own;
use crate::lints::{Cx, Finding, Findings};

/// Report every hole whose marks do not match.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    for hole in letter.holes.iter().filter(|hole| is_own(letter, hole.span.start)) {
        let Some(fault) = hole.fault else { continue };
        let written = hole.span.of(letter.text());
        let name = hole.name.of(letter.text()).trim();
        let whole = match hole.form {
            Form::Braces => format!("{{{{{name}}}}}"),
            Form::Guillemets if written.contains("<<") => format!("<<{name}>>"),
            Form::Guillemets => format!("«{name}»"),
            Form::Dollar => format!("${{{name}}}"),
            Form::MergeField => format!("{{ MERGEFIELD {name} }}"),
            Form::Brackets if written.starts_with('<') => format!("<{name}>"),
            Form::Brackets => format!("[{name}]"),
        };
        let (label, message) = match fault {
            Fault::Open => (
                "never closed",
                format!("‘{written}’ opens a place to fill in and nothing closes it. Write ‘{whole}’."),
            ),
            Fault::Half => (
                "half of the marks",
                format!("‘{written}’ has two marks on one side and one on the other. Write ‘{whole}’."),
            ),
            Fault::Unopened => {
                ("never opened", format!("‘{written}’ closes a place to fill in that nothing opens. Write ‘{whole}’."))
            }
            Fault::Empty => {
                ("no name", "A place to fill in without a name. Name what belongs there, or take it out.".to_owned())
            }
        };
        findings.push(Finding::new(hole.span, message).label(label));
    }
}
