namespace ClinicalAssistant.Evals;

/// <summary>A prompt's last run on a real model.</summary>
/// <param name="Version">The prompt's version.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Provider">The provider that answered.</param>
/// <param name="Passed">Answers on it that passed.</param>
/// <param name="Of">Out of how many.</param>
/// <param name="Date">The day.</param>
public sealed record RetestRow(string Version, string Hash, string Provider, int Passed, int Of, string Date);
