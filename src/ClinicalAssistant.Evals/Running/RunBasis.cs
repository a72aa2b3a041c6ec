using System.Security.Cryptography;
using System.Text;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Models;

namespace ClinicalAssistant.Evals;

/// <summary>What a run rests on beside its suites, for the manifest.</summary>
internal static class RunBasis
{
    /// <summary>Names of the files in a folder of cassettes, and what they hold.</summary>
    public static string Cassettes(string folder)
    {
        var hashes = new StringBuilder();
        foreach (var path in Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            using var file = File.OpenRead(path);
            hashes.Append(Path.GetFileName(path)).Append(' ').Append(Convert.ToHexStringLower(SHA256.HashData(file))).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hashes.ToString())));
    }

    /// <summary>The models of what is asked and what judges; those that a suite itself brings are part of its digest.</summary>
    public static IReadOnlyDictionary<string, string> Models(RunPlan plan, IEnumerable<string> judges, ModelCatalogue models) => plan.Providers.Concat(plan.Configured).Concat(judges).Distinct().Where(models.Knows)
        .ToDictionary(name => name, name => string.Join(", ", models.ChainFor(name).Select(provider => $"{provider.Name} ({provider.Model})")), StringComparer.Ordinal);

    /// <summary>The judges' prompts.</summary>
    public static IReadOnlyDictionary<string, string> JudgePrompts(string folder) => Grading.Prompts.ToDictionary(name => name, name => JudgeTemplate.Load(folder, name).Hash, StringComparer.Ordinal);

    /// <summary>The embedded pack and those of the site.</summary>
    public static IReadOnlyDictionary<string, string> Packs(IReadOnlyDictionary<string, string> embedded, ImportedPacks imported) =>
        embedded.Concat(imported.List().Select(pack => KeyValuePair.Create(pack.Name, $"{pack.Manifest.Version} {pack.Manifest.Checksum}"))).ToDictionary(StringComparer.Ordinal);
}
