namespace ClinicalAssistant.Cli.Checks;

/// <summary>One check of <c>doctor</c>.</summary>
/// <param name="What">What was checked.</param>
/// <param name="Problem">What is wrong, ending with what to do; null where it is sound.</param>
/// <param name="Detail">What was found where it is sound.</param>
internal sealed record Check(string What, string? Problem, string Detail)
{
    public static Check Sound(string what, string detail) => new(what, null, detail);

    public static Check Failed(string what, string problem) => new(what, problem, "");
}
