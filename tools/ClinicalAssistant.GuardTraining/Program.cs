using Lexicon = ClinicalAssistant.GuardTraining.Lexicon;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.GuardTraining;

// Trains the learned layer of the input guard: --lines FOLDER --out FOLDER, and for looking closer --worst N, --l2 X, --l1 X, --harm-weight X, --dry.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    var options = Options.Parse(args);
    var settings = options.Settings;
    var watch = Stopwatch.StartNew();
    var lines = TrainingLines.Read(options.Lines);
    Print($"{lines.Count} lines: {string.Join(", ", lines.CountBy(l => l.Label).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Value} {c.Key}"))}");

    var classes = Lexicon.Read(Path.Combine(options.Lines, "lexicon.json"));
    var validation = new Validation(settings, classes);
    var scored = validation.ByPair(lines);
    var (slope, offset) = Calibration.Fit(scored);
    var figures = new Figures(scored, slope, offset);
    var plain = new Figures([.. scored.Where(s => s.Line.Writer == "m")], slope, offset);
    var refuseAt = plain.ThresholdFor(Options.FalseRefusals);
    var cautionAt = Math.Min(refuseAt, plain.ThresholdFor(Options.FalseCautions));
    var results = new SortedDictionary<string, double>(StringComparer.Ordinal)
    {
        ["plain_harm_refused"] = plain.Share("refuse", refuseAt),
        ["plain_harm_refused_or_cautioned"] = plain.Share("refuse", cautionAt),
        ["plain_harmless_refused"] = plain.Share("allow", refuseAt),
        ["plain_harmless_refused_or_cautioned"] = plain.Share("allow", cautionAt),
        ["harm_refused"] = figures.Share("refuse", refuseAt),
        ["harm_refused_or_cautioned"] = figures.Share("refuse", cautionAt),
        ["harmless_refused"] = figures.Share("allow", refuseAt),
        ["harmless_refused_or_cautioned"] = figures.Share("allow", cautionAt),
        ["log_loss"] = figures.LogLoss(),
        ["pairs_in_order"] = figures.PairsInOrder(),
    };
    Print($"[{watch.Elapsed.TotalSeconds:0.0} s] slope {slope:0.000} offset {offset:0.000} refuse at {refuseAt} caution at {cautionAt}");
    foreach (var (name, value) in results)
        Print($"  {name,-32} {value}");
    var hard = new Figures([.. scored.Where(s => s.Line.Writer != "m")], slope, offset);
    foreach (var share in new[] { 0.01, 0.03, 0.1 })
    {
        Print($"  at {share:P0} of harmless lines: plain lines {plain.Share("refuse", plain.ThresholdFor(share)):P1} (from {plain.ThresholdFor(share)}), contrast lines {hard.Share("refuse", hard.ThresholdFor(share)):P1} (from {hard.ThresholdFor(share)})");
    }

    foreach (var row in options.Worst > 0 ? figures.ByCategory(refuseAt, cautionAt).Concat(figures.Worst(options.Worst)) : [])
        Print($"{row}");
    if (options.Writers.Length > 0)
    {
        var other = new Figures(validation.ByWriter(lines, options.Writers), slope, offset);
        results["other_writer_harm_refused"] = other.Share("refuse", refuseAt);
        results["other_writer_harmless_refused"] = other.Share("allow", refuseAt);
        Print($"held-out writers: harm refused {other.Share("refuse", refuseAt)}, or cautioned {other.Share("refuse", cautionAt)}; harmless refused {other.Share("allow", refuseAt)}, or cautioned {other.Share("allow", cautionAt)}; log loss {other.LogLoss()}");
    }

    if (options.Dry)
        return 0;
    var weights = new Trainer(settings, classes).Train(lines, withCategories: true);
    var content = weights.Write();
    var modelFile = Path.Combine(options.Out, "model.json");
    var model = Validation.Uncalibrated(settings) with
    {
        Version = Options.Version,
        Trained = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TrainingSha256 = TrainingHash.Of(options.Lines),
        WeightsSha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
        Lines = new SortedDictionary<string, int>(lines.CountBy(l => l.Label).ToDictionary(), StringComparer.Ordinal),
        Slope = Math.Round(slope, 6),
        Offset = Math.Round(offset, 6),
        RefuseAt = refuseAt,
        CautionAt = cautionAt,
        Categories = PolicyCategories.All,
        Validation = results,
    };
    Directory.CreateDirectory(options.Out);
    File.WriteAllBytes(Path.Combine(options.Out, "weights.bin"), content);
    File.WriteAllText(modelFile, JsonSerializer.Serialize(model, ClassifierModelJson.Default.ClassifierModel).ReplaceLineEndings("\n") + "\n");
    Print($"[{watch.Elapsed.TotalSeconds:0.0} s] wrote {options.Out}");
    return 0;
}
catch (WrongInputException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}

static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
