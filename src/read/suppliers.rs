//! Suppliers that spend lines name: whether they are those of the contracts.

use super::csv::{Header, Scanner};
use super::fields::Fields;
use super::rules;
use crate::diag::Leaves;
use crate::model::Contract;
use crate::source::Span;
use crate::value::visible;
use std::collections::BTreeMap;
use std::io::Read;

const SUPPLIER: usize = 5;

/// Words of a name that say nothing of who it is.
const EMPTY: &[&str] =
    &["ltd", "limited", "plc", "llp", "lp", "inc", "co", "company", "cic", "the", "and", "uk", "group", "gb"];

/// The names in a spend file that are not those of their contracts: one finding each, however many rows.
#[derive(Default)]
pub(super) struct Suppliers<'c> {
    /// The name of the row before, which most rows repeat, and whether it was as it should be.
    last: Option<(&'c str, Box<str>)>,
    others: BTreeMap<(&'c str, Box<str>), (Span, usize, &'c str)>,
}

impl<'c> Suppliers<'c> {
    /// The supplier of a row.
    pub(super) fn see<R: Read>(
        &mut self,
        contract: &'c Contract,
        name: &str,
        header: &Header,
        row: &Scanner<R>,
    ) {
        let id = contract.id.as_str();
        if name.is_empty() || self.last.as_ref().is_some_and(|(of, last)| *of == id && **last == *name) {
            return;
        }
        if alike(&contract.supplier, name) {
            self.last = Some((id, name.into()));
            return;
        }
        let span = || header.span(row, SUPPLIER);
        let entry = self.others.entry((id, name.into()));
        entry.or_insert_with(|| (span(), 0, contract.supplier.as_str())).1 += 1;
    }

    pub(super) fn report(self, fields: &mut Fields) {
        for ((contract, name), (span, rows, supplier)) in self.others {
            let many = if rows == 1 { "a line names".to_owned() } else { format!("{rows} lines name") };
            let message = format!(
                "{many} `{}`, and the supplier of `{contract}` is `{}`",
                visible(&name),
                visible(supplier)
            );
            let help = "if the line is of another contract, correct `contract`; if the supplier has a new name, correct the contract";
            fields.report(&rules::OTHER_SUPPLIER, span, Leaves::Nothing, message, Some(help.to_owned()));
            if let Some(finding) = fields.findings.last_mut() {
                finding.contract = Some(contract.into());
            }
        }
    }
}

/// Whether two names may be one supplier's: all the words of the shorter stand in the longer, or one is made of
/// the first letters of the other. A name that says nothing is like every other.
fn alike(ours: &str, theirs: &str) -> bool {
    if ours == theirs {
        return true;
    }
    let (ours, theirs) = (words(ours), words(theirs));
    let numbers = |words: &[String]| words.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    let vague = |words: &[String]| {
        words.iter().any(|word| matches!(word.as_str(), "various" | "multiple" | "several"))
    };
    if numbers(&ours) || numbers(&theirs) || vague(&ours) {
        return true;
    }
    let (short, long) = if ours.len() <= theirs.len() { (&ours, &theirs) } else { (&theirs, &ours) };
    let letters: String = long.iter().filter_map(|word| word.chars().next()).collect();
    short.iter().all(|word| long.contains(word))
        || short.concat() == letters
        || short.concat() == long.concat()
}

/// The words of a name that say who it is, in lower case.
fn words(name: &str) -> Vec<String> {
    let lower = name.to_lowercase().replace(['\'', '’', '.'], "");
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !EMPTY.contains(word)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::alike;

    #[test]
    fn names_of_one_supplier_are_alike() {
        for (ours, theirs) in [
            ("Example Lifts Ltd", "EXAMPLE LIFTS LIMITED"),
            ("Example Lifts Ltd", "Example Lifts (UK) Limited"),
            ("O'Brien & Sons", "OBrien and Sons Ltd"),
            ("Example Lifts Ltd", "4000123"),
            ("Health Care Supplies Ltd", "HCS"),
            ("Medi Quip Ltd", "MediQuip"),
            ("Various suppliers", "Anybody Ltd"),
        ] {
            assert!(alike(ours, theirs), "{ours} and {theirs}");
        }
        assert!(!alike("Example Lifts Ltd", "Example Cleaning Ltd"));
        assert!(!alike("Example Lifts Ltd", "Another Factor plc"));
    }
}
