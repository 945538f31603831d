//! `cm init` on a disk, through the command line.

use crate::inside;
use chrono::NaiveDate;
use cm::cli::Exit;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn cm(directory: &Path, arguments: &[&str]) -> (Exit, String, String) {
    inside::cm(directory, NaiveDate::from_ymd_opt(2026, 10, 5).unwrap(), None, arguments)
}

/// Every path below a directory, folders with a `/`.
fn tree(directory: &Path) -> Vec<String> {
    let mut paths = Vec::new();
    let mut open = vec![directory.to_owned()];
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(directory).unwrap().display().to_string().replace('\\', "/");
            let folder = path.is_dir();
            paths.push(if folder { format!("{name}/") } else { name });
            if folder {
                open.push(path);
            }
        }
    }
    paths.sort();
    paths
}

const EMPTY: [&str; 9] = [
    ".gitattributes",
    ".gitignore",
    "README.md",
    "cm.toml",
    "contracts/",
    "readings/",
    "savings/",
    "spend/",
    "template.toml",
];

#[test]
fn it_makes_a_register_that_checks_clean() {
    for arguments in [vec!["init"], vec!["init", "."], vec!["init", "made/of two words"]] {
        let place = TempDir::new().unwrap();
        let (exit, out, err) = cm(place.path(), &arguments);
        assert_eq!((exit, err.as_str()), (Exit::Done, ""), "{arguments:?}");
        assert!(out.contains("wrote cm.toml\n"), "{out}");
        let root = place.path().join(arguments.get(1).unwrap_or(&"."));
        assert_eq!(tree(&root), EMPTY);
        let (exit, out, _) = cm(&root, &["check", "--fail-on", "advice"]);
        assert_eq!(exit, Exit::Done, "{out}");
        let settings = fs::read_to_string(root.join("cm.toml")).unwrap();
        let name = root.canonicalize().unwrap().file_name().unwrap().to_str().unwrap().to_owned();
        assert!(settings.contains(&format!("\nname = \"{name}\"\n")), "{settings}");
    }
}

#[test]
fn a_path_may_be_absolute_or_go_up() {
    let place = TempDir::new().unwrap();
    let inner = place.path().join("inner");
    fs::create_dir(&inner).unwrap();
    let absolute = place.path().join("one");
    assert_eq!(cm(&inner, &["init", absolute.to_str().unwrap()]).0, Exit::Done);
    assert_eq!(cm(&inner, &["init", "../two"]).0, Exit::Done);
    assert_eq!(tree(&absolute), EMPTY);
    let (settings, wanted) =
        (fs::read_to_string(place.path().join("two/cm.toml")).unwrap(), "name = \"two\"");
    assert!(settings.contains(wanted));
    assert!(tree(&inner).is_empty());
}

#[test]
fn the_example_is_made_for_today_and_works() {
    let place = TempDir::new().unwrap();
    let (exit, out, err) = cm(place.path(), &["init", "--example", "a b"]);
    assert_eq!((exit, err.as_str()), (Exit::Done, ""));
    assert!(out.ends_with("Next: `cd \"a b\"`, then `cm due`, `cm breaches`, `cm show IMG-017`.\n"), "{out}");
    let root = place.path().join("a b");
    for (arguments, wanted) in [
        (vec!["due"], "2026-10-26"),
        (vec!["breaches"], "theatres-ready"),
        (vec!["list"], "WST-012"),
        (vec!["show", "IMG-017"], "second-engineer"),
        (vec!["show", "EST-009"], "theatres-ready"),
        (vec!["show", "STA-031"], "Stationery"),
        (vec!["show", "WST-012"], "expired"),
        (vec!["show", "IMG-031"], "planned"),
    ] {
        let (exit, out, err) = cm(&root, &arguments);
        assert_eq!((exit, err.as_str()), (Exit::Done, ""), "{arguments:?}");
        assert!(out.contains(wanted), "{arguments:?}: {out}");
    }
    assert_eq!(cm(&root, &["check"]).0, Exit::Done);
    let other = place.path().join("other");
    let (exit, ..) = cm(place.path(), &["init", "--example", "other", "--as-of", "2026-10-05"]);
    assert_eq!(exit, Exit::Done);
    for path in tree(&root).iter().filter(|path| !path.ends_with('/')) {
        let same = fs::read(root.join(path)).unwrap() == fs::read(other.join(path)).unwrap();
        assert!(same, "{path}: the same day makes the same bytes");
    }
}

#[test]
fn what_the_readme_of_the_example_says_to_try_works() {
    let place = TempDir::new().unwrap();
    cm(place.path(), &["init", "--example"]);
    let readme = fs::read_to_string(place.path().join("README.md")).unwrap();
    let quoted = |begins: &str| {
        let flat = readme.replace('\n', " ");
        let at = flat.find(&format!("`{begins}")).unwrap() + 1;
        flat[at..].split('`').next().unwrap().to_owned()
    };
    let contract = place.path().join("contracts/IMG-017.toml");
    let text = fs::read_to_string(&contract).unwrap();
    let id = "id = \"second-engineer\"\n";
    assert!(text.contains(id));
    fs::write(&contract, text.replace(id, &format!("{id}{}\n", quoted("done = ")))).unwrap();
    let readings = place.path().join("readings/cleaning.csv");
    let text = fs::read_to_string(&readings).unwrap();
    fs::write(&readings, format!("{text}{}\n", quoted("EST-009,audit,"))).unwrap();
    let (exit, out, _) = cm(place.path(), &["check", "--all"]);
    assert_eq!(exit, Exit::Done, "{out}");
    assert!(!cm(place.path(), &["due"]).1.contains("second-engineer"));
    assert!(cm(place.path(), &["breaches"]).1.contains("1 open, 1 waived, 0 missing"));
}

#[test]
fn a_register_is_not_begun_in_another_or_below_it() {
    let place = TempDir::new().unwrap();
    assert_eq!(cm(place.path(), &["init"]).0, Exit::Done);
    let before = tree(place.path());
    for (arguments, says) in [
        (vec!["init"], "is a register already"),
        (vec!["init", "--example"], "is a register already"),
        (vec!["init", "contracts"], "lies within the register"),
        (vec!["init", "new/and deep"], "lies within the register"),
        (vec!["init", "--dry-run"], "is a register already"),
    ] {
        let (exit, out, err) = cm(place.path(), &arguments);
        assert_eq!((exit, out.as_str()), (Exit::Failed, ""), "{arguments:?}");
        assert!(err.contains(says) && err.contains("nothing was written"), "{err}");
    }
    assert_eq!(tree(place.path()), before);
}

#[test]
fn nothing_is_overwritten() {
    let place = TempDir::new().unwrap();
    fs::write(place.path().join("template.toml"), "mine").unwrap();
    let (exit, _, err) = cm(place.path(), &["init"]);
    assert_eq!(exit, Exit::Failed);
    assert!(err.contains("has template.toml already, and nothing was written"), "{err}");
    assert_eq!(tree(place.path()), ["template.toml"]);
}

#[test]
fn helping_files_that_are_there_are_kept() {
    let place = TempDir::new().unwrap();
    fs::write(place.path().join("README.md"), "mine").unwrap();
    fs::create_dir(place.path().join("contracts")).unwrap();
    let contract = "id = \"A\"\ntitle = \"T\"\nsupplier = \"S\"\n";
    fs::write(place.path().join("contracts/A.toml"), contract).unwrap();
    let (exit, out, _) = cm(place.path(), &["init"]);
    assert_eq!(exit, Exit::Done);
    assert!(out.contains("kept README.md, which was there already\n"), "{out}");
    assert_eq!(fs::read_to_string(place.path().join("README.md")).unwrap(), "mine");
    assert!(cm(place.path(), &["list"]).1.contains("1 contract"));
}

#[test]
fn the_example_does_not_mix_with_what_is_there() {
    let place = TempDir::new().unwrap();
    fs::create_dir(place.path().join("spend")).unwrap();
    fs::write(place.path().join("spend/mine.csv"), "").unwrap();
    let (exit, _, err) = cm(place.path(), &["init", "--example"]);
    assert_eq!(exit, Exit::Failed);
    assert!(err.contains("is not empty, and nothing was written"), "{err}");
    assert_eq!(tree(place.path()), ["spend/", "spend/mine.csv"]);
}

#[test]
fn what_cannot_be_finished_is_taken_back() {
    let place = TempDir::new().unwrap();
    // A file where a folder must be: found only on the way.
    fs::write(place.path().join("savings"), "mine").unwrap();
    let (exit, out, err) = cm(place.path(), &["init"]);
    assert_eq!((exit, out.as_str()), (Exit::Failed, ""));
    assert!(err.contains("savings") && err.contains("nothing was left behind"), "{err}");
    assert_eq!(tree(place.path()), ["savings"]);
    // And below a file nothing can be made at all.
    let (exit, _, err) = cm(place.path(), &["init", "savings/deep"]);
    assert_eq!(exit, Exit::Failed, "{err}");
    let (exit, _, err) = cm(place.path(), &["init", "savings"]);
    assert_eq!(exit, Exit::Failed);
    assert!(err.contains("is not a directory, and nothing was written"), "{err}");
    assert_eq!(tree(place.path()), ["savings"]);
}

#[cfg(unix)]
#[test]
fn a_directory_that_may_not_be_written_to_is_a_clear_error() {
    use std::os::unix::fs::PermissionsExt;
    let place = TempDir::new().unwrap();
    let shut = place.path().join("shut");
    fs::create_dir(&shut).unwrap();
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o555)).unwrap();
    // Whoever may do everything cannot be kept out this way.
    if fs::write(shut.join("probe"), "").is_ok() {
        return;
    }
    for arguments in [vec!["init", "shut"], vec!["init", "shut/new", "--example"]] {
        let (exit, out, err) = cm(place.path(), &arguments);
        assert_eq!((exit, out.as_str()), (Exit::Failed, ""));
        assert!(err.to_lowercase().contains("permission denied"), "{err}");
    }
    assert!(tree(&shut).is_empty());
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_something_that_is_there() {
    let place = TempDir::new().unwrap();
    std::os::unix::fs::symlink("nowhere", place.path().join("cm.toml")).unwrap();
    let (exit, _, err) = cm(place.path(), &["init"]);
    assert_eq!(exit, Exit::Failed);
    assert!(err.contains("(it has a cm.toml)"), "{err}");
    assert_eq!(tree(place.path()), ["cm.toml"]);
}

#[test]
fn a_dry_run_writes_nothing() {
    let place = TempDir::new().unwrap();
    let (exit, out, _) = cm(place.path(), &["init", "--dry-run", "new"]);
    assert_eq!(exit, Exit::Done);
    assert!(out.contains("would write cm.toml\n"), "{out}");
    assert!(tree(place.path()).is_empty());
}

#[test]
fn another_register_cannot_be_meant() {
    let place = TempDir::new().unwrap();
    let (exit, _, err) = cm(place.path(), &["-C", ".", "init"]);
    assert_eq!(exit, Exit::Failed);
    assert!(err.contains("`cm init DIR`, without `-C`"), "{err}");
    assert!(tree(place.path()).is_empty());
}
