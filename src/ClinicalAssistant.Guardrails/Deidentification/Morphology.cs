namespace ClinicalAssistant.Guardrails;

/// <summary>What the ending of an unlisted word tells: a form of a listed word, or a clinical or learned formation, and so no name.</summary>
internal static class Morphology
{
    private static readonly string[] Inflections = ["'s", "s", "es", "ed", "d", "ing", "ly", "er", "ers", "al", "ally", "y", "like", "wise", "less", "ful", "ness", "ish"];

    private static readonly string[] Prefixes =
        ["un", "re", "non", "pre", "post", "hyper", "hypo", "anti", "sub", "supra", "infra", "inter", "intra", "peri", "trans", "over", "under", "micro", "macro", "multi", "bi", "mid", "neuro", "cardio", "electro", "immuno", "para", "poly", "retro", "semi", "dis", "mis", "co", "out", "self"];

    private static readonly string[] Learned =
        ["tion", "tions", "ness", "ments", "ability", "ously", "ingly", "edly", "ically", "ology", "ologist", "ologists", "ological", "itis", "osis", "oses", "aemia", "emia", "uria", "opathy", "opathies", "ectomy", "otomy",
        "ostomy", "oscopy", "ograph", "ography", "ogram", "ograms", "plasty", "algia", "plegia", "paresis", "trophy", "megaly", "penia", "cytosis", "cytic", "lytic", "genic", "tomies", "emic", "aemic", "itic", "otic", "pathic",
        "mab", "tinib", "ciclib", "zomib", "sartan", "olol", "statin", "azole", "cillin", "mycin", "micin", "floxacin", "cycline", "prazole", "dipine", "gliptin", "gliflozin", "glutide", "parin", "xaban", "setron",
        "triptan", "zepam", "zolam", "barbital", "curium", "onium", "solone", "lukast", "terol", "phylline", "thiazide", "formin", "glitazone", "dronate", "oxetine", "pramine", "triptyline", "bactam", "penem", "fungin",
        "phobia", "noid", "roidism", "cephaly", "glossia", "flexia", "plexy", "orchidism", "phthalmos", "ptysis", "dactyly", "rrhoea", "rrhea", "iasis", "emesis", "pnoea", "opsia", "sthesia", "lalia", "phasia", "kinesia", "genesis", "stasis", "centesis", "capnia",
        "mycins", "azoles", "sporins", "penems", "statins", "pressives", "peptides", "folates", "vudine", "tegravir", "buvir", "previr", "asvir", "platin", "rubicin", "taxel", "trexate", "oxacin", "oxane", "amide", "idine", "afil", "cort", "phage"];

    // How family names of many languages end.
    private static readonly string[] Families =
        ["sdottir", "sson", "wicz", "icz", "ewski", "owski", "inski", "ynski", "ewska", "owska", "inska", "ovic", "evic", "ovich", "evich", "ovych", "enko", "chenko", "shvili", "adze", "oglu", "escu", "eanu", "opoulos", "opoulou", "akis", "aki", "ovna", "evna", "ovsky", "evsky", "ovskaya", "gaard", "strom", "qvist", "quist", "lund", "berger", "meyer", "meier",
            "hauser", "bauer", "hofer", "mann", "ssen", "poulos", "iadis", "vaara", "niemi", "nen", "singham", "nathan", "swamy", "murthy", "wardena", "ratne", "singhe", "zadeh", "pour", "nejad", "iani", "uddin", "ullah", "worth", "bottom", "thwaite"];

    private static readonly string[][] FamiliesByLast = Group(Families);
    private static readonly string[][] LearnedByLast = Group(Learned);
    private static readonly string[][] InflectionsByLast = Group(Inflections);
    private static readonly string[][] PrefixesByFirst = [.. Enumerable.Range('a', 26).Select(letter => Array.FindAll(Prefixes, prefix => prefix[0] == letter))];

    public static Sense Guess(ReadOnlySpan<char> folded, Lexicon lexicon)
    {
        if (folded.Length < 4)
            return Sense.None;
        foreach (var ending in ByLetter(LearnedByLast, folded[^1]))
        {
            if (folded.Length > ending.Length + 2 && folded.EndsWith(ending, StringComparison.Ordinal))
                return Sense.Clinical;
        }

        if (Inflected(folded, lexicon) || Prefixed(folded, lexicon))
            return Sense.Guessed;
        foreach (var ending in ByLetter(FamiliesByLast, folded[^1]))
        {
            if (folded.Length > ending.Length + 2 && folded.Length > 6 && folded.EndsWith(ending, StringComparison.Ordinal))
                return Sense.Family;
        }

        return Sense.None;
    }

    private static string[][] Group(string[] endings)
    {
        var groups = new string[26][];
        for (var i = 0; i < groups.Length; i++)
            groups[i] = Array.FindAll(endings, ending => ending[^1] == 'a' + i);
        return groups;
    }

    private static string[] ByLetter(string[][] groups, char letter) => letter is >= 'a' and <= 'z' ? groups[letter - 'a'] : [];

    private static bool Prefixed(ReadOnlySpan<char> folded, Lexicon lexicon)
    {
        foreach (var prefix in ByLetter(PrefixesByFirst, folded[0]))
        {
            if (folded.Length > prefix.Length + 3 && folded.StartsWith(prefix, StringComparison.Ordinal)
                && (Ordinary(folded[prefix.Length..], lexicon) || Inflected(folded[prefix.Length..], lexicon)))
                return true;
        }

        return false;
    }

    private static bool Inflected(ReadOnlySpan<char> folded, Lexicon lexicon)
    {
        Span<char> stem = stackalloc char[64];
        foreach (var ending in ByLetter(InflectionsByLast, folded[^1]))
        {
            if (folded.Length < ending.Length + 3 || !folded.EndsWith(ending, StringComparison.Ordinal))
                continue;
            var bare = folded[..^ending.Length];
            if (Ordinary(bare, lexicon) || (bare.Length > 3 && bare[^1] == bare[^2] && Ordinary(bare[..^1], lexicon)))
                return true;
            if (bare.Length > 62)
                continue;
            bare.CopyTo(stem);
            stem[bare.Length] = 'e';
            if (Ordinary(stem[..(bare.Length + 1)], lexicon))
                return true;
            if (bare[^1] != 'i')
                continue;
            stem[bare.Length - 1] = 'y';
            if (Ordinary(stem[..bare.Length], lexicon))
                return true;
        }

        return false;
    }

    // A form of a word that is also a name (Marks, Rosie) is not taken for the word.
    private static bool Ordinary(ReadOnlySpan<char> folded, Lexicon lexicon) =>
        folded.Length > 2 && lexicon.IsOrdinary(folded);
}
