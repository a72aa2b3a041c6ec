using System.CommandLine;
using System.Globalization;
using ClinicalAssistant.Api.Identity;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using ClinicalAssistant.Records.Keys;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>keys</c>: the keys by which callers of the server are known.</summary>
internal static class KeysCommand
{
    public static Command Create(Shell shell, CommonOptions common) => new("keys", "Callers' API keys: create, list, revoke.")
    {
        Make(shell, common), List(shell, common), Revoke(shell, common),
    };

    private static Command Make(Shell shell, CommonOptions common)
    {
        var name = new Argument<string>("name") { Description = "Who or what uses it: the caller's id in the record." };
        var tenant = new Option<string>("--tenant") { HelpName = "NAME", Description = "The site it belongs to.", DefaultValueFactory = _ => Tenants.Own };
        var role = new Option<string>("--role") { HelpName = string.Join('|', Roles.All), Description = "What it may do.", DefaultValueFactory = _ => Roles.Clinician };
        var scopes = new Option<string[]>("--scope") { HelpName = "NAME", Description = "Only these of the role's scopes.", AllowMultipleArgumentsPerToken = true };
        var days = new Option<int?>("--days") { HelpName = "N", Description = "Days until it ends; without it, until it is revoked." };
        var audience = new Option<string?>("--audience") { HelpName = "clinician|patient", Description = "For whom its answers are written." };
        var perMinute = new Option<int?>("--requests-per-minute") { HelpName = "N", Description = "Requests a minute." };
        var concurrent = new Option<int?>("--concurrent") { HelpName = "N", Description = "Requests at the same time." };
        var tokens = new Option<long?>("--tokens-per-day") { HelpName = "N", Description = "Model tokens a day." };
        var command = new Command("create", "Make a key. It is shown this once; only a hash of it is kept.") { name, tenant, role, scopes, days, audience, perMinute, concurrent, tokens };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var engines = Engines.Open(shell, parsed.GetValue(common.Config));
            var wanted = new ApiKey
            {
                Id = "",
                Tenant = Named(parsed.GetValue(tenant), "--tenant"),
                Name = Named(parsed.GetValue(name), "name"),
                Role = Roles.Known(parsed.GetValue(role)!),
                Scopes = Roles.Narrowed(parsed.GetValue(role)!, parsed.GetValue(scopes) ?? []),
                Audience = parsed.GetValue(audience) is { } who ? Orchestration.Contracts.ContractValues.Audience(who, patientAllowed: true).ToString().ToLowerInvariant() : null,
                Expires = parsed.GetValue(days) is { } count ? shell.Time.GetUtcNow().AddDays(Positive(count, "--days")) : null,
                RequestsPerMinute = parsed.GetValue(perMinute) is { } limit ? Positive(limit, "--requests-per-minute") : null,
                Concurrent = parsed.GetValue(concurrent) is { } most ? Positive(most, "--concurrent") : null,
                TokensPerDay = parsed.GetValue(tokens),
            };
            var (key, text) = await engines.Get<ApiKeyStore>().CreateAsync(wanted, Environment.UserName, cancellationToken);
            await shell.Out.WriteLineAsync(text);
            await shell.Error.WriteLineAsync($"key {key.Id} for {Printable.Text(key.Name)} ({key.Role}, tenant {Printable.Text(key.Tenant)}). Keep it now: it is not shown again.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List(Shell shell, CommonOptions common)
    {
        var tenant = new Option<string?>("--tenant") { HelpName = "NAME", Description = "Only this tenant's." };
        var command = new Command("list", "The keys, without their secrets.") { tenant };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var engines = Engines.Open(shell, parsed.GetValue(common.Config));
            var now = shell.Time.GetUtcNow();
            foreach (var key in await engines.Get<ApiKeyStore>().ListAsync(parsed.GetValue(tenant), cancellationToken))
            {
                var state = key.Revoked is { } revoked ? string.Create(CultureInfo.InvariantCulture, $"revoked {revoked:yyyy-MM-dd}") : !key.IsValid(now) ? "ended" : key.Expires is { } end ? string.Create(CultureInfo.InvariantCulture, $"until {end:yyyy-MM-dd}") : "valid";
                await shell.Out.WriteLineAsync(Printable.Text($"{key.Id}  {key.Tenant,-12} {key.Name,-20} {key.Role,-10} {state}{(key.Scopes.Count > 0 ? "  only " + string.Join(' ', key.Scopes) : "")}"));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Revoke(Shell shell, CommonOptions common)
    {
        var id = new Argument<string>("id") { Description = "Id of a key, as list shows it." };
        var tenant = new Option<string>("--tenant") { HelpName = "NAME", Description = "The site it belongs to.", DefaultValueFactory = _ => Tenants.Own };
        var command = new Command("revoke", "Revoke a key. Servers notice within seconds.") { id, tenant };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var engines = Engines.Open(shell, parsed.GetValue(common.Config));
            if (!await engines.Get<ApiKeyStore>().RevokeAsync(parsed.GetValue(tenant)!, parsed.GetValue(id)!, Environment.UserName, cancellationToken))
                throw new WrongInputException("There is no valid key of that id in that tenant. 'clinical keys list' shows them.");
            await shell.Out.WriteLineAsync($"revoked {Printable.Text(parsed.GetValue(id)!)}");
            return ExitCode.Done;
        });
        return command;
    }

    private static string Named(string? text, string what) => text is { Length: > 0 and <= 100 } && !text.Any(char.IsControl) && text.Trim() == text
        ? text
        : throw new WrongInputException($"{what}: write 1 to 100 characters without spaces around them.");

    private static int Positive(int number, string what) => number > 0 ? number : throw new WrongInputException($"{what}: write a number above 0.");
}
