namespace ClinicalAssistant.Core;

/// <summary>A phrase that changes how the words around it are meant.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Flags">What it says of its scope; none for a phrase that only ends or blocks scopes.</param>
/// <param name="Reach">How many words its first item may be away; 0 for the rest of the sentence.</param>
internal sealed record ContextCue(CueKind Kind, ContextSense Flags, int Reach);
