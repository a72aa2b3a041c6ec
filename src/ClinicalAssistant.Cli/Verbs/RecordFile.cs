using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary>A condition's file, which a signature is written into; everything else in it stays as it is.</summary>
internal static class RecordFile
{
    private static readonly JsonSerializerOptions AsWritten = new() { WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Signs a condition and gives its file. The file is replaced whole or not at all.</summary>
    public static string Sign(string pack, string id, string name, string role, DateOnly date)
    {
        var file = Directory.EnumerateFiles(Path.Combine(pack, "conditions"), id + ".json", SearchOption.AllDirectories).FirstOrDefault()
            ?? throw new WrongInputException($"There is no file {id}.json below {Path.Combine(pack, "conditions")}. A record's file bears its id.");
        var text = InputFiles.Guarded(file, "read", () => File.ReadAllText(file));
        var record = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!.AsObject();
        record["clinically_reviewed"] = true;
        record["reviewed_by"] = new JsonObject { ["name"] = name, ["role"] = role, ["date"] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        var written = record.ToJsonString(AsWritten) + (text.EndsWith('\n') ? "\n" : "");
        var beside = file + ".signing";
        return InputFiles.Guarded(file, "written", () =>
        {
            File.WriteAllText(beside, written);
            File.Move(beside, file, overwrite: true);
            return file;
        });
    }
}
