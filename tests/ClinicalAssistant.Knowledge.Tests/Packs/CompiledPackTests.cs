using System.Collections;
using System.Reflection;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Knowledge.Tests;

public sealed class CompiledPackTests : IDisposable
{
    private readonly string _cache = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    private KnowledgeBase Load() => KnowledgeBase.Load(Repository.Path("knowledge"), _cache);

    [Fact]
    public void The_compiled_pack_holds_every_field_of_the_files()
    {
        Load();
        Assert.Single(Directory.GetFiles(_cache));
        var compiled = Load();
        Same(EmbeddedPack.Instance.Version, compiled.Version, "version");
        Same(EmbeddedPack.Instance.Conditions.Values, compiled.Conditions.Values, "conditions");
        Same(EmbeddedPack.Instance.Findings.Values, compiled.Findings.Values, "findings");
        Same(EmbeddedPack.Instance.Analytes.Values, compiled.Analytes.Values, "analytes");
        Same(EmbeddedPack.Instance.Sources.Values, compiled.Sources.Values, "sources");
        Assert.Equal(EmbeddedPack.Instance.Verify(), compiled.Verify());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    [InlineData(5000)]
    public void A_damaged_compiled_pack_is_passed_over_and_made_anew(int place)
    {
        Load();
        var path = Directory.GetFiles(_cache)[0];
        var sound = File.ReadAllBytes(path);
        var damaged = sound.ToArray();
        damaged[place] ^= 0x55;
        File.WriteAllBytes(path, damaged);
        Assert.Equal(EmbeddedPack.Instance.Conditions.Count, Load().Conditions.Count);
        Assert.Equal(sound, File.ReadAllBytes(path));
        File.WriteAllBytes(path, sound[..(sound.Length / 2)]);
        Assert.Equal(EmbeddedPack.Instance.Conditions.Count, Load().Conditions.Count);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_no_fault()
    {
        File.WriteAllText(_cache, "a file where the folder would be");
        Assert.Equal(EmbeddedPack.Instance.Version, Load().Version);
        File.Delete(_cache);
    }

    private static void Same(object? one, object? other, string where)
    {
        if (one is null || other is null || one is string || one.GetType().IsPrimitive || one.GetType().IsEnum || one is decimal or DateOnly)
        {
            Assert.True(Equals(one, other), where);
        }
        else if (one is IEnumerable list)
        {
            var (mine, theirs) = (list.Cast<object>().ToList(), ((IEnumerable)other).Cast<object>().ToList());
            Assert.True(mine.Count == theirs.Count, where);
            for (var i = 0; i < mine.Count; i++)
                Same(mine[i], theirs[i], where);
        }
        else
        {
            foreach (var property in one.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
                Same(property.GetValue(one), property.GetValue(other), $"{where}.{property.Name}");
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(_cache))
            Directory.Delete(_cache, recursive: true);
    }
}
