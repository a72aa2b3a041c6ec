namespace ClinicalAssistant.Core;

/// <summary>One entry of a patient's record: a problem, an allergy, a medication.</summary>
/// <param name="Text">The entry as it reads in the record.</param>
public sealed record RecordEntry(string Text) : PatientWords
{
    /// <summary>Code as given, or null.</summary>
    public string? Code { get; init; }

    /// <summary>The code's system (URI), or null.</summary>
    public string? System { get; init; }

    /// <summary>Clinical status as recorded (active, resolved, stopped …), or null.</summary>
    public string? Status { get; init; }

    /// <summary>When it began or was recorded, or null.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Detail such as dose and frequency, or a reaction, or null.</summary>
    public string? Detail { get; init; }
}
