using System.Globalization;
using ClinicalAssistant.Cli.Chat.Showing;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Cli.Chat.Commands;

/// <summary>
/// <c>/add</c>, <c>/exclude</c> and <c>/ask</c>: the ranking refined finding by finding. Each is asked as a question of its own through the pipeline,
/// with the conversation before it, so that guard and record see it like any other.
/// </summary>
internal sealed class RefiningCommands(ChatContext context, Func<string, Task> askDiagnosis)
{
    private const int Asked = 3;

    public Task AddAsync(string rest) => RefineAsync(rest, FindingStatus.Observed);

    public Task ExcludeAsync(string rest) => RefineAsync(rest, FindingStatus.Excluded);

    /// <summary>Shows the questions that would change the ranking most; the first can be answered with /add or /exclude alone.</summary>
    public void Ask(string rest)
    {
        var differential = Last();
        var steps = differential.Next.Where(step => step is { IsTest: false, FindingId: not null }).Concat(differential.RedFlagsToAsk).DistinctBy(step => step.FindingId).Take(Asked).ToList();
        if (steps.Count == 0)
            throw new WrongInputException("No question would change the ranking. Order the tests listed in the answer, or describe what is new.");
        context.State.Asked = steps[0].FindingId;
        foreach (var (step, i) in steps.Select((step, i) => (step, i)))
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {step.What} {step.Why}");
            if (i == 0)
                context.Console.Bold(line);
            else
                context.Console.Plain(line);
        }

        context.Console.Dim("Answer the first with /add (yes) or /exclude (no), or name a finding: /add fever, /exclude rash.");
    }

    private async Task RefineAsync(string rest, FindingStatus status)
    {
        var before = Last();
        var named = rest.Length > 0 ? rest : AskedFinding();
        var text = status == FindingStatus.Observed ? named : string.Join(". ", named.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => "No " + part)) + ".";
        if (!context.Engines.Get<FindingRecogniser>().Recognise(text).Findings.Any(finding => finding.Status == status))
            throw new WrongInputException($"That is not read as a finding, so nothing was {(status == FindingStatus.Observed ? "added" : "excluded")}. Use clinical words or usual shorthand: /add chest pain, /exclude fever.");
        context.State.Asked = null;
        await askDiagnosis(text);
        if (context.State.LastAnswer?.Differential is { } after)
            context.Console.Dim(RankingMoves.Between(before, after));
    }

    private string AskedFinding() => context.State.Asked is { } id && context.Engines.Get<KnowledgeBase>().Findings.TryGetValue(id, out var finding)
        ? finding.Label
        : throw new WrongInputException("Name a finding: /add chest pain, /exclude fever. Or let /ask put the next best question first.");

    private Differential Last() => context.State.LastAnswer?.Differential is { Ranking.Count: > 0 } differential
        ? differential
        : throw new WrongInputException("There is no ranking yet. Describe the patient first.");
}
