//! Findings as workflow commands, which GitHub shows beside the lines of a pull request.

use std::io::{self, Write};

use super::findings::Located;
use crate::diag::Severity;
use crate::value::visible;

/// Writes a workflow command for each finding.
///
/// # Errors
/// Fails where `out` does.
pub fn render(found: &[Located<'_>], out: &mut dyn Write) -> io::Result<()> {
    for located in found {
        let finding = located.finding;
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "notice",
        };
        write!(out, "::{command} file={},line={}", property(&located.file), located.line)?;
        // GitHub takes columns only where the finding begins and ends on one line.
        if located.line == located.end_line {
            write!(out, ",col={},endLine={}", located.column, located.end_line)?;
            write!(out, ",endColumn={}", located.end_column)?;
        } else {
            write!(out, ",endLine={}", located.end_line)?;
        }
        let title = format!("{} {}", finding.rule.code, finding.rule.name);
        write!(out, ",title={}::{}", property(&title), message(&finding.message))?;
        if let Some(help) = &finding.help {
            write!(out, "%0Ahelp: {}", message(help))?;
        }
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn message(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(visible).collect();
    lines.join("\n").replace('%', "%25").replace('\n', "%0A").replace('\r', "%0D")
}

fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::findings::locate;
    use crate::render::findings::tests::{FILE, ORDER, TEXT, at, findings};
    use snapbox::{IntoData, assert_data_eq, str};

    #[test]
    fn a_finding_is_a_command_and_its_text_cannot_start_another() {
        let mut findings = findings();
        findings.push(at(&ORDER, TEXT, "end").help("first\r\n::error::50%"));
        let mut bytes = Vec::new();
        for (finding, file) in findings.iter().zip([FILE, "a:b,c%.toml", FILE]) {
            render(&[locate(TEXT, finding, file)], &mut bytes).unwrap();
        }
        assert_data_eq!(String::from_utf8(bytes).unwrap(), str![[r#"
::warning file=contracts/imaging/IMG-2024-017.toml,line=1,endLine=3,title=C110 no-notice-period::no `notice`
::error file=a%3Ab%2Cc%25.toml,line=4,col=7,endLine=4,endColumn=17,title=C104 end-before-start::`end` 2024-03-31 is before `start` 2024-04-01%0Ahelp: swap the two dates, or correct one of them
::error file=contracts/imaging/IMG-2024-017.toml,line=4,col=1,endLine=4,endColumn=4,title=C104 end-before-start::something is wrong%0Ahelp: first%0A::error::50%25

"#]].raw());
    }
}
