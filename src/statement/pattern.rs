//! The notation of the term lists: phrases with alternatives, and verbs in all their forms.
//!
//! `a b` two words; `(a|b c)` one of these; `(a)?` perhaps; `words?` the last letter perhaps; `injur(y|ies)` endings;
//! `{improve}` a verb in all its forms (`{cut!}` doubles its last letter); `*` any one word.

/// One place of a pattern: one of these runs of words, perhaps none.
#[derive(Debug)]
pub(super) struct Place {
    /// The runs, each in lower case; a run of `*` stands for any word.
    pub(super) runs: Vec<Vec<String>>,
    /// Whether it may be left out.
    pub(super) optional: bool,
}

/// Reads a phrase; `None` where its brackets do not pair.
pub(super) fn parse(phrase: &str) -> Option<Vec<Place>> {
    let mut places = Vec::new();
    let mut rest = phrase.trim();
    while !rest.is_empty() {
        let end = piece(rest)?;
        places.push(place(&rest[..end]));
        rest = rest[end..].trim_start();
    }
    Some(places)
}

/// The length of the first piece: up to a space outside of brackets.
fn piece(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, one) in text.char_indices() {
        match one {
            '(' => depth += 1,
            ')' => depth = depth.checked_sub(1)?,
            ' ' if depth == 0 => return Some(at),
            _ => {}
        }
    }
    (depth == 0).then_some(text.len())
}

fn place(piece: &str) -> Place {
    if let Some(inner) = piece.strip_prefix('{') {
        let (verb, rest) = inner.split_once('}').unwrap_or((inner, ""));
        let runs = forms(verb).into_iter().map(|form| vec![form + rest]).collect();
        return Place { runs, optional: false };
    }
    if piece.starts_with('(') {
        let (inner, optional) = match piece.strip_suffix("?") {
            Some(group) => (group, true),
            None => (piece, false),
        };
        let inner = inner.trim_start_matches('(').strip_suffix(')').unwrap_or(inner);
        let runs = alternatives(inner).iter().flat_map(|run| endings(run)).map(|run| words(&run)).collect();
        return Place { runs, optional };
    }
    Place { runs: endings(piece).iter().map(|run| words(run)).collect(), optional: false }
}

fn words(run: &str) -> Vec<String> {
    run.split(' ').filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// The parts between bars outside of inner brackets.
fn alternatives(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut depth = 0_usize;
    for one in text.chars() {
        match one {
            '|' if depth == 0 => all.push(String::new()),
            _ => {
                depth = if one == '(' { depth + 1 } else { depth.saturating_sub(usize::from(one == ')')) };
                if let Some(last) = all.last_mut() {
                    last.push(one);
                }
            }
        }
    }
    all
}

/// A run with its optional letters and endings written out.
fn endings(run: &str) -> Vec<String> {
    if let (Some(open), Some(close)) = (run.find('('), run.find(')')) {
        let (head, tail) = (&run[..open], &run[close + 1..]);
        let (tail, optional) = tail.strip_prefix('?').map_or((tail, false), |tail| (tail, true));
        let inner = run[open + 1..close].split('|').map(|ending| format!("{head}{ending}{tail}"));
        let bare = optional.then(|| format!("{head}{tail}"));
        return inner.chain(bare).flat_map(|run| endings(&run)).collect();
    }
    match run.split_once('?') {
        Some((head, tail)) => {
            let mut short = head.to_owned();
            short.pop();
            [format!("{short}{tail}"), format!("{head}{tail}")].iter().flat_map(|run| endings(run)).collect()
        }
        None => vec![run.to_owned()],
    }
}

/// The forms of a regular verb; an exclamation mark doubles the last letter before `ed` and `ing`.
pub(super) fn forms(verb: &str) -> Vec<String> {
    let (base, double) = verb.strip_suffix('!').map_or((verb, false), |base| (base, true));
    let mut stem = base.to_owned();
    let last = base.chars().last().unwrap_or('e');
    if double {
        stem.push(last);
    }
    let vowel_before = base.chars().rev().nth(1).is_some_and(|one| "aeiou".contains(one));
    let (third, past, now) = if last == 'y' && !vowel_before {
        let cut = &base[..base.len() - 1];
        (format!("{cut}ies"), format!("{cut}ied"), format!("{base}ing"))
    } else if last == 'e' {
        let cut = if base.ends_with("ee") { base } else { &base[..base.len() - 1] };
        (format!("{base}s"), format!("{base}d"), format!("{cut}ing"))
    } else {
        let hiss = ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end));
        (format!("{base}{}", if hiss { "es" } else { "s" }), format!("{stem}ed"), format!("{stem}ing"))
    };
    vec![base.to_owned(), third, past, now]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(phrase: &str) -> Vec<Vec<String>> {
        let join = |place: &Place| place.runs.iter().map(|run| run.join(" ")).collect();
        parse(phrase).unwrap().iter().map(join).collect()
    }

    #[test]
    fn the_notation_is_read() {
        assert_eq!(runs("a (b|c d)? e"), [vec!["a"], vec!["b", "c d"], vec!["e"]]);
        assert_eq!(runs("delays?"), [vec!["delay", "delays"]]);
        assert_eq!(runs("injur(y|ies)"), [vec!["injury", "injuries"]]);
        assert_eq!(runs("kind(s)? of"), [vec!["kinds", "kind"], vec!["of"]]);
        assert!(parse("(a|b").is_none() && parse("a)").is_none());
    }

    #[test]
    fn verbs_are_inflected() {
        assert_eq!(forms("improve"), ["improve", "improves", "improved", "improving"]);
        assert_eq!(forms("cut!"), ["cut", "cuts", "cutted", "cutting"]);
        assert_eq!(forms("try"), ["try", "tries", "tried", "trying"]);
        assert_eq!(forms("reach"), ["reach", "reaches", "reached", "reaching"]);
        assert_eq!(forms("agree"), ["agree", "agrees", "agreed", "agreeing"]);
    }
}
