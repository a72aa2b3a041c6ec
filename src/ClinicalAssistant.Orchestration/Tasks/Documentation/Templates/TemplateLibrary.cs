using System.Text.Json;
using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>The templates of <c>prompts/Documentation/templates</c>, checked when they are loaded.</summary>
public sealed class TemplateLibrary
{
    private const string Standard = "soap";

    private TemplateLibrary(IReadOnlyList<DocumentTemplate> all) => All = all;

    /// <summary>The templates, by id.</summary>
    public IReadOnlyList<DocumentTemplate> All { get; }

    /// <summary>The template of an id, with its variant where one is named.</summary>
    /// <exception cref="WrongInputException">There is none of that id, or no such variant.</exception>
    public DocumentTemplate Get(string id, string? specialty = null)
    {
        var template = All.FirstOrDefault(one => one.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
            ?? throw new WrongInputException($"There is no template of that name. Templates: {string.Join(", ", All.Select(one => one.Id))}.");
        if (string.IsNullOrEmpty(specialty))
            return template;
        return template.Variants.FirstOrDefault(variant => variant.Id.Equals(specialty, StringComparison.OrdinalIgnoreCase)) is { } found
            ? template.For(found)
            : throw new WrongInputException(template.Variants.Count == 0
                ? $"The template '{template.Id}' has no specialty variants."
                : $"The template '{template.Id}' has no such variant. Variants: {string.Join(", ", template.Variants.Select(variant => variant.Id))}.");
    }

    /// <summary>The template that a request asks for; a SOAP note where it names none.</summary>
    public DocumentTemplate AskedFor(string request)
    {
        var template = All.FirstOrDefault(one => Regex.IsMatch(request, one.AskedAs, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5))) ?? Get(Standard);
        var variant = template.Variants.FirstOrDefault(one => Regex.IsMatch(request, one.AskedAs, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5)));
        return variant is null ? template : template.For(variant);
    }

    /// <summary>Whether a request is a template's own wording.</summary>
    public bool IsOwnRequest(string request) => All.Any(template => template.Request == request || template.Variants.Any(variant => template.For(variant).Request == request));

    /// <summary>Loads and checks the folder.</summary>
    /// <exception cref="WrongInputException">A file is missing or broken: names file, field and remedy.</exception>
    internal static TemplateLibrary Load(string folder, TopicCatalogue topics)
    {
        if (!Directory.Exists(folder))
            throw new WrongInputException($"{folder}: the folder of document templates is missing. Restore it, or set Consult:ContentFolder.");
        var all = Directory.EnumerateFiles(folder, "*.json").Where(file => Path.GetFileName(file) != "schema.json").Order(StringComparer.Ordinal).Select(file => Read(file, topics)).ToList();
        return all.Exists(template => template.Id == Standard)
            ? new TemplateLibrary(all)
            : throw new WrongInputException($"{folder}: the template '{Standard}' is missing. It is what a request without a kind of document gets; restore it.");
    }

    private static DocumentTemplate Read(string file, TopicCatalogue topics)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            var root = json.RootElement;
            var sections = root.GetProperty("sections").EnumerateArray().Select(Section).ToList();
            var template = new DocumentTemplate(root.GetProperty("id").GetString()!, root.GetProperty("title").GetString()!, root.GetProperty("asked_as").GetString()!, sections)
            {
                Loinc = Text(root, "loinc"),
                Opening = Text(root, "opening"),
                Closing = Text(root, "closing"),
                Variants = [.. List(root, "variants").Select(Variant)],
                Sources = [.. List(root, "sources").Select(Source)],
            };
            return Checked(file, template, topics);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new WrongInputException($"{file}: {fault.Message} prompts/Documentation/templates/schema.json shows the form.", fault);
        }
    }

    private static DocumentTemplate Checked(string file, DocumentTemplate template, TopicCatalogue topics)
    {
        var known = topics.Topics.Select(topic => topic.Id).ToHashSet(StringComparer.Ordinal);
        var sections = template.Sections.Concat(template.Variants.SelectMany(variant => variant.Sections).Select(one => one.Section)).ToList();
        if (sections.SelectMany(section => section.Topics).FirstOrDefault(topic => !known.Contains(topic)) is { } unknown)
            throw new WrongInputException($"{file}: there is no topic '{unknown}'. Topics: {string.Join(", ", known)}.");
        if (template.Sources.Count == 0)
            throw new WrongInputException($"{file}: 'sources' is empty. Name what the sections rest on.");
        if (template.Variants.SelectMany(variant => variant.Sections).FirstOrDefault(one => sections.TrueForAll(section => section.Id != one.Behind)) is { Behind: { } behind })
            throw new WrongInputException($"{file}: a variant puts a section behind '{behind}', which the template does not have.");
        return template;
    }

    private static TemplateSection Section(JsonElement section) => new(
        section.GetProperty("id").GetString()!, section.GetProperty("title").GetString()!, [.. List(section, "topics").Select(topic => topic.GetString()!)], section.GetProperty("holds").GetString()!)
    {
        Loinc = Text(section, "loinc"),
        Required = !section.TryGetProperty("required", out var required) || required.GetBoolean(),
        Record = [.. List(section, "record").Select(part => part.GetString()!)],
        Draws = Text(section, "draws"),
    };

    private static TemplateVariant Variant(JsonElement variant) => new(
        variant.GetProperty("id").GetString()!, variant.GetProperty("asked_as").GetString()!,
        [.. List(variant, "sections").Select(section => (section.GetProperty("behind").GetString()!, Section(section)))]);

    private static TemplateSource Source(JsonElement source) => new(
        source.GetProperty("title").GetString()!, source.GetProperty("publisher").GetString()!,
        source.TryGetProperty("year", out var year) && year.ValueKind == JsonValueKind.Number ? year.GetInt32() : null, source.GetProperty("url").GetString()!, source.GetProperty("read").GetString()!);

    private static List<JsonElement> List(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
