//! Names of contracts, tiers, procedures, items, people and suppliers.

use super::{HEAD, register, says};
use crate::kit;

#[test]
fn a_contract_that_was_left_out_may_be_the_one_meant() {
    let own = format!("{HEAD}parent = \"B-2\"\n[term]\nsuccessor = \"C-3\"\n");
    let others = [
        ("contracts/b.toml", "id = \"B-2\"\n# unreadable\n"),
        ("contracts/c.toml", "id = \"C-3\" [ # unreadable"),
    ];
    let files = [("contracts/a.toml", own.as_str()), others[0], others[1]];
    register("C112", &files, &[]);
    register("C114", &files, &[]);
    let missing = [files[0], ("contracts/d.toml", "id = \"D\"\n# unreadable")];
    register("C112", &missing, &["the successor `C-3` is not in the register"]);
}

#[test]
fn a_neighbouring_number_is_not_what_was_meant() {
    let contract = |text: &str| format!("{HEAD}[term]\nsuccessor = \"{text}\"\n");
    let other = "id = \"IMG-2024-017\"\ntitle = \"MRI\"\nsupplier = \"Medtech\"\n";
    let help = |text: &str| {
        let own = contract(text);
        let outcome = kit::register(&[("contracts/a.toml", own.as_str()), ("contracts/b.toml", other)]);
        let found = outcome.findings.into_iter().find(|finding| finding.rule.code == "C112").unwrap();
        found.help.unwrap()
    };
    assert_eq!(help("img 2024/017"), "did you mean `IMG-2024-017`?");
    assert!(!help("IMG-2024-018").contains("did you mean"));
}

#[test]
fn a_loop_is_reported_once() {
    let contract = |id: &str, next: &str| {
        format!("id = \"{id}\"\ntitle = \"T\"\nsupplier = \"S\"\nparent = \"{next}\"\n")
    };
    let files = [("A", "B"), ("B", "C"), ("C", "A"), ("D", "A"), ("E", "E")];
    let texts: Vec<(String, String)> =
        files.iter().map(|(id, next)| (format!("contracts/{id}.toml"), contract(id, next))).collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    register(
        "C115",
        &files,
        &["by way of `B`, `C` the contract is its own parent", "the contract is its own parent"],
    );
}

#[test]
fn the_default_tier_is_a_tier() {
    let cm = "format = 1\ndefault_tier = \"brons\"\n";
    register(
        "C116",
        &[("cm.toml", cm)],
        &["`default_tier` is `brons`, which is no tier: contracts that name none have no dates from it"],
    );
}

#[test]
fn what_an_unreadable_setting_leads_to_is_not_reported_again() {
    let cm = "format = 1\n[tier.iron]\nasks = \"few\"\n[procedure]\nlocal = \"unreadable\" # unreadable\n\
              [[procedure.own.step]]\nid = \"plan\"\nwithin = \"soon\"\n";
    let case = "[[case]]\nid = \"c\"\nopened = 2026-10-01\nprocedure = \"local\"\n\
                [[case]]\nid = \"d\"\nopened = 2026-10-01\nprocedure = \"own\"\n\
                done = { plan = 2026-10-05 }\n";
    let own = format!("{HEAD}{case}");
    for code in ["C117", "C118"] {
        register(code, &[("cm.toml", cm), ("contracts/a.toml", &own)], &[]);
    }
}

#[test]
fn actions_and_cases_are_about_measures_of_the_contract() {
    let kpi = "[[kpi]]\nid = \"on-time\"\n";
    let records = "[[action]]\nid = \"a\"\nwhat = \"x\"\nkpi = \"ontime\"\n\
                   [[case]]\nid = \"c\"\nopened = 2026-10-01\nprocedure = \"contract-query\"\n\
                   kpi = [\"on-time\", \"late\"]\n";
    says(
        "C120",
        &format!("{kpi}{records}"),
        &[
            "`a` is about `ontime`, which is no measure of this contract",
            "`c` is about `late`, which is no measure of this contract",
        ],
    );
    let unreadable = "[[kpi]]\nid = \"late\"\n[[kpi]]\nid = 5 # unreadable\n";
    says("C120", &format!("{unreadable}{records}"), &[]);
}

#[test]
fn a_role_of_the_teams_own_is_left_alone() {
    let people = |role: &str| format!("[people]\n{role} = \"A. Example\"\n");
    for role in ["finance_manager", "service_manager", "clinical_lead", "supplier_manager", "contract_owner"]
    {
        says("C131", &people(role), &[]);
    }
    says(
        "C131",
        &people("Contract-Manager"),
        &["the role `Contract-Manager` is nearly `contract_manager`, and is not that role"],
    );
    says("C131", "[people]\ncontract_manager = \"A\"\ncontract_manager2 = \"B\"\n", &[]);
}

#[test]
fn an_owner_is_reported_once_and_not_where_the_role_is_misspelt() {
    let action = |id: &str| format!("[[action]]\nid = \"{id}\"\nwhat = \"x\"\nowner = \"service_owner\"\n");
    let two = format!("{}{}", action("a"), action("b"));
    says("C132", &two, &["`owner` is `service_owner`, and `[people]` has no such role"]);
    says("C132", &format!("[people]\nservice_ower = \"A. Example\"\n{two}"), &[]);
}

#[test]
fn an_owner_that_is_a_name_is_left_alone() {
    let action = |owner: &str| format!("[[action]]\nid = \"a\"\nwhat = \"x\"\nowner = \"{owner}\"\n");
    for owner in ["A. Example", "Head of Radiology", "a_example@trust.example", "finance", "Estates_Team"] {
        says("C132", &action(owner), &[]);
    }
    says("C132", &action("service_owner"), &["`owner` is `service_owner`, and `[people]` has no such role"]);
    let cm = "format = 1\n[who]\n\"A. Example\" = [\"a_example\"]\n";
    let own = format!("{HEAD}{}", action("a_example"));
    register("C132", &[("cm.toml", cm), ("contracts/a.toml", &own)], &[]);
}

#[test]
fn codes_of_renumbered_divisions_keep_their_check_digits() {
    for cpv in
        ["85100000-0", "85110000-3", "85111320-9", "85121231-1", "09000000-3", "42100000-0", "85100000"]
    {
        says("C133", &format!("cpv = \"{cpv}\"\n"), &[]);
    }
    for cpv in ["8510000-0", "85100000-", "85100000-00", "85100000 0", "８5100000", ""] {
        says(
            "C133",
            &format!("cpv = \"{cpv}\"\n"),
            &[&format!("`cpv` is `{cpv}`, which is not the form of a CPV code")],
        );
    }
}

#[test]
fn identifiers_of_every_list_pass() {
    for id in
        ["GB-COH-SC503188", "GB-CHC-202918", "GB-PPON-PBCP-5168-ZDGP", "XI-EIN-123456789", "NL-KVK-12345678"]
    {
        says("C134", &format!("supplier_id = \"{id}\"\n"), &[]);
    }
    says(
        "C134",
        "supplier_id = \"GB-COH-012345678\"\n",
        &["`012345678` is not a company number, which has eight letters or digits"],
    );
    says(
        "C134",
        "supplier_id = \"gb-coh-01234567\"\n",
        &["`supplier_id` is `gb-coh-01234567`, without the prefix of its list"],
    );
}

#[test]
fn contracts_that_differ_are_two() {
    let text = |id: &str, more: &str| {
        format!("id = \"{id}\"\ntitle = \"Couriers \"\nsupplier = \"Swiftlane\"\n{more}")
    };
    let two = |first: &str, second: &str, messages: &[&str]| {
        let (a, b) = (text("A", first), text("B", second));
        register("C143", &[("contracts/a.toml", a.as_str()), ("contracts/b.toml", b.as_str())], messages);
    };
    let term = "[term]\nstart = 2026-04-01\n";
    two(term, term, &["`B` has the title, the supplier and the start of `A`: probably one contract twice"]);
    two(term, "[term]\nstart = 2026-04-02\n", &[]);
    two(&format!("{term}[value]\ntotal = 5\n"), &format!("{term}[value]\ntotal = 6\n"), &[]);
    two(&format!("closed = 2026-05-01\n{term}"), term, &[]);
    two(&format!("{term}end = 2026-05-01\n"), term, &[]);
}

#[test]
fn one_supplier_may_stand_in_two_lists() {
    let text = |id: &str, own: &str| {
        format!("id = \"{id}\"\ntitle = \"T\"\nsupplier = \"S\"\nsupplier_id = \"{own}\"\n")
    };
    let (a, b) = (text("A", "GB-COH-01234567"), text("B", "GB-PPON-PBCP-5168-ZDGP"));
    register("C144", &[("contracts/a.toml", a.as_str()), ("contracts/b.toml", b.as_str())], &[]);
}

#[test]
fn a_head_contract_is_in_force_as_far_as_it_was_known() {
    let head = "id = \"F\"\ntitle = \"Framework\"\nsupplier = \"Several\"\n[term]\nend = 2025-03-31\n";
    let call_off = |term: &str| format!("{HEAD}parent = \"F\"\n[term]\n{term}\n");
    let judge = |head: &str, term: &str, messages: &[&str]| {
        let own = call_off(term);
        register("C146", &[("contracts/a.toml", own.as_str()), ("contracts/f.toml", head)], messages);
    };
    judge(head, "signed = 2025-03-31\nstart = 2025-06-01", &[]);
    judge(
        head,
        "start = 2025-06-01",
        &["the contract started on 2025-06-01, when `F`, under which it stands, had ended on 2025-03-31"],
    );
    judge(&format!("{head}auto_renew = \"1 year\"\n"), "start = 2025-06-01", &[]);
    judge(head, "start = 2027-06-01", &[]);
}
