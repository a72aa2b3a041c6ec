using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>The callers whose tokens are trusted, each with where its public keys are. A token's own <c>jku</c> is never followed.</summary>
internal sealed class CdsIssuers : IDisposable
{
    private readonly Dictionary<string, IssuerKeys> _issuers;

    private CdsIssuers(Dictionary<string, IssuerKeys> issuers) => _issuers = issuers;

    /// <summary>Whether tokens are asked for.</summary>
    public bool Any => _issuers.Count > 0;

    /// <summary>The keys of an issuer, or null where it is not on the list.</summary>
    public IssuerKeys? Find(string issuer) => _issuers.GetValueOrDefault(issuer);

    /// <summary>Reads the file: an issuer and its key set a line; empty lines and lines that begin with <c>#</c> are passed over.</summary>
    /// <exception cref="WrongInputException">The file or a line of it cannot be used.</exception>
    public static CdsIssuers Load(string file, TimeProvider time)
    {
        if (file.Length == 0)
            return new CdsIssuers([]);
        if (!File.Exists(file))
            throw new WrongInputException($"CdsHooks:IssuersFile: there is no file {file}. Write one with a line 'issuer key-set' for each caller.");
        var issuers = new Dictionary<string, IssuerKeys>(StringComparer.Ordinal);
        var lines = File.ReadAllLines(file);
        for (var i = 0; i < lines.Length; i++)
        {
            var parts = lines[i].Split((char[]?)null, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 0 || parts[0][0] == '#')
                continue;
            if (parts.Length != 2)
                throw new WrongInputException($"{file} line {i + 1}: write 'issuer key-set', the key set a JWKS file or an https address.");
            issuers[parts[0]] = IssuerKeys.At(parts[1], Path.GetDirectoryName(Path.GetFullPath(file))!, $"{file} line {i + 1}", time);
        }

        return issuers.Count > 0 ? new CdsIssuers(issuers) : throw new WrongInputException($"{file} names no issuer. Write a line 'issuer key-set' for each caller.");
    }

    public void Dispose()
    {
        foreach (var keys in _issuers.Values)
            keys.Dispose();
    }
}
