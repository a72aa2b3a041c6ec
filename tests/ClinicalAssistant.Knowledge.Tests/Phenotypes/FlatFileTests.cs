namespace ClinicalAssistant.Knowledge.Tests;

public sealed class FlatFileTests
{
    [Fact]
    public void Whatever_is_written_is_read_back()
    {
        using var mini = new MiniRegistry();
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var numbers = Enumerable.Range(0, random.Next(0, 50)).Select(_ => random.Next(int.MinValue, int.MaxValue)).ToArray();
            var shares = Enumerable.Range(0, random.Next(0, 50)).Select(_ => random.Next(5) == 0 ? float.NaN : (float)random.NextDouble()).ToArray();
            var bytes = new byte[random.Next(0, 30)];
            random.NextBytes(bytes);
            var strings = Enumerable.Range(0, random.Next(0, 20)).Select(_ => string.Concat(Enumerable.Range(0, random.Next(0, 9)).Select(_ => "aß𝛼é \n\0漢"[random.Next(5)]).Where(c => !char.IsSurrogate(c)))).ToArray();
            var lists = Enumerable.Range(0, random.Next(0, 12)).Select(_ => Enumerable.Range(0, random.Next(0, 6)).Select(_ => random.Next(99)).ToArray()).ToArray();
            var writer = new FlatFileWriter();
            writer.Add<byte>("bytes", bytes);
            writer.AddStrings("strings", strings);
            writer.Add<int>("numbers", numbers);
            writer.AddLists("lists", lists);
            writer.Add<float>("shares", shares);
            using var staging = mini.Packs.Begin("flat");
            writer.Write(staging.PathOf("flat.bin"));
            var pack = new ImportedPack(new PackManifest { Name = "flat", Kind = "", Version = "", Licence = "", Attribution = "", Source = "", Checksum = "", Created = default }, staging.PathOf(""));

            var file = FlatFile.Open(pack, "flat.bin");

            Assert.Equal(bytes, file.Array<byte>("bytes"));
            Assert.Equal(strings, file.Strings("strings"));
            Assert.Equal(numbers, file.Array<int>("numbers"));
            Assert.Equal(shares, file.Array<float>("shares"));
            var read = file.Lists("lists");
            Assert.Equal(lists, Enumerable.Range(0, read.Count).Select(i => read[i].ToArray()).ToArray());
        }
    }
}
