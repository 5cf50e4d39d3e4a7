//! Every format is what its readers expect: held against its published schema, or read by a reader of its own, over all
//! fixtures and over letters and names that try to break out of it.

mod common;
mod formats_readers;

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use common::{CLEAN, Folder, LATE, Said};
use foilint::report::ReportFormat;
use foilint::text::LineIndex;
use formats_readers::{Checkstyle, Command, junit, schema, strict};
use serde_json::Value;

/// What a run says in every format, by name.
struct Reports(Vec<(&'static str, String)>);

impl Reports {
    /// Check in a folder, and have all reports written at once.
    fn of(folder: &Folder, arguments: &[&str]) -> Reports {
        let names = ReportFormat::NAMES.map(|(name, _)| name);
        let outputs = names.map(|name| format!("--output={name}=out/{name}"));
        fs::create_dir_all(folder.path().join("out")).unwrap();
        let outputs: Vec<&str> = outputs.iter().map(String::as_str).collect();
        let said = folder.check(&[arguments, &["--show-notes", "--min-confidence", "low"], &outputs].concat());
        let read = |name| fs::read_to_string(folder.path().join("out").join(name));
        let written =
            names.map(|name| (name, read(name).unwrap_or_else(|error| panic!("{name}: {error}: {}", said.err))));
        Reports(written.into())
    }

    fn text(&self, name: &str) -> &str {
        &self.0.iter().find(|(known, _)| *known == name).expect("a format of this name").1
    }

    fn json(&self, name: &str) -> Value {
        serde_json::from_str(self.text(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The findings of the report in JSON.
    fn findings(&self) -> Vec<Value> {
        self.json("json")["diagnostics"].as_array().unwrap().clone()
    }

    /// The files that could not be read, in the report in JSON: path and message.
    fn errors(&self) -> Vec<(String, String)> {
        let json = self.json("json");
        json["errors"].as_array().unwrap().iter().map(|one| (string(&one["path"]), string(&one["message"]))).collect()
    }
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is not a string")).to_owned()
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap_or_else(|| panic!("{value} is not a number"))).unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// What a report says of a finding beside its message: the notes, each on a line.
fn whole(finding: &Value) -> String {
    let notes = list(&finding["notes"]).iter().map(|note| format!("\n{}", string(note)));
    string(&finding["message"]) + &notes.collect::<String>()
}

/// A path without `./` in front.
fn bare(path: &str) -> String {
    path.strip_prefix("./").unwrap_or(path).to_owned()
}

/// A letter that nobody else has: characters of every width before what is found, a mark at the beginning, and what
/// means something in each format.
const HOSTILE: &str = "\u{feff}Freedom of Information Act 2000\r\n\r\nYour request received on 3 May 2023\r\n\r\n10 May 2023\r\n\r\nWe hold £5 – 😀 {{0}} {1} ]]> <b>&amp;</b> [a](1) %0A ::error::x, \u{1b}[31m \u{202e}abc\u{202c} \u{0b}\u{fffe} the the sum.\r\n\r\nA \"quoted\" \\ 'word' \tis the the `end`.\rPlaceholders such as {{name}} and [date] were left. Yours sincerly\r\n\r\nInformation Officer\r\n";

/// The fixtures and the hostile letter under names that try to break out, read once for all tests.
fn everything() -> &'static (Folder, Reports) {
    static ALL: OnceLock<(Folder, Reports)> = OnceLock::new();
    ALL.get_or_init(|| {
        let folder = Folder::new(&[("letters/late.txt", LATE), ("letters/clean.md", CLEAN), ("letters/empty.txt", "")]);
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/letters")).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            folder.write(&format!("letters/{name}"), &fs::read(&path).unwrap());
        }
        for name in hostile_names() {
            folder.write(&format!("letters/{name}"), HOSTILE.as_bytes());
        }
        let utf16 = [0xFF, 0xFE].into_iter().chain(HOSTILE[3..].encode_utf16().flat_map(u16::to_le_bytes));
        folder.write("letters/utf16.txt", &utf16.collect::<Vec<u8>>());
        let reports = Reports::of(&folder, &["letters", "missing, 100%: a.txt", "letter.docx"]);
        (folder, reports)
    })
}

/// Names with what ends a name, a property, an attribute or a line somewhere.
fn hostile_names() -> Vec<&'static str> {
    let everywhere = ["a b.txt", "100%41, é‘x’ #1 & [a](b).txt", "{0}'--`.md"];
    let unix = ["a:b?c.txt", "q\"<x>|\\ ]]>.txt", "line\nend\r\t.txt", "\u{1b}[31m\u{202e}.txt", "::error::x.md"];
    if cfg!(windows) { everywhere.to_vec() } else { [everywhere.as_slice(), &unix].concat() }
}

#[test]
fn the_letters_that_are_tried_hold_what_is_hard() {
    let (_, reports) = everything();
    let findings = reports.findings();
    assert!(findings.len() > 150, "{}", findings.len());
    assert_eq!(reports.errors().len(), 2, "{:?}", reports.errors());
    for name in hostile_names() {
        let own = findings.iter().filter(|one| string(&one["path"]) == format!("letters/{name}"));
        assert!(own.filter(|one| one["fix"].is_object()).count() >= 2, "{name:?}");
    }
    for field in ["related", "notes"] {
        assert!(findings.iter().any(|one| !list(&one[field]).is_empty()), "{field}");
    }
}

#[test]
fn sarif_is_valid_and_says_what_json_says() {
    let (folder, reports) = everything();
    let sarif = reports.json("sarif");
    schema("sarif-schema-2.1.0.json").holds(&sarif);
    let run = &sarif["runs"][0];
    assert_eq!((&run["columnKind"], &run["properties"]["suppressed"]), (&"utf16CodeUnits".into(), &0.into()));
    let (results, findings) = (list(&run["results"]), reports.findings());
    assert_eq!(results.len(), findings.len());
    let place = |location: &Value, span: &Value, path: &Value| {
        let location = &location["physicalLocation"];
        assert_eq!(formats_readers::decoded(&string(&location["artifactLocation"]["uri"])), bare(&string(path)));
        assert_eq!(region(&location["region"]), utf16(span), "{location}");
    };
    for (result, finding) in results.iter().zip(&findings) {
        let rule = &run["tool"]["driver"]["rules"][number(&result["ruleIndex"])];
        assert_eq!((&rule["id"], &result["ruleId"]), (&finding["lint"], &finding["lint"]));
        assert_eq!(result["level"], finding["severity"]);
        assert_eq!(formats_readers::message(&string(&result["message"]["text"])), whole(finding));
        assert_eq!(result["partialFingerprints"]["foilint/v1"], finding["fingerprint"]);
        place(&result["locations"][0], &finding["span"], &finding["path"]);
        let related = list(&result["relatedLocations"]);
        assert_eq!(related.len(), list(&finding["related"]).len());
        for ((at, one), other) in related.iter().enumerate().zip(list(&finding["related"])) {
            assert_eq!(number(&one["id"]), at + 1);
            place(one, &other["span"], &other["path"]);
        }
        let changes = &result["fixes"][0]["artifactChanges"][0]["replacements"];
        assert_eq!(list(changes).len(), list(&finding["fix"]["edits"]).len());
        for (change, edit) in list(changes).iter().zip(list(&finding["fix"]["edits"])) {
            assert_eq!(region(&change["deletedRegion"]), utf16(&edit["span"]));
            assert_eq!(change["insertedContent"]["text"], edit["replacement"]);
        }
    }
    let words = results.iter().zip(&findings).filter(|(_, finding)| finding["excerpt"].is_string());
    for (result, finding) in words {
        let text = decoded_letter(folder, &string(&finding["path"]));
        let [line, column, end_line, end_column] = region(&result["locations"][0]["physicalLocation"]["region"]);
        let lines = LineIndex::new(&text);
        let byte = |line, column| lines.byte_utf16(&text, line, column).expect("a place of the letter");
        assert_eq!(text[byte(line, column)..byte(end_line, end_column)], string(&finding["excerpt"]));
    }
}

#[test]
fn sarif_tells_what_each_rule_is_and_what_was_not_read() {
    let (_, reports) = everything();
    let run = &reports.json("sarif")["runs"][0];
    let rules = list(&run["tool"]["driver"]["rules"]);
    assert!(rules.len() > 50);
    for rule in rules {
        for field in ["shortDescription", "fullDescription", "help"] {
            assert!(!string(&rule[field]["text"]).is_empty(), "{field} of {rule}");
        }
        let markdown = string(&rule["help"]["markdown"]);
        assert!(markdown.contains("**Source:** "), "{markdown}");
        let cited = rule["helpUri"].as_str().is_none_or(|uri| markdown.ends_with(&format!("]({uri})")));
        assert!(cited, "{markdown}");
        let html = pulldown_cmark::Parser::new(&markdown)
            .any(|event| matches!(event, pulldown_cmark::Event::Html(_) | pulldown_cmark::Event::InlineHtml(_)));
        assert!(!html, "{markdown}");
    }
    assert!(rules.iter().filter(|rule| rule["helpUri"].is_string()).count() > 20);
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let told = list(&invocation["toolExecutionNotifications"]);
    let unread: Vec<&Value> = told.iter().filter(|one| one["descriptor"]["id"] == "not-read").collect();
    assert_eq!(unread.len(), reports.errors().len());
    for (one, (path, message)) in unread.iter().zip(reports.errors()) {
        assert_eq!(one["level"], "error");
        let uri = string(&one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]);
        assert_eq!(formats_readers::decoded(&uri), path);
        assert_eq!(formats_readers::message(&string(&one["message"]["text"])), format!("{path}: {message}"));
    }
}

#[test]
fn gitlab_takes_the_report_and_keeps_every_finding_apart() {
    let (_, reports) = everything();
    let (gitlab, schema, findings) = (reports.json("gitlab"), schema("codeclimate.json"), reports.findings());
    let (unread, issues) = list(&gitlab).split_at(reports.errors().len());
    assert_eq!(issues.len(), findings.len());
    list(&gitlab).iter().for_each(|issue| schema.holds(issue));
    let mut prints: Vec<String> = list(&gitlab).iter().map(|issue| string(&issue["fingerprint"])).collect();
    prints.sort();
    prints.dedup();
    assert_eq!(prints.len(), findings.len() + unread.len(), "GitLab shows one of those with the same fingerprint");
    for (issue, finding) in issues.iter().zip(&findings) {
        assert_eq!((&issue["check_name"], string(&issue["description"])), (&finding["lint"], whole(finding)));
        assert_eq!(string(&issue["location"]["path"]), bare(&string(&finding["path"])));
        let lines = &issue["location"]["lines"];
        let span = &finding["span"];
        assert_eq!((&lines["begin"], &lines["end"]), (&span["start"]["line"], &span["end"]["line"]));
        let known = ["info", "minor", "major", "critical", "blocker"];
        assert!(known.contains(&string(&issue["severity"]).as_str()), "{issue}");
    }
}

#[test]
fn junit_is_read_with_every_count_and_name() {
    let (_, reports) = everything();
    let report = junit(reports.text("junit"));
    let (json, findings) = (reports.json("json"), reports.findings());
    let letters = list(&json["letters"]);
    assert_eq!((report.failures, report.errors), (findings.len(), reports.errors().len()));
    let clean = letters.iter().filter(|letter| letter["diagnostics"] == 0).count();
    assert_eq!(report.tests, findings.len() + reports.errors().len() + clean);
    let suites: Vec<&str> = report.test_suites.iter().map(|suite| suite.name.as_str()).collect();
    let paths: Vec<String> = reports.errors().iter().map(|(path, _)| path).chain(&paths(letters)).cloned().collect();
    assert_eq!(suites, formats_readers::in_junit(&paths));
    let mut failed = Vec::new();
    for suite in &report.test_suites {
        let mut names: Vec<&str> = suite.test_cases.iter().map(|case| case.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!((names.len(), suite.tests), (suite.test_cases.len(), suite.test_cases.len()));
        failed.extend(suite.test_cases.iter().filter_map(formats_readers::failure));
    }
    let said: Vec<String> = findings.iter().map(|finding| string(&finding["message"])).collect();
    assert_eq!(failed, formats_readers::in_junit(&said));
}

fn paths(letters: &[Value]) -> Vec<String> {
    letters.iter().map(|letter| bare(&string(&letter["path"]))).collect()
}

#[test]
fn checkstyle_is_read_with_every_place() {
    let (_, reports) = everything();
    let read = Checkstyle::read(reports.text("checkstyle"));
    let (json, findings) = (reports.json("json"), reports.findings());
    let files: Vec<&str> = read.file.iter().map(|file| file.name.as_str()).collect();
    let errors = reports.errors();
    let all: Vec<String> = errors.iter().map(|(path, _)| path).chain(&paths(list(&json["letters"]))).cloned().collect();
    assert_eq!(files, formats_readers::in_xml(&all));
    let told: Vec<_> =
        read.file.iter().flat_map(|file| file.error.iter().map(move |error| (&file.name, error))).collect();
    assert_eq!(told.len(), findings.len() + errors.len());
    for ((path, one), finding) in told[errors.len()..].iter().zip(&findings) {
        assert_eq!(**path, formats_readers::in_xml(&[bare(&string(&finding["path"]))])[0]);
        let start = &finding["span"]["start"];
        assert_eq!((one.line, one.column), (number(&start["line"]), Some(number(&start["column"]))));
        assert_eq!(one.message, formats_readers::in_xml(&[whole(finding)])[0]);
        assert_eq!(one.source, format!("foilint.{}", string(&finding["lint"])));
        assert_eq!(one.severity.replace("info", "note"), string(&finding["severity"]));
    }
}

#[test]
fn rdjson_is_valid_and_its_columns_are_bytes_of_the_file() {
    let (folder, reports) = everything();
    let rdjson = reports.json("rdjson");
    strict("rdf-DiagnosticResult.json").holds(&rdjson);
    let (unread, told) = list(&rdjson["diagnostics"]).split_at(reports.errors().len());
    assert!(unread.iter().all(|one| one["location"]["range"].is_null() && one["severity"] == "ERROR"));
    let findings = reports.findings();
    assert_eq!(told.len(), findings.len());
    for (one, finding) in told.iter().zip(&findings) {
        let path = string(&finding["path"]);
        assert_eq!((&one["code"]["value"], string(&one["message"])), (&finding["lint"], whole(finding)));
        assert_eq!(string(&one["location"]["path"]), bare(&path));
        let text = decoded_letter(folder, &path);
        let cut = |range: &Value| text[byte(&text, &range["start"])..byte(&text, &range["end"])].to_owned();
        let of = |span: &Value| text[number(&span["start"]["byte"])..number(&span["end"]["byte"])].to_owned();
        assert_eq!(cut(&one["location"]["range"]), of(&finding["span"]));
        for (suggestion, edit) in list(&one["suggestions"]).iter().zip(list(&finding["fix"]["edits"])) {
            assert_eq!(cut(&suggestion["range"]), of(&edit["span"]));
            assert_eq!(suggestion["text"], edit["replacement"]);
        }
        assert_eq!(list(&one["suggestions"]).len(), list(&finding["fix"]["edits"]).len());
        assert_eq!(list(&one["related_locations"]).len(), list(&finding["related"]).len());
    }
}

/// The byte of a line and a column in bytes. A reader's lines end with LF, CRLF or CR; a mark at the beginning of the
/// file is part of its first line.
fn byte(text: &str, position: &Value) -> usize {
    let line = LineIndex::new(text).line_span(text, number(&position["line"])).expect("a line of the letter");
    let start = if position["line"] == 1 { 0 } else { line.start };
    start + number(&position["column"]) - 1
}

#[test]
fn github_runs_one_command_for_each_finding_and_no_other() {
    let (_, reports) = everything();
    let commands: Vec<Command> = reports.text("github").lines().map(Command::read).collect();
    let (errors, findings) = (reports.errors(), reports.findings());
    let empty = commands.iter().filter(|one| one.property("title") == Some("empty")).count();
    assert_eq!((empty, commands.len()), (1, errors.len() + 1 + findings.len()));
    for (one, (path, message)) in commands.iter().zip(&errors) {
        assert_eq!((one.name.as_str(), one.property("file")), ("error", Some(path.as_str())));
        assert_eq!(one.data, format!("{path}: {message}"));
    }
    for (one, finding) in commands[errors.len() + empty..].iter().zip(&findings) {
        assert_eq!(one.name.replace("notice", "note"), string(&finding["severity"]));
        assert_eq!(one.property("title"), finding["lint"].as_str());
        assert_eq!(one.property("file").unwrap(), formats_readers::shown(&bare(&string(&finding["path"]))));
        assert_eq!(one.data, formats_readers::shown(&whole(finding)));
        let (start, end) = (&finding["span"]["start"], &finding["span"]["end"]);
        assert_eq!(one.property("line"), Some(start["line"].to_string().as_str()));
        assert_eq!(one.property("endLine"), Some(end["line"].to_string().as_str()));
        let columns = (start["line"] == end["line"]).then(|| (start["column"].to_string(), end["column"].to_string()));
        let told = one.property("col").zip(one.property("endColumn"));
        assert_eq!(told, columns.as_ref().map(|(start, end)| (start.as_str(), end.as_str())));
    }
}

#[test]
fn the_documentation_says_what_there_is() {
    let page = include_str!("../docs/formats.md");
    for name in ["sarif", "github", "gitlab", "junit", "checkstyle", "rdjson"] {
        assert!(page.contains(&format!("\n## `{name}`: ")), "{name}");
    }
    let mut commands = 0;
    for line in page.lines().filter_map(|line| line.split_once("foilint check letters").map(|(_, line)| line)) {
        let folder = Folder::new(&[("letters/a.txt", CLEAN)]);
        let arguments = line.split(['|', '\'']).next().unwrap().split_whitespace();
        let said = folder.check(&["letters"].into_iter().chain(arguments).collect::<Vec<_>>());
        assert_eq!(said.code, 0, "{line}: {}", said.err);
        commands += 1;
    }
    assert_eq!(commands, 7);
}

#[test]
fn a_run_without_letters_is_valid_in_every_format() {
    let folder = Folder::new(&[("none/a.csv", "1")]);
    let reports = Reports::of(&folder, &["none"]);
    schema("sarif-schema-2.1.0.json").holds(&reports.json("sarif"));
    strict("rdf-DiagnosticResult.json").holds(&reports.json("rdjson"));
    list(&reports.json("gitlab")).iter().for_each(|issue| schema("codeclimate.json").holds(issue));
    assert_eq!(junit(reports.text("junit")).errors, 1);
    assert_eq!(Checkstyle::read(reports.text("checkstyle")).file.len(), 1);
    assert_eq!(Command::read(reports.text("github").trim_end()).property("file"), Some("none"));
}

/// The four numbers of a region.
fn region(region: &Value) -> [usize; 4] {
    ["startLine", "startColumn", "endLine", "endColumn"].map(|field| number(&region[field]))
}

/// The same of a span in JSON.
fn utf16(span: &Value) -> [usize; 4] {
    let (start, end) = (&span["start"], &span["end"]);
    [&start["line"], &start["utf16"], &end["line"], &end["utf16"]].map(number)
}

/// The text of a letter, as the encoding of its file has it.
fn decoded_letter(folder: &Folder, path: &str) -> String {
    let bytes = fs::read(folder.path().join(path)).unwrap();
    match bytes.strip_prefix(b"\xFF\xFE") {
        Some(utf16) => {
            let units: Vec<u16> = utf16.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).unwrap()
        }
        None => String::from_utf8(bytes).unwrap(),
    }
}

/// The command was refused in one line on standard error; what it found is on standard output all the same.
fn refused_late(said: &Said, parts: &[&str]) {
    assert_eq!(said.code, 2, "{}", said.err);
    assert!(said.err.starts_with("error: ") && said.err.trim_end().lines().count() == 1, "{}", said.err);
    parts.iter().for_each(|part| assert!(said.err.contains(part), "‘{part}’ in {}", said.err));
    assert!(said.out.contains("doubled-word"), "{}", said.out);
}

#[test]
fn output_writes_what_format_prints_and_leaves_standard_output_alone() {
    let folder = Folder::new(&[("a.txt", LATE)]);
    for (name, _) in ReportFormat::NAMES {
        let plain = folder.check(&["a.txt", "--format", name]);
        let said = folder.check(&["a.txt", "--output", &format!("{name}=report=1.out")]);
        assert_eq!((said.code, &said.out), (1, &folder.check(&["a.txt"]).out), "{name}");
        assert_eq!(fs::read_to_string(folder.path().join("report=1.out")).unwrap(), plain.out, "{name}");
        assert_eq!(said.err.lines().count(), 1);
        assert!(said.err.starts_with("report=1.out: may hold personal data"), "{}", said.err);
    }
    let several = folder.check(&["a.txt", "--output", "sarif=one", "--output", "junit=two", "--fail-on", "never"]);
    assert_eq!((several.code, several.err.lines().count()), (0, 1));
    assert!(several.err.starts_with("one, two: may hold"), "{}", several.err);
    let mut names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["a.txt", "one", "report=1.out", "two"], "nothing else is left");
}

#[cfg(unix)]
#[test]
fn a_report_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new(&[("a.txt", LATE), ("old.json", "{}")]);
    let mode = |name: &str| fs::metadata(folder.path().join(name)).unwrap().permissions().mode() & 0o777;
    fs::set_permissions(folder.path().join("old.json"), fs::Permissions::from_mode(0o644)).unwrap();
    let said = folder.check(&["a.txt", "--output", "json=old.json", "--output", "sarif=new.sarif"]);
    assert_eq!((mode("old.json"), mode("new.sarif")), (0o600, 0o600), "{}", said.err);
    assert!(said.err.contains("readable by the owner only"), "{}", said.err);
}

#[test]
fn a_report_that_cannot_be_written_is_one_line_and_a_2() {
    let folder = Folder::new(&[("a.txt", LATE), ("folder/b.txt", CLEAN)]);
    for target in ["missing/report.json", "folder", "a.txt/report.json"] {
        let said = folder.check(&["a.txt", "--output", &format!("json={target}")]);
        refused_late(&said, &[target, "cannot be written"]);
    }
    let said = folder.check(&["a.txt", "--output", "json=missing/x", "--output", "json=there.json"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("there.json: may hold") && said.err.contains("error: missing/x: "), "{}", said.err);
    assert!(folder.path().join("there.json").exists(), "the others are written all the same");
}

#[test]
fn a_report_never_takes_the_place_of_what_was_read() {
    let case = "{\"received\": \"2023-05-03\"}";
    let files = [("a.txt", LATE), ("case.json", case), ("foilint.toml", "regime = \"foia\"\n"), ("b.docx", "PK")];
    let folder = Folder::new(&files);
    for (name, before) in files {
        let output = format!("human=./{name}");
        let said = folder.check(&["a.txt", "--case", "case.json", "--output", &output]);
        refused_late(&said, &[name, "this run reads that file"]);
        assert_eq!(fs::read_to_string(folder.path().join(name)).unwrap(), before);
        if name == "foilint.toml" {
            break;
        }
    }
    let said = folder.check(&["a.txt", "b.docx", "--output", "human=b.docx"]);
    refused_late(&said, &["b.docx", "this run reads that file"]);
}

#[test]
fn what_is_typed_wrong_after_output_is_one_line() {
    let folder = Folder::new(&[("a.txt", LATE)]);
    let cases: [(&[&str], &str); 6] = [
        (&["--output", "report.sarif"], "‘report.sarif’ has no file"),
        (&["--output", "srif=x"], "‘srif’ is not a format; the formats are human, concise"),
        (&["--output", "sarif="], "has no file after the ="),
        (&["--output", "sarif=-"], "give the format with --format"),
        (&["--output", "json=x", "--output", "sarif=x"], "x: --output names this file twice"),
        (&["--format", "xml"], "sarif"),
    ];
    for (arguments, part) in cases {
        folder.check(&[&["a.txt"], arguments].concat()).refused(&[part]);
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing was written");
}
