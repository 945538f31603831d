//! Sessions at a command line, as pages to read: the `console` blocks of README.md and of tests/cli/*.md run
//! through the real program and must show what it says, to the byte. `UPDATE=1 cargo test sessions` writes
//! the blocks anew. How a block is written is in tests/cli/README.md.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// What stands in a page for the directory that a session runs in.
const HERE: &str = "[HERE]";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).canonicalize().unwrap()
}

#[test]
fn the_readme_shows_what_the_program_says() {
    assert_eq!(run_page(&root().join("README.md")), 1, "console blocks of README.md");
}

#[test]
fn sessions_show_what_the_program_says() {
    let pages = pages();
    assert!(pages.len() > 9, "{pages:?}");
    let run =
        |page: &PathBuf| std::panic::catch_unwind(|| assert!(run_page(page) > 0, "no session")).is_err();
    let failed: Vec<_> = pages.iter().filter(|page| run(page)).collect();
    assert!(failed.is_empty(), "not as shown in {failed:?}; `UPDATE=1` writes them anew");
}

#[test]
fn every_command_has_a_session() {
    for command in cm::cli::command().get_subcommands() {
        let name = command.get_name();
        let page = fs::read_to_string(root().join(format!("tests/cli/{name}.md"))).unwrap_or_default();
        let mut commands = page.lines().filter_map(|line| line.strip_prefix("$ "));
        let shown = commands.any(|line| words(line).iter().any(|word| word == name));
        assert!(shown, "tests/cli/{name}.md does not show `cm {name}`");
    }
}

#[test]
fn a_command_is_split_as_a_shell_does() {
    assert_eq!(words("a  'b c'd \"e 'f\" ''"), ["a", "b cd", "e 'f", ""]);
}

/// Every page of tests/cli but the one that explains the others.
fn pages() -> Vec<PathBuf> {
    let files = fs::read_dir(root().join("tests/cli")).unwrap().map(|file| file.unwrap().path());
    let mut pages: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|is| is == "md") && !path.ends_with("README.md"))
        .collect();
    pages.sort();
    pages
}

/// Runs a page's sessions and compares; gives how many blocks there were.
#[track_caller]
fn run_page(page: &Path) -> usize {
    let scene = Scene::of(page);
    let shown = fs::read_to_string(page).unwrap();
    let (mut said, mut blocks) = (String::new(), 0);
    let mut lines = shown.lines();
    while let Some(line) = lines.next() {
        said.extend([line, "\n"]);
        let fence = line.split(|c| c != '`').next().unwrap_or_default();
        if fence.len() < 3 {
            continue;
        }
        let info = &line[fence.len()..];
        let body: Vec<_> = lines.by_ref().take_while(|line| *line != fence).collect();
        if info.split(' ').next() == Some("console") {
            blocks += 1;
            let head = info.split_once("head=").map(|(_, count)| count.parse().unwrap());
            for command in body.iter().filter_map(|line| line.strip_prefix("$ ")) {
                scene.run(command, head.unwrap_or(usize::MAX), &mut said);
            }
        } else {
            body.iter().for_each(|line| said.extend([line, "\n"]));
        }
        said.extend([fence, "\n"]);
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(page, said).unwrap();
    } else {
        snapbox::assert_data_eq!(said, snapbox::Data::from(shown).raw());
    }
    blocks
}

/// Where a session runs.
struct Scene {
    directory: PathBuf,
    _copy: Option<TempDir>,
}

impl Scene {
    /// A fresh copy of the page's files where it has some, else the repository.
    fn of(page: &Path) -> Self {
        let files = page.with_extension("in");
        if !files.is_dir() {
            return Self { directory: root(), _copy: None };
        }
        let copy = tempfile::tempdir().unwrap();
        copy_all(&files, copy.path());
        Self { directory: copy.path().canonicalize().unwrap(), _copy: Some(copy) }
    }

    /// Runs one command and writes it with what it said.
    fn run(&self, line: &str, head: usize, said: &mut String) {
        writeln!(said, "$ {line}").unwrap();
        let mut words = words(line);
        let input = words.iter().position(|word| word == "<").map(|at| words.drain(at..).nth(1).unwrap());
        let at = words.iter().position(|word| !word.contains('=')).unwrap();
        let (out, err, status) = match words[at].as_str() {
            "cat" => (fs::read_to_string(self.directory.join(&words[at + 1])).unwrap(), String::new(), 0),
            "ls" => (list(&self.directory.join(&words[at + 1])), String::new(), 0),
            "cm" => {
                let variables = words[..at].iter().map(|word| word.split_once('=').unwrap());
                let mut cm = Command::new(env!("CARGO_BIN_EXE_cm"));
                cm.env_clear().env("COLUMNS", "80").envs(variables);
                if let Some(input) = &input {
                    cm.stdin(fs::File::open(self.directory.join(input)).unwrap());
                }
                let ended = cm.args(&words[at + 1..]).current_dir(&self.directory).output().unwrap();
                let text = |bytes| String::from_utf8(bytes).unwrap();
                (text(ended.stdout), text(ended.stderr), ended.status.code().unwrap())
            }
            other => panic!("a session has cm, cat and ls, not `{other}`"),
        };
        let here = self.directory.display().to_string();
        for line in out.replace(&here, HERE).lines().take(head) {
            assert!(!line.starts_with("$ "), "a line like a command cannot be shown: {line}");
            writeln!(said, "{line}").unwrap();
        }
        if out.lines().count() > head {
            said.push_str("...\n");
        }
        for line in err.replace(&here, HERE).lines() {
            writeln!(said, "{}", format!("! {line}").trim_end()).unwrap();
        }
        if status != 0 {
            writeln!(said, "? {status}").unwrap();
        }
    }
}

/// The words of a command line: blanks part them, but for those in quotes.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for c in line.chars() {
        match (c, quote) {
            (_, Some(open)) if c == open => quote = None,
            ('\'' | '"', None) => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (' ', None) => words.extend(word.take()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    assert!(quote.is_none(), "a quote is not closed: {line}");
    words.extend(word);
    words
}

/// The names in a directory, folders with a `/`.
fn list(directory: &Path) -> String {
    let entries = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    let mut names: Vec<_> =
        entries.map(|path| name(&path) + if path.is_dir() { "/\n" } else { "\n" }).collect();
    names.sort();
    names.concat()
}

fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_all(&path, &to);
        } else {
            fs::copy(&path, to).unwrap();
        }
    }
}
