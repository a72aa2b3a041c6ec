using System.Globalization;

namespace ClinicalAssistant.Guardrails.Tests.Deidentification;

/// <summary>Characters found, missed and masked needlessly, whatever their class; and spans by an overlap (intersection over union) of 0.7.</summary>
internal sealed class CharacterScore
{
    private const double Overlap = 0.7;
    private int _hit;
    private int _missed;
    private int _extra;
    private int _spanHit;
    private int _spans;
    private int _foundHit;
    private int _found;

    public int Terms { get; private set; }

    public int TermsTouched { get; private set; }

    public double Recall => Ratio(_hit, _hit + _missed);

    public double Precision => Ratio(_hit, _hit + _extra);

    public void Add(string text, IReadOnlyList<IdentifierSpan> found, IReadOnlyList<MarkedSpan> wanted, IReadOnlyList<MarkedSpan> terms, IReadOnlyList<MarkedSpan> ignored)
    {
        var masked = Mask(text.Length, found.Select(span => new MarkedSpan(span.Start, span.End)));
        var gold = Mask(text.Length, wanted);
        var skipped = Mask(text.Length, ignored);
        for (var i = 0; i < text.Length; i++)
        {
            if (skipped[i])
                continue;
            _hit += gold[i] && masked[i] ? 1 : 0;
            _missed += gold[i] && !masked[i] ? 1 : 0;
            _extra += !gold[i] && masked[i] ? 1 : 0;
        }

        Terms += terms.Count;
        TermsTouched += terms.Count(term => Enumerable.Range(term.Start, term.End - term.Start).Any(i => masked[i]));
        _spans += wanted.Count;
        _spanHit += wanted.Count(span => found.Any(other => Share(span, new MarkedSpan(other.Start, other.End)) >= Overlap));
        _found += found.Count;
        _foundHit += found.Count(span => wanted.Any(other => Share(other, new MarkedSpan(span.Start, span.End)) >= Overlap));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"characters: precision {Precision:0.000}, recall {Recall:0.000}, F2 {F2(Precision, Recall):0.000}; spans: precision {Ratio(_foundHit, _found):0.000}, recall {Ratio(_spanHit, _spans):0.000}, F2 {F2(Ratio(_foundHit, _found), Ratio(_spanHit, _spans)):0.000}; terms touched {TermsTouched} of {Terms}");

    private static bool[] Mask(int length, IEnumerable<MarkedSpan> spans)
    {
        var mask = new bool[length];
        foreach (var span in spans)
            Array.Fill(mask, true, span.Start, span.End - span.Start);
        return mask;
    }

    private static double Share(MarkedSpan a, MarkedSpan b) => (double)Math.Max(0, Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start)) / (Math.Max(a.End, b.End) - Math.Min(a.Start, b.Start));

    private static double Ratio(int part, int whole) => whole == 0 ? 1 : (double)part / whole;

    private static double F2(double precision, double recall) => precision + recall == 0 ? 0 : 5 * precision * recall / ((4 * precision) + recall);
}
