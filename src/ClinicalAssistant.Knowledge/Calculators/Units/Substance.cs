namespace ClinicalAssistant.Knowledge;

/// <summary>What takes an amount of a substance into its mass.</summary>
/// <param name="Id">Id that inputs name.</param>
/// <param name="Formula">Chemical formula from whose atomic weights the molar mass follows, or what is counted by convention.</param>
/// <param name="MolarMass">Grams per mole.</param>
/// <param name="Charge">Equivalents per mole; 1 where equivalents are not used.</param>
internal sealed record Substance(string Id, string Formula, decimal MolarMass, int Charge);
