namespace ClinicalAssistant.Knowledge;

/// <summary>Something in a pack that must be mended.</summary>
/// <param name="File">The file, relative to the pack's folder.</param>
/// <param name="Record">Id of the record.</param>
/// <param name="Field">The field.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
public sealed record PackProblem(string File, string Record, string Field, string What, string Remedy)
{
    /// <summary>One line for a person.</summary>
    public override string ToString() => $"{File}: {Record}: {Field}: {What} {Remedy}";
}
