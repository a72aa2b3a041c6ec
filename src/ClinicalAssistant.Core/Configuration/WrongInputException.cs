namespace ClinicalAssistant.Core;

/// <summary>
/// Input or configuration that cannot be used. The message says where (file, line, field) and what to do, and holds no patient text;
/// a door shows it as it stands (exit code 2, status 400).
/// </summary>
public sealed class WrongInputException : Exception
{
    /// <summary>With what is wrong and the remedy.</summary>
    public WrongInputException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>Without a message.</summary>
    public WrongInputException()
        : this("The input cannot be used.")
    {
    }

    /// <summary>With what is wrong and the remedy.</summary>
    public WrongInputException(string message)
        : this(message, null)
    {
    }
}
