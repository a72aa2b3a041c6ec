using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>The facts of a text, to look up whether another text's fact stands in it.</summary>
public sealed class FactBook
{
    private readonly List<StatedFact> _facts = [];
    private readonly List<TextNumber> _numbers = [];
    private readonly List<string> _sentences = [];
    private readonly HashSet<string> _sides = new(StringComparer.Ordinal);

    /// <summary>The facts of sentences, each read alone.</summary>
    public FactBook(FactReader reader, IEnumerable<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            _facts.AddRange(reader.Read(sentence));
            _numbers.AddRange(NumberReader.Read(sentence));
            _sides.UnionWith(FactReader.SidesIn(sentence));
            _sentences.Add(sentence);
        }
    }

    /// <summary>All facts, as read.</summary>
    public IReadOnlyList<StatedFact> Facts => _facts;

    /// <summary>Whether the text states a fact: the same drug with the same dose, the same amount, the same absence, the same side.</summary>
    public bool Holds(StatedFact fact) => fact.Kind switch
    {
        FactKind.Medication => HoldsMedication(fact),
        FactKind.Allergy => _facts.Exists(own => own.Kind == FactKind.Allergy && own.Key == fact.Key) || _sentences.Exists(sentence => Contains(sentence, "allerg") && Contains(sentence, fact.Text)),
        FactKind.Negative => _facts.Exists(own => own.Kind == FactKind.Negative && own.Key == fact.Key) || _sentences.Exists(sentence => Contains(sentence, fact.Text) && Denials.Any(word => Contains(sentence, word))),
        FactKind.Side => _sides.Contains(fact.Key),
        FactKind.FollowUp => fact.Amounts.Count == 0 || fact.Amounts.All(Holds),
        _ => fact.Amounts.All(Holds),
    };

    /// <summary>Whether the text states an amount: as a value, an end of a range, or one half of a pair.</summary>
    public bool Holds(TextNumber amount) => _numbers.Exists(own => Same(own, amount));

    private static readonly string[] Denials = ["no ", "not ", "n't ", "denies", "denied", "without", "never", "none", "negative"];

    private bool HoldsMedication(StatedFact fact)
    {
        var named = _facts.Where(own => own.Kind == FactKind.Medication && own.Key == fact.Key).ToList();
        return named.Count > 0 && fact.Amounts.All(amount => named.Exists(own => own.Amounts.Any(dose => Same(dose, amount))));
    }

    private static bool Same(TextNumber own, TextNumber other) =>
        Within(own, other.Value, other.Unit) && (other.Second is not { } second || own.Second == second || own.Value == second) && (other.High is not { } high || Within(own, high, other.Unit));

    private static bool Within(TextNumber own, decimal value, string? unit)
    {
        return Equal(own.Value) || (own.High is { } high && Equal(high)) || own.Second == value;

        bool Equal(decimal mine) => NumberReader.SameAmount(mine, own.Unit, value, unit) || ((own.Unit is null || unit is null) && mine == value);
    }

    private static bool Contains(string sentence, string words) => sentence.Contains(words, StringComparison.OrdinalIgnoreCase);
}
