//! Many letters, a batch of them at a time: in a batch each step sees all letters before the next step begins, and the
//! batches go on in parallel. A letter on which foilint fails takes no other with it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use rayon::prelude::*;

use super::RunError;
use super::letter::{self, Draft, Outcome, Under};
use crate::diagnostic::LetterId;
use crate::text::Source;

/// The most letters of a batch.
const MOST: usize = 32;
/// How much text a batch holds before it is full (bytes). What foilint knows of a letter takes many times its length.
const FULL: usize = 512 * 1024;
/// How many batches each thread has before it, so that none stands idle while another has long letters.
const EACH: usize = 4;

/// One letter to its outcome; an error without a word leaves the letter out.
pub(super) type Checked = Result<Outcome, Option<RunError>>;

/// Do the same to all items, batch by batch, in so many threads, or as many as the machine has.
pub(super) fn in_batches<T: Send>(
    items: Vec<T>,
    threads: Option<usize>,
    work: &(dyn Fn(Vec<T>) -> Vec<Checked> + Sync),
) -> Vec<Checked> {
    let one_by_one = |items| batches(items, MOST).into_iter().flat_map(work).collect();
    if items.len() < 2 || threads == Some(1) {
        return one_by_one(items);
    }
    let spread = |items: Vec<T>| {
        let most = (items.len() / (rayon::current_num_threads() * EACH)).clamp(1, MOST);
        batches(items, most).into_par_iter().flat_map_iter(work).collect()
    };
    let Some(threads) = threads else { return spread(items) };
    match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool.install(|| spread(items)),
        Err(_) => one_by_one(items),
    }
}

/// Some items after another in lists of at most `most`.
fn batches<T>(items: Vec<T>, most: usize) -> Vec<Vec<T>> {
    let mut items = items.into_iter();
    std::iter::from_fn(|| Some(items.by_ref().take(most).collect::<Vec<T>>()).filter(|batch| !batch.is_empty()))
        .collect()
}

/// Check letters together as far as they share a configuration and are not too long. What could not be read keeps its
/// place.
pub(super) fn check(read: Vec<(LetterId, Under, Result<Source, Option<RunError>>)>) -> Vec<Checked> {
    let (mut drafts, mut places) = (Vec::with_capacity(read.len()), Vec::with_capacity(read.len()));
    for (id, under, source) in read {
        places.push(source.map(|source| drafts.push(Draft { source, id, under })));
    }
    let outcomes = each(&drafts, &letter::check_all);
    let mut ended = outcomes
        .into_iter()
        .zip(drafts)
        .map(|(outcome, draft): (Checked, Draft)| outcome.map(|outcome| outcome.with(draft.source)));
    places.into_iter().map(|place| place.and_then(|()| ended.next().unwrap_or(Err(None)))).collect()
}

/// The outcomes of some letters without their sources. Where foilint fails on a batch, each letter of it is checked alone,
/// which shows on which.
fn each(drafts: &[Draft], check: &dyn Fn(&[Draft]) -> Vec<Outcome>) -> Vec<Checked> {
    let alone = |draft: &Draft| guarded(draft.source.path(), || check(std::slice::from_ref(draft)).pop().ok_or(None));
    let together = together(drafts).into_iter().map(|range| &drafts[range]);
    let outcomes = together.map(|drafts| match catch_unwind(AssertUnwindSafe(|| check(drafts))) {
        Ok(all) => all.into_iter().map(Ok).collect::<Vec<Checked>>(),
        Err(_) => drafts.iter().map(alone).collect(),
    });
    outcomes.flatten().collect()
}

/// What `work` makes of a letter; where foilint fails on it, an error that says so.
pub(super) fn guarded<T>(
    path: &str,
    work: impl FnOnce() -> Result<T, Option<RunError>>,
) -> Result<T, Option<RunError>> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let message = "foilint failed on this letter, which is a fault of foilint; please report it".into();
        Err(Some(RunError { path: path.to_owned(), message }))
    })
}

/// The letters that are checked together, as ranges of the list.
fn together(drafts: &[Draft]) -> Vec<std::ops::Range<usize>> {
    let (mut ranges, mut start, mut held) = (Vec::new(), 0, 0);
    for (at, draft) in drafts.iter().enumerate() {
        let other = !Arc::ptr_eq(draft.under.config, drafts[start].under.config);
        if at > start && (other || held + draft.source.text().len() > FULL) {
            ranges.push(start..at);
            (start, held) = (at, 0);
        }
        held += draft.source.text().len();
    }
    if start < drafts.len() {
        ranges.push(start..drafts.len());
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Options;
    use crate::config::Config;
    use crate::text::Format;
    use std::path::Path;

    /// What `of` makes of letters with these texts and configurations.
    fn with_drafts<T>(texts: &[(&str, &Arc<Config>)], of: impl Fn(&[Draft]) -> T) -> T {
        let (options, path) = (Options::default(), Path::new("letter.txt"));
        let drafts: Vec<Draft> = texts
            .iter()
            .map(|(text, config)| Draft {
                source: Source::from_text("letter.txt", Format::Text, *text),
                id: LetterId(0),
                under: Under { path, config, options: &options, compared: true },
            })
            .collect();
        of(&drafts)
    }

    fn ranges(texts: &[(&str, &Arc<Config>)]) -> Vec<std::ops::Range<usize>> {
        with_drafts(texts, together)
    }

    #[test]
    fn a_letter_on_which_foilint_fails_takes_no_other_with_it() {
        let config = Arc::new(Config::default());
        let texts = ["one", "fail", "two"].map(|text| (text, &config));
        let check = |drafts: &[Draft]| {
            assert!(drafts.iter().all(|draft| draft.source.text() != "fail"));
            letter::check_all(drafts)
        };
        let failed = with_drafts(&texts, |drafts| each(drafts, &check)).into_iter().map(|outcome| match outcome {
            Ok(_) => None,
            Err(error) => error.map(|error| error.message),
        });
        let failed: Vec<Option<String>> = failed.collect();
        assert!(matches!(failed.as_slice(), [None, Some(message), None] if message.starts_with("foilint failed")));
    }

    #[test]
    fn letters_of_one_configuration_are_checked_together() {
        let (one, other) = (Arc::new(Config::default()), Arc::new(Config::default()));
        assert_eq!(ranges(&[("a", &one), ("b", &one), ("c", &other)]), [0..2, 2..3]);
        assert!(ranges(&[]).is_empty());
    }

    #[test]
    fn a_long_letter_is_checked_alone() {
        let (config, long) = (Arc::new(Config::default()), "a ".repeat(FULL / 2));
        assert_eq!(ranges(&[("a", &config), (&long, &config), ("b", &config)]), [0..1, 1..2, 2..3]);
    }

    #[test]
    fn batches_keep_the_order_and_lose_nothing() {
        assert_eq!(batches((0..7).collect(), 3), [vec![0, 1, 2], vec![3, 4, 5], vec![6]]);
    }
}
