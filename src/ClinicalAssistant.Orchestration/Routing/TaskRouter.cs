using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Grounding;

namespace ClinicalAssistant.Orchestration.Routing;

/// <summary>
/// The deterministic router: weighted cues of each task (data beside its prompt) and, for diagnosis, the clinical findings recognised.
/// A question that no task claims clearly goes to <c>general</c>.
/// </summary>
public sealed class TaskRouter
{
    private const double Claimed = 2.5;
    private const double ClearMargin = 0.5;
    private const double PerFinding = 0.8;
    private const int CountedFindings = 4;
    private const double Demographics = 0.7;

    // The request stands at the start or the end of what is typed; a pasted chart between them holds words of every task.
    private const int RequestLength = 400;

    private readonly IReadOnlyList<RoutingCues> _cues;
    private readonly Lazy<CueFilter> _filter;

    internal TaskRouter(IReadOnlyList<RoutingCues> cues)
    {
        _cues = cues;
        _filter = new Lazy<CueFilter>(() => new CueFilter([.. cues.SelectMany(static task => task.Cues)]));
    }

    /// <summary>Lays out now what is otherwise laid out by the first question.</summary>
    internal void Prepare() => _ = _filter.Value;

    /// <summary>Routes a question by its words and what was recognised in them.</summary>
    public RoutedTask Route(string text, Findings findings)
    {
        var request = text.Length <= 2 * RequestLength ? text : string.Concat(text.AsSpan(0, RequestLength), "\n", text.AsSpan(text.Length - RequestLength));
        var clinical = (PerFinding * Math.Min(CountedFindings, findings.Observed.Count()))
            + (findings.Age is not null || findings.Sex != Sex.Unknown ? Demographics : 0);
        var canMatch = _filter.Value.Read(request);
        var first = 0;
        var best = (Task: "", Score: double.NegativeInfinity);
        var second = double.NegativeInfinity;
        foreach (var cues in _cues)
        {
            var score = cues.Score(request, canMatch.AsSpan(first, cues.Cues.Count)) + (cues.Task == ClinicalTask.Diagnosis ? clinical : 0);
            first += cues.Cues.Count;
            // Of two with the same score the first by name is taken.
            if (score > best.Score || (score == best.Score && string.CompareOrdinal(cues.Task, best.Task) < 0))
                (second, best) = (best.Score, (cues.Task, score));
            else
                second = Math.Max(second, score);
        }

        var margin = best.Score - (_cues.Count > 1 ? second : 0);
        return best.Score >= Claimed && margin >= ClearMargin
            ? new RoutedTask(best.Task, best.Score, margin)
            : new RoutedTask(ClinicalTask.General, best.Score, margin);
    }
}
