use std::borrow::Cow;

/// The text with what a terminal would act on or hide made visible, so that no text of a file can fake a line.
///
/// Control characters become their pictures (`␛`, `␊`), C1 controls, bidirectional controls and characters of no
/// width their number (`<U+202E>`). Borrowed where there is none of them.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) || !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for char in text.chars() {
        let code = u32::from(char);
        match char {
            '\0'..='\x1f' => shown.extend(char::from_u32(0x2400 + code)),
            '\x7f' => shown.push('\u{2421}'),
            _ if is_hidden(char) => shown.push_str(&format!("<U+{code:04X}>")),
            _ => shown.push(char),
        }
    }
    Cow::Owned(shown)
}

/// Whether a terminal would act on the character, or show nothing for it.
#[must_use]
pub const fn is_hidden(char: char) -> bool {
    matches!(
        char,
        '\0'..='\x1f'
            | '\x7f'..='\u{9f}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn plain_text_is_borrowed_as_it_is() {
        for text in ["", "IMG-2024-017", "£10m, “quoted” – naïve", "日本語", "a\u{a0}b"] {
            assert!(matches!(visible(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn what_a_terminal_would_act_on_is_shown() {
        #[track_caller]
        fn case(text: &str, shown: &str) {
            assert_eq!(visible(text), shown);
        }
        case("\x1b[31mred", "␛[31mred");
        case("a\tb\r\nc\0", "a␉b␍␊c␀");
        case("\x7f", "␡");
        case("\u{9b}31m", "<U+009B>31m");
        case("\u{85}", "<U+0085>");
        case("x\u{202e}y\u{2066}z", "x<U+202E>y<U+2066>z");
        case("a\u{200b}\u{200f}\u{feff}\u{2028}\u{2029}", "a<U+200B><U+200F><U+FEFF><U+2028><U+2029>");
        case("\u{61c}\u{2060}", "<U+061C><U+2060>");
        case("é\u{1b}", "é␛");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, rng_seed: proptest::test_runner::RngSeed::Fixed(1), ..ProptestConfig::default() })]

        #[test]
        fn nothing_hidden_is_left_and_showing_twice_changes_nothing(text in any::<String>()) {
            let shown = visible(&text);
            prop_assert!(!shown.chars().any(|char| char.is_control() || is_hidden(char)));
            prop_assert_eq!(visible(&shown), shown.as_ref());
        }
    }
}
