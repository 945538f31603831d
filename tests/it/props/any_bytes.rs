//! Whatever stands in a file, it is read without a panic, and what is said of it is said of a place in it.

use super::{cases, everything};
use crate::kit;
use proptest::prelude::*;
use proptest::sample::Index;

const CONTRACT: &str = include_str!("../../../examples/acute-trust/contracts/imaging/IMG-2024-017.toml");
const SETTINGS: &str = include_str!("../../../examples/acute-trust/cm.toml");
const READINGS: &str = "contract,kpi,period,value,status,numerator,denominator,recorded,note\n\
    A-1,k,2026-08,98.4,,492,500,2026-09-10,\n,k,2026-09,\"94.1\",provisional,,,,\"two\nlines\"\n";
const SPEND: &str = "contract,date,amount,kind,reference,supplier,note\n\
    A-1,2026-09-30,1250.00,invoice,R-1,Example Lifts Ltd,\nA-1,2026-10-01,10.5,credit,R-2,,\"a, b\"\n";
const SAVINGS: &str = "contract,saving,period,amount,note\nA-1,price,2026/27-Q1,-10.00,\n";

/// What a file of the format is made of, and what else people and programs leave in one.
const PARTS: &[&str] = &[
    "\"",
    "\"\"\"",
    "'",
    "'''",
    "\n",
    "\r",
    "\r\n",
    ",",
    ";",
    "\t",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "=",
    ".",
    "#",
    "\u{feff}",
    "\0",
    "\\",
    "\\u0000",
    "\\UFFFFFFFF",
    "é",
    "\u{202e}",
    "🦀",
    "0x10",
    "1e999",
    "nan",
    "-0",
    "1_0",
    "99999999999999999999999999999",
    "2026-02-30",
    "9999-12-31",
    "0001-01-01",
    "2026-10-05T07:32:00Z",
    "2026/27",
    "2026/27-Q4",
    "2026-W53",
    "P1Y",
    "9999999999 years",
    "id",
    "kpi",
    "[[kpi]]\n",
    "[term]\n",
    "target",
    "A-1",
];

/// A change to a file: so many bytes from a place on are replaced.
type Change = (Index, usize, Vec<u8>);

fn change() -> impl Strategy<Value = Change> {
    let part = prop_oneof![
        6 => prop::sample::select(PARTS).prop_map(|part| part.as_bytes().to_vec()),
        2 => prop::collection::vec(any::<u8>(), 0..4),
        1 => prop::sample::select(PARTS).prop_map(|part| part.repeat(300).into_bytes()),
    ];
    (any::<Index>(), prop_oneof![Just(0), Just(1), 0usize..40], part)
}

fn changed(seed: &str, changes: &[Change]) -> Vec<u8> {
    let mut bytes = seed.as_bytes().to_vec();
    for (at, gone, part) in changes {
        let at = at.index(bytes.len() + 1);
        let end = (at + gone).min(bytes.len());
        bytes.splice(at..end, part.iter().copied());
    }
    bytes
}

/// The bytes of a file: one that was sound before some changes, a heap of parts, or any bytes.
fn bytes(seed: &'static str) -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        6 => prop::collection::vec(change(), 1..6).prop_map(|changes| changed(seed, &changes)),
        2 => prop::collection::vec(prop::sample::select(PARTS), 0..40).prop_map(|parts| parts.concat().into_bytes()),
        1 => prop::collection::vec(any::<u8>(), 0..200),
    ]
}

/// Reads and shows a register in which one file has these bytes.
fn survives(path: &str, bytes: &[u8]) -> Result<(), TestCaseError> {
    let contract = "id = \"A-1\"\ntitle = \"Lifts\"\nsupplier = \"Example Lifts Ltd\"\n[term]\nstart = 2026-01-01\n\
        end = 2028-03-31\n[[saving]]\nid = \"price\"\nwhat = \"Less\"\n[[kpi]]\nid = \"k\"\nunit = \"%\"\n\
        frequency = \"monthly\"\ntarget.at_least = 95\n";
    let mut files =
        vec![("contracts/A-1.toml", contract.as_bytes()), ("cm.toml", b"format = 1\n".as_slice())];
    files.retain(|(other, _)| *other != path);
    files.push((path, bytes));
    files.sort();
    let outcome = kit::register(&files);
    for finding in &outcome.findings {
        let related = finding.related.iter().map(|(place, _)| *place);
        for place in related.chain([finding.place]) {
            let length = files[usize::try_from(place.file.0).unwrap()].1.len();
            let (start, end) = (place.span.start, place.span.end);
            prop_assert!(start <= end, "{finding:?}");
            prop_assert!(usize::try_from(end).unwrap() <= length, "of {length}: {finding:?}");
        }
    }
    everything(&outcome, kit::as_of());
    Ok(())
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_contract_can_be_read(bytes in bytes(CONTRACT)) {
        survives("contracts/B-2.toml", &bytes)?;
    }

    #[test]
    fn any_settings_can_be_read(bytes in bytes(SETTINGS)) {
        survives("cm.toml", &bytes)?;
    }

    #[test]
    fn any_readings_can_be_read(bytes in bytes(READINGS)) {
        survives("readings/A-1.csv", &bytes)?;
    }

    #[test]
    fn any_spend_can_be_read(bytes in bytes(SPEND)) {
        survives("spend/all.csv", &bytes)?;
    }

    #[test]
    fn any_savings_can_be_read(bytes in bytes(SAVINGS)) {
        survives("savings/all.csv", &bytes)?;
    }
}
