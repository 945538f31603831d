//! The rules and their pages: the examples of a page are the tests of its rule.
//!
//! `UPDATE=1 cargo test` writes what the program says into the pages; `PAGE=C104 cargo test` looks at one.

#![expect(clippy::disallowed_methods, reason = "the pages stand in files of the source tree")]

use crate::kit;
use cm::diag::Rule;
use cm::rules;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Where pages stand.
const FOLDERS: [&str; 5] =
    ["src/read/rules", "src/rules", "src/rules/wording", "src/rules/worth", "src/rules/clash"];

/// Codes that were published once and given up: never to be used again.
const RETIRED: &[&str] = &[];

/// Rules whose examples cannot be given as the contents of files; each is tested below on a disk.
const NEEDS_A_DISK: &[(&str, &str)] = &[
    ("E001", "a file that cannot be opened has no contents"),
    ("E010", "what is skipped is skipped for its name or kind, before it is read"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn update() -> bool {
    std::env::var_os("UPDATE").is_some()
}

/// Compares a generated file with what stands there, or writes it.
fn compare(path: &str, expected: &str) {
    let file = root().join(path);
    if update() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, expected).unwrap();
        return;
    }
    let found = fs::read_to_string(&file).unwrap_or_default();
    assert!(found == expected, "{path} is out of date: run `UPDATE=1 cargo test`");
}

/// The files of all pages, by their names without `.md`.
fn files() -> BTreeMap<String, PathBuf> {
    let mut all = BTreeMap::new();
    for folder in FOLDERS {
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "md") {
                let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
                assert!(all.insert(stem.clone(), path).is_none(), "two pages are named {stem}.md");
            }
        }
    }
    all
}

#[test]
fn codes_are_unique_sorted_and_of_a_family() {
    let families = ["E0", "C1", "S2", "M3", "A4", "R5", "T6", "D7", "P8", "X9"];
    let place = |rule: &Rule| {
        let family = families.iter().position(|family| rule.code.starts_with(family));
        let digits = rule.code.len() == 4 && rule.code[1..].bytes().all(|byte| byte.is_ascii_digit());
        assert!(digits, "`{}` is not a letter and three digits", rule.code);
        (family.unwrap_or_else(|| panic!("`{}` is of no family", rule.code)), rule.code)
    };
    let sorted = |rules: &[&Rule], name: &str| {
        for pair in rules.windows(2) {
            assert!(
                place(pair[0]) < place(pair[1]),
                "{name}: {} comes before {}",
                pair[1].code,
                pair[0].code
            );
        }
    };
    let all = rules::all();
    sorted(&all, "all rules");
    sorted(cm::read::rules::ALL, "rules of reading");
    for rule in &all {
        let kebab = rule.name.split('-').all(|word| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        });
        assert!(kebab, "`{}` is not in kebab case", rule.name);
        assert!(!RETIRED.contains(&rule.code), "{} was given up and may not be used again", rule.code);
    }
    let names: BTreeSet<&str> = all.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), all.len(), "two rules have one name");
}

#[test]
fn every_rule_has_its_page_and_every_page_its_rule() {
    let files = files();
    let all = rules::all();
    for rule in &all {
        assert!(files.contains_key(rule.name), "{} has no page {}.md", rule.code, rule.name);
        let title = format!("# {} {}", rule.code, rule.name);
        assert_eq!(rule.page.lines().next(), Some(title.as_str()), "the page of {} is another's", rule.code);
    }
    for (name, path) in &files {
        assert!(all.iter().any(|rule| rule.name == name), "{} belongs to no rule", path.display());
    }
}

#[test]
fn codes_names_and_severities_are_known() {
    let lines = rules::all()
        .into_iter()
        .map(|rule| format!("{} {} {}\n", rule.code, rule.name, rule.severity.word()))
        .collect::<String>();
    compare("tests/it/codes.txt", &lines);
}

#[test]
fn the_examples_of_every_page_say_what_the_program_says() {
    let wrong = faults();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n\n"));
}

/// Families of rules about success measures.
const OF_MEASURES: [&str; 6] = ["S2", "M3", "A4", "R5", "T6", "X9"];

/// A measure that one page holds up as sound is sound to every rule about measures.
#[test]
fn what_passes_on_one_page_passes_on_all() {
    let files = files();
    let is_of_measures = |code: &str| OF_MEASURES.iter().any(|family| code.starts_with(family));
    let mut wrong = Vec::new();
    for rule in rules::all().into_iter().filter(|rule| is_of_measures(rule.code)) {
        let page = Page::new(&fs::read_to_string(&files[rule.name]).unwrap());
        let sections = page.sections().into_iter();
        for section in sections.filter(|section| section.heading.starts_with("Example that passes")) {
            let blocks = page.blocks(section.first, section.end);
            let register: Vec<_> = blocks.iter().map(|block| page.file(block).unwrap()).collect();
            let named: Vec<(&str, &[u8])> =
                register.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
            let outcome = kit::register(&named);
            let found = outcome.codes().into_iter().filter(|code| is_of_measures(code));
            wrong.extend(found.map(|code| format!("{}: {}", rule.name, outcome.shown(code))));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn the_reference_of_the_rules_is_made_of_their_pages() {
    if update() {
        faults();
    }
    compare("docs/rules.md", &reference());
}

/// What is wrong with the pages.
fn faults() -> Vec<String> {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _guard = ONE_AT_A_TIME.lock().unwrap();
    let files = files();
    let only = std::env::var("PAGE").ok();
    let mut wrong = Vec::new();
    for rule in rules::all() {
        if only.as_ref().is_some_and(|only| only != rule.code && only != rule.name) {
            continue;
        }
        let path = &files[rule.name];
        let text = fs::read_to_string(path).unwrap();
        let mut page = Page::new(&text);
        wrong.extend(page.faults(rule).into_iter().map(|fault| format!("{}: {fault}", rule.name)));
        if page.changed {
            fs::write(path, page.lines.join("\n") + "\n").unwrap();
        }
    }
    wrong
}

/// All rules in a table, then their pages one after another.
fn reference() -> String {
    let files = files();
    let mut table = String::from(
        "# The rules of `cm check`\n\n\
         Each rule has a code that keeps its meaning, a name and a page; `cm explain CODE` prints the page. This\n\
         file is made from the pages beside the rules' sources by `UPDATE=1 cargo test`. A rule about measures fails a\n\
         letter of `cm smart`, weakens it, or notes something about it.\n\n\
         | Code | Name | Severity | Letter | What it reports |\n| --- | --- | --- | --- | --- |\n",
    );
    let mut pages = String::new();
    for rule in rules::all() {
        let text = fs::read_to_string(&files[rule.name]).unwrap();
        let page = Page::new(&text);
        let (code, name, severity) = (rule.code, rule.name, rule.severity.word());
        let first = page.first_sentence().replace('|', "\\|");
        let anchor = format!("#{}-{name}", code.to_lowercase());
        let letter = rules::weighs(code)
            .map_or(String::new(), |(letter, weight)| format!("{} {}", weight.word(), letter.as_str()));
        table.push_str(&format!("| [{code}]({anchor}) | {name} | {severity} | {letter} | {first} |\n"));
        pages.push('\n');
        let blocks = page.blocks(0, page.lines.len());
        for (at, line) in page.lines.iter().enumerate() {
            let quoted = blocks.iter().any(|block| (block.first..block.end).contains(&at));
            if line.starts_with('#') && !quoted {
                pages.push('#');
            }
            pages.push_str(line);
            pages.push('\n');
        }
    }
    table + &pages
}

/// Puts files below a directory; a path that ends in `/` is a directory.
fn put(root: &Path, files: &[(&str, &str)]) {
    for (path, text) in files {
        let file = root.join(path);
        if path.ends_with('/') {
            fs::create_dir_all(&file).unwrap();
            continue;
        }
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, text).unwrap();
    }
}

/// Holds what the page of a rule that needs a disk shows against what is found there.
#[track_caller]
fn shows(code: &str, name: &str, fails: &[(&str, &str)], passes: &[(&str, &str)]) {
    let found = |files: &[(&str, &str)]| {
        let directory = tempfile::tempdir().unwrap();
        put(directory.path(), &[("cm.toml", "format = 1\n")]);
        put(directory.path(), files);
        kit::on_disk(directory.path()).shown(code)
    };
    assert_eq!(found(passes), "");
    let said = found(fails);
    let file = &files()[name];
    let text = fs::read_to_string(file).unwrap();
    let (before, rest) = text.split_once("```text\n").unwrap();
    let (shown, after) = rest.split_once("```\n").unwrap();
    if update() && shown != said {
        fs::write(file, format!("{before}```text\n{said}```\n{after}")).unwrap();
        return;
    }
    assert_eq!(shown, said, "{name}.md is out of date");
}

const CONTRACT: &str = "id = \"A-1\"\ntitle = \"Lift maintenance\"\nsupplier = \"Example Lifts Ltd\"\n";

#[test]
fn a_file_that_cannot_be_opened_is_shown_as_its_page_says() {
    shows("E001", "unreadable-file", &[("contracts/a.toml/", "")], &[("contracts/a.toml", CONTRACT)]);
}

#[test]
fn a_skipped_file_is_shown_as_its_page_says() {
    let both = [("readings/A-1.csv", "kpi,period,value\n"), ("readings/~$A-1.csv", "lock")];
    shows("E010", "skipped-file", &both, &both[..1]);
}

#[test]
fn what_looks_like_a_file_of_the_register_is_not_passed_over_in_silence() {
    let directory = tempfile::tempdir().unwrap();
    put(directory.path(), &[("cm.toml", "format = 1\n"), ("contracts/a.toml", CONTRACT)]);
    let found = |path: &str| {
        put(directory.path(), &[(path, "x")]);
        let outcome = kit::on_disk(directory.path());
        fs::remove_file(directory.path().join(path)).unwrap();
        outcome.codes().contains(&"E010")
    };
    for path in [
        "contracts/.a.toml",
        "contracts/B.TOML",
        "contracts/a (conflicted copy 2026-10-01).toml",
        "contracts/a.sync-conflict-20261001-101010-ABCDEFG.toml",
        "readings/~$b.csv",
        "spend/.hidden.csv",
        "savings/x.Csv",
        "readings/x.xlsx",
        "contracts/a.toml.txt",
        "contracts/readings.csv",
        "IMG-2024-017.toml",
        "readings.csv",
    ] {
        assert!(found(path), "{path}");
    }
    for path in [
        "contracts/notes.md",
        "contracts/a.toml.tmp",
        "contracts/.gitkeep",
        "elsewhere/a.toml",
        "template.toml",
    ] {
        assert!(!found(path), "{path}");
    }
}

/// A page as its lines, which `UPDATE=1` may change.
struct Page {
    lines: Vec<String>,
    changed: bool,
}

/// A fenced block: its info string, and the lines between the fences.
struct Block {
    info: String,
    first: usize,
    end: usize,
}

/// A section: its heading and the lines below it.
struct Section {
    heading: String,
    first: usize,
    end: usize,
}

impl Page {
    fn new(text: &str) -> Self {
        Self { lines: text.lines().map(str::to_owned).collect(), changed: false }
    }

    /// The first sentence below the title.
    fn first_sentence(&self) -> String {
        let lines = self.lines.iter().skip(2).take_while(|line| !line.is_empty() && !line.starts_with('#'));
        let paragraph = lines.map(|line| line.trim()).collect::<Vec<_>>().join(" ");
        match paragraph.split_once(". ") {
            Some((first, _)) => format!("{first}."),
            None => paragraph,
        }
    }

    /// The fenced blocks that begin within some lines.
    fn blocks(&self, from: usize, to: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut at = from;
        while at < to {
            if let Some(info) = self.lines[at].strip_prefix("```") {
                let close = (at + 1..self.lines.len()).find(|line| self.lines[*line] == "```");
                let end = close.unwrap_or(self.lines.len());
                blocks.push(Block { info: info.to_owned(), first: at + 1, end });
                at = end;
            }
            at += 1;
        }
        blocks
    }

    fn sections(&self) -> Vec<Section> {
        let blocks = self.blocks(0, self.lines.len());
        let within = |at: usize| blocks.iter().any(|block| block.first <= at && at < block.end);
        let heads: Vec<usize> = (0..self.lines.len())
            .filter(|at| self.lines[*at].starts_with("## ") && !within(*at))
            .chain([self.lines.len()])
            .collect();
        heads
            .windows(2)
            .map(|pair| Section {
                heading: self.lines[pair[0]][3..].to_owned(),
                first: pair[0] + 1,
                end: pair[1],
            })
            .collect()
    }

    /// What is wrong with the page of a rule; with `UPDATE=1` what the program says is put right instead.
    fn faults(&mut self, rule: &Rule) -> Vec<String> {
        let mut wrong = Vec::new();
        let from_memory = !NEEDS_A_DISK.iter().any(|(code, _)| *code == rule.code);
        wrong.extend(self.order(rule));
        // From the last, so that a block which grows does not move those still to be looked at.
        for section in self.sections().into_iter().rev() {
            let empty = self.lines[section.first..section.end].iter().all(|line| line.trim().is_empty());
            if empty {
                wrong.push(format!("`{}` is empty", section.heading));
            }
            let fails = section.heading.starts_with("Example that fails");
            if from_memory && (fails || section.heading.starts_with("Example that passes")) {
                wrong.extend(self.example(rule, &section, fails));
            }
        }
        wrong
    }

    /// Whether the headings stand in their order, and the first lines say what the rule is.
    fn order(&self, rule: &Rule) -> Option<String> {
        let kinds = ["Why", "Source", "Example that fails", "Example that passes", "How to fix"];
        let place = |heading: &String| {
            kinds.iter().position(|kind| {
                let rest = heading.strip_prefix(kind);
                rest.is_some_and(|rest| {
                    rest.is_empty() || (kind.starts_with('E') && rest.starts_with([' ', ':', ',']))
                })
            })
        };
        let headings: Vec<String> = self.sections().into_iter().map(|section| section.heading).collect();
        let mut places: Vec<Option<usize>> = headings.iter().map(place).collect();
        let in_order = places.is_sorted();
        places.dedup();
        if !in_order || places != [Some(0), Some(1), Some(2), Some(3), Some(4)] {
            return Some(format!("the headings are not {} but {}", kinds.join(", "), headings.join(", ")));
        }
        let title = format!("# {} {}", rule.code, rule.name);
        let summary = self.lines.get(2).is_some_and(|line| !line.is_empty() && !line.starts_with('#'));
        let begins = self.lines[0] == title && self.lines[1].is_empty() && summary;
        (!begins).then(|| format!("the page does not begin with `{title}`, an empty line and a sentence"))
    }

    fn example(&mut self, rule: &Rule, section: &Section, fails: bool) -> Option<String> {
        let blocks = self.blocks(section.first, section.end);
        let (outputs, files): (Vec<_>, Vec<_>) = blocks.into_iter().partition(|block| block.info == "text");
        let mut register = Vec::new();
        for block in &files {
            match self.file(block) {
                Ok(file) => register.push(file),
                Err(why) => return Some(format!("{}: {why}", section.heading)),
            }
        }
        let named: Vec<(&str, &[u8])> =
            register.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
        let outcome = kit::register(&named);
        let said = outcome.shown(rule.code);
        if !fails {
            return (!said.is_empty() || !outputs.is_empty() || files.is_empty())
                .then(|| format!("{}: it gives\n{said}", section.heading));
        }
        if said.is_empty() {
            let others = outcome.codes().join(", ");
            return Some(format!("{}: nothing of this code is found; found: [{others}]", section.heading));
        }
        let said_lines: Vec<String> = said.lines().map(str::to_owned).collect();
        match outputs.as_slice() {
            [output] if self.lines[output.first..output.end] == said_lines => None,
            [output] if update() => {
                self.lines.splice(output.first..output.end, said_lines);
                self.changed = true;
                None
            }
            [] if update() => {
                let fence = |text: &str| text.to_owned();
                let after = files.last().map_or(section.first, |block| block.end + 1);
                let block = [fence(""), fence("```text")].into_iter().chain(said_lines).chain([fence("```")]);
                self.lines.splice(after..after, block);
                self.changed = true;
                None
            }
            _ => Some(format!("{}: it says (`UPDATE=1` writes it)\n{said}", section.heading)),
        }
    }

    /// The path and the bytes of a file block.
    fn file(&self, block: &Block) -> Result<(String, Vec<u8>), String> {
        let text =
            self.lines[block.first..block.end].iter().map(|line| format!("{line}\n")).collect::<String>();
        let words: Vec<&str> = block.info.split(' ').collect();
        match words.as_slice() {
            ["toml" | "csv" | "text", path] => Ok(((*path).to_owned(), text.into_bytes())),
            ["toml" | "csv" | "text", path, "escaped"] => Ok(((*path).to_owned(), unescape(&text)?)),
            _ => Err(format!("a block has the info string `{}`", block.info)),
        }
    }
}

/// The bytes that escapes stand for: `\n`, `\r`, `\t`, `\\`, `\xNN` and `\u{…}`; a backslash at the end of
/// a line leaves out the line end.
fn unescape(text: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        bytes.extend_from_slice(&rest.as_bytes()[..at]);
        let escape = &rest[at + 1..];
        let wrong = || format!("`\\{}` is not an escape", escape.chars().next().unwrap_or(' '));
        let kind = escape.chars().next().ok_or_else(wrong)?;
        let length = match kind {
            'n' => (b"\n".to_vec(), 1),
            'r' => (b"\r".to_vec(), 1),
            't' => (b"\t".to_vec(), 1),
            '\\' => (b"\\".to_vec(), 1),
            '\n' => (Vec::new(), 1),
            'x' => {
                let digits = escape.get(1..3).ok_or_else(wrong)?;
                (vec![u8::from_str_radix(digits, 16).map_err(|_| wrong())?], 3)
            }
            'u' => {
                let (digits, _) =
                    escape[1..].strip_prefix('{').and_then(|rest| rest.split_once('}')).ok_or_else(wrong)?;
                let char = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).ok_or_else(wrong)?;
                (char.to_string().into_bytes(), digits.len() + 3)
            }
            _ => return Err(wrong()),
        };
        bytes.extend(length.0);
        rest = &escape[length.1..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    Ok(bytes)
}

#[test]
fn escapes_stand_for_bytes() {
    assert_eq!(unescape("a\\r\\n\\xa3\\u{202e}\\\\\\\nb").unwrap(), b"a\r\n\xa3\xe2\x80\xae\\b");
    assert!(unescape("\\q").is_err());
}
