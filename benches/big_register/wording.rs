//! The words that the contracts are made of. What stands in double quotes in a CSV file has them here.

/// What a contract is for.
pub(crate) struct Service {
    pub(crate) title: &'static str,
    pub(crate) category: &'static str,
    pub(crate) cpv: &'static str,
    pub(crate) kind: &'static str,
    /// What the buyer wants of it.
    pub(crate) outcome: &'static str,
}

pub(crate) const SERVICES: [Service; 8] = [
    Service {
        title: "Scanner maintenance",
        category: "Clinical equipment",
        cpv: "50421000-2",
        kind: "services",
        outcome: "Patients are scanned on the day booked",
    },
    Service {
        title: "Cleaning of wards and offices",
        category: "Facilities",
        cpv: "90910000-9",
        kind: "services",
        outcome: "Buildings pass each hygiene inspection",
    },
    Service {
        title: "Patient meals",
        category: "Catering",
        cpv: "55520000-1",
        kind: "services",
        outcome: "Each patient has a hot meal at midday",
    },
    Service {
        title: "Hosting of records systems",
        category: "Digital",
        cpv: "72415000-2",
        kind: "services",
        outcome: "Records can be read day and night",
    },
    Service {
        title: "Vehicle leasing",
        category: "Fleet",
        cpv: "34100000-8",
        kind: "goods",
        outcome: "Crews have a vehicle at the start of each shift",
    },
    Service {
        title: "Linen and laundry",
        category: "Facilities",
        cpv: "98310000-9",
        kind: "services",
        outcome: "Wards have clean linen each morning",
    },
    Service {
        title: "Waste collection",
        category: "Facilities",
        cpv: "90500000-2",
        kind: "services",
        outcome: "Waste leaves each site on its day",
    },
    Service {
        title: "Laboratory consumables",
        category: "Clinical supplies",
        cpv: "33696500-0",
        kind: "goods",
        outcome: "Laboratories do not stop for want of stock",
    },
];
pub(crate) const PLACES: [&str; 8] = [
    "two sites",
    "north district",
    "all hospitals",
    "Riverside",
    "community clinics",
    "head office",
    "east depot",
    "Hill Road",
];
pub(crate) const SUPPLIER_FIRST: [&str; 10] = [
    "Aldwick",
    "Brightwater",
    "Carrow",
    "Denholm",
    "Eastmoor",
    "Fernhill",
    "Garside",
    "Harlow",
    "Ivybridge",
    "Kestrel",
];
pub(crate) const SUPPLIER_LAST: [&str; 6] =
    ["Services Ltd", "Group plc", "Partners LLP", "Systems Ltd", "Supplies Ltd", "Care CIC"];
pub(crate) const FIRST_NAMES: [&str; 12] =
    ["Amira", "Ben", "Chidi", "Dee", "Elin", "Farah", "Gareth", "Hana", "Iain", "Joy", "Kasia", "Liam"];
pub(crate) const LAST_NAMES: [&str; 10] =
    ["Adeyemi", "Brown", "Clarke", "Davies", "Evans", "Fraser", "Green", "Hughes", "Iqbal", "Jones"];
pub(crate) const POSTS: [&str; 5] =
    ["Head of Radiology", "Head of Estates", "Director of Digital", "Operations Manager", "Head of Catering"];
pub(crate) const SUMMARIES: [&str; 5] = [
    "Figures agreed; no action",
    "Backlog cleared since the last meeting",
    "New account manager introduced",
    "Late deliveries discussed; plan agreed",
    "Price review deferred to the next meeting",
];
pub(crate) const ACTIONS: [&str; 5] = [
    "Supplier to hold spare parts on site",
    "Send the revised rota for night cover",
    "Agree the new call-out procedure",
    "Share the root cause of last month's outage",
    "Correct the March invoices",
];
pub(crate) const RISKS: [&str; 4] = [
    "Single engineer certified for the equipment",
    "Supplier depends on one subcontractor",
    "Lease of the depot ends before the contract",
    "Data cannot be exported without the supplier",
];
pub(crate) const NOTES: [&str; 5] = [
    "\"part on order, fitted the next week\"",
    "staff sickness",
    "\"two sites closed, heating failure\"",
    "see minutes",
    "\"supplier says \"\"late data\"\", not accepted\"",
];
