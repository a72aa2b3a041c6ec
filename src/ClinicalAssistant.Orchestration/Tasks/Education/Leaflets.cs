using System.Text.RegularExpressions;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Models;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Orchestration.Tasks.Education;

/// <summary>Leaflets of the topics, in English as they were written, in other languages through a model with every number checked again.</summary>
public sealed partial class Leaflets(Lazy<TopicPack> topics, ModelCatalogue models, EducationPrompts prompts)
{
    /// <summary>The language the topics are written in.</summary>
    public const string English = "en";

    /// <summary>The topics there are, by id.</summary>
    public IEnumerable<Topic> Topics => topics.Value.Topics.Values;

    /// <summary>Writes a leaflet.</summary>
    /// <param name="name">Id, title or other name of the topic.</param>
    /// <param name="format"><c>md</c> or <c>html</c>.</param>
    /// <param name="language">A language code (<c>es</c>).</param>
    /// <param name="provider">Provider or route for another language; null for the default route.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <exception cref="WrongInputException">There is no such topic or format, no model for the language, or the model's text changed a number.</exception>
    public async Task<WrittenLeaflet> WriteAsync(string name, string format, string language, string? provider, CancellationToken cancellationToken)
    {
        var pack = topics.Value;
        var topic = pack.Find(name) ?? throw new WrongInputException($"There is no topic of that name. {Near(name)}'clinical leaflet' lists the topics.");
        if (format is not ("md" or "html"))
            throw new WrongInputException("--format: write md or html.");
        var isEnglish = language.Equals(English, StringComparison.OrdinalIgnoreCase);
        var words = isEnglish ? null : await TranslateAsync(topic, language, provider, cancellationToken).ConfigureAwait(false);
        Func<string, string> said = words is null ? static text => text : text => words.GetValueOrDefault(text, text);
        return new WrittenLeaflet(
            topic.Id, format, language.ToLowerInvariant(), format == "md" ? Leaflet.Markdown(topic, pack, said) : Leaflet.Html(topic, pack, said, language.ToLowerInvariant()),
            isEnglish ? [] : ["This leaflet was put into the other language by a model. Its numbers were checked against the English text; nothing else was. Have a person who speaks the language read it."]);
    }

    private async Task<Dictionary<string, string>> TranslateAsync(Topic topic, string language, string? provider, CancellationToken cancellationToken)
    {
        if (!LanguageCode().IsMatch(language))
            throw new WrongInputException("--language: write a language code such as es, fr or pt-BR.");
        if (models.ChainFor(provider ?? ModelCatalogue.DefaultRoute) is not [var first, ..])
            throw new WrongInputException("Languages other than English are not available without a model. Configure a provider, or leave the language out.");
        var texts = Leaflet.Words(topic);
        var numbered = string.Join('\n', texts.Select((text, i) => FormattableString.Invariant($"{i + 1}| {text}")));
        var reply = await first.Client.GetResponseAsync([new ChatMessage(ChatRole.System, prompts.Translate.Replace("{{language}}", language, StringComparison.Ordinal)), new ChatMessage(ChatRole.User, numbered)], cancellationToken: cancellationToken).ConfigureAwait(false);
        var lines = Line().Matches(reply.Text).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Trim(), StringComparer.Ordinal);
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < texts.Count; i++)
        {
            if (!lines.TryGetValue(FormattableString.Invariant($"{i + 1}"), out var line) || line.Length == 0)
                throw new WrongInputException("The model left out a sentence, so the leaflet is not given. Try again, or another provider.");
            if (!Digits(texts[i]).SequenceEqual(Digits(line), StringComparer.Ordinal))
                throw new WrongInputException("The model changed a number, so the leaflet is not given. Try again, or another provider.");
            words[texts[i]] = line;
        }

        return words;
    }

    /// <summary>The numbers of a text whatever the language writes between their digits.</summary>
    private static IEnumerable<string> Digits(string text) => Number().Matches(text).Select(match => match.Value.Replace(',', '.').TrimEnd('.')).Order(StringComparer.Ordinal);

    private string Near(string name)
    {
        var near = topics.Value.Topics.Values.FirstOrDefault(topic => topic.Title.Contains(name, StringComparison.OrdinalIgnoreCase) || topic.Id.Contains(name, StringComparison.OrdinalIgnoreCase));
        return near is null ? "" : $"Did you mean {near.Id}? ";
    }

    [GeneratedRegex(@"^\s*(\d+)\|\s*(.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Line();

    [GeneratedRegex(@"\d+(?:[.,]\d+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageCode();
}
