namespace ClinicalAssistant.Core;

/// <summary>A cue found in a text.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="End">Index after its last token.</param>
/// <param name="Cue">The cue.</param>
internal readonly record struct CueHit(int First, int End, ContextCue Cue);
