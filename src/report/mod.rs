//! Floor 6: stub.
use crate::check::Run;
use crate::lints::LintSet;
use std::io;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportFormat { Human, Concise, Json, Jsonl }
impl ReportFormat {
    pub const NAMES: [(&'static str, ReportFormat); 4] = [("human", Self::Human), ("concise", Self::Concise), ("json", Self::Json), ("jsonl", Self::Jsonl)];
    pub fn parse(name: &str) -> Option<Self> { Self::NAMES.iter().find(|(n, _)| *n == name).map(|(_, f)| *f) }
}
pub struct Style { pub color: bool, pub width: usize }
pub fn write(_: ReportFormat, run: &Run, _: &LintSet, _: &Style, out: &mut dyn io::Write) -> io::Result<()> {
    for r in &run.findings {
        let d = &r.diagnostic;
        let l = run.letter(d.primary.letter);
        let t = l.source.as_ref().map_or("", |s| d.primary.span.of(s.text()));
        let line = l.source.as_ref().map_or(0, |s| s.text()[..d.primary.span.start].matches('\n').count() + 1);
        writeln!(out, "{}:{line}: {}[{}]: {} <{}>", l.path, d.severity.name(), d.lint, d.message, t)?;
    }
    for e in &run.errors { writeln!(out, "{}: {}", e.path, e.message)?; }
    writeln!(out, "not checked: {:?}", run.not_checked)
}
