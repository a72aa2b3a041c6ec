using System.CommandLine;
using System.Text.Json;
using ClinicalAssistant.Cli.Answers;
using ClinicalAssistant.Cli.Batches;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using ClinicalAssistant.Fhir;
using ClinicalAssistant.Orchestration.Contracts;
using ClinicalAssistant.Orchestration.Tasks;
using ClinicalAssistant.Records;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>ask</c>: one question through the whole pipeline, or a batch of them.</summary>
internal static class AskCommand
{
    private const int MostSideBySide = 4;

    public static Command Create(Shell shell, CommonOptions common)
    {
        var question = new Argument<string?>("question") { Arity = ArgumentArity.ZeroOrOne, Description = "The question; without it, standard input." };
        var task = new Option<string?>("--task") { HelpName = "NAME", Description = "Answer as this task instead of letting the router choose." };
        var patient = new Option<string?>("--patient") { HelpName = "FILE", Description = "The patient: a FHIR R4 Bundle, or plain facts as JSON." };
        var model = new Option<string?>("--model") { HelpName = "NAME", Description = "A provider or route of the settings, or 'reference' for none." };
        var batch = new BatchOptions();
        var command = new Command("ask", "Ask one question, or many with --input.") { question, task, common.Audience, patient, model, common.Json, common.AllowPatientAudience };
        batch.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var given = parsed.GetValue(question);
            var files = batch.Of(parsed, given is not null);
            await using var engines = Engines.Open(shell, parsed.GetValue(common.Config), parsed.GetValue(common.AllowPatientAudience));
            var preset = new AskLine { Audience = parsed.GetValue(common.Audience), Task = parsed.GetValue(task), Model = parsed.GetValue(model) };
            return files is { } many
                ? await BatchAsync(shell, engines, many, preset, parsed.GetValue(patient), cancellationToken)
                : await OneAsync(shell, engines, preset with { Question = given }, parsed.GetValue(patient), parsed.GetValue(common.Json), cancellationToken);
        });
        return command;
    }

    /// <summary>The whole of standard input as one question.</summary>
    public static async Task<int> PipedAsync(Shell shell, string? config, CancellationToken cancellationToken)
    {
        await using var engines = Engines.Open(shell, config);
        return await OneAsync(shell, engines, new AskLine(), null, json: false, cancellationToken);
    }

    private static async Task<int> OneAsync(Shell shell, Engines engines, AskLine line, string? patientFile, bool json, CancellationToken cancellationToken)
    {
        if (line.Question is null && !shell.InputRedirected)
            throw new WrongInputException("Give the question: clinical ask \"…\", or a batch with --input FILE.");
        var loading = Task.Run(() => engines.PipelineAsync(cancellationToken), cancellationToken);
        line = line with { Question = line.Question ?? await InputFiles.ReadPipedAsync(shell, cancellationToken) };
        var patient = Patient(shell, engines, patientFile);
        var pipeline = await loading;
        Check(engines, line);
        var question = engines.Get<Questions>().From(line, Caller()) with { Patient = patient };
        var plain = new PlainAnswer(shell.Out, shell.Error);
        Answer? answer = null;
        await foreach (var answerEvent in pipeline.AskAsync(question, cancellationToken))
        {
            answer = (answerEvent as Completed)?.Answer ?? answer;
            if (!json)
                plain.Show(answerEvent);
        }

        if (json)
            await shell.Out.WriteLineAsync(JsonSerializer.Serialize(AskResult.From(answer!), ContractJson.Wire.AskResult));
        else
            plain.Close(answer!);
        await shell.Out.FlushAsync(cancellationToken);
        await ForgetOldAsync(engines);
        return answer!.Outcome == Outcome.Failed ? ExitCode.NotHeld : ExitCode.Done;
    }

    private static async Task<int> BatchAsync(Shell shell, Engines engines, (string, string) files, AskLine preset, string? patientFile, CancellationToken cancellationToken)
    {
        var pipeline = await engines.PipelineAsync(cancellationToken);
        Check(engines, preset);
        var questions = engines.Get<Questions>();
        var patient = Patient(shell, engines, patientFile);
        var handler = new LineHandler<AskLine, AskResult>(ContractJson.Wire.AskLine, ContractJson.Wire.AskResult, AnswerAsync, static result => result.Outcome != "failed");
        var code = await Batch.RunAsync(shell, files, handler, Math.Clamp(Environment.ProcessorCount, 2, MostSideBySide), cancellationToken);
        await ForgetOldAsync(engines);
        return code;

        async ValueTask<AskResult> AnswerAsync(AskLine line, CancellationToken token)
        {
            line = line with { Audience = line.Audience ?? preset.Audience, Task = line.Task ?? preset.Task, Model = line.Model ?? preset.Model };
            var question = questions.From(line, Caller());
            question = question with { Patient = question.Patient ?? patient };
            Answer? answer = null;
            await foreach (var answerEvent in pipeline.AskAsync(question, token))
                answer = (answerEvent as Completed)?.Answer ?? answer;
            return AskResult.From(answer!, line.Id);
        }
    }

    private static void Check(Engines engines, AskLine line)
    {
        engines.RequireModel(line.Model);
        var tasks = engines.Get<TaskCatalogue>();
        if (line.Task is { } task && tasks.Find(task) is null)
            throw new WrongInputException($"--task: there is no such task. Tasks: {string.Join(", ", tasks.Names)}.");
    }

    private static Patient? Patient(Shell shell, Engines engines, string? file)
    {
        if (file is null)
            return null;
        var reading = PatientFile.Read(file, engines.Get<PatientReader>());
        foreach (var problem in reading.Problems)
            shell.Error.WriteLine("note: patient: " + Printable.Text(problem.ToString()));
        return reading.Patient;
    }

    private static Caller Caller() => new(Environment.UserName, Door.Batch);

    /// <summary>Deletes conversations whose term is over; that it cannot is no fault of the answer just given.</summary>
    private static async Task ForgetOldAsync(Engines engines)
    {
        try
        {
            await engines.Get<RecordStore>().PurgeAsync(CancellationToken.None);
        }
        catch (RecordUnavailableException)
        {
        }
    }
}
