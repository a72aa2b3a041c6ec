using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Who the text is about, as far as it says.</summary>
internal sealed record Demographics(Age? Age, Sex Sex, bool? Pregnant, decimal? WeeksOfGestation) : PatientWords;
