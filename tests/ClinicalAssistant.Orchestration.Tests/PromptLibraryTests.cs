using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Generating;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Orchestration.Tests;

public sealed class PromptLibraryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("prompts").FullName;

    [Fact]
    public void The_repositorys_prompts_load_with_version_owner_and_suites()
    {
        var prompts = PromptLibrary.Load(Repository.Path("prompts"));
        Assert.Equal(["Calculation", "Diagnosis", "Documentation", "General", "Literature", "MedicationSafety", "PatientEducation"], prompts.All.Select(prompt => prompt.Version.Name).Order());
        Assert.All(prompts.All, prompt => Assert.NotEmpty(prompt.Suites));
    }

    [Fact]
    public void An_undeclared_variable_stops_the_host_and_names_file_and_line()
    {
        var fault = LoadOne("line one\n{{$question}} {{$evidence}}\nand {{$patientt}}", """[{"name":"question"},{"name":"evidence"}]""");
        Assert.Contains("prompts/Test/skprompt.txt line 3", fault.Message, StringComparison.Ordinal);
        Assert.Contains("patientt", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_variable_stops_the_host()
    {
        var fault = LoadOne("only {{$question}}", """[{"name":"question"}]""");
        Assert.Contains("'evidence' is missing", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_that_the_pipeline_does_not_supply_is_named()
    {
        var fault = LoadOne("{{$question}} {{$evidence}} {{$weather}}", """[{"name":"question"},{"name":"evidence"},{"name":"weather"}]""");
        Assert.Contains("'weather' is unknown", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_json_is_named_with_its_line()
    {
        Write("{{$question}} {{$evidence}}", "{\n  \"schema\": 1,\n  oops\n}");
        var fault = Assert.Throws<WrongInputException>(() => PromptLibrary.Load(_folder));
        Assert.Contains("config.json line 3", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private WrongInputException LoadOne(string template, string variables)
    {
        Write(template, $$"""{"schema":1,"name":"Test","version":"1","owner":"Tests","suites":["routing"],"input_variables":{{variables}}}""");
        return Assert.Throws<WrongInputException>(() => PromptLibrary.Load(_folder));
    }

    private void Write(string template, string config)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "Test"));
        File.WriteAllText(Path.Combine(_folder, "Test", "skprompt.txt"), template);
        File.WriteAllText(Path.Combine(_folder, "Test", "config.json"), config);
    }
}
