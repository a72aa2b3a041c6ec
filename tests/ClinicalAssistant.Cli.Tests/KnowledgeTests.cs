using ClinicalAssistant.Cli.Tests.Support;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Cli.Tests;

public sealed class KnowledgeTests
{
    [Fact]
    public async Task A_signature_names_person_role_and_day_and_changes_nothing_else()
    {
        using var site = new Site();
        var file = PackWithOneCondition(site);
        var before = File.ReadAllLines(file);
        var run = await site.RunAsync("knowledge", "sign", "gout-acute", "--name", "Ada Müller", "--role", "Rheumatologist", "--folder", site.PathOf("pack"));
        Assert.Equal(0, run.Code);
        var after = File.ReadAllLines(file);
        Assert.Equal(
            [" \"clinically_reviewed\": true,", " \"reviewed_by\": {", "  \"name\": \"Ada Müller\",", "  \"role\": \"Rheumatologist\",", "  \"date\": \"2026-03-02\"", " }"],
            after.Except(before));
        Assert.Equal([" \"clinically_reviewed\": false"], before.Except(after));
        var listed = await site.RunAsync("knowledge", "list", "--folder", site.PathOf("pack"));
        Assert.Contains("1 of 1 conditions signed", listed.Out, StringComparison.Ordinal);
        Assert.Contains("Ada Müller, Rheumatologist, 2026-03-02", listed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_signed_where_one_record_is_not_there()
    {
        using var site = new Site();
        var file = PackWithOneCondition(site);
        var before = File.ReadAllText(file);
        var run = await site.RunAsync("knowledge", "sign", "gout-acute", "gout-acut", "--name", "A", "--role", "B", "--folder", site.PathOf("pack"));
        Assert.Equal(2, run.Code);
        Assert.Contains("Did you mean gout-acute?", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(file));
    }

    [Fact]
    public async Task A_record_with_a_broken_reference_does_not_hold()
    {
        using var site = new Site();
        PackWithOneCondition(site);
        var run = await site.RunAsync("knowledge", "verify", "--folder", site.PathOf("pack"));
        Assert.Equal(1, run.Code);
        Assert.Contains("gout-acute", run.Out, StringComparison.Ordinal);
    }

    // One condition without the sources and findings it names: enough to sign, and not sound.
    private static string PackWithOneCondition(Site site)
    {
        var original = Directory.EnumerateFiles(Repository.Path("knowledge", "conditions"), "gout-acute.json", SearchOption.AllDirectories).Single();
        var file = Path.Combine(site.PathOf("pack"), "conditions", "joints", "gout-acute.json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Copy(original, file);
        return file;
    }
}
