using System.Text;
using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Reads one policy file into nodes that know their lines.</summary>
internal static class PolicyFile
{
    private static readonly string[] Indexes = [.. Enumerable.Range(0, 256).Select(i => "[" + i.ToString(System.Globalization.CultureInfo.InvariantCulture) + "]")];

    public static PolicyNode Read(string file, byte[] content)
    {
        var lines = LineStarts(content);
        var reader = new Utf8JsonReader(content, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
        try
        {
            reader.Read();
            var root = ReadValue(ref reader, null, file, lines, "the file");
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

    private static PolicyNode ReadValue(ref Utf8JsonReader reader, PolicyNode? parent, string file, int[] lines, string name)
    {
        var line = LineOf(lines, reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new PolicyNode(parent, file, line, name, JsonValueKind.Object);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var member = reader.GetString()!;
                    reader.Read();
                    members.Add(member, ReadValue(ref reader, members, file, lines, member));
                }

                return members;
            case JsonTokenType.StartArray:
                var list = new PolicyNode(parent, file, line, name, JsonValueKind.Array);
                var index = 0;
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    list.Add(ReadValue(ref reader, list, file, lines, Index(index++)));
                return list;
            case JsonTokenType.String:
                return new PolicyNode(parent, file, line, name, JsonValueKind.String) { Value = reader.GetString() };
            case JsonTokenType.Number:
                return new PolicyNode(parent, file, line, name, JsonValueKind.Number) { Value = Encoding.UTF8.GetString(reader.ValueSpan) };
            case JsonTokenType.True:
                return new PolicyNode(parent, file, line, name, JsonValueKind.True);
            case JsonTokenType.False:
                return new PolicyNode(parent, file, line, name, JsonValueKind.False);
            default:
                return new PolicyNode(parent, file, line, name, JsonValueKind.Null);
        }
    }

    private static string Index(int index) => index < Indexes.Length ? Indexes[index] : "[" + index.ToString(System.Globalization.CultureInfo.InvariantCulture) + "]";

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
