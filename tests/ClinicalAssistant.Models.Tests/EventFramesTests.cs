using System.Text;

namespace ClinicalAssistant.Models.Tests;

/// <summary>Server-sent events are the same wherever the network cuts them.</summary>
public sealed class EventFramesTests
{
    private const string Events = ": hello\n\nevent: x\ndata: one\n\ndata:two\r\n\r\nid: 3\ndata: three\ndata: four\n\ndata: é≥\n\ndata: broken off";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Events_are_read_whole_however_they_arrive(int piece)
    {
        using var frames = new EventFrames(new Pieces(Encoding.UTF8.GetBytes(Events), piece));
        Assert.Equal(["one", "two", "three\nfour", "é≥"], await AllAsync(frames));
    }

    [Fact]
    public async Task An_event_may_be_longer_than_the_buffer()
    {
        var long1 = new string('a', 50_000);
        using var frames = new EventFrames(new Pieces(Encoding.UTF8.GetBytes($"data: {long1}\n\ndata: b\n\n"), 999));
        Assert.Equal([long1, "b"], await AllAsync(frames));
    }

    private static async Task<List<string>> AllAsync(EventFrames frames)
    {
        List<string> all = [];
        while (await frames.NextAsync(TestContext.Current.CancellationToken))
            all.Add(Encoding.UTF8.GetString(frames.Current));
        return all;
    }

    private sealed class Pieces(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(most, buffer.Length)], cancellationToken);
    }
}
