//! The thin binary: it will take arguments, the clock and the streams, and give an exit code.

fn main() {}
