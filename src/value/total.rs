use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, AddAssign, Neg, Sub};

/// An exact sum of decimals: unlike [`Decimal`], adding a very large and a very small figure loses nothing.
///
/// It prints with the most decimal places that any of its parts was written with, so money ties to the penny.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Total {
    /// The part before the point, rounded towards minus infinity.
    whole: i128,
    /// The part after it in units of 10^-28: at least 0, less than `UNIT`.
    part: i128,
    /// Decimal places to print.
    places: u32,
}

const MOST_PLACES: u32 = 28;
const UNIT: i128 = 10_i128.pow(MOST_PLACES);

impl Total {
    /// Nothing at all.
    pub const ZERO: Self = Self { whole: 0, part: 0, places: 0 };

    fn of(whole: i128, part: i128, places: u32) -> Self {
        Self { whole: whole.saturating_add(part.div_euclid(UNIT)), part: part.rem_euclid(UNIT), places }
    }

    /// Whether it is less than zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.whole < 0
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.whole == 0 && self.part == 0
    }

    /// The same sum, printed with at least this many decimal places (28 at the most).
    #[must_use]
    pub fn with_places(mut self, places: u32) -> Self {
        self.places = self.places.max(places.min(MOST_PLACES));
        self
    }

    /// The digits before the point (without a sign) and after it.
    #[must_use]
    pub fn digits(self) -> (String, String) {
        let (whole, part) = if self.whole < 0 && self.part > 0 {
            (-(self.whole + 1), UNIT - self.part)
        } else {
            (self.whole.saturating_abs(), self.part)
        };
        let part = format!("{part:028}");
        let places = usize::try_from(self.places).unwrap_or_default();
        (whole.to_string(), part[..places].to_owned())
    }
}

impl From<Decimal> for Total {
    fn from(value: Decimal) -> Self {
        let places = value.scale();
        let scale = 10_i128.pow(places);
        let mantissa = value.mantissa();
        let part = mantissa.rem_euclid(scale) * 10_i128.pow(MOST_PLACES - places);
        Self::of(mantissa.div_euclid(scale), part, places)
    }
}

impl Add for Total {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::of(
            self.whole.saturating_add(other.whole),
            self.part + other.part,
            self.places.max(other.places),
        )
    }
}

impl Neg for Total {
    type Output = Self;
    fn neg(self) -> Self {
        Self::of(self.whole.saturating_neg(), -self.part, self.places)
    }
}

impl Sub for Total {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl AddAssign for Total {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl std::iter::Sum for Total {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::ZERO, Add::add)
    }
}

impl Ord for Total {
    /// By value, whatever the number of places.
    fn cmp(&self, other: &Self) -> Ordering {
        (self.whole, self.part).cmp(&(other.whole, other.part))
    }
}

impl PartialOrd for Total {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Total {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = self.digits();
        let sign = if self.is_negative() { "-" } else { "" };
        let point = if part.is_empty() { "" } else { "." };
        f.pad(&format!("{sign}{whole}{point}{part}"))
    }
}

impl fmt::Debug for Total {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Number;

    fn total(text: &str) -> Total {
        Number::parse(text.as_bytes()).unwrap().value.into()
    }

    #[track_caller]
    fn adds_up(parts: &[&str], sum: &str) {
        assert_eq!(parts.iter().map(|part| total(part)).sum::<Total>().to_string(), sum);
    }

    #[test]
    fn a_sum_keeps_every_digit_and_the_most_places() {
        adds_up(&[], "0");
        adds_up(&["1250000.00", "430000", "0.5"], "1680000.50");
        adds_up(&["0.1", "0.2"], "0.3");
        adds_up(&["-0.5", "0.25"], "-0.25");
        adds_up(&["-1", "0.01"], "-0.99");
        adds_up(&["-1.5", "1.5"], "0.0");
        adds_up(
            &["9999999999999999999999999999", "0.000000000000000000000000001"],
            "9999999999999999999999999999.000000000000000000000000001",
        );
        adds_up(&["9999999999999999999999999999"; 3], "29999999999999999999999999997");
    }

    #[test]
    fn differences_and_order_are_by_value() {
        assert_eq!((total("1.00") - total("2")).to_string(), "-1.00");
        assert!(total("-0.1") < Total::ZERO);
        assert!(total("98.0") > total("97.99"));
        assert_eq!(total("5").cmp(&total("5.000")), Ordering::Equal);
        assert_eq!(total("5").with_places(2).to_string(), "5.00");
    }
}
