using ClinicalAssistant.TestSupport;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Models.Tests;

public sealed class FaultTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(150);

    public static TheoryData<ProviderKind, bool, ScriptedFault, FailureReason> Faults
    {
        get
        {
            TheoryData<ProviderKind, bool, ScriptedFault, FailureReason> rows = [];
            foreach (var kind in Enum.GetValues<ProviderKind>().Where(kind => kind != ProviderKind.InProcess))
            {
                foreach (var stream in new[] { false, true })
                {
                    rows.Add(kind, stream, ScriptedFault.Unauthorized, FailureReason.Unauthorized);
                    rows.Add(kind, stream, ScriptedFault.ModelNotFound, FailureReason.ModelNotFound);
                    rows.Add(kind, stream, ScriptedFault.RateLimited, FailureReason.RateLimited);
                    rows.Add(kind, stream, ScriptedFault.ServerError, FailureReason.ServerError);
                    rows.Add(kind, stream, ScriptedFault.Overloaded, FailureReason.ServerError);
                    rows.Add(kind, stream, ScriptedFault.ContentFiltered, kind == ProviderKind.Ollama ? FailureReason.RequestRejected : FailureReason.ContentRefused);
                    rows.Add(kind, stream, ScriptedFault.ContextTooLong, FailureReason.RequestRejected);
                    rows.Add(kind, stream, ScriptedFault.ToolsUnsupported, FailureReason.RequestRejected);
                    rows.Add(kind, stream, ScriptedFault.HangBeforeFirstByte, FailureReason.Timeout);
                    rows.Add(kind, stream, ScriptedFault.HangBeforeFirstToken, FailureReason.Timeout);
                    rows.Add(kind, stream, ScriptedFault.Stall, stream ? FailureReason.Stalled : FailureReason.Timeout);
                    rows.Add(kind, stream, ScriptedFault.Reset, FailureReason.Unreachable);
                    rows.Add(kind, stream, ScriptedFault.ResetMidway, stream ? FailureReason.TruncatedStream : FailureReason.Unreachable);
                    rows.Add(kind, stream, ScriptedFault.Truncated, stream ? FailureReason.TruncatedStream : FailureReason.InvalidReply);
                    rows.Add(kind, stream, ScriptedFault.BrokenJson, FailureReason.InvalidReply);
                    rows.Add(kind, stream, ScriptedFault.ForeignJson, FailureReason.InvalidReply);
                    rows.Add(kind, stream, ScriptedFault.EmptyChoices, FailureReason.EmptyReply);
                    rows.Add(kind, stream, ScriptedFault.EmptyText, FailureReason.EmptyReply);
                    rows.Add(kind, stream, ScriptedFault.Html, FailureReason.InvalidReply);
                    rows.Add(kind, stream, ScriptedFault.Redirect, FailureReason.InvalidReply);
                    if (kind != ProviderKind.Ollama)
                    {
                        rows.Add(kind, stream, ScriptedFault.FinishContentFilter, FailureReason.ContentRefused);
                        rows.Add(kind, stream, ScriptedFault.FinishReasonNull, stream ? FailureReason.TruncatedStream : FailureReason.InvalidReply);
                        rows.Add(kind, stream, ScriptedFault.FinishReasonEmpty, FailureReason.InvalidReply);
                    }
                }

                rows.Add(kind, true, ScriptedFault.ErrorMidway, FailureReason.TruncatedStream);
            }

            return rows;
        }
    }

    [Theory, MemberData(nameof(Faults))]
    public async Task Each_fault_of_a_provider_has_its_reason_and_a_remedy(ProviderKind kind, bool stream, ScriptedFault fault, FailureReason reason)
    {
        await using var site = await ModelsSite.StartAsync(kind, options =>
        {
            if (fault is not (ScriptedFault.HangBeforeFirstByte or ScriptedFault.HangBeforeFirstToken or ScriptedFault.Stall))
                return;
            options.TimeToFirstToken = fault == ScriptedFault.Stall ? options.TimeToFirstToken : Short;
            options.StallTimeout = Short;
            options.AttemptTimeout = stream ? options.AttemptTimeout : Short;
        });
        TaskCompletionSource seen = new();
        site.Server.Enqueue(ScriptedReply.Failing(fault) with { Gate = stream && fault == ScriptedFault.ResetMidway ? seen.Task : Task.CompletedTask });
        var failure = await Assert.ThrowsAsync<ProviderException>(async () =>
        {
            if (!stream)
                await site.Client.GetResponseAsync("Hello", cancellationToken: TestContext.Current.CancellationToken);
            await foreach (var update in site.Client.GetStreamingResponseAsync("Hello", cancellationToken: TestContext.Current.CancellationToken))
                seen.TrySetResult();
        });
        Assert.True(reason == failure.Reason, $"{failure.Reason} ({failure.Status}, {failure.Code})");
        Assert.Equal("tested", failure.Provider);
        Assert.EndsWith(".", failure.Remedy, StringComparison.Ordinal);
        Assert.Null(failure.InnerException);
    }
}
