use super::field::{Field, contains, glob, person};
use super::range::Range;
use crate::facts::Facts;
use crate::model::{Contract, Settings};
use crate::value::Total;
use chrono::NaiveDate;

/// One term of a query.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub(super) field: Field,
    pub(super) negated: bool,
    wanted: Wanted,
}

#[derive(Clone, Debug)]
enum Wanted {
    Text(String),
    Days(Range<NaiveDate>),
    Amount(Range<Total>),
}

impl Term {
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let (negated, rest) = match text.strip_prefix("not:") {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        if rest.is_empty() {
            return Err(format!("`{text}` says nothing to look for"));
        }
        let (field, value) = match rest.split_once(':') {
            Some((name, value)) => (Field::parse(name)?, value),
            None => (Field::word(rest)?, rest),
        };
        if value.trim().is_empty() {
            return Err(format!("`{text}` says nothing to look for"));
        }
        if let Some(other) = value.split_whitespace().skip(1).find(|word| Field::begins(word)) {
            return Err(format!(
                "`{text}` holds another term, `{other}`: give each by itself, without quotes"
            ));
        }
        let wanted = match field {
            Field::Start | Field::End => Wanted::Days(Range::days(value)?),
            Field::Value => Wanted::Amount(Range::amounts(value)?),
            _ => Wanted::Text(field.check(value)?),
        };
        Ok(Self { field, negated, wanted })
    }

    pub(super) fn matches(&self, settings: &Settings, contract: &Contract, facts: &Facts) -> bool {
        self.negated != self.fits(settings, contract, facts)
    }

    fn fits(&self, _settings: &Settings, contract: &Contract, facts: &Facts) -> bool {
        let text = match &self.wanted {
            Wanted::Days(range) => {
                let start = contract.term.start.map(|start| start.value);
                return range.holds(if self.field == Field::End { facts.term.end } else { start });
            }
            Wanted::Amount(range) => return range.holds(facts.value),
            Wanted::Text(text) => text,
        };
        let optional =
            |field: &Option<crate::model::Text>| field.as_ref().is_some_and(|field| contains(field, text));
        match self.field {
            Field::Word => {
                let places = [&contract.id, &contract.title, &contract.supplier];
                places.iter().any(|place| contains(place, text))
            }
            Field::Id => glob(text, &contract.id),
            Field::Title => contains(&contract.title, text),
            Field::Supplier => contains(&contract.supplier, text),
            Field::Reference => optional(&contract.reference),
            Field::Category => optional(&contract.category),
            Field::Tier => contract.tier.as_ref().is_some_and(|tier| tier.eq_ignore_ascii_case(text)),
            Field::Tag => contract.tags.iter().any(|tag| tag.to_lowercase() == *text),
            Field::State => facts.state.word() == text,
            Field::Standing => facts.standing.map_or("none", crate::facts::Standing::word) == text,
            Field::Who | Field::Start | Field::End | Field::Value => true,
        }
    }

    pub(super) fn matches_who(&self, settings: &Settings, who: Option<&str>) -> bool {
        let Wanted::Text(text) = &self.wanted else { return true };
        self.negated != who.is_some_and(|who| person(settings, text, who))
    }
}
