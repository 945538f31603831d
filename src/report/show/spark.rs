//! A row of blocks that shows how a series went: exact, from the lowest value to the highest.

use crate::value::Total;

const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const GAP: char = '·';
/// What stands for every value where all are the same.
const LEVEL: char = '▄';

/// A block for each value, a dot for each gap. The lowest value is the lowest block and the highest the
/// highest; between them each value takes the nearest level.
pub(super) fn sparkline(values: &[Option<Total>]) -> String {
    let known = || values.iter().flatten();
    let (Some(low), Some(high)) = (known().min(), known().max()) else {
        return values.iter().map(|_| GAP).collect();
    };
    let range = *high - *low;
    let block = |value: &Option<Total>| match value {
        None => GAP,
        Some(_) if range.is_zero() => LEVEL,
        Some(value) => level(*value - *low, range),
    };
    values.iter().map(block).collect()
}

/// The nearest of eight levels: level `n` is reached at (2n - 1)/14 of the range.
fn level(above: Total, range: Total) -> char {
    let above = times(above, 14);
    let mut level = BLOCKS[0];
    for (step, block) in (1..).step_by(2).zip(&BLOCKS[1..]) {
        if above >= times(range, step) {
            level = *block;
        }
    }
    level
}

fn times(total: Total, count: usize) -> Total {
    std::iter::repeat_n(total, count).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Number;

    #[track_caller]
    fn case(values: &str, expected: &str) {
        let value = |word: &str| Number::parse(word.as_bytes()).ok().map(|number| number.value.into());
        assert_eq!(sparkline(&values.split(' ').map(value).collect::<Vec<_>>()), expected);
    }

    #[test]
    fn the_lowest_and_the_highest_are_the_ends() {
        case("0 1 2 3 4 5 6 7", "▁▂▃▄▅▆▇█");
        case("98.5 98.49", "█▁");
        case("-3 0 3", "▁▅█");
        case("0.000000000000000000000000001 9999999999999999999999999999", "▁█");
    }

    #[test]
    fn gaps_are_dots_and_a_flat_series_stays_in_the_middle() {
        case("1 x 2", "▁·█");
        case("x x", "··");
        case("5 5.0 x", "▄▄·");
        assert_eq!(sparkline(&[]), "");
    }

    #[test]
    fn halfway_takes_the_higher_level() {
        case("0 0.5 7", "▁▂█");
        case("0 0.49 7", "▁▁█");
    }
}
