using System.Text.RegularExpressions;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.HouseRules.Tests;

public sealed partial class SourceTests
{
    [Fact]
    public void Time_ids_and_randomness_are_injected() => AssertNowhere(Ambient());

    [Fact]
    public void Logging_is_source_generated_so_that_a_message_names_what_it_holds() => AssertNowhere(LooseLogging());

    [Fact]
    public void There_are_no_regions_no_this_dot_and_no_unfinished_marks() => AssertNowhere(Style());

    [Fact]
    public void A_file_holds_one_thing()
    {
        var long_ = SourceTree.Files.Where(path => File.ReadLines(path).Count() > 400).Select(SourceTree.Shown);
        Assert.Empty(long_);
        var many = SourceTree.Files.Where(path => TopLevelType().Count(File.ReadAllText(path)) > 1).Select(SourceTree.Shown);
        Assert.Empty(many);
    }

    [Fact]
    public void Programs_read_as_a_table_of_contents()
    {
        Assert.All(SourceTree.Files.Where(path => Path.GetFileName(path) == "Program.cs"), path => Assert.InRange(File.ReadLines(path).Count(), 1, 40));
    }

    [Fact]
    public void No_text_names_this_workplace()
    {
        var files = Directory.EnumerateFiles(Repository.Root, "*", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/.git/", StringComparison.Ordinal))
            .Where(path => Path.GetExtension(path) is ".cs" or ".md" or ".json" or ".yaml" or ".yml" or ".txt" or ".csproj" or ".props");
        Assert.Empty(files.Where(path => MachinePath().IsMatch(File.ReadAllText(path))).Select(SourceTree.Shown));
    }

    private static void AssertNowhere(Regex pattern)
    {
        var found = from path in SourceTree.Files
                    from line in File.ReadLines(path).Select((text, index) => (text, number: index + 1))
                    where !line.text.TrimStart().StartsWith("//", StringComparison.Ordinal) && pattern.IsMatch(line.text)
                    select $"{SourceTree.Shown(path)}:{line.number}: {line.text.Trim()}";
        Assert.Empty(found);
    }

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset)\.(Now|UtcNow|Today)\b|Guid\.(NewGuid|CreateVersion7)\(\)|Random\.Shared|new Random\(|Thread\.Sleep")]
    private static partial Regex Ambient();

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(|Console\.Write(Line)?\(\$?""\{?ex")]
    private static partial Regex LooseLogging();

    [GeneratedRegex(@"^\s*#region|\bthis\.[A-Za-z_]|NotImplementedException|\b(TODO|FIXME|HACK)\b")]
    private static partial Regex Style();

    [GeneratedRegex(@"^(?:public |internal |file )?(?:static |sealed |abstract |partial |readonly |ref )*(?:class|record|struct|interface|enum|delegate) ?(?:struct |class )?[A-Z]", RegexOptions.Multiline)]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"/work/(main|shared|h|k)\b")]
    private static partial Regex MachinePath();
}
