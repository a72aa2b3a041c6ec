using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Unicode;

using ClinicalAssistant.Core;
using ClinicalAssistant.Fhir.Bundles;
using ClinicalAssistant.Fhir.Facts;

namespace ClinicalAssistant.Fhir;

/// <summary>
/// Reads a patient from a FHIR R4 Bundle, a single FHIR R4 Patient, or plain facts (<c>{"age","sex","weight_kg"?,…}</c>).
/// One broken entry of a bundle does not lose the others: what cannot be used is told as a problem.
/// </summary>
/// <param name="time">The clock that ages and the staleness of a pregnancy status are counted from.</param>
public sealed class PatientReader(TimeProvider time)
{
    /// <summary>The longest input in bytes.</summary>
    public const int MaximumBytes = 20 * 1024 * 1024;

    /// <summary>The deepest nesting of objects and arrays.</summary>
    public const int MaximumDepth = 64;

    /// <summary>Field of a bundle under which a fetch tells what it could not have.</summary>
    public const string FetchProblems = "_fetchProblems";

    private const string Forms = "give a FHIR R4 Bundle, a FHIR R4 Patient, or plain facts such as {\"age\":58,\"sex\":\"male\",\"allergies\":[]}";

    /// <summary>Reads UTF-8 JSON.</summary>
    /// <exception cref="WrongInputException">Not JSON (with line and column), over a limit, or no form of patient.</exception>
    public PatientReading Read(ReadOnlyMemory<byte> json)
    {
        if (json.Length > MaximumBytes)
            throw TooLong();
        if (json.Span.StartsWith("\uFEFF"u8))
            json = json[3..];
        if (!Utf8.IsValid(json.Span))
            throw new WrongInputException("The patient is not UTF-8 text: save the file as UTF-8 JSON.");
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaximumDepth });
            return Read(document.RootElement);
        }
        catch (JsonException fault)
        {
            throw Broken(json.Span, fault);
        }
    }

    /// <summary>Reads UTF-8 JSON to the stream's end.</summary>
    /// <exception cref="WrongInputException">Not JSON (with line and column), over a limit, or no form of patient.</exception>
    public PatientReading Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var whole = new MemoryStream();
        var buffer = new byte[81920];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            whole.Write(buffer, 0, count);
            if (whole.Length > MaximumBytes)
                throw TooLong();
        }

        return Read(whole.GetBuffer().AsMemory(0, (int)whole.Length));
    }

    /// <summary>Reads parsed JSON.</summary>
    /// <exception cref="WrongInputException">No form of patient, or a plain fact that cannot be so.</exception>
    public PatientReading Read(JsonElement patient)
    {
        if (patient.ValueKind != JsonValueKind.Object)
            throw new WrongInputException($"The patient is not a JSON object: {Forms}.");
        if (!patient.TryGetProperty("resourceType", out var type))
            return PlainFacts.Read(patient);
        return JsonText.Of(type) switch
        {
            "Bundle" => ReadFhir(patient, isBundle: true),
            "Patient" => ReadFhir(patient, isBundle: false),
            _ => throw new WrongInputException($"The patient's resourceType is neither Bundle nor Patient: {Forms}."),
        };
    }

    // Not inlined, so that plain facts never load the FHIR assemblies.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private PatientReading ReadFhir(JsonElement resource, bool isBundle) => new BundleReading(time).Read(resource, isBundle);

    private static WrongInputException TooLong() => new("The patient is longer than 20 MB: give the resources that the question needs.");

    private static WrongInputException Broken(ReadOnlySpan<byte> json, JsonException fault)
    {
        if (IsTooDeep(json))
            return new WrongInputException("The patient is nested deeper than 64 levels: flatten it, or leave the nested resources out.");
        return new WrongInputException(string.Create(CultureInfo.InvariantCulture,
            $"The patient is not valid JSON at line {(fault.LineNumber ?? 0) + 1}, column {(fault.BytePositionInLine ?? 0) + 1}: mend it there."));
    }

    private static bool IsTooDeep(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaximumDepth + 2 });
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth >= MaximumDepth)
                    return true;
            }
        }
        catch (JsonException)
        {
            // Broken before it became too deep.
        }

        return false;
    }
}
