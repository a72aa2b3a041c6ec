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

    public string Out { get; private init; } = "guardrails/deidentification/tagger.bin";

    /// <summary>How often each note is written again with other names.</summary>
    public int Copies { get; private init; } = 16;

    public int Rounds { get; private init; } = 5;

    public double Margin { get; private init; } = -2.0;

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
                case "--pack": options.Packs.Add(value); break;
                case "--lexicon": options = options with { Lexicon = value }; break;
                case "--out": options = options with { Out = value }; break;
                case "--copies": options = options with { Copies = int.Parse(value, CultureInfo.InvariantCulture) }; break;
                case "--rounds": options = options with { Rounds = int.Parse(value, CultureInfo.InvariantCulture) }; break;
                case "--margin": options = options with { Margin = double.Parse(value, CultureInfo.InvariantCulture) }; break;
                case "--folds": options = options with { Folds = int.Parse(value, CultureInfo.InvariantCulture) }; break;
                default: throw new WrongInputException($"Argument {args[i]} is not known. See Options.cs.");
            }
        }

        return options;
    }
}
