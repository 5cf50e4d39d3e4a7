//! The page of `--format html` in a real browser: its style is taken, its words are marked, its filters work without a
//! script, and no script of a letter runs.
//!
//! These tests need Chromium, so they are left out unless asked for: `cargo test --test html -- --ignored`, as `.ci/run`
//! does. There a missing browser is a failure.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, process};

use foilint::check::{Options, run};
use foilint::facts::Given;
use foilint::report::{ReportFormat, Style, write};

/// Where Chromium and its like are, beside what the variable CHROMIUM names.
const BROWSERS: [&str; 6] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
];

/// The page about some files below the root of the repository.
fn page(files: &[&str]) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let paths = files.iter().map(|file| root.join(file)).collect();
    let given = Given { today: "2026-11-21".parse().ok(), ..Given::default() };
    let options = Options { paths, given, show_notes: true, ..Options::default() };
    let (run, config) = run(&options, &mut std::io::empty()).expect("the fixtures can be checked");
    let mut out = Vec::new();
    write(ReportFormat::Html, &run, &config.lints, &Style::default(), &mut out).expect("a vector takes all");
    String::from_utf8(out).expect("the page is UTF-8")
}

/// A folder of one test, removed in the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let folder = Folder(env::temp_dir().join(format!("foilint-html-{}-{name}", process::id())));
        fs::create_dir_all(&folder.0).expect("a folder can be made");
        folder
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What the browser prints when it opens a page with these flags.
fn browse(folder: &Folder, page: &str, flags: &[&str]) -> String {
    let file = folder.0.join("page.html");
    fs::write(&file, page).expect("the page can be written");
    let named = env::var("CHROMIUM").ok();
    for browser in named.as_deref().into_iter().chain(BROWSERS) {
        let mut command = Command::new(browser);
        command.args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]);
        command.args(["--disable-background-networking", "--disable-component-update", "--disable-sync"]);
        command.arg(format!("--user-data-dir={}", folder.0.join("profile").display()));
        command.args(flags).arg(address(&file));
        if let Ok(output) = command.output() {
            assert!(output.status.success(), "{browser}: {}", String::from_utf8_lossy(&output.stderr));
            return String::from_utf8_lossy(&output.stdout).into_owned();
        }
    }
    panic!("no Chromium was found; install it (Debian: apt-get install chromium) or name it in the variable CHROMIUM");
}

/// A file as a browser names it.
fn address(file: &Path) -> String {
    let path = file.display().to_string().replace('\\', "/");
    format!("file:///{}", path.trim_start_matches('/'))
}

/// What a script finds in a page. The page forbids scripts, so the copy that is looked at lets this one run; what it
/// says of styles, the other half of the rule, stays as it is.
fn probe(folder: &Folder, page: &str, script: &str) -> serde_json::Value {
    probe_in(folder, page, script, "--window-size=1300,900")
}

fn probe_in(folder: &Folder, page: &str, script: &str, window: &str) -> serde_json::Value {
    let rule = "default-src 'none';";
    assert!(page.contains(rule));
    let page = page.replacen(rule, "default-src 'none'; script-src 'unsafe-inline';", 1);
    let script = format!(
        "<script>const found = (() => {{ {script} }})(); document.documentElement.remove(); \
         const all = document.appendChild(document.createElement('html')); \
         all.textContent = 'FOUND' + encodeURIComponent(JSON.stringify(found)) + 'DNUOF';</script>"
    );
    let dom = browse(folder, &page.replace("</body>", &format!("{script}</body>")), &["--dump-dom", window]);
    let found = dom.split_once("FOUND").and_then(|(_, rest)| rest.split_once("DNUOF")).map(|(found, _)| found);
    let found = found.unwrap_or_else(|| panic!("the script did not run: {dom}"));
    serde_json::from_str(&decoded(found)).expect("the script writes JSON")
}

/// A text without its percent signs.
fn decoded(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text);
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend(before.bytes());
        bytes.push(u8::from_str_radix(&after[..2], 16).expect("two hexadecimal digits follow"));
        rest = &after[2..];
    }
    bytes.extend(rest.bytes());
    String::from_utf8(bytes).expect("the browser writes UTF-8")
}

#[test]
#[ignore = "needs Chromium; .ci/run installs it and runs this"]
fn the_words_are_marked_in_the_page_that_a_browser_shows() {
    let folder = Folder::new("marked");
    let page =
        page(&["fixtures/letters/bad-05-gwent-2022-03.txt", "fixtures/letters/bad-03-west-yorkshire-2020-12.md"]);
    let dom = browse(&folder, &page, &["--dump-dom"]);
    for words in ["Gwnet Police", "31 June 2021", "SEVERE", "who who", "evidence.Offenders", "highest level"] {
        assert!(dom.contains(&format!("<mark class=\"error\">{words}</mark>")), "‘{words}’ is not marked");
    }
    assert!(dom.contains("<mark class=\"warning\">20 calendar days</mark>"));
}

#[test]
#[ignore = "needs Chromium; .ci/run installs it and runs this"]
fn the_style_is_taken_and_what_is_said_stands_beside_the_words() {
    let folder = Folder::new("style");
    let page = page(&["fixtures/letters/bad-05-gwent-2022-03.txt"]);
    let found = probe(
        &folder,
        &page,
        "const mark = [...document.querySelectorAll('mark')].find(mark => mark.textContent === 'SEVERE');
         const card = document.querySelector(mark.nextElementSibling.getAttribute('href'));
         const style = getComputedStyle(mark);
         return { line: style.textDecorationLine, look: style.textDecorationStyle, said: card.textContent,
                  word: mark.getBoundingClientRect(), card: card.getBoundingClientRect(),
                  row: mark.closest('.row').getBoundingClientRect() };",
    );
    assert_eq!((&found["line"], &found["look"]), (&"underline".into(), &"wavy".into()), "the policy takes the style");
    assert!(found["said"].as_str().is_some_and(|said| said.contains("Write ‘SUBSTANTIAL’.")), "{found}");
    let number = |of: &str, what: &str| found[of][what].as_f64().expect("a number of pixels");
    assert!(number("card", "left") > number("word", "right"), "{found}");
    assert!(
        number("card", "top") >= number("row", "top") && number("card", "top") < number("row", "top") + 30.0,
        "{found}"
    );
}

#[test]
#[ignore = "needs Chromium; .ci/run installs it and runs this"]
fn a_severity_can_be_hidden() {
    let folder = Folder::new("filters");
    let page = page(&["fixtures/letters/bad-05-gwent-2022-03.txt"]);
    let found = probe(
        &folder,
        &page,
        "const seen = () => ['error', 'warning', 'note'].map(name => [
             [...document.querySelectorAll('.finding.' + name)].filter(card => card.offsetParent !== null).length,
             getComputedStyle(document.querySelector('mark.' + name)).textDecorationLine,
             document.querySelector('.ref.' + name).offsetParent !== null]);
         const before = seen();
         document.querySelector('label[for=show-error]').click();
         const after = seen();
         document.querySelector('#show-note').click();
         const last = seen();
         return { before, after, last, words: document.querySelector('.paper').innerText.includes('Gwnet Police') };",
    );
    let all = serde_json::json!([[4, "underline", true], [2, "underline", true], [1, "underline", true]]);
    let no_errors = serde_json::json!([[0, "none", false], [2, "underline", true], [1, "underline", true]]);
    let warnings = serde_json::json!([[0, "none", false], [2, "underline", true], [0, "none", false]]);
    assert_eq!((&found["before"], &found["after"], &found["last"]), (&all, &no_errors, &warnings));
    assert_eq!(found["words"], true, "the letter itself stays");
}

#[test]
#[ignore = "needs Chromium; .ci/run installs it and runs this"]
fn in_a_narrow_window_what_is_said_stands_below_the_words() {
    let folder = Folder::new("narrow");
    let page = page(&["fixtures/letters/bad-05-gwent-2022-03.txt"]);
    let script = "const mark = document.querySelector('mark'), card = document.querySelector('.finding');
         return { wide: document.documentElement.scrollWidth, window: innerWidth,
                  word: mark.getBoundingClientRect().bottom, card: card.getBoundingClientRect().top };";
    let found = probe_in(&folder, &page, script, "--window-size=500,900");
    let number = |what: &str| found[what].as_f64().expect("a number of pixels");
    assert!(number("wide") <= number("window") && number("window") < 900.0, "{found}");
    assert!(number("card") > number("word"), "{found}");
}

#[test]
#[ignore = "needs Chromium; .ci/run installs it and runs this"]
fn a_script_does_not_run() {
    let folder = Folder::new("script");
    let page = page(&["fixtures/letters/bad-05-gwent-2022-03.txt"]);
    let script = "<script>document.documentElement.setAttribute('data-ran', 'yes')</script>";
    let dom = browse(&folder, &page.replace("</body>", &format!("{script}</body>")), &["--dump-dom"]);
    assert!(dom.contains("Gwnet Police") && !dom.contains("data-ran=\"yes\""));
}

#[test]
#[ignore = "needs Chromium; .ci/run installs it and runs this"]
fn it_can_be_printed() {
    let folder = Folder::new("print");
    let page = page(&["fixtures/letters/bad-05-gwent-2022-03.txt"]);
    let pdf = folder.0.join("page.pdf");
    browse(&folder, &page, &[&format!("--print-to-pdf={}", pdf.display())]);
    assert!(fs::read(&pdf).expect("a PDF was written").starts_with(b"%PDF-"));
}
