namespace ClinicalAssistant.Core;

/// <summary>A stretch of a text in UTF-16 code units.</summary>
/// <param name="Start">First unit.</param>
/// <param name="End">One past the last unit.</param>
public readonly record struct TextSpan(int Start, int End)
{
    /// <summary>Number of units.</summary>
    public int Length => End - Start;
}
