namespace ClinicalAssistant.Guardrails;

/// <summary>"Do not interrupt", "never stop suddenly", "should not be delayed": advice against stopping a medicine is none against the medicine.</summary>
internal static class AdviceOfKeeping
{
    private const int Reach = 3;

    /// <summary>Whether the clause advises against stopping.</summary>
    public static bool Is(Statement statement, StatementPart part)
    {
        var tokens = statement.Hits.Tokens;
        for (var i = part.First; i < part.End; i++)
        {
            if (tokens.Word(i) is not ("not" or "never" or "dont"))
                continue;
            for (var at = i + 1; at < Math.Min(part.End, i + Reach); at++)
            {
                if (tokens.Word(at) is "interrupt" or "interrupted" or "stop" or "stopped" or "discontinue" or "discontinued" or "delay" or "delayed" or "miss" or "missed" or "skip" or "skipped")
                    return true;
            }
        }

        return false;
    }
}
