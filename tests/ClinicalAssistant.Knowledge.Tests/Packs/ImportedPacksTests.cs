using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge.Tests;

public sealed class ImportedPacksTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("packs-").FullName;
    private readonly ImportedPacks _packs;

    public ImportedPacksTests() => _packs = new ImportedPacks(_folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static PackManifest Manifest(string name, string version = "1") => new()
    {
        Name = name,
        Kind = PackKind.Documents,
        Version = version,
        Licence = "own",
        Attribution = "The site.",
        Source = "folder",
        Checksum = "00",
        Created = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Counts = new Dictionary<string, int> { ["documents"] = 3 },
        Notices = ["One page was empty."],
    };

    private ImportedPack Import(string name, string version = "1")
    {
        using var staging = _packs.Begin(name);
        File.WriteAllText(staging.PathOf("content.bin"), version);
        return staging.Commit(Manifest(staging.Name, version));
    }

    [Fact]
    public void A_committed_pack_is_listed_with_all_its_manifest_says()
    {
        Import("site-guides");

        var pack = Assert.Single(_packs.List());
        Assert.Equivalent(Manifest("site-guides"), pack.Manifest, strict: true);
        Assert.Equal("1", File.ReadAllText(pack.File("content.bin")));
        Assert.Equal(pack.Folder, _packs.Find("SITE-GUIDES")?.Folder);
    }

    [Fact]
    public void An_import_that_breaks_off_leaves_nothing_behind_and_the_earlier_pack_as_it_was()
    {
        Import("guides", "1");

        using (var staging = _packs.Begin("guides"))
            File.WriteAllText(staging.PathOf("content.bin"), "half");

        Assert.Equal("1", File.ReadAllText(_packs.Find("guides")!.File("content.bin")));
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_second_import_replaces_the_first()
    {
        Import("guides", "1");
        Import("guides", "2");

        Assert.Equal("2", Assert.Single(_packs.List()).Manifest.Version);
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Two_imports_of_one_name_at_once_are_refused()
    {
        using var first = _packs.Begin("guides");

        Assert.Throws<WrongInputException>(() => _packs.Begin("guides"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../outside")]
    [InlineData("a/b")]
    [InlineData(".hidden")]
    [InlineData("embedded")]
    [InlineData("two words")]
    public void A_name_that_is_no_name_is_refused(string name) => Assert.Throws<WrongInputException>(() => _packs.Begin(name));

    [Fact]
    public void A_removed_pack_is_gone_and_removing_it_again_names_those_there_are()
    {
        Import("one");
        Import("two");

        _packs.Remove("one");

        Assert.Equal("two", Assert.Single(_packs.List()).Name);
        Assert.Contains("two", Assert.Throws<WrongInputException>(() => _packs.Remove("one")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_manifest_is_said_with_the_remedy()
    {
        var pack = Import("one");
        File.WriteAllText(Path.Combine(pack.Folder, "pack.json"), "{\"name\":");

        Assert.Contains("remove one", Assert.Throws<WrongInputException>(() => _packs.List()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_site_without_a_packs_folder_has_no_packs() => Assert.Empty(new ImportedPacks("").List());
}
