using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>What a statement says of its concepts: that they are present, absent, past or a relative's.</summary>
internal sealed class StatementSenses
{
    public HashSet<uint> Absent { get; } = [];

    public HashSet<uint> Past { get; } = [];

    public HashSet<uint> Family { get; } = [];

    public HashSet<uint> Present { get; } = [];

    public static StatementSenses Read(string text, Core.Token[] coreTokens, Tokens tokens, uint[] conceptAt)
    {
        var senses = new StatementSenses();
        var context = ContextScope.Read(text, coreTokens);
        for (var i = 0; i < conceptAt.Length; i++)
        {
            var concept = conceptAt[i];
            if (concept == 0)
                continue;
            var sense = context.At(tokens[i].Start, tokens[i].End);
            if ((sense & ContextSense.Family) != 0)
                senses.Family.Add(concept);
            if ((sense & ContextSense.Negated) != 0)
                senses.Absent.Add(concept);
            else if ((sense & ContextSense.Historical) != 0)
                senses.Past.Add(concept);
            else if ((sense & (ContextSense.Family | ContextSense.Hypothetical)) == 0)
                senses.Present.Add(concept);
        }

        return senses;
    }
}
