using System.Text.Json;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Api.Patients;

/// <summary>
/// Names for what a record gives as codes only, in the words that the packs know: ICD-10-CM from the packs' conditions, SNOMED CT, LOINC and RxNorm from
/// <c>knowledge/terminology/codes.json</c>. A code that is not known stays as it was given.
/// </summary>
public sealed class CodeNames
{
    private const string Icd10Cm = "http://hl7.org/fhir/sid/icd-10-cm";
    private const int IcdCategory = 3;

    private readonly Dictionary<(string System, string Code), string> _names = [];
    private readonly Dictionary<string, string?> _icd = new(StringComparer.OrdinalIgnoreCase);

    private CodeNames(KnowledgeBase knowledge, CodeTable table)
    {
        foreach (var condition in knowledge.Conditions.Values)
        {
            // A code that several conditions carry names none of them.
            foreach (var code in condition.Codes.Icd10cm)
                _icd[code] = _icd.ContainsKey(code) ? null : condition.Name;
        }

        foreach (var code in table.Codes)
            _names[(code.System, code.Code)] = code.Name;
    }

    /// <summary>Reads the table.</summary>
    /// <exception cref="WrongInputException">The file is missing or broken.</exception>
    public static CodeNames Load(string file, KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        if (!File.Exists(file))
            throw new WrongInputException($"{file}: there is no such file. Put back the one that came with the program.");
        try
        {
            return new CodeNames(knowledge, JsonSerializer.Deserialize(File.ReadAllBytes(file), CodeTableJson.Default.CodeTable) ?? new CodeTable([], []));
        }
        catch (JsonException fault)
        {
            throw new WrongInputException($"{file} line {(fault.LineNumber ?? 0) + 1}: this is no table of codes. Mend it there.", fault);
        }
    }

    /// <summary>The name of a code, or null where it is not known.</summary>
    public string? Find(string? system, string? code)
    {
        if (system is null || code is null)
            return null;
        return system == Icd10Cm ? OfIcd(code) : _names.GetValueOrDefault((system, code));
    }

    /// <summary>The patient with names for what was given as codes only.</summary>
    public Patient Name(Patient patient)
    {
        ArgumentNullException.ThrowIfNull(patient);
        return patient with
        {
            Allergies = Named(patient.Allergies),
            Medications = Named(patient.Medications),
            Conditions = Named(patient.Conditions),
            Observations = [.. patient.Observations.Select(observation => observation.Name == observation.Code && Find(observation.System, observation.Code) is { } name ? observation with { Name = name } : observation)],
        };
    }

    private IReadOnlyList<RecordEntry>? Named(IReadOnlyList<RecordEntry>? entries) => entries is null
        ? null
        : [.. entries.Select(entry => entry.Text == entry.Code && Find(entry.System, entry.Code) is { } name ? entry with { Text = name } : entry)];

    /// <summary>The condition of that code, or of the category or group that it belongs to.</summary>
    private string? OfIcd(string code)
    {
        for (var length = code.Length; length >= IcdCategory; length--)
        {
            if (_icd.TryGetValue(code[..length].TrimEnd('.'), out var name))
                return name;
        }

        return null;
    }
}
