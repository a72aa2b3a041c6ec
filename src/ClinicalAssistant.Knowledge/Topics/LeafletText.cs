using System.Text.Json;

namespace ClinicalAssistant.Knowledge;

/// <summary>The fixed words of leaflets (<c>knowledge/leaflets</c>): headings, notes, the page.</summary>
internal static class LeafletText
{
    private static readonly Dictionary<string, string> Headings = Words("headings.json");
    private static readonly Dictionary<string, string> Types = Words("types.json");
    private static readonly Dictionary<string, string> Notes = Words("notes.json");

    /// <summary>The page of an HTML leaflet, with the places to fill in double braces.</summary>
    public static string Page { get; } = Read("leaflet.html");

    public static bool Knows(string heading) => Headings.ContainsKey(heading);

    public static string Heading(string heading) => Headings.GetValueOrDefault(heading, heading);

    public static string? TypeOf(string heading) => Types.GetValueOrDefault(heading);

    public static string Note(string name) => Notes[name];

    private static Dictionary<string, string> Words(string name) => JsonSerializer.Deserialize(Read(name), TopicJson.File.DictionaryStringString)!;

    private static string Read(string name)
    {
        using var stream = typeof(LeafletText).Assembly.GetManifestResourceStream("leaflets/" + name)
            ?? throw new InvalidOperationException($"The build left out {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
