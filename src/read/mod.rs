//! Text and bytes to the model, with every problem of every file as a finding. Nothing here opens a file:
//! the store hands over what it read, and what could not be read is left out and said.

pub mod document;
pub mod rules;

mod assemble;
mod cells;
mod contract;
mod csv;
mod fields;
mod index;
mod items;
mod keys;
mod measures;
mod money;
mod readings;
mod settings;
mod syntax;

pub use assemble::{Contracts, contracts, readings as assemble_readings, stem};
pub use contract::{ContractFile, contract};
pub use csv::{Buffers, LONGEST_ROW};
pub use index::Index;
pub use keys::{CONTRACT as CONTRACT_KEYS, ROLES, SETTINGS as SETTINGS_KEYS, nearest};
pub use money::{savings, spend};
pub use readings::{ReadingsFile, readings};
pub use settings::{FORMAT, settings};
