//! Faulty rows, for `--bad`.

use crate::contract::Contract;

/// One faulty row for a contract: what is wrong goes round by `kind`.
pub(crate) fn bad_row(contract: &Contract, kind: i64) -> String {
    let id = &contract.id;
    let first = contract.readings.text.lines().next().unwrap_or_default();
    let mut cells = first.split(',').skip(1);
    let (kpi, period) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
    let recorded = cells.nth(2).unwrap_or_default();
    match kind % 5 {
        // No such month.
        0 => format!("{id},{kpi},2026-13,1.0,,,\n"),
        // No such measure.
        1 => format!("{id},no-such-measure,{period},1.0,,,\n"),
        // Before the measure begins.
        2 => format!("{id},{kpi},1999-01,1.0,,,\n"),
        // A second reading of a period that has one, and another figure.
        3 => format!("{id},{kpi},{period},0.123,,{recorded},\n"),
        // Cells are missing.
        _ => format!("{id},{kpi}\n"),
    }
}
