//! `docs/commands.md`, made from the command line as the program knows it; and what the help, the completions
//! and the manual pages must hold.

use crate::{inside, kit};
use clap::{Arg, Command};
use cm::cli::{Exit, command};
use std::fmt::Write;
use std::path::Path;

const INTRO: &str = "\
# Commands

Every command and flag, made from the program's own help by `UPDATE=1 cargo test`. `cm help COMMAND` says the
same on a terminal.
";

/// Options that every command takes, and those that clap adds.
fn is_shared(arg: &Arg) -> bool {
    arg.is_global_set() || matches!(arg.get_id().as_str(), "help" | "version")
}

fn option(arg: &Arg) -> String {
    let value = || arg.get_value_names().map(|names| names[0].to_string()).unwrap_or_default();
    let takes = arg.get_num_args().is_some_and(|range| range.takes_values());
    let names = match (arg.get_short(), arg.get_long()) {
        (Some(short), Some(long)) => format!("-{short}, --{long}"),
        (None, Some(long)) => format!("--{long}"),
        _ => return format!("`{}`", value()),
    };
    if takes { format!("`{names} {}`", value()) } else { format!("`{names}`") }
}

fn meaning(arg: &Arg) -> String {
    let help = arg.get_long_help().or_else(|| arg.get_help());
    let mut text = help.map(ToString::to_string).unwrap_or_default();
    let values: Vec<_> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if arg.get_num_args().is_some_and(|range| range.takes_values()) && !arg.is_hide_possible_values_set() {
        let words: Vec<_> = values.iter().map(|value| format!("`{value}`")).collect();
        if !words.is_empty() {
            write!(text, ": {}", words.join(", ")).unwrap();
        }
    }
    text.replace('|', "\\|").replace("[who]", "`[who]`")
}

fn options<'a>(args: impl Iterator<Item = &'a Arg>) -> String {
    let rows: String = args.map(|arg| format!("| {} | {} |\n", option(arg), meaning(arg))).collect();
    if rows.is_empty() { rows } else { format!("\n| option | meaning |\n| --- | --- |\n{rows}") }
}

/// What stands below the options: headings, and lines as they stand.
fn notes(command: &Command) -> String {
    let text = command.get_after_long_help().or_else(|| command.get_after_help());
    let text = text.map(ToString::to_string).unwrap_or_default();
    let mut out = String::new();
    let close = |out: &mut String| {
        if !out.is_empty() {
            out.truncate(out.trim_end().len());
            out.push_str("\n```\n");
        }
    };
    for line in text.lines() {
        if line.is_empty() || line.starts_with(' ') {
            writeln!(out, "{}", line.strip_prefix("  ").unwrap_or(line)).unwrap();
        } else {
            close(&mut out);
            write!(out, "\n{line}\n\n```text\n").unwrap();
        }
    }
    close(&mut out);
    out
}

fn about(command: &Command) -> String {
    let about = command.get_long_about().or_else(|| command.get_about()).unwrap().to_string();
    let paragraph = |text: &str| {
        let mut lines = vec![String::new()];
        for word in text.split_whitespace() {
            let last = lines.last_mut().unwrap();
            if last.len() + word.len() >= 110 {
                lines.push(word.to_owned());
            } else {
                last.push_str(if last.is_empty() { "" } else { " " });
                last.push_str(word);
            }
        }
        let text = lines.join("\n");
        if text.ends_with('.') { text } else { format!("{text}.") }
    };
    about.split("\n\n").map(paragraph).collect::<Vec<_>>().join("\n\n")
}

fn page() -> String {
    let mut cli = command();
    cli.build();
    let mut page = format!("{INTRO}\n{}\n{}", about(&cli), notes(&cli));
    for command in cli.get_subcommands().filter(|command| command.get_name() != "help") {
        let usage = command.clone().render_usage().to_string();
        let usage = usage.trim_start_matches("Usage: ").trim().to_owned();
        write!(page, "\n## cm {}\n\n{}\n\n```text\n{usage}\n```\n", command.get_name(), about(command))
            .unwrap();
        page.push_str(&options(command.get_arguments().filter(|arg| !is_shared(arg))));
        page.push_str(&notes(command));
    }
    page.push_str("\n## Shared by every command\n");
    page.push_str(&options(cli.get_arguments().filter(|arg| is_shared(arg))));
    page
}

#[test]
fn the_page_of_commands_is_what_the_program_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/commands.md");
    let now = page();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &now).unwrap();
    }
    let then = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(now == then, "docs/commands.md is out of date: run `UPDATE=1 cargo test`");
}

fn cm(arguments: &[&str]) -> (Exit, String, String) {
    inside::cm(&inside::acute_trust(), kit::as_of(), None, arguments)
}

fn names() -> Vec<String> {
    command().get_subcommands().map(|command| command.get_name().to_owned()).collect()
}

#[test]
fn the_help_can_be_read_at_80_columns() {
    let mut pages = vec![cm(&["help"]), cm(&["--help"]), cm(&["-h"])];
    for name in names() {
        pages.push(cm(&["help", &name]));
        pages.push(cm(&[&name, "-h"]));
    }
    for (exit, out, err) in pages {
        assert_eq!((exit, err.as_str()), (Exit::Done, ""));
        for line in out.lines() {
            assert!(line.chars().count() <= 80, "{line}");
        }
    }
}

#[test]
fn every_command_has_examples_that_are_of_that_command() {
    for name in names() {
        let (_, out, _) = cm(&["help", &name]);
        let examples = out.split_once("\nExamples:\n").unwrap_or_else(|| panic!("{name}: no examples")).1;
        let first = examples.lines().next().unwrap().trim();
        assert!(first.starts_with(&format!("cm {name}")), "{name}: {first}");
    }
    assert!(cm(&["--help"]).1.contains("\nExit status"));
}

/// The words of an example before what it does, with quotes taken as a shell would.
fn words(line: &str) -> Vec<String> {
    let command = line.trim().split("   ").next().unwrap_or_default();
    let command = command.split(['>', '|']).next().unwrap_or_default();
    let parts = command.split('"').enumerate();
    let quoted = |(at, part): (usize, &str)| match at % 2 {
        1 => vec![part.to_owned()],
        _ => part.split_whitespace().map(str::to_owned).collect(),
    };
    parts.flat_map(quoted).collect()
}

#[test]
fn the_examples_are_commands_that_there_are() {
    for name in names() {
        let (_, out, _) = cm(&["help", &name]);
        let examples = out.split_once("\nExamples:\n").unwrap().1;
        let examples = examples.split("\n\n").next().unwrap();
        for line in examples.lines() {
            let words = words(line);
            // Parsed only: some would write, and their contracts are of another register.
            let parsed = command().try_get_matches_from(&words);
            let shown = parsed.err().filter(|error| error.kind() != clap::error::ErrorKind::DisplayHelp);
            assert!(shown.is_none(), "{words:?}: {shown:?}");
        }
    }
}

#[test]
fn every_term_that_the_help_explains_is_one() {
    let (_, out, _) = cm(&["help", "list"]);
    let terms = out.split_once("\nTerms, the same in every report:\n").unwrap().1;
    let mut tried = 0;
    for word in terms.split_whitespace().filter(|word| word.contains(':') && !word.starts_with('"')) {
        if word.ends_with(':') && !["title:", "supplier:", "reference:", "category:"].contains(&word) {
            continue;
        }
        let word = word.trim_end_matches([',', '.']);
        let term = if word.ends_with(':') { format!("{word}x") } else { word.to_owned() };
        let (exit, _, err) = cm(&["list", &term]);
        assert_eq!(exit, Exit::Done, "{word}: {err}");
        tried += 1;
    }
    assert!(tried > 12, "{tried}");
    // And every field is explained: the error of an unknown one lists them.
    let (_, _, err) = cm(&["list", "zzzzzz:a"]);
    let fields = err.split_once("there are ").unwrap().1.trim();
    for field in fields.split(", ") {
        assert!(terms.contains(&format!("{field}:")), "{field}");
    }
}

#[test]
fn completions_are_made_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (exit, out, err) = cm(&["completions", shell]);
        assert_eq!((exit, err.as_str()), (Exit::Done, ""), "{shell}");
        for name in names() {
            assert!(out.contains(&name), "{shell}: {name}");
        }
        assert!(out.contains("overdue") && out.contains("as-of"), "{shell}");
    }
    assert_eq!(cm(&["completions", "cmd"]).0, Exit::Failed);
}

#[test]
fn the_manual_holds_every_command() {
    let (exit, whole, _) = cm(&["man"]);
    assert_eq!(exit, Exit::Done);
    assert!(whole.contains(".SH \"EXIT STATUS (THE HIGHEST THAT APPLIES)\""), "{whole}");
    for name in names() {
        assert!(whole.contains(&format!("\n.SS \"cm {name}\"\n")), "{name}");
        let (exit, page, _) = cm(&["man", &name]);
        assert_eq!(exit, Exit::Done, "{name}");
        assert!(page.contains(&format!(".TH cm-{name} 1 ")), "{name}: {page}");
        assert!(page.contains(".SH \"EXAMPLES\""), "{name}");
        for arg in command().find_subcommand(&name).unwrap().get_arguments() {
            let Some(long) = arg.get_long() else { continue };
            assert!(whole.contains(&long.replace('-', "\\-")), "{name} --{long}");
        }
    }
    let (exit, _, err) = cm(&["man", "breches"]);
    assert_eq!(exit, Exit::Failed);
    assert!(err.contains("did you mean `breaches`?"), "{err}");
}
