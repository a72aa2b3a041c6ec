using System.Security.Cryptography;
using System.Text;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>Ids made of what they name (UUID version 8): the same card of the same patient has the same id whenever and wherever it is worked out.</summary>
internal static class StableIds
{
    public static string Of(params ReadOnlySpan<string> parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts!)));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString();
    }
}
