using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.EncoderTraining;

/// <summary>What the command line says.</summary>
internal sealed record Options
{
    public const string Help = """
        Trains the encoder of the input guard's learned layer.
          --lines FOLDER   folders of training lines, separated by commas
          --out FOLDER     where model.json, weights.bin and pieces.txt go (written anew after each round)
          --rounds N       rounds over all lines (3)
          --layers N       the first N of the base encoder's six layers (6)
          --seed N         order of the lines, and the first weights of the last matrices (1)
          --threads N      processor threads (2)
          --from FOLDER    trains an encoder further that was trained before, with lower rates, instead of anew from the base encoder
          --share X        of the lines of requests (all but emergencies and instructions) only this share, another choice each round (1)
          --take N         only N lines, for trying out
        """;

    public IReadOnlyList<string> Lines { get; private set; } = [];

    public string Out { get; private set; } = "";

    public int Rounds { get; private set; } = 3;

    public int Layers { get; private set; } = 6;

    public int Seed { get; private set; } = 1;

    public int Threads { get; private set; } = 2;

    public string? From { get; private set; }

    public double Share { get; private set; } = 1;

    public int Take { get; private set; } = int.MaxValue;

    public static Options Parse(string[] args)
    {
        var options = new Options();
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : throw new WrongInputException($"{args[i]} needs a value.\n{Help}");
            switch (args[i])
            {
                case "--lines": options.Lines = value.Split(','); break;
                case "--out": options.Out = value; break;
                case "--rounds": options.Rounds = Number(args[i], value); break;
                case "--layers": options.Layers = Number(args[i], value); break;
                case "--seed": options.Seed = Number(args[i], value); break;
                case "--threads": options.Threads = Number(args[i], value); break;
                case "--from": options.From = value; break;
                case "--share": options.Share = double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is > 0 and <= 1 ? share : throw new WrongInputException($"--share needs a number above 0 and up to 1.\n{Help}"); break;
                case "--take": options.Take = Number(args[i], value); break;
                default: throw new WrongInputException($"{args[i]} is not known.\n{Help}");
            }
        }

        return options.Lines.Count > 0 && options.Out.Length > 0 ? options : throw new WrongInputException($"--lines and --out are needed.\n{Help}");
    }

    private static int Number(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new WrongInputException($"{name} needs a number of at least 1.\n{Help}");
}
