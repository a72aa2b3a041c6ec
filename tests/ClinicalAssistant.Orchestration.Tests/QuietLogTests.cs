using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Orchestration.Tests;

public sealed class QuietLogTests
{
    [Fact]
    public async Task No_word_of_question_or_answer_reaches_a_log_at_any_level()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Fail(ScriptedFault.ServerError).Reply("The zebrafinch sentence.");
        using var logs = new KeptLogs();
        await using var consulting = new Consulting(Consulting.Providers(("local", server)), logs: logs);
        await consulting.AnswerAsync("58M quokkasyndrome with chest pain and sweating");
        await consulting.AnswerAsync("58M quokkasyndrome with chest pain and sweating");
        Assert.DoesNotContain(logs.Lines, line => line.Contains("quokka", StringComparison.OrdinalIgnoreCase) || line.Contains("zebrafinch", StringComparison.OrdinalIgnoreCase) || line.Contains("sweating", StringComparison.OrdinalIgnoreCase));
    }
}
