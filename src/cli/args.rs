//! What can be typed, and the help that explains it to a person who has not used a command line before.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand};
use jiff::civil::Date;

use crate::lints::Level;
use crate::report::ReportFormat;
use crate::tables::Regime;

pub use super::values::{Color, ConfidenceArg, FailOn, ListFormat};
use super::values::{date, format, level, output, regime, threads};

/// Reads the draft of a Freedom of Information response and says what is wrong with it before it is sent.
#[derive(Parser, Debug)]
#[command(
    name = "foilint",
    version,
    after_help = "To check a letter that you saved as text, type the word check and the name of the file:\n\n    foilint check letter.txt\n\nfoilint changes your letter only if you add --fix, and sends nothing anywhere.",
    max_term_width = 100
)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand, Debug)]
pub enum Command {
    /// Check letters and show what is wrong with them
    Check(Box<CheckArgs>),
    /// Explain a lint: what it finds, why it matters, what to write instead
    Explain(ExplainArgs),
    /// List all lints
    Lints(LintsArgs),
    /// Show the reference tables (threat levels, bank holidays, …) and how old each is
    Tables(TablesArgs),
    /// Show which settings apply to a letter, and where each was set
    Config(ConfigArgs),
    /// Show how foilint reads a letter: its paragraphs and the part each belongs to
    Text(TextArgs),
    /// Show the findings in an editor, while you write (started by the editor, not typed)
    Lsp(LspArgs),
    /// Write a foilint.toml with every setting explained, for you to fill in
    Init(InitArgs),
    /// Print what lets a shell complete foilint's commands and options
    Completions(CompletionsArgs),
    /// Print the manual page, or write one for every command into a folder
    Man(ManArgs),
    /// Remember what is found today, so that only what is new is reported
    Baseline(BaselineArgs),
}

/// Check letters and show what is wrong with them.
///
/// Give one or more files or folders. In a folder, foilint reads every .txt and .md file.
#[derive(ClapArgs, Debug)]
#[command(
    after_help = "When it is done, foilint tells other programs how it went: 0, nothing at or above the level of --fail-on;\n1, something was found; 2, a file could not be read or the command was wrong."
)]
pub struct CheckArgs {
    /// The letters: files or folders. A single dash (-) reads what another program hands over
    #[arg(value_name = "FILE OR FOLDER", required = true)]
    pub paths: Vec<PathBuf>,
    /// How the findings are shown: "human" to read, "concise" one line each, the others for other programs
    #[arg(long, value_name = "FORMAT", value_parser = format(), default_value = "human")]
    pub format: ReportFormat,
    /// The letter's date, where the letter itself has none (year-month-day, such as 2026-11-21)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub date: Option<Date>,
    /// Check as if today were this day (year-month-day)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub today: Option<Date>,
    /// The day the request was received, where the letter does not say (year-month-day); for one letter at a time
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub received: Option<Date>,
    /// The case file (JSON: reference, received, requester, request) to hold the letter against; for one letter at a time
    #[arg(long, value_name = "FILE")]
    pub case: Option<PathBuf>,
    /// The authority that sends the letter, such as "Norfolk Constabulary"
    #[arg(long, value_name = "NAME")]
    pub authority: Option<String>,
    /// The law the letter answers under: foia, eir, foisa or eisr
    #[arg(long, value_name = "REGIME", value_parser = regime)]
    pub regime: Option<Regime>,
    /// The least that counts as a failure
    #[arg(long, value_name = "LEVEL", value_enum, default_value = "error")]
    pub fail_on: FailOn,
    /// Run only these lints or groups (names with commas between)
    #[arg(long, value_name = "LINTS", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Leave out these lints or groups (names with commas between)
    #[arg(long, value_name = "LINTS", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// Report these lints or groups at another level: off, note, warning or error (such as doubled-word=note, commas between)
    #[arg(long, value_name = "LINT=LEVEL", value_delimiter = ',', value_parser = level)]
    pub level: Vec<(String, Level)>,
    /// Use this configuration file instead of the nearest foilint.toml
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// How many letters are checked at the same time; foilint chooses if you do not
    #[arg(long, value_name = "NUMBER", value_parser = threads)]
    pub threads: Option<usize>,
    /// Also show notes: small matters of consistency and style
    #[arg(long)]
    pub show_notes: bool,
    /// The least sure findings to show
    #[arg(long, value_name = "LEVEL", value_enum, default_value = "medium")]
    pub min_confidence: ConfidenceArg,
    /// What to call the letter that comes from another program (with -), such as letter.md
    #[arg(long, value_name = "NAME")]
    pub stdin_name: Option<String>,
    /// Also write the findings to a file, such as sarif=foilint.sarif; may be given more than once
    #[arg(long, value_name = "FORMAT=FILE", value_parser = output)]
    pub output: Vec<(ReportFormat, PathBuf)>,
    /// Whether to use colour
    #[arg(long, value_name = "WHEN", value_enum, default_value = "auto")]
    pub color: Color,
    /// Mend in the letters what can be mended safely, and show what is left
    #[arg(long)]
    pub fix: bool,
    /// With --fix or --diff: also make the changes that choose words; read the letter afterwards
    #[arg(long)]
    pub unsafe_fixes: bool,
    /// Change nothing, and show line by line what --fix would change; 1 if there is anything
    #[arg(long)]
    pub diff: bool,
    /// Hold back what this baseline knows, instead of the one that foilint.toml names
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
}

#[derive(ClapArgs, Debug)]
pub struct ExplainArgs {
    /// The lint, as reports name it in square brackets, such as threat-level-stale
    #[arg(value_name = "LINT")]
    pub lint: String,
    /// Look in the lints of this configuration file, instead of the nearest foilint.toml
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

#[derive(ClapArgs, Debug)]
pub struct LintsArgs {
    /// "human" to read, "json" for other programs
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "human")]
    pub format: ListFormat,
    /// List the lints of this configuration file, instead of the nearest foilint.toml
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

#[derive(ClapArgs, Debug)]
pub struct TablesArgs {
    /// "human" to read, "json" for other programs
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "human")]
    pub format: ListFormat,
    /// Say which tables nobody has made sure of for more than 90 days, and tell other programs with a 1 if there are any
    #[arg(long)]
    pub check: bool,
    /// Count the days to this one instead of today (year-month-day)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub today: Option<Date>,
    /// Use the tables of this configuration file, instead of the nearest foilint.toml
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

#[derive(ClapArgs, Debug)]
pub struct ConfigArgs {
    /// A letter
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Use this configuration file instead of the nearest foilint.toml
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

#[derive(ClapArgs, Debug)]
pub struct TextArgs {
    /// A letter; a single dash (-) reads what another program hands over
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// What to call the letter that comes from another program (with -), such as letter.md
    #[arg(long, value_name = "NAME")]
    pub stdin_name: Option<String>,
}

/// The language server: editors start it and talk to it over standard input and output.
#[derive(ClapArgs, Debug)]
pub struct LspArgs {
    /// Use this configuration file instead of the nearest foilint.toml
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Check as if today were this day (year-month-day)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub today: Option<Date>,
    /// Ignored: standard input and output are always used
    #[arg(long, hide = true)]
    pub stdio: bool,
}

#[derive(ClapArgs, Debug)]
pub struct InitArgs {
    /// The folder of the letters or templates
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub folder: PathBuf,
    /// Print it instead of writing a file
    #[arg(long)]
    pub stdout: bool,
}

#[derive(ClapArgs, Debug)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: clap_complete::Shell,
}

#[derive(ClapArgs, Debug)]
pub struct ManArgs {
    /// The command, such as check; foilint itself where none is named
    #[arg(value_name = "COMMAND", conflicts_with = "folder")]
    pub command: Option<String>,
    /// Write the page of foilint and those of its commands into this folder
    #[arg(long, value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
}

/// Remember what is found today, so that only what is new is reported.
///
/// The baseline is a file beside your letters. It holds no words of them: only, for each letter, which lint found
/// something and a number by which to know it again. Put its name into foilint.toml: baseline = "foilint-baseline.txt".
#[derive(ClapArgs, Debug)]
pub struct BaselineArgs {
    #[command(subcommand)]
    pub action: BaselineAction,
}

#[derive(Subcommand, Debug)]
pub enum BaselineAction {
    /// Write what is found now into a new baseline
    Create(CreateArgs),
    /// Drop what is not found any more from the baseline
    Prune(PruneArgs),
}

#[derive(ClapArgs, Debug)]
pub struct CreateArgs {
    #[command(flatten)]
    pub common: BaselineCommon,
    /// Replace the baseline that is there
    #[arg(long)]
    pub force: bool,
    /// Remember notes too: small matters of consistency and style
    #[arg(long)]
    pub show_notes: bool,
    /// The least sure findings to remember
    #[arg(long, value_name = "LEVEL", value_enum, default_value = "medium")]
    pub min_confidence: ConfidenceArg,
}

#[derive(ClapArgs, Debug)]
pub struct PruneArgs {
    #[command(flatten)]
    pub common: BaselineCommon,
}

/// What every work on a baseline needs.
#[derive(ClapArgs, Debug)]
pub struct BaselineCommon {
    /// The letters: files or folders; all below the folder of foilint.toml if you name none
    #[arg(value_name = "FILE OR FOLDER")]
    pub paths: Vec<PathBuf>,
    /// The baseline, instead of the one that foilint.toml names
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Use this configuration file instead of the nearest foilint.toml
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Check as if today were this day (year-month-day)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub today: Option<Date>,
}
