//! Stock sentences over the letters of a run: a letter counts once, however often it says a thing.

mod common;

use common::{CLEAN, Folder};
use serde_json::Value;

const SOUND: &str =
    "We can neither confirm nor deny whether any other information is held that would meet your request.\n\n";
const BROKEN: &str = "We can neither confirm nor whether any other information is held that would meet your request.\n";

/// The messages of `drift-wording`, in order.
fn told(letters: &[(&str, &str)]) -> Vec<String> {
    let folder = Folder::new(&[]);
    letters.iter().for_each(|(name, text)| folder.write(name, format!("{CLEAN}\n{text}").as_bytes()));
    let said = folder.check(&["--format=json", "."]);
    let report: Value = serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error} in {}", said.err));
    let all = report["diagnostics"].as_array().expect("a list of diagnostics").iter();
    let drift = all.filter(|one| one["lint"] == "drift-wording");
    drift.map(|one| one["message"].as_str().expect("a message").to_owned()).collect()
}

#[test]
fn a_letter_counts_once_however_often_it_says_a_sentence() {
    let (often, twice) = (SOUND.repeat(30), format!("{}We hope this helps.\n", SOUND.repeat(2)));
    for (letters, counted) in [
        (&[("a.md", &*often), ("z.md", BROKEN)][..], "in another letter"),
        (&[("a.md", &twice), ("b.md", SOUND), ("z.md", BROKEN)], "in 2 letters"),
        // not every place is remembered, but every letter is counted
        (&[("a.md", &often), ("b.md", &twice), ("z.md", BROKEN)], "in 2 letters"),
    ] {
        let messages = told(letters);
        assert_eq!(messages.len(), 1, "{messages:?}");
        assert!(messages[0].contains(counted), "{messages:?}");
    }
}
