using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>A piece of a suite or case file with the place it stands at, whether it was written as YAML or as JSON lines.</summary>
internal sealed class SuiteNode
{
    private SuiteNode(string file, int line) => (File, Line) = (file, line);

    public string File { get; }

    public int Line { get; }

    /// <summary>The scalar as written, null for a list, a map or nothing.</summary>
    public string? Scalar { get; private init; }

    /// <summary>Whether the scalar stood in quotes, and so is text whatever it looks like.</summary>
    public bool Quoted { get; private init; }

    public IReadOnlyList<SuiteNode>? Items { get; private init; }

    public IReadOnlyList<KeyValuePair<string, SuiteNode>>? Fields { get; private init; }

    public bool IsNothing => Items is null && Fields is null && Scalar is null;

    public static SuiteNode OfScalar(string file, int line, string? value, bool quoted) =>
        new(file, line) { Scalar = !quoted && value is "" or "~" or "null" ? null : value, Quoted = quoted };

    public static SuiteNode OfList(string file, int line, IReadOnlyList<SuiteNode> items) => new(file, line) { Items = items };

    public static SuiteNode OfMap(string file, int line, IReadOnlyList<KeyValuePair<string, SuiteNode>> fields) => new(file, line) { Fields = fields };

    public WrongInputException Fault(string message) => new(string.Create(CultureInfo.InvariantCulture, $"{File} line {Line}: {message}"));

    public SuiteNode? Find(string field) => Fields?.FirstOrDefault(pair => pair.Key == field).Value;

    /// <summary>The fields of a map, all of them among those known.</summary>
    public void Only(string what, params IReadOnlyCollection<string> known)
    {
        if (Fields is null)
            throw Fault($"{what} must be a map of fields: {string.Join(", ", known)}.");
        foreach (var (name, value) in Fields)
        {
            if (!known.Contains(name))
                throw value.Fault($"unknown field '{name}' in {what}. Fields: {string.Join(", ", known)}.");
        }
    }

    public string Text(string what) => Scalar ?? throw Fault($"{what} must be text.");

    public bool Flag(string what) => !Quoted && Scalar is "true" or "false" ? Scalar == "true" : throw Fault($"{what} must be true or false.");

    public double Share(string what) =>
        double.TryParse(Scalar, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1
            ? share
            : throw Fault($"{what} must be a share between 0 and 1.");

    public int Count(string what, int least, int most) =>
        int.TryParse(Scalar, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= least && count <= most
            ? count
            : throw Fault(string.Create(CultureInfo.InvariantCulture, $"{what} must be a whole number from {least} to {most}."));

    public double Number(string what) =>
        double.TryParse(Scalar, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Fault($"{what} must be a number.");

    /// <summary>One text or a list of texts.</summary>
    public IReadOnlyList<string> Texts(string what)
    {
        IReadOnlyList<string> texts = Items is null ? [Text(what)] : [.. Items.Select(item => item.Text(what))];
        return texts.Count > 0 && texts.All(text => text.Length > 0) ? texts : throw Fault($"{what} is empty.");
    }

    /// <summary>A copy with <c>{{name}}</c> replaced in every text.</summary>
    public SuiteNode With(CaseVariables variables) => new(File, Line)
    {
        Scalar = Scalar is null ? null : variables.Fill(this, Scalar),
        Quoted = Quoted,
        Items = Items?.Select(item => item.With(variables)).ToList(),
        Fields = Fields?.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.With(variables))).ToList(),
    };

    /// <summary>The same content as JSON, for readers that take a document (a patient).</summary>
    public JsonElement ToJson()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer);
        using var document = JsonDocument.Parse(buffer.ToArray());
        return document.RootElement.Clone();
    }

    private void Write(Utf8JsonWriter writer)
    {
        if (Fields is not null)
        {
            writer.WriteStartObject();
            foreach (var (name, value) in Fields)
            {
                writer.WritePropertyName(name);
                value.Write(writer);
            }

            writer.WriteEndObject();
        }
        else if (Items is not null)
        {
            writer.WriteStartArray();
            foreach (var item in Items)
                item.Write(writer);
            writer.WriteEndArray();
        }
        else if (Scalar is null)
        {
            writer.WriteNullValue();
        }
        else if (!Quoted && Scalar is "true" or "false")
        {
            writer.WriteBooleanValue(Scalar == "true");
        }
        else if (!Quoted && decimal.TryParse(Scalar, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteStringValue(Scalar);
        }
    }
}
