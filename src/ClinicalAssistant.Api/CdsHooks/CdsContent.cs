using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Delivering;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>What the site's clinicians edit of the service: its services, the reasons for not following a card, and when a calculation is due.</summary>
internal sealed class CdsContent
{
    private CdsContent(IReadOnlyList<CdsServiceDefinition> services, IReadOnlyList<CdsCoding> overrideReasons, IReadOnlyList<DueCalculation> dueCalculations, IReadOnlyList<CdsRequest> examples) =>
        (Services, OverrideReasons, DueCalculations, Examples) = (services, overrideReasons, dueCalculations, examples);

    public IReadOnlyList<CdsServiceDefinition> Services { get; }

    public IReadOnlyList<CdsCoding> OverrideReasons { get; }

    public IReadOnlyList<DueCalculation> DueCalculations { get; }

    /// <summary>Requests of people who are not, which the server answers to itself when it starts.</summary>
    public IReadOnlyList<CdsRequest> Examples { get; }

    /// <summary>Reads and checks the folder.</summary>
    /// <exception cref="WrongInputException">A file is missing, broken, or names a calculator or service that there is not.</exception>
    public static CdsContent Load(string folder, CalculatorCatalogue calculators)
    {
        var due = Read(folder, "due-calculations.json", CdsJson.Default.ListDueCalculation);
        if (due.Find(one => calculators.Find(one.Calculator) is null) is { } unknown)
            throw new WrongInputException($"{Path.Combine(folder, "due-calculations.json")}: there is no calculator '{unknown.Calculator}'. 'clinical calculate list' shows them.");
        var services = Read(folder, "services.json", CdsJson.Default.ListCdsServiceDefinition);
        if (services.Count == 0)
            throw new WrongInputException($"{Path.Combine(folder, "services.json")} names no service.");
        var examples = Read(folder, "examples.json", CdsJson.Default.ListCdsRequest);
        if (examples.Find(example => example.InContext("patientId") is null || !services.Exists(service => service.Hook == example.Hook)) is { } lacking)
            throw new WrongInputException($"{Path.Combine(folder, "examples.json")}: the request for the hook '{lacking.Hook}' has no context.patientId, or services.json has no service for its hook.");
        return new CdsContent([.. services.Select(service => service with { Version = ProductVersion.Current })], Read(folder, "override-reasons.json", CdsJson.Default.ListCdsCoding), due, examples);
    }

    private static T Read<T>(string folder, string name, JsonTypeInfo<T> type)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
            throw new WrongInputException($"{path}: there is no such file. Put back the one that came with the program.");
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), type) ?? throw new WrongInputException($"{path} is empty.");
        }
        catch (JsonException fault)
        {
            throw new WrongInputException($"{path} line {(fault.LineNumber ?? 0) + 1}: this is not as it should be{(fault.Path is { } at ? $" ({at})" : "")}. Mend it there.", fault);
        }
    }
}
