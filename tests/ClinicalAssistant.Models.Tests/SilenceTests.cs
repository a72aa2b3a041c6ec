using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Models.Tests;

/// <summary>What was asked and answered shows nowhere but in the answer.</summary>
public sealed class SilenceTests
{
    private const string Asked = "Mrs Ottilie Quandt, 71, chest pain";
    private const string Answered = "Zebra-coloured answer";

    public static TheoryData<ProviderKind> Kinds => ModelsSite.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task No_word_of_question_or_answer_is_in_a_log_or_an_exception(ProviderKind kind)
    {
        await using var site = await ModelsSite.StartAsync(kind, options =>
        {
            options.MaxAttempts = 2;
            options.CircuitBreaker.MinimumThroughput = 4;
        });
        var said = "";
        foreach (var fault in new[]
        {
            ScriptedFault.None, ScriptedFault.RateLimited, ScriptedFault.ContentFiltered, ScriptedFault.Truncated, ScriptedFault.BrokenJson, ScriptedFault.Html,
            ScriptedFault.EmptyChoices, ScriptedFault.ServerError, ScriptedFault.Reset, ScriptedFault.Reset,
        })
        {
            site.Server.Default = new ScriptedReply { Fault = fault, Chunks = [Answered, " and more"] };
            try
            {
                await ModelsSite.StreamAsync(site.Client, Asked, cancellationToken: TestContext.Current.CancellationToken);
            }
            catch (ProviderException failure)
            {
                said += failure;
            }
        }

        said += site.Log.All;
        Assert.Contains("left alone", said, StringComparison.Ordinal);
        Assert.Contains("follows in", said, StringComparison.Ordinal);
        foreach (var word in new[] { "Ottilie", "Quandt", "chest", "Zebra", "answer and", "azure-key" })
            Assert.DoesNotContain(word, said, StringComparison.OrdinalIgnoreCase);
    }
}
