using System.Globalization;
using ClinicalAssistant.AnswerTraining;
using ClinicalAssistant.Core;

// Trains the output guard's judge of sentences: --answers FILE… --unread FILE… --out FILE; --test FILE… measures at the end on files that nothing is learned from.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    var options = Options.Parse(args);
    Drafts.Prepare(options.Content);
    using var drafts = new Drafts(options.Content);
    var examples = options.Answers.SelectMany(drafts.Read).ToList();
    var unread = options.Unread.SelectMany(drafts.Read).ToList();
    examples.AddRange(unread);
    Console.WriteLine($"{examples.Count} sentences, {examples.Count(example => example.IsFaulty)} faulty, {examples.Average(example => example.Reading.Buckets.Length):f0} buckets each");

    // Thresholds are set on what each author wrote by a judge that learned from the others; answers that the checks were mended on would flatter.
    var authors = unread.Select(example => example.Author).Distinct().ToArray();
    var scored = authors.AsParallel().AsOrdered().SelectMany(author =>
    {
        var weights = Fit.Of([.. examples.Where(example => example.Author != author)]);
        return unread.Where(example => example.Author == author).Select(example => (example, Fit.Score(weights, example.Reading.Buckets))).ToList();
    }).ToList();
    var figures = new Figures(scored);
    var doubted = figures.Doubted(options.Doubted);
    Console.WriteLine($"each of {authors.Length} authors by the others: {figures.With(doubted)}");
    foreach (var share in new[] { 0.0025, 0.005, 0.01, 0.02 })
        Console.WriteLine($"  at {share}: {figures.With(figures.Doubted(share))}");

    var judge = Fit.Rounded(Fit.Of(examples), doubted);
    Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(options.Out))!);
    File.WriteAllBytes(options.Out, judge.Write());
    Console.WriteLine($"written to {options.Out}");
    foreach (var file in options.Tests)
        Console.WriteLine($"{Path.GetFileName(file)}: {new Figures([.. drafts.Read(file).Select(example => (example, (double)judge.Doubt(example.Reading.Buckets)))]).With(doubted)}");
    return 0;
}
catch (Exception wrong) when (wrong is WrongInputException or FormatException or IOException)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}
