using System.CommandLine;
using System.Globalization;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>search</c>: passages of the packs.</summary>
internal static class SearchCommand
{
    private const int Found = 10;

    public static Command Create(Shell shell, CommonOptions common) => new EngineVerb<SearchLine, SearchResult>(shell, common)
    {
        Name = "search",
        Description = "Search the knowledge packs for passages.",
        Thing = "query",
        LineType = () => ContractJson.Wire.SearchLine,
        ResultType = () => ContractJson.Wire.SearchResult,
        Line = (_, text) => new SearchLine(null, text),
        Engine = (parsed, engines) =>
        {
            Packs.Require(parsed.GetValue(common.Packs), engines);
            var top = Packs.Top(parsed.GetValue(common.Top), Found);
            return line => engines.Get<ContractVerbs>().Search(line, top);
        },
        Show = Show,
    }.Build(common.Top, common.Packs);

    private static void Show(TextWriter output, SearchResult result)
    {
        foreach (var hit in result.Hits)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{hit.Score,7:0.00}  {hit.Title} ({hit.Id})"));
            if (hit.Text is { } text)
                output.WriteLine("         " + text);
            if (hit.Source is { } source)
                output.WriteLine($"         {source.Title}. {source.Publisher}{(source.Year is { } year ? string.Create(CultureInfo.InvariantCulture, $" {year}") : "")}. {source.Url}");
        }

        if (result.Hits.Count == 0)
            output.WriteLine("no passage found");
    }
}
