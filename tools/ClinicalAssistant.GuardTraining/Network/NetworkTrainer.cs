using ClinicalAssistant.Guardrails;
using S = ClinicalAssistant.Guardrails.NetworkShape;

namespace ClinicalAssistant.GuardTraining;

/// <summary>Trains <see cref="NetworkWeights"/>: stochastic gradients with Adam, in plain loops, one thread, the same result every time.</summary>
internal sealed class NetworkTrainer
{
    private readonly NetworkSettings _settings;
    private readonly Random _random;
    private readonly uint[] _tunedKeys;
    private readonly Adam _places;
    private readonly Adam _patternBias;
    private readonly Adam _hidden;
    private readonly Adam _hiddenBias;
    private readonly Adam _output;
    private readonly Adam _outputBias;
    private readonly Adam _tuned;
    private readonly float[] _turned = new float[S.Places * WordVectors.Size];
    private readonly Pass _pass = new();
    private int _step;

    public NetworkTrainer(NetworkSettings settings, SampleReader reader)
    {
        _settings = settings;
        _random = new Random(settings.Seed);
        _tunedKeys = reader.TunedKeys;
        _places = new Adam(Start(S.Places * WordVectors.Size, 0.08f), settings.Decay);
        _patternBias = new Adam(new float[S.Patterns], 0);
        _hidden = new Adam(Start(S.Hidden * S.Pooled, 0.1f), settings.Decay);
        _hiddenBias = new Adam(new float[S.Hidden], 0);
        _output = new Adam(Start(Targets.Outputs * S.Hidden, 0.15f), settings.Decay);
        _outputBias = new Adam(new float[Targets.Outputs], 0);
        _tuned = new Adam(new float[(_tunedKeys.Length + S.Numbers) * WordVectors.Size], settings.TunedDecay, settings.TunedRate);
    }

    public NetworkWeights Train(IReadOnlyList<Sample> samples)
    {
        var order = Enumerable.Range(0, samples.Count).ToArray();
        var steps = (double)_settings.Rounds * samples.Count / _settings.Batch;
        for (var round = 0; round < _settings.Rounds; round++)
        {
            _random.Shuffle(order);
            foreach (var batch in order.Chunk(_settings.Batch))
            {
                Turn();
                foreach (var index in batch)
                    Learn(samples[index]);
                _step++;
                var rate = _settings.Rate * (float)Math.Max(0.02, Math.Min(_step / 100.0, 0.5 * (1 + Math.Cos(Math.PI * _step / steps))));
                foreach (var part in (Adam[])[_places, _patternBias, _hidden, _hiddenBias, _output, _outputBias])
                    part.Step(_step, rate, 1f / batch.Length);
                _tuned.StepRows(WordVectors.Size, _step, rate, 1f / batch.Length);
            }
        }

        return Pack();
    }

    private NetworkWeights Pack()
    {
        var weights = NetworkWeights.Empty(Targets.Outputs, _tunedKeys.Length);
        _places.Weights.CopyTo(weights.Places, 0);
        _patternBias.Weights.CopyTo(weights.PatternBias, 0);
        _hidden.Weights.CopyTo(weights.Hidden, 0);
        _hiddenBias.Weights.CopyTo(weights.HiddenBias, 0);
        _output.Weights.CopyTo(weights.Output, 0);
        _outputBias.Weights.CopyTo(weights.OutputBias, 0);
        _tunedKeys.CopyTo(weights.TunedKeys, 0);
        for (var i = 0; i < weights.Tuned.Length; i++)
            weights.Tuned[i] = (sbyte)Math.Clamp(MathF.Round(_tuned.Weights[i] / WordVectors.Step), sbyte.MinValue, sbyte.MaxValue);
        _tuned.Weights.AsSpan(weights.Tuned.Length).CopyTo(weights.Numbers);
        return weights;
    }

    private float[] Start(int count, float spread) => [.. Enumerable.Range(0, count).Select(_ => spread * 1.7f * (float)((2 * _random.NextDouble()) - 1))];

    /// <summary>The rows of the patterns as columns, so that one word's part of all patterns is a sum of scaled rows.</summary>
    private void Turn()
    {
        for (var i = 0; i < S.Places; i++)
        {
            for (var d = 0; d < WordVectors.Size; d++)
                _turned[(d * S.Places) + i] = _places.Weights[(i * WordVectors.Size) + d];
        }
    }

    private void Learn(Sample sample)
    {
        _pass.Read(sample, _tuned.Weights, _random, _settings);
        _pass.Pool(_turned, _patternBias.Weights, _random, _settings.Dropout);
        for (var h = 0; h < S.Hidden; h++)
        {
            var value = _hiddenBias.Weights[h] + Adam.Dot(_hidden.Weights.AsSpan(h * S.Pooled, S.Pooled), _pass.Pooled);
            _pass.Hidden[h] = value > 0 && _random.NextDouble() >= _settings.Dropout / 2 ? value / (1 - (_settings.Dropout / 2)) : 0;
        }

        Span<float> outputs = stackalloc float[Targets.Outputs];
        for (var o = 0; o < outputs.Length; o++)
            outputs[o] = _outputBias.Weights[o] + Adam.Dot(_output.Weights.AsSpan(o * S.Hidden, S.Hidden), _pass.Hidden);
        Targets.Gradient(sample.Line, outputs, _settings);
        Back(sample, outputs);
    }

    private void Back(Sample sample, ReadOnlySpan<float> errors)
    {
        Span<float> hidden = stackalloc float[S.Hidden];
        hidden.Clear();
        for (var o = 0; o < errors.Length; o++)
        {
            if (errors[o] == 0)
                continue;
            Adam.Add(_output.Gradient.AsSpan(o * S.Hidden, S.Hidden), _pass.Hidden, errors[o]);
            _outputBias.Gradient[o] += errors[o];
            Adam.Add(hidden, _output.Weights.AsSpan(o * S.Hidden, S.Hidden), errors[o]);
        }

        Span<float> pooled = stackalloc float[S.Pooled];
        pooled.Clear();
        for (var h = 0; h < S.Hidden; h++)
        {
            if (_pass.Hidden[h] <= 0)
                continue;
            var error = hidden[h] / (1 - (_settings.Dropout / 2));
            Adam.Add(_hidden.Gradient.AsSpan(h * S.Pooled, S.Pooled), _pass.Pooled, error);
            _hiddenBias.Gradient[h] += error;
            Adam.Add(pooled, _hidden.Weights.AsSpan(h * S.Pooled, S.Pooled), error);
        }

        for (var p = 0; p < S.Patterns; p++)
        {
            if (_pass.Pooled[p] > 0)
                Pattern(sample, p, pooled[p] / (1 - _settings.Dropout));
        }
    }

    /// <summary>Pattern p of width w learns from the words at its best place.</summary>
    private void Pattern(Sample sample, int pattern, float error)
    {
        _patternBias.Gradient[pattern] += error;
        var width = pattern / S.Filters;
        for (var k = 0; k <= width && _pass.Best[pattern] + k < sample.Count; k++)
        {
            var word = _pass.Best[pattern] + k;
            var row = k switch
            {
                0 => pattern,
                1 => S.Patterns + pattern - S.Filters,
                _ => S.Patterns + (2 * S.Filters) + pattern - (2 * S.Filters),
            };
            Adam.Add(_places.Gradient.AsSpan(row * WordVectors.Size, WordVectors.Size), _pass.Vectors.AsSpan(word * WordVectors.Size, WordVectors.Size), error);
            if (!_pass.Moves[word])
                continue;
            _tuned.Touch(sample.Tuned[word]);
            Adam.Add(_tuned.Gradient.AsSpan(sample.Tuned[word] * WordVectors.Size, WordVectors.Size), _places.Weights.AsSpan(row * WordVectors.Size, WordVectors.Size), error);
        }
    }
}
