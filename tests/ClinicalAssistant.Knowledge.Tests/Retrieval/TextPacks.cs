using System.Text.Json;

namespace ClinicalAssistant.Knowledge.Tests;

/// <summary>A folder of packs with a few questions of our own, gone after the test.</summary>
internal sealed class TextPacks : IDisposable
{
    private static readonly Lazy<PassageSearch> Embedded = new(() => new PassageSearch(EmbeddedPack.Instance));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("text-packs-");
    private PassageSearch? _search;

    public TextPacks() => Packs = new ImportedPacks(Path.Combine(_folder.FullName, "packs"));

    public ImportedPacks Packs { get; }

    public TimeProvider Time { get; } = TimeProvider.System;

    public PassageSearch Search => _search ??= Embedded.Value.Over(Packs);

    public string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public static string Line(string id, string focus, string type, string question, string answer, params string[] synonyms) =>
        JsonSerializer.Serialize(new Dictionary<string, object> { ["id"] = id, ["focus"] = focus, ["question_type"] = type, ["question"] = question, ["answer"] = answer, ["synonyms"] = synonyms, ["source"] = "Test body", ["url"] = "https://example.org/" + id });

    /// <summary>Questions about invented places of the body, so that nothing but the search decides.</summary>
    public ImportedPack ImportQuestions() => new QuestionsImport(Packs, Time).Import("asked", Write("asked.jsonl", string.Join('\n',
        Line("T-1", "Quillon disease", "information", "What is (are) Quillon disease ?", "Quillon disease makes the quillon swell. It is found in adults.", "swollen quillon", "QD"),
        Line("T-2", "Quillon disease", "treatment", "What are the treatments for Quillon disease ?", "Rest and warm cloths help. An operation is seldom needed.", "swollen quillon", "QD"),
        Line("T-3", "Quillon disease", "prevention", "How to prevent Quillon disease ?", "Wash the quillon each day.", "swollen quillon", "QD"),
        Line("T-4", "Myocardial infarction", "symptoms", "What are the symptoms of Myocardial infarction ?", "Pressure in the chest, sweating, pain in the left arm."),
        Line("T-5", "Myocardial infarction", "information", "What is (are) Myocardial infarction ?", "Part of the heart muscle dies for want of blood."),
        Line("T-6", "Quillonitis", "information", "What is (are) Quillonitis ?", "Quillon disease makes the quillon swell. It is found in adults."),
        Line("T-7", "Anaemia", "causes", "What causes Anaemia ?", "Too little iron in the food is a common cause."))), new PackTerms("own"));

    public void Dispose()
    {
        _search?.Dispose();
        _folder.Delete(recursive: true);
    }
}
