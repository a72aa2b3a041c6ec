using System.Text.Json;
using ClinicalAssistant.Cli.Tests.Support;

namespace ClinicalAssistant.Cli.Tests;

public sealed class NoteTests
{
    private const string Material = "Doctor: What brings you in?\nPatient: I have had a cough for two weeks.\nDoctor: Any fever?\nPatient: No.\nDoctor: I'm going to order a chest x-ray.";

    [Fact]
    public async Task A_draft_is_kept_shown_and_signed()
    {
        using var site = new Site();
        var file = site.File_("visit.txt", Material);
        var drafted = await site.RunAsync("note", file, "--keep");
        Assert.Equal(0, drafted.Code);
        Assert.StartsWith("# SOAP note", drafted.Out, StringComparison.Ordinal);
        Assert.Contains("Denies fever", drafted.Out, StringComparison.Ordinal);
        var id = (await site.RunAsync("note", "list")).Lines[0].Split(' ')[0];
        Assert.Equal(0, (await site.RunAsync("note", "sign", id, "--name", "Dr A. Example", "--role", "GP")).Code);
        Assert.Contains("Signed by Dr A. Example", (await site.RunAsync("note", "show", id)).Out, StringComparison.Ordinal);
        Assert.Equal(2, (await site.RunAsync("note", "sign", id, "--name", "Dr B", "--role", "GP")).Code);
    }

    [Fact]
    public async Task A_batch_keeps_order_and_reports_a_line_without_material()
    {
        using var site = new Site();
        var input = site.File_("notes.jsonl", JsonSerializer.Serialize(new { id = "a", material = Material, template = "handover" }) + "\n{\"id\":\"b\"}\n");
        var run = await site.RunAsync("note", "--input", input);
        Assert.Equal(1, run.Code);
        Assert.Contains("\"id\":\"a\",\"outcome\"", run.Lines[0], StringComparison.Ordinal);
        Assert.Contains("\"template\":\"handover\"", run.Lines[0], StringComparison.Ordinal);
        Assert.Contains("Field 'material'", run.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chat_drafts_a_note_of_a_file()
    {
        using var site = new Site();
        var file = site.File_("visit.txt", Material);
        var run = await site.ChatAsync($"/note discharge-summary {file}", "/quit");
        Assert.Contains("Discharge summary", run.Out, StringComparison.Ordinal);
        Assert.Contains("Kept as", run.Out, StringComparison.Ordinal);
    }
}
