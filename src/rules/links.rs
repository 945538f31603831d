//! The ids of contracts, to say which one was meant.

use crate::model::Register;
use crate::value::visible;
use rustc_hash::FxHashMap;

/// The ids of a register as they compare: without case and punctuation. Ids that differ in a letter or digit
/// are not alike: they are numbered in series, and the neighbour is another contract.
pub(super) struct Ids<'r> {
    register: &'r Register,
    alike: Option<FxHashMap<String, &'r str>>,
}

impl<'r> Ids<'r> {
    /// The ids of a register; nothing is gathered before it is asked for.
    pub(super) fn new(register: &'r Register) -> Self {
        Self { register, alike: None }
    }

    /// The id that was probably meant, else what to do.
    pub(super) fn instead(&mut self, id: &str, otherwise: &str) -> String {
        let contracts = &self.register.contracts;
        let alike = self.alike.get_or_insert_with(|| {
            contracts.iter().map(|contract| (plain(&contract.id), contract.id.as_str())).collect()
        });
        match alike.get(&plain(id)) {
            Some(meant) => format!("did you mean `{}`?", visible(meant)),
            None => otherwise.to_owned(),
        }
    }
}

fn plain(id: &str) -> String {
    let kept = id.chars().filter(|char| char.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}
