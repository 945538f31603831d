use super::{Date, Text};
use crate::source::{Span, Spanned};
use crate::value::{Length, Number};
use chrono::NaiveDate;

/// Either party's dated duty.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Obligation {
    /// Its id, one of the set that obligations, actions, risks and cases share.
    pub id: Text,
    /// What is to be done.
    pub what: Text,
    /// Who owes it.
    pub party: Option<Spanned<Party>>,
    /// The first day that it is due.
    pub first: Date,
    /// How often; `None` is once.
    pub every: Option<Spanned<Length>>,
    /// The clause of the contract.
    pub clause: Option<Text>,
    /// Which occurrence was met, and on what day, in file order.
    pub done: Vec<(Date, Date)>,
}

/// A side of a contract.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Party {
    /// The supplier.
    Supplier,
    /// The buyer.
    Buyer,
}

/// A review meeting that was held.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Review {
    /// Where it stands.
    pub span: Span,
    /// The day.
    pub held: Date,
    /// Who held it: a role or a name.
    pub by: Option<Text>,
    /// How the supplier did.
    pub rating: Option<Spanned<Rating>>,
    /// What came of it.
    pub summary: Option<Text>,
    /// The next one, overriding the tier's cadence once.
    pub next: Option<Date>,
}

/// How a supplier did, in the words of the published performance ratings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rating {
    /// Good.
    Good,
    /// Approaching target.
    ApproachingTarget,
    /// Requires improvement.
    RequiresImprovement,
    /// Inadequate.
    Inadequate,
    /// Other.
    Other,
}

/// Something agreed to be done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Action {
    /// Its id, one of the set that obligations, actions, risks and cases share.
    pub id: Text,
    /// What is to be done.
    pub what: Text,
    /// Who: a role or a name.
    pub owner: Option<Text>,
    /// The day on which it was raised.
    pub raised: Option<Date>,
    /// The day by which it is to be done.
    pub due: Option<Date>,
    /// The day on which it was done.
    pub done: Option<Date>,
    /// The measure that it serves.
    pub kpi: Option<Text>,
}

/// A breach accepted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Waiver {
    /// Where it stands.
    pub span: Span,
    /// The measure.
    pub kpi: Text,
    /// The first day on which a period may begin to be covered.
    pub from: Date,
    /// The last such day, included.
    pub until: Date,
    /// Why.
    pub reason: Text,
    /// Who agreed: a role or a name.
    pub agreed_by: Option<Text>,
    /// When.
    pub agreed: Date,
}

/// A change agreed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Variation {
    /// Its id within the contract.
    pub id: Text,
    /// The day on which it was agreed.
    pub agreed: Date,
    /// The day from which it has effect.
    pub effective: Option<Date>,
    /// What changed.
    pub summary: Option<Text>,
    /// Added to the contract's value.
    pub value_change: Option<Spanned<Number>>,
    /// Where it moves the end.
    pub new_end: Option<Date>,
    /// The clause that allows it.
    pub clause: Option<Text>,
}

/// A risk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Risk {
    /// Its id, one of the set that obligations, actions, risks and cases share.
    pub id: Text,
    /// What may happen.
    pub what: Text,
    /// From 1 to 5.
    pub likelihood: Option<Spanned<u8>>,
    /// From 1 to 5.
    pub impact: Option<Spanned<u8>>,
    /// Who watches it: a role or a name.
    pub owner: Option<Text>,
    /// When it is to be looked at again.
    pub review: Option<Date>,
    /// The day on which it was closed.
    pub closed: Option<Date>,
}

/// A formal performance procedure that has been opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Case {
    /// Its id, one of the set that obligations, actions, risks and cases share.
    pub id: Text,
    /// The day on which it was opened.
    pub opened: Date,
    /// The name of the procedure.
    pub procedure: Text,
    /// The measures that it is about.
    pub kpis: Vec<Text>,
    /// Which step was done, and on what day, in file order.
    pub done: Vec<(Text, Date)>,
    /// The day on which it was closed.
    pub closed: Option<Date>,
    /// What came of it.
    pub outcome: Option<Text>,
}

impl Case {
    /// The day on which a step was done, if that is on or before the as-of date.
    #[must_use]
    pub fn step_done(&self, step: &str, as_of: NaiveDate) -> Option<NaiveDate> {
        let (_, day) = self.done.iter().find(|(id, _)| id.as_str() == step)?;
        (day.value <= as_of).then_some(day.value)
    }
}
