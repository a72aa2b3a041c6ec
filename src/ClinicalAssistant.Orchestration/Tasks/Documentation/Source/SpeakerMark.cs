namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>A speaker's mark in the material ("Doctor:", "[patient]").</summary>
/// <param name="Start">Where the mark begins.</param>
/// <param name="End">Where what is said begins.</param>
/// <param name="Speaker">Whom it names, or null for one without a role ("Speaker 1").</param>
/// <param name="Name">The mark's words.</param>
internal readonly record struct SpeakerMark(int Start, int End, UtteranceSpeaker? Speaker, string Name);
