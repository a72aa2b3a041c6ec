using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Tells whether a sentence proposes a treatment.</summary>
internal sealed class Proposals(GuardPolicy policy)
{
    private readonly int _recommending = policy.Group("recommending");

    /// <summary>Terms that advise against.</summary>
    public int Against { get; } = policy.Group("advising_against");

    /// <summary>Whether it recommends something or gives it a dose.</summary>
    public bool IsProposal(Statement sentence) => sentence.Has(_recommending) || HasDose(sentence);

    /// <summary>Whether it proposes and says nothing against.</summary>
    public bool Proposes(Statement sentence) => IsProposal(sentence) && !sentence.Has(Against);

    /// <summary>"would be first, but", "usually", "belongs to": said of the drug in general.</summary>
    public bool IsHypothetical(Statement sentence, int token)
    {
        for (var i = Math.Max(0, token - 6); i < Math.Min(sentence.Hits.Tokens.Count, token + 7); i++)
        {
            if (sentence.Hits.Tokens.Word(i) is "would" or "otherwise" or "belongs" or "if")
                return true;
        }

        return false;
    }

    /// <summary>Whether it states an amount of a medicine.</summary>
    public bool HasDose(Statement sentence)
    {
        foreach (var number in sentence.Numbers)
        {
            if (number.Unit is { } unit && (NumberReader.SameDimension(unit, "mg") || unit.StartsWith("mg/", StringComparison.Ordinal) || unit is "U" or "[IU]" or "U/kg"))
                return true;
        }

        return false;
    }
}
