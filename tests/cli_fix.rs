//! `foilint check --fix`, `--unsafe-fixes` and `--diff`, as typed.

mod common;

use std::fs;
use std::io::Write;
use std::process::{Output, Stdio};

use common::{CLEAN, Folder, LATE};

/// A letter with a safe fix, one that chooses words, and the same slip in the request.
const SLIPS: &str = "Freedom of Information Act 2000\n\nYour request received on 3 May 2023\n\n10 May 2023\n\nYou asked:\n\nHow many of the the bins are there?\n\nOur response\n\nWe hold it and enclose the the figures with this letter. We recieved them in April.\n\nYou may ask for an internal review within 40 working days of this letter.\n\nYours sincerely\n\nInformation Officer\n";

fn folder(text: &str) -> Folder {
    Folder::new(&[("letter.txt", text)])
}

fn read(folder: &Folder, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

fn piped(folder: &Folder, arguments: &[&str], input: &[u8]) -> Output {
    let mut command = folder.command(&[&["check", "-"], arguments].concat());
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("foilint starts");
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn what_a_baseline_knows_is_not_fixed() {
    let folder = folder(SLIPS);
    folder.write("foilint.toml", b"baseline = \"known.txt\"\n");
    assert_eq!(folder.run(&["baseline", "create"]).code, 0);
    let said = folder.check(&["letter.txt", "--fix", "--unsafe-fixes"]);
    assert_eq!((said.code, read(&folder, "letter.txt").as_str()), (0, SLIPS), "{}", said.out);
    let new = SLIPS.replace("may ask for", "may ask for for");
    folder.write("letter.txt", new.as_bytes());
    assert_eq!(folder.check(&["letter.txt", "--fix", "--unsafe-fixes"]).code, 0);
    assert_eq!(read(&folder, "letter.txt"), SLIPS);
}

#[test]
fn approved_text_that_nobody_named_is_not_fixed() {
    let folder = folder(SLIPS);
    folder.write("foilint.toml", b"approved = \"approved\"\n");
    let stock = "We will answer within the the time that the Act gives, which is 20 working days from receipt.\n";
    folder.write("approved/stock.md", stock.as_bytes());
    let said = folder.check(&["letter.txt", "--fix"]);
    assert!(said.out.contains("approved/stock.md") && said.out.contains("doubled-word"), "{}", said.out);
    assert_eq!(read(&folder, "approved/stock.md"), stock);
    assert_ne!(read(&folder, "letter.txt"), SLIPS);
}

#[test]
fn fix_makes_what_is_safe_and_reports_what_is_left() {
    let folder = folder(SLIPS);
    let said = folder.check(&["letter.txt", "--fix"]);
    assert_eq!(read(&folder, "letter.txt"), SLIPS.replace("enclose the the", "enclose the"));
    assert!(said.out.contains("[misspelling]") && !said.out.contains("[doubled-word]"), "{}", said.out);
    assert!(said.out.ends_with("\n1 fixed (1 more with --unsafe-fixes)\n"), "{}", said.out);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
}

#[test]
fn unsafe_fixes_choose_words_too_and_never_the_requesters() {
    let folder = folder(SLIPS);
    let said = folder.check(&["letter.txt", "--fix", "--unsafe-fixes"]);
    let fixed = SLIPS.replace("enclose the the", "enclose the").replace("recieved", "received");
    assert_eq!(read(&folder, "letter.txt"), fixed);
    assert!(said.out.ends_with("2 fixed\n"), "{}", said.out);
    let again = folder.check(&["letter.txt", "--fix", "--unsafe-fixes"]);
    assert!(again.out.ends_with("0 fixed\n"), "{}", again.out);
    assert_eq!(read(&folder, "letter.txt"), fixed);
}

#[test]
fn without_the_flag_no_letter_is_changed() {
    let folder = folder(SLIPS);
    folder.check(&["letter.txt"]);
    assert_eq!(read(&folder, "letter.txt"), SLIPS);
    folder.check(&["letter.txt", "--unsafe-fixes"]).refused(&["--unsafe-fixes", "--fix"]);
    assert_eq!(read(&folder, "letter.txt"), SLIPS);
}

#[test]
fn diff_shows_what_fix_would_do_and_writes_nothing() {
    let folder = folder(SLIPS);
    for flags in [&["--diff"][..], &["--diff", "--fix"]] {
        let said = folder.check(&[&["letter.txt"], flags].concat());
        insta::assert_snapshot!("diff", format!("{}{}", said.out, said.err));
        assert_eq!(said.code, 1);
    }
    let more = folder.check(&["letter.txt", "--diff", "--unsafe-fixes"]);
    assert!(more.out.contains("We received them"), "{}", more.out);
    assert_eq!(read(&folder, "letter.txt"), SLIPS);
    folder.write("letter.txt", CLEAN.as_bytes());
    let clean = folder.check(&["letter.txt", "--diff"]);
    assert_eq!((clean.code, clean.out.as_str(), clean.err.as_str()), (0, "", "0 would be fixed\n"));
}

#[test]
fn a_diff_can_be_applied_by_patch() {
    let folder = folder(&format!("{LATE}The figures are for the the whole city"));
    let said = folder.check(&["letter.txt", "--diff"]);
    let patched = std::process::Command::new("patch")
        .args(["-p0", "-s"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .spawn()
        .and_then(|mut child| {
            child.stdin.take().expect("it is piped").write_all(said.out.as_bytes())?;
            child.wait()
        });
    // not every system has it
    let Ok(status) = patched else { return };
    assert!(status.success(), "{}", said.out);
    let by_patch = read(&folder, "letter.txt");
    assert_ne!(by_patch, LATE);
    assert_eq!(folder.check(&["letter.txt", "--diff"]).out, "");
}

#[test]
fn a_letter_from_a_pipe_comes_back_fixed_and_the_report_goes_elsewhere() {
    let folder = folder(CLEAN);
    let said = piped(&folder, &["--fix"], SLIPS.as_bytes());
    assert_eq!(String::from_utf8(said.stdout).unwrap(), SLIPS.replace("enclose the the", "enclose the"));
    let report = String::from_utf8(said.stderr).unwrap();
    assert!(report.contains("[misspelling]") && report.ends_with("1 fixed (1 more with --unsafe-fixes)\n"), "{report}");
    for bytes in [CLEAN.as_bytes(), b"", b"P\0NG", b"\xE2\x80\x9CA\xE2\x80\x9D the the \xFF"] {
        assert_eq!(piped(&folder, &["--fix"], bytes).stdout, bytes);
    }
}

#[test]
fn other_programs_get_their_format_alone() {
    let folder = folder(SLIPS);
    let said = folder.check(&["letter.txt", "--fix", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(json["diagnostics"].as_array().unwrap().len(), 1);
    assert_eq!(said.err, "1 fixed (1 more with --unsafe-fixes)\n");
}

#[test]
fn encodings_and_line_ends_stay() {
    let folder = folder(CLEAN);
    let crlf = SLIPS.replace('\n', "\r\n").replace("the figures", "the Council’s figures");
    let fixed = crlf.replace("enclose the the", "enclose the");
    let utf16 = |text: &str| -> Vec<u8> {
        [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect()
    };
    let windows = |text: &str| encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let marked = |text: &str| format!("\u{feff}{text}").into_bytes();
    for write in [&utf16 as &dyn Fn(&str) -> Vec<u8>, &windows, &marked] {
        folder.write("letter.txt", &write(&crlf));
        folder.check(&["letter.txt", "--fix"]);
        assert!(fs::read(folder.path().join("letter.txt")).unwrap() == write(&fixed));
    }
}

#[test]
fn a_damaged_letter_is_left_as_it_is_and_the_reason_said() {
    let bytes = [SLIPS.replace("the figures", "the “Council’s” figures").as_bytes(), b"\xFF\n"].concat();
    let folder = folder(CLEAN);
    folder.write("letter.txt", &bytes);
    let said = folder.check(&["letter.txt", "--fix"]);
    assert_eq!(fs::read(folder.path().join("letter.txt")).unwrap(), bytes);
    assert!(said.out.contains("held back: the file holds bytes that are not text"), "{}", said.out);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_is_an_error_and_the_others_are_fixed() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new(&[("a.txt", LATE), ("b.txt", LATE), ("c/c.txt", LATE)]);
    let mode = |name: &str, mode| fs::set_permissions(folder.path().join(name), fs::Permissions::from_mode(mode));
    mode("a.txt", 0o444).unwrap();
    mode("c", 0o555).unwrap();
    let said = folder.check(&["a.txt", "b.txt", "c", "--fix", "--format", "concise"]);
    mode("c", 0o755).unwrap();
    let errors: Vec<&str> =
        said.out.lines().chain(said.err.lines()).filter(|line| line.contains("read-only")).collect();
    assert_eq!((said.code, errors.len()), (2, 2), "{}{}", said.out, said.err);
    assert!(said.out.contains("a.txt") && said.out.ends_with("1 fixed\n"), "{}", said.out);
    assert_eq!((read(&folder, "a.txt").as_str(), read(&folder, "c/c.txt").as_str()), (LATE, LATE));
    assert_ne!(read(&folder, "b.txt"), LATE);
    assert_eq!(said.out.matches("doubled-word").count(), 2, "{}", said.out);
}

#[cfg(unix)]
#[test]
fn permissions_stay_and_links_are_followed() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(LATE);
    let path = folder.path().join("letter.txt");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink("letter.txt", folder.path().join("link.txt")).unwrap();
    folder.check(&["link.txt", "--fix"]);
    assert_ne!(read(&folder, "letter.txt"), LATE);
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::symlink_metadata(folder.path().join("link.txt")).unwrap().is_symlink());
    let names = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(names, 2, "nothing else is left in the folder");
}

#[test]
fn a_run_of_one_word_comes_to_an_end() {
    let folder = folder(&LATE.replace("the the", &"the ".repeat(400)));
    let said = folder.check(&["letter.txt", "--fix"]);
    assert!(
        read(&folder, "letter.txt").contains("enclose the figures") || said.out.contains("held back"),
        "{}",
        said.out
    );
    let after = read(&folder, "letter.txt");
    folder.check(&["letter.txt", "--fix"]);
    assert_eq!(read(&folder, "letter.txt"), after);
}

#[test]
fn what_cannot_be_done_together_is_refused() {
    let folder = folder(SLIPS);
    folder.check(&["letter.txt", "--diff", "--output", "sarif=x.sarif"]).refused(&["--diff", "--output"]);
    folder.check(&["-", "-", "--fix"]).refused(&["standard input"]);
    assert!(!folder.path().join("x.sarif").exists());
}

#[test]
fn a_report_takes_the_place_of_nothing_that_is_read() {
    let folder = folder(SLIPS);
    for name in ["sub/foilint.toml", ".foilintignore", "known.csv", "skipped.txt"] {
        let text = if name == "known.csv" { "# foilint baseline 1\n" } else { "# mine\n" };
        folder.write(name, text.as_bytes());
        let said = folder.check(&[".", "--output", &format!("sarif={name}")]);
        assert_eq!((said.code, read(&folder, name).as_str()), (2, text), "{name}: {}", said.err);
    }
}
