using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using ClinicalAssistant.Api.Telemetry;
using ClinicalAssistant.Api.CdsHooks;
using ClinicalAssistant.Api.Patients;
using ClinicalAssistant.Core;
using ClinicalAssistant.Models;
using ClinicalAssistant.Orchestration;
using ClinicalAssistant.Records;

namespace ClinicalAssistant.Api.Hosting;

/// <summary>
/// The site's settings: <c>appsettings.json</c> beside the program, then the one in the data folder (or the file given), then the environment.
/// An unknown or unusable setting stops the host with the remedy.
/// </summary>
public sealed class ClinicalSettings
{
    private static readonly string[] Sections = ["Consult", "Models", "Records", "Server", "CdsHooks", "Fhir", "Telemetry", "Logging", "AllowedHosts"];

    private ClinicalSettings(ConsultOptions consult, ModelOptions models, RecordOptions records, ServerOptions server, CdsOptions cdsHooks, FhirOptions fhir, TelemetryOptions telemetry, string home) =>
        (Consult, Models, Records, Server, CdsHooks, Fhir, Telemetry, Home) = (consult, models, records, server, cdsHooks, fhir, telemetry, home);

    /// <summary>The pipeline's settings.</summary>
    public ConsultOptions Consult { get; }

    /// <summary>Providers and routes.</summary>
    public ModelOptions Models { get; }

    /// <summary>The record's settings.</summary>
    public RecordOptions Records { get; }

    /// <summary>The server's settings.</summary>
    public ServerOptions Server { get; }

    /// <summary>Where traces and metrics go.</summary>
    public TelemetryOptions Telemetry { get; }

    /// <summary>The CDS Hooks service's settings.</summary>
    public CdsOptions CdsHooks { get; }

    /// <summary>The FHIR servers' settings.</summary>
    public FhirOptions Fhir { get; }

    /// <summary>The data folder: <c>CLINICAL_HOME</c>, else the platform's data folder.</summary>
    public string Home { get; }

    /// <summary>The data folder as environment and platform give it.</summary>
    public static string DataFolder { get; } = Environment.GetEnvironmentVariable("CLINICAL_HOME") is { Length: > 0 } home
        ? Path.GetFullPath(home)
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "clinical-assistant");

    /// <summary>The configuration in its order of precedence.</summary>
    /// <param name="file">A settings file to read instead of the data folder's, or null.</param>
    /// <param name="home">The data folder, or null for <see cref="DataFolder"/>.</param>
    public static IConfigurationRoot Configuration(string? file = null, string? home = null)
    {
        if (file is not null && !File.Exists(file))
            throw new WrongInputException($"{file}: there is no such settings file.");
        var configuration = new ConfigurationBuilder();
        AddFile(configuration, Path.Combine(AppContext.BaseDirectory, "appsettings.json"));
        AddFile(configuration, file is null ? Path.Combine(home ?? DataFolder, "appsettings.json") : Path.GetFullPath(file));
        return configuration.AddEnvironmentVariables().AddEnvironmentVariables("CLINICAL_").Build();
    }

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="WrongInputException">A setting is unknown or unusable; the message lists each with its remedy.</exception>
    public static ClinicalSettings Read(IConfiguration configuration, string? home = null)
    {
        var problems = new List<string>();
        foreach (var section in FileSections(configuration).Where(section => !Sections.Contains(section, StringComparer.OrdinalIgnoreCase)))
            problems.Add($"{section}: is not a section. Known: {string.Join(", ", Sections)}.");
        var models = ModelOptions.Read(configuration.AsEnumerable().Where(setting => setting.Key.StartsWith("Models:", StringComparison.OrdinalIgnoreCase)), out var modelProblems);
        problems.AddRange(modelProblems.Select(problem => problem.ToString()));
        var consult = Bind<ConsultOptions>(configuration, "Consult", problems);
        var records = Bind<RecordOptions>(configuration, "Records", problems);
        var server = Bind<ServerOptions>(configuration, "Server", problems);
        var telemetry = Bind<TelemetryOptions>(configuration, "Telemetry", problems);
        var cdsHooks = Bind<CdsOptions>(configuration, "CdsHooks", problems);
        var fhir = Bind<FhirOptions>(configuration, "Fhir", problems);
        var folder = home ?? DataFolder;
        if (records.Folder.Length == 0)
            records.Folder = folder;
        if (consult.PacksFolder.Length == 0)
            consult.PacksFolder = Path.Combine(folder, "packs");
        if (consult.CacheFolder.Length == 0)
            consult.CacheFolder = Path.Combine(folder, "cache");
        return problems.Count == 0
            ? new ClinicalSettings(consult, models, records, server, cdsHooks, fhir, telemetry, folder)
            : throw new WrongInputException("The settings cannot be used:\n- " + string.Join("\n- ", problems));
    }

    private static void AddFile(ConfigurationBuilder configuration, string path)
    {
        if (!File.Exists(path))
            return;
        try
        {
            // Read here, so that a broken file is named with its line before anything starts.
            using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(path), new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip, AllowTrailingCommas = true });
        }
        catch (System.Text.Json.JsonException fault)
        {
            throw new WrongInputException(string.Create(CultureInfo.InvariantCulture, $"{path} line {(fault.LineNumber ?? 0) + 1}: this is not valid JSON. Mend it there."), fault);
        }

        configuration.AddJsonFile(path, optional: false, reloadOnChange: false);
    }

    /// <summary>Sections that stand in files: the environment holds much that is not ours.</summary>
    private static IEnumerable<string> FileSections(IConfiguration configuration) => configuration is IConfigurationRoot root
        ? root.Providers.OfType<Microsoft.Extensions.Configuration.Json.JsonConfigurationProvider>().SelectMany(provider => provider.GetChildKeys([], null)).Distinct(StringComparer.OrdinalIgnoreCase)
        : [];

    private static T Bind<T>(IConfiguration configuration, string section, List<string> problems)
        where T : new()
    {
        var options = new T();
        Bind(options, configuration.GetSection(section), section, problems);
        return options;
    }

    private static void Bind(object options, IConfigurationSection section, string path, List<string> problems)
    {
        var properties = options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).ToList();
        foreach (var setting in section.GetChildren())
        {
            var property = properties.Find(candidate => candidate.Name.Equals(setting.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null)
                problems.Add($"{path}:{setting.Key}: is not a setting. Known here: {string.Join(", ", properties.Select(known => known.Name))}.");
            else if (!IsSection(property.PropertyType))
                Set(options, property, setting, path, problems);
            else if (setting.Value is { Length: > 0 })
                problems.Add($"{path}:{setting.Key}: is a text. Write an object with its settings.");
            else
                Bind(property.GetValue(options)!, setting, $"{path}:{property.Name}", problems);
        }

        foreach (var property in properties)
        {
            if (property.GetCustomAttribute<RangeAttribute>() is { } range && !range.IsValid(property.GetValue(options)))
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"{path}:{property.Name}: {property.GetValue(options)} is out of range. Write a value from {range.Minimum} to {range.Maximum}."));
        }
    }

    private static void Set(object options, PropertyInfo property, IConfigurationSection setting, string path, List<string> problems)
    {
        try
        {
            property.SetValue(options, Convert.ChangeType(setting.Value, property.PropertyType, CultureInfo.InvariantCulture));
        }
        catch (Exception fault) when (fault is FormatException or InvalidCastException or OverflowException or ArgumentException)
        {
            problems.Add($"{path}:{setting.Key}: \"{setting.Value}\" is no {Wanted(property.PropertyType)}.");
        }
    }

    /// <summary>Whether a setting is a group of settings.</summary>
    private static bool IsSection(Type type) => type.IsClass && type.Namespace!.StartsWith(nameof(ClinicalAssistant), StringComparison.Ordinal);

    private static string Wanted(Type type) => type == typeof(bool) ? "true or false" : type == typeof(string) ? "text" : "number";
}
