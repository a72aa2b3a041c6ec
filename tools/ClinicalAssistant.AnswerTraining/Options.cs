using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.AnswerTraining;

/// <summary>The program's arguments.</summary>
internal sealed record Options
{
    /// <summary>Files of drafted answers to learn from, in the form of the benchmark <c>verify</c>, that the checks were mended on.</summary>
    public List<string> Answers { get; } = [];

    /// <summary>Further ones that no check was mended on; ids begin with their author. They set the thresholds too.</summary>
    public List<string> Unread { get; } = [];

    /// <summary>Files of drafted answers that are learned from by nothing and measured at the end.</summary>
    public List<string> Tests { get; } = [];

    /// <summary>The folder that holds <c>guardrails</c> and <c>knowledge</c>.</summary>
    public string Content { get; private init; } = ".";

    public string Out { get; private init; } = "guardrails/judge/judge.bin";

    /// <summary>The share of all sound sentences that may be held back by the judge alone.</summary>
    public double Doubted { get; private init; } = 0.005;

    public static Options Parse(string[] args)
    {
        var options = new Options();
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            var value = args[i + 1];
            switch (args[i])
            {
                case "--answers": options.Answers.Add(value); break;
                case "--unread": options.Unread.Add(value); break;
                case "--test": options.Tests.Add(value); break;
                case "--content": options = options with { Content = value }; break;
                case "--out": options = options with { Out = value }; break;
                case "--doubted": options = options with { Doubted = double.Parse(value, CultureInfo.InvariantCulture) }; break;
                default: throw new WrongInputException($"Argument {args[i]} is not known. See Options.cs.");
            }
        }

        if (options.Unread.Count == 0)
            throw new WrongInputException("Name a file of drafted answers that no check was mended on, by several authors: --unread evals/cases/verify-own-3.jsonl.");
        return options;
    }
}
