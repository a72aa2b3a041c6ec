using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>One value of a policy file with its line, so that whatever is wrong with it can be named with file and line.</summary>
internal sealed class PolicyNode(PolicyNode? parent, string file, int line, string name, JsonValueKind kind)
{
    private static readonly List<PolicyNode> NoItems = [];
    private static readonly Dictionary<string, PolicyNode> NoMembers = [];
    private readonly List<PolicyNode> _items = kind == JsonValueKind.Array ? new(16) : NoItems;
    private readonly Dictionary<string, PolicyNode> _members = kind == JsonValueKind.Object ? new(8, StringComparer.Ordinal) : NoMembers;

    public string File { get; } = file;

    public int Line { get; } = line;

    /// <summary>Where it stands in the file ("categories[2].rules[0].within").</summary>
    public string Path => parent is null ? name : parent.IsRoot ? name : name[0] == '[' ? parent.Path + name : parent.Path + "." + name;

    private bool IsRoot => parent is null;

    public JsonValueKind Kind { get; } = kind;

    public string? Value { get; set; }

    public IReadOnlyDictionary<string, PolicyNode> Members => Expect(JsonValueKind.Object, "an object")._members;

    public IReadOnlyList<PolicyNode> Items => Expect(JsonValueKind.Array, "a list")._items;

    public string Text
    {
        get
        {
            Expect(JsonValueKind.String, "a text");
            return string.IsNullOrWhiteSpace(Value) ? throw Wrong("is empty: give a text") : Value;
        }
    }

    public void Add(PolicyNode item) => _items.Add(item);

    public void Add(string name, PolicyNode member)
    {
        if (!_members.TryAdd(name, member))
            throw member.Wrong("stands twice: keep one");
    }

    public PolicyNode Required(string name) =>
        Members.TryGetValue(name, out var member) ? member : throw Wrong($"has no field '{name}': add it");

    public PolicyNode? Optional(string name) => Members.GetValueOrDefault(name);

    public string? OptionalText(string name) => Optional(name)?.Text;

    public IReadOnlyList<string> Texts() => Items.Select(i => i.Text).ToArray();

    public decimal Number(decimal lowest, decimal highest)
    {
        if (Kind != JsonValueKind.Number || !decimal.TryParse(Value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number))
            throw Wrong("is not a number");
        return number >= lowest && number <= highest
            ? number
            : throw Wrong(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"lies outside {lowest} to {highest}"));
    }

    public int Whole(string name, int otherwise, int lowest, int highest)
    {
        var member = Optional(name);
        return member is null ? otherwise : (int)member.Number(lowest, highest);
    }

    public bool Flag(string name, bool otherwise) => Optional(name) switch
    {
        null => otherwise,
        { Kind: JsonValueKind.True } => true,
        { Kind: JsonValueKind.False } => false,
        var other => throw other.Wrong("is neither true nor false"),
    };

    public string OneOf(params ReadOnlySpan<string> values)
    {
        foreach (var value in values)
        {
            if (Text == value)
                return value;
        }

        throw Wrong("is none of " + string.Join(", ", values.ToArray()));
    }

    public void Only(params ReadOnlySpan<string> names)
    {
        foreach (var (name, member) in Members)
        {
            if (!names.Contains(name))
                throw member.Wrong("is not known here: use one of " + string.Join(", ", names.ToArray()));
        }
    }

    public WrongInputException Wrong(string problem) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{System.IO.Path.GetFileName(File)} line {Line}: {Path} {problem}."));

    private PolicyNode Expect(JsonValueKind expected, string name) => Kind == expected ? this : throw Wrong("is not " + name);
}
