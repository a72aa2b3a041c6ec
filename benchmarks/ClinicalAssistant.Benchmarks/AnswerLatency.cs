using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.Benchmarks;

/// <summary>What the output guard takes for a sentence of many different drafts, their evidence read anew each time: processor time and memory.</summary>
internal static class AnswerLatency
{
    private const int Rounds = 12;

    /// <summary>Judges every draft of the file twelve times over and tells each round's figures; the last ones are those of a warm process.</summary>
    /// <param name="drafts">JSON lines with question, evidence and answer, as <c>clinical verify</c> takes them.</param>
    public static void Run(string drafts)
    {
        var folder = Path.Combine(Content.Folder, "guardrails");
        var guard = new OutputGuard(GuardPolicy.Load(folder), new AnswerVocabulary(File.ReadLines(Path.Combine(folder, "deidentification", "drugs.txt")).Where(word => word.Length > 4 && !word.Contains(' ', StringComparison.Ordinal)), [])
        {
            Relations = WordRelations.Read(Path.Combine(folder, "lexicon", "relations.txt")),
            Meanings = WordMeanings.Read(Path.Combine(folder, "classifier", "words.bin")),
            Groups = WordGroups.Read(Path.Combine(folder, "deidentification", "word-groups.bin")),
        }, SentenceJudge.Read(Path.Combine(folder, "judge", "judge.bin")));
        (OutputContext Context, string[] Sentences)[] answers = [.. File.ReadLines(drafts).Select(Draft)];
        var count = answers.Sum(answer => answer.Sentences.Length);
        for (var round = 1; round <= Rounds; round++)
        {
            var memory = GC.GetAllocatedBytesForCurrentThread();
            using var process = Process.GetCurrentProcess();
            var before = process.TotalProcessorTime;
            foreach (var (context, sentences) in answers)
            {
                var review = guard.Open(context);
                foreach (var sentence in sentences)
                    review.Check(sentence);
                review.Close();
            }

            process.Refresh();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: {(process.TotalProcessorTime - before).TotalMilliseconds / count:F3} ms of processor time and {(GC.GetAllocatedBytesForCurrentThread() - memory) / 1024.0 / count:F1} kB a sentence, {count} sentences"));
        }
    }

    private static (OutputContext, string[]) Draft(string line)
    {
        using var json = JsonDocument.Parse(line);
        var draft = json.RootElement;
        var answer = draft.GetProperty("answer").GetString()!;
        return (new OutputContext
        {
            Task = draft.GetProperty("task").GetString()!,
            Question = draft.GetProperty("question").GetString()!,
            Patient = draft.TryGetProperty("patient", out var facts) && facts.ValueKind == JsonValueKind.Object ? Patient(facts) : null,
            Evidence = [.. draft.GetProperty("evidence").EnumerateArray().Select(piece => new Evidence { Id = piece.GetProperty("id").GetString()!, Kind = EvidenceKind.Passage, Text = piece.GetProperty("text").GetString()!, Origin = Origin.Published })],
        }, [.. SentenceReader.Split(answer).Select(span => answer[span.Start..span.End])]);
    }

    private static Patient Patient(JsonElement facts) => new()
    {
        Age = facts.TryGetProperty("age", out var age) ? Age.FromYears(age.GetDecimal()) : null,
        WeightKg = facts.TryGetProperty("weight_kg", out var weight) ? weight.GetDecimal() : null,
        Egfr = facts.TryGetProperty("egfr", out var egfr) ? egfr.GetDecimal() : null,
        Medications = Entries(facts, "medications"),
        Conditions = Entries(facts, "conditions"),
        Allergies = Entries(facts, "allergies"),
    };

    private static List<RecordEntry> Entries(JsonElement facts, string name) =>
        facts.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(entry => new RecordEntry(entry.GetString()!))] : [];
}
