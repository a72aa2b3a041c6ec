using System.Globalization;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Orchestration.Tasks.Diagnosis;

/// <summary>Says where a model's list and the engine's ranking agree. Names are the pack's own: words of the model's that the pack does not know are counted, not quoted.</summary>
internal static class AlignmentNotice
{
    public static Notice Of(RankAlignment alignment) => new("ranking_alignment", string.Join(' ', Sentences(alignment)));

    private static IEnumerable<string> Sentences(RankAlignment alignment)
    {
        yield return alignment.AgreeOnFirst ? "The model's list and the engine's ranking agree on the first." : "The model's list and the engine's ranking differ on the first.";
        if (alignment.Both.Count > 0)
            yield return $"In both: {Joined(alignment.Both.Select(condition => Number($"{condition.Name} (model {condition.OtherRank}, engine {condition.EngineRank})")))}.";
        if (alignment.EngineAlone.Count > 0)
            yield return $"The engine's alone: {Joined(alignment.EngineAlone.Select(condition => Number($"{condition.Name} (engine {condition.EngineRank})")))}.";
        if (alignment.OtherAlone.Count > 0)
            yield return $"The model's alone: {Joined(alignment.OtherAlone.Select(condition => condition.Name))}.";
        if (alignment.Unknown > 0)
            yield return Number($"{alignment.Unknown} of the model's are not in the knowledge packs, so nothing here checks them.");
        yield return $"Fused, both lists by reciprocal rank: {Joined(alignment.Together.Select((condition, i) => Number($"{i + 1} {condition.Name}")))}.";
    }

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Joined(IEnumerable<string> parts) => string.Join(", ", parts);
}
