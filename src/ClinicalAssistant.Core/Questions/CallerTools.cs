namespace ClinicalAssistant.Core;

/// <summary>The functions that a caller offers with a question, and what came of those that were asked for before.</summary>
/// <param name="Offered">The functions.</param>
/// <param name="Exchanges">Calls of earlier turns with their results, oldest first.</param>
public sealed record CallerTools(IReadOnlyList<CallerTool> Offered, IReadOnlyList<ToolExchange> Exchanges) : PatientWords
{
    /// <summary>Whether the model has to call one: <c>auto</c>, <c>none</c>, <c>required</c>, or the name of one.</summary>
    public string Choice { get; init; } = "auto";
}
