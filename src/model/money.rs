use super::Text;
use crate::source::Spanned;
use crate::value::{Currency, Number};

/// What a contract is worth, as its file has it. Amounts are exact, without VAT.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Value {
    /// Whole life, extensions excluded.
    pub total: Option<Spanned<Number>>,
    /// A year.
    pub annual: Option<Spanned<Number>>,
    /// The currency, where it is not the register's.
    pub currency: Option<Spanned<Currency>>,
    /// Where it is charged.
    pub cost_centre: Option<Text>,
    /// Orders raised against it.
    pub purchase_orders: Vec<Text>,
    /// Who holds the budget.
    pub budget_holder: Option<Text>,
    /// How it is priced.
    pub pricing: Option<Spanned<Pricing>>,
}

/// How a contract is priced.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pricing {
    /// One price for the whole.
    Fixed,
    /// One price for a block of activity.
    Block,
    /// A price for planned activity, adjusted beyond thresholds.
    CostAndVolume,
    /// A price for each case.
    CostPerCase,
    /// Prices for each kind of work.
    RateCard,
    /// Priced order by order.
    CallOff,
}

/// A saving claimed at award.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Saving {
    /// Its id within the contract.
    pub id: Text,
    /// What it is.
    pub what: Text,
    /// The whole-life amount claimed at award.
    pub declared: Option<Spanned<Number>>,
    /// Whether it comes back every year.
    pub recurrent: Option<bool>,
    /// Whether it releases money.
    pub cashable: Option<bool>,
}
