namespace ClinicalAssistant.Models.Tests;

public sealed class OptionsTests
{
    private static readonly Dictionary<string, string?> Good = new()
    {
        ["Models"] = null,
        ["Models:Providers"] = null,
        ["Models:Providers:local:Kind"] = "Ollama",
        ["Models:Providers:local:Model"] = "llama3.2",
        ["Models:Providers:azure:Kind"] = "azureopenai",
        ["Models:Providers:azure:Endpoint"] = "https://site.openai.azure.com/",
        ["Models:Providers:azure:Model"] = "gpt-4o",
        ["Models:Providers:azure:UseEntraId"] = "true",
        ["Models:Providers:azure:PatientText"] = "Deidentified",
        ["Models:Providers:azure:StallTimeout"] = "45s",
        ["Models:Providers:azure:AttemptTimeout"] = "00:02:00",
        ["Models:Providers:azure:InputPricePerMillion"] = "2.5",
        ["Models:Providers:azure:CircuitBreaker:BreakDuration"] = "500ms",
        ["Models:Routes:default:0"] = "local",
        ["Models:Routes:default:1"] = "azure",
        ["Models:Routes:diagnosis:0"] = "azure",
        ["Logging:LogLevel:Default"] = "Warning",
        ["Unrelated"] = "x",
    };

    [Fact]
    public void Good_settings_are_read_as_written()
    {
        var options = ModelOptions.Read(Good, out var problems);
        Assert.Empty(problems);
        Assert.Equal(["local", "azure"], options.Routes["default"]);
        Assert.Equal(TimeSpan.FromSeconds(45), options.Providers["azure"].StallTimeout);
        Assert.Equal(TimeSpan.FromMinutes(2), options.Providers["azure"].AttemptTimeout);
        Assert.Equal(2.5m, options.Providers["azure"].InputPricePerMillion);
        Assert.Equal(TimeSpan.FromMilliseconds(500), options.Providers["azure"].CircuitBreaker.BreakDuration);
    }

    [Fact]
    public void A_route_of_more_than_ten_providers_keeps_its_order()
    {
        var settings = new Dictionary<string, string?>();
        for (var i = 0; i < 12; i++)
        {
            settings[$"Models:Providers:p{i}:Kind"] = "Ollama";
            settings[$"Models:Providers:p{i}:Model"] = "m";
            settings[$"Models:Routes:default:{i}"] = $"p{i}";
        }

        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"p{i}"), ModelOptions.Read(settings, out _).Routes["default"]);
    }

    [Fact]
    public void No_section_at_all_is_no_model_and_no_error()
    {
        var options = ModelOptions.Read([], out var problems);
        Assert.Empty(problems);
        using var catalogue = ModelCatalogue.Create(options, TimeProvider.System);
        Assert.Empty(catalogue.ChainFor("diagnosis"));
    }

    [Theory]
    [InlineData("Models:Providers:azure:Kind", "AzureOpenAl", "Did you mean AzureOpenAI?")]
    [InlineData("Models:Providers:azure:Kind", "Bedrock", "Write one of AzureOpenAI, OpenAICompatible, Ollama.")]
    [InlineData("Models:Providers:azure:Kind", "1", "Write one of AzureOpenAI, OpenAICompatible, Ollama.")]
    [InlineData("Models:Providers:azure:Model", "", "Name the deployment.")]
    [InlineData("Models:Providers:azure:Endpoint", "", "Write the resource's address")]
    [InlineData("Models:Providers:azure:Endpoint", "site.openai.azure.com", "Write it in full")]
    [InlineData("Models:Providers:azure:Endpoint", "ftp://site", "Write it in full")]
    [InlineData("Models:Providers:azure:Endpoint", "https://user:pass@site", "Put the key into ApiKey.")]
    [InlineData("Models:Providers:azure:Endpoint", "http://site.example", "set AllowInsecure to true")]
    [InlineData("Models:Providers:azure:UseEntraId", "false", "set UseEntraId to true")]
    [InlineData("Models:Providers:azure:UseEntraId", "yes", "Write true or false.")]
    [InlineData("Models:Providers:azure:ApiKey", "k", "Keep one of the two.")]
    [InlineData("Models:Providers:azure:PatientText", "All", "Write one of None, Deidentified, Identified.")]
    [InlineData("Models:Providers:azure:PatientText", "Deidentifed", "Did you mean Deidentified?")]
    [InlineData("Models:Providers:azure:StallTimeout", "30", "or \"30s\"")]
    [InlineData("Models:Providers:azure:StallTimeout", "02:00:00", "Write a value from 00:00:00.0500000 to 01:00:00.")]
    [InlineData("Models:Providers:azure:MaxAttempts", "0", "Write a value from 1 to 10.")]
    [InlineData("Models:Providers:azure:MaxAttempts", "many", "Write a number such as 3.")]
    [InlineData("Models:Providers:azure:CircuitBreaker:FailureRatio", "7", "Write a value from 0.05 to 1.")]
    [InlineData("Models:Providers:azure:CircuitBreaker:FailureRate", "0.7", "Did you mean FailureRatio?")]
    [InlineData("Models:Providers:azure:Endpont", "https://x", "Did you mean Endpoint?")]
    [InlineData("Models:Providers:azure:Colour", "red", "Known here: Kind, Endpoint, Model")]
    [InlineData("Models:Provider:azure:Model", "x", "Did you mean Providers?")]
    [InlineData("Models:Providers:azure", "gpt-4o", "Write an object with Kind, Endpoint and Model.")]
    [InlineData("Models:Routes:default:1", "azur", "Did you mean azure?")]
    [InlineData("Models:Routes:default:first", "azure", "Write a list of provider names")]
    public void Each_wrong_setting_is_named_with_its_remedy(string path, string value, string remedy)
    {
        var settings = new Dictionary<string, string?>(Good) { [path] = value };
        ModelOptions.Read(settings, out var problems);
        Assert.Contains(problems, problem => problem.ToString().Contains(remedy, StringComparison.Ordinal));
        Assert.All(problems, problem => Assert.StartsWith("Models:", problem.Path, StringComparison.Ordinal));
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        ModelOptions.Read(
            new Dictionary<string, string?>
            {
                ["Models:Providers:a:Kind"] = "Ollama",
                ["Models:Providers:b:Modle"] = "x",
                ["Models:Routes:default:0"] = "c",
            },
            out var problems);
        Assert.Equal(
            ["Models:Providers:b:Modle", "Models:Providers:a:Model", "Models:Providers:b:Kind", "Models:Providers:b:Model", "Models:Providers:b:Endpoint", "Models:Routes:default:0"],
            problems.Select(problem => problem.Path));
    }

    [Fact]
    public void Several_providers_without_a_route_are_asked_for_an_order()
    {
        var settings = Good.Where(setting => !setting.Key.StartsWith("Models:Routes", StringComparison.Ordinal));
        ModelOptions.Read(settings, out var problems);
        Assert.Equal("Models:Routes", Assert.Single(problems).Path);
    }

    [Fact]
    public void A_key_never_shows_in_a_problem()
    {
        ModelOptions.Read(new Dictionary<string, string?>(Good) { ["Models:Providers:azure:ApiKey"] = "very-secret" }, out var problems);
        Assert.NotEmpty(problems);
        Assert.DoesNotContain("very-secret", string.Concat(problems), StringComparison.Ordinal);
    }
}
