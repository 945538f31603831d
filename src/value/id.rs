use super::visible;

/// The most characters that a contract's id may have.
const LONGEST: usize = 64;

/// Whether the text can be a contract's id: a letter or digit, then also `.`, `_` and `-`; ASCII, at most 64 of them.
#[must_use]
pub fn valid_contract_id(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphanumeric())
        && text.len() <= LONGEST
        && text.chars().all(fits)
}

fn fits(char: char) -> bool {
    char.is_ascii_alphanumeric() || matches!(char, '.' | '_' | '-')
}

/// What is wrong with a text that cannot be a contract's id, and what to write; control characters are made visible.
#[must_use]
pub fn id_error(text: &str) -> String {
    let allowed = "expected letters, digits, `.`, `_` and `-`";
    match text.chars().find(|char| !fits(*char)) {
        _ if text.is_empty() => "an id cannot be empty".to_owned(),
        Some(' ') => format!("an id cannot hold a space: {allowed}"),
        Some(char) => format!("an id cannot hold `{}`: {allowed}", visible(char.encode_utf8(&mut [0; 4]))),
        None if text.len() > LONGEST => {
            format!("an id has at most {LONGEST} characters, and this has {}", text.len())
        }
        None => "an id starts with a letter or digit".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_starts_with_a_letter_or_digit_and_is_plain() {
        let longest = "a".repeat(64);
        for id in ["IMG-2024-017", "a", "7", "a.b_c-d", "2024.", &longest] {
            assert!(valid_contract_id(id), "{id}");
        }
    }

    #[test]
    fn what_is_wrong_with_an_id_is_said() {
        #[track_caller]
        fn case(text: &str, part: &str) {
            assert!(!valid_contract_id(text), "{text}");
            assert!(id_error(text).contains(part), "{text}: {}", id_error(text));
        }
        case("", "empty");
        case("C/2024", "`/`");
        case("C 2024", "a space");
        case("-a", "starts with");
        case("..", "starts with");
        case("é1", "`é`");
        case("a\u{1b}", "`␛`");
        case("a\u{202e}b", "`<U+202E>`");
        case(&"a".repeat(65), "65");
    }
}
