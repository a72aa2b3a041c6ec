namespace ClinicalAssistant.Core;

/// <summary>What one provider wrote for an answer, before the output guard; kept so that the answer can be replayed.</summary>
/// <param name="Provider">The provider's name.</param>
/// <param name="Model">The model as the provider names it, or null.</param>
/// <param name="Text">The text as it came, with placeholders where it was asked de-identified.</param>
public sealed record Draft(string Provider, string? Model, string Text) : PatientWords
{
    /// <summary>Whether the provider saw placeholders in place of identifiers.</summary>
    public bool Deidentified { get; init; }

    /// <summary>Evidence that the model's tools found while it wrote, by where in the text it came, as a UTF-16 offset.</summary>
    public IReadOnlyList<DraftEvidence> Found { get; init; } = [];

    /// <summary>Why the provider did not finish, without content; null where it did.</summary>
    public string? Fault { get; init; }
}
