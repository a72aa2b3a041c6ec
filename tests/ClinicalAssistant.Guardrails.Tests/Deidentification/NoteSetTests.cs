using System.Text.Json;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Guardrails.Tests.Deidentification;

public sealed class NoteSetTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(false, 0.97, 0.97)]
    [InlineData(true, 0.93, 0.95)]
    public void Own_notes_lose_their_identifiers_and_keep_their_terms(bool heldOut, double recall, double precision)
    {
        var notes = AnnotatedNotes.All.Where(note => note.HeldOut == heldOut).ToArray();
        var score = new CharacterScore();
        foreach (var note in notes)
            score.Add(note.Text, Deidentifying.Shipped.Deidentify(note.Text).Spans, note.Identifiers, note.Terms, []);
        output.WriteLine($"{notes.Length} notes, held out: {heldOut}: {score}");
        Assert.True(notes.Length >= 30);
        Assert.True(score.Recall >= recall, score.ToString());
        Assert.True(score.Precision >= precision, score.ToString());
        Assert.True(score.TermsTouched <= 0.04 * score.Terms, score.ToString());
    }

    [Theory]
    [InlineData("tune", 75, 0.97, 0.98)]
    [InlineData("report", 75, 0.96, 0.97)]
    [InlineData("fresh", 60, 0.97, 0.97)]
    [InlineData("terse", 60, 0.95, 0.95)]
    [InlineData("prose", 107, 0.95, 0.94)]
    public void Notes_of_many_countries_and_formats_lose_their_identifiers_and_keep_their_terms(string part, int notes, double recall, double precision)
    {
        var lines = Lines("phi-own.jsonl").Where(line => line.GetProperty("part").GetString() == part).ToArray();
        var score = Score(lines, _ => false);
        output.WriteLine($"{lines.Length} notes, {part}: {score}");
        Assert.Equal(notes, lines.Length);
        Assert.True(score.Recall >= recall, score.ToString());
        Assert.True(score.Precision >= precision, score.ToString());
        Assert.True(score.TermsTouched <= 0.07 * score.Terms, score.ToString());
    }

    [Theory]
    [InlineData("phi-blind.jsonl", 0.89, 0.93)]
    [InlineData("phi-fresh.jsonl", 0.91, 0.93)]
    public void Notes_that_nothing_was_trained_on_lose_most_identifiers(string file, double recall, double precision)
    {
        var score = Score(Lines(file), _ => false);
        output.WriteLine($"{file}: {score}");
        Assert.True(score.Recall >= recall, score.ToString());
        Assert.True(score.Precision >= precision, score.ToString());
    }

    [Fact]
    public void Notes_that_are_never_trained_on_are_no_copies_of_those_that_are()
    {
        var learned = Lines("phi-own.jsonl").Concat(Lines("phi-own-2.jsonl")).Concat(Lines("phi-own-3.jsonl")).Select(line => line.GetProperty("text").GetString()).ToHashSet();
        Assert.DoesNotContain(Lines("phi-fresh.jsonl").Concat(Lines("phi-blind.jsonl")).Concat(Lines("held-out/phi-notes.jsonl")).Concat(Lines("held-out/phi-notes-2.jsonl")), line => learned.Contains(line.GetProperty("text").GetString()));
    }

    [Fact]
    public void Figures_on_the_synthetic_sentences_and_the_sample_notes()
    {
        var sentences = DevelopmentData.Find("deid", "synth_v2.jsonl.gz");
        Assert.SkipWhen(sentences is null, "The development files are not beside the repository.");
        var plain = Score(Measuring.Lines("deid", "synth_v2.jsonl.gz"), type => type is "TITLE" or "NRP" or "AGE");
        var notes = Score(Measuring.Lines("authored_samples", "phi_notes.jsonl.gz"), _ => false);
        output.WriteLine($"synthetic sentences: {plain}");
        output.WriteLine($"sample notes: {notes}");
        Assert.True(plain.Recall > 0.8, plain.ToString());
        Assert.True(notes.Recall >= 0.97, notes.ToString());
    }

    private static IEnumerable<JsonElement> Lines(string file) => File.ReadLines(Repository.Path("evals", "cases", file)).Select(line => JsonSerializer.Deserialize<JsonElement>(line));

    private static CharacterScore Score(IEnumerable<JsonElement> lines, Func<string, bool> leaveOut)
    {
        var score = new CharacterScore();
        foreach (var line in lines)
        {
            var text = line.GetProperty("text").GetString()!;
            var starts = CodePoints(text);
            var wanted = new List<MarkedSpan>();
            var ignored = Spans(line, "ignore", starts);
            foreach (var span in line.GetProperty("spans").EnumerateArray())
                (leaveOut(span.GetProperty("type").GetString()!) ? ignored : wanted).Add(Span(span, starts));
            score.Add(text, Deidentifying.Shipped.Deidentify(text).Spans, wanted, Spans(line, "traps", starts), ignored);
        }

        return score;
    }

    private static List<MarkedSpan> Spans(JsonElement line, string name, List<int> starts) =>
        line.TryGetProperty(name, out var spans) ? [.. spans.EnumerateArray().Select(span => Span(span, starts))] : [];

    private static MarkedSpan Span(JsonElement span, List<int> starts) => new(starts[span.GetProperty("start").GetInt32()], starts[span.GetProperty("end").GetInt32()]);

    // The files count code points; a text here counts UTF-16 code units.
    private static List<int> CodePoints(string text)
    {
        var starts = new List<int>();
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
            starts.Add(i);
        starts.Add(text.Length);
        return starts;
    }
}
