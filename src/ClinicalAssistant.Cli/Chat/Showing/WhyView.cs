using System.Globalization;
using ClinicalAssistant.Cli.Answers;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using Spectre.Console;

namespace ClinicalAssistant.Cli.Chat.Showing;

/// <summary>How the last answer came to be: its stages, every contribution to the ranking, the versions it rests on.</summary>
internal static class WhyView
{
    private const int Conditions = 3;

    public static void Show(IAnsiConsole console, Answer answer)
    {
        var trace = new Table { Border = console.Profile.Capabilities.Unicode ? TableBorder.Simple : TableBorder.Ascii2, BorderStyle = Lines.DimStyle };
        trace.AddColumn("Stage");
        trace.AddColumn(new TableColumn("ms").RightAligned());
        trace.AddColumn("What it decided");
        foreach (var step in answer.Trace)
            trace.AddRow(new Text(step.Stage), new Text(step.Elapsed.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture)), new Text(Printable.Text(step.Detail)));
        console.Write(trace);
        foreach (var condition in answer.Differential?.Ranking.Take(Conditions) ?? [])
            Contributions(console, condition);
        console.Dim(Versions(answer));
    }

    /// <summary>Every contribution to one rank, strongest first; for the first rank also what would make it wrong.</summary>
    public static void ShowRank(IAnsiConsole console, RankedCondition condition, IReadOnlyList<NextStep> against)
    {
        Contributions(console, condition);
        if (against.Count > 0)
            console.Bold("What would make it wrong");
        foreach (var step in against)
            console.Plain($"  {step.What} {step.Why}");
    }

    private static void Contributions(IAnsiConsole console, RankedCondition condition)
    {
        console.Bold(string.Create(CultureInfo.InvariantCulture, $"{condition.Rank}. {condition.Name}, score {condition.Score:0.00}"));
        foreach (var basis in condition.Basis)
        {
            console.Plain(string.Create(CultureInfo.InvariantCulture,
                $"  {(basis.LikelihoodRatio >= 1 ? "+" : "-")} {(basis.Status == FindingStatus.Excluded ? "no " : "")}{basis.Finding}: LR {basis.LikelihoodRatio:0.##}, {Origins(basis)}{(basis.Read is { } read ? $" ({read})" : "")}"));
        }

        if (condition.Basis.Count == 0)
            console.Plain("  no finding argues for or against it; it ranks by how common it is");
    }

    private static string Origins(RankingBasis basis) => basis.Source is { } source
        ? Citations.SourceLine(source)
        : basis.Origin == Origin.Estimated ? "an estimate, without a source" : basis.Origin.ToString().ToLowerInvariant();

    private static string Versions(Answer answer)
    {
        var versions = answer.Versions;
        var packs = string.Join(", ", versions.Packs.Select(pack => $"{pack.Key} {pack.Value}"));
        var prompt = versions.Prompt is { } used ? $"; prompt {used.Name} {used.Version} ({used.Hash[..Math.Min(12, used.Hash.Length)]})" : "";
        return $"Program {versions.Product}; policy {versions.Policy}; knowledge {packs}{prompt}; written by {answer.Provider}{(versions.Model is { } model ? $" ({model})" : "")}.";
    }
}
