namespace ClinicalAssistant.Fhir;

/// <summary>What a value of a patient may be: wide enough for every living person, narrow enough to catch a wrong unit or a slipped digit.</summary>
internal static class PatientLimits
{
    public static readonly (decimal Least, decimal Most) WeightKg = (0.2m, 700m);
    public static readonly (decimal Least, decimal Most) HeightCm = (20m, 280m);
    public static readonly (decimal Least, decimal Most) Egfr = (0m, 250m);

    public static bool Holds((decimal Least, decimal Most) limits, decimal value) => value >= limits.Least && value <= limits.Most;
}
