namespace ClinicalAssistant.Core;

/// <summary>The record store cannot be written. The message names the remedy and no content.</summary>
public sealed class RecordUnavailableException : Exception
{
    /// <summary>With the remedy as message.</summary>
    public RecordUnavailableException(string remedy, Exception? inner = null)
        : base(remedy, inner)
    {
    }

    /// <summary>Without a message.</summary>
    public RecordUnavailableException()
        : this("The record store cannot be written.")
    {
    }

    /// <summary>With the remedy as message.</summary>
    public RecordUnavailableException(string message)
        : this(message, null)
    {
    }
}
