//! Files with one thing wrong: a schema underlines it where `cm check` reports it.

use super::{refusals, schema_of, validator};
use crate::kit;

/// A file with one thing wrong: its kind, the code of the finding, the line that the finding stands on, and
/// where in the file the schema complains.
type Case = (&'static str, &'static str, u32, &'static str, &'static str);

const CONTRACT: &str = "contracts/a.toml";
const SETTINGS: &str = "cm.toml";

const HEAD: &str = "id = \"A-1\"\ntitle = \"Lifts\"\nsupplier = \"Lift Co\"\n";

/// Each text stands below `HEAD` in a contract, which has three lines, and alone in `cm.toml`.
const CASES: &[Case] = &[
    (CONTRACT, "E004", 4, "", "suplier = \"Lift Co\"\n"),
    (CONTRACT, "E004", 5, "/term", "[term]\nnotise = \"6 months\"\n"),
    (CONTRACT, "E005", 5, "/term", "[term]\ntier = \"gold\"\n"),
    (CONTRACT, "E005", 5, "/people/closed", "[people]\nclosed = \"2026\"\n"),
    (CONTRACT, "E005", 5, "/definitions/tier", "[definitions]\ntier = \"a level\"\n"),
    (CONTRACT, "E006", 4, "/kind", "kind = \"service\"\n"),
    (CONTRACT, "E006", 4, "/status", "status = \"live\"\n"),
    (CONTRACT, "E006", 4, "/critical", "critical = \"yes\"\n"),
    (CONTRACT, "E006", 4, "/closed", "closed = \"30 June 2027\"\n"),
    (CONTRACT, "E006", 4, "/closed", "closed = 2027-06-30T10:00:00\n"),
    (CONTRACT, "E006", 4, "/tags", "tags = \"lifts\"\n"),
    (CONTRACT, "E006", 4, "/tags/1", "tags = [\"lifts\", 1]\n"),
    (CONTRACT, "E006", 4, "/term", "term = \"a year\"\n"),
    (CONTRACT, "E006", 4, "/kpi", "[kpi]\nid = \"up\"\n"),
    (CONTRACT, "E006", 5, "/people/contract_manager", "[people]\ncontract_manager = [\"Jo\"]\n"),
    (CONTRACT, "E006", 5, "/term/notice", "[term]\nnotice = \"half a year\"\n"),
    (CONTRACT, "E006", 5, "/term/auto_renew", "[term]\nauto_renew = 12\n"),
    (CONTRACT, "E006", 5, "/value/total", "[value]\ntotal = \"£1,250\"\n"),
    (CONTRACT, "E006", 5, "/value/total", "[value]\ntotal = true\n"),
    (CONTRACT, "E006", 5, "/value/currency", "[value]\ncurrency = \"pounds\"\n"),
    (CONTRACT, "E006", 5, "/value/pricing", "[value]\npricing = \"Fixed\"\n"),
    (CONTRACT, "E006", 6, "/kpi/0/frequency", "[[kpi]]\nid = \"up\"\nfrequency = \"month\"\n"),
    (CONTRACT, "E006", 6, "/kpi/0/target", "[[kpi]]\nid = \"up\"\ntarget = 98.0\n"),
    (CONTRACT, "E006", 6, "/kpi/0/target", "[[kpi]]\nid = \"up\"\ntarget = {}\n"),
    (
        CONTRACT,
        "E006",
        7,
        "/kpi/0/target",
        "[[kpi]]\nid = \"up\"\ntarget.at_least = 98\ntarget.at_most = 99\n",
    ),
    (CONTRACT, "E004", 6, "/kpi/0/target", "[[kpi]]\nid = \"up\"\ntarget = { at_lest = 98 }\n"),
    (CONTRACT, "E006", 6, "/kpi/0/target/met", "[[kpi]]\nid = \"up\"\ntarget.met = false\n"),
    (CONTRACT, "E006", 6, "/kpi/0/target/between", "[[kpi]]\nid = \"up\"\ntarget.between = [95]\n"),
    (CONTRACT, "E006", 6, "/kpi/0/failure/severe", "[[kpi]]\nid = \"up\"\nfailure = { severe = \"90%\" }\n"),
    (CONTRACT, "E007", 4, "/kpi/0", "[[kpi]]\nunit = \"%\"\n"),
    (
        CONTRACT,
        "E007",
        6,
        "/kpi/0/target_change/0",
        "[[kpi]]\nid = \"up\"\n[[kpi.target_change]]\ntarget.at_least = 98\n",
    ),
    (CONTRACT, "E007", 4, "/obligation/0", "[[obligation]]\nid = \"x\"\nwhat = \"y\"\n"),
    (
        CONTRACT,
        "E007",
        6,
        "/obligation/0/what",
        "[[obligation]]\nid = \"x\"\nwhat = \" \"\nfirst = 2026-04-01\n",
    ),
    (
        CONTRACT,
        "E006",
        8,
        "/obligation/0/done",
        "[[obligation]]\nid = \"x\"\nwhat = \"y\"\nfirst = 2026-04-01\ndone = { spring = 2026-04-01 }\n",
    ),
    (
        CONTRACT,
        "E007",
        4,
        "/waiver/0",
        "[[waiver]]\nkpi = \"up\"\nfrom = 2026-04-01\nuntil = 2026-05-01\nagreed = 2026-04-01\n",
    ),
    (CONTRACT, "E006", 5, "/review/0/held", "[[review]]\nheld = \"in June\"\n"),
    (CONTRACT, "E006", 7, "/risk/0/likelihood", "[[risk]]\nid = \"x\"\nwhat = \"y\"\nlikelihood = 6\n"),
    (CONTRACT, "E007", 4, "/allow/0", "[[allow]]\nreason = \"meant\"\n"),
    (SETTINGS, "E004", 1, "", "nmae = \"Example\"\n"),
    (SETTINGS, "E006", 1, "/calendar", "calendar = \"wales\"\n"),
    (SETTINGS, "E006", 1, "/currency", "currency = \"£\"\n"),
    (SETTINGS, "E006", 1, "/financial_year_start", "financial_year_start = \"1 April\"\n"),
    (SETTINGS, "E006", 1, "/horizon", "horizon = \"a month\"\n"),
    (SETTINGS, "E006", 1, "/meetings", "meetings = 2.5\n"),
    (SETTINGS, "E006", 1, "/meetings", "meetings = -1\n"),
    (SETTINGS, "E006", 1, "/holidays/0", "holidays = [\"15 June\"]\n"),
    (SETTINGS, "E008", 1, "/format", "format = 2\n"),
    (SETTINGS, "E004", 2, "/tier/gold", "[tier.gold]\nreveiw = \"1 month\"\n"),
    (SETTINGS, "E006", 2, "/tier/platinum/asks", "[tier.platinum]\nasks = \"everything\"\n"),
    (SETTINGS, "E006", 2, "/who/A. Example", "[who]\n\"A. Example\" = \"a.example\"\n"),
    (SETTINGS, "E006", 2, "/check/deny", "[check]\ndeny = \"C104\"\n"),
    (SETTINGS, "E006", 2, "/words/loophole/0", "[words]\nloophole = [\"\"]\n"),
    (SETTINGS, "E005", 2, "/definitions/horizon", "[definitions]\nhorizon = \"30 days\"\n"),
    (SETTINGS, "E007", 1, "/procedure/local/step/0", "[[procedure.local.step]]\nid = \"a\"\n"),
];

#[test]
fn a_schema_complains_where_the_check_does() {
    for (path, code, line, pointer, text) in CASES {
        let text = if *path == CONTRACT { format!("{HEAD}{text}") } else { (*text).to_owned() };
        let outcome = kit::register(&[(*path, &text)]);
        let shown = outcome.shown(code);
        assert!(shown.contains(&format!("--> {path}:{line}:")), "{path}:{line} {code}: {shown}\n{text}");
        let refused = refusals(&validator(&schema_of(path)), &text);
        assert!(refused.iter().any(|(at, _)| at == pointer), "{pointer}: {refused:?}\n{text}");
        // And nowhere else than there and in what is within.
        assert!(refused.iter().all(|(at, _)| at.starts_with(pointer)), "{pointer}: {refused:?}\n{text}");
    }
    for missing in ["id", "title", "supplier"] {
        let text: String =
            HEAD.lines().filter(|line| !line.starts_with(missing)).collect::<Vec<_>>().join("\n");
        assert!(kit::register(&[(CONTRACT, &text)]).shown("E007").contains(missing), "{missing}");
        let refused = refusals(&validator(&schema_of(CONTRACT)), &text);
        assert!(refused.len() == 1 && refused[0].1.contains(missing), "{refused:?}");
    }
    assert_eq!(refusals(&validator(&schema_of(CONTRACT)), HEAD), []);
}
