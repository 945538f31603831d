//! What `cm init` writes: pure text. The files stand beside this one as templates; those of the worked example
//! have placeholders for dates (`fill`).

mod fill;

use crate::value::{Calendar, CalendarName, FinancialYear};
use chrono::NaiveDate;
use fill::Day;
pub use fill::Unfilled;

/// A file to write: its path within the register, and its text.
pub type File = (&'static str, String);

/// The folders of a register, which are made even where nothing is in them yet.
pub const FOLDERS: [&str; 4] = ["contracts", "readings", "spend", "savings"];

/// Files that help and do not make the register: one of these that is there already is kept.
pub const HELPERS: [&str; 3] = ["README.md", ".gitattributes", ".gitignore"];

const GITATTRIBUTES: &str = include_str!("empty/gitattributes");
const GITIGNORE: &str = include_str!("empty/gitignore");
const TEMPLATE: &str = include_str!("empty/template.toml");

/// The worked example's own files.
const EXAMPLE: &[(&str, &str)] = &[
    ("README.md", include_str!("example/README.md")),
    ("contracts/EST-009.toml", include_str!("example/contracts/EST-009.toml")),
    ("contracts/IMG-017.toml", include_str!("example/contracts/IMG-017.toml")),
    ("contracts/IMG-031.toml", include_str!("example/contracts/IMG-031.toml")),
    ("contracts/STA-031.toml", include_str!("example/contracts/STA-031.toml")),
    ("contracts/WST-012.toml", include_str!("example/contracts/WST-012.toml")),
    ("readings/IMG-017.csv", include_str!("example/readings/IMG-017.csv")),
    ("readings/cleaning.csv", include_str!("example/readings/cleaning.csv")),
    ("savings/quarterly.csv", include_str!("example/savings/quarterly.csv")),
    ("spend/ledger.csv", include_str!("example/spend/ledger.csv")),
    ("cm.toml", include_str!("example/cm.toml")),
];

/// An empty register of that name, which checks clean. `cm.toml` comes last: it is what makes a directory a
/// register.
#[must_use]
pub fn empty(name: &str) -> Vec<File> {
    let settings = include_str!("empty/cm.toml").replace("{{name}}", &quoted(name));
    let readme = include_str!("empty/README.md").to_owned();
    let mut files = vec![("README.md", readme)];
    files.extend(common());
    files.push(("cm.toml", settings));
    files
}

/// A worked register whose reports have something to say on the day that it is made and in the weeks after.
/// `cm.toml` comes last.
///
/// # Errors
/// Where a date counted from the day would lie outside the years 1 to 9999.
pub fn example(today: NaiveDate) -> Result<Vec<File>, Unfilled> {
    let calendar = Calendar::new(CalendarName::EnglandAndWales, &[]);
    let day = Day { today, calendar: &calendar, financial_year: FinancialYear::default() };
    let mut files: Vec<File> = common().into();
    for (path, template) in EXAMPLE {
        files.push((path, day.fill(template)?));
    }
    Ok(files)
}

fn common() -> [File; 3] {
    [
        (".gitattributes", GITATTRIBUTES.to_owned()),
        (".gitignore", GITIGNORE.to_owned()),
        ("template.toml", TEMPLATE.to_owned()),
    ]
}

/// A text as a TOML string.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for char in text.chars() {
        match char {
            '"' | '\\' => quoted.extend(['\\', char]),
            _ if char.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(char))),
            _ => quoted.push(char),
        }
    }
    quoted.push('"');
    quoted
}
