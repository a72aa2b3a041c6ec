using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>One turn of a conversation, one sentence of a dictation, one bullet.</summary>
/// <param name="Speaker">Who said it.</param>
/// <param name="Start">Where it begins in the material, in UTF-16 code units.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Text">What was said, made readable: spacing mended, fillers and stutters out, numbers of a conversation in digits.</param>
internal sealed record Utterance(UtteranceSpeaker Speaker, int Start, int End, string Text) : PatientWords
{
    /// <summary>Ids of the topics that the heading it stands under in the material allows; empty where none does.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];
}
