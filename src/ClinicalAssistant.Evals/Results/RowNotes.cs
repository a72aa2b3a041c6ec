namespace ClinicalAssistant.Evals;

/// <summary>What rows ask to be said beside the figures, whichever part of a run they come from. For one thread at a time.</summary>
internal sealed class RowNotes
{
    /// <summary>Said of a run on replies that a person wrote.</summary>
    public const string ByAPerson = "scripted: the model's words were written by a person; the figures say nothing about a model's quality";

    private readonly SortedSet<string> _judged = new(StringComparer.Ordinal);
    private bool _scripted;

    public IEnumerable<string> All => _judged.Select(version => $"judged with {version}").Concat(_scripted ? [ByAPerson] : []);

    public void Add(ResultRow row)
    {
        _judged.UnionWith(row.JudgedWith ?? []);
        _scripted |= row.Scripted is true;
    }
}
