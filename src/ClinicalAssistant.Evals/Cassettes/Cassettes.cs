using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.Evals;

/// <summary>
/// The cassettes of a folder, one file a suite: either being recorded or being replayed. A reply is found by provider, model, parameters, prompt hash
/// and sample, that of the same case and the same call within it first; one that was made for another prompt is stale and is said to be.
/// </summary>
internal sealed class Cassettes : IDisposable
{
    private readonly string _folder;
    private readonly Func<Deidentifier>? _scrub;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Cassette> _kept = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Suite, string Case, int? Call, string Key), Cassette> _calls = [];
    private readonly HashSet<(string Suite, string Case, string Provider)> _cases = [];
    private readonly Dictionary<string, StreamWriter> _writers = new(StringComparer.Ordinal);

    private Cassettes(string folder, Func<Deidentifier>? scrub) => (_folder, _scrub) = (folder, scrub);

    /// <summary>Whether replies are recorded; otherwise they are replayed and no provider is asked.</summary>
    public bool Records => _scrub is not null;

    /// <summary>Records into a folder; what it holds for the same key is replaced.</summary>
    public static Cassettes Record(string folder, Func<Deidentifier> scrub)
    {
        Directory.CreateDirectory(folder);
        return new Cassettes(Path.GetFullPath(folder), scrub);
    }

    /// <summary>Replays a folder.</summary>
    /// <exception cref="WrongInputException">It is not there or not readable.</exception>
    public static Cassettes Replay(string folder)
    {
        if (!Directory.Exists(folder))
            throw new WrongInputException($"{folder}: there is no such folder of cassettes. Record one with 'eval run … --record {folder}'.");
        var cassettes = new Cassettes(Path.GetFullPath(folder), null);
        foreach (var file in Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal))
            cassettes.Load(file);
        return cassettes;
    }

    /// <summary>What was said to this.</summary>
    /// <param name="asked">All that a reply depends on, without the reply.</param>
    /// <exception cref="NoCassetteException">There is none.</exception>
    public Cassette Find(Cassette asked)
    {
        var key = Key(asked);
        if (_calls.TryGetValue((asked.Suite, asked.Case, asked.Call, key), out var cassette)
            || _calls.TryGetValue((asked.Suite, asked.Case, null, key), out cassette)
            || _kept.TryGetValue(key, out cassette))
            return cassette;

        throw new NoCassetteException(_cases.Contains((asked.Suite, asked.Case, asked.Provider))
            ? "stale: the cassette of this case was made for another prompt, model or setting. Record it again with --record."
            : "there is no cassette for this case. Record it with --record.");
    }

    public void Keep(Cassette cassette)
    {
        var scrubber = _scrub!();
        var clean = cassette with
        {
            Text = scrubber.Deidentify(cassette.Text).Text,
            Calls = cassette.Calls is null ? null : [.. cassette.Calls.Select(call => call with { Arguments = scrubber.Deidentify(call.Arguments).Text })],
        };
        var line = JsonSerializer.Serialize(clean, CassetteJson.Default.Cassette);
        lock (_lock)
        {
            if (!_writers.TryGetValue(cassette.Suite, out var writer))
                _writers[cassette.Suite] = writer = new StreamWriter(Path.Combine(_folder, cassette.Suite + ".jsonl"), append: true) { AutoFlush = true };
            writer.WriteLine(line);
        }
    }

    public static string Key(Cassette cassette) =>
        string.Create(CultureInfo.InvariantCulture, $"{cassette.Provider}\n{cassette.Model}\n{cassette.Parameters}\n{cassette.Prompt}\n{cassette.Sample}");

    public void Dispose()
    {
        foreach (var writer in _writers.Values)
            writer.Dispose();
    }

    private void Load(string file)
    {
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (line.Length == 0)
                continue;
            try
            {
                var cassette = JsonSerializer.Deserialize(line, CassetteJson.Default.Cassette) ?? throw new JsonException();
                var key = Key(cassette);
                _kept[key] = _calls[(cassette.Suite, cassette.Case, null, key)] = _calls[(cassette.Suite, cassette.Case, cassette.Call, key)] = cassette;
                _cases.Add((cassette.Suite, cassette.Case, cassette.Provider));
            }
            catch (JsonException fault)
            {
                throw new WrongInputException(string.Create(CultureInfo.InvariantCulture, $"{file} line {number}: this is not a cassette. Remove the line, or record again."), fault);
            }
        }
    }
}
