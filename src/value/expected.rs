use std::fmt;

/// What should have been written where a text is not the value that it stands for; a phrase without "expected".
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Expected(pub &'static str);

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.0)
    }
}

impl std::error::Error for Expected {}
