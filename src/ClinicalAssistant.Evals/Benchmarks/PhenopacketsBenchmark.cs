using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Evals;

/// <summary>Published cases as terms, ranked over imported disease profiles; lines with role 'profile' are passed over.</summary>
internal static class PhenopacketsBenchmark
{
    private const int Shown = 10;
    private static readonly int[] Places = [3, 5, 10];

    public static Benchmark Over(BenchmarkEngines engines)
    {
        var names = engines.Packs.Count > 0 ? engines.Packs : [.. engines.Imported.List().Where(pack => pack.Manifest.Kind == PackKind.Phenotypes).Select(pack => pack.Name)];
        if (!PackRankings.Applies(names))
            throw new WrongInputException("There are no imported profiles to rank over. Import some first: clinical knowledge import hpo --ontology FILE --name hpo; clinical knowledge import phenopackets FILE --name NAME");
        var engine = engines.Rankings.Engine(names);
        var macro = new MacroShares();
        var sure = new CalibrationBins();
        return new Benchmark(
            "phenopackets", "Published cases ranked over imported disease profiles. accuracy: the disease comes first; top_N; mrr over the whole ranking; macro_…: means over diseases; in_pack: the packs have a profile of it; calibration_error of the first place's probability where the registry is calibrated; an item is right in the first 10.",
            $"differential over {string.Join(", ", engine.Packs.Select(pack => $"{pack.Name} {pack.Version}"))}: {engine.Count.ToString(CultureInfo.InvariantCulture)} diseases",
            line => Judge(line, engine, engines.Rankings, macro, sure))
        {
            RanksImportedPacks = true,
            Skips = line => BenchmarkLine.TextOrNull(line, "role") == "profile",
            Derived = _ => [.. macro.Rows(), .. sure.Rows()],
        };
    }

    private static BenchmarkItem Judge(JsonElement line, PhenotypeEngine engine, PackRankings rankings, MacroShares macro, CalibrationBins sure)
    {
        var truth = line.TryGetProperty("disease", out var disease) ? BenchmarkLine.TextOrNull(disease, "id") : null;
        if (truth is null)
            throw new WrongInputException("Field 'disease' with its id is missing: the benchmark needs the truth.");
        var query = new DifferentialLine
        {
            Observed = Ids(line, "observed"),
            Excluded = Ids(line, "excluded"),
            Sex = BenchmarkLine.TextOrNull(line, "sex") is "MALE" or "FEMALE" ? BenchmarkLine.TextOrNull(line, "sex") : null,
            Age = AgeOf(line),
        };
        var ranking = rankings.Rank(query, engine, Shown).Ranking;
        var inPack = engine.Has(truth);
        var place = ranking.FirstOrDefault(condition => condition.Id == truth)?.Rank;
        var whole = place ?? (inPack ? rankings.Place(query, engine, truth) : null);
        macro.Add(truth, ("macro_top_1", place == 1), ("macro_top_10", place is not null));
        if (ranking is [{ Probability: { } probability }, ..])
            sure.Add(probability, place == 1);
        return new BenchmarkItem(place is not null, truth, string.Create(CultureInfo.InvariantCulture, $"{(whole is { } found ? $"place {found}" : "not in the packs")}; first {(ranking is [var first, ..] ? first.Id : "nothing")}"))
        {
            Slices = [query.Observed.Count switch { < 3 => "fewer than 3 terms", < 7 => "3 to 6 terms", _ => "7 or more terms" }, .. engine.Ontology.SystemOf(query.Observed) is { } system ? [system] : Array.Empty<string>()],
            Counts = new Dictionary<string, CountRow>(BenchmarkItem.Each(
            [
                ("accuracy", place == 1),
                .. Places.Select(top => (string.Create(CultureInfo.InvariantCulture, $"top_{top}"), place <= top)),
                ("in_pack", inPack),
            ]))
            {
                ["mrr"] = new(whole is { } rank ? 1.0 / rank : 0, 1),
            },
        };
    }

    private static List<string> Ids(JsonElement line, string field) =>
        [.. BenchmarkLine.List(line, field).Select(item => item.ValueKind == JsonValueKind.String ? item.GetString() : BenchmarkLine.TextOrNull(item, "id")).OfType<string>()];

    /// <summary>The age at the last visit, else at onset, where it is stated as a duration.</summary>
    private static JsonElement? AgeOf(JsonElement line)
    {
        foreach (var field in new[] { "age", "age_last_encounter", "age_onset" })
        {
            if (line.TryGetProperty(field, out var age) && age.ValueKind is JsonValueKind.String or JsonValueKind.Number && Age.TryParse(age.ToString(), out _))
                return age.Clone();
        }

        return null;
    }
}
