namespace ClinicalAssistant.Guardrails;

/// <summary>"Do not combine.", "Avoid.", "Not in pregnancy.", "Contraindicated in asthma.": a sentence of the evidence that warns of what the sentence before it names.</summary>
internal static class BareWarning
{
    private const int MostWords = 3;

    /// <summary>Whether the statement advises against something without naming it.</summary>
    public static bool Is(Statement statement)
    {
        var tokens = statement.Hits.Tokens;
        if (tokens.Count == 0 || statement.Parts.Count == 0)
            return false;
        if (tokens.Count > 1 && tokens.Word(0) is "not" or "contraindicated" or "unsuitable" or "avoid" && tokens.Word(1) is "in" or "with" or "if" or "for" or "during" or "when")
            return true;
        return tokens.Count <= MostWords && statement.Parts[0].AdvisesAgainst && statement.Stems.Count <= 1;
    }
}
