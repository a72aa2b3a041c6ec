using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Literature;

/// <summary>A clinical question in its parts: who, what is done, against what, to which end. Parts that the question does not state are null.</summary>
/// <param name="Population">Who it is about.</param>
/// <param name="Intervention">What is done, or what they are exposed to.</param>
/// <param name="Comparison">What it is compared with.</param>
/// <param name="Outcome">What is to come of it.</param>
public sealed partial record Pico(string? Population, string? Intervention, string? Comparison, string? Outcome) : PatientWords
{
    private const string Effect = "reduces?|lowers?|improves?|prevents?|increases?|raises?|affects?|decreases?|shortens?|slows?|cures?|causes?|changes?|predicts?|work|help|better";

    /// <summary>Reads a question by its common forms; what fits none is an intervention or population as a whole.</summary>
    public static Pico Read(string question)
    {
        var text = Lead().Replace(question.Trim().TrimEnd('?', '.', ' '), "").Trim();
        if (text.Length == 0)
            return new Pico(null, null, null, null);
        var population = Population_().Match(text) is { Success: true } among ? Part(among.Groups["p"].Value) : null;
        var rest = population is null ? text : Population_().Replace(text, " ", 1).Trim(' ', ',');
        var comparison = Versus().Match(rest) is { Success: true } versus ? Part(versus.Groups["c"].Value) : null;
        if (comparison is not null)
            rest = Versus().Replace(rest, " ", 1).Trim(' ', ',');
        if (EffectOf().Match(rest) is { Success: true } effect)
            return new Pico(population, Part(effect.Groups["i"].Value), comparison, Part(effect.Groups["o"].Value));
        if (Acts().Match(rest) is { Success: true } acts)
            return new Pico(population, Part(acts.Groups["i"].Value), comparison, Part(acts.Groups["o"].Value));
        if (For().Match(rest) is { Success: true } with)
            return new Pico(population ?? Part(with.Groups["p"].Value), Part(with.Groups["i"].Value), comparison, null);
        return new Pico(population, Part(rest), comparison, null);
    }

    /// <summary>The parts as a search of titles and abstracts: words of one part together, the parts joined.</summary>
    public string Query()
    {
        var parts = new[] { Population, Intervention, Comparison, Outcome }.OfType<string>().Select(Terms).Where(terms => terms.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase);
        return string.Join(" AND ", parts.Select(terms => $"({terms})"));
    }

    /// <summary>The parts in words, for readers.</summary>
    public string Shown() => string.Join("; ", new[] { ("population", Population), ("intervention", Intervention), ("comparison", Comparison), ("outcome", Outcome) }.Where(part => part.Item2 is not null).Select(part => $"{part.Item1}: {part.Item2}"));

    private static string Terms(string part) => string.Join(" AND ", Word().Matches(part).Select(match => match.Value).Where(word => word.Length > 2 && !Empty().IsMatch(word)).Distinct(StringComparer.OrdinalIgnoreCase).Take(6).Select(word => $"{word}[tiab]"));

    private static string? Part(string text)
    {
        var words = Trimmed().Replace(text.Trim(' ', ',', ';'), "").Trim();
        return words.Length == 0 ? null : words;
    }

    [GeneratedRegex(@"^(please\s+)?((can|could) you\s+)?((find|search( for)?|look up|show( me)?|list|summari[sz]e|review|give me)\s+)?((the\s+)?(latest|recent|current|new|best|available)?\s*(evidence|literature|studies|research|trials|papers|articles|publications|meta-?analys[ei]s|systematic reviews?|rcts?|data)\s+((on|for|about|of|regarding)\s+)?(whether\s+|if\s+|that\s+)?)?((what (is|are) the\s+)?(evidence|literature|studies|data)\s+(for|on|that|about)\s+)?((does|do|is|are|can|should|will|has|have)\s+)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex(@"\b(in|among|for)\s+(?<p>(adults?|children|infants|women|men|pregnant|patients?|people|persons?|elderly|older|neonates|adolescents|smokers|those|individuals|outpatients|inpatients)\b[^,?]*?)(?=,|$|\s+(does|do|is|are|compared|versus|vs)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Population_();

    [GeneratedRegex(@"\b(compared (with|to)|versus|vs\.?|rather than|instead of|over)\s+(?<c>[^,?]+?)(?=,|$|\s+(for|in|on|to|" + Effect + @")\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Versus();

    [GeneratedRegex(@"^(the\s+)?(effects?|impact|influence|efficacy|effectiveness|safety|role|benefits?) of (?<i>.+?) (on|for|in) (?<o>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EffectOf();

    [GeneratedRegex(@"^(?<i>.+?)\s+(" + Effect + @")\b\s*(?<o>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Acts();

    [GeneratedRegex(@"^(?<i>.+?)\s+(for|in|to treat|to prevent|after|during)\s+(?<p>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex For();

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"^(the|and|with|for|who|that|have|has|had|are|was|were|does|did|use|using|used|than|any|their|there|from|into|due|evidence|effect|effects|patients?|people|persons?|adults?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Empty();

    [GeneratedRegex(@"^(the|a|an|of|with|who have|that|whether|if|does|do|is|are)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Trimmed();
}
