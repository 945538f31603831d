use super::{Currency, Total};

/// Money for people: to the penny at least, with thousands marked, a sign for pounds and a code for every
/// other currency.
#[must_use]
pub fn shown_money(total: Total, currency: Currency) -> String {
    let mut out = String::new();
    if currency != Currency::GBP {
        out.push_str(currency.as_str());
        out.push(' ');
    }
    if total.is_negative() {
        out.push('-');
    }
    if currency == Currency::GBP {
        out.push('£');
    }
    let (whole, part) = total.with_places(2).digits();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out.push('.');
    out.push_str(&part);
    out
}
