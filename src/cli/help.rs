//! The texts below the options in `cm help`, the manual page and `docs/commands.md`: blocks with a heading that
//! ends with a colon and lines that are set as they stand, at most 79 columns wide.

pub(super) const CM_SHORT: &str = "\
Begin:
  cm init --example try    a worked register to look at
  cm help COMMAND          what a command takes, with examples
  cm help list             how to narrow a report: tier:gold who:example";

pub(super) const CM: &str = "\
Begin:
  cm init --example try    a worked register to look at
  cm -C try due            what falls due in it
  cm help COMMAND          what a command takes, with examples
  cm help list             how to narrow a report: tier:gold who:example

Exit status (the highest that applies):
  0  done
  1  findings: `cm check` at or above --fail-on; a report with --exit-code
     that lists anything; `cm smart` with it where a letter does not pass
  2  wrong usage, no register, a cm.toml that cannot be read, or output that
     cannot be written
  3  a report was made, but something was left out of it; `cm check` says what

Environment:
  CM_REGISTER  where the register is, where -C does not say
  CM_USER      your name, for --mine; else git's user.name
  NO_COLOR     no colour";

pub(super) const DUE: &str = "\
Examples:
  cm due                             what to do in the register's horizon
  cm due --mine --within \"6 weeks\"   yours alone, further ahead
  cm due --overdue tier:gold         what is late in gold contracts
  cm due -o due.csv                  for a spreadsheet
  cm due --as-of 2026-04-01          as it would have been shown on that day
  cm help list                       explains terms such as tier:gold";

pub(super) const BREACHES: &str = "\
Examples:
  cm breaches                        open, or open but for a waiver
  cm breaches --all id:IMG-017       every breach of one contract
  cm breaches --all --from 2026/27   those of a financial year, to this day
  cm breaches --exit-code            for a script: status 1 where any is listed
  cm help list                       explains terms such as id:IMG-*";

pub(super) const LIST: &str = "\
Examples:
  cm list
  cm list tier:gold state:live end:..2027-03-31
  cm list supplier:medtech value:100k.. --sort -value
  cm list --columns id,title,end,who -o register.csv
  cm list --columns help             the columns that there are

Terms, the same in every report:
  medtech              in the id, the title or the supplier
  id:IMG-*             the whole id; * is anything, ? one character
  title:  supplier:  reference:  category:      holds this text
  tier:gold  tag:radiology                      is this
  who:example          anybody who answers for it, under any name that [who] in
                       cm.toml gives; in due and breaches, for that line
  state:live           planned, upcoming, live, expired, terminated or closed
  standing:red         red, grey, amber, green or none
  start:2026  end:..2027-03-31  end:2026-10..2027-03
                       days or periods, both ends included; either may be open
  value:100k..1m       the same with amounts: k, m and bn may be used
  not:state:closed     all others

  Terms of different fields narrow, terms of the same field widen:
  tier:gold tier:silver state:live is gold or silver, and live. Capitals do not
  matter. A term with a space is quoted: \"supplier:medtech imaging\".";

pub(super) const SHOW: &str = "\
Examples:
  cm show IMG-017
  cm show IMG-017 --as-of 2026-03-31   as things stood on that day
  cm show IMG-017 -o IMG-017.md        to paste into the minutes";

pub(super) const SMART: &str = "\
Examples:
  cm smart                           every measure, the worst first
  cm smart --mine state:planned      what can still be mended before signature
  cm smart tier:gold --columns contract,kpi,S,M,A,R,T -o smart.csv
  cm smart --statement \"Calls are answered promptly\"
  cm smart --statements drafts.csv   many drafts, one JSON object a line
  cm smart --exit-code id:IMG-*      for a script: status 1 unless all pass
  cm help list                       explains terms such as tier:gold";

pub(super) const CHECK: &str = "\
Examples:
  cm check                           the ten most useful findings
  cm check --all contracts/imaging   all of them, in one folder
  cm check --short                   one line a finding, for an editor
  cm check --format sarif -o cm.sarif
  cm check --stdin --path FILE       what an editor has not saved yet
  cm check --fail-on warning         for a script: status 1 also for warnings
  cm explain C161                    why a finding matters, and what to do";

pub(super) const EXPLAIN: &str = "\
Examples:
  cm explain                         every code, with its severity and name
  cm explain C161
  cm explain over-but-not-closed     the same by its name";

pub(super) const INIT: &str = "\
Examples:
  cm init                            a register in this directory
  cm init \"S:/Contract register\"     or in another one
  cm init --example try              a worked register, with dates around today
  cm init --dry-run                  what would be written";

pub(super) const SCHEMA: &str = "\
Examples:
  cm schema -o .cm/contract.schema.json
  cm schema settings -o .cm/settings.schema.json
  cm schema | less                   what may stand in a contract, and what for

For one file alone, as its first line:
  #:schema ../.cm/contract.schema.json";

pub(super) const COMPLETIONS: &str = "\
Examples:
  cm completions bash > ~/.local/share/bash-completion/completions/cm
  cm completions zsh > ~/.zfunc/_cm
  cm completions fish > ~/.config/fish/completions/cm.fish
  cm completions powershell | Out-String | Invoke-Expression

In PowerShell and elvish:
  The line for PowerShell goes into the file that $PROFILE names; the one for
  elvish, `eval (cm completions elvish | slurp)`, into ~/.config/elvish/rc.elv.";

pub(super) const MAN: &str = "\
Examples:
  cm man | man -l -                  read it at once
  cm man > ~/.local/share/man/man1/cm.1
  cm man due                         the page of one command";

/// The blocks of a text: a heading without its colon, and its lines.
pub(super) fn blocks(text: &str) -> impl Iterator<Item = (&str, Vec<&str>)> {
    let mut rest: &str = text;
    std::iter::from_fn(move || {
        let (heading, after) = rest.split_once(":\n")?;
        // A block ends where a line begins at the margin again.
        let end = after.match_indices("\n\n").map(|(at, _)| at).find(|at| !after[at + 2..].starts_with(' '));
        let (lines, next) = after.split_at(end.unwrap_or(after.len()));
        rest = next.trim_start_matches('\n');
        Some((heading, lines.lines().collect()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_blocks_of_at_most_79_columns() {
        for text in
            [CM_SHORT, CM, DUE, BREACHES, LIST, SHOW, SMART, CHECK, EXPLAIN, INIT, SCHEMA, COMPLETIONS, MAN]
        {
            let again = blocks(text).map(|(heading, lines)| format!("{heading}:\n{}", lines.join("\n")));
            assert_eq!(again.collect::<Vec<_>>().join("\n\n"), text);
            for line in text.lines() {
                assert!(line.chars().count() <= 79, "{line}");
            }
        }
        assert_eq!(blocks(CM).count(), 3);
        assert_eq!(blocks(LIST).count(), 2);
    }
}
