using ClinicalAssistant.Cli.Running;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary>One line on a terminal that says what an import is doing; nothing where nobody reads along.</summary>
internal sealed class ImportProgress(Shell shell) : IDisposable
{
    private int _width;

    public void Say(string what)
    {
        if (shell.ErrorRedirected)
            return;
        shell.Error.Write("\r" + what.PadRight(_width));
        _width = Math.Max(_width, what.Length);
    }

    /// <summary>Clears the line.</summary>
    public void Dispose()
    {
        if (_width > 0)
            shell.Error.Write("\r" + new string(' ', _width) + "\r");
        _width = 0;
    }
}
