//! The measurement of planted slips works: it plants every kind, says the same for the same seed, and its data can be
//! read. What it measures is printed by `cargo bench --bench planted`.

#[allow(dead_code)]
#[path = "../benches/planted/measure/mod.rs"]
mod measure;

use measure::{Bench, KINDS, Outcome, clean_letters};

#[test]
fn every_kind_is_planted_and_the_certain_ones_are_found() {
    let (bench, letters) = (Bench::new(None), clean_letters());
    let of = |kind: &'static str| {
        let mut all = Outcome::default();
        letters[..2].iter().for_each(|path| all.add(bench.measure(path, kind, 4, 7)));
        all
    };
    for kind in KINDS {
        let (once, again) = (of(kind), of(kind));
        assert!(once.planted > 0 && once.possible >= once.planted, "{kind}");
        assert_eq!((once.found, &once.missed), (again.found, &again.missed), "{kind}: one seed, one outcome");
    }
    assert_eq!(of("doubled").missed, [] as [&str; 0]);
    assert!(letters[..2].iter().all(|path| bench.false_alarms(path).is_empty()));
}

#[test]
fn half_the_book_is_about_half() {
    let (whole, half) = (Bench::new(None).formulae(), Bench::new(Some(1)).formulae());
    assert!((whole / 3..whole * 2 / 3).contains(&half), "{half} of {whole}");
    assert_ne!(half, Bench::new(Some(2)).formulae());
}
