using ClinicalAssistant.Cli.Chat.Showing;
using ClinicalAssistant.Core;
using ClinicalAssistant.TestSupport;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console.Testing;

namespace ClinicalAssistant.Cli.Tests;

public sealed class AnswerViewTests
{
    /// <summary>Everything an answer can hold, as a clinician reads it. After a wanted change, look at <c>diagnosis.seen.txt</c> beside the tests and put it in the snapshot's place.</summary>
    [Fact]
    public async Task A_diagnosis_answer_reads_as_in_the_snapshot()
    {
        using var console = new TestConsole().Width(96);
        await new AnswerView(console, new FakeTimeProvider()).ShowAsync(Sample.Events());
        var seen = string.Join('\n', console.Output.Split('\n').Select(line => line.TrimEnd()));
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "diagnosis.seen.txt"), seen);
        Assert.Equal(File.ReadAllText(Repository.Path("tests", "ClinicalAssistant.Cli.Tests", "Snapshots", "diagnosis.txt")).ReplaceLineEndings("\n"), seen);
    }

    [Fact]
    public async Task What_a_model_or_record_says_cannot_steer_the_terminal()
    {
        using var console = new TestConsole().Width(96);
        await new AnswerView(console, new FakeTimeProvider()).ShowAsync(Hostile());
        Assert.DoesNotContain('\u001b', console.Output);
        Assert.Contains("[red]not a style[/] [5-10 mg]", console.Output, StringComparison.Ordinal);

        static async IAsyncEnumerable<AnswerEvent> Hostile()
        {
            await Task.CompletedTask;
            yield return new SentenceReleased("\u001b[2J\u001b]0;title\u0007[red]not a style[/] [5-10 mg] \u202Egm 5", Marked: false, []);
        }
    }

    [Fact]
    public void Text_wraps_at_words_and_lists_are_indented()
    {
        using var console = new TestConsole().Width(24);
        var text = new StreamedText(console);
        text.Add("**Next**\n- Troponin now and ", Spectre.Console.Style.Plain);
        text.Add("after one to three hours [2].\n", Spectre.Console.Style.Plain);
        text.EndLine();
        Assert.Equal("Next\n- Troponin now and\n  after one to three\n  hours [2].\n", string.Join('\n', console.Output.Split('\n').Select(line => line.TrimEnd())));
    }
}
