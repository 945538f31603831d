//! The values of the format: parsed once, exactly, into types that cannot be wrong.

mod number;
mod total;

pub use number::{Number, NumberError};
pub use total::Total;
