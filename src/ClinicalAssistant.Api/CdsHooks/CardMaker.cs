using ClinicalAssistant.Api.Guarding;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>Makes cards of what the engines found: guarded, without markup of its own, with stable ids, sources and the reasons for not following it.</summary>
internal sealed class CardMaker(CdsContent content, CdsOptions options, EngineTextGuard guard)
{
    private const string OwnLabel = "ClinicalAssistant";

    /// <summary>A card, or null where nothing of its text may be shown.</summary>
    /// <param name="scope">What the card belongs to: service and patient.</param>
    /// <param name="indicator"><c>info</c>, <c>warning</c> or <c>critical</c>.</param>
    /// <param name="summary">One line.</param>
    /// <param name="paragraphs">The detail, plain text each.</param>
    /// <param name="source">What it rests on, or null for the engine's own derivation or estimate.</param>
    public CdsCard? Make(string scope, string indicator, string summary, IEnumerable<string?> paragraphs, Source? source)
    {
        if (guard.Released(summary) is not { Length: > 0 } shown)
            return null;
        var detail = string.Join("\n\n", paragraphs.OfType<string>().Select(guard.Released).Where(text => text.Length > 0).Select(CardText.Plain));
        var link = Absolute(source?.Url);
        return new CdsCard(
            StableIds.Of(scope, indicator, summary, detail), CardText.Summary(shown), indicator,
            new CdsSource(source is null ? OwnLabel : $"{source.Publisher}{(source.Year is { } year ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" {year}") : "")}") { Url = link })
        {
            Detail = detail.Length == 0 ? null : detail,
            OverrideReasons = indicator == "info" || content.OverrideReasons.Count == 0 ? null : content.OverrideReasons,
            Links = Links(source, link),
        };
    }

    private List<CdsLink>? Links(Source? source, string? link)
    {
        var links = new List<CdsLink>();
        if (link is not null)
            links.Add(new CdsLink(CardText.Summary(source!.Title), link, "absolute"));
        if (Absolute(options.DocumentationUrl) is { } documentation)
            links.Add(new CdsLink("About this service", documentation, "absolute"));
        return links.Count == 0 ? null : links;
    }

    private static string? Absolute(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address.AbsoluteUri : null;
}
