using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.GuardTraining;

/// <summary>
/// Which lines the linear model and each of the networks read, as an <c>ensemble.json</c> beside the lines may say: models that learned from
/// different lines err on different messages, and their mean keeps what each of them knows.
/// </summary>
/// <param name="Linear">The lines of the linear model.</param>
/// <param name="Members">The networks, in the order in which they are written.</param>
internal sealed record Ensemble(LineChoice Linear, IReadOnlyList<EnsembleMember> Members)
{
    /// <summary>What is trained where no file says otherwise: three networks of all lines.</summary>
    public static Ensemble Plain { get; } = new(new LineChoice([]), [new EnsembleMember([0, 1, 2], new LineChoice([]))]);

    /// <summary>Fewer networks, enough to score held-out lines with: two of an only member, otherwise one of each.</summary>
    public Ensemble Smaller => this with { Members = [.. Members.Select(m => m with { Seeds = [.. m.Seeds.Take(Members.Count == 1 ? 2 : 1)] })] };

    public static Ensemble Read(string file)
    {
        try
        {
            var root = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
            var members = root.GetProperty("members").EnumerateArray().Select(m => Member(m)).ToArray();
            return members.Length > 0 && members.All(m => m.Seeds.Count > 0)
                ? new Ensemble(Choice(root.GetProperty("linear")), members)
                : throw new WrongInputException($"{file} field members: name at least one, each with at least one seed.");
        }
        catch (Exception wrong) when (wrong is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new WrongInputException($"{file} cannot be read. Write {{\"linear\":{{\"without\":[folder]}},\"members\":[{{\"seeds\":[number],\"without\":[folder],\"dropout\"?,\"word_dropout\"?}}]}}.", wrong);
        }
    }

    private static EnsembleMember Member(JsonElement of) => new([.. of.GetProperty("seeds").EnumerateArray().Select(seed => seed.GetInt32())], Choice(of))
    {
        Dropout = of.TryGetProperty("dropout", out var dropout) ? dropout.GetSingle() : null,
        WordDropout = of.TryGetProperty("word_dropout", out var word) ? word.GetSingle() : null,
    };

    private static LineChoice Choice(JsonElement of) => new([.. of.GetProperty("without").EnumerateArray().Select(folder => folder.GetString()!)]);
}
