namespace ClinicalAssistant.Guardrails;

/// <summary>What the lexicons know of a word. The names are those of the lexicon files and of the lines of <c>cues.txt</c>.</summary>
[Flags]
internal enum Sense : ulong
{
    None = 0,
    Given = 1,
    Family = 1 << 1,
    Common = 1 << 2,
    Clinical = 1 << 3,
    Drug = 1 << 4,
    Eponym = 1 << 5,
    EponymHead = 1 << 6,
    Product = 1 << 7,
    Nation = 1 << 8,
    Place = 1 << 9,
    PlaceStart = 1 << 10,
    Region = 1 << 11,
    RegionStart = 1 << 12,
    Organisation = 1 << 13,
    OrganisationStart = 1 << 14,
    Title = 1 << 15,
    Credential = 1 << 16,
    Month = 1 << 17,
    Weekday = 1 << 18,
    Street = 1 << 19,
    StreetPrefix = 1 << 20,
    UnitWord = 1 << 21,
    PlaceSuffix = 1 << 22,
    OrgHead = 1 << 23,
    OrgStrong = 1 << 24,
    Generic = 1 << 25,
    Relative = 1 << 26,
    NameCue = 1 << 27,
    NameVerb = 1 << 28,
    Function = 1 << 29,
    PlacePreposition = 1 << 30,
    PlaceVerb = 1UL << 31,
    EmployVerb = 1UL << 32,
    State = 1UL << 33,
    Particle = 1UL << 34,
    Unit = 1UL << 35,
    DateCue = 1UL << 36,
    Birth = 1UL << 37,
    Label = 1UL << 38,

    /// <summary>A form of a listed word by its ending, not listed itself.</summary>
    Guessed = 1UL << 39,
    Country = 1UL << 40,
    NumberWord = 1UL << 41,
    Holiday = 1UL << 42,
    Season = 1UL << 43,
    PhoneCue = 1UL << 44,
    EponymStart = 1UL << 45,
    Handle = 1UL << 46,
    HumanVerb = 1UL << 47,
    Device = 1UL << 48,

    /// <summary>Announces an organisation: "employer", "insurance", "pharmacy".</summary>
    OrgCue = 1UL << 49,

    /// <summary>A kind of organisation that has its name before it even where the kind is written small.</summary>
    Shop = 1UL << 50,

    /// <summary>The same in a note without capitals.</summary>
    SmallShop = 1UL << 51,

    /// <summary>Lot and batch.</summary>
    Lot = 1UL << 52,

    /// <summary>Letters before the number of a trial, a code or a measure, which is no identifier.</summary>
    Vocabulary = 1UL << 53,

    /// <summary>Not before a day of the month that stands alone: "in the 90th", "below the 3rd".</summary>
    NoDay = 1UL << 54,

    /// <summary>May follow a day of the month that stands alone.</summary>
    DayEnd = 1UL << 55,

    /// <summary>A short month that is no other word.</summary>
    PlainMonth = 1UL << 56,

    /// <summary>A vehicle, its make, its registration, or driving it: a number plate may follow.</summary>
    Vehicle = 1UL << 57,

    /// <summary>A coding system whose code follows a colon: HP:0001250, OMIM:154700.</summary>
    Ontology = 1UL << 58,

    AnyStart = PlaceStart | RegionStart | OrganisationStart | EponymStart,
    Name = Given | Family,
    Ordinary = Common | Clinical | Function | Guessed,
    Term = Clinical | Drug | Eponym | Product | Nation,
}
