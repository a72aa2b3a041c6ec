using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// "X with Y risks myopathy; withhold Y until the course is finished": the patient takes Y and the evidence says at once what becomes of it, whatever else
/// is the case. X may then be given; where the answer leaves the pause out, it is added at the end.
/// </summary>
internal sealed class PausedMedicines(GuardPolicy policy, PatientSituation situation, Exchanges exchanges)
{
    private const int Reach = 4;
    private readonly int _against = policy.Group("advising_against");

    /// <summary>
    /// Whether the conflict that <paramref name="fact"/> tells is with a medicine of the patient that it, or what the same evidence says next, pauses, and
    /// with nothing else of the patient's; and the sentence gives that medicine no more.
    /// </summary>
    public bool IsManaged(Statement sentence, Statement fact, Statement? next) =>
        (Paused(fact) ?? exchanges.Of(fact) ?? (next is null ? null : Paused(next))) is { } paused && Names(fact, paused) && !situation.AppliesToPerson(fact) && !situation.NamesState(fact) && !NamesOther(fact, paused) && !IsGiven(sentence, paused);

    private bool Names(Statement fact, uint paused) => fact.Stems.Contains(paused) || situation.Taken.Any(taken => taken.Name == paused && taken.Classes.Overlaps(fact.Stems));

    private bool NamesOther(Statement fact, uint paused)
    {
        var own = situation.Taken.First(taken => taken.Name == paused).Classes;
        return situation.Taken.Any(taken => taken.Name != paused && (fact.Stems.Contains(taken.Name) || taken.Classes.Any(of => fact.Stems.Contains(of) && !own.Contains(of))));
    }

    /// <summary>Whether the sentence names it with no word against it.</summary>
    private bool IsGiven(Statement sentence, uint paused)
    {
        for (var i = 0; i < sentence.ConceptAt.Length; i++)
        {
            if ((sentence.ConceptAt[i] == paused || (sentence.ConceptAt[i] != 0 && situation.Taken.Any(taken => taken.Name == paused && taken.Classes.Contains(sentence.ConceptAt[i])))) && !sentence.DeniedAt[i] && sentence.Hits.Between(_against, i - Reach, i + Reach).IsEmpty && !IsSkipped(sentence.Hits.Tokens, i))
                return true;
        }

        return false;
    }

    /// <summary>"Skip your simvastatin", "pause it".</summary>
    private static bool IsSkipped(Tokens tokens, int token)
    {
        for (var i = Math.Max(0, token - Reach); i < token; i++)
        {
            if (tokens.Word(i) is "skip" or "skipping" or "pause" or "pausing" or "suspend" or "miss" && (i == 0 || tokens.Word(i - 1) is not ("not" or "never" or "dont")))
                return true;
        }

        return false;
    }

    /// <summary>The medicine of the patient that the statement pauses, whatever else is the case, or null.</summary>
    private uint? Paused(Statement fact)
    {
        var tokens = fact.Hits.Tokens;
        if (tokens.IndexOf("if") + tokens.IndexOf("unless") > -2)
            return null;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!IsPausing(tokens, i))
                continue;
            for (var at = i + 1; at < Math.Min(tokens.Count, i + Reach); at++)
            {
                if (tokens.Word(at) is "and" or "or" or "with" or "when")
                    break;
                // "Withhold simvastatin", "withhold the statin".
                foreach (var (name, classes) in situation.Taken)
                {
                    if (fact.ConceptAt[at] is var concept and not 0 && (name == concept || classes.Contains(concept)))
                        return name;
                }
            }
        }

        return null;
    }

    private static bool IsPausing(Tokens tokens, int i) =>
        (tokens.Word(i) is "leave" && (i == 0 || tokens.Word(i - 1) is not ("not" or "never" or "to")) && ((i + 2 < tokens.Count && tokens.Word(i + 2) is "out") || (i + 1 < tokens.Count && tokens.Word(i + 1) is "out")))
        || (tokens.Word(i) is "withhold" or "suspend" or "pause" or "hold" or "interrupt" or "stop" or "omit" && (i == 0 || tokens.Word(i - 1) is not ("not" or "never" or "to")))
        || (tokens.Word(i) is "take" && i > 0 && tokens.Word(i - 1) is "not" && tokens.IndexOf("while") + tokens.IndexOf("during") > -2);

    /// <summary>"Mycophenolate forbidden, switch to azathioprine": what is barred is what the patient takes, and nothing that is named beside it.</summary>
    public bool ForbidsTaken(Statement fact, StatementPart part)
    {
        var tokens = fact.Hits.Tokens;
        for (var i = part.First; i + 1 < part.End; i++)
        {
            if (fact.ConceptAt[i] == 0 || !situation.Taken.Any(taken => taken.Name == fact.ConceptAt[i]) || (i > part.First && tokens.Word(i - 1) is "with" or "on" or "in" or "taking" or "during" or "and" or "or"))
                continue;
            var verb = tokens.Word(i + 1) is "is" or "are" or "was" && i + 2 < part.End ? i + 2 : i + 1;
            if (tokens.Word(verb) is "forbidden" or "contraindicated" or "prohibited" or "banned" or "barred")
                return true;
        }

        return false;
    }
}
