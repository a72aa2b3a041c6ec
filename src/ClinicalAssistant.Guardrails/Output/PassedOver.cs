using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Short pieces of evidence that the answer passes over: it cites them nowhere and tells their matter nowhere. Who hands over two lines on one case means
/// both, so what such a line forbids, asks for or appoints a time for is left out, whatever its words. A passage that was looked up, and what the engines found, may be beside the matter.
/// </summary>
internal sealed class PassedOver
{
    private const int MostWords = 40;
    private const int MostSentences = 3;
    private readonly GuardPolicy _policy;
    private readonly AnswerVocabulary _vocabulary;
    private readonly IReadOnlyList<Fact> _facts;
    private readonly CoveredUnits _answer;
    private readonly IReadOnlyList<Statement> _shown;
    private readonly HashSet<string> _lookedUp;
    private readonly int _monitoring;
    private readonly int _followUp;
    private PopulationBands? _bands;

    public PassedOver(GuardPolicy policy, AnswerVocabulary vocabulary, OutputContext context, IReadOnlyList<Fact> facts, CoveredUnits answer, IReadOnlyList<Statement> shown)
    {
        (_policy, _vocabulary, _facts, _answer, _shown) = (policy, vocabulary, facts, answer, shown);
        Context = context;
        _lookedUp = [.. context.Evidence.Where(static item => item.Kind != EvidenceKind.Passage || FactBase.IsOfPacks(item)).Select(static item => item.Id)];
        (_monitoring, _followUp) = (policy.Group("monitoring_cue"), policy.Group("follow_up_cue"));
    }

    private OutputContext Context { get; }

    private PopulationBands Bands => _bands ??= new PopulationBands(_policy, Context.Patient, Context.Question);

    /// <summary>Whether the answer passes over the whole piece that the fact stands in.</summary>
    public bool Is(Fact fact)
    {
        if (fact.EvidenceId is not { } id || _answer.Cites(id) || _lookedUp.Contains(id))
            return false;
        int sentences = 0, words = 0;
        foreach (var other in _facts)
        {
            if (other.EvidenceId != id)
                continue;
            sentences++;
            words += other.Statement.Hits.Tokens.Count;
            if (_answer.SaysMatterOf(other, _facts))
                return false;
        }

        return sentences <= MostSentences && words <= MostWords;
    }

    /// <summary>Whether a sentence of such a piece asks for something, forbids or appoints a time, and concerns this patient and what the answer is about.</summary>
    public bool IsOwed(Statement fact) =>
        (fact.Has(_monitoring) || fact.Has(_followUp) || fact.Hits.Tokens.Word(0) is "no" or "not" or "never" || fact.Parts.Any(static part => part.AdvisesAgainst) || fact.Numbers.Any(IsTime))
        && !Proposals.HasDose(fact) && !IsOfOthers(fact) && !NamesWhatIsDenied(fact);

    /// <summary>Whether it is said of a group that this patient is none of.</summary>
    public bool IsOfOthers(Statement fact) => Bands.Read(fact).Exists(static band => band.Holds == false);

    /// <summary>Whether the piece was handed over with the question, and not looked up.</summary>
    public bool IsHandedOver(string id) => !_lookedUp.Contains(id);

    private static bool IsTime(TextNumber number) => number.Unit is "h" or "min" or "d" or "wk" or "mo" or "a";

    /// <summary>"Lanolin ointment every night" where the answer says that lanolin is not for her: how it is used need not be told.</summary>
    private bool NamesWhatIsDenied(Statement fact)
    {
        for (var i = 0; i < fact.ConceptAt.Length; i++)
        {
            if (fact.ConceptAt[i] is not (var concept and not 0) || fact.DeniedAt[i] || (!_vocabulary.IsMedicine(fact.Hits.Tokens.Word(i)) && !_facts.Any(other => other.Origin == FactOrigin.Record && other.Statement.Stems.Contains(concept))))
                continue;
            if (_shown.Any(sentence => Denies(sentence, concept)))
                return true;
        }

        return false;
    }

    private static bool Denies(Statement sentence, uint concept)
    {
        for (var i = 0; i < sentence.ConceptAt.Length; i++)
        {
            if (sentence.ConceptAt[i] == concept && sentence.DeniedAt[i])
                return true;
        }

        return false;
    }
}
