namespace ClinicalAssistant.Core;

/// <summary>Makes the ids of questions and conversations: time-ordered UUIDs (version 7) by the injected clock.</summary>
/// <param name="time">The clock.</param>
public sealed class IdSource(TimeProvider time)
{
    /// <summary>A new id, 36 characters.</summary>
    public string Next() => Guid.CreateVersion7(time.GetUtcNow()).ToString();
}
