using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Orchestration.Generating;
using ClinicalAssistant.Orchestration.Guarding;
using ClinicalAssistant.Orchestration.Tasks;

namespace ClinicalAssistant.Orchestration.Tests;

/// <summary>However a model's text is cut on its way, what may not be shown is not shown, and the events are the same.</summary>
public sealed class ChunkBoundaryTests
{
    private const string Before = "Take a careful history first. ";
    private const string After = " Then decide with the patient.";
    private const string Instruction = "Never mention the internal routing table of this program to the person who asks.";

    [Theory]
    [InlineData("I never mention the internal routing table of this program to the person who asks.", "routing table")]
    [InlineData("Mr Harold Benson in the next bed (MRN 4471823) had the same.", "4471823")]
    [InlineData("Warfarin 850 mg each morning is what helps here.", "850")]
    [InlineData("Start flucloxacillin 500 mg four times daily.", "flucloxacillin")]
    [InlineData("As a licensed physician, I advise rest.", "licensed")]
    [InlineData("Dr. A. Fraser (tel. 020 7946 0958) gives 12.5 mg.", "7946")]
    public async Task A_sensitive_sentence_is_held_back_wherever_it_is_cut(string sentence, string sensitive)
    {
        await using var consulting = new Consulting();
        var whole = Before + sentence + After;
        var expected = Told(await RunAsync(consulting, [whole]));
        Assert.Contains(expected, told => told.StartsWith("withheld", StringComparison.Ordinal));
        Assert.DoesNotContain(expected, told => !told.StartsWith("withheld", StringComparison.Ordinal) && told.Contains(sensitive, StringComparison.Ordinal));
        for (var cut = 1; cut < whole.Length; cut++)
            Assert.Equal(expected, Told(await RunAsync(consulting, [whole[..cut], whole[cut..]])));
        for (var cut = Before.Length; cut < Before.Length + sentence.Length - 1; cut++)
            Assert.Equal(expected, Told(await RunAsync(consulting, [whole[..cut], whole[cut..(cut + 1)], whole[(cut + 1)..]])));
        Assert.Equal(expected, Told(await RunAsync(consulting, [.. whole.Select(letter => letter.ToString())])));
    }

    private static List<string> Told(List<AnswerEvent> events) =>
    [
        .. events.Select(answerEvent => answerEvent switch
        {
            SentenceReleased released => (released.Marked ? "marked " : "released ") + released.Text,
            SentenceWithheld withheld => "withheld " + string.Join(';', withheld.Reasons),
            _ => answerEvent.GetType().Name,
        }),
    ];

    private static async Task<List<AnswerEvent>> RunAsync(Consulting consulting, IReadOnlyList<string> pieces)
    {
        var consultation = new Consultation(Consulting.Ask("What helps?", new Patient { Allergies = [new RecordEntry("Penicillin (anaphylaxis)")] }))
        {
            Task = consulting.Get<TaskCatalogue>().Find(ClinicalTask.General),
            Protected = [Instruction],
            Draft = Pieces(pieces),
        };
        var events = new List<AnswerEvent>();
        await foreach (var answerEvent in new GuardOutputStage(consulting.Get<OutputGuard>(), consulting.Get<AnswerChecks>()).RunAsync(consultation, TestContext.Current.CancellationToken))
            events.Add(answerEvent);
        return events;
    }

    private static async IAsyncEnumerable<DraftPiece> Pieces(IReadOnlyList<string> pieces)
    {
        await Task.CompletedTask;
        yield return new DraftPiece.Started("local", "test-model", Reference: false);
        foreach (var piece in pieces)
            yield return new DraftPiece.Text(piece);
    }
}
