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
    if items.len() < 2 || threads == Some(1) {
        return batches(items, MOST).into_iter().flat_map(work).collect();
    }
    let Ok(pool) = rayon::ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0)).build() else {
        return batches(items, MOST).into_iter().flat_map(work).collect();
    };
    let most = (items.len() / (pool.current_num_threads() * EACH)).clamp(1, MOST);
    pool.install(|| batches(items, most).into_par_iter().flat_map_iter(work).collect())
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
    let mut outcomes = Vec::with_capacity(drafts.len());
    for range in together(&drafts) {
        let drafts = &drafts[range];
        match catch_unwind(AssertUnwindSafe(|| letter::check_all(drafts))) {
            Ok(all) => outcomes.extend(all.into_iter().map(Ok)),
            // which of them it was shows when each is alone
            Err(_) => outcomes.extend(drafts.iter().map(alone)),
        }
    }
    let mut ended = outcomes
        .into_iter()
        .zip(drafts)
        .map(|(outcome, draft): (Checked, Draft)| outcome.map(|outcome| outcome.with(draft.source)));
    places.into_iter().map(|place| place.and_then(|()| ended.next().unwrap_or(Err(None)))).collect()
}

fn alone(draft: &Draft) -> Checked {
    guarded(draft.source.path(), || letter::check_all(std::slice::from_ref(draft)).pop().ok_or(None))
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

    fn ranges(texts: &[(&str, &Arc<Config>)]) -> Vec<std::ops::Range<usize>> {
        let (options, path) = (Options::default(), Path::new("letter.txt"));
        let drafts: Vec<Draft> = texts
            .iter()
            .map(|(text, config)| Draft {
                source: Source::from_text("letter.txt", Format::Text, *text),
                id: LetterId(0),
                under: Under { path, config, options: &options, compared: true },
            })
            .collect();
        together(&drafts)
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
