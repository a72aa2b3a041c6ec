using System.Diagnostics;
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
    [InlineData("Consult:Literature:Onlin", "true", "Consult:Literature:Onlin: is not a setting")]
    [InlineData("Consult:Literature:Articles", "500", "Consult:Literature:Articles: 500 is out of range")]
    [InlineData("Consult:Literature", "on", "Write an object")]
    [InlineData("Models:Providers:x:Kindd", "Ollama", "Did you mean Kind")]
    public void A_wrong_setting_stops_the_host_with_the_remedy(string key, string value, string said)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();
        Assert.Contains(said, Assert.Throws<WrongInputException>(() => ClinicalSettings.Read(configuration, "/nowhere")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_within_settings_are_read()
    {
        var settings = ClinicalSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Consult:Literature:Online", "true"), new("Consult:Vectors:Store", "postgres")]).Build(), "/nowhere");
        Assert.True(settings.Consult.Literature.Online);
        Assert.True(settings.Consult.Vectors.IsPostgres);
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

    [Theory]
    [InlineData("Consult__MaxToolRounds", "many", "no number")]
    [InlineData("URLS", "http://127.0.0.1:{0}", "--urls")]
    public async Task A_server_that_cannot_start_says_what_to_do_and_ends_with_two(string variable, string value, string said)
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ClinicalAssistant.Api.dll")]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["CLINICAL_HOME"] = Directory.CreateTempSubdirectory().FullName;
        start.Environment[variable] = string.Format(System.Globalization.CultureInfo.InvariantCulture, value, ((System.Net.IPEndPoint)taken.LocalEndpoint).Port);
        using var server = Process.Start(start)!;
        var error = await server.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        _ = await server.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Equal(2, server.ExitCode);
    }
}
