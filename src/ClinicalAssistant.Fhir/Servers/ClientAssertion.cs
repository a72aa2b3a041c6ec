using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Fhir;

/// <summary>The signed statement with which this program names itself at a token endpoint (SMART Backend Services, private_key_jwt): ES384 or RS384 by the key's kind.</summary>
internal static class ClientAssertion
{
    private const int Seconds = 300;

    /// <exception cref="WrongInputException">The key cannot be read.</exception>
    public static string Sign(FhirServer server, Uri audience, string id, DateTimeOffset now)
    {
        string pem;
        try
        {
            pem = File.ReadAllText(server.KeyFile!);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new WrongInputException($"The private key for {server.Base} cannot be read. Check Fhir:ServersFile and the file's rights.", fault);
        }

        try
        {
            using var rsa = RSA.Create();
            using var ec = ECDsa.Create();
            var isEc = TryImport(ec, pem);
            if (!isEc)
                rsa.ImportFromPem(pem);
            var signed = Part(new Dictionary<string, object> { ["alg"] = isEc ? "ES384" : "RS384", ["typ"] = "JWT", ["kid"] = server.KeyId ?? "" }) + "." + Part(new Dictionary<string, object>
            {
                ["iss"] = server.ClientId!, ["sub"] = server.ClientId!, ["aud"] = audience.AbsoluteUri, ["jti"] = id,
                ["iat"] = now.ToUnixTimeSeconds(), ["exp"] = now.ToUnixTimeSeconds() + Seconds,
            });
            var data = Encoding.ASCII.GetBytes(signed);
            return signed + "." + Base64Url.EncodeToString(isEc ? ec.SignData(data, HashAlgorithmName.SHA384) : rsa.SignData(data, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1));
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            throw new WrongInputException($"The private key for {server.Base} is no PEM key that can be used: EC on P-384, or RSA.", fault);
        }
    }

    private static bool TryImport(ECDsa ec, string pem)
    {
        try
        {
            ec.ImportFromPem(pem);
            return ec.KeySize == 384;
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    private static string Part(Dictionary<string, object> claims)
    {
        var text = new StringBuilder("{");
        foreach (var (name, value) in claims)
        {
            if (text.Length > 1)
                text.Append(',');
            text.Append('"').Append(name).Append("\":").Append(value is string words ? $"\"{JsonEncodedText.Encode(words)}\"" : Convert.ToString(value, CultureInfo.InvariantCulture));
        }

        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text.Append('}').ToString()));
    }
}
