using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>De-identified text with the spans that were replaced (UTF-16 offsets of the input).</summary>
public sealed record DeidentifyResult(JsonElement? Id, string Text, IReadOnlyList<IdentifierSpanJson> Spans) : PatientWords;
