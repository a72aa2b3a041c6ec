using System.Text.Json;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Guardrails.Tests.Deidentification;

/// <summary>The project's own content speaks of no person, so all that is masked in it is a false alarm.</summary>
public sealed class PlainContentTests(ITestOutputHelper output)
{
    // Authors, publishers and addresses of sources are names; the others are no text.
    private static readonly HashSet<string> NoText = ["source", "sources", "url", "publisher", "opened", "id", "basis", "read", "owner", "licence", "$schema", "pattern", "patterns", "formula"];

    [Theory]
    [InlineData("conditions", 0.0005)]
    [InlineData("findings", 0.001)]
    [InlineData("medications", 0.003)]
    [InlineData("topics", 0.0004)]
    [InlineData("leaflets", 0)]
    public void Texts_of_the_pack_are_hardly_touched(string folder, double most)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Repository.Path("knowledge", folder), "*.json", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "sources.json"))
            Add(JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(file)), texts);
        var (all, masked) = (0, 0);
        foreach (var text in texts)
        {
            all += text.Length;
            foreach (var span in Deidentifying.Shipped.Deidentify(text).Spans)
            {
                masked += span.End - span.Start;
                output.WriteLine($"{span.Type} {span.Value}: {text}");
            }
        }

        output.WriteLine($"{masked} of {all} characters in {texts.Count} texts");
        Assert.True(all > 500, "No texts were read.");
        Assert.True(masked <= most * all, $"{masked} of {all} characters are masked.");
    }

    private static void Add(JsonElement value, HashSet<string> texts)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                texts.Add(value.GetString()!);
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    Add(item, texts);
                break;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject().Where(property => !NoText.Contains(property.Name)))
                    Add(property.Value, texts);
                break;
            default:
                break;
        }
    }
}
