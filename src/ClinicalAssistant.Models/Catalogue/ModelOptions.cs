namespace ClinicalAssistant.Models;

/// <summary>The <c>Models</c> section of the settings.</summary>
public sealed class ModelOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Models";

    /// <summary>Providers by name.</summary>
    public Dictionary<string, ProviderOptions> Providers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Provider names in the order they are tried, by task or <c>default</c>.</summary>
    public Dictionary<string, List<string>> Routes { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Reads the section from flat settings (<c>Models:Providers:gpt:Model</c> → value, as a configuration enumerates them; other sections are passed over).
    /// Gives every problem: keys that are unknown, values that do not convert, and what <see cref="Validate"/> finds.
    /// </summary>
    public static ModelOptions Read(IEnumerable<KeyValuePair<string, string?>> settings, out IReadOnlyList<SettingProblem> problems)
    {
        SettingsReader reader = new();
        foreach (var (key, value) in settings.OrderBy(setting => setting.Key, StringComparer.OrdinalIgnoreCase))
            reader.Take(key, value);
        problems = [.. reader.Problems, .. reader.Options.Validate()];
        return reader.Options;
    }

    /// <summary>Every setting that cannot be used; empty where all can.</summary>
    public IReadOnlyList<SettingProblem> Validate() => [.. ModelValidation.Check(this)];
}
