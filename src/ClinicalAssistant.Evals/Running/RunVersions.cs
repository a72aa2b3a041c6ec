using ClinicalAssistant.Orchestration;
using ClinicalAssistant.Orchestration.Delivering;

namespace ClinicalAssistant.Evals;

/// <summary>The versions that figures over the pipeline or an engine rest on.</summary>
internal static class RunVersions
{
    public static EvalVersions Of(ClinicalContent content, IReadOnlyDictionary<string, string> suites) => new(
        ProductVersion.Current,
        content.Policy.Version,
        new Dictionary<string, string>(StringComparer.Ordinal) { [content.Knowledge.Name] = content.Knowledge.Version },
        content.Prompts.All.OrderBy(prompt => prompt.Version.Name, StringComparer.Ordinal).ToDictionary(prompt => prompt.Version.Name, prompt => prompt.Version.Hash, StringComparer.Ordinal),
        suites);
}
