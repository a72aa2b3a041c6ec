using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>The medicines, remedies and classes of medicines that a statement names.</summary>
internal sealed class NamedMedicines(GuardPolicy policy, AnswerVocabulary vocabulary)
{
    private readonly int _remedies = policy.Group("remedies");

    /// <summary>Those that the patient takes, with their classes.</summary>
    public HashSet<uint> OfRecord(Patient? patient)
    {
        var taken = new HashSet<uint>();
        foreach (var entry in patient?.Medications ?? [])
        {
            var medicine = Statement.Read(entry.Text, policy);
            taken.UnionWith(medicine.Classes);
            taken.UnionWith(Of(medicine));
        }

        return taken;
    }

    /// <summary>Those of the whole statement.</summary>
    public HashSet<uint> Of(Statement statement) => Of(statement, 0, statement.ConceptAt.Length);

    /// <summary>Those from one token up to another.</summary>
    public HashSet<uint> Of(Statement statement, int from, int to)
    {
        var found = new HashSet<uint>();
        for (var i = from; i < to; i++)
        {
            if (statement.ConceptAt[i] != 0 && Is(statement, i))
                found.Add(statement.ConceptAt[i]);
        }

        return found;
    }

    private bool Is(Statement statement, int token)
    {
        if (vocabulary.IsMedicine(statement.Hits.Tokens.Word(token)) || !statement.Hits.Between(_remedies, token, token).IsEmpty)
            return true;
        foreach (var (members, name) in policy.Answers.Broader)
        {
            if (statement.ConceptAt[token] == name || !statement.Hits.Between(members, token, token).IsEmpty)
                return true;
        }

        return false;
    }
}
