using System.CommandLine;
using System.Globalization;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>knowledge</c>: what the packs hold, whether they are sound, a clinician's signature on a record, and packs imported from public releases.</summary>
internal static class KnowledgeCommand
{
    public static Command Create(Shell shell, CommonOptions common)
    {
        var folder = new Option<string?>("--folder") { HelpName = "DIR", Description = "The pack's folder; without it, the program's own.", Recursive = true };
        var command = new Command("knowledge", "Knowledge packs: list, verify, sign, import, embed, remove.")
        {
            List(shell, common, folder),
            Verify(shell, common, folder),
            Sign(shell, common, folder),
            KnowledgeImport.Create(shell, common),
            ImportedPackVerbs.Embed(shell, common),
            ImportedPackVerbs.Remove(shell, common),
        };
        command.Options.Add(folder);
        return command;
    }

    private static Command List(Shell shell, CommonOptions common, Option<string?> folder)
    {
        var command = new Command("list", "The packs, their records, and how many a clinician has signed.");
        command.SetAction(parsed =>
        {
            var pack = KnowledgeBase.Load(Folder(shell, parsed, common, folder));
            var signed = pack.Conditions.Values.Where(condition => condition.ClinicallyReviewed).ToList();
            shell.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{pack.Name}  version {pack.Version}  {pack.Conditions.Count} conditions, {pack.Findings.Count} findings, {pack.Sources.Count} sources; {signed.Count} of {pack.Conditions.Count} conditions signed by a clinician"));
            if (TopicPack.Load(Folder(shell, parsed, common, folder), pack) is { Topics.Count: > 0 } topics)
                shell.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TopicPack.PackName}  version {pack.Version}  {topics.Topics.Count} topics for patients; {topics.Topics.Values.Count(topic => topic.ClinicallyReviewed)} signed by a clinician"));
            foreach (var condition in signed)
                shell.Out.WriteLine($"  {condition.Id}: {(condition.ReviewedBy is { } review ? $"{review.Name}, {review.Role}, {review.Date:yyyy-MM-dd}" : "signed, without a name")}");
            foreach (var imported in parsed.GetValue(folder) is null ? ImportedPackVerbs.Of(shell, parsed, common).List() : [])
                ImportedPackVerbs.Show(shell.Out, imported.Manifest);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Verify(Shell shell, CommonOptions common, Option<string?> folder)
    {
        var command = new Command("verify", "Check every record: sources, references, ranges.");
        command.SetAction(parsed =>
        {
            var pack = KnowledgeBase.Load(Folder(shell, parsed, common, folder));
            var problems = (IReadOnlyList<PackProblem>)[.. pack.Verify(), .. Medications(Folder(shell, parsed, common, folder)), .. TopicProblems(Folder(shell, parsed, common, folder), pack)];
            foreach (var problem in problems)
                shell.Out.WriteLine(problem.ToString());
            shell.Out.WriteLine(problems.Count == 0
                ? $"{pack.Name} {pack.Version}: sound"
                : string.Create(CultureInfo.InvariantCulture, $"{pack.Name} {pack.Version}: {problems.Count} to mend"));
            return problems.Count == 0 ? ExitCode.Done : ExitCode.NotHeld;
        });
        return command;
    }

    // A site's own pack need not hold medicines.
    private static IReadOnlyList<PackProblem> Medications(string folder) =>
        Directory.Exists(Path.Combine(folder, "medications")) ? MedicationPack.Load(Path.Combine(folder, "medications")).Verify() : [];

    private static IReadOnlyList<PackProblem> TopicProblems(string folder, KnowledgeBase pack)
    {
        var medicines = Directory.Exists(Path.Combine(folder, "medications")) ? MedicationPack.Load(Path.Combine(folder, "medications")).Drugs.Select(drug => drug.Id) : [];
        return TopicPack.Load(folder, pack).Verify(medicines.ToHashSet(StringComparer.Ordinal));
    }

    private static Command Sign(Shell shell, CommonOptions common, Option<string?> folder)
    {
        var records = new Argument<string[]>("record") { Arity = ArgumentArity.OneOrMore, Description = "Ids of conditions." };
        var name = new Option<string>("--name") { Required = true, Description = "Your name." };
        var role = new Option<string>("--role") { Required = true, Description = "Your role, for example 'Consultant cardiologist'." };
        var command = new Command("sign", "Sign records that you have read: your name, role and the date are written into them.") { records, name, role };
        command.SetAction(parsed =>
        {
            var path = Folder(shell, parsed, common, folder);
            var pack = KnowledgeBase.Load(path);
            var ids = parsed.GetValue(records)!.Distinct(StringComparer.Ordinal).ToList();
            foreach (var id in ids.Where(id => !pack.Conditions.ContainsKey(id)))
                throw new WrongInputException($"There is no record {Printable.Text(id)}.{(Nearest.To(id, pack.Conditions.Keys) is { } nearest ? $" Did you mean {nearest}?" : "")} Nothing was signed.");
            var (who, what) = (Stated(parsed.GetValue(name), "--name"), Stated(parsed.GetValue(role), "--role"));
            foreach (var id in ids)
            {
                var file = RecordFile.Sign(path, id, who, what, DateOnly.FromDateTime(shell.Time.GetLocalNow().Date));
                shell.Out.WriteLine($"signed {id} ({Path.GetRelativePath(path, file)})");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static string Stated(string? value, string option) =>
        string.IsNullOrWhiteSpace(value) ? throw new WrongInputException($"{option} is empty: a signature names a person and a role.") : value.Trim();

    private static string Folder(Shell shell, ParseResult parsed, CommonOptions common, Option<string?> folder)
    {
        if (parsed.GetValue(folder) is { } given)
            return given;
        var content = Engines.ReadSettings(shell, parsed.GetValue(common.Config)).Consult.ContentFolder;
        return Path.Combine(content.Length == 0 ? AppContext.BaseDirectory : content, "knowledge");
    }
}
