use crate::table::Tone;

/// What text may be painted as; the text itself always says the same without.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Paint {
    /// The report's title and the headings of lists.
    Title,
    /// The line of column titles.
    Header,
    /// A word with a tone.
    Tone(Tone),
    /// The name of a severity: bold and in the tone's colour.
    Strong(Tone),
}

pub(super) const END: &str = "\u{1b}[0m";

impl Paint {
    /// The escape sequence that begins it; empty where nothing is painted.
    pub(super) fn begin(self) -> &'static str {
        match self {
            Self::Title => "\u{1b}[1m",
            Self::Header => "\u{1b}[4m",
            Self::Tone(Tone::Plain) => "",
            Self::Tone(Tone::Good) => "\u{1b}[32m",
            Self::Tone(Tone::Warn) => "\u{1b}[33m",
            Self::Tone(Tone::Bad) => "\u{1b}[31m",
            Self::Tone(Tone::Faint) => "\u{1b}[2m",
            Self::Strong(Tone::Bad) => "\u{1b}[1;31m",
            Self::Strong(Tone::Warn) => "\u{1b}[1;33m",
            Self::Strong(_) => "\u{1b}[1;36m",
        }
    }

    /// Adds the text, painted if colour is on.
    pub(super) fn put(self, text: &str, colour: bool, out: &mut String) {
        let begin = if colour && !text.is_empty() { self.begin() } else { "" };
        out.push_str(begin);
        out.push_str(text);
        if !begin.is_empty() {
            out.push_str(END);
        }
    }
}

/// Characters of no width that stand for paint while comfy-table measures and pads; it would take escape
/// sequences for text. They are deprecated in Unicode and are not let through from cells.
const MARKS: [(char, Tone); 4] =
    [('\u{206a}', Tone::Good), ('\u{206b}', Tone::Warn), ('\u{206c}', Tone::Bad), ('\u{206d}', Tone::Faint)];
const MARK_END: char = '\u{206f}';

/// Marks a text to be painted once it is laid out.
pub(super) fn mark(text: &str, tone: Tone, colour: bool) -> String {
    if !colour {
        return text.to_owned();
    }
    let text = text.replace(|char| ('\u{206a}'..='\u{206f}').contains(&char), "\u{fffd}");
    match MARKS.iter().find(|(_, of)| *of == tone) {
        Some((begin, _)) if !text.is_empty() => format!("{begin}{text}{MARK_END}"),
        _ => text,
    }
}

/// Turns marks into paint.
pub(super) fn unmark(line: &str, colour: bool) -> String {
    let mut line = line.to_owned();
    if colour {
        for (begin, tone) in MARKS {
            line = line.replace(begin, Paint::Tone(tone).begin());
        }
        line = line.replace(MARK_END, END);
    }
    line
}
