use crate::value::Expected;
use std::fmt;
use std::str::FromStr;

/// The part of the United Kingdom whose bank holidays a register follows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum CalendarName {
    /// England and Wales: the default.
    #[default]
    EnglandAndWales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    NorthernIreland,
}

impl CalendarName {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::EnglandAndWales, Self::Scotland, Self::NorthernIreland];

    /// The name as it is written in a register.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::EnglandAndWales => "england-and-wales",
            Self::Scotland => "scotland",
            Self::NorthernIreland => "northern-ireland",
        }
    }
}

impl fmt::Display for CalendarName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for CalendarName {
    type Err = Expected;
    fn from_str(text: &str) -> Result<Self, Expected> {
        Self::ALL
            .into_iter()
            .find(|name| name.as_str() == text)
            .ok_or(Expected("`england-and-wales`, `scotland` or `northern-ireland`"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_of_three() {
        for name in CalendarName::ALL {
            assert_eq!(name.to_string().parse(), Ok(name));
        }
        assert!("England-and-Wales".parse::<CalendarName>().is_err());
        assert!("wales".parse::<CalendarName>().is_err());
    }
}
