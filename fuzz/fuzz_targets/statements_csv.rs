#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| cm_fuzz::statements_csv(bytes));
