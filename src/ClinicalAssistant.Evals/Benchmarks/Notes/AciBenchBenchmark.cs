using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>Visit dialogues with their notes. The divisions of the note are the publisher's: subjective, examination, results, assessment and plan.</summary>
internal static class AciBenchBenchmark
{
    private static readonly (string Division, string[] Sections)[] Divisions =
    [
        ("subjective", ["chief-complaint", "present-illness", "past-medical", "past-surgical", "gynaecological", "medications", "allergies", "family", "social", "systems"]),
        ("objective_exam", ["vitals", "examination"]),
        ("objective_results", ["results"]),
        ("assessment_and_plan", ["assessment", "plan"]),
    ];

    public static Benchmark Over(BenchmarkEngines engines) => new(
        "aci-bench", "Visit dialogues drafted as history and physical. rouge1, rouge2, rougeL: mean F1 against the note; division figures the same within the publisher's divisions; fact_recall with its kinds: facts of the dialogue that the draft holds; reference_…: facts of the note that the dialogue states; unsupported_numbers, unsupported_facts: of those in the draft, those the dialogue does not state. An item is right with nothing unsupported among its numbers and fact_recall of at least 0.9.",
        engines.Provider ?? "reference", line =>
        {
            var (dialogue, note) = (BenchmarkLine.Text(line, "dialogue"), BenchmarkLine.Text(line, "note"));
            var document = NoteBenchmarkDraft.Of(engines, dialogue, "history-physical");
            var draft = NoteBenchmarkDraft.Text(document.Sections);
            var counts = new NoteFacts(engines.Notes).Count(dialogue, draft, note);
            counts["rouge1"] = new(Rouge.N(draft, note, 1), 1);
            counts["rouge2"] = new(Rouge.N(draft, note, 2), 1);
            counts["rougeL"] = new(Rouge.L(draft, note), 1);
            foreach (var (division, sections) in Divisions)
            {
                if (line.TryGetProperty("note_sections", out var parts) && parts.ValueKind == JsonValueKind.Object && BenchmarkLine.TextOrNull(parts, division) is { Length: > 0 } reference)
                    counts["rouge1_" + division] = new(Rouge.N(NoteBenchmarkDraft.Text(document.Sections.Where(section => sections.Contains(section.Id))), reference, 1), 1);
            }

            counts["words"] = new(draft.Count(char.IsWhiteSpace), note.Count(char.IsWhiteSpace));
            var (recall, unsupported) = (counts["fact_recall"], counts["unsupported_numbers"]);
            return new BenchmarkItem(unsupported.Hits == 0 && recall.Hits >= 0.9 * recall.Of, "facts kept, none added", string.Create(CultureInfo.InvariantCulture, $"{recall.Hits} of {recall.Of} facts, {unsupported.Hits} numbers without basis"))
            {
                Slices = BenchmarkLine.TextOrNull(line, "subset") is { } subset ? [subset] : [],
                Counts = counts,
            };
        });
}
