use super::{Found, in_words};
use crate::diag::Finding;
use crate::rules::measure::{Letter, Weight};
use crate::rules::smart::{Mark, Remark};
use crate::table::{Cell, Column, Layout, Sheet};
use crate::view::View;

/// What was found, measure by measure, for people.
pub(super) fn reasons(views: &[View], found: &Found) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    for line in found.lines.iter().filter(|line| !line.verdict.remarks.is_empty()) {
        let measure = line.measure();
        let title = format!("{} {}", line.contract.id.as_str(), measure.id.as_str());
        let statement = measure.statement.iter().map(|text| ("statement".to_owned(), text.as_str()));
        let remarks = line.verdict.remarks.iter().flat_map(|remark| told(&label(remark), &remark.finding));
        sheets.push(block(views, line.view, title, statement.chain(remarks)));
    }
    for group in found.wholes.chunk_by(|a, b| std::ptr::eq(a.contract, b.contract)) {
        let title = format!("{}, the contract as a whole", group[0].contract.id.as_str());
        let label = |finding: &Finding| format!("{} note  {}", Letter::R.as_str(), finding.rule.code);
        let rows = group.iter().flat_map(|whole| told(&label(&whole.finding), &whole.finding));
        sheets.push(block(views, group[0].view, title, rows));
    }
    sheets
}

/// The letter, what becomes of it, and the code of the rule.
fn label(remark: &Remark) -> String {
    let mark = match remark.weight {
        Weight::Notes => "note",
        Weight::Weakens => in_words(Mark::Weak),
        Weight::Fails => in_words(Mark::Fail),
    };
    format!("{} {mark}  {}", remark.letter.as_str(), remark.finding.rule.code)
}

/// What is wrong, and what to write instead.
fn told<'f>(label: &str, finding: &'f Finding) -> impl Iterator<Item = (String, &'f str)> + use<'f> {
    let help = finding.help.as_deref().map(|help| ("help".to_owned(), help));
    std::iter::once((label.to_owned(), finding.message.as_str())).chain(help)
}

fn block<'t>(
    views: &[View],
    view: usize,
    title: String,
    rows: impl Iterator<Item = (String, &'t str)>,
) -> Sheet {
    let register =
        views.get(view).filter(|_| views.len() > 1).map(|view| format!(" ({})", view.register.name));
    Sheet {
        key: "reasons",
        title: title + &register.unwrap_or_default(),
        columns: vec![Column::new("field", "field"), Column::new("value", "value").wrapping()],
        rows: rows.map(|(label, text)| vec![Cell::Text(label), Cell::text(text)]).collect(),
        layout: Layout::Pairs,
        ..Sheet::default()
    }
}
