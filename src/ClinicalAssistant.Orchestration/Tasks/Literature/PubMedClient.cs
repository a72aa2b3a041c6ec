using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Xml;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Orchestration.Tasks.Literature;

/// <summary>
/// PubMed over its E-utilities: search, then fetch. Names the tool and the mail address, keeps to the service's rate, tries again what is worth it, and keeps answers for a time.
/// A service that cannot be used is an outcome with its reason. Safe for concurrent use.
/// </summary>
public sealed class PubMedClient(HttpClient http, LiteratureOptions options, TimeProvider time) : IDisposable
{
    private const int Attempts = 3;
    private const int MostKept = 500;
    private const int PlainRate = 3;
    private const int KeyRate = 10;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentDictionary<string, (DateTimeOffset Until, string Body)> _kept = new(StringComparer.Ordinal);
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>Abstracts for a search, best match first.</summary>
    public async Task<LiteratureFound> SearchAsync(string query, CancellationToken cancellationToken)
    {
        if (!options.Online)
            return LiteratureFound.Not("Searching PubMed is switched off here. The site can turn it on: Consult:Literature:Online.");
        if (query.Length == 0)
            return LiteratureFound.Not("The question holds nothing that PubMed could be searched by.");
        try
        {
            var found = await GetAsync("esearch.fcgi", $"db=pubmed&retmode=json&sort=relevance&retmax={options.Articles.ToString(CultureInfo.InvariantCulture)}&term={Uri.EscapeDataString(query)}", cancellationToken).ConfigureAwait(false);
            var ids = Ids(found);
            if (ids.Count == 0)
                return new LiteratureFound([], null);
            var articles = await GetAsync("efetch.fcgi", $"db=pubmed&retmode=xml&id={string.Join(',', ids)}", cancellationToken).ConfigureAwait(false);
            var byId = Articles(articles).GroupBy(article => article.Id, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
            return new LiteratureFound([.. ids.Select(id => byId.GetValueOrDefault("PMID:" + id)).OfType<PassageRecord>()], null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or JsonException or XmlException or UriFormatException)
        {
            return LiteratureFound.Not($"PubMed could not be used ({Reason(fault)}). Only imported abstracts were searched.");
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private async Task<string> GetAsync(string tool, string parameters, CancellationToken cancellationToken)
    {
        var address = $"{options.Endpoint.TrimEnd('/')}/{tool}?{parameters}&tool={Uri.EscapeDataString(options.Tool)}"
            + (options.Email.Length > 0 ? $"&email={Uri.EscapeDataString(options.Email)}" : "");
        if (_kept.TryGetValue(address, out var kept) && kept.Until > time.GetUtcNow())
            return kept.Body;
        for (var attempt = 1; ; attempt++)
        {
            await TurnAsync(cancellationToken).ConfigureAwait(false);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
            using var reply = await http.GetAsync(new Uri(options.ApiKey.Length > 0 ? $"{address}&api_key={Uri.EscapeDataString(options.ApiKey)}" : address), limit.Token).ConfigureAwait(false);
            if (attempt < Attempts && (reply.StatusCode == HttpStatusCode.TooManyRequests || (int)reply.StatusCode >= 500))
            {
                await Task.Delay(Wait(reply, attempt), time, cancellationToken).ConfigureAwait(false);
                continue;
            }

            reply.EnsureSuccessStatusCode();
            var body = await reply.Content.ReadAsStringAsync(limit.Token).ConfigureAwait(false);
            if (options.CacheHours > 0)
            {
                if (_kept.Count >= MostKept)
                    _kept.Clear();
                _kept[address] = (time.GetUtcNow().AddHours(options.CacheHours), body);
            }

            return body;
        }
    }

    /// <summary>Requests follow each other no faster than the service allows.</summary>
    private async Task TurnAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var now = time.GetUtcNow();
            if (_next > now)
                await Task.Delay(_next - now, time, cancellationToken).ConfigureAwait(false);
            _next = time.GetUtcNow() + TimeSpan.FromSeconds(1.0 / (options.ApiKey.Length > 0 ? KeyRate : PlainRate));
        }
        finally
        {
            _turn.Release();
        }
    }

    private static TimeSpan Wait(HttpResponseMessage reply, int attempt)
    {
        var wait = reply.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(attempt);
        return wait < LongestWait ? wait : LongestWait;
    }

    private static List<string> Ids(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty("esearchresult", out var result) && result.TryGetProperty("idlist", out var ids)
            ? [.. ids.EnumerateArray().Select(id => id.GetString()).OfType<string>().Where(id => id.All(char.IsAsciiDigit))]
            : [];
    }

    private static List<PassageRecord> Articles(string xml)
    {
        var document = new XmlDocument { XmlResolver = null };
        using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        document.Load(reader);
        return [.. document.GetElementsByTagName(PubMedArticle.Element).OfType<XmlElement>().Select(PubMedArticle.Read).OfType<PassageRecord>()];
    }

    private static string Reason(Exception fault) => fault switch
    {
        HttpRequestException { StatusCode: { } status } => string.Create(CultureInfo.InvariantCulture, $"status {(int)status}"),
        OperationCanceledException => "no answer in time",
        HttpRequestException => "not reachable",
        _ => "its answer could not be read",
    };
}
