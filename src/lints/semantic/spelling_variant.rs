//! One word spelled in two right ways in one letter: organisation and organization, email and e-mail. The pairs are data;
//! a letter in which the rarer spelling of none stands costs a look at each.

use std::sync::OnceLock;

use crate::letter::words::key;
use crate::letter::{Gap, Letter};
use crate::lints::variants::{self, Use};
use crate::lints::{Cx, Findings};
use crate::text::Span;

/// At most this many places of one word are compared.
const MOST: usize = 500;
/// The endings of a verb in -ise, and of its nouns.
const ENDINGS: [&str; 7] = ["e", "es", "ed", "ing", "ation", "ations", "er"];

/// Report each word of the authority's own that stands in two spellings.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let table = table();
    // the first spelling of a word is the usual one: nothing to do where no other may stand
    let begun = table.others.iter().filter(|(first, _)| cx.letter.places_of(*first).next().is_some());
    let mut met: Vec<usize> = begun.map(|(_, word)| *word).collect();
    met.sort_unstable();
    met.dedup();
    for word in met.into_iter().map(|word| &table.words[word]) {
        let others = word[1..].iter().enumerate().flat_map(|(form, spellings)| {
            spellings
                .iter()
                .flat_map(move |spelling| places(cx.letter, spelling).map(move |span| Use { form: form + 1, span }))
        });
        let mut uses: Vec<Use> = others.collect();
        if uses.is_empty() {
            continue;
        }
        uses.extend(word[0].iter().flat_map(|spelling| places(cx.letter, spelling).map(|span| Use { form: 0, span })));
        uses.sort_unstable_by_key(|one| one.span.start);
        uses.truncate(MOST);
        let quoted = cx.quotations();
        uses.retain(|one| !quoted.iter().any(|quotation| quotation.contains(one.span)));
        let Some((odd, usual)) = variants::odd_and_usual(&uses) else { continue };
        let shown =
            |form: usize| uses.iter().find(|one| one.form == form).map_or("", |one| one.span.of(cx.letter.text()));
        let message = format!("The letter writes ‘{}’, and here ‘{}’. Keep to one spelling.", shown(usual), shown(odd));
        findings.extend(variants::finding(cx.letter, &uses, odd, message));
    }
}

/// Where a spelling of one word or more stands in the authority's own prose, no name and no label.
fn places<'a>(letter: &'a Letter, spelling: &'a [u64]) -> impl Iterator<Item = Span> + 'a {
    letter.places_of(spelling[0]).filter_map(move |at| {
        let end = at + spelling.len();
        let words = letter.words.get(at..end)?;
        let same = words.iter().zip(spelling).all(|(word, key)| word.key == *key)
            && words[1..].iter().all(|word| word.gap.is_plain_space());
        if !same {
            return None;
        }
        let name = words.iter().any(|word| word.capital && !word.gap.has(Gap::SENTENCE));
        let label = letter.text()[words[words.len() - 1].span().end..].trim_start().starts_with([':', '@']);
        let own = letter
            .blocks
            .get(letter.block_of(at))
            .is_some_and(|block| crate::lints::prose::is_running(block, 3) && block.region.is_own_prose());
        (own && !name && !label).then(|| letter.words_span(at..end))
    })
}

/// A word: its spellings, each with its forms, each a run of keys.
type Word = Vec<Vec<Vec<u64>>>;

/// The words, and where to look for which.
struct Table {
    words: Vec<Word>,
    /// The first keys of the forms of all spellings but the usual one, each with the number of its word.
    others: Vec<(u64, usize)>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let (mut words, mut ise, mut ize): (Vec<Word>, _, _) = (Vec::new(), Vec::new(), Vec::new());
        let lines = include_str!("../../../lints/words/variants.txt").lines().map(str::trim);
        for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(stems) = line.strip_prefix("-ise:") {
                let mut text = String::new();
                for stem in stems.split_whitespace() {
                    let mut form = |middle: &str, ending: &str| {
                        text.clear();
                        [stem, middle, ending].into_iter().for_each(|part| text.push_str(part));
                        vec![key(&text)]
                    };
                    ise.extend(ENDINGS.map(|ending| form("is", ending)));
                    ize.extend(ENDINGS.map(|ending| form("iz", ending)));
                }
                continue;
            }
            let form = |form: &str| form.split_whitespace().map(key).collect::<Vec<u64>>();
            words.push(line.split('|').map(|spelling| spelling.split(',').map(form).collect()).collect());
        }
        words.push(vec![ise, ize]);
        let firsts = |word: &Word| word[1..].iter().flatten().map(|form| form[0]).collect::<Vec<u64>>();
        let others = words.iter().enumerate().flat_map(|(at, word)| firsts(word).into_iter().map(move |key| (key, at)));
        Table { others: others.collect(), words }
    })
}
