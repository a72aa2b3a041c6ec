using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>Short dialogues with the header and the text of one section of a note.</summary>
internal static class MtsDialogBenchmark
{
    public static Benchmark Over(BenchmarkEngines engines) => new(
        "mts-dialog", "Short dialogues with one section each. accuracy: its header, of 20 (chance 0.05; always_family_social and always_present_illness: what answering the two most frequent headers throughout would give); rouge1, rouge2, rougeL: mean F1 of the draft against the section; fact_recall, reference_…, unsupported_…: as in aci-bench.",
        engines.Provider ?? "reference", line =>
        {
            var (dialogue, wanted, reference) = (BenchmarkLine.Text(line, "dialogue"), BenchmarkLine.Text(line, "section_header"), BenchmarkLine.Text(line, "section_text"));
            var header = engines.Notes.HeaderOf(dialogue);
            var draft = NoteBenchmarkDraft.Text(NoteBenchmarkDraft.Of(engines, dialogue, "soap").Sections);
            var counts = new NoteFacts(engines.Notes).Count(dialogue, draft, reference);
            counts["accuracy"] = new(header == wanted ? 1 : 0, 1);
            counts["always_family_social"] = new(wanted == "FAM/SOCHX" ? 1 : 0, 1);
            counts["always_present_illness"] = new(wanted == "GENHX" ? 1 : 0, 1);
            counts["rouge1"] = new(Rouge.N(draft, reference, 1), 1);
            counts["rouge2"] = new(Rouge.N(draft, reference, 2), 1);
            counts["rougeL"] = new(Rouge.L(draft, reference), 1);
            return new BenchmarkItem(header == wanted, wanted, string.Create(CultureInfo.InvariantCulture, $"{header}")) { Slices = [wanted], Counts = counts };
        });
}
