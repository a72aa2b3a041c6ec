using System.Text.Json;
using ClinicalAssistant.Api.CdsHooks;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Records;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using static ClinicalAssistant.Api.Tests.CdsHooks.SandboxRequests;

namespace ClinicalAssistant.Api.Tests.CdsHooks;

/// <summary>What CDS Hooks 3.0 adds for a client that knows it, and the first request, which finds the engines warm.</summary>
public sealed class Version3Tests
{
    [Fact]
    public async Task Orders_that_meet_each_other_are_one_suggestion_with_a_choice_of_actions_where_the_site_says_the_client_knows_it()
    {
        await using var server = await RunningServer.StartAsync(new() { ["CdsHooks:ActionSelection"] = "true" });
        var suggestion = Assert.Single(Cards(await SignAsync(server, ["Lisinopril 10 MG Oral Tablet"], Order("war", "Warfarin 5 MG Oral Tablet"), Order("ibu", "Ibuprofen 400 MG Oral Tablet")))
            .Where(card => card.TryGetProperty("suggestions", out _)).SelectMany(card => card.GetProperty("suggestions").EnumerateArray()), one => one.GetProperty("actions").GetArrayLength() == 2);
        Assert.Equal("any", suggestion.GetProperty("actionSelectionBehavior").GetString());
        Assert.Equal(["MedicationRequest/ibu", "MedicationRequest/war"], suggestion.GetProperty("actions").EnumerateArray().Select(action => action.GetProperty("resourceId").GetString()).Order());
    }

    [Fact]
    public async Task The_engines_are_warm_without_a_request()
    {
        await using var server = await RunningServer.StartAsync(new() { ["CdsHooks:WarmUpRounds"] = "1" });
        await server.Services.GetServices<IHostedService>().OfType<CdsWarmUp>().Single().ExecuteTask!;
        Assert.True(server.Services.GetRequiredService<Lazy<MedicationSafety>>().IsValueCreated);
        Assert.Empty(await server.Services.GetRequiredService<RecordStore>().ListAsync(10, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("Patient/{{context.patientId}}", "Patient/p%2F1")]
    [InlineData("Observation?date=gt{{today() - 90 days}}&patient={{context.patientId}}", "Observation?date=gt2026-06-15&patient=p%2F1")]
    [InlineData("Appointment?date=le{{today()+7 days}}", "Appointment?date=le2026-09-20")]
    [InlineData("PractitionerRole?practitioner={{userPractitionerId}}", "PractitionerRole?practitioner=7")]
    [InlineData("PractitionerRole/{{userPractitionerRoleId}}", null)]
    [InlineData("Medication?_id={{context.draftOrders.entry.resource.id}}", null)]
    public void Tokens_of_a_template_are_filled_or_the_template_is_not_asked(string template, string? query)
    {
        var request = new CdsRequest { Context = JsonElement.Parse("""{"patientId":"p/1","userId":"Practitioner/7"}""") };
        Assert.Equal(query, PrefetchTemplate.Filled(template, request, new DateTimeOffset(2026, 9, 13, 10, 0, 0, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData("patient/Observation.rs", "Observation", true, true)]
    [InlineData("patient/Observation.r", "Observation", true, false)]
    [InlineData("user/*.read", "Condition", true, true)]
    [InlineData("system/Observation.rs?category=laboratory user/Patient.r", "Patient", false, true)]
    [InlineData("patient/Patient.rs launch openid", "Condition", true, false)]
    [InlineData("patient/Condition.cud", "Condition", true, false)]
    [InlineData("", "Condition", true, true)]
    public void A_tokens_scopes_of_either_version_say_what_may_be_read(string scopes, string type, bool search, bool allowed) => Assert.Equal(allowed, CdsScopes.Allow(scopes, type, search));
}
