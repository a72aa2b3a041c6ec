namespace ClinicalAssistant.Core;

/// <summary>What one cue says of a stretch of text.</summary>
/// <param name="CueStart">Where the cue begins.</param>
/// <param name="CueEnd">Where the cue ends, exclusive.</param>
/// <param name="Start">Where its scope begins.</param>
/// <param name="End">Where its scope ends, exclusive.</param>
/// <param name="Flags">What it says.</param>
internal readonly record struct ContextSpan(int CueStart, int CueEnd, int Start, int End, ContextSense Flags);
