//! The values of the format: parsed once, exactly, into types that cannot be wrong.

mod expected;
mod number;
mod total;
mod date;
mod holidays;
mod calendar;
mod length;
mod financial_year;
mod period;
mod currency;
mod money;
mod visible;
mod id;

pub use calendar::Calendar;
pub use currency::Currency;
pub use date::{add_months, days_until, in_range, parse_date};
pub use expected::Expected;
pub use financial_year::FinancialYear;
pub use holidays::CalendarName;
pub use id::{id_error, valid_contract_id};
pub use length::{Length, LengthError};
pub use money::shown_money;
pub use number::{Number, NumberError};
pub use period::{Frequency, Period, PeriodKind, describe_period_error};
pub use total::Total;
pub use visible::{is_hidden, visible};
