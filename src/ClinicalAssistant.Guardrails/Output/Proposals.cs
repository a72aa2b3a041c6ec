using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Tells whether a sentence proposes a treatment.</summary>
internal sealed class Proposals(GuardPolicy policy)
{
    private readonly int _recommending = policy.Group("recommending");
    private readonly int _permitting = policy.Group("permitting");
    private readonly int _warning = policy.Group("warning_words");
    private readonly int _reaction = policy.Group("reaction_mention");

    /// <summary>Terms that advise against.</summary>
    public int Against { get; } = policy.Group("advising_against");

    /// <summary>Whether it recommends something or gives it a dose.</summary>
    public bool IsProposal(Statement sentence) => sentence.Has(_recommending) || HasDose(sentence) || sentence.Frequencies.Any(frequency => frequency.PerDay > 0 && frequency.Start > 0);

    /// <summary>Whether it proposes and says nothing against.</summary>
    public bool Proposes(Statement sentence) => IsProposal(sentence) && !sentence.Has(Against);

    /// <summary>"would be first, but", "usually", "belongs to": said of the drug in general.</summary>
    public static bool IsHypothetical(Statement sentence, int token)
    {
        for (var i = Math.Max(0, token - 6); i < Math.Min(sentence.Hits.Tokens.Count, token + 7); i++)
        {
            var word = sentence.Hits.Tokens.Word(i);
            if (word is "would" or "otherwise" or "belongs" or "unless" || (word is "if" && !IsOfCourse(sentence, i, token)))
                return true;
        }

        return false;
    }

    /// <summary>"If bleeding continues, give it": the condition stands before, apart, and is none that the patient may not meet.</summary>
    private static bool IsOfCourse(Statement sentence, int condition, int token)
    {
        var tokens = sentence.Hits.Tokens;
        var apart = false;
        for (var i = condition + 1; i <= token; i++)
        {
            if (tokens.Word(i - 1) is "allergic" or "allergy" or "not" or "no" or "intolerant" or "tolerated" or "tolerates" or "suitable" or "without" or "never" or "preferred" or "needed" or "chosen" or "used" or "picked")
                return false;
            apart |= tokens.Text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End).Contains(',');
        }

        return apart;
    }

    /// <summary>Whether a word of warning stands near.</summary>
    public bool IsWarned(Statement sentence, int token) =>
        !sentence.Hits.Between(Against, token - 7, token + 8).IsEmpty || !sentence.Hits.Between(_warning, token - 3, token + 6).IsEmpty;

    /// <summary>Whether it allows something ("you can drive again").</summary>
    public bool Permits(Statement sentence) => sentence.Has(_permitting);

    /// <summary>Whether what stands at the token is what is proposed or allowed ("use a heat pack").</summary>
    public bool IsProposed(Statement sentence, int token) => !sentence.Hits.Between(_recommending, token - 3, token - 1).IsEmpty || !sentence.Hits.Between(_permitting, token - 3, token - 1).IsEmpty;

    /// <summary>Whether a past reaction is told near ("gave him bronchospasm").</summary>
    public bool IsOfReaction(Statement sentence, int token) => !sentence.Hits.Between(_reaction, token - 5, token + 6).IsEmpty;

    /// <summary>Whether a clause tells of a past reaction.</summary>
    public bool TellsReaction(Statement sentence, StatementPart part) => !sentence.Hits.Between(_reaction, part.First, part.End - 1).IsEmpty;

    /// <summary>Whether it states an amount of a medicine.</summary>
    public static bool HasDose(Statement sentence)
    {
        foreach (var number in sentence.Numbers)
        {
            if (number.Unit is { } unit && (NumberReader.SameDimension(unit, "mg") || unit.StartsWith("mg/", StringComparison.Ordinal) || unit is "U" or "[IU]" or "U/kg"))
                return true;
        }

        return false;
    }
}
