using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Api.Tests.Faults;

public sealed class KillTests
{
    [Fact]
    public async Task What_reached_a_caller_before_the_server_was_killed_is_on_record_and_the_chain_is_whole()
    {
        var home = Directory.CreateTempSubdirectory("clinical-kill").FullName;
        var run = new KillRun(Path.Combine(AppContext.BaseDirectory, "ClinicalAssistant.Api.dll"), home, new Dictionary<string, string>());
        var wrong = await run.RunAsync(kills: 2, callers: 3);
        Assert.Empty(wrong);
        Assert.NotEqual(0, run.Conversations);
        Directory.Delete(home, recursive: true);
    }
}
