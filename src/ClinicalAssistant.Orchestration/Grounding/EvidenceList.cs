using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Grounding;

/// <summary>The evidence of one answer, numbered from 1 in the order it was found. The same subject is added once.</summary>
public sealed class EvidenceList
{
    private readonly List<Evidence> _all = [];

    /// <summary>All of it.</summary>
    public IReadOnlyList<Evidence> All => _all;

    /// <summary>Adds a piece and gives its number; <paramref name="saidToAll"/> as <see cref="Evidence.SaidToAll"/>.</summary>
    public string Add(EvidenceKind kind, string text, Origin origin, Source? source = null, string? subject = null, bool? reviewed = null, int saidToAll = 0)
    {
        if (subject is not null && _all.Find(evidence => evidence.Subject == subject) is { } known)
            return known.Id;
        var id = (_all.Count + 1).ToString(CultureInfo.InvariantCulture);
        _all.Add(new Evidence { Id = id, Kind = kind, Text = text, Origin = origin, Source = source, Subject = subject, ClinicallyReviewed = reviewed, SaidToAll = saidToAll });
        return id;
    }

    /// <summary>The number of the evidence on a subject, or null.</summary>
    public string? IdOf(string subject) => _all.Find(evidence => evidence.Subject == subject)?.Id;
}
