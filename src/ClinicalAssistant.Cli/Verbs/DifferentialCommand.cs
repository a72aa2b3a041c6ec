using System.CommandLine;
using System.Globalization;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>differential</c>: the ranking alone.</summary>
internal static class DifferentialCommand
{
    private const int Ranked = 20;

    public static Command Create(Shell shell, CommonOptions common) => new EngineVerb<DifferentialLine, DifferentialResult>(shell, common)
    {
        Name = "differential",
        Description = "Rank conditions by the findings of a text, or by ids of findings in a batch.",
        Thing = "text",
        LineType = () => ContractJson.Wire.DifferentialLine,
        ResultType = () => ContractJson.Wire.DifferentialResult,
        Line = (_, text) => new DifferentialLine { Text = text },
        Engine = (parsed, engines) =>
        {
            var packs = parsed.GetValue(common.Packs);
            var top = Packs.Top(parsed.GetValue(common.Top), Ranked);
            if (PackRankings.Applies(packs))
                engines.Get<PackRankings>().Engine(packs!);
            return line => engines.Get<ContractVerbs>().Differential(line, top, packs);
        },
        Show = Show,
    }.Build(common.Top, common.Packs);

    private static void Show(TextWriter output, DifferentialResult result)
    {
        foreach (var condition in result.Ranking)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{condition.Rank,2}. {condition.Name}{(condition.MustNotMiss ? " (must not be missed)" : "")}, score {condition.Score:0.00}{(condition.Probability is { } p ? string.Create(CultureInfo.InvariantCulture, $", probability {p:0.00}") : "")}"));
            Contributions(output, "for", condition.Basis.Where(basis => basis.Lr > 1));
            Contributions(output, "against", condition.Basis.Where(basis => basis.Lr < 1));
        }

        foreach (var flag in result.RedFlags)
            output.WriteLine($"red flag: {flag.Finding}: {flag.Why}");
        foreach (var step in result.Next)
            output.WriteLine($"{(step.Test ? "test" : "ask")}: {step.What} {step.Why}");
        foreach (var notice in result.Notices ?? [])
            output.WriteLine($"note: {Printable.Text(notice.Text)}");
    }

    private static void Contributions(TextWriter output, string name, IEnumerable<BasisJson> basis)
    {
        var said = string.Join(", ", basis.Select(one => string.Create(CultureInfo.InvariantCulture,
            $"{(one.Status == "excluded" ? "no " : "")}{one.Finding} (LR {one.Lr:0.##}{(one.Origin == "published" ? "" : ", " + one.Origin)})")));
        if (said.Length > 0)
            output.WriteLine($"      {name}: {said}");
    }
}
