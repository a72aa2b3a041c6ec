using System.Globalization;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Grounding;
using ClinicalAssistant.Orchestration.Tasks.Diagnosis;

namespace ClinicalAssistant.Orchestration.Tools;

/// <summary>What a model may ask of the ranking: two conditions side by side, the best next question, its own list beside the engine's.</summary>
internal sealed class RankingTools(DifferentialEngine engine, KnowledgeBase knowledge, ConditionNames names)
{
    private const int All = 2000;
    private const int Named = 6;
    private const int Asked = 4;
    private const int LongestList = 10;

    public string Compare(Consultation consultation, string one, string other)
    {
        var ranking = Rank(consultation);
        var (first, second) = (Find(one, ranking), Find(other, ranking));
        if (first is null || second is null)
            return $"Not compared: {(first is null ? "the first" : "the second")} name leads to no condition of the packs that is possible for this patient.";
        var text = $"{Side(first)} {Side(second)} {Apart(first.Id, second.Id)}".Trim();
        return $"[{consultation.Evidence.Add(EvidenceKind.Ranking, "Comparison. " + text, Origin.Derived)}] {text}";
    }

    public static string NextQuestions(Consultation consultation)
    {
        if (consultation.Differential is not { } differential)
            return "Nothing was ranked, so no question can be weighed.";
        var steps = differential.Next.Where(step => !step.IsTest).Take(Asked).Concat(differential.RedFlagsToAsk.Take(Asked))
            .Select(step => $"[{Evidencing.AddNextStep(consultation, step)}] {Evidencing.StepText(step)}").ToList();
        return steps.Count == 0 ? "No question would change the ranking." : string.Join('\n', steps);
    }

    public string Align(Consultation consultation, IReadOnlyList<string> conditions)
    {
        consultation.OwnRanking = [.. conditions.Where(name => !string.IsNullOrWhiteSpace(name)).Take(LongestList)];
        return consultation.Differential is { Ranking: [_, ..] } differential
            ? AlignmentNotice.Of(RankAlignment.Of(consultation.OwnRanking, differential.Ranking, names)).Text
            : "The engine ranked nothing, so there is nothing to compare with.";
    }

    private IReadOnlyList<RankedCondition> Rank(Consultation consultation) => engine.Rank(new DifferentialQuery
    {
        Findings = consultation.Findings.All,
        Words = consultation.Findings.Words,
        Age = consultation.Findings.Age,
        Sex = consultation.Findings.Sex,
        Pregnant = consultation.Findings.Pregnant,
        Top = All,
    }).Ranking;

    private RankedCondition? Find(string name, IReadOnlyList<RankedCondition> ranking)
    {
        var meant = names.Find(name).Select(found => found.ConditionId).ToHashSet(StringComparer.Ordinal);
        return ranking.FirstOrDefault(condition => meant.Contains(condition.Id));
    }

    private static string Side(RankedCondition condition) => string.Create(CultureInfo.InvariantCulture,
        $"{condition.Name} (rank {condition.Rank}): for {Labels(condition, above: true)}; against {Labels(condition, above: false)}.");

    private string Apart(string one, string other)
    {
        var told = new[] { (From: one, Other: other), (From: other, Other: one) }
            .SelectMany(pair => knowledge.Conditions[pair.From].Discriminators.Where(discriminator => discriminator.From == pair.Other))
            .DistinctBy(discriminator => (discriminator.Finding, discriminator.Favours))
            .Where(discriminator => knowledge.Findings.ContainsKey(discriminator.Finding))
            .Take(Named)
            .Select(discriminator => $"{knowledge.Findings[discriminator.Finding].Label} favours {knowledge.Conditions[discriminator.Favours].Name}")
            .ToList();
        return told.Count == 0 ? "" : $"Tells them apart: {string.Join("; ", told)}.";
    }

    private static string Labels(RankedCondition condition, bool above)
    {
        var labels = string.Join(", ", condition.Basis.Where(basis => basis.LikelihoodRatio > 1 == above).Take(Named).Select(basis => (basis.Status == FindingStatus.Excluded ? "no " : "") + basis.Finding));
        return labels.Length == 0 ? "nothing" : labels;
    }
}
