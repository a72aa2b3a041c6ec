using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Models;
using ClinicalAssistant.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicalAssistant.Orchestration.Tests;

/// <summary>The site's region reaches the notices.</summary>
public sealed class RegionTests
{
    [Fact]
    public async Task A_site_that_names_its_region_gives_its_emergency_number()
    {
        await using var services = Services("US");
        Assert.Contains("911", services.GetRequiredService<GuardPolicy>().NoticeText("stroke", Audience.Patient)!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_region_that_the_policy_does_not_know_stops_the_start()
    {
        await using var services = Services("ATLANTIS");
        Assert.Contains("ATLANTIS", Assert.Throws<WrongInputException>(services.GetRequiredService<ConsultPipeline>).Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(string region) => new ServiceCollection().AddLogging()
        .AddClinicalAssistant(new ConsultOptions { ContentFolder = Repository.Root, Region = region }, new ModelOptions())
        .AddSingleton<IConsultRecorder>(new KeepingRecorder())
        .BuildServiceProvider();
}
