use super::Expected;
use std::fmt;
use std::str::FromStr;

/// A currency by its code: one of ISO 4217 that is in use and has a minor unit, perhaps of no decimal places.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

/// The codes by decimal places of their minor unit. The precious metals, bond units, drawing rights and codes for
/// tests or no currency have none and are left out.
///
/// Source: ISO 4217, list one, as of 2026 (without the Bulgarian lev, withdrawn on 1 January 2026).
const CODES: [(u32, &str); 4] = [
    (
        2,
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE \
         CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD \
         HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK \
         MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD \
         RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH \
         USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG",
    ),
    (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
    (3, "BHD IQD JOD KWD LYD OMR TND"),
    (4, "CLF UYW"),
];

impl Currency {
    /// Pound sterling.
    pub const GBP: Self = Self(*b"GBP");

    /// The decimal places of its minor unit, 0 to 4: two for pounds and pence.
    #[must_use]
    pub fn places(self) -> u32 {
        places(self.as_str()).unwrap_or(2)
    }

    /// The codes of all of them, by the alphabet.
    #[must_use]
    pub fn codes() -> Vec<&'static str> {
        let mut codes: Vec<_> = CODES.iter().flat_map(|(_, codes)| codes.split(' ')).collect();
        codes.sort_unstable();
        codes
    }

    /// The code, three capital letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

fn places(code: &str) -> Option<u32> {
    let listed = |(_, codes): &&(u32, &str)| codes.split(' ').any(|listed| listed == code);
    CODES.iter().find(listed).map(|(places, _)| *places)
}

impl Default for Currency {
    /// Pound sterling.
    fn default() -> Self {
        Self::GBP
    }
}

impl FromStr for Currency {
    type Err = Expected;
    fn from_str(text: &str) -> Result<Self, Expected> {
        let code = text.as_bytes().try_into().ok().filter(|_| places(text).is_some());
        code.map(Self)
            .ok_or(Expected("a currency code of ISO 4217 in capital letters, such as `GBP` or `EUR`"))
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_in_use_are_read_and_know_their_places() {
        #[track_caller]
        fn case(code: &str, places: u32) {
            let currency: Currency = code.parse().unwrap();
            assert_eq!((currency.to_string().as_str(), currency.places()), (code, places));
        }
        case("GBP", 2);
        case("EUR", 2);
        case("ZWG", 2);
        case("JPY", 0);
        case("KWD", 3);
        case("UYW", 4);
        assert_eq!(Currency::default().as_str(), "GBP");
    }

    #[test]
    fn withdrawn_and_invented_codes_are_refused() {
        for code in [
            "", "gbp", "GB", "GBPX", "£", "£a", "POUND", "BGN", "HRK", "DEM", "XXX", "XAU", "XTS", "ABC",
            " EU", "E R",
        ] {
            assert!(code.parse::<Currency>().is_err(), "{code}");
        }
    }

    #[test]
    fn the_list_has_every_code_once() {
        let codes: Vec<_> = CODES.iter().flat_map(|(_, codes)| codes.split(' ')).collect();
        assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
        assert!(codes.iter().all(|code| code.len() == 3));
        assert_eq!(codes.len(), 165);
    }
}
