using ClinicalAssistant.Core;

namespace ClinicalAssistant.Records.Auditing;

/// <summary>Goes along a chain once and names every row that was changed, removed or put elsewhere.</summary>
internal sealed class ChainCheck(string? expectedHead)
{
    private const int MostProblems = 100;

    private readonly List<string> _problems = [];
    private readonly Dictionary<string, long> _byHash = [];
    private readonly List<(AuditEntry Entry, string Expected)> _unlinked = [];
    private readonly HashSet<string> _deleted = [];
    private long _last;
    private string _hash = "";
    private bool _expectedSeen = expectedHead is null;
    private int _compared;

    /// <summary>Digests of the closed turns, by question.</summary>
    public Dictionary<string, string> Answered { get; } = [];

    public void Take(AuditEntry entry)
    {
        if (entry.Sequence != _last + 1)
            Tell(entry.Sequence == _last + 2 ? $"row {_last + 1} was removed" : $"rows {_last + 1} to {entry.Sequence - 1} were removed");
        var sound = AuditChain.HashOf(entry) == entry.Hash;
        if (!sound)
            Tell($"row {entry.Sequence} was changed: its content does not give its hash");
        if (entry.Previous != _hash && entry.Sequence == _last + 1)
            _unlinked.Add((entry, _hash));
        _byHash[entry.Hash] = entry.Sequence;
        _expectedSeen |= entry.Hash == expectedHead;
        if (entry is { Action: AuditActions.Answer, Subject: { } question, Digest: { } digest })
            Answered[question] = digest;
        if (entry.Action == AuditActions.Delete)
            _deleted.UnionWith((entry.Detail ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries));
        (_last, _hash) = (entry.Sequence, entry.Hash);
    }

    public void Close(long headSequence, string headHash)
    {
        foreach (var (entry, expected) in _unlinked)
        {
            if (entry.Previous.Length > 0 && _byHash.TryGetValue(entry.Previous, out var before))
                Tell($"row {entry.Sequence} stands in another's place: it was written after what is now row {before}");
            else
                Tell($"row {entry.Sequence} does not follow row {entry.Sequence - 1}: {(expected.Length == 0 ? "it was not the first" : "one of them was changed or exchanged")}");
        }

        if (headSequence > _last)
            Tell(headSequence == _last + 1 ? $"row {headSequence}, the last, was removed" : $"rows {_last + 1} to {headSequence}, the last, were removed");
        else if (headSequence > 0 && !_byHash.ContainsKey(headHash))
            Tell($"row {headSequence} does not bear the hash that the chain's head holds");
        else if (headSequence == 0 && _last > 0)
            Tell("the chain's head was removed");
        if (!_expectedSeen)
            Tell("the head hash that was noted elsewhere is not in the chain: it was written anew");
    }

    /// <summary>Compares a recorded answer with its digest; null where the record has no such turn.</summary>
    public void Turn(string question, string? digest)
    {
        _compared++;
        if (digest is null)
        {
            if (!_deleted.Contains(question))
                Tell($"the answer to question {question} was removed from the record, and no deletion is in the chain");
        }
        else if (digest != Answered[question])
        {
            Tell($"the recorded question or answer {question} was changed after it was closed");
        }
    }

    public AuditVerdict Verdict(string tenant) => new(tenant, _last, _hash, _compared, _problems);

    private void Tell(string problem)
    {
        if (_problems.Count < MostProblems)
            _problems.Add(problem);
        else if (_problems.Count == MostProblems)
            _problems.Add("and more");
    }
}
