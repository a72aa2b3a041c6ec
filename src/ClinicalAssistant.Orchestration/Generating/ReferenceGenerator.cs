using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Generating;

/// <summary>
/// Writes the answer from the evidence alone, by rules. It closes every chain: with no model configured, or all of them down, the same
/// question still gets its evidence. Its text passes the same output guard.
/// </summary>
internal static class ReferenceGenerator
{
    public const string Name = "reference";

    public static IEnumerable<DraftPiece> Write(Consultation consultation)
    {
        yield return new DraftPiece.Started(Name, null, Reference: true);
        foreach (var piece in consultation.Task!.Compose(consultation))
            yield return new DraftPiece.Text(piece);
    }

    /// <summary>Why the reference generator writes, for the reader.</summary>
    public static Notice Label(bool anyProvider) => anyProvider
        ? new Notice("reference", "No language model wrote this: it was composed from the evidence below by rules (reference generator).")
        : new Notice("no_model", "No language model is configured. This answer was composed from the evidence below by rules (reference generator).");
}
