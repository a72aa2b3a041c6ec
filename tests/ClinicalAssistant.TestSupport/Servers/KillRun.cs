using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace ClinicalAssistant.TestSupport;

/// <summary>
/// Kills a server in the middle of answers, again and again on one record, and then holds what its callers had received against what the record has:
/// a sentence that reached a caller is in it, an answer that a caller saw complete is closed, and the audit chain is whole.
/// </summary>
public sealed class KillRun(string program, string home, IReadOnlyDictionary<string, string> settings)
{
    private readonly ConcurrentDictionary<string, Received> _received = new();
    private int _sentences;

    /// <summary>Conversations of which something was received.</summary>
    public int Conversations => _received.Count(static pair => !pair.Value.Sentences.IsEmpty || pair.Value.Completed);

    /// <summary>Answers that a caller saw complete.</summary>
    public int Completed => _received.Count(static pair => pair.Value.Completed);

    /// <summary>Kills so often, with so many callers at the same time, and says what is wrong afterwards: one line each.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(int kills, int callers)
    {
        for (var kill = 0; kill < kills; kill++)
        {
            await using var server = await ServerProcess.StartAsync(program, home, settings);
            // Another place in the answers each time, the first sentences included.
            var until = Volatile.Read(ref _sentences) + 1 + kill * 7 % 23;
            using var stop = new CancellationTokenSource();
            var asking = Enumerable.Range(0, callers).Select(_ => Task.Run(() => AskUntilGoneAsync(server.Client, stop.Token))).ToArray();
            while (Volatile.Read(ref _sentences) < until && !asking.All(static task => task.IsCompleted))
                await Task.Delay(2);
            await server.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(asking);
        }

        await using var last = await ServerProcess.StartAsync(program, home, settings);
        return await CheckAsync(last.Client);
    }

    private async Task AskUntilGoneAsync(HttpClient client, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var id = Guid.NewGuid().ToString();
            var received = _received[id] = new Received();
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/conversations/{id}/messages") { Content = JsonContent.Create(new { question = "58-year-old man with crushing chest pain for 40 minutes. What is likely, and what comes first?" }) };
                request.Headers.Accept.ParseAdd("text/event-stream");
                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
                using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(stop), Encoding.UTF8);
                var name = "";
                while (await reader.ReadLineAsync(stop) is { } line)
                {
                    if (line.StartsWith("event: ", StringComparison.Ordinal))
                        name = line[7..];
                    else if (line.StartsWith("data: ", StringComparison.Ordinal))
                        Take(received, name, line[6..]);
                }
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
            {
                return;
            }
        }
    }

    private void Take(Received received, string name, string data)
    {
        if (name == "completed")
        {
            received.Completed = true;
            return;
        }

        if (name is not ("sentence" or "escalated"))
            return;
        using var json = JsonDocument.Parse(data);
        if (json.RootElement.TryGetProperty(name == "sentence" ? "text" : "notice", out var text) && text.GetString() is { } words && name == "sentence")
            received.Sentences.Enqueue(words.Replace(" [unverified]", "", StringComparison.Ordinal).Trim());
        Interlocked.Increment(ref _sentences);
    }

    private async Task<IReadOnlyList<string>> CheckAsync(HttpClient client)
    {
        var wrong = new List<string>();
        foreach (var (id, received) in _received.Where(static pair => !pair.Value.Sentences.IsEmpty || pair.Value.Completed))
        {
            using var response = await client.GetAsync($"/api/conversations/{id}");
            if (response.StatusCode != HttpStatusCode.OK)
            {
                wrong.Add($"{id}: lost ({(int)response.StatusCode})");
                continue;
            }

            var turn = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("turns")[0];
            var (state, text) = (turn.GetProperty("state").GetString(), turn.GetProperty("text").GetString()!.Replace(" [unverified]", "", StringComparison.Ordinal));
            if (received.Completed && state != "closed")
                wrong.Add($"{id}: seen complete, recorded as {state}");
            if (state == "open")
                wrong.Add($"{id}: still open although its server is gone");
            wrong.AddRange(received.Sentences.Where(sentence => !text.Contains(sentence, StringComparison.Ordinal)).Select(_ => $"{id}: a sentence that was received is not recorded ({state})"));
        }

        var verdict = await client.GetFromJsonAsync<JsonElement>("/api/audit/verify");
        if (!verdict.GetProperty("whole").GetBoolean())
            wrong.AddRange(verdict.GetProperty("problems").EnumerateArray().Select(static problem => problem.GetString()!));
        return wrong;
    }

    private sealed class Received
    {
        public ConcurrentQueue<string> Sentences { get; } = new();

        public bool Completed { get; set; }
    }
}
