using System.Globalization;
using ClinicalAssistant.Core;
using ClinicalAssistant.DeidTraining;
using ClinicalAssistant.Guardrails;

// Trains the tagger of the de-identifier: --notes FILE… --plain FILE… --pack FOLDER… --out FILE; --groups VECTORS groups the words anew first, --test FILE… measures at the end, --folds N measures on notes held out instead of writing.
const int GroupCount = 256;
const int Seed = 20261129;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    var options = Options.Parse(args);
    if (options.Groups is { } vectors)
    {
        var words = WordVectors.Read(File.ReadAllBytes(vectors), vectors);
        File.WriteAllBytes(Path.Combine(options.Lexicon, "word-groups.bin"), Grouping.Of(words, GroupCount, new Random(Seed)).Write());
    }

    var deidentifier = new Deidentifier(options.Lexicon);
    var notes = options.Notes.SelectMany(TrainingNote.Read).ToArray();
    var packs = options.Packs.SelectMany(folder => Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)).SelectMany(TrainingNote.ReadPack).DistinctBy(note => note.Text);
    var plain = options.Plain.SelectMany(TrainingNote.Read).Select(note => note with { Spans = [] }).Concat(packs).Where(note => deidentifier.Find(note.Text, (TagWeights?)null).Count == 0).ToArray();
    Console.WriteLine($"{notes.Length} notes, {plain.Length} texts without identifiers");
    if (options.Folds == 0)
    {
        var trained = Train(notes);
        File.WriteAllBytes(options.Out, trained.Write());
        Console.WriteLine($"written to {options.Out}");
        foreach (var file in options.Tests)
        {
            var figures = new Figures();
            foreach (var note in TrainingNote.Read(file))
                figures.Add(note, deidentifier.Find(note.Text, trained));
            Console.WriteLine($"{Path.GetFileName(file)}: {figures}");
        }

        return 0;
    }

    var (rules, both) = (new Figures(), new Figures());
    for (var fold = 0; fold < options.Folds; fold++)
    {
        var weights = Train([.. notes.Where((_, i) => i % options.Folds != fold)]);
        foreach (var note in notes.Where((_, i) => i % options.Folds == fold))
        {
            rules.Add(note, deidentifier.Find(note.Text, null));
            both.Add(note, deidentifier.Find(note.Text, weights));
        }
    }

    Console.WriteLine($"rules alone: {rules}");
    Console.WriteLine($"with the tagger, trained on the other notes: {both}");
    return 0;

    TagWeights Train(TrainingNote[] chosen)
    {
        var random = new Random(Seed);
        var surrogates = new Surrogates(options.Lexicon, random);
        var examples = new List<Example>();
        foreach (var note in chosen)
        {
            examples.AddRange(Examples.Of(deidentifier, note, random));
            for (var copy = 0; copy < options.Copies; copy++)
                examples.AddRange(Examples.Of(deidentifier, surrogates.Of(note), random));
        }

        foreach (var text in plain)
            examples.AddRange(Examples.Of(deidentifier, text, random));
        Console.WriteLine($"{examples.Count} examples: {string.Join(", ", examples.CountBy(example => example.Tag).OrderBy(count => count.Key).Select(count => $"{count.Value} {count.Key}"))}");
        return Fit.Of(examples, options.Rounds, options.Margin, options.Doubt, random);
    }
}
catch (Exception wrong) when (wrong is WrongInputException or FormatException or IOException)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}
