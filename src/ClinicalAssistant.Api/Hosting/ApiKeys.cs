using System.Net;
using System.Security.Cryptography;
using System.Text;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.Hosting;

/// <summary>The callers' keys, kept as hashes. Without any the server is for loopback alone.</summary>
public sealed class ApiKeys
{
    private const int ShortestKey = 24;
    private readonly List<(string Name, byte[] Hash)> _keys;

    private ApiKeys(List<(string, byte[])> keys) => _keys = keys;

    /// <summary>Whether a key is asked for.</summary>
    public bool Any => _keys.Count > 0;

    /// <summary>Reads the file: a name and a key a line; empty lines and lines that begin with <c>#</c> are passed over.</summary>
    public static ApiKeys Load(string file)
    {
        if (file.Length == 0)
            return new ApiKeys([]);
        if (!File.Exists(file))
            throw new WrongInputException($"Server:ApiKeysFile: there is no file {file}. Write one with a line 'name key' for each caller.");
        var keys = new List<(string, byte[])>();
        var lines = File.ReadAllLines(file);
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            var parts = line.Split([' ', '\t'], 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length != 2 || parts[1].Length < ShortestKey)
                throw new WrongInputException($"{file} line {i + 1}: write 'name key', the key at least {ShortestKey} characters.");
            keys.Add((parts[0], SHA256.HashData(Encoding.UTF8.GetBytes(parts[1]))));
        }

        return keys.Count > 0 ? new ApiKeys(keys) : throw new WrongInputException($"{file} holds no key. Write a line 'name key' for each caller.");
    }

    /// <summary>Stops a server that would be open to the network without a way to know its callers.</summary>
    public static void RequireForOpenAddresses(string urls, Func<bool> areCallersKnown)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var host = BindingAddress.Parse(url).Host;
            if (host != "localhost" && !(IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)) && !areCallersKnown())
                throw new WrongInputException($"--urls {url} listens beyond this machine, and no caller's key is set. Make one with 'clinical keys create', set Server:ApiKeysFile or Server:OidcAuthority, or listen on http://127.0.0.1:5080.");
        }
    }

    /// <summary>The caller's name, or null where the key is none of ours. Every key is compared, in constant time.</summary>
    public string? NameOf(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        string? found = null;
        foreach (var (name, known) in _keys)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, known))
                found = name;
        }

        return found;
    }
}
