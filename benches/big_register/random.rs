//! Random numbers that are the same on every machine.

/// `SplitMix64`. Every contract has its own, so a larger register begins like a smaller one.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64, contract: i64) -> Self {
        let mut random = Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ contract.unsigned_abs());
        random.0 = random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From `low` to `high`, both included.
    pub(crate) fn range(&mut self, low: i64, high: i64) -> i64 {
        let span = (high - low + 1).max(1).unsigned_abs();
        low + i64::try_from(self.next() % span).unwrap_or(0)
    }

    pub(crate) fn chance(&mut self, per_mille: i64) -> bool {
        self.range(0, 999) < per_mille
    }

    pub(crate) fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let span = u64::try_from(list.len()).unwrap_or(1);
        &list[usize::try_from(self.next() % span).unwrap_or(0)]
    }
}
