//! The phrasebook: the formulae of the genre, and how to tell a near miss of one from a good wording of one's own.
//!
//! A formula is indexed under a run of words of each of its halves; one slip leaves a half whole, so it is always
//! found (`index`). Around that run the text is laid against the formula with at most one slip (`align`). Most
//! deviations are good English, so a slip is reported only where word classes say that it cannot be (`guard`).

mod align;
mod alike;
mod always;
mod book;
mod compiled;
mod fixed;
mod guard;
mod stretch;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::letter::pattern::{self, Slots};
use crate::letter::{Block, Letter};
use crate::text::{Edit, Span};

use align::{Laid, Slip};
use always::Beginnings;
use stretch::{Stretches, may_go_on};

use book::{Anchor, Book, Outward, Steps};
pub use book::{BookError, Classes, prove};
pub use compiled::classes;

/// The formulae and the wordings that are always broken.
pub struct Phrasebook {
    book: Book,
    /// Where the wordings may begin that are always broken.
    beginnings: Beginnings,
    outward: Outward,
    classes: Classes,
}

/// A formula of the book.
#[derive(Clone, Copy)]
struct Formula<'a> {
    written: &'a str,
    /// Whether it says itself all that may vary.
    fixed: bool,
}

/// A slip in a formula, or a wording that is always broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The words that are wrong, with a neighbour where one is needed to see it.
    pub span: Span,
    /// How the words should read.
    pub meant: String,
    /// What went wrong, as a sentence about the words.
    pub what: String,
    /// The changes that mend it.
    pub edits: Vec<Edit>,
}

impl Phrasebook {
    /// Read phrase files: names and texts, in order, with the word classes.
    ///
    /// # Errors
    /// When a line cannot be read; the error names file and line.
    pub fn parse<'a>(
        files: impl IntoIterator<Item = (&'a str, &'a str)>,
        classes: Classes,
    ) -> Result<Phrasebook, BookError> {
        let book = Book::read(files, &classes)?;
        Ok(Phrasebook::of(Outward::of(&book.formulae), book, classes))
    }

    /// The one that foilint brings.
    pub fn builtin(classes: Classes) -> Phrasebook {
        Phrasebook::of(compiled::outward(), compiled::book(), classes)
    }

    fn of(outward: Outward, book: Book, classes: Classes) -> Phrasebook {
        Phrasebook { beginnings: Beginnings::of(&book.broken), book, outward, classes }
    }

    fn formula(&self, anchor: &Anchor) -> Formula<'_> {
        let formula = self.book.formulae[anchor.formula as usize];
        Formula { written: self.book.words(formula.written), fixed: formula.fixed }
    }

    /// The steps of a formula outward from an anchor, to the left and to the right.
    fn outward(&self, anchor: &Anchor) -> [Steps<'_>; 2] {
        self.outward.around(anchor, || {
            let formula = self.book.formulae[anchor.formula as usize];
            (formula, self.book.words(formula.written))
        })
    }

    /// How many formulae it has.
    pub fn len(&self) -> usize {
        self.book.formulae.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.book.formulae.is_empty() && self.book.always.is_empty()
    }

    /// The broken formulae of some blocks of a letter, in order of place.
    pub fn check<'b>(
        &self,
        letter: &Letter,
        blocks: impl Iterator<Item = &'b Block> + Clone,
        slots: &dyn Slots,
    ) -> Vec<Broken> {
        let always = self.beginnings.find(&self.book.broken, letter, blocks.clone(), slots);
        blocks.flat_map(|block| self.check_block(letter, block, &always, slots)).collect()
    }

    /// The formulae that stand word for word in some blocks of a letter, as runs of its words.
    pub fn standing<'b>(
        &self,
        letter: &Letter,
        blocks: impl Iterator<Item = &'b Block>,
        slots: &dyn Slots,
    ) -> Vec<Range<usize>> {
        blocks.flat_map(|block| self.near(letter, block, slots).0).map(|(start, end)| start..end).collect()
    }

    /// `always`: where in the blocks the wordings stand that are always broken.
    fn check_block(
        &self,
        letter: &Letter,
        block: &Block,
        always: &[pattern::Found],
        slots: &dyn Slots,
    ) -> impl Iterator<Item = Broken> {
        // by where they begin; no two overlap
        let mut found: BTreeMap<usize, Broken> = always
            .iter()
            .filter(|hit| block.words.contains(&hit.start))
            .filter(|hit| letter.words[hit.start + 1..hit.end].iter().all(|word| word.gap.is_plain_space()))
            .map(|hit| self.always_broken(letter, *hit, slots))
            .map(|broken| (broken.span.start, broken))
            .collect();
        let (exact, near) = self.near(letter, block, slots);
        let exact = Cover::new(exact);
        for miss in near.into_iter().filter(|miss| !exact.surrounds(miss.slip.words())) {
            let broken = self.describe(letter, &miss);
            let before = found.range(..broken.span.end).next_back();
            if before.is_none_or(|(_, known)| !known.span.overlaps(broken.span)) {
                found.insert(broken.span.start, broken);
            }
        }
        found.into_values()
    }

    fn always_broken(&self, letter: &Letter, hit: pattern::Found, slots: &dyn Slots) -> Broken {
        let span = letter.words_span(hit.start..hit.end);
        let always = &self.book.always[hit.id];
        let (wording, meant) = (self.book.words(always.wording), self.book.words(always.meant));
        let (meant, literal) = meant_by(wording, meant, letter, hit, slots);
        let meant = cased(&meant, letter.words[hit.start].capital);
        let what = format!("‘{}’ is a slip", one_line(span.of(letter.text())));
        let edits = if literal { vec![Edit::replace(span, meant.clone())] } else { Vec::new() };
        Broken { span, edits, meant, what }
    }

    /// The formulae that stand word for word (first word, one past the last), and the near misses, longest formula first.
    fn near(&self, letter: &Letter, block: &Block, slots: &dyn Slots) -> (Vec<(usize, usize)>, Vec<Miss<'_>>) {
        let (mut exact, mut near): (Vec<(usize, usize)>, Vec<Miss>) = (Vec::new(), Vec::new());
        // formulae that stand whole by their first half need not be laid along their second
        let mut whole: Vec<(u32, usize)> = Vec::new();
        let mut slips = Vec::new();
        let mut stretches = Stretches::new(&letter.words, block.words.clone());
        self.book.index.each(&letter.words, block.words.clone(), |at, anchors| {
            let shared = at..at + usize::from(anchors[0].len);
            let stretch = stretches.around(&shared);
            let laid = Laid { words: &letter.words, range: block.words.clone(), slots, shared, stretch };
            let beside = [false, true].map(|forward| laid.beside(forward));
            whole.retain(|&(_, end)| at < end);
            for anchor in anchors {
                let [outer, inner] = if anchor.second { [beside[1], beside[0]] } else { beside };
                if !may_go_on(anchor.outer, outer[0]) || !may_go_on(anchor.inner.nearest, inner[1]) {
                    continue;
                }
                if anchor.second && whole.iter().any(|&(formula, _)| formula == anchor.formula) {
                    continue;
                }
                let missing = laid.missing(anchor.inner, !anchor.second);
                // more than one bit
                if missing & missing.wrapping_sub(1) != 0 {
                    continue;
                }
                if let Some(stands) = laid.read(self.outward(anchor), anchor.second, missing, &mut slips) {
                    exact.push(stands);
                    whole.push((anchor.formula, stands.1));
                    continue;
                }
                if slips.is_empty() {
                    continue;
                }
                let formula = self.formula(anchor);
                if let Some(hit) = guard::broken_reading(&self.classes, formula, letter, &slips) {
                    near.push(Miss { written: formula.written, slip: hit.slip, len: hit.end - hit.start });
                }
            }
        });
        near.sort_by_key(|miss| std::cmp::Reverse(miss.len));
        (exact, near)
    }

    fn describe(&self, letter: &Letter, miss: &Miss) -> Broken {
        let text = letter.text();
        let word = |index: usize| letter.words[index].span();
        let locus = miss.slip.words();
        let context = locus.start..locus.end;
        let span = letter.words_span(context.clone());
        let found = one_line(span.of(text));
        let (edit, what) = match miss.slip {
            Slip::Wrong { meant, at } => {
                let right = cased(meant.of(miss.written), letter.words[at].capital);
                (
                    vec![Edit::replace(word(at), right.clone())],
                    format!("‘{found}’: ‘{right}’ is meant, not ‘{}’", letter.word(at)),
                )
            }
            Slip::Lost { meant, before } => {
                let lost = meant.of(miss.written);
                (vec![Edit::insert(word(before).start, format!("{lost} "))], format!("‘{found}’ has lost ‘{lost}’"))
            }
            Slip::Added { at } => {
                let gone = Span::new(word(at - 1).end, word(at).end);
                (vec![Edit::delete(gone)], format!("‘{found}’ has ‘{}’ too many", letter.word(at)))
            }
            Slip::Moved { at } => {
                let (a, b) = (word(at), word(at + 1));
                (
                    vec![Edit::replace(a, b.of(text)), Edit::replace(b, a.of(text))],
                    format!("‘{found}’ has two words in the wrong order"),
                )
            }
        };
        let local: Vec<Edit> = edit
            .iter()
            .map(|edit| Edit {
                span: Span::new(edit.span.start - span.start, edit.span.end - span.start),
                ..edit.clone()
            })
            .collect();
        let meant = Edit::apply_all(&local, span.of(text)).map_or_else(|| found.clone(), |meant| one_line(&meant));
        Broken { span, meant, what, edits: edit }
    }
}

/// What is meant by a broken wording where it stands, and whether it can take its place letter for letter. Where what is
/// meant has the same alternatives as the wording, the way that was found has its own meaning. What stands in a slot (a
/// name, a figure) stays, if what is meant has the same slots; else it would be lost, and the wording is not replaced.
fn meant_by(wording: &str, meant: &str, letter: &Letter, hit: pattern::Found, slots: &dyn Slots) -> (String, bool) {
    let typical = (meant.to_owned(), !wording.contains(['(', '[', '{']));
    if !meant.contains(['(', '{']) {
        return typical;
    }
    let (Ok(wrong), Ok(right)) = (pattern::expand(wording), pattern::expand(meant)) else { return typical };
    if wrong.len() != right.len() {
        return typical;
    }
    let found = wrong.iter().zip(&right).find_map(|(wrong, right)| {
        let (end, filled) = pattern::match_at(wrong, &letter.words, hit.start, slots)?;
        (end == hit.end).then_some((right, filled))
    });
    let Some((right, filled)) = found else { return typical };
    let filled: Vec<String> =
        filled.into_iter().map(|words| one_line(letter.words_span(words).of(letter.text()))).collect();
    let same = right.iter().filter(|elem| matches!(elem, pattern::Elem::Slot(_))).count() == filled.len();
    (pattern::shown(right, meant, &filled), same)
}

/// Runs of words, asked whether one of them surrounds a place; in a long text there are many of both.
struct Cover {
    /// First words, in order, each with the furthest end of the runs up to it.
    runs: Vec<(usize, usize)>,
}

impl Cover {
    fn new(mut runs: Vec<(usize, usize)>) -> Cover {
        runs.sort_unstable();
        let mut furthest = 0;
        for (_, end) in &mut runs {
            furthest = furthest.max(*end);
            *end = furthest;
        }
        Cover { runs }
    }

    /// Whether a run begins before the place and ends after it.
    fn surrounds(&self, place: Range<usize>) -> bool {
        let before = self.runs.partition_point(|(start, _)| *start < place.start);
        before > 0 && place.end < self.runs[before - 1].1
    }
}

/// A formula with one slip.
struct Miss<'a> {
    written: &'a str,
    slip: Slip,
    len: usize,
}

/// Words without line ends and runs of spaces, for a message.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// With a capital first letter where the words it replaces had one.
fn cased(words: &str, capital: bool) -> String {
    let mut chars = words.chars();
    match chars.next() {
        Some(first) if capital => first.to_uppercase().chain(chars).collect(),
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::Cues;
    use crate::letter::pattern::NoSlots;
    use crate::lints::LintSet;
    use crate::text::{Format, Source};

    /// What a book of these lines says of a text: the words marked and what is meant.
    fn says(lines: &str, text: &str) -> Vec<(String, String)> {
        let classes = LintSet::builtin().classes().clone();
        let book = Phrasebook::parse([("x.txt", lines)], classes).unwrap();
        let source = Source::from_text("x", Format::Text, text);
        let letter = Letter::read(&source, Cues::builtin(), None);
        let found = book.check(&letter, letter.blocks.iter(), &NoSlots).into_iter();
        found.map(|broken| (broken.span.of(text).to_owned(), broken.meant)).collect()
    }

    const FORMULA: &str = "we have considered whether (the|any) information is exempt from disclosure";

    fn one(text: &str) -> String {
        let found = says(FORMULA, text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        format!("{} -> {}", found[0].0, found[0].1)
    }

    #[test]
    fn a_slip_of_the_finger_is_wrong() {
        assert_eq!(
            one("We have considered whether the information it exempt from disclosure."),
            "it exempt -> is exempt"
        );
    }

    #[test]
    fn a_word_may_be_lost_added_or_moved() {
        assert_eq!(
            one("We have considered whether the information exempt from disclosure."),
            "information exempt -> information is exempt"
        );
        assert_eq!(
            one("We have considered whether the information of is exempt from disclosure."),
            "information of is -> information is"
        );
        assert_eq!(
            one("We have considered whether the is information exempt from disclosure."),
            "is information -> information is"
        );
    }

    #[test]
    fn a_good_wording_of_ones_own_is_none_of_these() {
        for text in [
            "We have considered whether any information is exempt from disclosure.",
            "We have considered whether this information is exempt from disclosure.",
            "We have considered whether the information was exempt from disclosure.",
            "We have also considered whether the information is exempt from disclosure.",
            "We have considered whether the requested information is exempt from disclosure.",
            "We have considered whether the information is now exempt from disclosure.",
            "We have considered whether the information, or part of it, is exempt from disclosure.",
            "We have considered whether all the information is exempt from disclosure.",
            "Have we considered whether the information exempt from disclosure?",
            "We have considered whether the information exempt from disclosure is held by us.",
            "We have considered the information is exempt from disclosure.",
            "We have considered whether the information it holds is exempt from disclosure.",
        ] {
            assert_eq!(says(FORMULA, text), [], "{text}");
        }
    }

    #[test]
    fn a_clause_without_that_is_none_of_these_either() {
        let line = "unhappy with the outcome of the internal review";
        assert_eq!(says(line, "If you are unhappy with the outcome the internal review reached, write to us."), []);
        assert_eq!(says(line, "If you are unhappy with the outcome the internal review, write to us.").len(), 1);
    }

    #[test]
    fn what_a_comma_sets_off_is_the_writers_own() {
        let line = "the prevention or detection of crime would be prejudiced";
        assert_eq!(says(line, "The prevention, detection of crime would be prejudiced."), []);
        assert_eq!(says(line, "The prevention or detection crime would be prejudiced.").len(), 1);
    }

    #[test]
    fn a_slip_at_the_very_end_proves_nothing() {
        assert_eq!(says(FORMULA, "We have considered whether the information is exempt from liability."), []);
    }

    #[test]
    fn in_a_fixed_formula_one_preposition_is_not_another() {
        let text = "It hinders the prevention or detection in crime across the county.";
        assert_eq!(says("the prevention or detection of crime across the county", text), []);
        assert_eq!(says("= the prevention or detection of crime across the county", text).len(), 1);
    }

    const FIXED: &str =
        "= is not obliged to comply with a request for information if the cost of complying with it would exceed";

    #[test]
    fn in_a_fixed_formula_a_small_word_for_another_is_a_slip() {
        let whole = "The Trust is not obliged to comply with a request for information if the cost of complying with it would exceed £450.";
        assert_eq!(says(FIXED, whole), []);
        for (meant, found, marked) in [
            ("cost of", "cost or", "or complying"),
            ("to comply", "to complies", "complies with"),
            ("request for", "request form", "form information"),
            ("comply with a", "comply a", "comply a"),
            ("a request", "request a", "request a"),
            ("is not obliged", "is not oblige", "oblige to"),
            ("if the cost", "if cost", "if cost"),
        ] {
            let found = says(FIXED, &whole.replace(meant, found));
            let marks: Vec<&str> = found.iter().map(|(mark, _)| mark.as_str()).collect();
            assert_eq!(marks, [marked], "{found:?}");
        }
    }

    #[test]
    fn what_writers_take_upon_themselves_is_free_in_a_fixed_formula_too() {
        let whole = "The Trust is not obliged to comply with a request for information if the cost of complying with it would exceed £450.";
        for (meant, found) in [
            ("a request", "any request"),
            ("is not", "was not"),
            ("would exceed", "could exceed"),
            ("if the cost", "if the total cost"),
            ("is not obliged", "is not therefore obliged"),
            ("of complying", "of fully complying"),
            ("with it", "with that"),
            ("if the", "where the"),
            ("request for information", "request for the information"),
        ] {
            assert_eq!(says(FIXED, &whole.replace(meant, found)), [], "{found}");
        }
    }

    #[test]
    fn a_strange_word_that_looks_like_the_one_meant_is_a_slip_in_a_fixed_formula() {
        let line = "= this letter is a refusal notice under the freedom of information act";
        assert_eq!(says(line, "This letter is a refuel notice under the Freedom of Information Act.").len(), 1);
        assert_eq!(says(line, "This letter is a formal notice under the Freedom of Information Act."), []);
        let line = "= the public interest in maintaining the process of deliberation";
        assert_eq!(says(line, "The public interest in maintaining the progress of deliberation is clear."), []);
    }

    #[test]
    fn a_joining_word_that_joins_nothing_is_a_slip_in_a_fixed_formula() {
        let line = "= this is an absolute exemption and there is no";
        let marks = |text: &str| says(line, text).into_iter().map(|(mark, _)| mark).collect::<Vec<_>>();
        assert_eq!(marks("This is and an absolute exemption and there is no public interest test."), ["is and an"]);
        assert_eq!(marks("This is an absolute exemption and there and is no public interest test."), ["there and is"]);
        let line = "= the information is exempt under section 40 of the act";
        assert_eq!(says(line, "The information is exempt and under section 40 of the Act we give no more."), []);
    }

    #[test]
    fn a_preposition_between_another_and_what_it_leads_to_is_a_slip_in_a_fixed_formula() {
        let marks = |line: &str, text: &str| says(line, text).into_iter().map(|(mark, _)| mark).collect::<Vec<_>>();
        let line = "= the prevention or detection of crime and the apprehension of offenders";
        assert_eq!(
            marks(line, "the prevention or detection of by crime and the apprehension of offenders"),
            ["of by crime"]
        );
        let line = "= you asked us to look at what the policy says in the";
        assert_eq!(says(line, "You asked us to look at what the policy that is referred to in the letter is."), []);
        let line = "= is outweighed by the public interest in disclosing the information";
        assert_eq!(
            marks(line, "It is outweighed by the public interest on in disclosing the information."),
            ["interest on in"]
        );
        let line = "= the documents referred to the panel in the year";
        assert_eq!(says(line, "The documents referred to by the panel in the year are attached."), []);
    }

    #[test]
    fn a_word_is_enough_that_looks_like_one_of_several_nouns() {
        let line = "= this (letter|response|email) is a refusal notice under the act";
        assert_eq!(says(line, "This latter is a refusal notice under the Act.").len(), 1);
        assert_eq!(says(line, "This document is a refusal notice under the Act."), []);
    }

    #[test]
    fn a_slip_at_the_edge_of_a_long_fixed_formula_is_told_by_the_rest() {
        let line = "= would contravene any of the data protection principles";
        let marks = |line: &str, text: &str| says(line, text).into_iter().map(|(mark, _)| mark).collect::<Vec<_>>();
        assert_eq!(
            marks(line, "Its disclosure would any of the data protection principles, so it is exempt."),
            ["would any"]
        );
        assert_eq!(says(line, "Nor would any of the data protection principles be contravened."), []);
        let line = "= you have the right to apply directly to";
        assert_eq!(marks(line, "If you remain unhappy, you the right to apply directly to the Tribunal."), ["you the"]);
        assert_eq!(says(line, "The Act gives you the right to apply directly to the Tribunal."), []);
        let line = "= is required for the purpose of safeguarding national security";
        assert_eq!(
            marks(line, "It is required for the purpose of safeguarding notional security."),
            ["notional security"]
        );
    }

    #[test]
    fn in_a_fixed_formula_the_verb_agrees_with_its_subject() {
        let line = "= the information you have requested is exempt from disclosure under section";
        let say = |text: &str| says(line, text).len();
        assert_eq!(
            say("We find that the information you has requested is exempt from disclosure under section 40."),
            1
        );
        assert_eq!(say("Parts of the information you have requested are exempt from disclosure under section 40."), 0);
    }

    #[test]
    fn what_is_meant_follows_the_form_that_was_found() {
        let rule = "! (do|does|did) not held => (do|does|did) not hold";
        assert_eq!(
            says(rule, "The Force does not held it."),
            [("does not held".to_owned(), "does not hold".to_owned())]
        );
    }

    #[test]
    fn no_fix_replaces_what_stands_in_a_slot() {
        let classes = LintSet::builtin().classes().clone();
        struct Every;
        impl Slots for Every {
            fn lengths(&self, _: pattern::Slot, _: usize) -> &[u8] {
                &[1]
            }
        }
        let lines = "! (more|less) then {number} => (more|less) than\n! is hold by {authority} => is held by the authority\n! (are|were) hold => (are|were) held";
        let book = Phrasebook::parse([("x.txt", lines)], classes).unwrap();
        let source =
            Source::from_text("x", Format::Text, "It took more then 20 hours. It is hold by Kent. They are hold.");
        let letter = Letter::read(&source, Cues::builtin(), None);
        let found = book.check(&letter, letter.blocks.iter(), &Every);
        let edits: Vec<usize> = found.iter().map(|broken| broken.edits.len()).collect();
        assert_eq!(edits, [0, 0, 1]);
    }

    #[test]
    fn every_built_in_phrase_file_can_be_proved() {
        for (file, text) in crate::lints::phrase_files() {
            prove(file, text).unwrap_or_else(|error| panic!("{error}"));
        }
        assert!(LintSet::builtin().phrasebook().len() >= 1500);
    }
}
