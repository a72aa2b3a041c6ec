using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Generating;

/// <summary>A prompt template as it was loaded and checked.</summary>
/// <param name="Version">Name, version and hash.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Suites">The eval suites that cover it.</param>
/// <param name="Messages">Its messages, as Semantic Kernel fills them in.</param>
/// <param name="Instructions">Its own words, without variables and marks: what an answer may not repeat.</param>
public sealed record Prompt(PromptVersion Version, string Owner, IReadOnlyList<string> Suites, PromptMessages Messages, IReadOnlyList<string> Instructions);
