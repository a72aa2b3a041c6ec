namespace ClinicalAssistant.Guardrails;

/// <summary>"Do not combine.", "Avoid.", "Not in pregnancy.", "Contraindicated in asthma.": a sentence of the evidence that warns of what the sentence before it names.</summary>
internal static class BareWarning
{
    private const int MostWords = 3;

    /// <summary>Whether the statement advises against something without naming it.</summary>
    public static bool Is(Statement statement) =>
        IsOfCase(statement) || (statement.Hits.Tokens.Count is > 0 and <= MostWords && statement.Parts is [{ AdvisesAgainst: true }, ..] && statement.Stems.Count <= 1);

    /// <summary>Whether a sentence that denies what stands before the warning says the same: of a case, only where it names the case.</summary>
    public static bool Covers(Statement warning, Statement sentence) => Is(warning) && (!IsOfCase(warning) || warning.Meets(sentence));

    private static bool IsOfCase(Statement statement)
    {
        var tokens = statement.Hits.Tokens;
        return tokens.Count > 1 && tokens.Word(0) is "not" or "contraindicated" or "unsuitable" or "avoid" && tokens.Word(1) is "in" or "with" or "if" or "for" or "during" or "when";
    }
}
