using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>One case of a registry, without anything that names the person: publication (or none), terms by number in the registry, sex, age.</summary>
/// <param name="Publication">Where it was published, or empty.</param>
/// <param name="Observed">Terms observed.</param>
/// <param name="Excluded">Terms looked for and absent.</param>
/// <param name="Sex">Sex.</param>
/// <param name="Age">Age in years at the last visit, else at onset; NaN where unknown.</param>
internal sealed record RegistryCase(string Publication, int[] Observed, int[] Excluded, Sex Sex, float Age) : PatientWords;
