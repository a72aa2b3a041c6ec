using System.Diagnostics;
using System.Globalization;
using ClinicalAssistant.Core;
using ClinicalAssistant.EncoderTraining;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.GuardTraining;
using TorchSharp;
using Options = ClinicalAssistant.EncoderTraining.Options;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    var options = Options.Parse(args);
    var watch = Stopwatch.StartNew();
    torch.set_num_threads(options.Threads);
    torch.manual_seed(options.Seed);
    var based = BaseEncoder.Read();
    var pieces = new WordPieces(based.Pieces);
    var lines = options.Lines.SelectMany(TrainingLines.Read).DistinctBy(line => line.Text, StringComparer.OrdinalIgnoreCase).Take(options.Take).ToArray();
    var examples = new Examples(lines, pieces, TrainableEncoder.Longest, options.Seed, options.Share);
    var outputs = NetworkShape.FixedOutputs + PolicyCategories.All.Count + EmergencyTopics.Kinds.Count;
    if (options.From is { } from)
        based = based.With(EarlierEncoder.Read(from, based.Pieces.Count, options.Layers, outputs));
    using var encoder = new TrainableEncoder(based, options.Layers, outputs);
    var writer = new EncoderWriter(based, encoder, string.Join('+', options.Lines.Select(TrainingHash.Of)));
    Print($"{lines.Length} lines of {string.Join(", ", options.Lines)}");
    new EncoderTrainer(encoder, examples, options.Rounds, isFurther: options.From is not null).Train(
        progress => Print($"[{watch.Elapsed.TotalSeconds:0} s] {progress}"),
        () => writer.Write(options.Out));
    Print($"[{watch.Elapsed.TotalSeconds:0} s] written to {options.Out}");
    return 0;
}
catch (WrongInputException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}

static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
