//! The values of the format: parsed once, exactly, into types that cannot be wrong.

mod number;
mod total;
mod date;

pub use date::{add_months, days_until, in_range, parse_date};
pub use number::{Number, NumberError};
pub use total::Total;
