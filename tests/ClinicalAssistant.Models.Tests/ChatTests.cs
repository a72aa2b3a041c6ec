using ClinicalAssistant.TestSupport;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Models.Tests;

public sealed class ChatTests
{
    public static TheoryData<ProviderKind> Kinds => ModelsSite.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_question_gets_its_answer_and_the_tokens_it_cost(ProviderKind kind)
    {
        await using var site = await ModelsSite.StartAsync(kind);
        site.Server.Reply("Troponin rises within hours.");
        var response = await site.Client.GetResponseAsync("When does troponin rise?", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("Troponin rises within hours.", response.Text);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.Equal(new ModelUse(26, 12), ModelUse.Of(response));
        Assert.Equal("When does troponin rise?", Assert.Single(site.Server.Requests).Messages);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_stream_comes_in_its_pieces_with_the_tokens_at_its_end(ProviderKind kind)
    {
        await using var site = await ModelsSite.StartAsync(kind);
        site.Server.ReplyInChunks("Troponin", " rises", " within hours.");
        var updates = await ModelsSite.StreamAsync(site.Client, "When?", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["Troponin", " rises", " within hours."], updates.Select(update => update.Text).Where(text => text.Length > 0));
        Assert.Contains(updates, update => update.FinishReason == ChatFinishReason.Stop);
        Assert.Equal(new ModelUse(26, 12), ModelUse.Of(updates));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_first_pieces_arrive_while_the_model_still_writes(ProviderKind kind)
    {
        await using var site = await ModelsSite.StartAsync(kind);
        site.Server.Fail(ScriptedFault.Stall);
        await using var updates = site.Client.GetStreamingResponseAsync("Hello", cancellationToken: TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var text = "";
        while (text.Length == 0 && await updates.MoveNextAsync())
            text += updates.Current.Text;
        Assert.Equal("The first words", text);
        Assert.False(site.Server.Requests[0].Ended.IsCompleted);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_tool_is_called_and_its_result_goes_back_to_the_model(ProviderKind kind)
    {
        await using var site = await ModelsSite.StartAsync(kind);
        site.Server.CallTool("creatinine_clearance", new { weight_kg = 72 }).Reply("It is 88 mL/min.");
        decimal? weight = null;
        var tool = AIFunctionFactory.Create((decimal weight_kg) => { weight = weight_kg; return "88 mL/min"; }, "creatinine_clearance", "Computes it.");
        using var client = site.Client.AsBuilder().UseFunctionInvocation().Build();
        var response = await client.GetResponseAsync("Clearance?", new ChatOptions { Tools = [tool] }, TestContext.Current.CancellationToken);
        Assert.Equal("It is 88 mL/min.", response.Text);
        Assert.Equal(72m, weight);
        Assert.Equal(new ModelUse(52, 24), ModelUse.Of(response));
        var second = site.Server.Requests[1].Json.GetProperty("messages").EnumerateArray().Last();
        Assert.Equal("tool", second.GetProperty("role").GetString());
        Assert.Contains("88 mL/min", second.GetProperty("content").ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_tool_is_called_in_a_stream_too(ProviderKind kind)
    {
        await using var site = await ModelsSite.StartAsync(kind);
        site.Server.CallTool("bmi", new { weight_kg = 72, height_cm = 180 }).ReplyInChunks("It is ", "22.2.");
        var called = "";
        var tool = AIFunctionFactory.Create((int weight_kg, int height_cm) => { called = $"{weight_kg}/{height_cm}"; return "22.2"; }, "bmi");
        using var client = site.Client.AsBuilder().UseFunctionInvocation().Build();
        var updates = await ModelsSite.StreamAsync(client, "BMI?", new ChatOptions { Tools = [tool] }, TestContext.Current.CancellationToken);
        Assert.Equal("It is 22.2.", string.Concat(updates.Select(update => update.Text)));
        Assert.Equal("72/180", called);
        Assert.Equal(new ModelUse(52, 24), ModelUse.Of(updates));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_model_without_tools_is_sent_none(ProviderKind kind)
    {
        await using var site = await ModelsSite.StartAsync(kind, options => options.SupportsTools = false);
        await site.Client.GetResponseAsync("BMI?", new ChatOptions { Tools = [AIFunctionFactory.Create(() => 22, "bmi")] }, TestContext.Current.CancellationToken);
        Assert.False(site.Server.Requests[0].Json.TryGetProperty("tools", out _));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_model_that_reasons_first_is_waited_for_and_answers(ProviderKind kind)
    {
        await using var site = await ModelsSite.StartAsync(kind);
        site.Server.Enqueue(new ScriptedReply { Reasoning = ["First ", "this, ", "then that."], Chunks = ["Done."] });
        var updates = await ModelsSite.StreamAsync(site.Client, "Hello", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("Done.", string.Concat(updates.Select(update => update.Text)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_model_that_uses_up_its_tokens_before_its_first_word_is_told_so_and_asked_once(ProviderKind kind)
    {
        await using var site = await ModelsSite.StartAsync(kind, options => options.MaxAttempts = 3);
        site.Server.Default = new ScriptedReply { FinishReason = "length", Fault = ScriptedFault.EmptyText };
        var failure = await ModelsSite.FailureAsync(site.Client, stream: true);
        Assert.Equal(FailureReason.EmptyReply, failure.Reason);
        Assert.Contains("MaxOutputTokens", failure.Remedy, StringComparison.Ordinal);
        Assert.Single(site.Server.Requests);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_answer_cut_by_the_token_limit_is_handed_over_as_cut(ProviderKind kind)
    {
        await using var site = await ModelsSite.StartAsync(kind);
        site.Server.Enqueue(ScriptedReply.Text("Only so") with { FinishReason = "length" });
        Assert.Equal(ChatFinishReason.Length, (await site.Client.GetResponseAsync("Hello", cancellationToken: TestContext.Current.CancellationToken)).FinishReason);
    }
}
