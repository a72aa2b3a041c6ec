using ClinicalAssistant.Core;

namespace ClinicalAssistant.GuardTraining;

/// <summary>One run of words that the network learns from, with what is known of it.</summary>
internal sealed record Sample : PatientWords
{
    /// <summary>Words' vectors, one after the other.</summary>
    public required float[] Vectors { get; init; }

    /// <summary>What each word's letters add up to, for the words that have a vector of their own.</summary>
    public required float[]?[] Letters { get; init; }

    /// <summary>For each word its row of moved vectors, or -1.</summary>
    public required int[] Tuned { get; init; }

    public required TrainingLine Line { get; init; }

    public int Count => Tuned.Length;
}
