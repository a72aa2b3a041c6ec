namespace ClinicalAssistant.Models;

/// <summary>A setting that cannot be used.</summary>
/// <param name="Path">Where it stands, for example <c>Models:Providers:gpt:Endpoint</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record SettingProblem(string Path, string Message, string Remedy)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Message} {Remedy}";
}
