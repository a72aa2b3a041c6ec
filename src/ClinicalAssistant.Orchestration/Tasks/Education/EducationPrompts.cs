using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Education;

/// <summary>What a model is told when it makes a text simpler or puts a leaflet into another language (<c>prompts/PatientEducation/*.txt</c>).</summary>
public sealed class EducationPrompts
{
    private readonly string _folder;

    internal EducationPrompts(string promptFolder) => _folder = Path.Combine(promptFolder, "PatientEducation");

    /// <summary>For another language; <c>{{language}}</c> is filled in.</summary>
    public string Translate => Read("translate.txt");

    /// <summary>For simpler words; <c>{{grade}}</c>, <c>{{long_words}}</c> and <c>{{losses}}</c> are filled in.</summary>
    public string Simplify => Read("simplify.txt");

    private string Read(string name)
    {
        var path = Path.Combine(_folder, name);
        return File.Exists(path) ? File.ReadAllText(path) : throw new WrongInputException($"prompts/PatientEducation/{name} is missing. Restore it, or set Consult:ContentFolder.");
    }
}
