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
            var (top, packs) = (Packs.Top(parsed.GetValue(common.Top), Found), parsed.GetValue(common.Packs));
            return line =>
            {
                var result = engines.Get<ContractVerbs>().Search(line, top, packs);
                foreach (var notice in result.Notices ?? [])
                    shell.Error.WriteLine("note: " + Printable.Text(notice.Text));
                return result;
            };
        },
        Show = Show,
    }.Build(common.Top, common.Packs);

    private static void Show(TextWriter output, SearchResult result)
    {
        foreach (var hit in result.Hits)
        {
            output.WriteLine(Printable.Text(string.Create(CultureInfo.InvariantCulture, $"{hit.Score,7:0.00}  {hit.Title} ({hit.Pack}: {hit.Id}){(hit.Mark is { } mark ? $" [{mark}]" : "")}")));
            if (hit.Text is { } text)
                output.WriteLine("         " + Printable.Text(text.ReplaceLineEndings(" ")));
            if (hit.Source is { } source)
                output.WriteLine(Printable.Text($"         {source.Title}. {source.Publisher}{(source.Year is { } year ? string.Create(CultureInfo.InvariantCulture, $" {year}") : "")}{(source.Locator is { } place ? $", {place}" : "")}. {source.Url}"));
            output.WriteLine(Printable.Text($"         matched {hit.Matched}"));
        }

        if (result.Hits.Count > 0 && !result.Hits.Any(hit => hit.Fits))
            output.WriteLine("None of these holds enough of the question: the sources here do not answer this.");
        if (result.Hits.Count == 0)
            output.WriteLine("no passage found");
    }
}
