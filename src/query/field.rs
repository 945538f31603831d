use crate::facts::{Standing, State};
use crate::model::Settings;
use crate::read::nearest;

/// What a term looks at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Field {
    /// A bare word: id, title or supplier.
    Word,
    Id,
    Title,
    Supplier,
    Reference,
    Category,
    Tier,
    Tag,
    State,
    Standing,
    Who,
    Start,
    End,
    Value,
}

const FIELDS: &[(&str, Field)] = &[
    ("id", Field::Id),
    ("title", Field::Title),
    ("supplier", Field::Supplier),
    ("reference", Field::Reference),
    ("category", Field::Category),
    ("tier", Field::Tier),
    ("tag", Field::Tag),
    ("state", Field::State),
    ("standing", Field::Standing),
    ("who", Field::Who),
    ("start", Field::Start),
    ("end", Field::End),
    ("value", Field::Value),
];

impl Field {
    pub(super) fn parse(name: &str) -> Result<Self, String> {
        if let Some((_, field)) = FIELDS.iter().find(|(known, _)| *known == name) {
            return Ok(*field);
        }
        let names = || FIELDS.iter().map(|(name, _)| *name);
        let known = names().collect::<Vec<_>>().join(", ");
        Err(match nearest(name, names()) {
            Some(near) => format!("there is no field `{name}` to look in; did you mean `{near}:`?"),
            None => format!("there is no field `{name}` to look in; there are {known}"),
        })
    }

    /// A bare word; one that looks like a field with another sign is probably meant as a field.
    pub(super) fn word(text: &str) -> Result<Self, String> {
        let Some(sign) = text.find(['=', '<', '>']) else { return Ok(Self::Word) };
        let (name, value) = (&text[..sign], text[sign..].trim_start_matches(['=', '<', '>']));
        match Self::parse(name) {
            Ok(Self::Value) => Err(format!("write `value:{value}..` or `value:..{value}` for `{text}`")),
            Ok(_) => Err(format!("write `{name}:{value}` for `{text}`")),
            Err(_) => Ok(Self::Word),
        }
    }

    /// Whether a word is a term with a field of its own.
    pub(super) fn begins(word: &str) -> bool {
        let word = word.strip_prefix("not:").unwrap_or(word);
        word.split_once(':').is_some_and(|(name, _)| Self::parse(name).is_ok())
    }

    /// The value to compare with, in lower case; of a field with few values, one of them.
    pub(super) fn check(self, value: &str) -> Result<String, String> {
        let value = value.to_lowercase();
        let words: Vec<&str> = match self {
            Self::State => State::ALL.iter().map(|state| state.word()).collect(),
            Self::Standing => {
                let all = [Standing::Red, Standing::Grey, Standing::Amber, Standing::Green];
                all.iter().map(|standing| standing.word()).chain(["none"]).collect()
            }
            _ => return Ok(value),
        };
        if words.contains(&value.as_str()) {
            return Ok(value);
        }
        let name = if self == Self::State { "state" } else { "standing" };
        Err(format!("`{value}` is not a {name}; there are {}", words.join(", ")))
    }
}

/// Whether a text holds another, already in lower case, ignoring case.
pub(super) fn contains(text: &str, lower: &str) -> bool {
    text.to_lowercase().contains(lower)
}

/// Whether a text is what a pattern with `*` and `?` says, as a whole, ignoring case.
pub(super) fn glob(pattern: &str, text: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    let text: Vec<char> = text.to_lowercase().chars().collect();
    let (mut p, mut t) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p, t));
                p += 1;
            }
            Some(c) if *c == '?' || *c == text[t] => {
                p += 1;
                t += 1;
            }
            _ => match star {
                Some((at, from)) => {
                    star = Some((at, from + 1));
                    p = at + 1;
                    t = from + 1;
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}

/// Whether a name holds the wanted text, or is another name of somebody whose name does.
pub(super) fn person(settings: &Settings, lower: &str, name: &str) -> bool {
    contains(name, lower) || known_as(settings, name, |other| contains(other, lower))
}

/// Whether two names are one person's, ignoring case.
pub(super) fn same_person(settings: &Settings, wanted: &str, name: &str) -> bool {
    let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
    same(wanted, name) || known_as(settings, name, |other| same(other, wanted))
}

/// Whether any of the names that `[who]` gives the bearer of this one fits.
fn known_as(settings: &Settings, name: &str, fits: impl Fn(&str) -> bool) -> bool {
    let lower = name.to_lowercase();
    settings.who.iter().any(|who| {
        let names =
            || std::iter::once(&who.name).chain(&who.others).map(super::super::source::Spanned::as_str);
        names().any(|known| known.to_lowercase() == lower) && names().any(&fits)
    })
}
