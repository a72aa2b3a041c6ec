namespace ClinicalAssistant.Cli.Tests.Support;

/// <summary>What one run of the program gave.</summary>
internal sealed record Run(int Code, string Out, string Error)
{
    public IReadOnlyList<string> Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
