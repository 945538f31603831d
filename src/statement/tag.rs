//! What a phrase of the term lists says about a statement. Each list of `lexicon/*.toml` has one.

use serde::Deserialize;

/// What a phrase of the lists says about a statement.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Tag {
    /// A vague word that only a definition, a name or a scale settles.
    Qualifier,
    /// A vague word of speed, which a limit of time settles.
    QualifierSpeed,
    /// A vague word of amount, which a figure settles.
    QualifierAmount,
    /// A word that mostly describes: vague only where the sentence has no figure that counts.
    QualifierWeak,
    /// A grade, vague before a general noun.
    QualifierGrade,
    /// A general noun after a grade.
    GradedNoun,
    /// An amount without a number.
    Quantifier,
    /// A frequency without a number.
    Frequency,
    /// A list that can be extended.
    OpenEnded,
    /// Wording that excuses a miss.
    Loophole,
    /// A criterion handed to something unnamed.
    Undefined,
    /// A word of change.
    Comparative,
    /// A word that leaves no room.
    Absolute,
    /// A term with a fixed meaning.
    Accepted,
    /// A term that the contract or the register defines or accepts.
    Defined,
    /// A word of surveys.
    Survey,
    /// A word of ratings.
    Rating,
    /// A word that is a step of a scale where there is a scale.
    GradedWord,
    /// What a change is measured from.
    Baseline,
    /// The beginning of a purpose.
    Purpose,
    /// A statistic over cases.
    Statistic,
    /// A word that turns a rule for a case into a rule for every case.
    Universal,
    /// A verb that makes a thing which is there or not.
    Deliver,
    /// A verb of an activity.
    Act,
    /// A noun of making, with its `of`.
    Making,
    /// Nouns after a year that make it the year they are of.
    DatedNoun,
    /// Words that may stand between a preposition and a date.
    DateWord,
    /// Verbs of lasting.
    Lasts,
    /// Work that comes round.
    Round,
    /// Nouns that only hold the noun after `of`.
    Container,
    /// Words of degree.
    Degree,
    /// Words after `more` that ask for no change.
    AfterMore,
    /// Where a standard is written down.
    Source,
    /// A verb of an activity without an end.
    Soft,
    /// What is kept or not: a sum, an accreditation.
    Kept,
    /// A word that binds to a standard.
    Comply,
    /// The beginning of an indicator's name.
    Indicator,
    /// A general quality.
    General,
    /// What shows a general quality.
    Instrument,
    /// A target not yet filled in.
    Placeholder,
    /// A passive that hides who must act.
    Passive,
    /// Words after which a number is a name: `Schedule 4`.
    Labelled,
    /// Words before a figure that ask for it or more.
    AtLeast,
    /// Words before a figure that ask for it or less.
    AtMost,
    /// Words after a figure that ask for it or more.
    OrMore,
    /// Words after a figure that ask for it or less.
    OrLess,
    /// Things that come so often: `monthly report` says nothing of how often something is measured.
    Recurring,
    /// Words before a unit of time that make it a period: `the reporting month`.
    PeriodWord,
    /// Phrases that name a period.
    Period,
    /// Words between `each` and a unit of time.
    RepeatWord,
    /// What may come to an end: `by the end of the contract`.
    PeriodEnd,
    /// Words between `by` and what comes to an end.
    EndWord,
    /// Nouns as often as verbs: `report`, `plan`.
    Either,
    /// Words after a participle that is a verb; before any other word it is an adjective.
    AfterParticiple,
    /// Words between a conjunction and the verb of the later part.
    Lead,
    /// Events that a length of time describes: `readmitted within 30 days`.
    Event,
    /// Events that happen once in a contract.
    OneOff,
    /// Documents that are there or are not.
    Document,
    /// Words of how long something takes.
    Speed,
    /// Things named after a change: `improvement plan`.
    Programme,
    /// Verbs and nouns that only speak of a change.
    Proposal,
    /// Nouns that tell what a bare number counts.
    UnitNoun,
    /// Words for a level that name no service and nobody.
    Bare,
    /// Words that name nothing.
    Empty,
}

impl Tag {
    /// How many there are: no more than the bits of a mark.
    pub(super) const COUNT: usize = Self::Empty.number() + 1;

    /// Its number.
    #[expect(clippy::as_conversions, reason = "the number of a variant is what it is declared as")]
    pub(super) const fn number(self) -> usize {
        self as usize
    }

    /// Its bit in the mark of a token.
    pub(super) const fn bit(self) -> u128 {
        1 << self.number()
    }
}

const _: () = assert!(Tag::COUNT <= 128, "a mark has 128 bits");
