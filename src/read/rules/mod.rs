//! The rules that reading itself upholds: what cannot be read as what it is, and what is left out of every
//! report because it cannot stand beside what is already there. Each has its page beside it.

use crate::diag::{Rule, Severity};

macro_rules! rule {
    ($(#[doc = $doc:literal] $constant:ident $code:literal $name:literal $severity:ident;)*) => {
        $(
            #[doc = $doc]
            pub static $constant: Rule = Rule {
                code: $code,
                name: $name,
                severity: Severity::$severity,
                page: include_str!(concat!($name, ".md")),
            };
        )*
        /// The rules of reading, by code.
        pub static ALL: &[&Rule] = &[$(&$constant),*];
    };
}

rule! {
    /// A file that cannot be opened, or is not a file.
    UNREADABLE_FILE "E001" "unreadable-file" Error;
    /// A file that is not UTF-8.
    NOT_UTF8 "E002" "not-utf8" Error;
    /// A file that is not TOML.
    TOML_SYNTAX "E003" "toml-syntax" Error;
    /// A key that the format does not know.
    UNKNOWN_KEY "E004" "unknown-key" Error;
    /// A key under a table that does not take it.
    MISPLACED_KEY "E005" "misplaced-key" Error;
    /// A value that is not of its key's kind.
    WRONG_VALUE "E006" "wrong-value" Error;
    /// A required key that is absent.
    MISSING_KEY "E007" "missing-key" Error;
    /// A register of a newer format.
    NEWER_FORMAT "E008" "newer-format" Error;
    /// Control characters in a text.
    CONTROL_CHARACTER "E009" "control-character" Warning;
    /// A file that is not the user's own, skipped.
    SKIPPED_FILE "E010" "skipped-file" Advice;
    /// A CSV file without a usable header.
    CSV_HEADER "E020" "csv-header" Error;
    /// A row with more or fewer cells than the header.
    RAGGED_ROW "E021" "ragged-row" Error;
    /// A quote that is never closed, or a row beyond the limit.
    UNCLOSED_QUOTE "E022" "unclosed-quote" Error;
    /// A column that is kept and ignored.
    UNKNOWN_COLUMN "E023" "unknown-column" Advice;
    /// A cell that cannot be read.
    WRONG_CELL "E024" "wrong-cell" Error;
    /// A date or period that a spreadsheet has rewritten.
    REWRITTEN_CELL "E025" "rewritten-cell" Error;
    /// Lines that end with a carriage return alone.
    LINE_ENDS "E026" "line-ends" Error;
    /// Two contracts with one id.
    CONTRACT_ID_TAKEN "C101" "contract-id-taken" Error;
    /// Two items with one id.
    ITEM_ID_TAKEN "C102" "item-id-taken" Error;
    /// An item whose required parts contradict each other.
    ITEM_CONTRADICTS "C103" "item-contradicts-itself" Error;
    /// Rows about a contract that does not exist.
    UNKNOWN_CONTRACT "D701" "unknown-contract" Error;
    /// Rows about a measure or saving that does not exist.
    UNKNOWN_ITEM "D702" "unknown-item" Error;
    /// A quarter of the calendar year where the financial year is another.
    CALENDAR_QUARTER "D703" "calendar-quarter" Warning;
    /// A second row for a period that does not replace the first.
    DUPLICATE_READING "D704" "duplicate-reading" Error;
    /// The same row twice.
    REPEATED_READING "D705" "repeated-reading" Warning;
    /// A percentage that is not its numerator over its denominator.
    PARTS_DISAGREE "D709" "parts-disagree" Warning;
    /// A row that revises, and nothing stood before it.
    REVISES_NOTHING "D711" "revises-nothing" Advice;
    /// A reading recorded on a day that is still far off.
    RECORDED_IN_FUTURE "D713" "recorded-in-future" Warning;
    /// A spend line that names another supplier than the contract's.
    OTHER_SUPPLIER "D724" "other-supplier" Advice;
}
