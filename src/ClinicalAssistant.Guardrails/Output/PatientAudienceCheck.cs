using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>A patient is told no definite diagnosis: "you have", "your child has" and the like with a disease that neither the question nor the record states.</summary>
internal sealed class PatientAudienceCheck
{
    private const int Reach = 5;
    private readonly AnswerVocabulary _vocabulary;
    private readonly int _asserting;
    private readonly int _general;
    private readonly HashSet<uint> _known = [];

    public PatientAudienceCheck(GuardPolicy policy, OutputContext context, AnswerVocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        _asserting = policy.Group("asserting_diagnosis");
        _general = policy.Group("general_clinical_words");
        foreach (var entry in context.Patient?.Conditions ?? [])
            _known.UnionWith(Statement.Read(entry.Text, policy).Stems);
    }

    public void Check(Statement sentence, List<SentenceFault> faults)
    {
        foreach (var hit in sentence.Hits.Of(_asserting))
        {
            if (IsConditional(sentence, hit.Start))
                continue;
            for (var i = hit.End; i < Math.Min(sentence.ConceptAt.Length, hit.End + Reach); i++)
            {
                if (sentence.Hits.Tokens.Word(i) is "may" or "might" or "could" or "if" or "told" or "risk" or "symptoms")
                    break;
                if (sentence.ConceptAt[i] is var concept and not 0 && !_known.Contains(concept) && sentence.Hits.Between(_general, i, i).IsEmpty && _vocabulary.IsDisease(sentence.Hits.Tokens.Word(i)))
                {
                    faults.Add(new SentenceFault("definitive_diagnosis", ""));
                    return;
                }
            }
        }
    }

    private static bool IsConditional(Statement sentence, int token)
    {
        for (var i = Math.Max(0, token - 4); i < token; i++)
        {
            if (sentence.Hits.Tokens.Word(i) is "if" or "when" or "whether" or "once" or "unless" or "because" or "say" or "said" or "until" or "while" or "in")
                return true;
            // "means that you have" asserts; "tell them that you have" does not.
            if (sentence.Hits.Tokens.Word(i) is "that" && (i == 0 || sentence.Hits.Tokens.Word(i - 1) is not ("mean" or "means" or "shows" or "show" or "confirms" or "confirm" or "proves" or "sure" or "certain" or "clear")))
                return true;
        }

        return false;
    }
}
