namespace ClinicalAssistant.Evals;

/// <summary>What a change of a working tree touches.</summary>
/// <param name="Folder">Folder of the tree that holds the content to judge it by (prompts, guardrails, knowledge); null where the tree holds suites alone, and the site's content serves.</param>
/// <param name="Suites">The suites that are touched.</param>
public sealed record AffectedContent(string? Folder, IReadOnlyList<AffectedSuite> Suites);
