using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ClinicalAssistant.Api.Identity;
using ClinicalAssistant.Core;
using ClinicalAssistant.Records;
using ClinicalAssistant.Records.Keys;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Api.Tests.Faults;

public sealed class ReplicaTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_replicas_go_on_with_conversations_limits_and_one_chain_when_one_of_them_is_killed()
    {
        await using var postgres = await PostgresServer.StartAsync();
        Assert.SkipWhen(postgres is null, PostgresServer.Absent ?? "");
        await using var redis = await RedisServer.StartAsync();
        Assert.SkipWhen(redis is null, RedisServer.Absent ?? "");
        Assert.SkipWhen(NginxServer.Absent is not null, NginxServer.Absent ?? "");
        var home = Directory.CreateTempSubdirectory("clinical-replicas").FullName;
        var database = await postgres.NewDatabaseAsync();
        var settings = new Dictionary<string, string>
        {
            ["Records__Provider"] = "postgres", ["Records__ConnectionString"] = database, ["Server__Redis"] = redis.Address,
        };
        string text, limited;
        await using (var store = new RecordStore(new RecordOptions { Folder = home, Provider = "postgres", ConnectionString = database }, TimeProvider.System))
        {
            (_, text) = await store.Keys.CreateAsync(new ApiKey { Id = "", Tenant = Tenants.Own, Name = "dr-a", Role = Roles.Admin }, "test", Cancellation);
            (_, limited) = await store.Keys.CreateAsync(new ApiKey { Id = "", Tenant = Tenants.Own, Name = "eager", Role = Roles.Clinician, RequestsPerMinute = 6 }, "test", Cancellation);
        }

        var replicas = new List<ServerProcess>();
        for (var i = 0; i < 3; i++)
            replicas.Add(await ServerProcess.StartAsync(Path.Combine(AppContext.BaseDirectory, "ClinicalAssistant.Api.dll"), Path.Combine(home, $"replica{i}"), settings));
        await using var balancer = (await NginxServer.StartAsync(replicas.Select(static replica => replica.Port)))!;
        using var anonymous = await balancer.Client.GetAsync("/api/calculators", Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, anonymous.StatusCode);
        balancer.Client.DefaultRequestHeaders.Authorization = new("Bearer", text);

        var id = Guid.CreateVersion7().ToString();
        for (var turn = 0; turn < 6; turn++)
        {
            if (turn == 3)
                await replicas[0].KillAsync();
            using var asked = await balancer.Client.PostAsJsonAsync($"/api/conversations/{id}/messages", new { question = $"Fever for {turn + 2} days. What now?" }, Cancellation);
            Assert.True(asked.StatusCode == HttpStatusCode.OK, $"turn {turn}: {asked.StatusCode}");
        }

        var conversation = await balancer.Client.GetFromJsonAsync<JsonElement>($"/api/conversations/{id}", Cancellation);
        Assert.Equal(6, conversation.GetProperty("turns").GetArrayLength());
        Assert.All(conversation.GetProperty("turns").EnumerateArray(), static turn => Assert.Equal("closed", turn.GetProperty("state").GetString()));
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => balancer.Client.PostAsJsonAsync("/api/ask", new { question = $"Cough for {i + 1} days?" }, Cancellation)));
        var verdict = await balancer.Client.GetFromJsonAsync<JsonElement>("/api/audit/verify", Cancellation);
        Assert.True(verdict.GetProperty("whole").GetBoolean(), verdict.ToString());
        Assert.True(verdict.GetProperty("answers").GetInt32() >= 18);

        // Two replicas that counted alone would let up to twelve of a minute through; fourteen requests touch at most two minutes.
        var codes = new List<HttpStatusCode>();
        for (var i = 0; i < 14; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/calculators");
            request.Headers.Authorization = new("Bearer", limited);
            using var response = await balancer.Client.SendAsync(request, Cancellation);
            codes.Add(response.StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, codes);
        foreach (var replica in replicas)
            await replica.DisposeAsync();
        Directory.Delete(home, recursive: true);
    }
}
