//! `[definitions]` of a contract and of the register, and its `[words]`: what they give, and what is no part of
//! them.

use crate::kit;
use cm::model::{Definition, Register, Text};

const HEAD: &str = "id = \"A-1\"\ntitle = \"Lifts\"\nsupplier = \"Example Lifts Ltd\"\n";

/// A register of one contract with these lines at its end, and these in `cm.toml`.
fn read(contract: &str, settings: &str) -> kit::Outcome {
    kit::register(&[
        ("contracts/a.toml", format!("{HEAD}{contract}")),
        ("cm.toml", format!("format = 1\n{settings}")),
    ])
}

fn register(outcome: &kit::Outcome) -> &Register {
    &outcome.register.as_ref().expect("the settings can be read").0
}

fn terms(definitions: &[Definition]) -> Vec<(&str, &str)> {
    definitions.iter().map(|one| (one.term.as_str(), one.meaning.as_str())).collect()
}

/// What `cm check` says of reading, a line each.
fn messages(outcome: &kit::Outcome) -> Vec<String> {
    let found = outcome.findings.iter().filter(|finding| finding.rule.code.starts_with('E'));
    found.map(|finding| format!("{} {}", finding.rule.code, finding.message)).collect()
}

#[test]
fn definitions_stand_in_the_order_of_their_file() {
    let table = "[definitions]\nUptime = \"share of hours\"\n\"a call\" = \"by telephone\"\n";
    let both = [("Uptime", "share of hours"), ("a call", "by telephone")];
    let outcome = read(table, table);
    assert_eq!(messages(&outcome), [""; 0]);
    assert_eq!(terms(&register(&outcome).contracts[0].definitions), both);
    assert_eq!(terms(&register(&outcome).settings.definitions), both);
}

#[test]
fn what_defines_nothing_leaves_out_that_term_alone() {
    let table = "[definitions]\na = \"\"\nb = \" \"\nc = 3\nd.e = \"x\"\n\"\" = \"y\"\nf = \"one f\"\n";
    let wrong = [
        "E006 `a` is empty; expected what the term means",
        "E006 `b` is the text \" \"; expected what the term means",
        "E006 `c` is the number 3; expected a text in quotes",
        "E006 `d` is a table; expected a text in quotes",
        "E006 no term stands before the meaning \"y\"",
    ];
    let contract = read(table, "");
    assert_eq!(messages(&contract), wrong);
    assert_eq!(terms(&register(&contract).contracts[0].definitions), [("f", "one f")]);
    assert!(register(&contract).lost.words().is_empty(), "a key is no item");
    let settings = read("", table);
    assert_eq!(messages(&settings), wrong);
    assert_eq!(terms(&register(&settings).settings.definitions), [("f", "one f")]);
}

#[test]
fn a_plain_key_below_the_definitions_is_misplaced() {
    let outcome =
        read("[definitions]\ntier = \"gold\"\nTier = \"a class\"\nvalue = \"what it is worth\"\n", "");
    assert_eq!(messages(&outcome), ["E005 `tier` does not belong under `[definitions]`"]);
    assert_eq!(
        outcome.findings[0].help.as_deref(),
        Some(
            "move it: it belongs at the top of the file, before the first `[…]` header; as a term, write `Tier`"
        )
    );
    let kept = [("Tier", "a class"), ("value", "what it is worth")];
    assert_eq!(terms(&register(&outcome).contracts[0].definitions), kept);
    let outcome = read("", "[definitions]\nreport_within = \"5 days\"\n");
    assert!(outcome.findings[0].help.as_deref().unwrap().ends_with("write `\"Report within\"`"));
}

#[test]
fn a_term_that_stands_twice_is_an_error_of_its_file() {
    let outcome = read("[definitions]\na = \"x\"\na = \"y\"\n", "");
    assert!(outcome.codes().contains(&"E003"), "{:?}", outcome.codes());
}

/// The phrases that are remarked on, each with what is the matter with it.
fn flagged(outcome: &kit::Outcome) -> Vec<(&str, &str)> {
    let flagged = register(outcome).settings.words.flagged.iter();
    flagged.map(|one| (one.smell.as_str(), one.phrase.as_str())).collect()
}

fn accepted(outcome: &kit::Outcome) -> Vec<&str> {
    register(outcome).settings.words.accepted.iter().map(Text::as_str).collect()
}

#[test]
fn words_are_accepted_or_stand_under_what_is_the_matter_with_them() {
    let outcome = read(
        "",
        "[words]\nloophole = [\"subject to capacity\", \"save as agreed\"]\naccepted = [\"prompt\"]\n\
         vague-qualifier = [\"fit for purpose\"]\nopen-ended = []\n",
    );
    assert_eq!(messages(&outcome), [""; 0]);
    assert_eq!(accepted(&outcome), ["prompt"]);
    let all = [
        ("loophole", "subject to capacity"),
        ("loophole", "save as agreed"),
        ("vague-qualifier", "fit for purpose"),
    ];
    assert_eq!(flagged(&outcome), all);
}

#[test]
fn a_word_that_cannot_be_read_leaves_the_others() {
    let outcome = read(
        "",
        "[words]\nvague_qualifier = [\"x\"]\nsmell = [\"x\"]\naccepted = [\"a\", \"\", 3, \"b\"]\n\
         loophole = \"c\"\nopen-ended = [\" \", \"d\"]\n",
    );
    let wrong = [
        "E004 unknown key `vague_qualifier`",
        "E004 unknown key `smell`",
        "E006 `accepted` holds an empty text; expected a phrase",
        "E006 `accepted` holds the number 3; expected a text in quotes",
        "E006 `loophole` is the text \"c\"; expected a list of texts",
        "E006 `open-ended` holds an empty text; expected a phrase",
    ];
    assert_eq!(messages(&outcome), wrong);
    let near = outcome.findings[0].help.as_deref().unwrap();
    assert!(near.starts_with("did you mean `vague-qualifier`?"), "{near}");
    assert_eq!(accepted(&outcome), ["a", "b"]);
    assert_eq!(flagged(&outcome), [("open-ended", "d")]);
}
