use rust_decimal::Decimal;
use std::fmt;

/// An exact decimal that remembers how it was written: `98.0` stays `98.0` and `007` stays `007`.
///
/// Two are equal when they were written alike; compare [`Number::value`] to compare by value.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Number {
    /// The value, with the scale that it was written with.
    pub value: Decimal,
    /// Leading zeros beyond the one that a number below 1 has.
    zeros: u8,
}

/// Why a text is not a decimal. Its `Display` says what was expected.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NumberError {
    /// Not of the form `-?[0-9]+(\.[0-9]+)?`.
    Form,
    /// More than 28 digits.
    Digits,
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "expected a decimal such as `1250.00`, digits with at most one point",
            Self::Digits => "expected at most 28 digits",
        })
    }
}

/// The most digits that a decimal may have, counted as they are written.
const MOST_DIGITS: usize = 28;

impl Number {
    /// Reads `-?[0-9]+(\.[0-9]+)?`: no exponent, no sign `+`, no separators, at most 28 digits.
    ///
    /// # Errors
    /// Says what was expected where the text is anything else.
    pub fn parse(text: &[u8]) -> Result<Self, NumberError> {
        let (negative, digits) = match text.split_first() {
            Some((b'-', rest)) => (true, rest),
            _ => (false, text),
        };
        let mut mantissa: i128 = 0;
        let mut point = None;
        let mut count = 0;
        for (at, byte) in digits.iter().enumerate() {
            match byte {
                b'0'..=b'9' => {
                    count += 1;
                    if count <= MOST_DIGITS {
                        mantissa = mantissa * 10 + i128::from(byte - b'0');
                    }
                }
                b'.' if point.is_none() && at > 0 => point = Some(at),
                _ => return Err(NumberError::Form),
            }
        }
        let whole = point.unwrap_or(digits.len());
        let scale = point.map_or(0, |at| digits.len() - at - 1);
        if whole == 0 || (point.is_some() && scale == 0) {
            return Err(NumberError::Form);
        }
        if count > MOST_DIGITS {
            return Err(NumberError::Digits);
        }
        let scale = u32::try_from(scale).map_err(|_| NumberError::Digits)?;
        let mut value =
            Decimal::try_from_i128_with_scale(mantissa, scale).map_err(|_| NumberError::Digits)?;
        value.set_sign_negative(negative);
        let zeros = digits[..whole - 1].iter().take_while(|byte| **byte == b'0').count();
        Ok(Self { value, zeros: u8::try_from(zeros).map_err(|_| NumberError::Digits)? })
    }

    /// Reads a TOML number: as [`Number::parse`], and `_` may stand between digits.
    ///
    /// # Errors
    /// Says what was expected where the text is anything else.
    pub fn parse_toml(text: &str) -> Result<Self, NumberError> {
        if !text.contains('_') {
            return Self::parse(text.as_bytes());
        }
        let bytes = text.as_bytes();
        let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
        let fits =
            |(at, byte): (usize, &u8)| *byte != b'_' || (digit(at.checked_sub(1)) && digit(Some(at + 1)));
        if !bytes.iter().enumerate().all(fits) {
            return Err(NumberError::Form);
        }
        Self::parse(text.replace('_', "").as_bytes())
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let negative = self.value.is_sign_negative();
        let mut text = String::new();
        if negative {
            text.push('-');
        }
        text.extend(std::iter::repeat_n('0', usize::from(self.zeros)));
        let mut value = self.value;
        value.set_sign_positive(true);
        text.push_str(&value.to_string());
        f.pad(&text)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn echoes(text: &str) {
        assert_eq!(Number::parse(text.as_bytes()).unwrap().to_string(), text);
    }

    #[track_caller]
    fn refuses(text: &str, why: NumberError) {
        assert_eq!(Number::parse(text.as_bytes()), Err(why), "{text}");
    }

    #[test]
    fn a_decimal_is_echoed_as_it_was_written() {
        for text in ["0", "1", "-1", "98.0", "0.10", "007.50", "-0", "-0.00", "00", "-007", "1250000.00"] {
            echoes(text);
        }
        echoes("1234567890123456789012345678");
        echoes("-0.123456789012345678901234567");
        echoes("0000000000000000000000000000");
    }

    #[test]
    fn only_the_plain_form_is_a_decimal() {
        for text in [
            "", "-", "+1", ".5", "5.", "1e3", "inf", "nan", "1,000", "1_000", " 1", "1 ", "--1", "1.2.3",
            "½", "1.-2",
        ] {
            refuses(text, NumberError::Form);
        }
    }

    #[test]
    fn more_than_28_digits_are_refused_not_rounded() {
        refuses("12345678901234567890123456789", NumberError::Digits);
        refuses("0.1234567890123456789012345678", NumberError::Digits);
        refuses(&"9".repeat(400), NumberError::Digits);
    }

    #[test]
    fn toml_may_group_digits() {
        let case = |text: &str| Number::parse_toml(text).map(|number| number.to_string()).ok();
        assert_eq!(case("1_250_000.00"), Some("1250000.00".into()));
        assert_eq!(case("1__0"), None);
        assert_eq!(case("_1"), None);
        assert_eq!(case("1_"), None);
        assert_eq!(case("1_.0"), None);
        assert_eq!(case("-_1"), None);
    }

    #[test]
    fn values_compare_whatever_their_notation() {
        let value = |text: &str| Number::parse(text.as_bytes()).unwrap().value;
        assert_eq!(value("98"), value("98.00"));
        assert_eq!(value("-0"), value("0.0"));
        assert!(value("9999999999999999999999999999") > value("0.000000000000000000000000001"));
        assert!(value("1.000000000000000000000000001") > value("1"));
    }
}
