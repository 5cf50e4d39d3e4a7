//! Totals and shares that the letter's own figures refute. Not every column under "Total" adds up (a person may be
//! counted twice), so a table must show by its other totals that it does, or the slip must be one of typing; a word
//! about rounding or double counting keeps all of it quiet.

use std::sync::OnceLock;

use crate::facts::figures::{Sum, Table, Unit, Way};
use crate::facts::number;
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::words::{Gap, fixed_key, key};
use crate::letter::{Letter, Sentence, WordKind};
use crate::lints::sums::{self, Told};
use crate::lints::{Cx, Finding, Findings};

/// Hold the totals of tables and the shares and totals of sentences against their figures.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    for table in &cx.facts.tables {
        for sum in wrong(table) {
            if is_explained(letter) {
                return;
            }
            findings.push(finding(letter, &sum));
        }
    }
    in_sentences(letter, findings);
    told(letter, findings);
}

/// "118 boats: 74 at the quay and 34 at the lock", "May 4, June 3, July 2, in total 10".
fn told(letter: &Letter, findings: &mut Findings) {
    let own = |at: usize| letter.sentence_of(at).filter(|_| letter.region_of(at).is_own_prose());
    let behind = |at: usize| {
        Some(letter.word_from(at)).filter(|&word| {
            letter.words.get(word).is_some_and(|word| word.kind == WordKind::Number && word.gap.has(Gap::COLON))
        })
    };
    let colons = memchr::memchr_iter(b':', letter.text().as_bytes()).filter_map(behind);
    let colons = colons.filter_map(|at| sums::after_colon(letter, own(at)?, at).map(|told| (at, told)));
    let closed = ["total", "all"].into_iter().flat_map(|word| letter.places_of(key(word)));
    let closed = closed.filter_map(|at| sums::in_total(letter, own(at)?, at).map(|told| (at, told)));
    for (at, Told { span, whole, added, shared }) in colons.chain(closed) {
        let pair = (i64::from(whole) * 100, i64::from(added) * 100);
        let wrong = whole != added && (is_slip(pair) || is_near(pair)) && !(shared && added > whole);
        let loose = own(at).is_some_and(|sentence| {
            sentence.words.clone().any(|at| is_vague(letter.word(at)) || leaves_out(letter.word(at)))
        });
        if wrong && !loose && !is_explained(letter) {
            let unit = if span.of(letter.text()).starts_with('£') { Unit::Pounds } else { Unit::Plain };
            let (added, whole) = (shown(pair.1, unit), shown(pair.0, unit));
            let message = format!(
                "The parts in this sentence add up to {added}, not {whole}. Correct the total, or the figure that is wrong."
            );
            findings.push(Finding::new(span, message).label(format!("{added} by the figures beside")));
        }
    }
}

/// A word of parts that are not all there, or not apart.
fn leaves_out(word: &str) -> bool {
    const WORDS: [&str; 21] = [
        "including",
        "includes",
        "which",
        "whom",
        "mainly",
        "mostly",
        "notably",
        "example",
        "namely",
        "both",
        "also",
        "each",
        "respectively",
        "cumulative",
        "rest",
        "remainder",
        "remaining",
        "other",
        "others",
        "several",
        "few",
    ];
    WORDS.iter().any(|one| word.eq_ignore_ascii_case(one))
}

/// The sums of a table that surely do not come out.
fn wrong(table: &Table) -> Vec<Sum> {
    let (mut found, sums) = (Vec::new(), table.sums());
    for way in [Way::Column, Way::Row] {
        let of_way = || sums.iter().filter(move |sum| sum.way == way).filter_map(|sum| Some((sum, sum.exact()?)));
        let wrong: Vec<_> = of_way().filter(|(sum, exact)| is_wrong(sum, *exact)).collect();
        let right = of_way().count() - wrong.len();
        // noughts alone prove nothing
        let proved = of_way().any(|(sum, exact)| exact.1 > 0 && !is_wrong(sum, exact)) && right >= wrong.len();
        let typed = right == 0 && wrong.len() == 1 && wrong[0].0.parts.len() >= 3;
        // rows that add up one after another leave no doubt; a column may count people once
        let surely = way == Way::Row && right >= 3;
        let wrong =
            wrong.into_iter().filter(|(_, exact)| proved && surely || is_slip(*exact) || proved && is_near(*exact));
        if proved || typed {
            found.extend(wrong.map(|(sum, _)| sum.clone()));
        }
    }
    found
}

/// Whether a total is off, and by more than rounded shares may be.
fn is_wrong(sum: &Sum, (total, added): (i64, i64)) -> bool {
    let share = sum.total.value.exact().is_some_and(|(_, unit)| unit == Unit::Percent);
    let slack = if share { 50 * sum.parts.len() as i64 + 50 } else { 0 };
    (total - added).abs() > slack
}

/// One figure mistyped, or two that changed places.
fn is_slip((total, added): (i64, i64)) -> bool {
    let (total, added) = ((total / 100).to_string(), (added / 100).to_string());
    total.len() > 1 && total.len() == added.len() && strsim::osa_distance(&total, &added) == 1
}

/// Off by one or two things, or by a fiftieth.
fn is_near((total, added): (i64, i64)) -> bool {
    (total - added).abs() <= (added / 50).max(200)
}

fn finding(letter: &Letter, sum: &Sum) -> Finding {
    let (total, added) = sum.exact().unwrap_or_default();
    let unit = sum.total.value.exact().map_or(Unit::Plain, |(_, unit)| unit);
    let place = if sum.way == Way::Column { "above" } else { "beside" };
    let message = format!(
        "The figures {place} this total add up to {}, not {}. Correct the total, or the figure that is wrong.",
        shown(added, unit),
        shown(total, unit)
    );
    let parts: Vec<&str> = sum.parts.iter().map(|part| part.span.of(letter.text())).collect();
    Finding::new(sum.total.span, message).label(format!("{} by the figures {place}", shown(added, unit))).note(format!(
        "{} = {}",
        parts.join(" + "),
        shown(added, unit)
    ))
}

/// Hundredths as people write them.
fn shown(hundredths: i64, unit: Unit) -> String {
    let digits = (hundredths / 100).to_string();
    let mut whole = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            whole.push(',');
        }
        whole.push(digit);
    }
    let cents = hundredths % 100;
    let rest = match (cents, unit) {
        (0, _) => String::new(),
        (_, Unit::Pounds) => format!(".{cents:02}"),
        _ => format!(".{cents:02}").trim_end_matches('0').to_owned(),
    };
    match unit {
        Unit::Pounds => format!("£{whole}{rest}"),
        Unit::Percent => format!("{whole}{rest}%"),
        Unit::Plain => format!("{whole}{rest}"),
    }
}

/// Whether the letter says why figures may not add up.
fn is_explained(letter: &Letter) -> bool {
    const WHY: [&str; 20] = [
        "rounded",
        "rounding",
        "(nearest|to the nearest) (five|ten|hundred|thousand|5|10|100|1,000|pound)",
        "more than (one|once)",
        "(not|may not|do not|does not|will not|might not|need not) [always|necessarily|therefore] (sum|add|total|match|tally|equal)",
        "(counted|recorded|included|appear|appears|shown) (twice|once|under each|in each|in both|more than)",
        "(double|multiple) (counting|counted|reasons|grounds|exemptions|categories|outcomes|offences)",
        "(unique|distinct|individual) (people|individuals|persons|requesters|patients|cases)",
        "each (exemption|reason|category|offence|outcome)",
        "several (reasons|categories|exemptions|outcomes|offences)",
        "(both|two or more) (categories|columns|reasons|exemptions|offences|years)",
        "multiple",
        "overlap",
        "overlaps",
        "estimates",
        "estimated",
        "approximate",
        "approximately",
        "provisional",
        "(includes|include|including|excludes|exclude|excluding) (others|those|cases|people|some|any|figures|requests|all)",
    ];
    static SET: OnceLock<PatternSet> = OnceLock::new();
    let set = SET.get_or_init(|| {
        let mut set = PatternSet::default();
        for wording in WHY {
            set.add(0, wording).expect("the wordings are tested");
        }
        set
    });
    set.in_letter(letter, &NoSlots).iter().any(|found| letter.region_of(found.start).is_own_prose())
}

/// "12 of the 40 requests (25%)", "4 in 2021, 2 in 2022 and 7 in 2023, making 14 in all".
fn in_sentences(letter: &Letter, findings: &mut Findings) {
    let own = |index: usize| letter.sentence_of(index).filter(|_| letter.region_of(index).is_own_prose());
    for at in memchr::memmem::find_iter(letter.text().as_bytes(), b"%)") {
        let index = letter.word_from(at).saturating_sub(1);
        let percent = letter.words.get(index).is_some_and(|word| word.span().end == at + 1);
        if let Some(sentence) = own(index).filter(|_| percent) {
            share(letter, sentence, index, findings);
        }
    }
    // "12 of 40 (25 per cent)"
    for index in letter.places_of(key("cent")) {
        let figure = index.checked_sub(2).filter(|_| letter.word(index - 1) == "per");
        if let Some((figure, sentence)) = figure.zip(own(index)) {
            share(letter, sentence, figure, findings);
        }
    }
    // "seven in 2024-25 and nine in 2025-26, sixteen in all"
    for (word, of) in [("all", 2), ("total", 2), ("altogether", 1)] {
        for index in letter.places_of(key(word)) {
            let led = of == 1 || index > 0 && letter.word(index - 1) == "in";
            let total = index.checked_sub(of).filter(|&total| led && letter.words[total].gap.has(Gap::COMMA));
            if let Some((total, sentence)) =
                total.zip(own(index)).filter(|(total, sentence)| *total > sentence.words.start)
            {
                years(letter, sentence, total, total, findings);
            }
        }
    }
    // "…, a total of 14"
    for index in letter.places_of(const { fixed_key("total") }) {
        let of = index > 0
            && letter.word(index - 1) == "a"
            && letter.words.get(index + 1).is_some_and(|_| letter.word(index + 1) == "of");
        if let Some(sentence) = own(index).filter(|_| of) {
            years(letter, sentence, index - 1, index + 2, findings);
        }
    }
    for making in ["making", "totalling", "giving"] {
        for index in letter.places_of(key(making)) {
            // "making 14", "making a total of 14"
            let more = match letter.words.get(index + 1).map(|_| letter.word(index + 1)) {
                Some("a") => 3,
                Some("total") => 2,
                _ => 0,
            };
            if let Some(sentence) = own(index) {
                years(letter, sentence, index, index + 1 + more, findings);
            }
        }
    }
}

/// A share in brackets after "N of M", out of which it was worked.
fn share(letter: &Letter, sentence: &Sentence, index: usize, findings: &mut Findings) {
    let word = letter.words[index];
    let written = letter.word(index).trim_end_matches('%');
    let end = if letter.word(index).ends_with('%') { word.span().end } else { letter.words[index + 2].span().end };
    let rest = &letter.text()[end..];
    let closed = rest.starts_with(')') && letter.text()[..word.span().start].ends_with('(');
    // "12 of 40 calls, or 25 per cent, were late"
    let or = index >= sentence.words.start + 4 && letter.word(index - 1) == "or" && word.gap.is_plain_space();
    let aside = or && letter.words[index - 1].gap.has(Gap::COMMA) && rest.starts_with([',', '.']);
    let (Some(share), true) = (written.parse::<f64>().ok(), closed || aside) else { return };
    // the word before the comma of the aside, or the one before the bracket
    let index = if closed { index } else { index - 1 };
    let within = sentence.words.start.max(index.saturating_sub(8))..index;
    let plain = |at: usize| {
        let value = number(letter.word(at))?;
        (letter.words[at].kind == WordKind::Number && !letter.word(at).contains(['%', '.', '/', ':'])).then_some(value)
    };
    // the nearest "N of [the] M" before the bracket
    let pair = within.clone().rev().find_map(|at| {
        let of = letter.word(at) == "of" && at > within.start;
        let out = of && letter.word(at - 1) == "out" && at > within.start + 1;
        let after = at
            + 1
            + usize::from(matches!(
                letter.words.get(at + 1).map(|_| letter.word(at + 1)),
                Some("the" | "these" | "those" | "all" | "our" | "its")
            ));
        let before = at - 1 - usize::from(out);
        (of && after < index).then(|| Some((before, plain(before)?, after, plain(after)?))).flatten()
    });
    let Some((first, part, second, whole)) = pair.or_else(|| of_all(letter, sentence, index).filter(|_| closed)) else {
        return;
    };
    let clean = second < first
        || (first..index + usize::from(closed)).all(|at| at == first || !letter.words[at].gap.has(Gap::COMMA.with(Gap::COLON).with(Gap::STOP)))
        && (second + 1..index).all(|at| letter.words[at].kind == WordKind::Plain)
        // "1 in 3 of the 60"
        && !first.checked_sub(1).is_some_and(|at| {
            let joined = letter.words[first].gap.is_plain_space();
            joined && (letter.word(at) == "in" || letter.words[at].kind == WordKind::Number)
        })
        && !(first.saturating_sub(2)..index).any(|at| is_vague(letter.word(at)));
    if !clean || whole == 0 || part > whole {
        return;
    }
    let real = f64::from(part) * 100.0 / f64::from(whole);
    let decimals = written.split_once('.').map_or(0, |(_, rest)| rest.len() as i32);
    if (real - share).abs() <= 10f64.powi(-decimals) {
        return;
    }
    let right = format!("{real:.*}", decimals as usize);
    let message = format!(
        "{} of {} is {right}%, not {written}%. Correct the share, or the figure that is wrong.",
        letter.word(first),
        letter.word(second)
    );
    findings.push(Finding::new(word.span(), message).label(format!("{right}% by the figures before")));
}

/// "Of the 40 requests, 12 (30%)": the part and the whole with their places.
fn of_all(letter: &Letter, sentence: &Sentence, index: usize) -> Option<(usize, u32, usize, u32)> {
    let start = sentence.words.start;
    let plain = |at: usize| number(letter.word(at)).filter(|_| letter.words[at].kind == WordKind::Number);
    let the = index > start + 3 && matches!(letter.word(start + 1), "the" | "these" | "those" | "our");
    let (whole, part) = (start + 1 + usize::from(the), index - 1);
    let named = whole + 1 < part && part <= whole + 6;
    let words = named
        && (whole + 1..part)
            .all(|at| letter.words[at].kind == WordKind::Plain && letter.words[at].gap.is_plain_space());
    let sure = words && letter.word(start) == "Of" && letter.words[part].gap.has(Gap::COMMA);
    sure.then(|| Some((part, plain(part)?, whole, plain(whole)?))).flatten()
}

fn is_vague(word: &str) -> bool {
    const VAGUE: [&str; 12] = [
        "about",
        "around",
        "approximately",
        "nearly",
        "almost",
        "roughly",
        "over",
        "under",
        "some",
        "circa",
        "least",
        "than",
    ];
    VAGUE.iter().any(|vague| word.eq_ignore_ascii_case(vague))
}

/// Figures each "in" a year before word `end`, and the word of their total.
fn years(letter: &Letter, sentence: &Sentence, end: usize, total: usize, findings: &mut Findings) {
    let mut parts = Vec::new();
    let mut at = sentence.words.start;
    // numbers written out count only in a sentence without figures: "one" may count nothing
    let is_figure = |at: usize| letter.words[at].kind == WordKind::Number;
    let written = letter.words.get(total).is_some_and(|word| word.kind == WordKind::Plain);
    while at < end {
        let counts = is_figure(at) || written && number(letter.word(at)).is_some();
        if counts {
            // "4 in 2021", "3 appeals in 2019"
            let inside = (at + 1..at + 3).find(|next| *next + 1 < end && letter.word(*next) == "in");
            let named = |next: usize| (at + 1..next).all(|between| letter.words[between].kind == WordKind::Plain);
            let dated = inside.filter(|next| is_year(letter.word(*next + 1)) && named(*next));
            let (Some(value), Some(dated)) = (number(letter.word(at)), dated) else { return };
            parts.push(value);
            at = dated + 1;
        }
        at += 1;
    }
    let stated = letter.words.get(total).filter(|_| (is_figure(total) || written) && total < sentence.words.end);
    let (Some(word), true) = (stated, parts.len() >= 2) else { return };
    let vague = sentence.words.clone().any(|at| is_vague(letter.word(at)));
    let (Some(stated), false) = (number(letter.word(total)), vague) else { return };
    let added: u32 = parts.iter().sum();
    let pair = (i64::from(stated) * 100, i64::from(added) * 100);
    // a year that is not told may make up a larger difference
    if added != stated && (is_slip(pair) || is_near(pair)) {
        let message =
            format!("These figures add up to {added}, not {stated}. Correct the total, or the figure that is wrong.");
        findings.push(Finding::new(word.span(), message).label(format!("{added} by the figures before")));
    }
}

/// "2021", "2024-25", "2024/25".
fn is_year(word: &str) -> bool {
    let (first, second) = word.split_once(['-', '/', '–']).unwrap_or((word, ""));
    let two = second.is_empty() || second.len() == 2 && second.bytes().all(|byte| byte.is_ascii_digit());
    two && number(first).is_some_and(|year| (1990..=2040).contains(&year))
}
