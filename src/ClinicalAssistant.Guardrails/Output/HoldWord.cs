namespace ClinicalAssistant.Guardrails;

/// <summary>A place where a statement speaks of holding something off.</summary>
/// <param name="First">The first token of the words that say so.</param>
/// <param name="From">The first token of what is held off.</param>
/// <param name="End">One past the last token of it.</param>
/// <param name="IsDenied">Whether the holding off is denied ("do not postpone", "exclusion is not required").</param>
/// <param name="IsOrdered">Whether it is told as what is to be done or is so, outside a condition.</param>
internal readonly record struct HoldWord(int First, int From, int End, bool IsDenied, bool IsOrdered);
