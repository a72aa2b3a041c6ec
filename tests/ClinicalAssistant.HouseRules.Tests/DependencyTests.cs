using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace ClinicalAssistant.HouseRules.Tests;

public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Core"] = [],
        ["Guardrails"] = ["Core"],
        ["Knowledge"] = ["Core"],
        ["Models"] = [],
        ["Records"] = ["Core"],
        ["Fhir"] = ["Core"],
        ["Orchestration"] = ["Core", "Guardrails", "Knowledge", "Models"],
        ["Evals"] = ["Core", "Guardrails", "Knowledge", "Models", "Orchestration"],
        ["Api"] = ["Core", "Guardrails", "Knowledge", "Models", "Orchestration", "Records", "Fhir", "Evals"],
        ["Cli"] = ["Core", "Guardrails", "Knowledge", "Models", "Orchestration", "Records", "Fhir", "Evals", "Api"],
    };

    private static readonly Dictionary<string, string> VendorHome = new()
    {
        ["Microsoft.SemanticKernel"] = "Orchestration",
        ["OpenAI"] = "Models",
        ["Azure."] = "Models",
        ["OllamaSharp"] = "Models",
        ["Polly"] = "Models",
        ["Lucene.Net"] = "Knowledge",
        ["Hl7.Fhir"] = "Fhir",
        ["Fhir.Metrics"] = "Knowledge",
        ["Microsoft.EntityFrameworkCore"] = "Records",
        ["Microsoft.Data.Sqlite"] = "Records",
        ["Npgsql"] = "Records",
        ["StackExchange.Redis"] = "Api",
        ["OpenTelemetry"] = "Api",
        ["Spectre.Console"] = "Cli",
        ["System.CommandLine"] = "Cli",
        ["YamlDotNet"] = "Evals",
        ["NJsonSchema"] = "Evals",
    };

    [Fact]
    public void Projects_depend_leftwards_only()
    {
        foreach (var path in SourceTree.Projects)
        {
            var project = Short(Path.GetFileNameWithoutExtension(path));
            var references = XDocument.Load(path).Descendants("ProjectReference")
                .Select(reference => Short(Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)));
            Assert.Empty(references.Except(Allowed[project]));
        }
    }

    [Fact]
    public void Compiled_code_uses_only_the_projects_it_may_know()
    {
        foreach (var (project, references) in CompiledReferences())
        {
            var ours = references.Where(name => name.StartsWith("ClinicalAssistant.", StringComparison.Ordinal)).Select(Short);
            Assert.Empty(ours.Except(Allowed[project]));
        }
    }

    [Fact]
    public void A_vendor_library_appears_in_one_project()
    {
        var strays = from pair in CompiledReferences()
                     from reference in pair.Value
                     from vendor in VendorHome
                     where reference.StartsWith(vendor.Key, StringComparison.Ordinal) && vendor.Value != pair.Key
                     select $"{pair.Key} uses {reference}, which belongs to {vendor.Value}";
        Assert.Empty(strays);
    }

    [Fact]
    public void Core_stands_on_the_base_class_library_alone() =>
        Assert.All(CompiledReferences()["Core"], name => Assert.StartsWith("System", name, StringComparison.Ordinal));

    private static Dictionary<string, List<string>> CompiledReferences() => SourceTree.Projects.ToDictionary(
        path => Short(Path.GetFileNameWithoutExtension(path)),
        path => References(Path.Combine(AppContext.BaseDirectory, Short(Path.GetFileNameWithoutExtension(path)) == "Cli" ? "clinical.dll" : Path.GetFileNameWithoutExtension(path) + ".dll")));

    private static List<string> References(string assembly)
    {
        using var stream = File.OpenRead(assembly);
        using var file = new PEReader(stream);
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    private static string Short(string name) => name.Replace("ClinicalAssistant.", "", StringComparison.Ordinal);
}
