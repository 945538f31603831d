//! The file `contracts/NN/ID.toml`, from the first line to the last.

use std::fmt::Write as _;

use crate::Result;
use crate::figure::money;
use crate::history::write_history;
use crate::kpi::write_measure;
use crate::plan::{Plan, Tier};
use crate::random::Random;
use crate::term::State;
use crate::wording::{FIRST_NAMES, LAST_NAMES, PLACES, POSTS, SUPPLIER_FIRST, SUPPLIER_LAST};

pub(crate) fn contract_text(random: &mut Random, plan: &Plan) -> Result<String> {
    let mut t = String::with_capacity(4096);
    write_head(random, &mut t, plan)?;
    write_people(random, &mut t, plan.tier)?;
    write!(t, "\n[term]\n{}{}", plan.term.lines, plan.term.after)?;
    write_value(random, &mut t, plan.annual)?;
    write!(t, "\n[[outcome]]\nid = \"purpose\"\nstatement = \"{}\"\n", plan.service.outcome)?;
    for chosen in &plan.measures {
        write_measure(random, &mut t, chosen, plan.tier)?;
    }
    write_history(random, &mut t, plan)?;
    if random.chance(40) && plan.term.state == State::Live {
        write_waiver(random, &mut t, plan)?;
    }
    Ok(t)
}

/// The keys before the first table.
fn write_head(random: &mut Random, t: &mut String, plan: &Plan) -> Result<()> {
    let (service, tier) = (plan.service, plan.tier);
    writeln!(t, "# {}: the signed copy is in the deeds store", service.title)?;
    let year = plan.start.parts().0;
    writeln!(t, "id = \"{}\"\nreference = \"C/{year}/{}\"", plan.id, random.range(1, 900))?;
    writeln!(t, "title = \"{}, {}\"", service.title, random.pick(&PLACES))?;
    writeln!(t, "supplier = \"{} {}\"", random.pick(&SUPPLIER_FIRST), random.pick(&SUPPLIER_LAST))?;
    writeln!(t, "category = \"{}\"\ncpv = \"{}\"", service.category, service.cpv)?;
    writeln!(t, "kind = \"{}\"\ntier = \"{}\"", service.kind, tier.name())?;
    if tier == Tier::Gold {
        writeln!(t, "critical = true")?;
    }
    if let (State::Closed, Some(day)) = (plan.term.state, plan.term.over) {
        writeln!(t, "closed = {}", day.plus(random.range(0, 20)))?;
    }
    writeln!(t, "route = \"{}\"", random.pick(&["open procedure", "framework call-off", "quotations"]))?;
    writeln!(t, "tags = [\"{}\"]", random.pick(&["clinical", "estates", "digital", "shared"]))?;
    Ok(())
}

fn write_people(random: &mut Random, t: &mut String, tier: Tier) -> Result<()> {
    write!(t, "\n[people]\ncontract_manager = \"{}\"\n", person(random))?;
    writeln!(t, "service_owner = \"{}\"", random.pick(&POSTS))?;
    if tier != Tier::Bronze {
        writeln!(t, "finance_contact = \"{}\"", person(random))?;
        writeln!(t, "executive_sponsor = \"{}\"", person(random))?;
    }
    writeln!(t, "supplier_contact = \"{}\"", person(random))?;
    Ok(())
}

fn person(random: &mut Random) -> String {
    format!("{} {}", random.pick(&FIRST_NAMES), random.pick(&LAST_NAMES))
}

fn write_value(random: &mut Random, t: &mut String, annual: i64) -> Result<()> {
    writeln!(t, "\n[value]\ntotal = {}  # whole life, without VAT", money(annual * random.range(3, 5)))?;
    writeln!(t, "annual = {}\ncost_centre = \"RX{}\"", money(annual), random.range(100, 999))?;
    let pricing = random.pick(&["fixed", "block", "rate-card"]);
    writeln!(t, "budget_holder = \"service_owner\"\npricing = \"{pricing}\"")?;
    Ok(())
}

/// A waiver of the first measure, begun some while ago.
fn write_waiver(random: &mut Random, t: &mut String, plan: &Plan) -> Result<()> {
    let Some(chosen) = plan.measures.first() else {
        return Ok(());
    };
    let from = plan.as_of.plus(-random.range(20, 150));
    write!(
        t,
        "\n[[waiver]]\nkpi = \"{}\"\nfrom = {from}\nuntil = {}\n\
         reason = \"Power works by the estates team\"\nagreed_by = \"service_owner\"\nagreed = {}\n",
        chosen.kind.id,
        from.plus(random.range(30, 200)),
        from.plus(-random.range(0, 15)),
    )?;
    Ok(())
}
