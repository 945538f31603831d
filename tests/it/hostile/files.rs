//! Files that are not what their names say, and names that are not the user's.

use super::{is_left_out, is_refused, is_reported};
use crate::command::{AS_OF, Sandbox, contract};
use std::fs;

#[cfg(unix)]
use std::os::unix::fs::{PermissionsExt, symlink};

#[test]
fn a_directory_in_the_place_of_a_contract_is_left_out() {
    let sandbox = Sandbox::sound().with_directory("contracts/b.toml");
    is_left_out(&sandbox, "contracts/b.toml:1:1", "E001").says("it is a directory");
}

#[test]
fn a_directory_in_the_place_of_readings_is_left_out() {
    is_left_out(&Sandbox::sound().with_directory("readings/b.csv"), "readings/b.csv:1:1", "E001");
}

#[test]
fn a_file_in_the_place_of_a_folder_is_reported() {
    let sandbox = Sandbox::sound().with("spend", "x");
    let check = sandbox.cm("check --short").exits(1);
    check.says("spend:1:1: error[E001]").says("the directory cannot be read");
    let sandbox = Sandbox::empty().with("cm.toml", "").with("contracts", "x");
    sandbox.cm("check --short").exits(1).says("contracts:1:1: error[E001]");
    sandbox.cm("list").exits(3).warns("partial");
}

#[test]
fn a_directory_in_the_place_of_the_settings_is_refused() {
    is_refused(&Sandbox::empty().with_directory("cm.toml"), "cm.toml:1:1", "it is a directory");
}

#[test]
fn an_empty_register_is_sound() {
    let sandbox = Sandbox::empty().with("cm.toml", "").with_directory("contracts").with_directory("readings");
    for words in ["list", "due", "breaches"] {
        sandbox.cm(words).exits(0).is_quiet();
        let json = sandbox.cm(&format!("{words} --format json")).exits(0).json();
        assert_eq!((&json["partial"], &json["items"]), (&false.into(), &serde_json::json!([])));
        assert!(sandbox.cm(&format!("{words} --format csv")).exits(0).out().lines().count() == 1);
    }
    sandbox.cm("check").exits(0).says("No findings");
    sandbox.cm("show A-1").exits(2).warns("there is no contract `A-1`");
}

#[test]
fn an_empty_directory_is_no_register() {
    for words in ["list", "due", "breaches", "show A-1", "check"] {
        Sandbox::empty().cm(words).exits(2).warns("no register").warns("`cm init`");
    }
}

#[test]
fn empty_files_are_left_out_one_by_one() {
    is_left_out(&Sandbox::sound().with("contracts/b.toml", ""), "contracts/b.toml:1:1", "E007");
    is_left_out(&Sandbox::sound().with("readings/b.csv", ""), "readings/b.csv:1:1", "E020");
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_left_out() {
    let sandbox = Sandbox::sound().with("contracts/b.toml", contract("B-1", "Doors"));
    let path = sandbox.path("contracts/b.toml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        return; // Whoever may read everything cannot try this.
    }
    is_left_out(&sandbox, "contracts/b.toml:1:1", "E001").says("permission denied");
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_round_or_out_are_left_out() {
    let elsewhere = Sandbox::empty().with("secret.toml", contract("S-1", "Secret"));
    for target in ["nowhere.toml", "loop.toml", elsewhere.path("secret.toml").to_str().unwrap()] {
        let sandbox = Sandbox::sound();
        symlink(target, sandbox.path("contracts/loop.toml")).unwrap();
        is_left_out(&sandbox, "contracts/loop.toml:1:1", "E001").says("a link");
        sandbox.cm("check").exits(1).does_not_say("S-1");
    }
}

#[cfg(unix)]
#[test]
fn a_link_within_the_register_is_read() {
    let sandbox = Sandbox::sound().with("drafts/b.txt", contract("B-1", "Doors"));
    symlink("../drafts/b.txt", sandbox.path("contracts/b.toml")).unwrap();
    sandbox.cm("list --columns id --format csv").exits(0).says("A-1\nB-1\n");
}

#[cfg(unix)]
#[test]
fn a_linked_directory_is_not_followed_and_said() {
    let sandbox = Sandbox::sound();
    symlink("..", sandbox.path("contracts/up")).unwrap();
    is_left_out(&sandbox, "contracts/up:1:1", "E001").says("a link to a directory");
    let elsewhere =
        Sandbox::empty().with("s/secret.csv", "x").with("s/secret.toml", contract("S-1", "Secret"));
    for target in [elsewhere.path("s").to_str().unwrap(), "nowhere", "spend", "contracts"] {
        let sandbox = Sandbox::sound();
        symlink(target, sandbox.path("spend")).unwrap();
        let check = sandbox.cm("check --short").exits(1).says("spend:1:1: error[E001]");
        check.says("a link to a directory").does_not_say("secret");
        sandbox.cm("show A-1").says("artial");
    }
    let sandbox = Sandbox::empty().with("cm.toml", "");
    symlink(elsewhere.path("s"), sandbox.path("contracts")).unwrap();
    sandbox.cm("list").exits(3).does_not_say("S-1").warns("partial");
}

#[cfg(unix)]
#[test]
fn settings_behind_a_broken_link_are_refused_and_not_looked_for_above() {
    for target in ["nowhere.toml", "cm.toml"] {
        let sandbox = Sandbox::sound().with_directory("inner");
        symlink(target, sandbox.path("inner/cm.toml")).unwrap();
        for words in ["list -C inner", "due -C inner", "check -C inner"] {
            sandbox.cm(words).exits(2).does_not_say("A-1");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_is_left_out_and_nobody_waits_for_it() {
    for (path, folder) in [("contracts/b.toml", "contracts"), ("readings/b.csv", "readings")] {
        let sandbox = Sandbox::sound().with_directory(folder);
        pipe(&sandbox, path);
        is_left_out(&sandbox, &format!("{path}:1:1"), "E001").says("it is not a file");
        sandbox.cm("check").exits(1);
    }
    let sandbox = Sandbox::empty();
    pipe(&sandbox, "cm.toml");
    is_refused(&sandbox, "cm.toml:1:1", "it is not a file");
}

#[cfg(unix)]
#[test]
fn a_device_is_never_read_to_its_end() {
    let sandbox = Sandbox::sound();
    symlink("/dev/zero", sandbox.path("contracts/b.toml")).unwrap();
    is_left_out(&sandbox, "contracts/b.toml:1:1", "E001");
    let sandbox = Sandbox::empty();
    symlink("/dev/zero", sandbox.path("cm.toml")).unwrap();
    is_refused(&sandbox, "cm.toml:1:1", "it is not a file");
}

#[cfg(unix)]
fn pipe(sandbox: &Sandbox, path: &str) {
    let made = std::process::Command::new("mkfifo").arg(sandbox.path(path)).status().unwrap();
    assert!(made.success());
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf8_is_left_out() {
    use std::os::unix::ffi::OsStrExt;
    let sandbox = Sandbox::sound();
    let name = std::ffi::OsStr::from_bytes(b"contracts/caf\xe9.toml");
    fs::write(sandbox.path("").join(name), contract("B-1", "Doors")).unwrap();
    is_left_out(&sandbox, "contracts/caf\u{fffd}.toml:1:1", "E001").says("its name is not UTF-8");
}

#[test]
fn names_that_would_act_on_a_terminal_are_shown() {
    let sandbox = Sandbox::sound().with("contracts/\u{1b}[2J\nb.toml", "x");
    sandbox.cm("check").exits(1).says("contracts/␛[2J");
    sandbox.cm("check --short").exits(1).says("contracts/␛[2J");
    sandbox.cm("check --format github").exits(1);
    sandbox.cm("check --format sarif").exits(1);
    sandbox.cm("check --format markdown").exits(1).says("contracts/␛\\[2J");
}

#[test]
fn what_excel_and_sync_tools_leave_behind_is_not_read() {
    let bad = "no,header\n1";
    let sandbox = Sandbox::sound()
        .with("readings/~$A-1.csv", bad)
        .with("readings/.~lock.A-1.csv#", bad)
        .with("readings/A-1 (conflicted copy).csv", bad)
        .with("contracts/._a.toml", "\u{0}\u{5}")
        .with("contracts/.git/a.toml", "x")
        .with("contracts/a.toml.orig", "x")
        .with("readings/notes.txt", bad)
        .with("contracts/README.md", "x");
    let check = sandbox.cm("check --short --all --fail-on warning").exits(0);
    let check = check.says("readings/~$A-1.csv:1:1: advice[E010]");
    let check = check.says("readings/A-1 (conflicted copy).csv:1:1: advice[E010]");
    check.says("contracts/._a.toml:1:1: advice[E010]").does_not_say(".git").does_not_say("README");
    sandbox.cm("list").exits(0).says("A-1").is_quiet();
}

#[test]
fn an_extension_in_capitals_is_not_read_and_said() {
    let sandbox = Sandbox::sound().with("readings/B.CSV", "x").with("contracts/B.TOML", "x");
    is_reported(&sandbox, "readings/B.CSV:1:1", "warning[E010]").exits(0).says("contracts/B.TOML:1:1");
}

#[test]
fn one_bad_file_never_hides_another() {
    let sandbox = Sandbox::sound()
        .with("contracts/b.toml", "id = ")
        .with("contracts/c.toml", "id = \"C-1\"\ntitle = 3\nsupplier = \"x\"\n")
        .with("contracts/d.toml", b"id = \"caf\xe9\"\n")
        .with("readings/x.csv", "a;b\n")
        .with("spend/x.csv", "contract,date,amount\nA-1,2026-02-30,10\nA-1,2026-02-28,ten\n");
    let check = sandbox.cm("check --short --all").exits(1);
    let check = check.says("contracts/b.toml:1:").says("contracts/c.toml:2:").says("contracts/d.toml:1:");
    check.says("readings/x.csv:1:").says("spend/x.csv:2:").says("spend/x.csv:3:");
    let list = sandbox.cm("list --format json").exits(3).json();
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
    assert_eq!(list["items"][0]["id"], "A-1");
}

#[test]
fn thousands_of_findings_are_capped_in_text_and_whole_for_machines() {
    let mut rows = String::from("kpi,period,value\n");
    for _ in 0..3000 {
        rows.push_str("up,2026-13,1\n");
    }
    let sandbox = Sandbox::sound().with("readings/sub/A-1.csv", &rows);
    let text = sandbox.cm("check").exits(1);
    assert!(text.out().lines().count() < 120, "{}", text.out().lines().count());
    text.says("3000 errors").says("more not shown: `cm check --all` shows everything");
    let json = sandbox.cm("check --format json").exits(1).json();
    assert_eq!(json["findings"].as_array().unwrap().len(), 3000);
    assert_eq!(json["summary"]["errors"], 3000);
    assert_eq!(json["findings"][2999]["line"], 3001);
    sandbox.cm("list").exits(3).warns("3000 rows");
}

#[test]
fn thousands_of_rows_that_double_those_of_another_file_take_no_age() {
    let mut rows = String::from("contract,kpi,period,value,note\n");
    for at in 0..6000 {
        rows.push_str(&format!("A-1,up,2026-07,9{at}.5,{}\n", "x".repeat(200)));
    }
    let sandbox = Sandbox::sound().with("readings/0.csv", "contract,kpi,period,value\nA-1,up,2026-07,98\n");
    let sandbox = sandbox.with("readings/z.csv", &rows);
    let begun = std::time::Instant::now();
    sandbox.cm("check --format json").exits(1);
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}

#[test]
fn two_contracts_with_one_id_ignoring_case_keep_the_first_by_path() {
    let sandbox = Sandbox::sound()
        .with("contracts/b.toml", contract("a-1", "Doors"))
        .with("contracts/B.toml", contract("A-1", "Gates"))
        .with("readings/a-1.csv", "kpi,period,value\nup,2026-07,1\n");
    let check = is_left_out(&sandbox, "contracts/a.toml:1:6", "C101").says("contracts/b.toml:1:6");
    check.does_not_say("D701");
    let list = sandbox.cm("list --format csv --columns id,title").exits(3);
    assert_eq!(list.out(), "id,title\nA-1,Gates\n");
}

#[test]
fn a_register_below_a_register_is_its_own() {
    let sandbox = Sandbox::sound()
        .with("inner/cm.toml", "name = \"Inner\"\n")
        .with("inner/contracts/b.toml", contract("B-1", "Doors"));
    let inner = sandbox.cm("list -C inner/contracts --columns id --format csv").exits(0);
    assert_eq!(inner.out(), "id\nB-1\n");
    let outer = sandbox.cm("list --columns id --format csv").exits(0);
    assert_eq!(outer.out(), "id\nA-1\n");
    let both = sandbox.cm("list -C . -C inner --columns register,id --format csv").exits(0);
    assert_eq!(both.out(), "register,id\nExample,A-1\nInner,B-1\n");
}

#[test]
fn a_register_is_found_from_a_file_and_not_from_nowhere() {
    let sandbox = Sandbox::sound();
    sandbox.cm("list -C contracts/a.toml").exits(0).says("A-1");
    sandbox.cm("list -C contracts/../contracts").exits(0).says("A-1");
    sandbox.cm("list -C nowhere").exits(2).warns("is not there").warns("nowhere");
    sandbox.run(&["list", "-C", ""]).exits(2).warns("--register");
}

#[test]
fn the_same_register_gives_the_same_bytes_wherever_it_stands() {
    let (one, two) = (Sandbox::sound(), Sandbox::sound());
    for words in ["list", "due", "breaches --all", "check", "list --format json", "check --format sarif"] {
        assert_eq!(one.cm(words).stdout, two.cm(words).stdout, "{words}");
    }
}

#[test]
fn a_day_in_the_settings_pins_the_register() {
    let sandbox = Sandbox::sound().with("cm.toml", format!("as_of = {AS_OF}\n"));
    let mut command = crate::command::cm(&sandbox.path(""));
    let done = command.args(["list", "--format", "json"]).output().unwrap();
    assert!(String::from_utf8(done.stdout).unwrap().contains(&format!("\"as_of\": \"{AS_OF}\"")));
}
