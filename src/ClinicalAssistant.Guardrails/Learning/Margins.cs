namespace ClinicalAssistant.Guardrails;

/// <summary>What the linear model and the network make of a text, before calibration.</summary>
/// <param name="Linear">The linear model's score of harm.</param>
/// <param name="Harm">The network's score of harm.</param>
/// <param name="Emergency">The network's score of a present emergency.</param>
/// <param name="Injection">The network's score of an instruction to the program.</param>
internal readonly record struct Margins(double Linear, double Harm, double Emergency, double Injection);
