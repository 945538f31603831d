//! The real program in a directory of its own: no environment, a fixed day, a deadline.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The day on which the program runs unless a test says another.
pub(crate) const AS_OF: &str = "2026-10-05";

/// Longer than anything here may take; what needs longer hangs.
const DEADLINE: Duration = Duration::from_secs(60);

/// A register in a temporary directory.
#[derive(Debug)]
pub(crate) struct Sandbox {
    directory: TempDir,
}

impl Sandbox {
    /// An empty directory.
    pub(crate) fn empty() -> Self {
        Self { directory: tempfile::tempdir().unwrap() }
    }

    /// A sound register: the contract `A-1` with one measure and two of its readings.
    pub(crate) fn sound() -> Self {
        Self::empty()
            .with("cm.toml", "format = 1\nname = \"Example\"\n")
            .with("contracts/a.toml", contract("A-1", "Lifts"))
            .with("readings/A-1.csv", "kpi,period,value\nup,2026-07,97.5\nup,2026-08,99.0\n")
    }

    /// The same with one more file.
    pub(crate) fn with(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// The same with one more directory.
    pub(crate) fn with_directory(self, path: &str) -> Self {
        fs::create_dir_all(self.path(path)).unwrap();
        self
    }

    /// A path in it.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.directory.path().join(path)
    }

    /// The text of a file in it.
    pub(crate) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Runs the program there with these words, split at blanks.
    pub(crate) fn cm(&self, words: &str) -> Done {
        self.run(&words.split_whitespace().collect::<Vec<_>>())
    }

    /// Runs the program there.
    pub(crate) fn run(&self, arguments: &[&str]) -> Done {
        let mut child = self.command(arguments).spawn().unwrap();
        let stdout = drain(child.stdout.take().unwrap());
        let stderr = drain(child.stderr.take().unwrap());
        let code = wait(&mut child, arguments);
        let done = Done { code, stdout: stdout.join().unwrap(), stderr: stderr.join().unwrap() };
        done.is_sound(arguments);
        done
    }

    /// The command, for tests with streams of their own.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = cm(self.directory.path());
        command.args(arguments);
        if !arguments.contains(&"--as-of") && !arguments.starts_with(&["help"]) {
            command.args(["--as-of", AS_OF]);
        }
        command
    }
}

/// The program with nothing of the environment.
pub(crate) fn cm(directory: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cm"));
    command.current_dir(directory).env_clear();
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn drain(mut stream: impl Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        bytes
    })
}

/// The exit status; a program that hangs is ended, and one that a signal ended has failed.
pub(crate) fn wait(child: &mut Child, arguments: &[&str]) -> i32 {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code().unwrap_or_else(|| panic!("{arguments:?} was ended by {status}"));
        }
        if begun.elapsed() > DEADLINE {
            child.kill().unwrap();
            panic!("{arguments:?} hangs");
        }
        thread::sleep(Duration::from_millis(2));
    }
}

/// How the program ended.
#[derive(Debug)]
pub(crate) struct Done {
    /// The exit status.
    pub(crate) code: i32,
    /// What went to standard output.
    pub(crate) stdout: Vec<u8>,
    /// What went to standard error.
    pub(crate) stderr: Vec<u8>,
}

impl Done {
    /// Standard output.
    pub(crate) fn out(&self) -> &str {
        std::str::from_utf8(&self.stdout).unwrap()
    }

    /// Standard error.
    pub(crate) fn err(&self) -> &str {
        std::str::from_utf8(&self.stderr).unwrap()
    }

    /// Standard output as JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(self.out()).unwrap_or_else(|error| panic!("{error}\n{}", self.out()))
    }

    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}\n{}", self.out(), self.err());
        self
    }

    /// Something stands on standard output.
    #[track_caller]
    pub(crate) fn says(self, part: &str) -> Self {
        assert!(self.out().contains(part), "no {part:?} in\n{}\n{}", self.out(), self.err());
        self
    }

    #[track_caller]
    pub(crate) fn does_not_say(self, part: &str) -> Self {
        assert!(!self.out().contains(part), "{part:?} in\n{}", self.out());
        self
    }

    /// Something stands on standard error.
    #[track_caller]
    pub(crate) fn warns(self, part: &str) -> Self {
        assert!(self.err().contains(part), "no {part:?} in\n{}", self.err());
        self
    }

    /// Nothing stands on standard error.
    #[track_caller]
    #[expect(clippy::wrong_self_convention, reason = "assertions are chained")]
    pub(crate) fn is_quiet(self) -> Self {
        assert_eq!(self.err(), "");
        self
    }

    /// Whatever happens: no panic, no backtrace, and nothing that acts on a terminal.
    fn is_sound(&self, arguments: &[&str]) {
        for (stream, text) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            let text = std::str::from_utf8(text).unwrap_or_else(|_| panic!("{stream} is not UTF-8"));
            for word in ["panicked at", "RUST_BACKTRACE", "stack backtrace", "overflowed its stack"] {
                assert!(!text.contains(word), "{arguments:?} {stream}: {text}");
            }
            let acts = |c: char| c.is_control() && c != '\n' && c != '\r';
            let colours = arguments.contains(&"always");
            assert!(colours || !text.contains(acts), "{arguments:?} {stream}: {text:?}");
        }
    }
}

/// A small sound contract with one monthly measure, `up`.
pub(crate) fn contract(id: &str, title: &str) -> String {
    format!(
        "id = \"{id}\"\ntitle = \"{title}\"\nsupplier = \"Lift Co\"\ntier = \"bronze\"\n\n\
         [people]\ncontract_manager = \"Jo Bloggs\"\n\n\
         [term]\nstart = 2026-07-01\nend = 2027-06-30\nnotice = \"3 months\"\n\n\
         [value]\ntotal = 1000.50\n\n\
         [[kpi]]\nid = \"up\"\nstatement = \"Share of lifts in service\"\nunit = \"%\"\n\
         target.at_least = 98.0\nfrequency = \"monthly\"\n"
    )
}
