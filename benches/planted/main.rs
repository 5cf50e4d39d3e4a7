//! How many slips of one word the lints find: each is planted in a copy of a clean letter, by a seed. The slips are made
//! from data of their own (`confusables.txt`, `words.toml`), never from a lint's; what leaves good English is set apart,
//! with the reason (`apart.toml`).
//!
//! `cargo bench --bench planted -- [--seed N] [--copies N] [--half-book SEED] [--show KIND]`

mod measure;

use std::process::ExitCode;

use measure::{Bench, KINDS, Outcome, clean_letters};
use rayon::prelude::*;

/// What the command line asks for.
struct Asked {
    seed: u64,
    /// Slips of a kind in each letter.
    copies: usize,
    half_book: Option<u64>,
    /// The kind of which to list the slips that were missed.
    show: Option<String>,
}

fn asked() -> Result<Asked, String> {
    let mut asked = Asked { seed: 1, copies: 8, half_book: None, show: None };
    let mut arguments = std::env::args().skip(1);
    while let Some(option) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{option} needs a value"));
        let number = |value: String| value.parse().map_err(|_| format!("‘{value}’ is not a number"));
        match option.as_str() {
            // cargo's own
            "--bench" => {}
            "--seed" => asked.seed = number(value()?)?,
            "--copies" => asked.copies = number(value()?)? as usize,
            "--half-book" => asked.half_book = Some(number(value()?)?),
            "--show" => asked.show = Some(value()?),
            other => return Err(format!("‘{other}’ is not an option")),
        }
    }
    match &asked.show {
        Some(kind) if !KINDS.contains(&kind.as_str()) => Err(format!("‘{kind}’ is not one of {}", KINDS.join(", "))),
        _ => Ok(asked),
    }
}

fn main() -> ExitCode {
    let asked = match asked() {
        Ok(asked) => asked,
        Err(fault) => {
            eprintln!("{fault}");
            return ExitCode::from(2);
        }
    };
    let bench = Bench::new(asked.half_book);
    let letters = clean_letters();
    println!("{} letters, {} formulae, seed {}\n", letters.len(), bench.formulae(), asked.seed);
    println!(
        "{:<18}{:>8}{:>8}{:>8}{:>10}{:>8}{:>11}",
        "kind", "planted", "found", "recall", "possible", "apart", "elsewhere"
    );
    for kind in KINDS.iter().filter(|kind| asked.show.as_deref().is_none_or(|shown| shown == **kind)) {
        let outcomes: Vec<Outcome> =
            letters.par_iter().map(|path| bench.measure(path, kind, asked.copies, asked.seed)).collect();
        let mut all = Outcome::default();
        outcomes.into_iter().for_each(|one| all.add(one));
        let recall = 100.0 * all.found as f64 / all.planted.max(1) as f64;
        println!(
            "{kind:<18}{:>8}{:>8}{recall:>7.1}%{:>10}{:>8}{:>11}",
            all.planted, all.found, all.possible, all.apart, all.elsewhere
        );
        if asked.show.is_some() {
            all.missed.iter().for_each(|missed| println!("  {missed}"));
        }
    }
    let alarms: Vec<String> = letters.par_iter().flat_map_iter(|path| bench.false_alarms(path)).collect();
    println!("\nfalse alarms per clean letter: {:.2}", alarms.len() as f64 / letters.len().max(1) as f64);
    alarms.iter().for_each(|alarm| println!("  {alarm}"));
    ExitCode::SUCCESS
}
