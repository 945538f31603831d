use std::io::{self, Write};

use super::cell::for_people;
use super::line::one_line;
use super::text::partial;
use crate::table::{Align, Cell, Document, Layout, Sheet};

/// Writes tables in GitHub's Markdown, with nothing in them but text.
pub(super) fn render(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    let mut paragraphs = Vec::new();
    if !document.title.is_empty() {
        paragraphs.push(format!("# {}\n", plain(&document.title)));
    }
    paragraphs.extend(partial(document).map(|line| format!("**{}**\n", plain(&line))));
    for sheet in document.for_people() {
        if !sheet.title.is_empty() {
            paragraphs.push(format!("## {}\n", plain(&sheet.title)));
        }
        if !sheet.rows.is_empty() {
            match sheet.layout {
                Layout::Table => tables(sheet, &mut paragraphs),
                Layout::Record | Layout::Pairs => paragraphs.push(pairs(sheet)),
            }
        } else if !sheet.empty.is_empty() {
            paragraphs.push(plain(&sheet.empty) + "\n");
        }
    }
    paragraphs.extend(document.notes.iter().map(|note| plain(note) + "\n"));
    out.write_all(paragraphs.join("\n").as_bytes())
}

/// A table, or one under each of the headings within the list.
fn tables(sheet: &Sheet, paragraphs: &mut Vec<String>) {
    let level = if sheet.title.is_empty() { "##" } else { "###" };
    let first = sheet.parts.first().map_or(sheet.rows.len(), |(at, _)| *at).min(sheet.rows.len());
    if first > 0 {
        paragraphs.push(table(sheet, &sheet.rows[..first]));
    }
    for (number, (from, title)) in sheet.parts.iter().enumerate() {
        let to = sheet.parts.get(number + 1).map_or(sheet.rows.len(), |(at, _)| *at);
        paragraphs.push(format!("{level} {}\n", plain(title)));
        paragraphs.push(table(sheet, sheet.rows.get(*from..to).unwrap_or_default()));
    }
}

/// A field a line.
fn pairs(sheet: &Sheet) -> String {
    let mut text = String::new();
    let mut value = String::new();
    let mut line = |label: &str, cell: &Cell| {
        value.clear();
        for_people(cell, &mut value);
        if !value.is_empty() {
            text.push_str(&format!("- **{}**: {}\n", plain(label), plain(&value)));
        }
    };
    for row in &sheet.rows {
        if sheet.layout == Layout::Record {
            let shown = sheet.columns.iter().zip(row).filter(|(column, _)| column.shown);
            shown.for_each(|(column, cell)| line(column.title, cell));
        } else if let [label, cell] = &row[..] {
            let mut words = String::new();
            for_people(label, &mut words);
            line(&words, cell);
        }
    }
    text
}

fn table(sheet: &Sheet, rows: &[Vec<Cell>]) -> String {
    let shown = || sheet.columns.iter().enumerate().filter(|(_, column)| column.shown);
    let mut text = String::new();
    for (_, column) in shown() {
        text.push_str("| ");
        text.push_str(&plain(column.title));
        text.push(' ');
    }
    text.push_str("|\n");
    for (_, column) in shown() {
        text.push_str(if column.align == Align::Right { "| ---: " } else { "| --- " });
    }
    text.push_str("|\n");
    let mut cell = String::new();
    for row in rows {
        for (at, _) in shown() {
            cell.clear();
            row.get(at).into_iter().for_each(|from| for_people(from, &mut cell));
            text.push_str("| ");
            text.push_str(&plain(&cell));
            text.push(' ');
        }
        text.push_str("|\n");
    }
    text
}

/// The text on one line, escaped so that Markdown shows it as it is: no link, emphasis, HTML, mention of a
/// person, list or heading comes of it.
fn plain(text: &str) -> String {
    let text = one_line(text);
    let text = text.trim();
    let mut escaped = String::with_capacity(text.len() + 8);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, char) in text.char_indices() {
        match char {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '#' | '@' => escaped.extend(['\\', char]),
            // A figure keeps its sign; before anything else it may begin a list or a formula.
            '=' | '+' | '-' if at == 0 && !text[1..].starts_with(|next: char| next.is_ascii_digit()) => {
                escaped.extend(['\\', char]);
            }
            // `12. ` at the beginning would start a list.
            '.' | ')' if at == digits && at > 0 && !text[at + 1..].starts_with(|next| next != ' ') => {
                escaped.extend(['\\', char]);
            }
            // Addresses would become links by themselves.
            ':' if text[at..].starts_with("://") => escaped.extend(['\\', char]),
            '.' if at >= 3 && text.as_bytes()[at - 3..at].eq_ignore_ascii_case(b"www") => {
                escaped.extend(['\\', char]);
            }
            _ => escaped.push(char),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Format;
    use crate::render::sample::{breaches, of_texts, piped};
    use snapbox::{IntoData, assert_data_eq, str};

    #[test]
    fn lists_become_tables() {
        assert_data_eq!(piped(&breaches(), Format::Markdown), str![[r#"
# Open breaches

**Partial: left out 1 contract that cannot be read**

## Breaches

| Contract | Title | Period | Reading | Target | State | Since | Credit | Who |
| --- | --- | --- | ---: | --- | --- | --- | ---: | --- |
| IMG-2024-017 | Managed radiology equipment for the eastern sites | 2026-09 | 92.10 | at least 98.0 | open | 2026-07-31 | £1,250,000.00 | Ann Ex, Bo Whye |
| CAT-1 | 東京 catering | 2026/27-Q2 | not met | met | waived | 2026-09-30 |  |  |

## Missing readings

| Contract | Period | Due | Days |
| --- | --- | --- | ---: |
| IMG-2024-017 | 2026-08 | 2026-09-15 | -20 |

1 open, £1,250,000.00 to claim.

"#]].raw());
    }

    #[test]
    fn nothing_becomes_markup() {
        #[track_caller]
        fn case(text: &str, escaped: &str) {
            assert_eq!(plain(text), escaped);
        }
        case("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;");
        case("a | b\nc\\", r"a \| b c\\");
        case("`x` *y* _z_ ~q~ [a](b) $m$", r"\`x\` \*y\* \_z\_ \~q\~ \[a\](b) \$m\$");
        case("&lt; @team #12", r"&amp;lt; \@team \#12");
        case("=SUM(A1)", r"\=SUM(A1)");
        case("-12", "-12");
        case("- item", r"\- item");
        case("12. first", r"12\. first");
        case("12.5 and 3) x", "12.5 and 3) x");
        case("12)", r"12\)");
        case("https://a.example www.b.example", r"https\://a.example www\.b.example");
        case("# title\u{1b}", r"\# title␛");
    }

    #[test]
    fn a_hostile_cell_stays_in_its_cell() {
        let text = piped(&of_texts(["a|b\r\n| c |\n\n# d"]), Format::Markdown);
        assert_eq!(text.lines().last().unwrap(), r"| a\|b \| c \|  \# d | -12 |");
    }
}
