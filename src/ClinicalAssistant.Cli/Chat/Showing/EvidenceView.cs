using System.Globalization;
using ClinicalAssistant.Cli.Answers;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using Spectre.Console;

namespace ClinicalAssistant.Cli.Chat.Showing;

/// <summary>The evidence under an answer: what the text cites as footnotes, or one piece in full.</summary>
internal static class EvidenceView
{
    private const int LongestNote = 240;

    public static void ShowCited(IAnsiConsole console, Answer answer)
    {
        var cited = Citations.Cited(answer);
        if (cited.Count > 0)
        {
            console.WriteLine();
            console.Bold("Evidence");
            foreach (var evidence in cited)
                Note(console, evidence);
        }

        var others = answer.Evidence.Count - cited.Count;
        if (others > 0)
            console.Dim(string.Create(CultureInfo.InvariantCulture, $"{others} more {(others == 1 ? "piece" : "pieces")} of evidence: /evidence"));
    }

    /// <summary>All of it, a note each.</summary>
    public static void ShowAll(IAnsiConsole console, Answer answer)
    {
        foreach (var evidence in answer.Evidence)
            Note(console, evidence);
        if (answer.Evidence.Count == 0)
            console.Dim("The last answer rests on no evidence.");
    }

    /// <summary>One piece with all that is known of it.</summary>
    public static void ShowWhole(IAnsiConsole console, Evidence evidence)
    {
        console.Bold($"[{evidence.Id}] {evidence.Kind.ToString().ToLowerInvariant()}, {Basis(evidence.Origin)}");
        console.Plain(evidence.Text);
        if (evidence.Source is { } source)
        {
            console.Plain("Source: " + Citations.SourceLine(source) + (source.Locator is { } locator ? $" ({locator})" : ""));
            if (source.Pack is { } pack)
                console.Dim($"Pack {pack} {source.Version}");
        }

        if (evidence.ClinicallyReviewed is { } reviewed)
            console.Dim(reviewed ? "A named clinician has signed this record." : "No clinician has reviewed this record yet.");
    }

    private static void Note(IAnsiConsole console, Evidence evidence)
    {
        var text = Printable.Text(evidence.Text.ReplaceLineEndings(" "));
        if (text.Length > LongestNote)
            text = text[..(char.IsHighSurrogate(text[LongestNote - 1]) ? LongestNote - 1 : LongestNote)] + "…";
        var note = new Paragraph();
        note.Append($"[{evidence.Id}] ", Lines.CitationStyle);
        note.Append(text + " ");
        note.Append($"({Citations.Basis(evidence)})\n", Lines.DimStyle);
        console.Write(note);
    }

    private static string Basis(Origin origin) => origin switch
    {
        Origin.Published => "published",
        Origin.Derived => "computed",
        Origin.Estimated => "an estimate, without a source",
        Origin.Question => "from the question",
        _ => "from the record",
    };
}
