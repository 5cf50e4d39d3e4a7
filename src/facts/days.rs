//! How many working days lie between a request and its answer, and how many there may be. Where the time did not run
//! from receipt, or the authority has a limit of its own, nothing is counted: a wrong count is worse than none.

use jiff::civil::Date;

use crate::tables::{Act, Limit, Regime, Tables};

use super::{DateFact, Dated, Facts, Purpose};

/// The days between a request and its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// When the request was received.
    pub received: Date,
    /// The last working day for an answer.
    pub due: Date,
    /// Which working day after receipt that is: 20, or what another limit allows.
    pub limit: usize,
    /// When the letter was sent.
    pub sent: Date,
    /// Which working day after receipt that was.
    pub day: usize,
}

impl Days {
    /// Whether the letter was sent after the last day.
    pub fn late(&self) -> bool {
        self.day > self.limit
    }
}

/// Why days are not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCount {
    /// The letter has no date.
    NoDate,
    /// A day in the letterhead may be the letter's date or another, and the day given from outside is not the one.
    Unclear,
    /// The letter does not say when the request was received.
    NoReceipt,
    /// It was sent before it was received.
    Order,
    /// A day lies outside those that the table of bank holidays covers.
    Calendar,
    /// The letter is no answer, or the time was extended or began anew.
    OtherClock,
    /// A school, an archive or the armed forces: their days are not these.
    OwnLimit,
    /// A year is most likely a slip.
    YearSlip,
}

/// A year that is most likely a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearSlip {
    /// The day of receipt, as stated.
    pub received: Dated,
    /// The day of the answer, as stated.
    pub sent: Dated,
    /// Whether the year of the answer is the wrong one, not that of receipt.
    pub in_sent: bool,
    /// The day that was meant.
    pub meant: Date,
    /// How many days then lie between request and answer.
    pub days: i32,
}

/// From so many days on, the time between request and answer is absurd unless something is said of it.
const ABSURD: i32 = 300;
/// Up to so many days it is ordinary.
const ORDINARY: i32 = 60;

/// Whether a year more or less would make an absurd time between request and answer ordinary: received in December 2024 and
/// answered in January 2024, or received in January 2024 and answered in February 2025 without a word of delay.
pub fn year_slip(facts: &Facts) -> Option<YearSlip> {
    let (sent, received) = (facts.sent?, facts.received?);
    let timing = &facts.timing;
    let explained = timing.restarted.or(timing.extended).or(timing.extended_to_40).or(facts.apology).is_some();
    if explained || sent.span.is_none() && received.span.is_none() || timing.purpose == Purpose::Review {
        return None;
    }
    let later = |date: Date| Date::new(date.year() + 1, date.month(), date.day()).ok();
    let days = |first: Date, last: Date| (last - first).get_days();
    let stated = days(received.date, sent.date);
    let ordinary = |days: i32| (0..=ORDINARY).contains(&days);
    let slip = |in_sent, meant, days| Some(YearSlip { received, sent, in_sent, meant, days });
    // the old year in a letter of the new one; elsewhere nobody can tell which of two days in the wrong order is wrong
    let new_year = received.date.month() >= 11 && sent.date.month() <= 2;
    if stated <= -ABSURD && new_year {
        let meant = later(sent.date)?;
        return slip(true, meant, days(received.date, meant)).filter(|slip| ordinary(slip.days));
    }
    // a day shortly before the answer: the request may have come then, and the other day be that of an earlier one
    let recent = |fact: &DateFact| {
        let date =
            fact.date.filter(|_| !fact.asked && Some(fact.span) != sent.span && Some(fact.span) != received.span);
        date.is_some_and(|date| (0..=ORDINARY + 20).contains(&days(date, sent.date)))
    };
    if stated >= ABSURD && !facts.dates.iter().any(recent) {
        let meant = later(received.date)?;
        return slip(false, meant, days(meant, sent.date)).filter(|slip| ordinary(slip.days));
    }
    None
}

/// The count from receipt to the letter's date.
///
/// # Errors
/// Why there is none.
pub fn count(facts: &Facts, tables: &Tables) -> Result<Days, NoCount> {
    if facts.timing.purpose != Purpose::Answer || facts.timing.restarted.is_some() {
        return Err(NoCount::OtherClock);
    }
    if facts.dates.iter().any(|fact| fact.unclear) {
        return Err(NoCount::Unclear);
    }
    let sent = facts.sent.ok_or(NoCount::NoDate)?.date;
    let received = facts.received.ok_or(NoCount::NoReceipt)?.date;
    if year_slip(facts).is_some() {
        return Err(NoCount::YearSlip);
    }
    between(facts, tables, received, sent)
}

/// The count for the report's first line.
pub fn day_count(facts: &Facts, tables: &Tables) -> Option<Days> {
    count(facts, tables).ok()
}

/// The count from any day, such as that of a request whose receipt is not stated.
///
/// # Errors
/// Why there is none.
pub fn between(facts: &Facts, tables: &Tables, received: Date, sent: Date) -> Result<Days, NoCount> {
    if facts.timing.own_limit {
        return Err(NoCount::OwnLimit);
    }
    if sent < received {
        return Err(NoCount::Order);
    }
    let (limit, _) = limit(facts, tables, received, sent).ok_or(NoCount::OtherClock)?;
    let calendar = tables.bank_holidays();
    let due = calendar.nth_working_day(facts.regime, received, limit).ok_or(NoCount::Calendar)?;
    let day = calendar.day_count(facts.regime, received, sent).ok_or(NoCount::Calendar)?;
    Ok(Days { received, due, limit, sent, day })
}

/// The working days that the law allowed, and the row that says so. Where the limit changed between the due day and the
/// day of the answer (Scotland, spring 2020) the longer one. `None` under an extension without a number (FOIA 2000
/// s.10(3)).
pub fn limit<'t>(facts: &Facts, tables: &'t Tables, received: Date, sent: Date) -> Option<(usize, &'t Limit)> {
    let environmental = matches!(facts.regime, Regime::Eir | Regime::Eisr);
    let act = match (environmental, facts.timing.extended_to_40, facts.timing.extended) {
        (true, Some(_), _) | (true, _, Some(_)) => Act::Extend,
        (false, _, Some(_)) => return None,
        _ => Act::Respond,
    };
    let row = |on: Date| {
        let limit = tables.deadlines().limit(facts.regime, act, on)?;
        Some((usize::from(limit.count?), limit))
    };
    let at_sending = row(sent)?;
    let due = tables.bank_holidays().nth_working_day(facts.regime, received, at_sending.0.min(20)).unwrap_or(sent);
    let at_due = row(due.min(sent))?;
    Some(if at_due.0 > at_sending.0 { at_due } else { at_sending })
}

/// The provision that sets a limit of so many working days for an answer.
pub fn provision(regime: Regime, limit: usize) -> &'static str {
    let longer = limit > 20;
    match regime {
        Regime::Foia => "FOIA 2000 s.10(1)",
        Regime::Eir if longer => "EIR 2004 reg.7(1)",
        Regime::Eir => "EIR 2004 reg.5(2)",
        Regime::Foisa if longer => "Coronavirus (Scotland) Act 2020 sch.6",
        Regime::Foisa => "FOISA 2002 s.10(1)",
        Regime::Eisr if longer => "EI(S)R 2004 reg.7",
        Regime::Eisr => "EI(S)R 2004 reg.5(2)",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Given, Profile};
    use crate::letter::{Cues, Kind, Letter};
    use crate::text::{Format, Source};

    fn counted(regime: Regime, text: &str) -> Result<Days, NoCount> {
        let source = Source::from_text("a.txt", Format::Text, text);
        let letter = Letter::read(&source, Cues::builtin(), Some(Kind::Letter));
        let tables = Tables::builtin();
        let profile = Profile { regime: Some(regime), ..Profile::default() };
        count(&Facts::of(&letter, &tables, &profile, &Given::default()), &tables)
    }

    #[test]
    fn the_limit_goes_by_regime_extension_and_day() {
        let limit = |regime, text: &str| counted(regime, text).map(|days| (days.day, days.limit));
        let plain = "6 August 2021\n\nYour request was received on 1 July 2021 and is answered here.";
        assert_eq!(limit(Regime::Foia, plain), Ok((24, 20)));
        assert_eq!(limit(Regime::Foisa, plain), Ok((25, 20)));
        let extended =
            format!("{plain} We wrote to you on 20 July 2021 to extend the time limit under regulation 7(1).");
        assert_eq!(limit(Regime::Eir, &extended), Ok((24, 40)));
        assert_eq!(limit(Regime::Foia, &extended), Err(NoCount::OtherClock));
        let spring = "15 May 2020\n\nYour request was received on 11 March 2020 and is answered here.";
        assert_eq!(limit(Regime::Foisa, spring).map(|(_, limit)| limit), Ok(60));
    }

    #[test]
    fn where_nothing_is_counted_the_reason_is_known() {
        let why = |text: &str| counted(Regime::Foia, text).err();
        assert_eq!(why("Your request was received on 1 July 2021 and is answered here."), Some(NoCount::NoDate));
        assert_eq!(why("6 August 2021\n\nYour request is answered here, as you asked."), Some(NoCount::NoReceipt));
        let early = "6 June 2021\n\nYour request was received on 1 July 2021 and is answered here.";
        assert_eq!(why(early), Some(NoCount::Order));
        let far = "6 August 2041\n\nYour request was received on 1 July 2041 and is answered here.";
        assert_eq!(why(far), Some(NoCount::Calendar));
    }
}
