using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using static ClinicalAssistant.Api.Tests.CdsHooks.SandboxRequests;

namespace ClinicalAssistant.Api.Tests.CdsHooks;

/// <summary>The rules of CDS Hooks 2.0 beyond the sandbox, and the additions of 3.0.</summary>
public sealed class ProtocolTests(SharedServer shared)
{
    [Fact]
    public async Task Discovery_has_what_is_required_and_nothing_null_or_empty()
    {
        var server = shared.Server;
        var discovery = await server.Client.GetFromJsonAsync<JsonElement>("/cds-services", TestContext.Current.CancellationToken);
        AssertNothingEmpty(discovery);
        Assert.All(discovery.GetProperty("services").EnumerateArray(), service =>
        {
            foreach (var name in new[] { "hook", "id", "title", "description", "usageRequirements", "version", "hookVersion" })
                Assert.NotEmpty(service.GetProperty(name).GetString()!);
            Assert.All(service.GetProperty("prefetch").EnumerateObject(), template => Assert.Contains("{{context.patientId}}", template.Value.GetString(), StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task Cards_hold_nothing_null_or_empty_and_keep_the_invariants_of_the_response()
    {
        var server = shared.Server;
        var response = await SignAsync(server, ["Warfarin 5 MG Oral Tablet", "Methotrexate 10 mg weekly"], Order("ibu", "Ibuprofen 400 MG Oral Tablet"), Order("tri", "Trimethoprim 200 mg bd"));
        AssertNothingEmpty(response);
        Assert.All(Cards(response), card =>
        {
            if (card.TryGetProperty("suggestions", out var suggestions))
            {
                var behaviour = card.GetProperty("selectionBehavior").GetString();
                Assert.Contains(behaviour, new[] { "at-most-one", "any" });
                var recommended = suggestions.EnumerateArray().Count(suggestion => suggestion.TryGetProperty("isRecommended", out var is_) && is_.GetBoolean());
                Assert.True(behaviour == "any" || recommended <= 1);
                Assert.All(suggestions.EnumerateArray(), suggestion =>
                {
                    Assert.False(suggestion.TryGetProperty("actionSelectionBehavior", out _));
                    Assert.All(suggestion.GetProperty("actions").EnumerateArray(), action =>
                    {
                        Assert.NotEmpty(action.GetProperty("description").GetString()!);
                        Assert.True(action.GetProperty("type").GetString() != "delete" || action.TryGetProperty("resourceId", out _));
                    });
                });
            }

            if (card.TryGetProperty("overrideReasons", out var reasons))
                Assert.All(reasons.EnumerateArray(), reason => Assert.NotEmpty(reason.GetProperty("display").GetString()!));
            if (card.TryGetProperty("links", out var links))
                Assert.All(links.EnumerateArray(), link => Assert.False(link.TryGetProperty("appContext", out _)));
        });
        Assert.Contains(Cards(response), card => card.TryGetProperty("overrideReasons", out _));
    }

    [Fact]
    public async Task A_chart_of_which_nothing_came_is_412()
    {
        var server = shared.Server;
        using var response = await server.Client.PostAsJsonAsync("/cds-services/" + PatientView, Request("patient-view", null), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.PreconditionFailed, response.StatusCode);
    }

    [Fact]
    public async Task A_prefetch_may_be_null_a_bundle_with_further_pages_or_an_operation_outcome()
    {
        var server = shared.Server;
        var prefetch = Prefetch("Warfarin 5 MG Oral Tablet");
        prefetch["conditions"] = null;
        prefetch["allergies"] = new JsonObject { ["resourceType"] = "OperationOutcome", ["issue"] = new JsonArray(new JsonObject { ["severity"] = "error", ["code"] = "exception" }) };
        prefetch["observations"]!["link"] = new JsonArray(new JsonObject { ["relation"] = "next", ["url"] = "https://fhir.example/next" });
        prefetch["unasked"] = 5;
        var cards = Cards(await CallAsync(server, OrderSign, Request("order-sign", prefetch, ("draftOrders", Bundle(Order("ibu", "Ibuprofen 400 mg"))))));
        Assert.Contains(cards, card => card.GetProperty("summary").GetString()!.Contains("arfarin", StringComparison.Ordinal));
        Assert.Contains(cards, card => card.GetProperty("summary").GetString()!.StartsWith("Checked without: allergies", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hook", "order-select")]
    [InlineData("hookInstance", "7")]
    [InlineData("context", null)]
    public async Task A_request_that_breaks_the_protocol_is_an_operation_outcome_that_names_the_field(string field, string? value)
    {
        var server = shared.Server;
        var request = Request("order-sign", Prefetch(), ("draftOrders", Bundle()));
        request[field] = value;
        using var response = await server.Client.PostAsJsonAsync("/cds-services/" + OrderSign, request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var outcome = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal("OperationOutcome", outcome.GetProperty("resourceType").GetString());
        Assert.Contains(field, outcome.GetProperty("issue")[0].GetProperty("diagnostics").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_without_a_server_and_a_prefetch_of_another_patient_are_refused()
    {
        var server = shared.Server;
        var token = Request("order-sign", Prefetch(), ("draftOrders", Bundle()));
        token.Remove("fhirServer");
        token["fhirAuthorization"] = new JsonObject { ["access_token"] = "secret", ["token_type"] = "Bearer", ["expires_in"] = 300, ["scope"] = "patient/*.rs", ["subject"] = "cds" };
        using var without = await server.Client.PostAsJsonAsync("/cds-services/" + OrderSign, token, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.DoesNotContain("secret", await without.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var other = Prefetch();
        other["patient"]!["id"] = "someone-else";
        using var wrong = await server.Client.PostAsJsonAsync("/cds-services/" + OrderSign, Request("order-sign", other, ("draftOrders", Bundle())), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task The_record_holds_who_asked_of_whom_and_to_what_end()
    {
        var server = shared.Server;
        var request = Request("order-sign", Prefetch("Warfarin 5 MG Oral Tablet"), ("draftOrders", Bundle(Order("ibu", "Ibuprofen 400 mg"))));
        request["hookInstance"] = "a3f1c0de-0000-4000-8000-000000000001";
        await CallAsync(server, OrderSign, request);
        var list = await server.Client.GetFromJsonAsync<JsonElement>("/api/conversations", TestContext.Current.CancellationToken);
        var recorded = list.EnumerateArray().First(one => one.GetProperty("id").GetString() == "a3f1c0de-0000-4000-8000-000000000001");
        var whole = await server.ReadRecordAsync(recorded.GetProperty("id").GetString()!);
        var turn = Assert.Single(whole!.Turns);
        Assert.Equal("loopback Practitioner/SMART-1234", turn.Question.Caller.Id);
        Assert.Equal("cds-hooks order-sign", turn.Question.Caller.Purpose);
        Assert.Contains(turn.Question.Patient!.Identifiers, identifier => identifier.Value == PatientId);
        Assert.Contains("arfarin", turn.Answer!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_shows_red_flags_of_the_last_days_medicines_that_should_not_meet_and_what_is_due()
    {
        var server = shared.Server;
        var today = TimeProvider.System.GetUtcNow();
        var prefetch = Prefetch("Warfarin 5 MG Oral Tablet", "Ibuprofen 400 mg");
        prefetch["conditions"] = Bundle(Condition("c1", "Atrial fibrillation"), Condition("c3", "Chest pain", today.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        prefetch["observations"] = Bundle(Observation("o1", "8480-6", "Systolic blood pressure", 78, "mm[Hg]", today.AddHours(-2).ToString("o", System.Globalization.CultureInfo.InvariantCulture)));
        var summaries = Cards(await CallAsync(server, PatientView, Request("patient-view", prefetch))).Select(card => card.GetProperty("summary").GetString()!).ToList();
        Assert.Contains(summaries, summary => summary.StartsWith("Red flag", StringComparison.Ordinal));
        Assert.Contains(summaries, summary => summary.Contains("arfarin", StringComparison.Ordinal));
        Assert.Contains(summaries, summary => summary.Contains("CHA2DS2-VA", StringComparison.Ordinal) && summary.Contains("not in the record", StringComparison.Ordinal));
        prefetch["observations"] = Bundle(Observation("o1", "8480-6", "Systolic blood pressure", 78, "mm[Hg]", today.AddYears(-2).ToString("o", System.Globalization.CultureInfo.InvariantCulture)));
        prefetch["conditions"] = Bundle(Condition("c1", "Atrial fibrillation"));
        Assert.DoesNotContain(Cards(await CallAsync(server, PatientView, Request("patient-view", prefetch))), card => card.GetProperty("summary").GetString()!.StartsWith("Red flag", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_score_whose_inputs_are_all_in_the_record_is_worked_out()
    {
        var server = shared.Server;
        var prefetch = Prefetch();
        prefetch["conditions"] = Bundle(Condition("c1", "Chronic hepatitis C"));
        prefetch["observations"] = Bundle(
            Observation("o1", "1920-8", "Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma", 80, "U/L", "2026-10-01"),
            Observation("o2", "1742-6", "Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma", 64, "U/L", "2026-10-01"),
            Observation("o3", "777-3", "Platelets [#/volume] in Blood by Automated count", 100, "10*3/uL", "2026-10-01"));
        var card = Cards(await CallAsync(server, PatientView, Request("patient-view", prefetch))).First(card => card.GetProperty("summary").GetString()!.StartsWith("FIB-4", StringComparison.Ordinal));
        Assert.Contains("advanced fibrosis likely", card.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static void AssertNothingEmpty(JsonElement element)
    {
        Assert.NotEqual(JsonValueKind.Null, element.ValueKind);
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.NotEmpty(element.EnumerateObject());
                Assert.All(element.EnumerateObject(), property => AssertNothingEmpty(property.Value));
                break;
            case JsonValueKind.Array:
                Assert.NotEqual(0, element.GetArrayLength());
                Assert.All(element.EnumerateArray(), AssertNothingEmpty);
                break;
            case JsonValueKind.String:
                Assert.NotEmpty(element.GetString()!);
                break;
        }
    }
}
