namespace ClinicalAssistant.Core;

/// <summary>The context of every place in one text: what is negated, uncertain, of a relative, past or hypothetical. Holds offsets, no words.</summary>
public sealed class ContextMap
{
    private readonly ContextSpan[] _spans;

    internal ContextMap(ContextSpan[] spans) => _spans = spans;

    /// <summary>
    /// What the text says of the words between the offsets (UTF-16 code units, end exclusive). A cue inside the words themselves does not count:
    /// "no urine" is not a negated mention of "no urine".
    /// </summary>
    public ContextSense At(int start, int end)
    {
        var flags = ContextSense.None;
        foreach (var span in _spans)
        {
            if (span.Start <= start && start < span.End && (span.CueEnd <= start || span.CueStart >= end))
                flags |= span.Flags;
        }

        return flags;
    }
}
