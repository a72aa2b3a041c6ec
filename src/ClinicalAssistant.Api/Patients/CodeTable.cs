namespace ClinicalAssistant.Api.Patients;

/// <summary>Codes with the names that the packs know, and where they were read.</summary>
internal sealed record CodeTable(IReadOnlyList<CodeTableSource> Sources, IReadOnlyList<CodeTableEntry> Codes);
