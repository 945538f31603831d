//! How figures are written in the register's files.

pub(crate) fn decimal(steps: i64, places: u32) -> String {
    let unit = 10_i64.pow(places);
    let width = usize::try_from(places).unwrap_or(0);
    format!("{}.{:0width$}", steps / unit, steps % unit)
}

pub(crate) fn money(pounds: i64) -> String {
    let mut text = pounds.to_string();
    let mut at = text.len();
    while at > 3 {
        at -= 3;
        text.insert(at, '_');
    }
    text + ".00"
}
