using System.Security.Cryptography;
using System.Text;

namespace ClinicalAssistant.Guardrails;

/// <summary>Identifies a folder of training lines: weights that do not carry the same hash are stale.</summary>
internal static class TrainingHash
{
    /// <summary>SHA-256, in hexadecimal, of the names and contents of the folder's <c>*.jsonl</c> and lexicon; line ends do not matter.</summary>
    public static string Of(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.GetFiles(folder, "*.json*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file) + "\n"));
            hash.AppendData(Encoding.UTF8.GetBytes(File.ReadAllText(file).ReplaceLineEndings("\n")));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
