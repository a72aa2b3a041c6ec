using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ClinicalAssistant.Api.Tests;

public sealed class EnginesTests(SharedServer shared)
{
    [Fact]
    public async Task Each_engine_answers_with_the_object_of_its_verb()
    {
        var server = shared.Server;
        var guard = await server.PostAsync("/api/guard", new { id = "g", text = Texts.Unsafe });
        Assert.Equal("refuse", guard.GetProperty("decision").GetString());
        Assert.Equal(JsonValueKind.Null, guard.GetProperty("emergency").ValueKind);
        var findings = await server.PostAsync("/api/findings", new { text = "58M with chest pain, no fever" });
        Assert.Contains(findings.GetProperty("findings").EnumerateArray(), finding => finding.GetProperty("id").GetString() == "HP:0001945" && finding.GetProperty("status").GetString() == "excluded");
        var differential = await server.PostAsync("/api/differential", new { observed = new[] { "HP:0100749", "HP:9999999" }, age = 60, sex = "M" });
        Assert.NotEqual(0, differential.GetProperty("ranking").GetArrayLength());
        Assert.Equal(JsonValueKind.Array, differential.GetProperty("red_flags").ValueKind);
        Assert.Equal("unknown_finding", differential.GetProperty("notices")[0].GetProperty("code").GetString());
        var calculation = await server.PostAsync("/api/calculators/cockcroft-gault", new { inputs = new { age = 72, sex = "female", weight = "60 kg", creatinine = new { value = 1.1, unit = "mg/dL" } } });
        Assert.Equal(43.8m, calculation.GetProperty("value").GetDecimal());
        var search = await server.PostAsync("/api/search", new { query = "acute pancreatitis" });
        Assert.Equal("Acute pancreatitis", search.GetProperty("hits")[0].GetProperty("title").GetString());
        var deidentified = await server.PostAsync("/api/deidentify", new { text = "Mail jane@mail.example" });
        Assert.Equal("EMAIL", deidentified.GetProperty("spans")[0].GetProperty("type").GetString());
        var verified = await server.PostAsync("/api/verify", new { question = "Dose?", answer = "The dose is 40 mg [1].", evidence = new[] { new { id = "1", text = "The dose is 10 mg." } } });
        Assert.NotEqual("released", verified.GetProperty("sentences")[0].GetProperty("status").GetString());
        var medications = await server.PostAsync("/api/medications/check", new { medications = new[] { "warfarin 3 mg od" }, proposed = new[] { "naproxen 500 mg bd" } });
        Assert.Equal("major", medications.GetProperty("alerts")[0].GetProperty("severity").GetString());
        Assert.Equal(JsonValueKind.Array, medications.GetProperty("not_checked").ValueKind);
        var calculators = await server.Client.GetFromJsonAsync<JsonElement>("/api/calculators", TestContext.Current.CancellationToken);
        Assert.True(calculators.GetArrayLength() >= 5);
    }

    [Fact]
    public async Task Health_docs_and_openapi_are_there()
    {
        var server = shared.Server;
        foreach (var path in new[] { "/health/live", "/health/ready", "/openapi/v1.json", "/docs" })
        {
            using var response = await server.Client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        var document = await server.Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json", TestContext.Current.CancellationToken);
        Assert.True(document.GetProperty("paths").TryGetProperty("/v1/chat/completions", out _));
    }
}
