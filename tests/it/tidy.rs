//! Ratchets: what the pages say of the source, read from the source.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What a program or an editor leaves in the tree, and where a build goes.
const NOT_OURS: &[&str] = &[".git", "target", "artifacts", "coverage", "proptest-regressions"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// Every file below a place of the repository, by its path from the root with `/`.
fn files(below: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![root().join(below)];
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(&at).unwrap().map(Result::unwrap) {
            let name = entry.file_name();
            let kind = entry.file_type().unwrap();
            if NOT_OURS.iter().any(|other| name == *other) || kind.is_symlink() {
                continue;
            }
            if kind.is_dir() {
                open.push(entry.path());
            } else {
                let path = entry.path().strip_prefix(root()).unwrap().to_owned();
                found.push(path.to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The Rust files below a folder, each with its text.
fn rust(below: &str) -> Vec<(String, String)> {
    let found = files(below).into_iter().filter(|path| path.ends_with(".rs"));
    found.map(|path| (path.clone(), text(&path))).collect()
}

/// Every Rust file of ours.
fn all_rust() -> Vec<(String, String)> {
    ["src", "tests", "benches", "fuzz/src", "fuzz/fuzz_targets"]
        .iter()
        .filter(|below| root().join(below).is_dir())
        .flat_map(|below| rust(below))
        .collect()
}

/// The part of a file that is built into the program: what stands before its own tests, without comments.
fn built(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    let code = text.lines().map(|line| line.split("//").next().unwrap());
    code.collect::<Vec<_>>().join("\n")
}

/// The layer that a file belongs to.
fn layer(path: &str) -> &str {
    let rest = path.strip_prefix("src/").unwrap();
    rest.split('/').next().unwrap().trim_end_matches(".rs")
}

/// The layers from the bottom up, as `src/lib.rs` lists them.
fn layers() -> Vec<String> {
    let lib = text("src/lib.rs");
    let lines = lib.lines().filter_map(|line| line.strip_prefix("pub mod "));
    lines.map(|line| line.trim_end_matches(';').to_owned()).collect()
}

/// The modules of the crate that a text names, in `use crate::x`, in `use crate::{x, …}` and in paths.
fn named(text: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        text.chars().take_while(|char| char.is_ascii_alphanumeric() || *char == '_').collect()
    };
    let mut named = Vec::new();
    for (at, before) in text.match_indices("crate::") {
        let rest = &text[at + before.len()..];
        match rest.strip_prefix('{') {
            Some(group) => {
                let group = group.split(';').next().unwrap();
                named.extend(group.split([',', '{', '}']).map(|part| word(part.trim())));
            }
            None => named.push(word(rest)),
        }
    }
    named
}

#[track_caller]
fn none(what: &str, wrong: &[String]) {
    assert!(wrong.is_empty(), "{what}:\n{}", wrong.join("\n"));
}

#[test]
fn a_layer_sees_only_those_above_it_in_the_list() {
    let layers = layers();
    let place = |name: &str| layers.iter().position(|layer| layer == name);
    let mut wrong = Vec::new();
    for (path, text) in rust("src") {
        let Some(own) = place(layer(&path)) else { continue };
        let renders = layer(&path) == "render";
        for other in named(&built(&text)) {
            let Some(at) = place(&other) else { continue };
            let closed = renders && ["model", "read", "view", "rules", "report"].contains(&other.as_str());
            if at > own || closed {
                wrong.push(format!("{path} uses `{other}`"));
            }
        }
    }
    none("the list is in src/lib.rs; renderers see documents and findings alone", &wrong);
}

#[test]
fn every_module_of_the_crate_is_in_the_list() {
    let layers = layers();
    let mut found: Vec<String> = rust("src").iter().map(|(path, _)| layer(path).to_owned()).collect();
    found.retain(|layer| layer != "lib" && layer != "main" && !layers.contains(layer));
    none("not declared in src/lib.rs as `pub mod`", &found);
}

#[test]
fn only_the_shell_uses_anyhow() {
    let shell = |path: &str| ["store", "cli", "main"].contains(&layer(path));
    let wrong = rust("src").into_iter().filter(|(path, text)| !shell(path) && text.contains("anyhow"));
    none("`anyhow` is for store, cli and main", &wrong.map(|(path, _)| path).collect::<Vec<_>>());
}

#[test]
fn nothing_is_left_to_do_in_the_source() {
    let words = [["to", "do!"], ["db", "g!("], ["FIX", "ME"], ["#[ign", "ore"], ["unimple", "mented!"]]
        .map(|part| part.concat());
    let mut wrong = Vec::new();
    for (path, text) in all_rust() {
        wrong.extend(words.iter().filter(|word| text.contains(*word)).map(|word| format!("{path}: {word}")));
    }
    none("finish it, or write it down as an issue", &wrong);
}

#[test]
fn no_clock_environment_or_file_below_the_shell() {
    let words = [
        "chrono::Local",
        "Utc::now",
        "SystemTime",
        "Instant",
        "std::env",
        "std::fs",
        "std::process",
        "std::net",
    ];
    let mut wrong = Vec::new();
    for (path, text) in rust("src") {
        let allowed: &[&str] = match layer(&path) {
            "main" => &words,
            "store" => &["std::fs", "std::process"],
            _ => &[],
        };
        let built = built(&text);
        let found = words.iter().filter(|word| built.contains(*word) && !allowed.contains(word));
        wrong.extend(found.map(|word| format!("{path}: {word}")));
    }
    none("only `store` opens a file, only `main` asks for the day and the environment", &wrong);
}

#[test]
fn no_source_file_is_longer_than_four_hundred_lines() {
    let mut wrong = Vec::new();
    let ours = ["src", "benches"].iter().flat_map(|below| rust(below));
    for (path, text) in ours {
        let own = text.split("#[cfg(test)]\nmod tests").next().unwrap().lines().count();
        if own > 400 {
            wrong.push(format!("{path}: {own} lines"));
        }
    }
    none("take it apart by what it is about", &wrong);
}

#[test]
fn what_can_be_seen_from_outside_says_what_it_is_for() {
    let starts = |path: &str| text(path).starts_with("//!");
    let mut wrong = Vec::new();
    for (path, text) in
        rust("src").iter().filter(|(path, _)| path.ends_with("mod.rs") || path == "src/lib.rs")
    {
        let folder = path.rsplit_once('/').unwrap().0;
        let public = text.lines().filter_map(|line| line.strip_prefix("pub mod "));
        for name in public.filter_map(|line| line.strip_suffix(';')) {
            let (file, within) = (format!("{folder}/{name}.rs"), format!("{folder}/{name}/mod.rs"));
            wrong.extend(
                [file, within].into_iter().filter(|path| root().join(path).is_file() && !starts(path)),
            );
        }
        wrong.extend((!starts(path)).then(|| path.clone()));
    }
    none("public modules and those that hold others begin with `//!`", &wrong);
}

#[test]
fn every_test_file_is_part_of_the_tests() {
    let mut declared: BTreeMap<String, String> = rust("tests/it").into_iter().collect();
    declared.retain(|path, _| path.ends_with("/mod.rs") || path == "tests/it/main.rs");
    let mut wrong = Vec::new();
    for (path, _) in rust("tests/it").iter().filter(|(path, _)| path != "tests/it/main.rs") {
        let module = path.trim_end_matches(".rs").trim_end_matches("/mod");
        let (folder, name) = module.rsplit_once('/').unwrap();
        let parents = ["main.rs", "mod.rs"].map(|file| format!("{folder}/{file}"));
        let mut lines =
            parents.iter().filter_map(|parent| declared.get(parent)).flat_map(|text| text.lines());
        if !lines.any(|line| line.trim_start_matches("pub(crate) ") == format!("mod {name};")) {
            wrong.push(path.clone());
        }
    }
    none("no `mod` line declares it", &wrong);
}

/// What stands between backticks on the lines of a page outside its blocks of code.
fn quoted(page: &str) -> Vec<String> {
    let mut within = false;
    let mut found = Vec::new();
    for line in page.lines() {
        within ^= line.trim_start().starts_with("```");
        if !within {
            found.extend(line.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    found
}

#[test]
fn every_path_that_a_page_names_exists() {
    let pages = files("docs").into_iter().filter(|path| path.ends_with(".md"));
    let ours = ["src/", "tests/", "docs/", "benches/", "examples/", "fuzz/", ".ci/", ".github/"];
    let stands_for_any = |path: &str| {
        path.contains(['*', ' ', '{', '<'])
            || ["x.rs", "x.md", "NAME.rs", "NAME.md"].iter().any(|end| path.ends_with(end))
    };
    let mut wrong = Vec::new();
    for page in pages.chain(["README.md".to_owned(), "CONTRIBUTING.md".to_owned()]) {
        for path in quoted(&text(&page)) {
            let looks_like_one = ours.iter().any(|folder| path.starts_with(folder)) && !stands_for_any(&path);
            if looks_like_one && !root().join(&path).exists() {
                wrong.push(format!("{page}: {path}"));
            }
        }
    }
    none("not in the repository", &wrong);
}

#[test]
fn the_changelog_has_room_for_what_is_not_released() {
    assert!(text("CHANGELOG.md").lines().any(|line| line == "## Unreleased" || line == "## [Unreleased]"));
}

#[test]
fn no_file_knows_the_machine_that_it_was_written_on() {
    let places = ["work", "root", "home"].map(|name| format!("/{name}/").into_bytes());
    let holds = |bytes: &[u8], place: &[u8]| bytes.windows(place.len()).any(|part| part == place);
    let mut wrong = files("");
    wrong.retain(|path| {
        let bytes = fs::read(root().join(path)).unwrap();
        places.iter().any(|place| holds(&bytes, place))
    });
    none("paths of one machine mean nothing on another", &wrong);
}
