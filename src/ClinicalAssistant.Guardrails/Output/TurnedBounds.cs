using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// "Withhold it when systolic pressure is above 100" where the evidence withholds it below 100: the same is to be done, neither denies it, and the bound
/// points the other way. What is told of the patient's own figure, of a wait or of an exception is another thing.
/// </summary>
internal sealed class TurnedBounds(GuardPolicy policy, AnswerVocabulary vocabulary)
{
    private const int NearLabel = 4;
    private readonly int _more = policy.Group("more_than");
    private readonly int _less = policy.Group("less_than");

    public bool IsTurned(Statement sentence, IReadOnlyList<Fact> basis)
    {
        if (sentence.Text.Contains('?') || sentence.Numbers.Count == 0 || Lifts(sentence, 0, sentence.Hits.Tokens.Count))
            return false;
        foreach (var number in sentence.Numbers)
        {
            if (number.High is not null || number.Second is not null || sentence.Direction(number, _more, _less) is not (var side and not 0))
                continue;
            Fact? turned = null;
            var agrees = false;
            foreach (var fact in basis)
            {
                foreach (var bound in fact.Statement.Numbers)
                {
                    if (!IsSame(number, bound) || fact.EvidenceId is null)
                        continue;
                    var theirs = bound.High is null ? fact.Statement.Direction(bound, _more, _less) : 1;
                    // A figure without a side, or with the sentence's own, bears it out.
                    if (theirs != -side)
                        agrees = true;
                    else if (bound.High is null && DoesSame(sentence, number, fact.Statement, bound))
                        turned = fact;
                }
            }

            if (turned is not null && !agrees && !sentence.Numbers.Any(own => own.Start != number.Start && !turned.Statement.HoldsFigure(own)))
                return true;
        }

        return false;
    }

    private static bool IsSame(TextNumber number, TextNumber bound) =>
        bound.Second is null && (number.Unit is { } unit && bound.Unit is { } other ? NumberReader.SameAmount(number.Value, unit, bound.Value, other) || NumberReader.SameAmount(number.Value, unit, bound.High ?? bound.Value, other) : number.Value == bound.Value || number.Value == bound.High);

    /// <summary>Whether both tell one thing to be done at their bound, beside the measure and the medicine.</summary>
    private bool DoesSame(Statement sentence, TextNumber number, Statement fact, TextNumber bound)
    {
        var (first, end) = Stretch(fact, bound);
        if (Lifts(fact, first, end))
            return false;
        var (from, to) = Stretch(sentence, number);
        var label = Label(sentence, number);
        label.UnionWith(Label(fact, bound));
        for (var i = from; i < to; i++)
        {
            if (sentence.ConceptAt[i] is not (var concept and not 0) || label.Contains(concept) || IsOfNumber(sentence, i) || vocabulary.IsMedicine(sentence.Hits.Tokens.Word(i)))
                continue;
            for (var k = first; k < end; k++)
            {
                if (fact.ConceptAt[k] == concept && !IsOfNumber(fact, k))
                    return true;
            }
        }

        return false;
    }

    /// <summary>The words next to the figure: what is measured, and no matter of what is done.</summary>
    private static HashSet<uint> Label(Statement statement, TextNumber number)
    {
        var label = new HashSet<uint>();
        var near = 0;
        for (var i = statement.ConceptAt.Length - 1; i >= 0 && near < NearLabel; i--)
        {
            if (statement.Hits.Tokens[i].End > number.Start)
                continue;
            // What is measured stands behind "if", "when", "for a" and the like.
            if (statement.Hits.Tokens.Word(i) is "if" or "when" or "for" or "with" or "at" or "where" or "once")
                break;
            near++;
            if (statement.ConceptAt[i] != 0)
                label.Add(statement.ConceptAt[i]);
        }

        return label;
    }

    private static bool IsOfNumber(Statement statement, int token)
    {
        var place = statement.Hits.Tokens[token].Start;
        foreach (var number in statement.Numbers)
        {
            if (place >= number.Start && place < number.End)
                return true;
        }

        return false;
    }

    /// <summary>The tokens between the semicolons, and the words that set one thing against another, around a figure.</summary>
    private static (int First, int End) Stretch(Statement statement, TextNumber number)
    {
        var tokens = statement.Hits.Tokens;
        int first = 0, end = tokens.Count;
        for (var i = 1; i < tokens.Count; i++)
        {
            if (!tokens.Text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End).Contains(';') && tokens.Word(i) is not ("but" or "whereas" or "while"))
                continue;
            if (tokens[i].Start <= number.Start)
                first = i;
            else
                end = Math.Min(end, i);
        }

        return (first, end);
    }

    /// <summary>Whether a denial, a wait, an exception or a patient's own figure turns what is said of the bound.</summary>
    private static bool Lifts(Statement statement, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (statement.Hits.Tokens.Word(i) is "not" or "no" or "never" or "nor" or "neither" or "none" or "nothing" or "cannot" or "without" or "dont" or "doesnt" or "isnt" or "arent" or "wont" or "neednt" or "until" or "till" or "unless" or "except" or "otherwise"
                or "instead" or "rather" or "resume" or "resumed" or "restart" or "restarted" or "again" or "unnecessary" or "out" or "outside" or "escapes" or "spared" or "exempt" or "his" or "hers" or "he" or "she" or "your" or "yours" or "you" or "would" or "rises" or "falls" or "rise" or "fall" or "reach" or "reaches" or "target" or "aim" or "goal" or "keep" or "stays" or "stay" or "already" or "today")
                return true;
        }

        return false;
    }
}
