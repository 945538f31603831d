use std::fmt::Display;

use super::line::one_line;
use crate::table::{Cell, Tone};
use crate::value::shown_money;

/// Adds a cell as people read it, on one line.
pub(super) fn for_people(cell: &Cell, out: &mut String) {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) | Cell::Shown(_, text) => out.push_str(&one_line(text)),
        Cell::Bool(yes) => out.push_str(if *yes { "yes" } else { "no" }),
        Cell::Date(date) => put(out, date),
        Cell::Days(days) => put(out, days),
        Cell::Count(count) => put(out, count),
        Cell::Number(number) => put(out, number),
        Cell::Money(total, currency) => out.push_str(&one_line(&shown_money(**total, *currency))),
        Cell::Status(status) => out.push_str(&one_line(&status.word)),
        Cell::List(cells) => {
            for (at, cell) in cells.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { ", " });
                for_people(cell, out);
            }
        }
        Cell::Map(cells) => {
            for (at, (name, cell)) in cells.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { ", " });
                out.push_str(&one_line(name));
                out.push(' ');
                for_people(cell, out);
            }
        }
    }
}

/// What colour may say of a cell.
pub(super) fn tone(cell: &Cell) -> Tone {
    match cell {
        Cell::Status(status) => status.tone,
        Cell::Shown(machine, _) => tone(machine),
        _ => Tone::Plain,
    }
}

/// Adds anything that can be displayed.
pub(super) fn put(out: &mut String, value: impl Display) {
    use std::fmt::Write;
    write!(out, "{value}").expect("a string takes whatever is written");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Number;

    #[track_caller]
    fn shows(cell: &Cell, expected: &str) {
        let mut text = String::new();
        for_people(cell, &mut text);
        assert_eq!(text, expected);
    }

    fn money(figure: &str, currency: &str) -> Cell {
        let number = Number::parse(figure.as_bytes()).unwrap();
        Cell::money(number.value.into(), currency.parse().unwrap())
    }

    #[test]
    fn money_has_its_currency_its_thousands_and_its_pennies() {
        shows(&money("1250000", "GBP"), "£1,250,000.00");
        shows(&money("430000.5", "EUR"), "EUR 430,000.50");
        shows(&money("-999", "GBP"), "-£999.00");
        shows(&money("-1000.125", "EUR"), "EUR -1,000.125");
        shows(&money("0", "GBP"), "£0.00");
    }

    #[test]
    fn cells_within_cells_stay_on_one_line() {
        let list = Cell::List(vec![Cell::text("a\nb"), Cell::Days(-12), Cell::Bool(true)]);
        shows(&list, "a b, -12, yes");
        shows(&Cell::Map(vec![("at_least".to_owned(), Cell::text("98.0"))]), "at_least 98.0");
        shows(&Cell::Shown(Box::new(Cell::Days(-12)), "12 days\u{7} late".to_owned()), "12 days␇ late");
    }
}
