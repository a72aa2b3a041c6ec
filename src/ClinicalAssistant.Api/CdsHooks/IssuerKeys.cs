using ClinicalAssistant.Core;
using Microsoft.IdentityModel.Tokens;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>The public keys of one issuer, read again every ten minutes, or sooner where a token names a key that is not among them.</summary>
internal sealed class IssuerKeys(Func<CancellationToken, Task<string>> read, TimeProvider time) : IDisposable
{
    private const int ShortestRsa = 2048;
    private const int P384 = 384;
    private const int LargestSet = 1_000_000;

    private static readonly TimeSpan Holds = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5), MaxResponseContentBufferSize = LargestSet };

    private readonly SemaphoreSlim _turn = new(1, 1);
    private (IReadOnlyList<SecurityKey> Keys, DateTimeOffset Read)? _known;

    /// <summary>Keys in a file (read at once, so that a wrong one stops the host) or at an https address.</summary>
    /// <exception cref="WrongInputException">The file is absent or no key set, or the address is not https.</exception>
    public static IssuerKeys At(string place, string folder, string where, TimeProvider time)
    {
        if (Uri.TryCreate(place, UriKind.Absolute, out var address) && !address.IsFile)
        {
            return address.Scheme == Uri.UriSchemeHttps
                ? new IssuerKeys(cancellationToken => Http.GetStringAsync(address, cancellationToken), time)
                : throw new WrongInputException($"{where}: a key set comes from a file or over https.");
        }

        var path = Path.GetFullPath(place, folder);
        try
        {
            if (Usable(File.ReadAllText(path)).Count == 0)
                throw new WrongInputException($"{where}: {path} holds no key that can be used. It must have an EC key on P-384, or an RSA key of at least {ShortestRsa} bits.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new WrongInputException($"{where}: {path} cannot be read as a JWKS file.", fault);
        }

        return new IssuerKeys(cancellationToken => File.ReadAllTextAsync(path, cancellationToken), time);
    }

    /// <summary>The keys; none where they cannot be had now.</summary>
    public async Task<IReadOnlyList<SecurityKey>> GetAsync(string? keyId, CancellationToken cancellationToken)
    {
        if (_known is { } known && IsFresh(known, keyId))
            return known.Keys;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_known is { } again && IsFresh(again, keyId))
                return again.Keys;
            try
            {
                _known = (Usable(await read(cancellationToken)), time.GetUtcNow());
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException or ArgumentException or UnauthorizedAccessException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
            {
                // What was read before holds; with nothing read no token is accepted.
                _known = (_known?.Keys ?? [], time.GetUtcNow());
            }

            return _known.Value.Keys;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private bool IsFresh((IReadOnlyList<SecurityKey> Keys, DateTimeOffset Read) known, string? keyId)
    {
        var age = time.GetUtcNow() - known.Read;
        return age < Pause || (age < Holds && known.Keys.Any(key => key.KeyId == keyId));
    }

    private static List<SecurityKey> Usable(string json) =>
        [.. JsonWebKeySet.Create(json).Keys.Where(key => key.Kty == JsonWebAlgorithmsKeyTypes.EllipticCurve ? key.KeySize == P384 : key.Kty == JsonWebAlgorithmsKeyTypes.RSA && key.KeySize >= ShortestRsa)];
}
