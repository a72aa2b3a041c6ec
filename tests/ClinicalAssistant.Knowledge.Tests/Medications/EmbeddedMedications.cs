using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Knowledge.Tests.Medications;

/// <summary>The repository's own medication pack, loaded once.</summary>
internal static class EmbeddedMedications
{
    private static readonly Lazy<MedicationSafety> Loaded = new(() => new MedicationSafety(MedicationPack.Load(Repository.Path("knowledge/medications"))));

    public static MedicationSafety Safety => Loaded.Value;

    public static MedicationPack Pack => Loaded.Value.Pack;

    public static MedicationReport Check(string text, Core.Patient? patient = null) => Safety.Check(new MedicationOrder { Text = text }, patient);
}
