use unicode_width::UnicodeWidthStr;

/// Breaks the text at spaces into lines of at most `width` columns. A word that is longer stays whole on a
/// line of its own: a date, an id or a path is never cut.
pub(super) fn wrap(text: &str, width: Option<usize>) -> Vec<String> {
    let Some(width) = width.filter(|width| text.width() > *width) else { return vec![text.to_owned()] };
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let wide = word.width();
        if used > 0 && used + 1 + wide > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(word);
        used += wide;
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// The text wrapped to what `width` leaves beside an indent, which every line but the first begins with.
pub(super) fn hanging(indent: usize, text: &str, width: Option<usize>) -> String {
    let room = width.map(|width| width.saturating_sub(indent).max(20));
    wrap(text, room).join(&format!("\n{:indent$}", ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_whole() {
        assert_eq!(wrap("one two  three", Some(8)), ["one two", "three"]);
        assert_eq!(wrap("see 2024-03-31 now", Some(4)), ["see", "2024-03-31", "now"]);
        assert_eq!(wrap("東京 大阪 x", Some(5)), ["東京", "大阪", "x"]);
        assert_eq!(wrap("", Some(3)), [""]);
        assert_eq!(wrap("one two", None), ["one two"]);
    }

    #[test]
    fn following_lines_hang_below_the_first() {
        assert_eq!(
            hanging(4, "write the date as in a contract", Some(30)),
            "write the date as in a\n    contract"
        );
        assert_eq!(
            hanging(40, "room enough for words", Some(30)),
            "room enough for\n".to_owned() + &" ".repeat(40) + "words"
        );
    }
}
