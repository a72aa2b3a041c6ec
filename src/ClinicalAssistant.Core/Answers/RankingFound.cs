namespace ClinicalAssistant.Core;

/// <summary>The differential was ranked.</summary>
/// <param name="Differential">The ranking with red flags and next steps.</param>
public sealed record RankingFound(Differential Differential) : AnswerEvent;
