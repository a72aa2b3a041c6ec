using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text.Json;

using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Utility;

namespace ClinicalAssistant.Fhir.Bundles;

/// <summary>One resource of the kinds that a patient is read from. Others are passed over in silence: a record holds many.</summary>
internal static class ResourceParser
{
    private const int MostIssues = 5;

    private static readonly HashSet<string> Used = ["Patient", "Condition", "AllergyIntolerance", "MedicationStatement", "MedicationRequest", "Medication", "Observation", "Encounter", "DocumentReference"];

    private static readonly FrozenSet<string> Known = ModelInfo.SupportedResources.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FhirJsonDeserializer Deserializer = new(new DeserializerSettings { Validator = null }.UsingMode(DeserializationMode.NoOverflow));

    public static Entry? Parse(JsonElement resource, int index, string? fullUrl, ProblemList problems)
    {
        var type = resource.TryGetProperty("resourceType", out var name) ? JsonText.Of(name) : null;
        if (type is null || !Known.Contains(type))
        {
            problems.Add(index, null, type is null ? "its resourceType is missing" : "its resourceType is none of FHIR R4", "Name the type as FHIR R4 spells it, such as Condition");
            return null;
        }

        if (!Used.Contains(type))
            return null;
        var misshapen = JsonShape.Of(resource, type);
        foreach (var (path, what) in misshapen)
            problems.Add(index, type, $"{path} {what}", "Write it as FHIR R4 has it; what could be read of the entry was used");
        try
        {
            var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(resource));
            var whole = Deserializer.TryDeserializeResource(ref reader, out var parsed, out var issues);
            if (!whole)
                Tell(issues, misshapen, index, type, problems);
            return parsed is null ? null : new Entry(index, fullUrl, parsed);
        }
        catch (Exception fault) when (fault is CodedException or FormatException or InvalidOperationException or JsonException or NotSupportedException or ArgumentException or OverflowException)
        {
            problems.Add(index, type, "it cannot be read as FHIR R4", "Check it with a FHIR validator");
            return null;
        }
    }

    // The SDK's own words may repeat the value: only the path and the code of an issue are shown.
    private static void Tell(IEnumerable<CodedException> issues, IReadOnlyList<(string Path, string What)> misshapen, int index, string type, ProblemList problems)
    {
        var told = 0;
        foreach (var issue in issues)
        {
            var path = (issue as ExtendedCodedException)?.InstancePath;
            if (misshapen.Any(one => one.Path == path))
                continue;
            if (++told > MostIssues)
                break;
            var shown = path is { Length: > 0 and <= 120 } && path.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '[' or ']' or '_') ? path : type;
            problems.Add(index, type, $"{shown} is not as FHIR R4 has it ({issue.ErrorCode})", "Mend it there; what could be read of the entry was used");
        }
    }
}
