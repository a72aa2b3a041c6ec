using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Generating;

/// <summary>A piece of text or news on its way from a generator to the output guard. Unchecked: only the guard's stage may read it.</summary>
internal abstract record DraftPiece : PatientWords
{
    /// <summary>Some text, at any boundary.</summary>
    internal sealed record Text(string Words) : DraftPiece;

    /// <summary>Another generator starts from the beginning; text that was not released is dropped.</summary>
    internal sealed record Started(string Provider, string? Model, bool Reference) : DraftPiece;

    /// <summary>The model asks for a function of the calling program.</summary>
    internal sealed record Called(ToolCall Call) : DraftPiece;

    /// <summary>Something the reader should know.</summary>
    internal sealed record Told(Notice Notice) : DraftPiece;

    /// <summary>A tool that the model called found evidence.</summary>
    internal sealed record Found(Evidence Evidence) : DraftPiece;

    /// <summary>The generator broke off after text was released: what is pending is dropped.</summary>
    internal sealed record Cut(Notice Notice) : DraftPiece;
}
