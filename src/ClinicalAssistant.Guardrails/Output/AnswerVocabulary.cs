using System.Collections.Frozen;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Words by which the output guard tells a medicine or a clinical term from plain English. What a sentence says with such a word needs a
/// basis; without a vocabulary only endings tell (<c>-itis</c>, <c>-cillin</c>). Words are folded: lower case, no accents.
/// </summary>
public sealed class AnswerVocabulary
{
    private static readonly string[] ClinicalEndings =
        ["itis", "osis", "aemia", "emia", "pathy", "ectomy", "otomy", "oma", "uria", "algia", "plegia", "rrhage", "rrhoea", "rrhea", "megaly", "penia", "cytosis", "sclerosis", "stenosis", "graphy", "scopy", "plasty", "virus"];

    private static readonly string[] MedicineEndings =
        ["cillin", "mycin", "floxacin", "azole", "pril", "sartan", "olol", "statin", "dipine", "gliptin", "gliflozin", "glutide", "parin", "xaban", "gatran", "setron", "triptan", "vir", "mab", "tinib", "thiazide", "oxetine", "azepam", "zolam", "barbital", "profen", "coxib", "caine", "curonium", "dronate", "sulfa",
            "tixol", "thixol", "peridone", "apine", "perazine", "promazine", "alopram", "faxine", "racetam", "gabalin", "trigine", "lukast", "tropium", "glitazone", "cycline", "micin", "penem", "fenacin", "nafil", "semide", "dronic"];

    private readonly FrozenSet<string> _medicines;
    private readonly FrozenSet<string> _clinical;

    /// <summary>A vocabulary of folded words.</summary>
    /// <param name="medicines">Names of medicines, one word each.</param>
    /// <param name="clinical">Words of diseases, findings and tests that are not plain English.</param>
    public AnswerVocabulary(IEnumerable<string> medicines, IEnumerable<string> clinical)
    {
        _medicines = medicines.ToFrozenSet(StringComparer.Ordinal);
        _clinical = clinical.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>How plain words stand to each other.</summary>
    public WordRelations Relations { get; init; } = WordRelations.Empty;

    /// <summary>How near words lie in meaning.</summary>
    public WordMeanings Meanings { get; init; } = WordMeanings.Empty;

    /// <summary>Groups of words of like meaning, or null where none are at hand.</summary>
    public WordGroups? Groups { get; init; }

    /// <summary>A vocabulary without words: endings alone tell.</summary>
    public static AnswerVocabulary Empty { get; } = new([], []);

    /// <summary>Whether a folded word names a medicine.</summary>
    public bool IsMedicine(ReadOnlySpan<char> word) =>
        word.Length >= 5 && (_medicines.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) || (word.Length >= 7 && Ends(word, MedicineEndings)));

    /// <summary>Whether a folded word names a disease, a finding, a test or a medicine.</summary>
    public bool IsClinical(ReadOnlySpan<char> word) =>
        word.Length >= 4 && (_clinical.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) || IsMedicine(word) || (word.Length >= 6 && Ends(word, ClinicalEndings)));

    /// <summary>Whether a folded word names a disease.</summary>
    public bool IsDisease(ReadOnlySpan<char> word) =>
        word.Length >= 4 && !IsMedicine(word) && (_clinical.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) || (word.Length >= 6 && Ends(word, ClinicalEndings)));

    private static bool Ends(ReadOnlySpan<char> word, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
