using System.Text;
using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Reads one policy file into nodes that know their lines.</summary>
internal static class PolicyFile
{
    public static PolicyNode Read(string file, byte[] content)
    {
        var lines = LineStarts(content);
        var reader = new Utf8JsonReader(content, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
        try
        {
            reader.Read();
            var root = ReadValue(ref reader, file, lines, "the file");
            reader.Read();
            return root.Kind == JsonValueKind.Object ? root : throw root.Wrong("must hold one object");
        }
        catch (JsonException wrong)
        {
            throw new WrongInputException(
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Path.GetFileName(file)} line {(wrong.LineNumber ?? 0) + 1}: not valid JSON at byte {wrong.BytePositionInLine ?? 0} of the line. Correct it."),
                wrong);
        }
    }

    private static PolicyNode ReadValue(ref Utf8JsonReader reader, string file, int[] lines, string path)
    {
        var line = LineOf(lines, reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new PolicyNode(file, line, path, JsonValueKind.Object);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    members.Add(name, ReadValue(ref reader, file, lines, path == "the file" ? name : path + "." + name));
                }

                return members;
            case JsonTokenType.StartArray:
                var list = new PolicyNode(file, line, path, JsonValueKind.Array);
                var index = 0;
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    list.Add(ReadValue(ref reader, file, lines, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}[{index++}]")));
                return list;
            case JsonTokenType.String:
                return new PolicyNode(file, line, path, JsonValueKind.String) { Value = reader.GetString() };
            case JsonTokenType.Number:
                return new PolicyNode(file, line, path, JsonValueKind.Number) { Value = Encoding.UTF8.GetString(reader.ValueSpan) };
            case JsonTokenType.True:
                return new PolicyNode(file, line, path, JsonValueKind.True);
            case JsonTokenType.False:
                return new PolicyNode(file, line, path, JsonValueKind.False);
            default:
                return new PolicyNode(file, line, path, JsonValueKind.Null);
        }
    }

    private static int[] LineStarts(byte[] content)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] == '\n')
                starts.Add(i + 1);
        }

        return [.. starts];
    }

    private static int LineOf(int[] starts, long index)
    {
        var found = Array.BinarySearch(starts, (int)index);
        return found >= 0 ? found + 1 : ~found;
    }
}
