//! What has happened under a contract and what is promised: obligations, reviews, actions and a risk.

use std::fmt::Write as _;

use crate::Result;
use crate::plan::{Plan, Tier};
use crate::random::Random;
use crate::wording::{ACTIONS, RISKS, SUMMARIES};

pub(crate) fn write_history(random: &mut Random, t: &mut String, plan: &Plan) -> Result<()> {
    write_insurance(random, t, plan)?;
    if random.chance(300) {
        let first = plan.as_of.plus(random.range(-20, 300));
        write!(
            t,
            "\n[[obligation]]\nid = \"price-review\"\nwhat = \"Answer the supplier's indexation request\"\n\
             party = \"buyer\"\nfirst = {first}\n"
        )?;
    }
    write_reviews(random, t, plan)?;
    write_actions(random, t, plan)?;
    if plan.tier != Tier::Bronze || !random.chance(600) {
        write_risk(random, t, plan)?;
    }
    Ok(())
}

/// An obligation that comes round, done each time about its day; the last time is sometimes left open.
fn write_insurance(random: &mut Random, t: &mut String, plan: &Plan) -> Result<()> {
    let (start, until) = (plan.start, plan.until());
    let every = if random.chance(800) { 12 } else { 6 };
    write!(
        t,
        "\n[[obligation]]\nid = \"insurance\"\nwhat = \"Public liability insurance certificate, £10m\"\n\
         party = \"supplier\"\nfirst = {start}\nevery = \"{every} months\"\n[obligation.done]\n"
    )?;
    let late = random.chance(80);
    for count in 0.. {
        let day = start.plus_months(every * count);
        let next = start.plus_months(every * (count + 1));
        if day > until || (late && next > until) {
            break;
        }
        writeln!(t, "{day} = {}", day.plus(random.range(-20, 6)).min(until))?;
    }
    Ok(())
}

/// The last review or the last two, latest first.
fn write_reviews(random: &mut Random, t: &mut String, plan: &Plan) -> Result<()> {
    let cadence = match plan.tier {
        Tier::Gold => 31,
        Tier::Silver => 92,
        Tier::Bronze => 365,
    };
    let mut held = plan.until().plus(-random.range(1, cadence + cadence / 20));
    for _ in 0..random.range(1, 2) {
        if held < plan.start {
            break;
        }
        write!(
            t,
            "\n[[review]]\nheld = {held}\nby = \"contract_manager\"\nrating = \"{}\"\nsummary = \"{}\"\n",
            random.pick(&["good", "good", "approaching-target", "requires-improvement"]),
            random.pick(&SUMMARIES)
        )?;
        if random.chance(100) {
            writeln!(t, "next = {}", held.plus(cadence + random.range(-10, 10)))?;
        }
        held = held.plus(-cadence - random.range(-5, 5));
    }
    Ok(())
}

fn write_actions(random: &mut Random, t: &mut String, plan: &Plan) -> Result<()> {
    let until = plan.until();
    for index in 1..=random.range(0, 2) {
        let due = until.plus(random.range(-120, 60));
        let raised = due.plus(-random.range(20, 50)).min(until);
        write!(
            t,
            "\n[[action]]\nid = \"act-{index}\"\nwhat = \"{}\"\nowner = \"{}\"\n\
             raised = {raised}\ndue = {due}\n",
            random.pick(&ACTIONS),
            random.pick(&["supplier_contact", "contract_manager"]),
        )?;
        if (due < until && random.chance(900)) || random.chance(200) {
            writeln!(t, "done = {}", due.plus(random.range(-10, 10)).max(raised).min(until))?;
        }
    }
    Ok(())
}

fn write_risk(random: &mut Random, t: &mut String, plan: &Plan) -> Result<()> {
    let until = plan.until();
    write!(
        t,
        "\n[[risk]]\nid = \"R1\"\nwhat = \"{}\"\nlikelihood = {}\nimpact = {}\n\
         owner = \"contract_manager\"\nreview = {}\n",
        random.pick(&RISKS),
        random.range(1, 5),
        random.range(1, 5),
        until.plus(random.range(-10, 250))
    )?;
    if random.chance(150) {
        writeln!(t, "closed = {}", until.plus(-random.range(1, 200)))?;
    }
    Ok(())
}
