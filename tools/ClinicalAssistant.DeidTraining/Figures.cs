using System.Globalization;
using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.DeidTraining;

/// <summary>Characters of identifiers found and missed, and others masked.</summary>
internal sealed class Figures
{
    private int _hit;
    private int _missed;
    private int _extra;

    public void Add(TrainingNote note, IReadOnlyList<IdentifierSpan> found)
    {
        var masked = new bool[note.Text.Length];
        foreach (var span in found)
            Array.Fill(masked, true, span.Start, span.End - span.Start);
        var wanted = new bool[note.Text.Length];
        foreach (var span in note.Spans)
        {
            Array.Fill(wanted, span.Tag is not null, span.Start, span.End - span.Start);
            if (span.Tag is null)
                Array.Fill(masked, false, span.Start, span.End - span.Start);
        }

        for (var i = 0; i < masked.Length; i++)
        {
            _hit += masked[i] && wanted[i] ? 1 : 0;
            _missed += wanted[i] && !masked[i] ? 1 : 0;
            _extra += masked[i] && !wanted[i] ? 1 : 0;
        }
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"recall {100.0 * _hit / Math.Max(1, _hit + _missed):0.0} %, precision {100.0 * _hit / Math.Max(1, _hit + _extra):0.0} %, {_extra} characters masked that should stay");
}
