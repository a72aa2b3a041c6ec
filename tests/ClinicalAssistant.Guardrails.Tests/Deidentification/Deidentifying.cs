using ClinicalAssistant.Core;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Guardrails.Tests.Deidentification;

/// <summary>The de-identifier with the word lists that ship, loaded once.</summary>
internal static class Deidentifying
{
    public static string Folder { get; } = Repository.Path("guardrails", "deidentification");

    public static Deidentifier Shipped { get; } = new(Folder);

    public static string[] Found(string text) => [.. Shipped.Deidentify(text).Spans.Select(span => span.Type.WireName() + " " + span.Value)];
}
