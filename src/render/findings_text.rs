//! Findings for people at a terminal: where, the source line, why, and what to write instead.

use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

use super::Screen;
use super::cell::put;
use super::findings::{Excerpt, Located, Summary, most_useful, tone};
use super::line::one_line;
use super::lines::{TAB, cut};
use super::paint::Paint;
use super::wrap::{hanging, wrap};
use crate::value::visible;

/// Writes the `limit` most useful findings with their source lines (all of them in the order given where
/// it is `None`), then how many there are in the whole.
///
/// # Errors
/// Fails where `out` does.
pub fn render(
    found: &[Located<'_>],
    summary: &Summary,
    limit: Option<usize>,
    screen: &Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let shown = most_useful(found, limit, |located| located.finding);
    let mut text = String::new();
    for located in &shown {
        text.clear();
        one(located, screen, &mut text);
        text.push('\n');
        out.write_all(text.as_bytes())?;
    }
    let code = shown.first().map(|located| located.finding.rule.code);
    for line in wrap(&closing(summary, shown.len(), code), screen.width) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// Writes each finding as [`render`] does, without a count. Where a finding has no source lines none are shown, and
/// of a file without a name no place.
///
/// # Errors
/// Fails where `out` does.
pub fn render_each(found: &[Located<'_>], screen: &Screen, out: &mut dyn Write) -> io::Result<()> {
    let mut text = String::new();
    for located in found {
        text.clear();
        text.push('\n');
        one(located, screen, &mut text);
        out.write_all(text.as_bytes())?;
    }
    Ok(())
}

/// Writes remarks below findings, a blank line before them.
///
/// # Errors
/// Fails where `out` does.
pub fn render_notes(notes: &[String], screen: &Screen, out: &mut dyn Write) -> io::Result<()> {
    for (at, note) in notes.iter().enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b"" })?;
        for line in wrap(&one_line(note), screen.width) {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// Writes a line for each finding, in the form that editors and `grep` users know.
///
/// # Errors
/// Fails where `out` does.
pub fn render_short(found: &[Located<'_>], screen: &Screen, out: &mut dyn Write) -> io::Result<()> {
    let mut text = String::new();
    for located in found {
        text.clear();
        place(&located.file, located.line, located.column, &mut text);
        text.push_str(": ");
        severity(located, screen.colour, &mut text);
        put(&mut text, format_args!(": {}\n", one_line(&located.finding.message)));
        out.write_all(text.as_bytes())?;
    }
    Ok(())
}

fn one(located: &Located<'_>, screen: &Screen, out: &mut String) {
    let finding = located.finding;
    let digits = located.excerpt.iter().map(|excerpt| excerpt.line).max().unwrap_or(1).to_string().len();
    let indent = finding.severity.word().len() + finding.rule.code.len() + "[] ".len();
    let message = format!("{}: {}", finding.rule.name, one_line(&finding.message));
    severity(located, screen.colour, out);
    put(out, format_args!(" {}\n", hanging(indent, &message, screen.width)));
    if !located.file.is_empty() {
        put(out, format_args!(" {:digits$}--> ", ""));
        place(&located.file, located.line, located.column, out);
        out.push('\n');
    }
    if !located.excerpt.is_empty() {
        put(out, format_args!(" {:digits$} |\n", ""));
    }
    for (at, excerpt) in located.excerpt.iter().enumerate() {
        if at > 0 && excerpt.line > located.excerpt[at - 1].line + 1 {
            out.push_str("...\n");
        }
        source(excerpt, digits, located, screen, out);
    }
    for related in &located.related {
        let mut note = format!("{} (", one_line(&related.note));
        place(&related.file, related.line, related.column, &mut note);
        note.push(')');
        remark("= note: ", &note, digits, screen, out);
    }
    for (at, line) in finding.help.iter().flat_map(|help| help.lines()).enumerate() {
        remark(if at == 0 { "= help: " } else { "        " }, &one_line(line), digits, screen, out);
    }
}

fn remark(label: &str, text: &str, digits: usize, screen: &Screen, out: &mut String) {
    let text = hanging(digits + 2 + label.len(), text, screen.width);
    put(out, format_args!(" {:digits$} {label}{text}\n", ""));
}

/// Adds a source line and the carets below its mark.
fn source(excerpt: &Excerpt, digits: usize, located: &Located<'_>, screen: &Screen, out: &mut String) {
    let room = screen.width.map_or(usize::MAX, |width| width.saturating_sub(digits + 4).max(20));
    let (text, mark) = if shown(&excerpt.text).width() > room {
        cut(&excerpt.text, excerpt.mark.clone(), room - 2)
    } else {
        (excerpt.text.clone(), excerpt.mark.clone())
    };
    put(out, format_args!(" {:digits$} | {}\n", excerpt.line, shown(&text).trim_end()));
    let before = shown(&text[..mark.start]).width();
    let carets = "^".repeat(shown(&text[mark]).width().max(1));
    put(out, format_args!(" {:digits$} | {:before$}", "", ""));
    Paint::Strong(tone(located.finding.severity)).put(&carets, screen.colour, out);
    out.push('\n');
}

/// A part of a source line as it is shown: tabs are blanks, so that the carets stand below what they mean.
fn shown(text: &str) -> String {
    visible(&text.replace('\t', &" ".repeat(TAB))).into_owned()
}

fn severity(located: &Located<'_>, colour: bool, out: &mut String) {
    let finding = located.finding;
    let word = format!("{}[{}]", finding.severity.word(), finding.rule.code);
    Paint::Strong(tone(finding.severity)).put(&word, colour, out);
}

fn place(file: &str, line: u32, column: u32, out: &mut String) {
    let colon = if file.is_empty() { "" } else { ":" };
    put(out, format_args!("{}{colon}{line}:{column}", one_line(file)));
}

fn closing(summary: &Summary, shown: usize, code: Option<&str>) -> String {
    let counted = |count: usize, one: &str, several: &str| {
        (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { several }))
    };
    let counts = [
        counted(summary.errors, "error", "errors"),
        counted(summary.warnings, "warning", "warnings"),
        counted(summary.advice, "advice", "advice"),
    ];
    let counts = counts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let counts = if counts.is_empty() { "No findings" } else { &counts };
    let files = if summary.files == 1 { "file" } else { "files" };
    let mut text = format!("{counts} in {} {files}.", summary.files);
    let more = summary.total().saturating_sub(shown);
    if more > 0 {
        put(&mut text, format_args!(" {more} more not shown: `cm check --all` shows everything"));
    }
    if let Some(code) = code {
        text.push_str(if more > 0 { ", " } else { " " });
        put(&mut text, format_args!("`cm explain {code}` says why."));
    } else if more > 0 {
        text.push('.');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Finding;
    use crate::render::findings::tests::{FILE, ORDER, TEXT, at, findings};
    use crate::render::findings::{Lines, locate};
    use snapbox::{IntoData, assert_data_eq, str};

    fn located(findings: &[Finding]) -> Vec<Located<'_>> {
        let lines = Lines::new(TEXT);
        findings.iter().map(|finding| lines.locate(finding, FILE, |_| None)).collect()
    }

    fn shown(findings: &[Finding], limit: Option<usize>, screen: &Screen) -> String {
        let mut bytes = Vec::new();
        render(&located(findings), &Summary::new(findings, 17), limit, screen, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    fn pictured(text: &str, part: &str) -> String {
        let mut out = String::new();
        one(&locate(text, &at(&ORDER, text, part), "a.toml"), &Screen::default(), &mut out);
        out.lines().skip(3).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_finding_shows_its_line_why_and_what_to_write() {
        assert_data_eq!(
            shown(&findings(), None, &Screen::default()),
            str![[r#"
warning[C110] no-notice-period: no `notice`
  --> contracts/imaging/IMG-2024-017.toml:1:1
   |
 1 | id = "IMG-2024-017"
   | ^^^^^^^^^^^^^^^^^^^
...
 3 | start = 2024-04-01
   | ^^^^^

error[C104] end-before-start: `end` 2024-03-31 is before `start` 2024-04-01
  --> contracts/imaging/IMG-2024-017.toml:4:7
   |
 4 | end = 2024-03-31
   |       ^^^^^^^^^^
   = note: `start` is set here (contracts/imaging/IMG-2024-017.toml:3:9)
   = help: swap the two dates, or correct one of them

1 error, 1 warning in 17 files. `cm explain C110` says why.

"#]]
            .raw()
        );
    }

    #[test]
    fn a_narrow_screen_wraps_what_is_said() {
        assert_data_eq!(
            shown(&findings()[1..], None, &Screen { width: Some(44), ..Screen::default() }),
            str![[r#"
error[C104] end-before-start: `end`
            2024-03-31 is before `start`
            2024-04-01
  --> contracts/imaging/IMG-2024-017.toml:4:7
   |
 4 | end = 2024-03-31
   |       ^^^^^^^^^^
   = note: `start` is set here
           (contracts/imaging/IMG-2024-017.toml:3:9)
   = help: swap the two dates, or correct
           one of them

1 error in 17 files. `cm explain C104` says
why.

"#]]
            .raw()
        );
    }

    #[test]
    fn a_limit_keeps_the_most_useful_and_counts_the_rest() {
        let text = shown(&findings(), Some(1), &Screen::default());
        assert!(text.starts_with("error[C104]"), "{text}");
        assert_eq!(
            text.lines().last().unwrap(),
            "1 error, 1 warning in 17 files. 1 more not shown: `cm check --all` shows everything, \
             `cm explain C104` says why."
        );
        assert_eq!(shown(&[], Some(10), &Screen::default()), "No findings in 17 files.\n");
    }

    #[test]
    fn colour_is_put_on_the_severity_and_the_carets() {
        let text = shown(&findings()[1..], None, &Screen { colour: true, ..Screen::default() });
        assert!(text.starts_with("\u{1b}[1;31merror[C104]\u{1b}[0m end-before-start"), "{text:?}");
        assert!(text.contains(" |       \u{1b}[1;31m^^^^^^^^^^\u{1b}[0m\n"), "{text:?}");
    }

    #[test]
    fn carets_stand_below_what_they_mean() {
        assert_eq!(pictured("東京 = 1", "1"), " 1 | 東京 = 1\n   |        ^");
        assert_eq!(pictured("\ta = \"東\"", "\"東\""), " 1 |     a = \"東\"\n   |         ^^^^");
        assert_eq!(pictured("e\u{301} = \u{1b}[1m", "\u{1b}"), " 1 | e\u{301} = ␛[1m\n   |     ^");
        assert_eq!(pictured("a", ""), " 1 | a\n   | ^");
    }

    #[test]
    fn a_long_line_is_cut_to_the_screen() {
        let text = format!("{}MARK{}", "b".repeat(100), "e".repeat(100));
        let mut out = String::new();
        let screen = Screen { width: Some(40), ..Screen::default() };
        one(&locate(&text, &at(&ORDER, &text, "MARK"), "a.toml"), &screen, &mut out);
        assert_data_eq!(
            out,
            str![[r#"
error[C104] end-before-start: something
            is wrong
  --> a.toml:1:101
   |
 1 | …bbbbbbbbbbbMARKeeeeeeeeeeeeeeeeee…
   |             ^^^^

"#]]
            .raw()
        );
    }

    #[test]
    fn the_short_form_is_a_line_each_and_cannot_act_on_the_terminal() {
        let mut findings = findings();
        findings[0].message = "no\n\u{1b}[2Jnotice".to_owned();
        let mut bytes = Vec::new();
        render_short(&located(&findings), &Screen::default(), &mut bytes).unwrap();
        assert_data_eq!(
            String::from_utf8(bytes).unwrap(),
            str![[r#"
contracts/imaging/IMG-2024-017.toml:1:1: warning[C110]: no ␛[2Jnotice
contracts/imaging/IMG-2024-017.toml:4:7: error[C104]: `end` 2024-03-31 is before `start` 2024-04-01

"#]]
            .raw()
        );
    }
}
