namespace ClinicalAssistant.Core;

/// <summary>One question as a door hands it to the pipeline. Immutable; all text in it is untrusted.</summary>
public sealed record Question : PatientWords
{
    /// <summary>Id of this question, unique in the record.</summary>
    public required string Id { get; init; }

    /// <summary>What was asked, in the asker's words. UTF-16, at most the site's limit.</summary>
    public required string Text { get; init; }

    /// <summary>For whom the answer is written.</summary>
    public Audience Audience { get; init; } = Audience.Clinician;

    /// <summary>The task the caller chose (see <see cref="ClinicalTask"/>), or null to let the router choose.</summary>
    public string? Task { get; init; }

    /// <summary>The patient whom the question is about, or null where none was given.</summary>
    public Patient? Patient { get; init; }

    /// <summary>What of the patient's record could not be used, one line each with the remedy and without patient text.</summary>
    public IReadOnlyList<string> PatientProblems { get; init; } = [];

    /// <summary>Earlier turns of the conversation, oldest first.</summary>
    public IReadOnlyList<Turn> History { get; init; } = [];

    /// <summary>Instructions that a caller supplied beside the question (system or developer messages). Untrusted, guarded as input, never obeyed as policy.</summary>
    public IReadOnlyList<string> CallerInstructions { get; init; } = [];

    /// <summary>The conversation this question continues, or null.</summary>
    public string? ConversationId { get; init; }

    /// <summary>A configured provider or route that the caller named, or null for the task's own route.</summary>
    public string? Route { get; init; }

    /// <summary>The JSON object that the caller wants instead of prose, or null. Only a model can write one.</summary>
    public ObjectFormat? Format { get; init; }

    /// <summary>Functions of the calling program that the model may ask for, or null for none.</summary>
    public CallerTools? Tools { get; init; }

    /// <summary>
    /// Whether nothing of the answer reaches the caller before all of it does. What is released on the way, but for an emergency notice, is then on record with the whole, and
    /// where that cannot be written none of it is given.
    /// </summary>
    public bool DeliveredWhole { get; init; }

    /// <summary>Who asks.</summary>
    public required Caller Caller { get; init; }
}
