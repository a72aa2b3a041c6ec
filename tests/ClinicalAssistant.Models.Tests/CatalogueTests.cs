using System.Runtime.Loader;

namespace ClinicalAssistant.Models.Tests;

public sealed class CatalogueTests
{
    private static ModelCatalogue Catalogue(Action<ModelOptions> change)
    {
        ModelOptions options = new();
        change(options);
        return ModelCatalogue.Create(options, TimeProvider.System);
    }

    private static ProviderOptions Compatible(string endpoint, string model = "m", string patientText = "None") =>
        new() { Kind = "OpenAICompatible", Endpoint = endpoint, Model = model, PatientText = patientText, AllowInsecure = true };

    [Theory]
    [InlineData("http://127.0.0.1:8000/v1", false)]
    [InlineData("http://127.8.9.1:8000/v1", false)]
    [InlineData("http://localhost:8000/v1", false)]
    [InlineData("http://LOCALHOST:8000/v1", false)]
    [InlineData("http://[::1]:8000/v1", false)]
    [InlineData("http://[::ffff:127.0.0.1]:8000/v1", false)]
    [InlineData("https://api.openai.com/v1", true)]
    [InlineData("http://192.168.1.7:8000/v1", true)]
    [InlineData("http://0.0.0.0:8000/v1", true)]
    [InlineData("http://[::]:8000/v1", true)]
    [InlineData("http://localhost.example.org/v1", true)]
    [InlineData("http://127.0.0.1.nip.io/v1", true)]
    [InlineData("http://ollama:11434/v1", true)]
    public void A_provider_is_hosted_unless_its_address_is_loopback_as_written(string endpoint, bool hosted)
    {
        using var catalogue = Catalogue(options => options.Providers["p"] = Compatible(endpoint));
        var provider = Assert.Single(catalogue.Providers);
        Assert.Equal(hosted, provider.IsHosted);
        Assert.Equal(hosted ? PatientText.None : PatientText.Identified, provider.EffectivePatientText);
    }

    [Fact]
    public void Azure_is_hosted_wherever_its_endpoint_points()
    {
        using var catalogue = Catalogue(options => options.Providers["p"] = new() { Kind = "AzureOpenAI", Endpoint = "http://127.0.0.1:9", Model = "m", ApiKey = "k", PatientText = "Deidentified" });
        Assert.True(catalogue.Providers[0].IsHosted);
        Assert.Equal(PatientText.Deidentified, catalogue.Providers[0].EffectivePatientText);
    }

    [Theory]
    [InlineData("gpt-oss:120b-cloud")]
    [InlineData("kimi-k2.5:cloud")]
    public void A_local_Ollama_that_runs_a_cloud_model_is_hosted(string model)
    {
        using var catalogue = Catalogue(options => options.Providers["p"] = new() { Kind = "Ollama", Model = model });
        Assert.True(catalogue.Providers[0].IsHosted);
        Assert.Equal(PatientText.None, catalogue.Providers[0].EffectivePatientText);
    }

    [Fact]
    public void A_site_can_say_that_a_loopback_endpoint_passes_text_on()
    {
        using var catalogue = Catalogue(options =>
        {
            options.Providers["proxy"] = Compatible("http://127.0.0.1:4000/v1");
            options.Providers["proxy"].Hosted = true;
        });
        Assert.Equal(PatientText.None, catalogue.Providers[0].EffectivePatientText);
    }

    [Fact]
    public void A_chain_is_the_route_else_the_provider_else_the_default()
    {
        using var catalogue = Catalogue(options =>
        {
            options.Providers["big"] = Compatible("https://big.example/v1");
            options.Providers["small"] = Compatible("http://127.0.0.1:8000/v1");
            options.Routes["default"] = ["small", "big", "SMALL"];
            options.Routes["diagnosis"] = ["big"];
            options.Routes["general"] = [];
        });
        Assert.Equal(["big"], catalogue.ChainFor("Diagnosis").Select(provider => provider.Name));
        Assert.Equal(["small"], catalogue.ChainFor("small").Select(provider => provider.Name));
        Assert.Equal(["small", "big"], catalogue.ChainFor("documentation").Select(provider => provider.Name));
        Assert.Empty(catalogue.ChainFor("general"));
        Assert.Equal(["default", "diagnosis", "general"], catalogue.RouteNames);
        Assert.True(catalogue.Knows("big"));
        Assert.False(catalogue.Knows("bug"));
    }

    [Fact]
    public void One_provider_alone_needs_no_route()
    {
        using var catalogue = Catalogue(options => options.Providers["only"] = new() { Kind = "Ollama", Model = "m" });
        Assert.Equal(["only"], catalogue.ChainFor("diagnosis").Select(provider => provider.Name));
        Assert.Equal("http://127.0.0.1:11434/", catalogue.Providers[0].Endpoint.AbsoluteUri);
    }

    [Fact]
    public void Wrong_options_stop_the_catalogue_with_the_remedy()
    {
        var failure = Assert.Throws<ArgumentException>(() => Catalogue(options => options.Providers["p"] = new() { Kind = "Ollama" }));
        Assert.Contains("Models:Providers:p:Model: is missing. Name the model", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_use_has_its_price_where_the_settings_give_one()
    {
        using var catalogue = Catalogue(options =>
        {
            options.Providers["priced"] = Compatible("https://a.example/v1");
            options.Providers["priced"].InputPricePerMillion = 2.5m;
            options.Providers["priced"].OutputPricePerMillion = 10m;
            options.Providers["unpriced"] = Compatible("https://b.example/v1");
            options.Routes["default"] = ["priced"];
        });
        Assert.Equal(0.0125m, catalogue.Find("priced")!.Price(new ModelUse(1000, 1000)));
        Assert.Null(catalogue.Find("unpriced")!.Price(new ModelUse(1000, 1000)));
    }

    [Fact]
    public void Without_a_provider_no_providers_code_is_loaded()
    {
        AssemblyLoadContext context = new("fresh", isCollectible: true);
        AssemblyDependencyResolver resolver = new(typeof(CatalogueTests).Assembly.Location);
        context.Resolving += (self, name) => resolver.ResolveAssemblyToPath(name) is { } path ? self.LoadFromAssemblyPath(path) : null;
        var models = context.LoadFromAssemblyPath(typeof(ModelCatalogue).Assembly.Location);
        var options = Activator.CreateInstance(models.GetType(typeof(ModelOptions).FullName!)!);
        var catalogue = models.GetType(typeof(ModelCatalogue).FullName!)!.GetMethod(nameof(ModelCatalogue.Create))!.Invoke(null, [options, TimeProvider.System, null])!;
        catalogue.GetType().GetMethod(nameof(ModelCatalogue.ChainFor))!.Invoke(catalogue, ["diagnosis"]);
        Assert.DoesNotContain(context.Assemblies, assembly => assembly.GetName().Name is { } name
            && (name.StartsWith("Azure", StringComparison.Ordinal) || name.StartsWith("OpenAI", StringComparison.Ordinal) || name.StartsWith("Ollama", StringComparison.Ordinal) || name.StartsWith("Polly", StringComparison.Ordinal)));
        context.Unload();
    }
}
