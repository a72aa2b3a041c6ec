using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>A phrase that announces an identifier.</summary>
/// <param name="Words">The phrase, folded.</param>
/// <param name="Type">The class of what follows; null for codes, which are kept.</param>
/// <param name="Weak">The phrase is used otherwise too.</param>
internal sealed record IdLabel(string[] Words, IdentifierType? Type, bool Weak);
