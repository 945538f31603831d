use std::io::{self, Write};

use super::Screen;
use super::grid::Grid;
use super::line::one_line;
use super::paint::Paint;
use super::wrap::wrap;
use crate::table::{Column, Document, Tone};

/// How many of the things left out a report names on its face.
const NAMED: usize = 3;

/// Writes what a person reads: the title, what was left out, the lists in columns, the notes.
pub(super) fn render(document: &Document, screen: &Screen, out: &mut dyn Write) -> io::Result<()> {
    let mut blocks = vec![String::new()];
    let head = &mut blocks[0];
    paragraph(&document.title, Paint::Title, screen, head);
    if let Some(line) = partial(document) {
        paragraph(&line, Paint::Tone(Tone::Warn), screen, head);
    }
    let mut spared = Vec::new();
    for sheet in document.for_people() {
        let mut block = String::new();
        paragraph(&sheet.title, Paint::Title, screen, &mut block);
        if sheet.rows.is_empty() {
            paragraph(&sheet.empty, Paint::Tone(Tone::Plain), screen, &mut block);
        } else {
            let left_out = Grid::new(sheet).lay_out(screen.width, screen.colour, &mut block);
            spared.extend(left_out);
        }
        blocks.push(block);
    }
    let mut notes = String::new();
    for note in &document.notes {
        paragraph(note, Paint::Tone(Tone::Plain), screen, &mut notes);
    }
    if let Some(line) = left_out(document, &spared) {
        paragraph(&line, Paint::Tone(Tone::Faint), screen, &mut notes);
    }
    blocks.push(notes);
    for (at, block) in blocks.iter().filter(|block| !block.is_empty()).enumerate() {
        out.write_all(if at == 0 { b"" } else { b"\n" })?;
        out.write_all(block.as_bytes())?;
    }
    Ok(())
}

/// What was left out, in a line that stands on the report's face; `None` where it is whole.
pub(super) fn partial(document: &Document) -> Option<String> {
    let left_out = &document.left_out;
    let more = left_out.len().saturating_sub(NAMED);
    let named = left_out[..left_out.len() - more].join("; ");
    match more {
        _ if left_out.is_empty() => None,
        0 => Some(format!("Partial: left out {named}")),
        _ => Some(format!("Partial: left out {named}; and {more} more (`cm check` lists all)")),
    }
}

/// Which columns a narrow screen did without, and how to see them; `None` where it has all.
fn left_out(document: &Document, spared: &[Column]) -> Option<String> {
    let mut keys: Vec<&str> = Vec::new();
    for column in spared {
        // By key: that is what `--columns` takes.
        if !keys.contains(&column.key) {
            keys.push(column.key);
        }
    }
    let main = document.sheets.first().map_or(&[][..], |sheet| &sheet.columns[..]);
    let chosen = spared.iter().all(|column| main.iter().any(|one| one.key == column.key));
    let how = if chosen { "`--columns` shows" } else { "a wider terminal shows" };
    let them = if keys.len() == 1 { "it" } else { "them" };
    (!keys.is_empty()).then(|| format!("Left out at this width: {}; {how} {them}.", keys.join(", ")))
}

fn paragraph(text: &str, paint: Paint, screen: &Screen, out: &mut String) {
    if text.is_empty() {
        return;
    }
    for line in wrap(&one_line(text), screen.width) {
        paint.put(&line, screen.colour, out);
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use crate::render::sample::{blank, breaches, of_texts, piped, shown};
    use crate::render::{Format, Screen};
    use crate::table::{Cell, Column, Sheet};
    use proptest::prelude::*;
    use snapbox::{IntoData, assert_data_eq, str};
    use unicode_width::UnicodeWidthStr;

    fn at(width: usize) -> String {
        shown(&breaches(), Format::Table, &Screen { width: Some(width), ..Screen::default() })
    }

    #[test]
    fn a_pipe_gets_every_column_in_full() {
        assert_data_eq!(piped(&breaches(), Format::Table), str![[r#"
Open breaches
Partial: left out 1 contract that cannot be read

Breaches
Contract      Title                                              Period      Reading  Target         State   Since              Credit  Who
IMG-2024-017  Managed radiology equipment for the eastern sites  2026-09       92.10  at least 98.0  open    2026-07-31  £1,250,000.00  Ann Ex, Bo Whye
CAT-1         東京 catering                                      2026/27-Q2  not met  met            waived  2026-09-30

Missing readings
Contract      Period   Due         Days
IMG-2024-017  2026-08  2026-09-15   -20

1 open, £1,250,000.00 to claim.

"#]].raw());
    }

    #[test]
    fn a_narrow_screen_wraps_text_and_keeps_dates_and_ids_whole() {
        assert_data_eq!(
            at(110),
            str![[r#"
Open breaches
Partial: left out 1 contract that cannot be read

Breaches
Contract      Title          Period      Reading  Target         State   Since              Credit  Who
IMG-2024-017  Managed        2026-09       92.10  at least 98.0  open    2026-07-31  £1,250,000.00  Ann Ex, Bo
              radiology                                                                             Whye
              equipment for
              the eastern
              sites
CAT-1         東京 catering  2026/27-Q2  not met  met            waived  2026-09-30

Missing readings
Contract      Period   Due         Days
IMG-2024-017  2026-08  2026-09-15   -20

1 open, £1,250,000.00 to claim.

"#]]
            .raw()
        );
    }

    #[test]
    fn a_screen_too_narrow_for_columns_gets_records() {
        assert_data_eq!(
            at(40),
            str![[r#"
Open breaches
Partial: left out 1 contract that cannot
be read

Breaches
Contract  IMG-2024-017
Title     Managed radiology equipment
          for the eastern sites
Period    2026-09
Reading   92.10
Target    at least 98.0
State     open
Since     2026-07-31
Credit    £1,250,000.00
Who       Ann Ex, Bo Whye

Contract  CAT-1
Title     東京 catering
Period    2026/27-Q2
Reading   not met
Target    met
State     waived
Since     2026-09-30

Missing readings
Contract      Period   Due         Days
IMG-2024-017  2026-08  2026-09-15   -20

1 open, £1,250,000.00 to claim.

"#]]
            .raw()
        );
    }

    #[test]
    fn a_screen_that_is_wide_enough_gets_what_a_pipe_gets() {
        assert_eq!(at(200), piped(&breaches(), Format::Table));
    }

    #[test]
    fn colour_adds_to_the_words_and_moves_nothing() {
        for width in [None, Some(110), Some(40)] {
            let screen = Screen { width, ..Screen::default() };
            let plain = shown(&breaches(), Format::Table, &screen);
            let painted = shown(&breaches(), Format::Table, &Screen { colour: true, ..screen });
            assert!(painted.contains("\u{1b}[31mopen\u{1b}[0m"), "{painted:?}");
            let mut bare = String::new();
            let mut parts = painted.split("\u{1b}[");
            bare.push_str(parts.next().unwrap());
            parts.for_each(|part| bare.push_str(part.split_once('m').unwrap().1));
            assert_eq!(bare, plain);
        }
    }

    #[test]
    fn a_title_or_a_cell_cannot_act_on_the_terminal() {
        let mut document = of_texts(["\u{1b}[2J\u{9b}31m", "a\nb\rc", "\u{206c}red"]);
        document.title = "two\nlines\u{7}".to_owned();
        for width in [None, Some(15)] {
            let text = shown(&document, Format::Table, &Screen { width, colour: false, ..Screen::default() });
            assert!(text.starts_with("two lines␇\n"), "{text:?}");
            assert!(text.contains("␛[2J") && text.contains("a b␍c"), "{text:?}");
            assert!(text.chars().all(|char| char == '\n' || !char.is_control()), "{text:?}");
        }
    }

    #[test]
    fn an_empty_list_says_so_and_a_long_list_of_omissions_is_cut_short() {
        let sheet = Sheet { key: "items", empty: "Nothing falls due.".to_owned(), ..Sheet::default() };
        let left_out = ["a", "b", "c", "d", "e"].map(str::to_owned).to_vec();
        let document = crate::table::Document { sheets: vec![sheet], left_out, ..blank() };
        assert_data_eq!(
            piped(&document, Format::Table),
            str![[r#"
Open breaches
Partial: left out a; b; c; and 2 more (`cm check` lists all)

Nothing falls due.

"#]]
            .raw()
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, rng_seed: proptest::test_runner::RngSeed::Fixed(1), ..ProptestConfig::default() })]
        #[test]
        fn columns_fit_the_screen_and_words_stay_whole(
            rows in prop::collection::vec(("[A-Z]{3}-[0-9]{1,6}", "([a-z東é]{1,12} ){0,9}[a-z]{1,12}", "([a-z]{1,9} ){0,5}"), 1..6),
            width in 10_usize..120,
        ) {
            let cells = |(id, a, b): &(String, String, String)| vec![Cell::text(id), Cell::text(a), Cell::text(b)];
            let columns = vec![Column::new("id", "Id"), Column::new("a", "First text").wrapping(), Column::new("b", "B").wrapping()];
            let sheet = Sheet { key: "items", columns, rows: rows.iter().map(cells).collect(), ..Sheet::default() };
            let document = crate::table::Document { sheets: vec![sheet], title: String::new(), ..blank() };
            let text = shown(&document, Format::Table, &Screen { width: Some(width), ..Screen::default() });
            for line in text.lines() {
                prop_assert!(line.width() <= width.max(36), "{line:?} in {width}");
                prop_assert_eq!(line, line.trim_end());
            }
            for (id, a, b) in &rows {
                for word in [id.as_str()].into_iter().chain(a.split(' ')).chain(b.split(' ')) {
                    prop_assert!(text.contains(word), "{word:?} was cut at {width}: {text}");
                }
            }
        }
    }
}
