using System.Text.Json;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Fhir;

/// <summary>The servers of the site. No other address is ever asked, whoever names it.</summary>
public sealed class FhirServers
{
    private readonly Dictionary<string, FhirServer> _servers;

    private FhirServers(Dictionary<string, FhirServer> servers) => _servers = servers;

    /// <summary>Reads the file: a list of <c>{"base","client_id"?,"key_file"?,"key_id"?,"token_url"?,"scope"?}</c>.</summary>
    /// <exception cref="WrongInputException">The file or a server of it cannot be used.</exception>
    public static FhirServers Load(string file)
    {
        if (file.Length == 0)
            return new FhirServers([]);
        if (!File.Exists(file))
            throw new WrongInputException($"Fhir:ServersFile: there is no file {file}. Write a JSON list of servers, each with its \"base\".");
        List<FhirServer> read;
        try
        {
            read = JsonSerializer.Deserialize(File.ReadAllBytes(file), FhirServersJson.Default.ListFhirServer) ?? [];
        }
        catch (JsonException fault)
        {
            throw new WrongInputException($"{file} line {(fault.LineNumber ?? 0) + 1}: this is no list of servers{(fault.Path is { } at ? $" ({at})" : "")}. Mend it there.", fault);
        }

        var servers = new Dictionary<string, FhirServer>(StringComparer.OrdinalIgnoreCase);
        foreach (var server in read)
        {
            if (server.Base is not { IsAbsoluteUri: true } || !(server.Base.Scheme == Uri.UriSchemeHttps || (server.Base.Scheme == Uri.UriSchemeHttp && server.Base.IsLoopback)))
                throw new WrongInputException($"{file}: a server's base is an https address (http on loopback only).");
            if (server.ClientId is not null && (server.KeyFile is null || !File.Exists(Path.GetFullPath(server.KeyFile, Path.GetDirectoryName(Path.GetFullPath(file))!))))
                throw new WrongInputException($"{file}: {server.Base}: there is no key_file. Give the file of the private key in PEM.");
            servers[Key(server.Base)] = server with { KeyFile = server.KeyFile is null ? null : Path.GetFullPath(server.KeyFile, Path.GetDirectoryName(Path.GetFullPath(file))!) };
        }

        return new FhirServers(servers);
    }

    /// <summary>The server of that base address, or null where the site has none of it.</summary>
    public FhirServer? Find(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? _servers.GetValueOrDefault(Key(uri)) : null;

    private static string Key(Uri address) => address.AbsoluteUri.TrimEnd('/');
}
