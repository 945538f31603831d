use std::borrow::Cow;

/// The text with its control characters and text-direction marks shown as pictures.
// To be replaced by `crate::value::visible`, which does the same for every layer.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) || !text.chars().any(hidden) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|char| if hidden(char) { picture(char) } else { char }).collect())
}

/// Whether the character acts on a terminal or on its neighbours instead of being seen.
pub(super) fn hidden(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{206f}')
}

fn picture(char: char) -> char {
    match u32::from(char) {
        code @ 0..=0x1f => char::from_u32(0x2400 + code).unwrap_or('\u{fffd}'),
        0x7f => '\u{2421}',
        _ => '\u{fffd}',
    }
}

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
    fn nothing_that_acts_on_a_terminal_is_left() {
        assert_eq!(visible("Zoë 東京 🏴"), "Zoë 東京 🏴");
        assert_eq!(visible("\u{1b}[31mred\u{7f}\u{9b}2J"), "␛[31mred␡\u{fffd}2J");
        assert_eq!(visible("safe\u{202e}txt.exe"), "safe\u{fffd}txt.exe");
    }

    #[test]
    fn a_line_break_becomes_a_space_and_a_lone_return_does_not_hide_what_stands_before_it() {
        assert_eq!(one_line("a\r\nb\nc\rd\te"), "a b c␍d␉e");
    }
}
