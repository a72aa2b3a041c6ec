using System.Text.RegularExpressions;
using ClinicalAssistant.Cli.Tests.Support;
using ClinicalAssistant.Core;
using ClinicalAssistant.Models;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicalAssistant.Cli.Tests;

public sealed class ChatTests
{
    private const string ChestPain = "58-year-old man, crushing substernal chest pain radiating to the left arm for 40 minutes, diaphoretic, BP 92/60";

    [Fact]
    public async Task An_answer_shows_the_emergency_then_the_ranking_then_the_text_then_its_evidence()
    {
        using var site = new Site();
        var run = await site.ChatAsync(ChestPain);
        Assert.Equal(0, run.Code);
        var places = new[] { "EMERGENCY", "Weight", "Dangerous causes to exclude now", "Evidence", "escalated, diagnosis, reference" }
            .Select(words => run.Out.IndexOf(words, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Contains("▲ Acute coronary syndrome", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_and_evidence_show_what_the_last_answer_rests_on()
    {
        using var site = new Site();
        var ranked = Regex.Match((await site.ChatAsync(ChestPain)).Out, @"\[(\d+)\] Acute coronary syndrome \(rank 1\)").Groups[1].Value;
        var run = await site.ChatAsync(ChestPain, "/why", $"/evidence {ranked}", "/evidence 99");
        Assert.Contains("guard input", run.Out, StringComparison.Ordinal);
        Assert.Contains(": LR ", run.Out, StringComparison.Ordinal);
        Assert.Contains($"[{ranked}] ranking, computed", run.Out, StringComparison.Ordinal);
        Assert.Contains("No clinician has reviewed this record yet.", run.Out, StringComparison.Ordinal);
        Assert.Contains("There is no evidence of that number.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ranking_is_refined_by_adding_excluding_and_answering_the_next_best_question()
    {
        using var site = new Site();
        var run = await site.ChatAsync("24F lower abdominal pain and vomiting", "/why 1", "/why 77", "/ask", "/add", "/exclude fever, vaginal discharge", "/add flurble", "/exclude");
        Assert.Contains("What would make it wrong", run.Out, StringComparison.Ordinal);
        Assert.Contains("There is no such rank.", run.Out, StringComparison.Ordinal);
        Assert.Contains("Answer the first with /add (yes) or /exclude (no)", run.Out, StringComparison.Ordinal);
        Assert.Equal(2, run.Out.Split("Moved: ").Length - 1 + run.Out.Split("The first five stay as they were.").Length - 1);
        Assert.Contains("That is not read as a finding", run.Out, StringComparison.Ordinal);
        Assert.Contains("Name a finding: /add chest pain", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refining_needs_a_ranking()
    {
        using var site = new Site();
        var run = await site.ChatAsync("/add fever", "/ask");
        Assert.Equal(2, run.Out.Split("There is no ranking yet.").Length - 1);
    }

    [Fact]
    public async Task The_patient_is_set_shown_and_cleared()
    {
        using var site = new Site();
        var file = site.File_("p.json", """{"age":30,"sex":"F","medications":["lithium"]}""");
        var run = await site.ChatAsync("/patient 58M, allergies: penicillin", "/patient " + file, "/patient", "/patient clear", "/patient nowhere.json", "/patient 58M, tall");
        Assert.Contains("Patient: 58 years male; allergies: penicillin; medications: not stated", run.Out, StringComparison.Ordinal);
        Assert.Contains("Patient: 30 years female; allergies: not stated; medications: lithium", run.Out, StringComparison.Ordinal);
        Assert.Contains("No patient is set.", run.Out, StringComparison.Ordinal);
        Assert.Contains("There is no such file.", run.Out, StringComparison.Ordinal);
        Assert.Contains("Fact 2 is not understood.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choices_hold_and_wrong_ones_are_told()
    {
        using var site = new Site();
        var run = await site.ChatAsync("/task documentation", "58M with cough. Chest clear.", "/task surgry", "/model gpt", "/audience patient", "/task auto", "/modle", "/why");
        Assert.Contains("answered, documentation, reference", run.Out, StringComparison.Ordinal);
        Assert.Contains("There is no such task.", run.Out, StringComparison.Ordinal);
        Assert.Contains("There is no such model. Known: reference, auto.", run.Out, StringComparison.Ordinal);
        Assert.Contains("turned off here", run.Out, StringComparison.Ordinal);
        Assert.Contains("Did you mean /model?", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_is_saved_for_its_owner_alone_and_nothing_is_overwritten()
    {
        using var site = new Site();
        var path = site.PathOf("talk.md");
        var run = await site.ChatAsync("/save " + path, "What is gout?", "/save " + path, "/save " + path);
        Assert.Contains("There is nothing to save yet.", run.Out, StringComparison.Ordinal);
        Assert.Contains("There is a file of that name already.", run.Out, StringComparison.Ordinal);
        var saved = File.ReadAllText(path);
        Assert.Contains("> What is gout?", saved, StringComparison.Ordinal);
        Assert.Contains("### Evidence", saved, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task A_conversation_goes_on_where_it_stopped()
    {
        using var site = new Site();
        await site.ChatAsync("/patient 58M, meds: warfarin", ChestPain);
        var run = await site.ChatWithAsync(["--resume"], "/why", "/new", "/why");
        Assert.Contains("Going on with the conversation of 2026-03-02 10:00 UTC, 1 question so far.", run.Out, StringComparison.Ordinal);
        Assert.Contains("medications: warfarin", run.Out, StringComparison.Ordinal);
        Assert.Contains("guard output", run.Out, StringComparison.Ordinal);
        Assert.Contains("No patient is set; what was said before is not taken along.", run.Out, StringComparison.Ordinal);
        Assert.Contains("There is no answer yet.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_that_is_not_there_is_wrong_use()
    {
        using var site = new Site();
        var run = await site.ChatWithAsync(["--resume", "0197a0a0-0000-7000-8000-000000000000"]);
        Assert.Equal(2, run.Code);
        Assert.Contains("There is no conversation of that id", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_c_stops_the_answer_and_not_the_chat()
    {
        var recorder = new WaitingRecorder();
        using var site = new Site { Configure = services => services.AddSingleton<IConsultRecorder>(recorder) };
        var lines = new Queue<string>(["What is gout?", "/help"]);
        var shell = site.Shell(null, new MemoryStream(), new StringWriter(), _ => lines.TryDequeue(out var line) ? Chat.Editing.LineRead.Of(line) : Chat.Editing.LineRead.End);
        var running = Site.RunAsync(shell);
        await recorder.Waiting;
        Assert.True(shell.Interrupts.Raise());
        Assert.Equal(0, (await running).Code);
        Assert.Contains("Cancelled.", site.Console.Output, StringComparison.Ordinal);
        Assert.Contains("/evidence [N]", site.Console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_ctrl_c_at_the_prompt_leave()
    {
        using var site = new Site();
        var asked = 0;
        var shell = site.Shell(null, new MemoryStream(), new StringWriter(), _ =>
        {
            asked++;
            return Chat.Editing.LineRead.Interrupt;
        });
        Assert.Equal(0, (await Site.RunAsync(shell)).Code);
        Assert.Equal(2, asked);
        Assert.Contains("Press Ctrl-C again", site.Console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_start_says_once_what_is_stored_and_what_the_answers_rest_on()
    {
        using var site = new Site(greeted: false);
        await site.ChatAsync();
        var first = site.Console.Output;
        foreach (var said in new[] { "records.db", "30 days", "No language model is configured", "No clinician has reviewed" })
            Assert.Contains(said, first.ReplaceLineEndings(" "), StringComparison.Ordinal);
        var again = (await site.ChatAsync()).Out[first.Length..];
        Assert.DoesNotContain("records.db", again, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y", true)]
    [InlineData("n", false)]
    public async Task A_first_start_offers_a_local_model_and_does_as_told(string reply, bool used)
    {
        using var site = new Site(greeted: false) { Ollama = new LocalOllama(new Uri("http://127.0.0.1:11434"), [new OllamaModel("llama3.2:latest", 2_000_000_000, "3.2B", false)]) };
        var run = await site.ChatAsync(reply);
        var settings = Path.Combine(site.Home, "appsettings.json");
        Assert.Equal(used, File.Exists(settings));
        Assert.Contains(used ? "Model: ollama (llama3.2:latest)" : "No language model is configured", run.Out, StringComparison.Ordinal);
        if (used && !OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(settings));
    }

    [Fact]
    public async Task An_empty_or_oversized_line_does_not_end_the_chat()
    {
        using var site = new Site();
        var run = await site.ChatAsync("", new string('a', 200_000), "/help");
        Assert.Contains("Consult:MaxQuestionLength", run.Out, StringComparison.Ordinal);
        Assert.Contains("/patient FILE", run.Out, StringComparison.Ordinal);
    }
}
