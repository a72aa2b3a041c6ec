namespace ClinicalAssistant.Core;

/// <summary>
/// The record: a bracket around every answer. The record store of the site is one implementation, the in-memory record of evals the other.
/// </summary>
public interface IConsultRecorder
{
    /// <summary>Opens the record before anything is generated.</summary>
    /// <exception cref="RecordUnavailableException">The record cannot be opened: no generated or retrieved text may be delivered.</exception>
    ValueTask<IOpenRecord> OpenAsync(Question question, CancellationToken cancellationToken);
}
