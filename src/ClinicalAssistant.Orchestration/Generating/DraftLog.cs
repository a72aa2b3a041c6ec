using System.Text;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Generating;

/// <summary>Keeps what one provider writes, for replay.</summary>
internal sealed class DraftLog(string provider, string model, bool deidentified)
{
    private readonly List<DraftEvidence> _found = [];

    public StringBuilder Text { get; } = new();

    public string? Fault { get; set; }

    public void Find(Evidence evidence) => _found.Add(new DraftEvidence(Text.Length, evidence));

    public Draft ToDraft() => new(provider, model, Text.ToString()) { Deidentified = deidentified, Found = [.. _found], Fault = Fault };
}
