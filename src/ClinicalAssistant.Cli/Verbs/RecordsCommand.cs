using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Api.Conversing;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Contracts;
using ClinicalAssistant.Records;
using ClinicalAssistant.Records.Auditing;
using ClinicalAssistant.Records.Documents;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>records</c>: what the record holds of one patient or one user, given out or deleted.</summary>
internal static class RecordsCommand
{
    public static Command Create(Shell shell, CommonOptions common)
    {
        var patient = new Option<string?>("--patient") { HelpName = "IDENTIFIER", Description = "The patient with this medical record number.", Recursive = true };
        var user = new Option<string?>("--user") { HelpName = "NAME", Description = "This caller.", Recursive = true };
        var tenant = new Option<string>("--tenant") { HelpName = "NAME", Description = "The site.", DefaultValueFactory = _ => Tenants.Own, Recursive = true };
        var yes = new Option<bool>("--yes") { Description = "Really delete." };
        var export = new Command("export", "Every turn and document about a patient or of a user as JSON: one conversation a line, then one state of a document a line.");
        export.SetAction(async (parsed, cancellationToken) =>
        {
            await using var engines = Engines.Open(shell, parsed.GetValue(common.Config));
            var records = engines.Get<RecordStore>().Of(parsed.GetValue(tenant)!);
            var key = Key(records.Tenant, parsed.GetValue(patient), parsed.GetValue(user));
            var conversations = key is not null ? await records.OfPatientAsync(key, cancellationToken) : await records.OfCallerAsync(parsed.GetValue(user)!, cancellationToken);
            var documents = key is not null
                ? await engines.Get<DocumentStore>().OfPatientAsync(records.Tenant, key, cancellationToken)
                : await engines.Get<DocumentStore>().OfOwnerAsync(records.Tenant, parsed.GetValue(user)!, cancellationToken);
            await engines.Get<AuditTrail>().AppendAsync(new AuditEntry { Tenant = records.Tenant, Actor = Environment.UserName, Action = AuditActions.Export, Subject = parsed.GetValue(user), PatientKey = key, Door = nameof(Door.Console) }, cancellationToken);
            await ConversationExport.WriteAsync(shell.Out, conversations);
            foreach (var kept in documents)
                await shell.Out.WriteLineAsync(JsonSerializer.Serialize(DocumentJson.From(kept.Document), ContractJson.Wire.DocumentJson));
            return ExitCode.Done;
        });
        var delete = new Command("delete", "Delete every turn and document about a patient or of a user. The audit trail keeps that it was done.") { yes };
        delete.SetAction(async (parsed, cancellationToken) =>
        {
            if (!parsed.GetValue(yes))
                throw new WrongInputException("Nothing was deleted: add --yes to delete for good.");
            await using var engines = Engines.Open(shell, parsed.GetValue(common.Config));
            var records = engines.Get<RecordStore>().Of(parsed.GetValue(tenant)!);
            var key = Key(records.Tenant, parsed.GetValue(patient), parsed.GetValue(user));
            var deleted = key is not null
                ? await records.DeletePatientAsync(key, Environment.UserName, cancellationToken)
                : await records.DeleteCallerAsync(parsed.GetValue(user)!, Environment.UserName, cancellationToken);
            var documents = key is not null
                ? await engines.Get<DocumentStore>().DeletePatientAsync(records.Tenant, key, Environment.UserName, cancellationToken)
                : await engines.Get<DocumentStore>().DeleteOwnerAsync(records.Tenant, parsed.GetValue(user)!, Environment.UserName, cancellationToken);
            await shell.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"deleted {deleted} turns, {documents} documents"));
            return ExitCode.Done;
        });
        var command = new Command("records", "What the record holds of one patient or one user: export, delete.") { export, delete };
        command.Options.Add(patient);
        command.Options.Add(user);
        command.Options.Add(tenant);
        return command;
    }

    private static string? Key(string tenant, string? patient, string? user) => (patient, user) switch
    {
        (null, null) or (not null, not null) => throw new WrongInputException("Name one of --patient and --user."),
        (not null, null) => PatientKeys.Of(tenant, patient),
        _ => null,
    };
}
