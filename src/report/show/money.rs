use super::Page;
use super::section::{Field, Section, count, day, fields, figures, table, text};
use crate::model::{Pricing, SpendKind};
use crate::table::{Cell, Column};
use crate::value::{Total, shown_money};

/// What it is worth, and what has been spent on it.
pub(super) fn value(page: &Page) -> Section {
    let value = &page.contract.value;
    let currency = page.view.currency(page.contract);
    let money = |amount: Total| shown_money(amount, currency);
    let parts = parts(page);
    let sum = parts.iter().enumerate().map(|(at, (from, amount))| {
        let (sign, amount) = match (at, amount.is_negative()) {
            (0, _) => ("", *amount),
            (_, true) => (" - ", -*amount),
            (_, false) => (" + ", *amount),
        };
        format!("{sign}{} ({from})", money(amount))
    });
    let sum: String = sum.collect();
    let current = page.facts.value;
    let words = current.map_or_else(String::new, |current| match parts.len() {
        0 | 1 => money(current),
        _ => format!("{} = {sum}", money(current)),
    });
    let parts = parts.into_iter().map(|(from, amount)| {
        Cell::Map(vec![("from".to_owned(), Cell::Text(from)), ("amount".to_owned(), page.amount(amount))])
    });
    let spend = Spend::of(page);
    let amount = |value: Option<crate::source::Spanned<crate::value::Number>>| {
        value.map_or(Cell::Empty, |value| page.amount(value.value.value))
    };
    let orders = value.purchase_orders.iter().map(|order| Cell::text(order.as_str()));
    let foreign = currency != page.view.register.settings.currency;
    let shown = if foreign { currency.to_string() } else { String::new() };
    let list: Vec<Field> = vec![
        ("total", "", amount(value.total)),
        ("current", "value", Cell::Shown(Box::new(current.map_or(Cell::Empty, |it| page.amount(it))), words)),
        ("parts", "", Cell::List(parts.collect())),
        ("annual", "a year", amount(value.annual)),
        ("spent", "spent", spend.cell(page)),
        ("invoices", "", page.amount(spend.invoices)),
        ("credits", "", page.amount(spend.credits)),
        ("payments", "paid", if spend.paid { page.amount(spend.payments) } else { Cell::Empty }),
        ("lines", "", count(spend.lines)),
        ("currency", "currency", Cell::Shown(Box::new(Cell::text(currency.as_str())), shown)),
        ("pricing", "pricing", Cell::maybe(value.pricing.map(|pricing| word(pricing.value)))),
        ("cost_centre", "cost centre", text(value.cost_centre.as_ref())),
        ("purchase_orders", "orders", Cell::List(orders.collect())),
        ("budget_holder", "budget holder", text(value.budget_holder.as_ref())),
    ];
    fields("value", "Value", list)
}

fn word(pricing: Pricing) -> &'static str {
    match pricing {
        Pricing::Fixed => "fixed",
        Pricing::Block => "block",
        Pricing::CostAndVolume => "cost-and-volume",
        Pricing::CostPerCase => "cost-per-case",
        Pricing::RateCard => "rate-card",
        Pricing::CallOff => "call-off",
    }
}

/// What the current value is made of.
fn parts(page: &Page) -> Vec<(String, Total)> {
    let Some(total) = page.contract.value.total else { return Vec::new() };
    let mut parts = vec![("as signed".to_owned(), Total::from(total.value.value))];
    for (at, option) in page.contract.term.extensions.iter().enumerate() {
        if let Some(value) = option.value.filter(|_| page.knows(option.taken)) {
            parts.push((format!("option {}", at + 1), value.value.value.into()));
        }
    }
    for variation in &page.contract.variations {
        if let Some(change) = variation.value_change.filter(|_| page.knows(Some(variation.agreed))) {
            parts.push((variation.id.as_str().to_owned(), change.value.value.into()));
        }
    }
    parts
}

/// What was spent up to the as-of date.
#[derive(Default)]
struct Spend {
    invoices: Total,
    credits: Total,
    payments: Total,
    paid: bool,
    lines: usize,
    last: Option<chrono::NaiveDate>,
}

impl Spend {
    fn of(page: &Page) -> Self {
        let mut spend = Self::default();
        let mine = |contract: u32| usize::try_from(contract) == Ok(page.at);
        for row in page.money.spend.iter().filter(|row| mine(row.contract) && page.context().knows(row.date))
        {
            let sum = match row.kind {
                SpendKind::Invoice => &mut spend.invoices,
                SpendKind::Credit => &mut spend.credits,
                SpendKind::Payment => &mut spend.payments,
            };
            *sum += row.amount.value.into();
            spend.paid |= row.kind == SpendKind::Payment;
            spend.lines += 1;
            spend.last = spend.last.max(Some(row.date));
        }
        spend
    }

    fn cell(&self, page: &Page) -> Cell {
        let currency = page.view.currency(page.contract);
        let money = |amount: Total| shown_money(amount, currency);
        let spent = self.invoices - self.credits;
        let words = match self.last {
            None => String::new(),
            Some(last) if self.credits.is_zero() => format!("{}, last on {last}", money(spent)),
            Some(last) => format!(
                "{}: invoices {} less credits {}, last on {last}",
                money(spent),
                money(self.invoices),
                money(self.credits)
            ),
        };
        Cell::Shown(Box::new(page.amount(spent)), words)
    }
}

/// Changes agreed.
pub(super) fn variations(page: &Page) -> Section {
    let columns = vec![
        Column::new("id", "variation"),
        Column::new("agreed", "agreed"),
        Column::new("effective", "effective").spare(2),
        figures("value_change", "value"),
        Column::new("new_end", "new end").spare(3),
        Column::new("summary", "summary").wrapping(),
        Column::new("clause", "clause").hidden(),
    ];
    let known = page.contract.variations.iter().filter(|variation| page.knows(Some(variation.agreed)));
    let row = |variation: &crate::model::Variation| {
        vec![
            Cell::text(variation.id.as_str()),
            day(Some(variation.agreed)),
            day(variation.effective),
            variation.value_change.map_or(Cell::Empty, |change| page.amount(change.value.value)),
            day(variation.new_end),
            text(variation.summary.as_ref()),
            text(variation.clause.as_ref()),
        ]
    };
    table("variations", "Variations", columns, known.map(row).collect())
}

/// Savings declared and realised.
pub(super) fn savings(page: &Page) -> Section {
    let columns = vec![
        Column::new("id", "saving"),
        Column::new("what", "what").wrapping(),
        figures("declared", "declared"),
        figures("realised", "realised"),
        Column::new("recurrent", "recurrent").hidden(),
        Column::new("cashable", "cashable").spare(1),
    ];
    let yes = |yes: Option<bool>| yes.map_or(Cell::Empty, Cell::Bool);
    let rows = page.contract.savings.iter().enumerate().map(|(at, saving)| {
        let rows = page.money.savings.iter().filter(|row| {
            usize::try_from(row.contract) == Ok(page.at)
                && usize::try_from(row.saving) == Ok(at)
                && page.context().knows(row.period.last())
        });
        let realised: Total = rows.map(|row| Total::from(row.amount.value)).sum();
        vec![
            Cell::text(saving.id.as_str()),
            Cell::text(saving.what.as_str()),
            saving.declared.map_or(Cell::Empty, |declared| page.amount(declared.value.value)),
            page.amount(realised),
            yes(saving.recurrent),
            yes(saving.cashable),
        ]
    });
    table("savings", "Savings", columns, rows.collect())
}
