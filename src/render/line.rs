use std::borrow::Cow;

use crate::value::visible;

/// The text on one line: line breaks become spaces, and what else is hidden is made visible.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    if !text.contains('\n') {
        return visible(text);
    }
    Cow::Owned(visible(&text.replace("\r\n", " ").replace('\n', " ")).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_break_becomes_a_space_and_a_lone_return_does_not_hide_what_stands_before_it() {
        assert_eq!(one_line("a\r\nb\nc\rd\te"), "a b c␍d␉e");
        assert_eq!(one_line("Zoë 東京 🏴\u{1b}[0m"), "Zoë 東京 🏴␛[0m");
    }
}
