using System.Globalization;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ClinicalAssistant.Cli.Chat.Showing;

/// <summary>The ranking: the likeliest conditions and the dangerous ones, with a bar for the weight and what argues for and against.</summary>
internal static class RankingTable
{
    private const int Likeliest = 5;
    private const int Dangerous = 3;
    private const int BarWidth = 8;
    private const int Named = 4;
    private const int Wide = 76;

    public static void Show(IAnsiConsole console, Differential differential)
    {
        var shown = differential.Ranking.Take(Likeliest)
            .Concat(differential.Ranking.Skip(Likeliest).Where(condition => condition.MustNotMiss).Take(Dangerous))
            .ToList();
        var unicode = console.Profile.Capabilities.Unicode;
        var wide = console.Profile.Width >= Wide;
        var table = new Table { Border = unicode ? TableBorder.Simple : TableBorder.Ascii2, BorderStyle = Lines.DimStyle };
        table.AddColumn(new TableColumn("#").RightAligned().NoWrap());
        table.AddColumn(new TableColumn("Condition"));
        table.AddColumn(new TableColumn("Weight").NoWrap());
        if (wide)
        {
            table.AddColumn(new TableColumn("For"));
            table.AddColumn(new TableColumn("Against"));
        }

        var (top, bottom) = (shown.Max(condition => condition.Score), shown.Min(condition => condition.Score));
        foreach (var condition in shown)
            table.AddRow(Cells(condition, Bar(condition.Score, top, bottom, unicode), wide, unicode));
        console.Write(table);
        console.Dim($"{Mark(unicode)} must not be missed. Weights compare conditions within this ranking; they are no probabilities.");
        console.WriteLine();
    }

    private static List<IRenderable> Cells(RankedCondition condition, string bar, bool wide, bool unicode)
    {
        var name = (condition.MustNotMiss ? Mark(unicode) + " " : "") + condition.Name + (condition.EvidenceId is { } id ? $" [{id}]" : "");
        var cells = new List<IRenderable>
        {
            new Text(condition.Rank.ToString(CultureInfo.InvariantCulture)),
            new Text(Printable.Text(name), condition.MustNotMiss ? new Style(Color.Red, decoration: Decoration.Bold) : Style.Plain),
            new Text(bar, condition.MustNotMiss ? new Style(Color.Red) : new Style(Color.Green)),
        };
        if (wide)
        {
            cells.Add(new Text(Findings(condition, basis => basis.LikelihoodRatio > 1)));
            cells.Add(new Text(Findings(condition, basis => basis.LikelihoodRatio < 1)));
        }

        return cells;
    }

    private static string Mark(bool unicode) => unicode ? "▲" : "!!";

    // Scores are logarithms: the bar is linear in them, from the lowest shown to the highest.
    private static string Bar(double score, double top, double bottom, bool unicode)
    {
        var share = top > bottom ? (score - bottom) / (top - bottom) : 1;
        return new string(unicode ? '█' : '#', 1 + (int)Math.Round(share * (BarWidth - 1)));
    }

    private static string Findings(RankedCondition condition, Func<RankingBasis, bool> which) => Printable.Text(string.Join(", ", condition.Basis.Where(which).Take(Named)
        .Select(basis => (basis.Status == FindingStatus.Excluded ? "no " : "") + basis.Finding)));
}
