//! The rules of `cm check` that look at what was read: one file a rule, with its page beside it.
//!
//! A rule is a function from facts to findings. The driver owns the loops, the allowances and the severities
//! that a register raises.

mod action_without_due;
mod allow;
mod ask;
mod bands_on_wrong_side;
mod bands_out_of_order;
mod call_off_too_late;
mod change_without_total;
mod clash;
mod closed_early;
mod cpv_form;
mod critical_asked_little;
mod dates;
mod dates_out_of_order;
pub mod draft;
mod end_before_start;
mod extension_after_end;
mod extension_taken_without_value;
mod impossible_share;
mod large_value_asked_little;
mod links;
mod loop_of_contracts;
mod lost;
pub mod measure;
mod measure_outside_term;
mod measure_without_owner;
mod name_of_two;
mod never_changes;
mod no_contract_manager;
mod no_document;
mod no_measures;
mod no_outcome;
mod no_review_ever;
mod no_service_owner;
mod no_start;
mod no_supplier_id;
mod no_tier;
mod no_value;
mod not_an_occurrence;
mod not_yet_happened;
mod nothing_follows;
mod notice_too_late;
mod notice_without_renewal;
mod odd_value;
mod odd_weight;
mod one_person_answers;
mod open_ended_without_notice;
mod option_out_of_order;
mod option_without_end;
mod out_of_years;
mod outside_periods;
mod over_but_not_closed;
mod owner_is_no_role;
mod percentage_scale;
mod placeholder_date;
mod planned_in_force;
mod recorded_too_early;
mod references;
mod renews_without_notice;
mod repeated_spend;
mod review_twice;
mod review_without_record;
mod risk_without_review;
mod role_misspelt;
mod same_contract_twice;
mod saving_counted_twice;
mod saving_exceeds_declared;
mod saving_never_realised;
mod saving_outside_term;
pub mod smart;
mod spend_in_future;
mod spend_outside_term;
mod step_out_of_order;
mod successor_and_none;
mod successor_first;
mod supplier_id_form;
mod supplier_of_two_ids;
mod taken_and_declined;
mod target_change_clash;
mod targets;
mod termination_without_effect;
mod unknown_kpi;
mod unknown_outcome;
mod unknown_parent;
mod unknown_procedure;
mod unknown_step;
mod unknown_successor;
mod unknown_tier;
mod unknown_variation;
mod waiver_after_the_fact;
mod waiver_agreed_by_nobody;
mod waiver_of_nothing;
mod wording;
mod worth;
mod wrong_scale;

use crate::diag::{self, Finding, Rule, Severity};
use crate::facts::Facts;
use crate::model::{Asks, Contract, Register};
use crate::query::Query;
use crate::read::{self, Money};
use crate::source::{FileId, Span};
use crate::view::View;
use chrono::NaiveDate;

use measure::{Letter, MeasureCx, Weight, Worded};

pub use ask::Known;
pub use wording::rewrite;

/// A rule with what it looks at.
#[derive(Debug)]
pub enum Check {
    /// One contract at a time.
    Contract(&'static Rule, fn(&ContractCx, &mut Vec<Finding>)),
    /// One measure at a time, with the letter that the rule speaks of and what it does to it.
    Measure(&'static Rule, Letter, Weight, fn(&MeasureCx, &mut Vec<Finding>)),
    /// The register as a whole.
    Register(&'static Rule, fn(&RegisterCx, &mut Vec<Finding>)),
}

impl Check {
    /// The rule.
    #[must_use]
    pub fn rule(&self) -> &'static Rule {
        match self {
            Self::Contract(rule, _) | Self::Measure(rule, ..) | Self::Register(rule, _) => rule,
        }
    }
}

/// What a rule about one contract may look at.
#[derive(Debug)]
pub struct ContractCx<'v> {
    /// The register on the day.
    pub view: &'v View<'v>,
    /// The contract.
    pub contract: &'v Contract,
    /// What follows from it.
    pub facts: &'v Facts,
    /// How much its tier asks.
    pub asks: Asks,
    /// What is known of the register as a whole.
    pub known: &'v Known<'v>,
}

impl ContractCx<'_> {
    /// The register.
    #[must_use]
    pub fn register(&self) -> &Register {
        self.view.register
    }

    /// The as-of date.
    #[must_use]
    pub fn as_of(&self) -> NaiveDate {
        self.view.context.as_of
    }

    /// A finding about this contract, at a span of its file.
    pub fn finding(&self, rule: &'static Rule, span: Span, message: impl Into<String>) -> Finding {
        Finding::new(rule, self.contract.file, span, message).of(&self.contract.id)
    }

    /// The span to point at for what is missing as a whole: the id.
    #[must_use]
    pub fn head(&self) -> Span {
        self.contract.id.span
    }
}

/// What a rule about the register may look at.
#[derive(Debug)]
pub struct RegisterCx<'v> {
    /// The register on the day.
    pub view: &'v View<'v>,
    /// What was spent and saved.
    pub money: &'v Money,
    /// What is known of the register as a whole.
    pub known: &'v Known<'v>,
}

impl RegisterCx<'_> {
    /// The register.
    #[must_use]
    pub fn register(&self) -> &Register {
        self.view.register
    }

    /// The contract at a place of the register's contracts.
    #[must_use]
    pub fn contract(&self, at: u32) -> Option<&Contract> {
        usize::try_from(at).ok().and_then(|at| self.view.register.contracts.get(at)).map(|found| &**found)
    }

    /// A finding at a span of any file.
    pub fn finding(
        &self,
        rule: &'static Rule,
        file: FileId,
        span: Span,
        message: impl Into<String>,
    ) -> Finding {
        Finding::new(rule, file, span, message)
    }
}

/// The rules about facts, readings and money, by code; those about measures stand in folders of their own.
static FACTS: &[&Check] = &[
    &end_before_start::CHECK,
    &extension_after_end::CHECK,
    &taken_and_declined::CHECK,
    &option_without_end::CHECK,
    &option_out_of_order::CHECK,
    &notice_too_late::CHECK,
    &notice_without_renewal::CHECK,
    &termination_without_effect::CHECK,
    &unknown_successor::CHECK,
    &successor_and_none::CHECK,
    &unknown_parent::CHECK,
    &loop_of_contracts::CHECK,
    &unknown_tier::CHECK,
    &unknown_procedure::CHECK,
    &unknown_step::CHECK,
    &step_out_of_order::CHECK,
    &unknown_kpi::CHECK,
    &unknown_outcome::CHECK,
    &unknown_variation::CHECK,
    &bands_on_wrong_side::CHECK,
    &bands_out_of_order::CHECK,
    &target_change_clash::CHECK,
    &measure_outside_term::CHECK,
    &not_an_occurrence::CHECK,
    &dates_out_of_order::CHECK,
    &not_yet_happened::CHECK,
    &placeholder_date::CHECK,
    &role_misspelt::CHECK,
    &owner_is_no_role::CHECK,
    &cpv_form::CHECK,
    &supplier_id_form::CHECK,
    &odd_value::CHECK,
    &planned_in_force::CHECK,
    &closed_early::CHECK,
    &percentage_scale::CHECK,
    &waiver_after_the_fact::CHECK,
    &out_of_years::CHECK,
    &name_of_two::CHECK,
    &odd_weight::CHECK,
    &same_contract_twice::CHECK,
    &supplier_of_two_ids::CHECK,
    &successor_first::CHECK,
    &call_off_too_late::CHECK,
    &waiver_of_nothing::CHECK,
    &change_without_total::CHECK,
    &review_twice::CHECK,
    &no_contract_manager::CHECK,
    &no_service_owner::CHECK,
    &no_measures::CHECK,
    &no_review_ever::CHECK,
    &no_start::CHECK,
    &open_ended_without_notice::CHECK,
    &no_value::CHECK,
    &renews_without_notice::CHECK,
    &no_outcome::CHECK,
    &no_document::CHECK,
    &nothing_follows::CHECK,
    &over_but_not_closed::CHECK,
    &measure_without_owner::CHECK,
    &one_person_answers::CHECK,
    &saving_never_realised::CHECK,
    &critical_asked_little::CHECK,
    &large_value_asked_little::CHECK,
    &no_tier::CHECK,
    &extension_taken_without_value::CHECK,
    &no_supplier_id::CHECK,
    &review_without_record::CHECK,
    &action_without_due::CHECK,
    &waiver_agreed_by_nobody::CHECK,
    &risk_without_review::CHECK,
    &outside_periods::CHECK,
    &wrong_scale::CHECK,
    &impossible_share::CHECK,
    &recorded_too_early::CHECK,
    &never_changes::CHECK,
    &spend_outside_term::CHECK,
    &repeated_spend::CHECK,
    &spend_in_future::CHECK,
    &saving_outside_term::CHECK,
    &saving_exceeds_declared::CHECK,
    &saving_counted_twice::CHECK,
];

/// The rules that look at what was read.
pub fn checks() -> impl Iterator<Item = &'static Check> {
    [FACTS, wording::CHECKS, worth::CHECKS, clash::CHECKS].into_iter().flatten().copied()
}

/// Every rule, those of reading included, by code.
#[must_use]
pub fn all() -> Vec<&'static Rule> {
    let mut all: Vec<&'static Rule> = read::rules::ALL.to_vec();
    all.extend(checks().map(Check::rule));
    all.extend(allow::ALL);
    all.sort_by_key(|rule| order(rule.code));
    all
}

/// E first, then the families in the order of their numbers.
fn order(code: &str) -> (bool, &str) {
    (!code.starts_with('E'), &code[1..])
}

/// What the rules about measures find in a contract.
pub fn measures(cx: &ContractCx, out: &mut Vec<Finding>) {
    let own = measure::defined(&cx.contract.definitions);
    for (at, (measure, facts)) in cx.contract.measures.iter().zip(&cx.facts.measures).enumerate() {
        let worded = measure
            .statement
            .as_ref()
            .map(|text| Worded { text, statement: cx.known.vocabulary.read(text, &own) });
        let cx = MeasureCx { contract: cx, measure, at, facts, worded };
        for check in checks() {
            if let Check::Measure(.., run) = check {
                run(&cx, out);
            }
        }
    }
}

/// The letter that a rule about measures speaks of, and what it does to it.
#[must_use]
pub fn weighs(code: &str) -> Option<(Letter, Weight)> {
    checks().find_map(|check| match check {
        Check::Measure(rule, letter, weight, _) if rule.code == code => Some((*letter, *weight)),
        _ => None,
    })
}

/// Every finding of a register: those of reading and those of the rules, less what is allowed, with what is
/// denied raised to errors; by file and place.
#[must_use]
pub fn check(view: &View, money: &Money) -> Vec<Finding> {
    let mut findings = view.register.findings.clone();
    let known = Known::new(view.register);
    let of_contracts = view.each(&Query::default(), |contract, facts| {
        let asks = view.context.settings.asks(contract.tier.as_ref());
        let cx = ContractCx { view, contract, facts, asks, known: &known };
        let mut found = Vec::new();
        for check in checks() {
            if let Check::Contract(_, run) = check {
                run(&cx, &mut found);
            }
        }
        measures(&cx, &mut found);
        found
    });
    findings.extend(of_contracts.into_iter().flatten());
    let cx = RegisterCx { view, money, known: &known };
    for check in checks() {
        if let Check::Register(_, run) = check {
            run(&cx, &mut findings);
        }
    }
    let mut findings = allow::apply(view, findings);
    for finding in &mut findings {
        raise(view, finding);
    }
    diag::sort(&mut findings);
    findings
}

/// Raises a finding to an error where the register denies it.
fn raise(view: &View, finding: &mut Finding) {
    let denied = &view.context.settings.check.deny;
    if denied.iter().any(|code| code.as_str() == finding.rule.code) {
        finding.severity = Severity::Error;
    }
}
