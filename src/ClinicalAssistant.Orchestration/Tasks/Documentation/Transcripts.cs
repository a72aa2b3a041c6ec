using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Tells a transcript that is to be documented from a question.</summary>
internal static class Transcripts
{
    // Where nobody said that it is to be documented, more has to speak for it.
    private const int FewestTurns = 2;
    private const int FewestUnasked = 4;

    /// <summary>The request and the transcript where a document of a conversation is asked for, else null.</summary>
    public static DocumentMaterial? Part(Question question)
    {
        var material = Material(question);
        if (material is null)
            return null;
        var marks = SpeakerMarks.In(material.Text);
        return marks.Count >= (question.Task is null ? FewestUnasked : FewestTurns) && marks[0].Start == 0 ? material : null;
    }

    /// <summary>The request and its material where a document is asked for in plain words and nothing else, else null.</summary>
    public static DocumentMaterial? Dictated(Question question) => Material(question) is { Text.Length: > 0 } material && PlainRequest.Is(material.Request) ? material : null;

    private static DocumentMaterial? Material(Question question)
    {
        var material = DocumentMaterial.Of(question.Text);
        return (question.Task is not null ? question.Task != ClinicalTask.Documentation : material.Request.Length == 0) ? null : material;
    }
}
