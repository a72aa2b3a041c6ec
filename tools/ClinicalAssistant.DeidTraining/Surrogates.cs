using System.Globalization;
using System.Text;
using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.DeidTraining;

/// <summary>
/// Writes a note again with other names, places and organisations, most of them in no list, and other figures: so the tagger learns from what stands around,
/// not from the names, and meets what the rules miss.
/// </summary>
internal sealed class Surrogates(string lexiconFolder, Random random)
{
    private const double Kept = 0.25;
    private readonly WordMaker _names = new(Words(lexiconFolder, "family-names-world.txt", "given-names-world.txt", "family-names.txt", "given-names.txt"), random);
    private readonly WordMaker _places = new(Words(lexiconFolder, "places-world.txt", "places.txt"), random);
    private readonly string[] _plain = Words(lexiconFolder, "common-words.txt").Where(word => word.Length is > 3 and < 9).ToArray();

    public TrainingNote Of(TrainingNote note)
    {
        var text = new StringBuilder();
        var spans = new List<TrainingSpan>();
        var at = 0;
        foreach (var span in note.Spans)
        {
            text.Append(note.Text, at, span.Start - at);
            var start = text.Length;
            text.Append(span.Tag is { } tag ? Other(note.Text[span.Start..span.End], tag) : note.Text[span.Start..span.End]);
            spans.Add(span with { Start = start, End = text.Length });
            at = span.End;
        }

        text.Append(note.Text, at, note.Text.Length - at);
        return new TrainingNote(Case(text.ToString()), spans);
    }

    // Now and then a note is written small or in capitals throughout.
    private string Case(string text)
    {
        var other = random.NextDouble() switch { < 0.12 => text.ToLowerInvariant(), < 0.18 => text.ToUpperInvariant(), _ => text };
        return other.Length == text.Length ? other : text;
    }

    private string Other(string value, Tag tag)
    {
        if (random.NextDouble() < Kept)
            return value;
        if (tag == Tag.Date && DayAndMonth(value) is { } day)
            return day;
        var written = new StringBuilder();
        for (var i = 0; i < value.Length;)
        {
            var end = i;
            while (end < value.Length && char.IsLetter(value[end]))
                end++;
            if (end - i > 2 && tag is Tag.Name or Tag.Location or Tag.Hospital)
                written.Append(Word(value[i..end], tag));
            else if (end > i)
                written.Append(value, i, end - i);
            else
                written.Append(char.IsAsciiDigit(value[i]) && tag is Tag.OtherId or Tag.Phone ? (char)('0' + random.Next(10)) : value[i]);
            i = Math.Max(end, i + 1);
        }

        return written.ToString();
    }

    // "3/8" as another day, now and then with another mark.
    private string? DayAndMonth(string value)
    {
        var parts = value.Split('/', '.', '-');
        if (parts.Length != 2 || !parts.All(part => part.Length is 1 or 2 && part.All(char.IsAsciiDigit)))
            return null;
        var dayFirst = int.Parse(parts[0], CultureInfo.InvariantCulture) > 12 || int.Parse(parts[1], CultureInfo.InvariantCulture) <= 12 && random.Next(2) == 0;
        var (day, month) = (random.Next(1, 32), random.Next(1, 13));
        var (first, second) = dayFirst ? (day, month) : (month, day);
        var mark = random.NextDouble() < 0.2 ? "/.-"[random.Next(3)] : value[parts[0].Length];
        var format = parts[0][0] == '0' || parts[1][0] == '0' || random.NextDouble() < 0.1 ? "00" : "0";
        return first.ToString(format, CultureInfo.InvariantCulture) + mark + second.ToString(format, CultureInfo.InvariantCulture);
    }

    private string Word(string word, Tag tag)
    {
        if (char.IsLower(word[0]) && word.Length < 5 || tag != Tag.Name && random.NextDouble() < 0.5)
            return word;
        var other = tag switch
        {
            Tag.Name => _names.Next(),
            Tag.Location => random.NextDouble() < 0.2 ? _plain[random.Next(_plain.Length)] : _places.Next(),
            _ => random.NextDouble() switch { < 0.4 => _plain[random.Next(_plain.Length)], < 0.7 => _places.Next(), _ => _names.Next() },
        };
        return char.IsLower(word[0]) ? other : word.Length > 1 && char.IsUpper(word[1]) ? other.ToUpperInvariant() : char.ToUpperInvariant(other[0]) + other[1..];
    }

    private static IEnumerable<string> Words(string folder, params string[] files) =>
        files.SelectMany(file => File.ReadLines(Path.Combine(folder, file))).Where(word => word.Length > 3 && word.All(char.IsLetter));
}
