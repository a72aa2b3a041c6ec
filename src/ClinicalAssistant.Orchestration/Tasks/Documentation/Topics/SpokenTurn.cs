using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Words of one speaker, as the classifier sees them.</summary>
/// <param name="Speaker">Who said them.</param>
/// <param name="Text">The words.</param>
internal sealed record SpokenTurn(UtteranceSpeaker Speaker, string Text) : PatientWords
{
    /// <summary>Reads a written line: turns with <c>D:</c>, <c>P:</c>, <c>F:</c> before them, or plain words of an author.</summary>
    public static IReadOnlyList<SpokenTurn> ReadLine(string line)
    {
        var turns = new List<SpokenTurn>();
        foreach (var part in line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            turns.Add(part.Length > 2 && part[1] == ':' && part[0] is 'D' or 'P' or 'F'
                ? new SpokenTurn(part[0] switch { 'D' => UtteranceSpeaker.Clinician, 'P' => UtteranceSpeaker.Patient, _ => UtteranceSpeaker.Companion }, part[2..].Trim())
                : new SpokenTurn(UtteranceSpeaker.Author, part));
        }

        return turns;
    }
}
