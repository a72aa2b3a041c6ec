using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ClinicalAssistant.Api.Tests;

public sealed class DocumentFhirTests(SharedServer shared)
{
    [Fact]
    public async Task A_draft_goes_out_as_a_preliminary_document_bundle_labelled_as_made_by_ai()
    {
        var created = await shared.Server.PostAsync("/api/documents", new { template = "soap", material = "Doctor: What brings you in?\nPatient: I have had a cough for three days and no fever.\nDoctor: Your blood pressure is 132/84. Let us start amoxicillin 500 mg three times a day." });
        var id = created.GetProperty("document").GetProperty("id").GetString();
        var bundle = await shared.Server.Client.GetFromJsonAsync<JsonElement>($"/api/documents/{id}/render?format=fhir&subject=Patient/17", TestContext.Current.CancellationToken);
        Assert.Equal("document", bundle.GetProperty("type").GetString());
        Assert.Equal("AIAST", bundle.GetProperty("meta").GetProperty("security")[0].GetProperty("code").GetString());
        var resources = bundle.GetProperty("entry").EnumerateArray().Select(entry => entry.GetProperty("resource")).ToList();
        Assert.Equal(["Composition", "Device", "DocumentReference", "Provenance"], resources.Select(resource => resource.GetProperty("resourceType").GetString()));
        Assert.Equal("preliminary", resources[0].GetProperty("status").GetString());
        Assert.Equal("Patient/17", resources[0].GetProperty("subject").GetProperty("reference").GetString());
        Assert.NotEqual(0, resources[3].GetProperty("entity").GetArrayLength());
        using var wrong = await shared.Server.Client.GetAsync($"/api/documents/{id}/render?format=fhir&subject=Group/1", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }
}
