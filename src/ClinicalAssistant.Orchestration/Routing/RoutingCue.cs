using System.Text.RegularExpressions;

namespace ClinicalAssistant.Orchestration.Routing;

/// <summary>
/// A pattern with its weight. Whether it matches never depends on the clock: matching that takes long, because the pattern backtracks or because the machine is busy,
/// is done again by the engine that takes linear time and needs no limit.
/// </summary>
internal sealed partial class RoutingCue
{
    // Far above what any match takes, so that a busy machine alone makes no second engine: sixteen questions at once on two processors keep each other waiting for 50 ms.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private readonly Regex _pattern;
    private readonly Lazy<Regex> _linear;

    /// <exception cref="ArgumentException">The pattern is none, or looks around or refers back, which cannot be matched in linear time.</exception>
    public RoutingCue(string pattern, double weight)
    {
        if (Unbounded().IsMatch(pattern))
            throw new ArgumentException("A cue may not look around, refer back or hold an atomic group.", nameof(pattern));
        const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
        _pattern = new Regex(pattern, Options, Patience);
        // Made when it is needed: it costs a hundred times what the other costs.
        _linear = new Lazy<Regex>(() => new Regex(pattern, Options | RegexOptions.NonBacktracking, Regex.InfiniteMatchTimeout));
        Weight = weight;
    }

    public double Weight { get; }

    /// <summary>Pieces of text, as <see cref="CueText"/> writes it, of which every match holds at least one; null where none are known. Read anew each time.</summary>
    public IReadOnlyList<string>? Literals() => CueLiterals.Of(_pattern.ToString());

    public bool Matches(string text)
    {
        try
        {
            return _pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return _linear.Value.IsMatch(text);
        }
    }

    [GeneratedRegex(@"\(\?(=|!|<=|<!|>)|\\[1-9k]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Unbounded();
}
