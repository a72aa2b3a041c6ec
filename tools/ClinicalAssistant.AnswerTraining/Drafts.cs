using System.Text.Json;
using ClinicalAssistant.Core;
using ClinicalAssistant.Fhir;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Models;
using ClinicalAssistant.Orchestration;
using ClinicalAssistant.Orchestration.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicalAssistant.AnswerTraining;

/// <summary>Reads files of drafted answers through the output guard, as <c>verify</c> does, and keeps what its judge sees.</summary>
internal sealed class Drafts : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly ContractVerbs _verbs;
    private readonly List<SentenceReading> _readings = [];

    public Drafts(string content)
    {
        var services = new ServiceCollection();
        services.AddClinicalAssistant(new ConsultOptions { ContentFolder = content, AllowPatientAudience = true }, new ModelOptions());
        services.AddSingleton<PatientReader>().AddSingleton<PatientInput>(provider => element => new ReadPatient(provider.GetRequiredService<PatientReader>().Read(element).Patient, []));
        _services = services.BuildServiceProvider();
        _services.GetRequiredService<OutputGuard>().Observed = _readings.Add;
        _verbs = _services.GetRequiredService<ContractVerbs>();
    }

    /// <summary>The guard does not start without a judge of its own version: one that it cannot read is replaced by one without effect.</summary>
    public static void Prepare(string content)
    {
        var file = Path.Combine(content, "guardrails", "judge", "judge.bin");
        try
        {
            SentenceJudge.Read(file);
        }
        catch (WrongInputException)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, SentenceJudge.WithoutEffect.Write());
        }
    }

    public List<Example> Read(string file)
    {
        var examples = new List<Example>();
        foreach (var line in File.ReadLines(file))
        {
            using var document = JsonDocument.Parse(line);
            var id = document.RootElement.GetProperty("id").GetString() ?? "";
            var fault = document.RootElement.GetProperty("label").GetProperty("fault");
            var faulty = fault.ValueKind == JsonValueKind.Object ? Plain(fault.GetProperty("sentence").GetString() ?? "") : "";
            _readings.Clear();
            _verbs.Verify(document.Deserialize(ContractJson.Wire.VerifyLine)!, allowPatient: true);
            foreach (var reading in _readings)
                examples.Add(new Example(Author(id), id, reading, faulty.Length > 0 && Plain(reading.Sentence) is { Length: > 0 } own && (own.Contains(faulty, StringComparison.Ordinal) || faulty.Contains(own, StringComparison.Ordinal))));
        }

        return examples;
    }

    public void Dispose() => _services.Dispose();

    // Ids begin with their author ("a08-012f").
    private static string Author(string id) => id.Split('-')[0];

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
