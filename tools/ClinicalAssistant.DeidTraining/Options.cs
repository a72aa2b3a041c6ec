using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.DeidTraining;

/// <summary>The program's arguments.</summary>
internal sealed record Options
{
    public string Lexicon { get; private init; } = "guardrails/deidentification";

    /// <summary>Files of annotated notes.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Files of lines with a text; those in which the rules find nothing are taken to hold no identifier.</summary>
    public List<string> Plain { get; } = [];

    /// <summary>Folders of knowledge packs, whose texts speak of no person; those in which the rules find nothing are learned as plain text.</summary>
    public List<string> Packs { get; } = [];

    /// <summary>Files of annotated notes that are learned from by nothing and measured at the end.</summary>
    public List<string> Tests { get; } = [];

    /// <summary>A file of word vectors to group the words by anew; null where the groups beside the word lists stay.</summary>
    public string? Groups { get; private init; }

    public string Out { get; private init; } = "guardrails/deidentification/tagger.bin";

    /// <summary>How often each note is written again with other names.</summary>
    public int Copies { get; private init; } = 8;

    public int Rounds { get; private init; } = 5;

    public double Margin { get; private init; } = -2.0;

    /// <summary>By how much of the log odds "no identifier" must exceed every class for what a rule found to be taken back.</summary>
    public double Doubt { get; private init; } = 2.0;

    /// <summary>Folds of the notes that are held out in turn and measured; none trains on all and writes the weights.</summary>
    public int Folds { get; private init; }

    public static Options Parse(string[] args)
    {
        var options = new Options();
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            var value = args[i + 1];
            switch (args[i])
            {
                case "--notes": options.Notes.Add(value); break;
                case "--plain": options.Plain.AddRange(Directory.Exists(value) ? Directory.GetFiles(value, "*.jsonl").Order(StringComparer.Ordinal) : [value]); break;
                case "--test": options.Tests.Add(value); break;
                case "--groups": options = options with { Groups = value }; break;
                case "--pack": options.Packs.Add(value); break;
                case "--lexicon": options = options with { Lexicon = value }; break;
                case "--out": options = options with { Out = value }; break;
                case "--copies": options = options with { Copies = int.Parse(value, CultureInfo.InvariantCulture) }; break;
                case "--rounds": options = options with { Rounds = int.Parse(value, CultureInfo.InvariantCulture) }; break;
                case "--margin": options = options with { Margin = double.Parse(value, CultureInfo.InvariantCulture) }; break;
                case "--doubt": options = options with { Doubt = double.Parse(value, CultureInfo.InvariantCulture) }; break;
                case "--folds": options = options with { Folds = int.Parse(value, CultureInfo.InvariantCulture) }; break;
                default: throw new WrongInputException($"Argument {args[i]} is not known. See Options.cs.");
            }
        }

        return options;
    }
}
