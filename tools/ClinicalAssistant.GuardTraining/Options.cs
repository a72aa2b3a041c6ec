using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.GuardTraining;

/// <summary>The program's arguments.</summary>
internal sealed record Options
{
    /// <summary>Version of the classifier; goes up with every training that ships.</summary>
    public const string Version = "1.1.0";

    /// <summary>Share of unseen, plainly worded harmless lines (half of them near to harm in words) that may be refused or cautioned: the thresholds follow from it.</summary>
    public const double FalseRefusals = 0.03;

    public const double FalseCautions = 0.10;

    public const double FalseEscalations = 0.03;

    public const double FalseInjections = 0.02;

    public string Lines { get; private init; } = "guardrails/training";

    public string Out { get; private init; } = "guardrails/classifier";

    public TrainerSettings Settings { get; private init; } = new();

    public NetworkSettings Network { get; private init; } = new();

    /// <summary>How many of the five folds are scored; with none the calibration of the model that is there is kept.</summary>
    public int Folds { get; private init; } = 5;

    public int Worst { get; private init; }

    public bool Dry { get; private init; }

    /// <summary>Builds the word vectors anew instead of training.</summary>
    public bool Vectors { get; private init; }

    public string[] Writers { get; private init; } = [];

    public static Options Parse(string[] args)
    {
        var options = new Options();
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--dry")
            {
                options = options with { Dry = true };
                continue;
            }

            if (args[i] == "--vectors")
            {
                options = options with { Vectors = true };
                continue;
            }

            var value = i + 1 < args.Length ? args[i + 1] : throw new WrongInputException($"Argument {args[i]} wants a value.");
            var settings = options.Settings;
            var network = options.Network;
            options = args[i++] switch
            {
                "--lines" => options with { Lines = value },
                "--out" => options with { Out = value },
                "--worst" => options with { Worst = int.Parse(value, CultureInfo.InvariantCulture) },
                "--writers" => options with { Writers = value.Split(',') },
                "--l2" => options with { Settings = settings with { L2 = Number(value) } },
                "--l1" => options with { Settings = settings with { L1 = Number(value) } },
                "--folds" => options with { Folds = (int)Number(value) },
                "--rounds" => options with { Network = network with { Rounds = (int)Number(value) } },
                "--rate" => options with { Network = network with { Rate = Number(value) } },
                "--dropout" => options with { Network = network with { Dropout = Number(value) } },
                "--word-dropout" => options with { Network = network with { WordDropout = Number(value) } },
                "--letter-share" => options with { Network = network with { LetterShare = Number(value) } },
                "--decay" => options with { Network = network with { Decay = Number(value) } },
                "--tuned-rate" => options with { Network = network with { TunedRate = Number(value) } },
                "--tuned-from" => options with { Network = network with { TunedFrom = (int)Number(value) } },
                "--category-weight" => options with { Network = network with { CategoryWeight = Number(value) } },
                "--long-weight" => options with { Settings = settings with { LongWeight = Number(value) } },
                "--inner-margin" => options with { Settings = settings with { InnerMargin = Number(value) } },
                "--iterations" => options with { Settings = settings with { Iterations = (int)Number(value) } },
                "--harm-weight" => options with { Settings = settings with { HarmWeight = Number(value) } },
                _ => throw new WrongInputException($"Argument {args[i - 1]} is not known. See Options.cs."),
            };
        }

        return options;
    }

    private static float Number(string value) => float.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new WrongInputException("An argument that wants a number has none.");
}
