using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using static ClinicalAssistant.Api.Tests.CdsHooks.SandboxRequests;

namespace ClinicalAssistant.Api.Tests.CdsHooks;

/// <summary>What the public sandbox needs, line by line (line 1, https, is the site's: docs/integration.md).</summary>
public sealed class SandboxChecklistTests(SharedServer shared)
{
    [Fact]
    public async Task Line_2_and_4_discovery_is_served_at_the_address_itself_with_services()
    {
        var server = shared.Server;
        using var response = await server.Client.GetAsync("/cds-services", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        var services = (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("services").EnumerateArray().ToList();
        Assert.Equal(["order-select", "order-sign", "patient-view"], services.Select(service => service.GetProperty("hook").GetString()).Order());
    }

    [Theory]
    [InlineData("/cds-services", "GET")]
    [InlineData("/cds-services/clinical-order-sign", "POST")]
    [InlineData("/cds-services/clinical-order-sign/feedback", "POST")]
    public async Task Line_3_a_browsers_preflight_is_answered(string path, string method)
    {
        var server = shared.Server;
        using var preflight = new HttpRequestMessage(HttpMethod.Options, path);
        preflight.Headers.Add("Origin", "https://sandbox.cds-hooks.org");
        preflight.Headers.Add("Access-Control-Request-Method", method);
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization,content-type");
        using var response = await server.Client.SendAsync(preflight, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("https://sandbox.cds-hooks.org", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("authorization", response.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("https://sandbox.cds-hooks.org", true)]
    [InlineData("https://elsewhere.example", false)]
    public async Task Line_3_errors_carry_the_headers_too_and_other_origins_get_none(string origin, bool allowed)
    {
        var server = shared.Server;
        foreach (var (path, body) in new[] { ("/cds-services/clinical-order-sign", "{"), ("/cds-services/no-such-service", "{}"), ("/cds-services/clinical-patient-view", Request("patient-view", null).ToJsonString()) })
        {
            using var call = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            call.Headers.Add("Origin", origin);
            using var response = await server.Client.SendAsync(call, TestContext.Current.CancellationToken);
            Assert.True((int)response.StatusCode is 400 or 404 or 412);
            Assert.Equal(allowed, response.Headers.Contains("Access-Control-Allow-Origin"));
        }
    }

    [Fact]
    public async Task Line_6_and_7_the_three_hooks_are_answered_without_encounter_and_without_fhirAuthorization()
    {
        var server = shared.Server;
        var draft = Bundle(Order("ibu", "Ibuprofen 400 MG Oral Tablet", dosage: "1 tablet three times a day"));
        await CallAsync(server, PatientView, Request("patient-view", Prefetch("Warfarin 5 MG Oral Tablet")));
        var selected = await CallAsync(server, OrderSelect, Request("order-select", Prefetch("Warfarin 5 MG Oral Tablet"), ("selections", new JsonArray("MedicationRequest/ibu")), ("draftOrders", draft.DeepClone())));
        var signed = await CallAsync(server, OrderSign, Request("order-sign", Prefetch("Warfarin 5 MG Oral Tablet"), ("draftOrders", draft)));
        Assert.All(new[] { selected, signed }, response => Assert.Contains(Cards(response), card => card.GetProperty("indicator").GetString() is "warning" or "critical"
            && card.GetProperty("summary").GetString()!.Contains("arfarin", StringComparison.Ordinal) && card.GetProperty("summary").GetString()!.Contains("buprofen", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Line_6_only_what_was_selected_is_spoken_of_while_ordering()
    {
        var server = shared.Server;
        var draft = Bundle(Order("ibu", "Ibuprofen 400 MG Oral Tablet"), Order("amox", "Amoxicillin 500 MG Oral Capsule"));
        var response = await CallAsync(server, OrderSelect, Request("order-select", Prefetch("Warfarin 5 MG Oral Tablet"), ("selections", new JsonArray("MedicationRequest/amox")), ("draftOrders", draft)));
        Assert.Contains(Cards(response), card => card.GetProperty("summary").GetString()!.Contains("enicillin", StringComparison.Ordinal));
        Assert.DoesNotContain(Cards(response), card => card.GetProperty("summary").GetString()!.Contains("buprofen + ", StringComparison.Ordinal) || card.GetProperty("summary").GetString()!.Contains("+ ibuprofen", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Line_8_a_prefetch_key_that_did_not_come_is_said_to_be_unknown_and_never_taken_for_none()
    {
        var server = shared.Server;
        var prefetch = Prefetch();
        prefetch.Remove("allergies");
        var response = await CallAsync(server, OrderSign, Request("order-sign", prefetch, ("draftOrders", Bundle(Order("amox", "Amoxicillin 500 mg")))));
        Assert.Contains(Cards(response), card => card.GetProperty("summary").GetString()!.StartsWith("Checked without: allergies", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Line_9_nothing_to_say_is_200_with_an_empty_list()
    {
        var server = shared.Server;
        var response = await CallAsync(server, OrderSign, Request("order-sign", Prefetch(), ("draftOrders", Bundle())));
        Assert.Empty(Cards(response));
    }

    [Fact]
    public async Task Line_10_every_card_and_suggestion_has_what_the_sandbox_needs()
    {
        var server = shared.Server;
        var cards = Cards(await SignAsync(server, ["Warfarin 5 MG Oral Tablet", "Sertraline 50 mg"], Order("ibu", "Ibuprofen 400 MG Oral Tablet"), Order("amox", "Amoxicillin 500 mg")));
        Assert.NotEmpty(cards);
        Assert.All(cards, card =>
        {
            Assert.True(Guid.TryParse(card.GetProperty("uuid").GetString(), out _));
            Assert.InRange(card.GetProperty("summary").GetString()!.Length, 1, 139);
            Assert.Contains(card.GetProperty("indicator").GetString(), new[] { "info", "warning", "critical" });
            Assert.NotEmpty(card.GetProperty("source").GetProperty("label").GetString()!);
        });
        var suggestions = cards.Where(card => card.TryGetProperty("suggestions", out _)).SelectMany(card => card.GetProperty("suggestions").EnumerateArray()).ToList();
        Assert.NotEmpty(suggestions);
        Assert.All(suggestions, suggestion =>
        {
            Assert.True(Guid.TryParse(suggestion.GetProperty("uuid").GetString(), out _));
            var action = suggestion.GetProperty("actions")[0];
            Assert.Equal("delete", action.GetProperty("type").GetString());
            Assert.StartsWith("MedicationRequest/", action.GetProperty("resourceId").GetString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Line_11_a_text_of_the_record_can_be_neither_markup_nor_a_link()
    {
        var server = shared.Server;
        var evil = "Zzz<img src=x onerror=alert(1)> [click](javascript:alert(1)) **bold** https://evil.example";
        var cards = Cards(await SignAsync(server, [], Order("x", evil), Order("amox", "Amoxicillin 500 mg <script>alert(1)</script>")));
        Assert.NotEmpty(cards);
        Assert.All(cards.Where(card => card.TryGetProperty("detail", out _)), card =>
        {
            var detail = card.GetProperty("detail").GetString()!;
            Assert.DoesNotContain('<', detail);
            Assert.DoesNotContain("](", detail.Replace("\\]\\(", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain("://", detail, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Line_12_links_are_absolute_and_none_needs_a_launch()
    {
        await using var server = await RunningServer.StartAsync(new() { ["CdsHooks:DocumentationUrl"] = "https://intranet.example/cds" });
        var cards = Cards(await SignAsync(server, ["Warfarin 5 MG Oral Tablet"], Order("ibu", "Ibuprofen 400 MG Oral Tablet")));
        var links = cards.SelectMany(card => card.GetProperty("links").EnumerateArray()).ToList();
        Assert.All(links, link => Assert.Equal("absolute", link.GetProperty("type").GetString()));
        Assert.Contains(links, link => link.GetProperty("url").GetString() == "https://intranet.example/cds");
    }

    [Fact]
    public async Task Line_13_no_action_is_applied_without_the_user()
    {
        var server = shared.Server;
        var response = await SignAsync(server, ["Warfarin 5 MG Oral Tablet"], Order("ibu", "Ibuprofen 400 MG Oral Tablet"));
        Assert.False(response.TryGetProperty("systemActions", out _));
        Assert.False(response.TryGetProperty("extension", out _));
    }

    [Fact]
    public async Task Line_14_feedback_is_taken_and_kept_under_its_card()
    {
        var server = shared.Server;
        var card = Cards(await SignAsync(server, ["Warfarin 5 MG Oral Tablet"], Order("ibu", "Ibuprofen 400 MG Oral Tablet"))).First(card => card.TryGetProperty("suggestions", out _));
        var id = card.GetProperty("uuid").GetString();
        using var response = await server.Client.PostAsJsonAsync($"/cds-services/{OrderSign}/feedback", new
        {
            feedback = new object[]
            {
                new { card = id, outcome = "accepted", acceptedSuggestions = new[] { new { id = card.GetProperty("suggestions")[0].GetProperty("uuid").GetString() } }, outcomeTimestamp = "2026-11-29T10:05:31Z" },
                new { card = id, outcome = "overridden", overrideReason = new { reason = new { code = "risk-benefit-ratio", system = "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes" } }, outcomeTimestamp = "2026-11-29T10:06:31Z" },
            },
        }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var kept = await server.Client.GetStringAsync($"/api/conversations/{id}", TestContext.Current.CancellationToken);
        Assert.Contains("risk-benefit-ratio", kept, StringComparison.Ordinal);
        Assert.Contains("outcome accepted", kept, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"feedback":[]}""")]
    [InlineData("""{"feedback":[{"card":"9","outcome":"accepted"}]}""")]
    [InlineData("""{"feedback":[{"card":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea","outcome":"ignored"}]}""")]
    [InlineData("""{"feedback":[{"card":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea","outcome":"accepted"}]}""")]
    [InlineData("""{"feedback":[{"card":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea","outcome":"overridden","overrideReason":{}}]}""")]
    public async Task Feedback_that_breaks_the_invariants_is_told_and_not_kept(string body)
    {
        var server = shared.Server;
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await server.Client.PostAsync($"/cds-services/{OrderSign}/feedback", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Line_15_the_same_request_gives_the_same_cards_and_another_order_gives_others()
    {
        var server = shared.Server;
        var first = await SignAsync(server, ["Warfarin 5 MG Oral Tablet"], Order("ibu", "Ibuprofen 400 MG Oral Tablet"));
        var again = await SignAsync(server, ["Warfarin 5 MG Oral Tablet"], Order("ibu", "Ibuprofen 400 MG Oral Tablet"));
        var other = await SignAsync(server, ["Warfarin 5 MG Oral Tablet"], Order("para", "Paracetamol 500 mg"));
        Assert.Equal(first.GetRawText(), again.GetRawText());
        Assert.NotEqual(first.GetRawText(), other.GetRawText());
    }
}
