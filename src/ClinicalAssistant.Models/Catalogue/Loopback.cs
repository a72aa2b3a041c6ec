using System.Net;

namespace ClinicalAssistant.Models;

/// <summary>Whether an address stays on this machine, judged by what is written and never by name resolution.</summary>
internal static class Loopback
{
    public static bool Is(Uri endpoint)
    {
        if (endpoint.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            return true;
        if (endpoint.HostNameType is not (UriHostNameType.IPv4 or UriHostNameType.IPv6) || !IPAddress.TryParse(endpoint.Host.Trim('[', ']'), out var address))
            return false;
        return IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
    }

    /// <summary>Ollama runs models of these names on its vendor's machines, though the server itself is local.</summary>
    public static bool IsCloudModel(string model) =>
        model.EndsWith("-cloud", StringComparison.OrdinalIgnoreCase) || model.EndsWith(":cloud", StringComparison.OrdinalIgnoreCase);
}
