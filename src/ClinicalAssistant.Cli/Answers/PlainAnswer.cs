using System.Globalization;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Delivering;

namespace ClinicalAssistant.Cli.Answers;

/// <summary>Writes an answer as plain text while it comes: the text and its evidence to one writer, notices to the other.</summary>
internal sealed class PlainAnswer(TextWriter output, TextWriter notices)
{
    private bool _begun;

    public void Show(AnswerEvent answerEvent)
    {
        switch (answerEvent)
        {
            case Notice notice:
                notices.WriteLine("note: " + Printable.Text(notice.Text));
                break;
            case Escalated { Recorded: false }:
                notices.WriteLine("note: this notice is not on record.");
                Write(AnswerText.Of(answerEvent));
                break;
            default:
                Write(AnswerText.Of(answerEvent));
                break;
        }
    }

    public void Close(Answer answer)
    {
        if (_begun)
            output.WriteLine();
        var cited = Citations.Cited(answer);
        if (cited.Count > 0)
        {
            output.WriteLine();
            output.WriteLine("Evidence");
            foreach (var evidence in cited)
                output.WriteLine($"[{evidence.Id}] {Printable.Text(evidence.Text.ReplaceLineEndings(" "))} ({Citations.Basis(evidence)})");
        }

        var withheld = answer.Withheld.Where(sentence => sentence.Status == SentenceStatus.Withheld).ToList();
        if (withheld.Count > 0)
            notices.WriteLine(string.Create(CultureInfo.InvariantCulture, $"note: {withheld.Count} {(withheld.Count == 1 ? "sentence was" : "sentences were")} withheld: {Reasons(withheld)}"));
    }

    /// <summary>Why sentences were held back, each reason once.</summary>
    public static string Reasons(IEnumerable<SentenceVerdict> sentences) =>
        Printable.Text(string.Join("; ", sentences.SelectMany(sentence => sentence.Reasons).Distinct(StringComparer.Ordinal)));

    private string _pending = "";

    // White space is written with what follows it, so that the answer begins and ends without any.
    private void Write(string piece)
    {
        var text = _pending + piece;
        if (!_begun)
            text = text.TrimStart();
        var end = text.AsSpan().TrimEnd().Length;
        _pending = text[end..];
        if (end == 0)
            return;
        _begun = true;
        output.Write(Printable.Text(text[..end]));
        output.Flush();
    }
}
