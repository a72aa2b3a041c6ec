using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.Asking;

/// <summary>Waits for the first event before a stream is opened, so that wrong input still gets its status.</summary>
internal static class Started
{
    public static async Task<IAsyncEnumerable<AnswerEvent>> WithFirstAsync(IAsyncEnumerable<AnswerEvent> events, CancellationToken cancellationToken)
    {
        // Receiving is announced first; what it rejects is thrown with the second event.
        var source = events.GetAsyncEnumerator(cancellationToken);
        var first = new List<AnswerEvent>();
        try
        {
            while (first.Count < 2 && await source.MoveNextAsync())
                first.Add(source.Current);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }

        return Rest(first, source);
    }

    private static async IAsyncEnumerable<AnswerEvent> Rest(List<AnswerEvent> first, IAsyncEnumerator<AnswerEvent> source)
    {
        await using (source)
        {
            foreach (var answerEvent in first)
                yield return answerEvent;
            while (await source.MoveNextAsync())
                yield return source.Current;
        }
    }
}
