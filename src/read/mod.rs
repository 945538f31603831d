//! Text and bytes to the model, with every problem of every file as a finding. Nothing here opens a file:
//! the store hands over what it read, and what could not be read is left out and said.

pub mod describe;
pub mod document;
pub mod rules;

mod assemble;
mod cells;
mod contract;
mod csv;
mod draft;
mod fields;
mod index;
mod extras;
mod history;
mod items;
mod keys;
mod measures;
mod money;
mod parts;
mod readings;
mod register;
mod rows;
mod settings;
mod statements;
mod suppliers;
mod syntax;
mod unknown;
mod wording;

pub use csv::{Buffers, LONGEST_ROW};
pub use draft::draft;
pub use keys::{CONTRACT as CONTRACT_KEYS, ROLES, SETTINGS as SETTINGS_KEYS, nearest};
pub use register::{Files, Money, Needs, register};
pub use settings::FORMAT;
pub use statements::{StatementRow, Statements, Unread};
