using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>"X with Y risks myopathy; withhold Y until the course is finished": the patient takes Y, the evidence says what becomes of it, and X may be given.</summary>
internal sealed class PausedMedicines
{
    private const int Reach = 4;
    private readonly int _against;
    private readonly HashSet<uint> _taken = [];

    public PausedMedicines(GuardPolicy policy, Patient? patient)
    {
        _against = policy.Group("advising_against");
        foreach (var entry in patient?.Medications ?? [])
            _taken.UnionWith(Statement.Read(entry.Text, policy).Stems);
    }

    /// <summary>Whether the evidence that a fault names pauses what the patient takes, and the sentence leaves that aside.</summary>
    public bool IsManaged(Statement sentence, string detail, IReadOnlyList<Fact> facts)
    {
        foreach (var fact in facts)
        {
            if (fact.EvidenceId is { } id && detail == "[" + id + "]" && Paused(fact.Statement) is { } paused && IsLeftAside(sentence, paused))
                return true;
        }

        return false;
    }

    /// <summary>Whether the sentence does not name it, or names it with a word against it.</summary>
    private bool IsLeftAside(Statement sentence, uint paused)
    {
        for (var i = 0; i < sentence.ConceptAt.Length; i++)
        {
            if (sentence.ConceptAt[i] == paused && !sentence.DeniedAt[i] && sentence.Hits.Between(_against, i - Reach, i + Reach).IsEmpty)
                return false;
        }

        return true;
    }

    /// <summary>The medicine of the patient that the statement pauses, or null.</summary>
    private uint? Paused(Statement fact)
    {
        var tokens = fact.Hits.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!IsPausing(tokens, i))
                continue;
            for (var at = i + 1; at < Math.Min(tokens.Count, i + Reach); at++)
            {
                if (tokens.Word(at) is "if" or "and" or "or" or "with" or "when")
                    break;
                if (fact.ConceptAt[at] != 0 && _taken.Contains(fact.ConceptAt[at]))
                    return fact.ConceptAt[at];
            }
        }

        return null;
    }

    private static bool IsPausing(Tokens tokens, int i) =>
        tokens.Word(i) is "withhold" or "suspend" or "pause" or "hold" or "interrupt" || (tokens.Word(i) is "stop" or "omit" && (i == 0 || tokens.Word(i - 1) is not ("not" or "to")))
        || (tokens.Word(i) is "take" && i > 0 && tokens.Word(i - 1) is "not" && tokens.IndexOf("while") + tokens.IndexOf("during") > -2);
}
