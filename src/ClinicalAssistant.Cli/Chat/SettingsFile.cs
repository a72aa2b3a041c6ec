using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClinicalAssistant.Cli.Running;

namespace ClinicalAssistant.Cli.Chat;

/// <summary>The data folder's <c>appsettings.json</c>.</summary>
internal static class SettingsFile
{
    private const string Provider = "ollama";
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Adds an Ollama provider and makes it the default route; what else the file says stays. Gives the file.</summary>
    public static string AddOllama(string home, Uri endpoint, string model)
    {
        var file = Path.Combine(home, "appsettings.json");
        var settings = File.Exists(file)
            ? JsonNode.Parse(InputFiles.ReadAll(file), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }) as JsonObject ?? []
            : [];
        var models = Section(settings, "Models");
        Section(models, "Providers")[Provider] = new JsonObject { ["Kind"] = "Ollama", ["Endpoint"] = endpoint.AbsoluteUri, ["Model"] = model };
        Section(models, "Routes")["default"] = new JsonArray(JsonValue.Create(Provider));
        return InputFiles.Guarded(file, "written", () =>
        {
            Directory.CreateDirectory(home);
            PrivateFile.Write(file, settings.ToJsonString(Readable) + "\n", FileMode.Create);
            return file;
        });
    }

    private static JsonObject Section(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject section)
            parent[name] = section = [];
        return section;
    }
}
