using ClinicalAssistant.TestSupport;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Models.Tests;

/// <summary>A reader that uses whole sentences gets text when one may have ended, and all of it whatever happens.</summary>
public sealed class PhraseTests
{
    public static TheoryData<ProviderKind> Kinds => ModelsSite.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Text_comes_when_a_sentence_may_have_ended(ProviderKind kind)
    {
        await using var site = await ModelsSite.StartAsync(kind);
        site.Server.ReplyInChunks("Rest", " and", " fluids", " help.", " [1]", " Paracetamol", " lowers", " fever", ".");
        var updates = await ModelsSite.StreamAsync(Phrases.Over(site.Client), "Cold?", cancellationToken: Cancel);
        Assert.Equal(["Rest", " and fluids help.", " [1]", " Paracetamol", " lowers fever."], updates.Select(update => update.Text).Where(text => text.Length > 0));
        Assert.Equal(new ModelUse(26, 12), ModelUse.Of(updates));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_text_without_an_end_is_not_held_for_ever(ProviderKind kind)
    {
        await using var site = await ModelsSite.StartAsync(kind);
        site.Server.ReplyInChunks([.. Enumerable.Repeat("rest and drink ", 60)]);
        var updates = await ModelsSite.StreamAsync(Phrases.Over(site.Client), "Cold?", cancellationToken: Cancel);
        Assert.Equal(string.Concat(Enumerable.Repeat("rest and drink ", 60)), string.Concat(updates.Select(update => update.Text)));
        Assert.InRange(updates.Count(update => update.Text.Length > 0), 4, 10);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_a_broken_stream_had_brought_is_handed_over_before_the_failure(ProviderKind kind)
    {
        await using var site = await ModelsSite.StartAsync(kind);
        site.Server.Enqueue(new ScriptedReply { Fault = ScriptedFault.Truncated, Chunks = ["Rest", " and", " drink"] });
        var text = "";
        await Assert.ThrowsAsync<ProviderException>(async () =>
        {
            await foreach (var update in Phrases.Over(site.Client).GetStreamingResponseAsync("Cold?", cancellationToken: Cancel))
                text += update.Text;
        });
        Assert.Equal("Rest and drink", text);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_tool_call_comes_whole_after_the_text_before_it(ProviderKind kind)
    {
        await using var site = await ModelsSite.StartAsync(kind);
        site.Server.Enqueue(ScriptedReply.Tool("bmi", new { weight_kg = 72 }) with { Chunks = ["Let me", " see"] });
        var updates = await ModelsSite.StreamAsync(Phrases.Over(site.Client), "BMI?", new ChatOptions { Tools = [AIFunctionFactory.Create((int weight_kg) => "22.2", "bmi")] }, Cancel);
        Assert.Equal("Let me see", string.Concat(updates.Select(update => update.Text)));
        var call = Assert.Single(updates.SelectMany(update => update.Contents).OfType<FunctionCallContent>());
        Assert.Equal("72", Assert.Single(call.Arguments!).Value?.ToString());
    }
}
