using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Core;
using Microsoft.Extensions.Configuration;

namespace ClinicalAssistant.Api.Tests;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Consult:AlowPatientAudience", "true", "is not a setting")]
    [InlineData("Consult:MaxToolRounds", "many", "no number")]
    [InlineData("Consult:MaxToolRounds", "99", "out of range")]
    [InlineData("Models:Providers:x:Kindd", "Ollama", "Did you mean Kind")]
    public void A_wrong_setting_stops_the_host_with_the_remedy(string key, string value, string said)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();
        Assert.Contains(said, Assert.Throws<WrongInputException>(() => ClinicalSettings.Read(configuration, "/nowhere")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_section_and_broken_json_are_named()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "{ \"Modells\": { } , \"Consult\": { \"Passages\": 3 } , \"Modells2\": {\"a\":1} }");
        Assert.Contains("Modells2", Assert.Throws<WrongInputException>(() => ClinicalSettings.Read(ClinicalSettings.Configuration(file), "/nowhere")).Message, StringComparison.Ordinal);
        File.WriteAllText(file, "{\n  \"Consult\": oops\n}");
        Assert.Contains("line 2", Assert.Throws<WrongInputException>(() => ClinicalSettings.Configuration(file)).Message, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public void A_server_without_keys_does_not_listen_beyond_loopback()
    {
        var settings = ClinicalSettings.Read(new ConfigurationBuilder().Build(), Path.GetTempPath());
        Assert.Contains("Server:ApiKeysFile", Assert.Throws<WrongInputException>(() => ClinicalServer.Build(["--urls", "http://0.0.0.0:5999"], settings)).Message, StringComparison.Ordinal);
    }
}
