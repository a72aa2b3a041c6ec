using System.Globalization;
using System.Text;
using ClinicalAssistant.Cli.Answers;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Delivering;
using Spectre.Console;

namespace ClinicalAssistant.Cli.Chat.Showing;

/// <summary>Shows an answer while it comes: the emergency first, the ranking, the text sentence by sentence, then evidence and what was held back.</summary>
internal sealed class AnswerView(IAnsiConsole console, TimeProvider time)
{
    private readonly StreamedText _text = new(console);
    private readonly StringBuilder _released = new();

    /// <summary>The whole answer, null until it is complete.</summary>
    public Answer? Answer { get; private set; }

    /// <summary>The text shown so far.</summary>
    public string Released => Answer?.Text ?? _released.ToString().Trim();

    public async Task ShowAsync(IAsyncEnumerable<AnswerEvent> events)
    {
        await using var source = events.GetAsyncEnumerator();
        var words = await UntilTextAsync(source);
        if (words is not null)
            Show(words);
        while (Answer is null && await source.MoveNextAsync())
            Show(source.Current);
    }

    /// <summary>Says that the rest does not come.</summary>
    public void Cancelled()
    {
        _text.EndLine();
        console.Warning("Cancelled. What was shown until here is on record.");
        console.WriteLine();
    }

    /// <summary>Shows events up to the first words, with the stage as a live line; the words themselves come after that line is gone.</summary>
    private async Task<AnswerEvent?> UntilTextAsync(IAsyncEnumerator<AnswerEvent> source)
    {
        using var status = new StatusLine(console, time);
        while (await source.MoveNextAsync())
        {
            var answerEvent = source.Current;
            if (answerEvent is StageStarted started)
                status.Say(Doing(started.Stage));
            else if (answerEvent is SentenceReleased or Refused or Completed)
                return answerEvent;
            else
                status.Above(() => Show(answerEvent));
        }

        return null;
    }

    private void Show(AnswerEvent answerEvent)
    {
        switch (answerEvent)
        {
            case Escalated escalated:
                _released.Append(AnswerText.Of(escalated));
                EmergencyPanel.Show(console, escalated);
                break;
            case Notice notice:
                _text.EndLine();
                console.Dim(notice.Text);
                break;
            case RankingFound { Differential.Ranking.Count: > 0 } ranking:
                RankingTable.Show(console, ranking.Differential);
                break;
            case Refused or SentenceReleased:
                var piece = AnswerText.Of(answerEvent);
                _released.Append(piece);
                _text.Add(piece, answerEvent is SentenceReleased { Marked: true } or Refused ? Lines.WarningStyle : Style.Plain);
                break;
            case Completed completed:
                Answer = completed.Answer;
                Close(completed.Answer);
                break;
        }
    }

    private void Close(Answer answer)
    {
        _text.EndLine();
        EvidenceView.ShowCited(console, answer);
        foreach (var marked in answer.Withheld.Where(sentence => sentence.Status == SentenceStatus.Marked))
            console.Warning($"{AnswerText.UnverifiedMark.Trim()} above: {PlainAnswer.Reasons([marked])}");
        var withheld = answer.Withheld.Where(sentence => sentence.Status == SentenceStatus.Withheld).ToList();
        if (withheld.Count > 0)
            console.Warning(string.Create(CultureInfo.InvariantCulture, $"{withheld.Count} {(withheld.Count == 1 ? "sentence" : "sentences")} withheld: {PlainAnswer.Reasons(withheld)}"));
        console.Dim(Foot(answer));
        console.WriteLine();
    }

    private static string Foot(Answer answer)
    {
        var parts = new List<string> { answer.Outcome.ToString().ToLowerInvariant(), answer.Task, answer.Versions.Model is { } model ? $"{answer.Provider} ({model})" : answer.Provider };
        if (answer.TokenUse is { } use)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{use.Input} + {use.Output} tokens{(use.Cost is { } cost ? string.Create(CultureInfo.InvariantCulture, $", cost {cost:0.####}") : "")}"));
        parts.Add(string.Create(CultureInfo.InvariantCulture, $"{answer.Trace.Sum(step => step.Elapsed.TotalMilliseconds):0} ms"));
        return Printable.Text(string.Join(", ", parts)) + ". /why shows how it came to be.";
    }

    private static string Doing(string stage) => stage switch
    {
        "receive" => "reading the question",
        "guard input" => "checking the question",
        "route" => "choosing the task",
        "ground" => "gathering evidence",
        "generate" => "opening the answer",
        "guard output" => "writing and checking each sentence",
        _ => stage,
    };
}
