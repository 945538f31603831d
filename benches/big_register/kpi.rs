//! The `[[kpi]]` table of a measure.

use std::fmt::Write as _;

use crate::Result;
use crate::figure::decimal;
use crate::measure::Chosen;
use crate::plan::Tier;
use crate::random::Random;

/// Less is written about a bronze contract's measures, as in life.
pub(crate) fn write_measure(random: &mut Random, t: &mut String, chosen: &Chosen, tier: Tier) -> Result<()> {
    let kind = chosen.kind;
    let figure = |steps| decimal(steps, kind.places);
    let (serious, severe) = chosen.bands();
    write!(t, "\n[[kpi]]\nid = \"{}\"\nstatement = \"{}\"\n", kind.id, kind.statement)?;
    if tier != Tier::Bronze {
        writeln!(t, "outcome = \"purpose\"")?;
    }
    writeln!(t, "unit = \"{}\"", kind.unit)?;
    writeln!(t, "target.{} = {}", chosen.op(), figure(chosen.target))?;
    write!(t, "failure = {{ serious = {}", figure(serious))?;
    if tier != Tier::Bronze {
        write!(t, ", severe = {}", figure(severe))?;
    }
    writeln!(t, " }}\nfrequency = \"monthly\"")?;
    if tier != Tier::Bronze {
        writeln!(t, "method = \"{}\"", kind.method)?;
    }
    writeln!(t, "source = \"{}\"", kind.source)?;
    writeln!(t, "owner = \"{}\"", random.pick(&["contract_manager", "service_owner"]))?;
    writeln!(t, "from = {}", chosen.first.first())?;
    Ok(())
}
