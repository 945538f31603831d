use super::Context;
use crate::model::{Case, Procedure, Step};
use crate::source::{Span, Spanned};
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Form {
    step: Vec<FormStep>,
}

#[derive(Deserialize)]
struct FormStep {
    id: String,
    what: String,
    within: String,
    after: Option<String>,
}

/// The procedures that the program knows, from its own data file.
#[must_use]
pub fn built_in() -> Vec<Procedure> {
    let forms: BTreeMap<String, Form> =
        toml::from_str(include_str!("procedures.toml")).expect("invariant: the data file is tested");
    let step = |steps: &[FormStep], step: &FormStep| Step {
        id: step.id.as_str().into(),
        what: step.what.as_str().into(),
        within: Spanned::new(
            step.within.parse().expect("invariant: the data file is tested"),
            Span::default(),
        ),
        after: step.after.as_ref().and_then(|after| steps.iter().position(|earlier| earlier.id == *after)),
    };
    let procedure = |(name, form): (String, Form)| Procedure {
        name: name.into(),
        steps: form.step.iter().map(|one| step(&form.step, one)).collect(),
    };
    forms.into_iter().map(procedure).collect()
}

/// The step of an open case that is to be done next.
#[derive(Clone, Copy, Debug)]
pub struct NextStep<'p> {
    /// The step.
    pub step: &'p Step,
    /// The last day for it; `None` where it would lie outside the years 1 to 9999.
    pub limit: Option<NaiveDate>,
}

impl Context<'_> {
    /// The next step of a case: the first in order that is not done. `None` where the case is not open, its
    /// procedure is unknown, or no step is left.
    #[must_use]
    pub fn next_step(&self, case: &Case) -> Option<NextStep<'_>> {
        let closed = case.closed.map(|closed| closed.value);
        if !self.knows(case.opened.value) || self.knows(closed) {
            return None;
        }
        let steps = &self.procedure(&case.procedure)?.steps;
        // A step's time runs from the day on which the one before it was done, else from that one's limit.
        let mut from: Vec<Option<NaiveDate>> = Vec::with_capacity(steps.len());
        for step in steps {
            let begins = match step.after {
                Some(earlier) => from.get(earlier).copied().flatten(),
                None => Some(case.opened.value),
            };
            let limit = begins.and_then(|day| step.within.add_to(day, &self.settings.calendar));
            match case.step_done(&step.id, self.as_of) {
                Some(done) => from.push(Some(done)),
                None => return Some(NextStep { step, limit }),
            }
        }
        None
    }
}
