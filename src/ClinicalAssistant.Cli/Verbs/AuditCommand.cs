using System.CommandLine;
using System.Globalization;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using ClinicalAssistant.Fhir.Auditing;
using ClinicalAssistant.Records;
using ClinicalAssistant.Records.Auditing;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>audit</c>: whether the trail is whole, what it holds, and all of it as FHIR AuditEvents.</summary>
internal static class AuditCommand
{
    public static Command Create(Shell shell, CommonOptions common)
    {
        var tenant = new Option<string?>("--tenant") { HelpName = "NAME", Description = "One tenant; without it, all for verify and this installation's own for the others.", Recursive = true };
        var command = new Command("audit", "The audit trail: verify, show, export.") { Verify(shell, common, tenant), Show(shell, common, tenant), Export(shell, common, tenant) };
        command.Options.Add(tenant);
        return command;
    }

    private static Command Verify(Shell shell, CommonOptions common, Option<string?> tenant)
    {
        var head = new Option<string?>("--head") { HelpName = "HASH", Description = "A head that an earlier run printed and that you kept elsewhere: it must still be in the chain." };
        var command = new Command("verify", "Check that no entry and no recorded answer was changed, removed or put elsewhere.") { head };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var engines = Engines.Open(shell, parsed.GetValue(common.Config));
            var trail = engines.Get<AuditTrail>();
            var expected = parsed.GetValue(head);
            if (expected is not null && parsed.GetValue(tenant) is null)
                throw new WrongInputException("--head needs --tenant: each tenant has a chain of its own.");
            var code = ExitCode.Done;
            foreach (var name in parsed.GetValue(tenant) is { } one ? [one] : await trail.TenantsAsync(cancellationToken))
            {
                var verdict = await trail.VerifyAsync(name, expected, cancellationToken);
                foreach (var problem in verdict.Problems)
                    await shell.Out.WriteLineAsync($"{Printable.Text(name)}: {Printable.Text(problem)}");
                await shell.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                    $"{Printable.Text(name)}: {(verdict.Holds ? "whole" : "NOT whole")}, {verdict.Entries} entries, {verdict.Answers} answers compared, head {(verdict.Head.Length == 0 ? "none" : verdict.Head)}"));
                code = verdict.Holds ? code : ExitCode.NotHeld;
            }

            return code;
        });
        return command;
    }

    private static Command Show(Shell shell, CommonOptions common, Option<string?> tenant)
    {
        var subject = new Option<string?>("--subject") { HelpName = "ID", Description = "Only entries on this question, conversation or key." };
        var actor = new Option<string?>("--actor") { HelpName = "NAME", Description = "Only entries of this caller." };
        var patient = new Option<string?>("--patient") { HelpName = "IDENTIFIER", Description = "Only entries on the patient with this medical record number." };
        var command = new Command("show", "Entries, latest first: who did what, when, to which record.") { subject, actor, patient, common.Top };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var engines = Engines.Open(shell, parsed.GetValue(common.Config));
            var name = parsed.GetValue(tenant) ?? Tenants.Own;
            var top = parsed.GetValue(common.Top) is > 0 and var wanted ? wanted : 50;
            var filter = new AuditFilter(top, parsed.GetValue(subject), parsed.GetValue(patient) is { } identifier ? PatientKeys.Of(name, identifier) : null, parsed.GetValue(actor));
            foreach (var entry in await engines.Get<AuditTrail>().ListAsync(name, filter, cancellationToken))
            {
                await shell.Out.WriteLineAsync(Printable.Text(string.Create(CultureInfo.InvariantCulture,
                    $"{entry.Sequence,6}  {entry.At:yyyy-MM-dd HH:mm:ss}Z  {entry.Actor,-16} {entry.Action,-10} {entry.Subject ?? "-"}  {string.Join(' ', new[] { entry.Outcome, entry.Door, entry.Purpose, entry.Detail }.OfType<string>())}").TrimEnd()));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Export(Shell shell, CommonOptions common, Option<string?> tenant)
    {
        var command = new Command("export", "The whole trail, oldest first, one FHIR R4 AuditEvent a line.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var engines = Engines.Open(shell, parsed.GetValue(common.Config));
            await foreach (var entry in engines.Get<AuditTrail>().ReadAsync(parsed.GetValue(tenant) ?? Tenants.Own, cancellationToken))
                await shell.Out.WriteLineAsync(AuditEventWriter.Write(entry));
            return ExitCode.Done;
        });
        return command;
    }
}
