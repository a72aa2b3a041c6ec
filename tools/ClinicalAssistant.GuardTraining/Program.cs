using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.GuardTraining;
using Lexicon = ClinicalAssistant.GuardTraining.Lexicon;

// Trains the learned layer of the input guard. Once: --vectors. Then: --lines FOLDER --out FOLDER, and for looking closer --worst N, --dry, --writers a,b.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    var options = Options.Parse(args);
    var watch = Stopwatch.StartNew();
    var wordsFile = Path.Combine(options.Out, "words.bin");
    if (options.Vectors)
    {
        Directory.CreateDirectory(options.Out);
        File.WriteAllBytes(wordsFile, VectorBuilding.Build(Path.GetDirectoryName(Path.GetFullPath(options.Lines))!, line => Print($"[{watch.Elapsed.TotalSeconds:0} s] {line}")).Write());
        return 0;
    }

    var lines = TrainingLines.Read(options.Lines);
    Print($"{lines.Count} lines: {string.Join(", ", lines.CountBy(l => l.Label).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Value} {c.Key}"))}");
    var wordsContent = File.ReadAllBytes(wordsFile);
    var words = WordVectors.Read(wordsContent, wordsFile);
    var ensembleFile = Path.Combine(options.Lines, "ensemble.json");
    var ensemble = File.Exists(ensembleFile) ? Ensemble.Read(ensembleFile) : Ensemble.Plain;
    var training = new Training(options, ensemble, Lexicon.Read(Path.Combine(options.Lines, "lexicon.json")), words);

    var report = options.Folds == 0 ? null : new Report(options.Writers.Length > 0 ? training.ByWriter(lines, options.Writers) : training.ByFile(lines), options.Worst);
    Print($"[{watch.Elapsed.TotalSeconds:0.0} s] held-out files scored");
    foreach (var row in report?.Rows() ?? [])
        Print($"{row}");
    if (options.Dry)
        return 0;

    var (linear, networks) = training.All(lines, ensemble);
    Directory.CreateDirectory(options.Out);
    var model = (report?.Calibrated(training.Uncalibrated()) ?? Kept()) with
    {
        Version = Options.Version,
        Trained = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TrainingSha256 = TrainingHash.Of(options.Lines),
        WeightsSha256 = Write("weights.bin", linear.Write()),
        NetworkSha256 = Write("network.bin", NetworkWeights.Write(networks)),
        WordsSha256 = Convert.ToHexStringLower(SHA256.HashData(wordsContent)),
        Lines = new SortedDictionary<string, int>(lines.CountBy(l => l.Label).ToDictionary(), StringComparer.Ordinal),
    };
    File.WriteAllText(Path.Combine(options.Out, "model.json"), JsonSerializer.Serialize(model, ClassifierModelJson.Default.ClassifierModel).ReplaceLineEndings("\n") + "\n");
    Print($"[{watch.Elapsed.TotalSeconds:0.0} s] written to {options.Out}");
    return 0;

    // Nothing was held out: the calibration stays, and its figures, which are of other weights, do not.
    ClassifierModel Kept()
    {
        var file = Path.Combine(options.Out, "model.json");
        var before = File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllText(file), ClassifierModelJson.Default.ClassifierModel) : null;
        return (before ?? throw new WrongInputException($"{file} is missing, so there is no calibration to keep. Leave out --folds 0.")) with
        {
            Categories = PolicyCategories.All,
            Kinds = EmergencyTopics.Kinds,
            Validation = new Dictionary<string, double>(),
        };
    }

    string Write(string name, byte[] content)
    {
        File.WriteAllBytes(Path.Combine(options.Out, name), content);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
catch (Exception wrong) when (wrong is WrongInputException or FormatException)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}

static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
