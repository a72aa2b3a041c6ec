using System.Globalization;
using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Evals;

/// <summary>
/// Puts a case to the search alone. A suite's own packs are imported anew for the run, by folder: questions from JSON lines, abstracts from XML, documents from all else; they go with it.
/// </summary>
internal sealed class SearchAsker(Func<PassageSearch> search, Func<InputGuard> guard, TimeProvider time) : IDisposable
{
    private const int Top = 10;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (DirectoryInfo Folder, PassageSearch Search)> _own = new(StringComparer.Ordinal);

    public CaseRun Ask(Trial trial)
    {
        var started = time.GetTimestamp();
        var values = trial.Case.Variables;
        var hits = Over(trial.Suite.Packs).Search(trial.Case.Question, Top, new SearchFilter
        {
            Packs = values.TryGetValue("pack", out var pack) ? [pack] : [],
            Audience = values.GetValueOrDefault("for"),
            FromYear = Year(values, "from_year"),
            ToYear = Year(values, "to_year"),
        });
        return new CaseRun(trial.Case, string.Join('\n', hits.Select(Shown))) { Hits = hits, Provider = "search", Elapsed = time.GetElapsedTime(started) };
    }

    /// <summary>A hit as it is judged: whether it fits, pack and id, title with standing, source, the words that fit best.</summary>
    public static string Shown(PassageHit hit) => string.Create(CultureInfo.InvariantCulture,
        $"{(hit.Fits ? "" : "(does not fit) ")}[{hit.Pack}/{hit.Id}] {hit.Title}{(hit.Mark is { } mark ? $" ({mark})" : "")}; {hit.Source?.Publisher} {hit.Source?.Year}: {hit.Quote.ReplaceLineEndings(" ")}");

    public void Dispose()
    {
        foreach (var (folder, own) in _own.Values)
        {
            own.Dispose();
            folder.Delete(recursive: true);
        }
    }

    private PassageSearch Over(string? packs)
    {
        if (packs is null)
            return search();
        lock (_gate)
        {
            if (!_own.TryGetValue(packs, out var own))
                _own[packs] = own = Import(packs);
            return own.Search;
        }
    }

    private (DirectoryInfo Folder, PassageSearch Search) Import(string packs)
    {
        var place = Directory.CreateTempSubdirectory("clinical-suite-packs-");
        var imported = new ImportedPacks(place.FullName);
        foreach (var folder in Directory.EnumerateDirectories(packs).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(folder);
            var terms = new PackTerms { Licence = "of this suite", Attribution = "This suite" };
            TextImport import = Holds(folder, "*.jsonl") ? new QuestionsImport(imported, time)
                : Holds(folder, "*.xml") ? new PubMedImport(imported, time)
                : new DocumentsImport(imported, time, text => guard().Judge(new GuardInput { Text = text, Where = InputPlace.Document }).Injection);
            import.Import(name, folder, terms);
        }

        return (place, search().Over(imported));
    }

    private static bool Holds(string folder, string pattern) => Directory.EnumerateFiles(folder, pattern).Any();

    private static int? Year(IReadOnlyDictionary<string, string> values, string name) => !values.TryGetValue(name, out var text) ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year
        : throw new WrongInputException($"'{name}' must be a year.");
}
