//! How a repository of templates takes foilint up without first mending the past: what is known is held back, what is
//! new is not.

mod common;

use std::fs;

use common::{Folder, Said};

const CONFIG: &str = "authority = \"Norfolk County Council\"\nbaseline = \"foilint-baseline.txt\"\n\n[kind]\n\"templates/**\" = \"template\"\n";

/// Six templates of a council with thirty slips in them.
const TEMPLATES: [(&str, &str); 6] = [
    (
        "templates/held.md",
        "# Information held\n\nThank you for your request, which was recieved on {{date}}.\n\nWe have searched the the records that are likely to hold what you ask for. We hold some of the information, and it is enclosed.\n\n- The figures are for each financial year and and not for each calendar year.\n- Figures below five are given as they are, because no person can be identfied from them.\n\nPlease quote {{reference}} if you write to us, and we will will answer as soon as we can.\n",
    ),
    (
        "templates/not-held.md",
        "# Information not held\n\nThank you for your request, which we recieved on {{date}}.\n\nWe have made a search of of our records. The information that you ask for is not held by the Council.\n\n- The school keeps its own own records and you may wish to ask the school.\n- The health board may hold some infomation as well.\n\nPlease quote {{reference}} in in your reply.\n",
    ),
    (
        "templates/publication.md",
        "# Information that is published\n\nThank you for your request of {{date}}.\n\nThe information is on our website, and we we publish it each quarter. It is reasonably accesible to you there.\n\n- The register of contracts is is published in April.\n- The register of gifts is published seperately in May.\n\nPlease tell us if you cannot use the website, and we will send send you a copy.\n",
    ),
    (
        "templates/clarify.md",
        "# More detail is needed\n\nThank you for your request of {{date}}.\n\nWe cannot tell from your letter which which records you mean. Please tell us the the period that you have in mind.\n\n- The office of the the Clerk may help.\n- A list of of our offices is enclosed.\n\nThe time for our answer begins when we have recieved your reply.\n",
    ),
    (
        "templates/fees.md",
        "# A fee for copies\n\nThank you for your request of {{date}}.\n\nWe can send the copies when we have recieved the fee. The fee is for for paper and postage.\n\n- Copies in black and white cost ten pence a a page.\n- Large plans are copied by by another firm.\n\nIf you do not pay within three months we will close the the request.\n",
    ),
    (
        "templates/more/transfer.md",
        "# Another authority may hold it\n\nThank you for your request of of {{date}}.\n\nWe do not hold the information. We beleive that another authority may hold it.\n\n- You may ask the the fire authority.\n- You may ask the the police.\n\nPlease tell us if you would like us to pass your letter on. We will then then send it the same day.\n",
    ),
];

struct Repository(Folder);

impl Repository {
    fn new() -> Repository {
        let folder = Folder::new(&TEMPLATES);
        folder.write("foilint.toml", CONFIG.as_bytes());
        Repository(folder)
    }

    fn adopted() -> Repository {
        let repository = Repository::new();
        assert_eq!(repository.baseline(&["create"]).code, 0);
        repository
    }

    fn check(&self) -> Said {
        self.0.check(&["templates", "--format", "concise"])
    }

    fn baseline(&self, arguments: &[&str]) -> Said {
        self.0.run(&[&["baseline"], arguments, &["--today", "2026-11-21"]].concat())
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.path().join(name)).unwrap()
    }

    fn rows(&self) -> Vec<String> {
        let file = self.read("foilint-baseline.txt");
        file.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
    }

    fn edit(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(text.contains(from), "‘{from}’ is in {name}");
        self.0.write(name, text.replacen(from, to, 1).as_bytes());
    }
}

/// The findings of a report in the concise format.
fn findings(said: &Said) -> Vec<&str> {
    said.out.lines().filter(|line| line.contains(": error[") || line.contains(": warning[")).collect()
}

#[test]
fn a_repository_takes_foilint_up() {
    let repository = Repository::new();
    repository.check().refused(&["foilint-baseline.txt", "‘foilint baseline create’"]);
    let before = repository.0.check(&["templates", "--format", "concise", "--config", "none.toml"]);
    assert_eq!(before.code, 2, "a configuration that is named must be there");

    // thirty findings are known, and the check is green
    let said = repository.baseline(&["create"]);
    assert_eq!(
        (said.code, said.out.as_str()),
        (0, "foilint-baseline.txt: 30 findings in 6 letters, known from now on\n")
    );
    assert_eq!(repository.rows().len(), 30);
    let green = repository.check();
    assert_eq!((green.code, findings(&green).len()), (0, 0), "{}", green.out);
    let human = repository.0.check(&["templates"]);
    assert_eq!(human.out.trim_end(), "nothing found in 6 letters; 30 held back by the baseline");

    // one new error: red, and only it is shown
    repository.edit("templates/fees.md", "by another firm.", "by another firm. You may may ask for a list of prices.");
    let red = repository.check();
    assert_eq!((red.code, findings(&red).len()), (1, 1), "{}", red.out);
    assert!(findings(&red)[0].contains("fees.md:8:50: error[doubled-word]: ‘may’"), "{}", red.out);

    // mended: green
    repository.edit("templates/fees.md", "may may", "may");
    let green = repository.check();
    assert_eq!((green.code, findings(&green).len()), (0, 0), "{}", green.out);

    // an old one mended: still green, its row is reported and dropped
    repository.edit("templates/not-held.md", "own own", "own");
    let tidied = repository.check();
    assert_eq!((tidied.code, findings(&tidied).len()), (0, 1), "{}", tidied.out);
    assert!(findings(&tidied)[0].contains("not-held.md:1:1: warning[stale-baseline-row]: 1 row"), "{}", tidied.out);
    let before = repository.rows();
    let said = repository.baseline(&["prune"]);
    assert_eq!((said.code, said.out.as_str()), (0, "foilint-baseline.txt: 1 row dropped, 29 left\n"));
    let after = repository.rows();
    let gone: Vec<&String> = before.iter().filter(|row| !after.contains(row)).collect();
    assert!(matches!(&*gone, [row] if row.starts_with("templates/not-held.md\tdoubled-word\t")), "{gone:?}");
    assert_eq!((repository.check().code, findings(&repository.check()).len()), (0, 0));

    // the same slip again is new
    repository.edit("templates/not-held.md", "its own records", "its own own records");
    assert_eq!((repository.check().code, findings(&repository.check()).len()), (1, 1));
}

#[test]
fn the_baseline_holds_no_word_of_a_letter_and_is_the_same_each_time() {
    let repository = Repository::adopted();
    let file = repository.read("foilint-baseline.txt");
    for row in repository.rows() {
        let parts: Vec<&str> = row.split('\t').collect();
        let [path, lint, fingerprint, count] = parts[..] else { panic!("{row}") };
        assert!(TEMPLATES.iter().any(|(name, _)| *name == path), "{row}");
        assert!(matches!(lint, "doubled-word" | "misspelling"), "{row}");
        assert!(fingerprint.len() == 16 && fingerprint.bytes().all(|byte| byte.is_ascii_hexdigit()), "{row}");
        assert_eq!(count, "1", "equal findings have rows of their own");
    }
    let mut sorted = repository.rows();
    sorted.sort();
    assert_eq!(repository.rows(), sorted);
    assert_eq!(repository.baseline(&["create", "--force"]).code, 0);
    assert_eq!(repository.read("foilint-baseline.txt"), file);
}

#[test]
fn every_format_counts_what_was_held_back() {
    let repository = Repository::adopted();
    repository.0.write(
        "templates/held.md",
        format!(
            "{}\n<!-- foilint: allow(doubled-word) a title -->\nThe report is called the the Years.\n",
            TEMPLATES[0].1
        )
        .as_bytes(),
    );
    let human = repository.0.check(&["templates"]);
    assert_eq!(human.out.trim_end(), "nothing found in 6 letters; 30 held back by the baseline, 1 by a comment");
    let json = repository.0.check(&["templates", "--format", "json"]).out;
    assert!(json.contains("\"suppressed\": 31"), "{json}");
    let jsonl = repository.0.check(&["templates", "--format", "jsonl"]).out;
    assert!(jsonl.contains("\"suppressed\":31"), "{jsonl}");
    assert!(repository.check().out.is_empty() || !repository.check().out.contains("doubled-word"));
}

#[test]
fn create_keeps_what_is_there_unless_it_is_forced() {
    let repository = Repository::adopted();
    let file = repository.read("foilint-baseline.txt");
    repository.edit("templates/fees.md", "by by", "by");
    repository.baseline(&["create"]).refused(&["there is a baseline already", "--force"]);
    assert_eq!(repository.read("foilint-baseline.txt"), file);
    assert!(repository.baseline(&["create", "--force"]).out.contains("29 findings"));
    // what is no baseline is never replaced
    for arguments in [&["create", "--force"][..], &["create"]] {
        let said = repository.baseline(&[arguments, &["--baseline", "templates/held.md"]].concat());
        said.refused(&["templates/held.md", "no baseline"]);
    }
    repository.baseline(&["prune", "--baseline", "templates/held.md"]).refused(&["templates/held.md:1", "no baseline"]);
    assert_eq!(repository.read("templates/held.md"), TEMPLATES[0].1);
}

#[test]
fn a_file_that_moved_keeps_its_rows() {
    let repository = Repository::adopted();
    let to = repository.0.path().join("templates/more/charges.md");
    fs::rename(repository.0.path().join("templates/fees.md"), to).unwrap();
    assert_eq!((repository.check().code, findings(&repository.check()).len()), (0, 0));
    let said = repository.baseline(&["prune"]);
    assert_eq!(said.out, "foilint-baseline.txt: 0 rows dropped, 5 moved with their letters, 30 left\n");
    assert_eq!(repository.rows().iter().filter(|row| row.starts_with("templates/more/charges.md\t")).count(), 5);
    assert_eq!(findings(&repository.check()).len(), 0);
    // a copy is not a move
    repository.0.write("templates/copy.md", TEMPLATES[0].1.as_bytes());
    assert_eq!(findings(&repository.check()).len(), 5);
    fs::remove_file(repository.0.path().join("templates/copy.md")).unwrap();
    // rows of a letter that is gone are dropped
    fs::remove_file(repository.0.path().join("templates/held.md")).unwrap();
    assert_eq!(findings(&repository.check()).len(), 0, "only letters that were checked are judged");
    assert_eq!(repository.baseline(&["prune"]).out, "foilint-baseline.txt: 5 rows dropped, 25 left\n");
}

#[test]
fn part_of_the_letters_says_nothing_of_the_others() {
    let repository = Repository::adopted();
    repository.edit("templates/fees.md", "by by", "by");
    let one = repository.0.check(&["templates/held.md", "--format", "concise"]);
    assert_eq!((one.code, findings(&one).len()), (0, 0), "{}", one.out);
    let prune = repository.baseline(&["prune", "templates/held.md"]);
    assert_eq!(prune.out, "foilint-baseline.txt: 0 rows dropped, 30 left\n");
    // nor do some of the lints
    let some = repository.0.check(&["templates", "--select", "misspelling,housekeeping", "--format", "concise"]);
    assert_eq!((some.code, findings(&some).len()), (0, 0), "{}", some.out);
    // what is not shown is no longer known only when it is not found
    let sure = repository.0.check(&["templates/held.md", "--min-confidence", "high", "--format", "concise"]);
    assert_eq!((sure.code, findings(&sure).len()), (0, 0), "{}", sure.out);
}

#[test]
fn the_folder_the_command_is_typed_in_does_not_matter() {
    let repository = Repository::adopted();
    let mut command = repository.0.command(&["check", "transfer.md", "../held.md", "--format", "concise"]);
    let output = command.current_dir(repository.0.path().join("templates/more")).output().unwrap();
    assert_eq!(
        (output.status.code(), String::from_utf8_lossy(&output.stdout).contains("doubled-word")),
        (Some(0), false)
    );
    let mut command = repository.0.command(&["baseline", "create", "--force", "--today", "2026-11-21"]);
    let file = repository.read("foilint-baseline.txt");
    assert!(command.current_dir(repository.0.path().join("templates/more")).output().unwrap().status.success());
    assert_eq!(repository.read("foilint-baseline.txt"), file);
    // the baseline is no letter
    assert!(repository.0.check(&["."]).out.contains("nothing found in 6 letters"));
}

#[test]
fn a_baseline_may_be_named_instead_of_configured() {
    let repository = Repository::new();
    repository.0.write("foilint.toml", CONFIG.replace("baseline =", "# baseline =").as_bytes());
    assert_eq!(repository.check().code, 1);
    let said = repository.baseline(&["create", "--baseline", "known.txt", "templates"]);
    assert!(said.code == 0 && said.out.contains("--baseline names it"), "{}{}", said.out, said.err);
    let green = repository.0.check(&["templates", "--baseline", "known.txt", "--format", "concise"]);
    assert_eq!((green.code, findings(&green).len()), (0, 0), "{}", green.out);
    repository.0.check(&["templates", "--baseline", "none.txt"]).refused(&["none.txt", "no such baseline"]);
}

#[test]
fn a_baseline_with_a_fault_is_an_error_with_its_place() {
    let repository = Repository::adopted();
    let file = repository.read("foilint-baseline.txt");
    for (fault, part) in [
        ("templates/held.md doubled-word", "no row"),
        ("<<<<<<< ours", "git could not merge here"),
        ("templates/held.md\tdoubled-word\tzzzz\t1", "no fingerprint"),
    ] {
        repository.0.write("foilint-baseline.txt", format!("{file}{fault}\n").as_bytes());
        let line = format!("foilint-baseline.txt:{}: ", file.lines().count() + 1);
        repository.check().refused(&[&line, part]);
        repository.baseline(&["prune"]).refused(&[&line, part]);
        assert!(repository.read("foilint-baseline.txt").ends_with(&format!("{fault}\n")), "it was left as it was");
    }
    repository.0.write("foilint-baseline.txt", b"\xff\xfe# foil");
    repository.check().refused(&["foilint-baseline.txt", "UTF-8"]);
    // Windows line ends are no fault
    repository.0.write("foilint-baseline.txt", file.replace('\n', "\r\n").as_bytes());
    assert_eq!((repository.check().code, findings(&repository.check()).len()), (0, 0));
}

#[test]
fn a_folder_with_a_configuration_of_its_own_is_left_out() {
    let repository = Repository::new();
    repository.0.write("templates/more/foilint.toml", b"[kind]\n\"**\" = \"template\"\n");
    assert!(repository.baseline(&["create"]).out.contains("25 findings"));
    assert_eq!(findings(&repository.check()).len(), 5);
}

#[test]
fn a_letter_that_cannot_be_read_leaves_the_baseline_as_it_is() {
    let repository = Repository::adopted();
    let file = repository.read("foilint-baseline.txt");
    for action in [&["create", "--force"][..], &["prune"]] {
        let said = repository.baseline(&[action, &["templates", "missing.md"]].concat());
        said.refused(&["missing.md", "left as it is"]);
        repository.baseline(&[action, &["-"]].concat()).refused(&["files or folders"]);
    }
    assert_eq!(repository.read("foilint-baseline.txt"), file);
}

#[test]
fn letters_that_disagree_with_each_other_can_be_known_too() {
    let deadline = |days: &str| {
        format!(
            "# Your right to a review\n\nYou may ask for an internal review within {days} working days of the date of this letter.\n"
        )
    };
    let repository = Repository::new();
    for (name, _) in TEMPLATES {
        repository.0.write(name, b"# A heading\n");
    }
    for (name, days) in [("a", "40"), ("b", "40"), ("c", "40"), ("d", "60")] {
        repository.0.write(&format!("templates/review-{name}.md"), deadline(days).as_bytes());
    }
    assert_eq!(repository.baseline(&["create", "--show-notes"]).code, 0);
    assert!(repository.rows().iter().any(|row| row.contains("\tdrift-deadline\t")), "{:?}", repository.rows());
    let check =
        |arguments: &[&str]| repository.0.check(&[arguments, &["--format", "concise", "--show-notes"]].concat());
    let all = check(&["templates"]);
    assert!(!all.out.contains("drift-deadline") && !all.out.contains("stale"), "{}", all.out);
    // one letter alone disagrees with nobody, which says nothing of the row
    assert!(!check(&["templates/review-d.md"]).out.contains("stale"));
    assert!(repository.baseline(&["prune", "templates/review-d.md"]).out.contains(": 0 rows dropped"));
    repository.edit("templates/review-d.md", "60", "40");
    assert!(repository.baseline(&["prune"]).out.contains(": 1 row dropped"), "{:?}", repository.rows());
}
