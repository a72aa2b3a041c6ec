using System.Globalization;
using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Reads vital signs and laboratory values from text: name, connecting words, number, unit.</summary>
internal sealed partial class MeasurementReader
{
    private const string Systolic = "systolic-blood-pressure";
    private const string Diastolic = "diastolic-blood-pressure";

    private readonly List<AnalyteUnits> _analytes = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly PhraseTrie _exact = new();
    private readonly PhraseTrie _forms = new();

    public MeasurementReader(KnowledgeBase pack)
    {
        foreach (var analyte in pack.Analytes.Values.Where(analyte => analyte.Plausible.Count == 2))
        {
            var rules = pack.Findings.Values.SelectMany(finding => finding.Measure).Where(rule => rule.Analyte == analyte.Id && rule.AgeFrom <= 40m && rule.AgeTo > 40m).ToList();
            _numbers[analyte.Id] = _analytes.Count;
            _analytes.Add(new AnalyteUnits(analyte, rules.Max(rule => rule.Below), rules.Min(rule => rule.Above)));
        }

        foreach (var (id, number) in _numbers)
        {
            foreach (var name in pack.Analytes[id].Names.Append(pack.Analytes[id].Label))
                AddName(name, number);
        }

        if (_numbers.TryGetValue("body-temperature", out var temperature))
        {
            // "fever of 39.2", "febrile to 103": a temperature where the number can be one.
            foreach (var name in (string[])["fever", "febrile", "pyrexia", "temps", "temperatures"])
                _forms.Add([WordForms.Of(name)], temperature);
        }

        if (_numbers.ContainsKey(Systolic) && _numbers.ContainsKey(Diastolic))
        {
            _exact.Add(["BP"], _analytes.Count);
            _exact.Add(["bp"], _analytes.Count);
            _forms.Add(["blood", WordForms.Of("pressure")], _analytes.Count);
            _forms.Add(["arterial", "blood", WordForms.Of("pressure")], _analytes.Count);
        }
    }

    public AnalyteUnits? UnitsOf(string analyte) => _numbers.TryGetValue(analyte, out var number) ? _analytes[number] : null;

    public void Read(string text, Token[] tokens, List<Measurement> measurements, List<StatedResult> results)
    {
        ReadNamed(text, tokens, measurements, results);
        foreach (var (analyte, change, start, end) in PosturalReader.Read(text))
        {
            if (UnitsOf(analyte) is { } units && units.ToDefault(change, units.Analyte.Unit) is { } value)
                measurements.Add(new Measurement(analyte, units.Analyte.Label, new Quantity(value, units.Analyte.Unit), new Quantity(value, units.Analyte.Unit), start, end));
        }
    }

    private void ReadNamed(string text, Token[] tokens, List<Measurement> measurements, List<StatedResult> results)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind == TokenKind.Number)
            {
                ReadBare(text, tokens, i, measurements);
                continue;
            }

            if (tokens[i].Kind != TokenKind.Word || Name(text, tokens, i) is not { } name || IsOfTheSurroundings(text, tokens, i))
                continue;
            var analyte = Specimen(text, tokens, i, name.Analyte);
            if (analyte == PhraseTrie.None)
            {
                i = name.End - 1;
                continue;
            }

            if (analyte == _analytes.Count ? ReadPressure(text, tokens[i].Start, name.TextEnd, measurements) : ReadValue(text, tokens[i].Start, name.TextEnd, _analytes[analyte], measurements))
            {
                while (i + 1 < tokens.Length && tokens[i + 1].Start < measurements[^1].End)
                    i++;
            }
            else
            {
                if (analyte < _analytes.Count)
                    ReadWords(text, tokens, i, name.TextEnd, _analytes[analyte].Analyte.Id, results);
                i = name.End - 1;
            }
        }
    }

    /// <summary>"Room temperature": not the patient's.</summary>
    private static bool IsOfTheSurroundings(string text, Token[] tokens, int name) =>
        name > 0 && tokens[name - 1].Kind == TokenKind.Word && tokens[name - 1].In(text) is "room" or "ambient" or "outside" or "environmental" or "water" or "air";

    private void AddName(string name, int number)
    {
        var raw = new List<string>();
        foreach (var token in Tokenizer.Read(name))
        {
            if (token.Kind is TokenKind.Word or TokenKind.Number)
                raw.Add(token.In(name).ToString());
        }

        if (raw.Count == 0)
            return;
        var letters = raw.Sum(word => word.Length);
        _exact.Add(raw, number);
        if (letters == 2)
            _exact.Add(raw.ConvertAll(word => word.ToLowerInvariant()), number);
        if (letters > 2)
            _forms.Add(raw.ConvertAll(word => WordForms.Of(word)), number);
    }

    private (int Analyte, int End, int TextEnd)? Name(string text, Token[] tokens, int first)
    {
        var best = Longest(text, tokens, first, _exact, exact: true);
        var form = Longest(text, tokens, first, _forms, exact: false);
        if (form is { } found && (best is null || found.End > best.Value.End))
            best = form;
        if (best is { } name)
            return (name.Analyte, name.End, tokens[name.End - 1].End);

        // "T38.2", "HR118": the name runs on into the number.
        var word = tokens[first].In(text);
        var digits = word.IndexOfAnyInRange('0', '9');
        if (digits <= 0 || digits > 4 || word[digits..].IndexOfAnyExceptInRange('0', '9') >= 0 || word.Length - digits < 2)
            return null;
        var node = _exact.After(PhraseTrie.Root, _exact.Word(word[..digits]));
        return node == PhraseTrie.None || _exact.Value(node) == PhraseTrie.None ? null : (_exact.Value(node), first + 1, tokens[first].Start + digits);
    }

    private static (int Analyte, int End)? Longest(string text, Token[] tokens, int first, PhraseTrie trie, bool exact)
    {
        (int, int)? best = null;
        var node = PhraseTrie.Root;
        for (var i = first; i < tokens.Length && i < first + 6; i++)
        {
            if (tokens[i].Kind == TokenKind.Mark && i > first && text[tokens[i].Start] is '-' or '/')
                continue;
            if (tokens[i].Kind is not (TokenKind.Word or TokenKind.Number))
                break;
            node = trie.After(node, exact ? trie.Word(tokens[i].In(text)) : trie.Word(WordForms.Of(tokens[i].In(text))));
            if (node == PhraseTrie.None)
                break;
            if (trie.Value(node) is var value and not PhraseTrie.None)
                best = (value, i + 1);
        }

        return best;
    }

    /// <summary>In the sentence of a tap or puncture a count is not the blood's: it is the fluid's own analyte, or unknown.</summary>
    private int Specimen(string text, Token[] tokens, int name, int analyte)
    {
        if (analyte >= _analytes.Count || _analytes[analyte].Analyte.Kind == FindingKind.Vital)
            return analyte;
        for (var i = name - 1; i >= 0 && i > name - 30; i--)
        {
            if (tokens[i].Kind == TokenKind.LineEnd || (tokens[i].Kind == TokenKind.Mark && text[tokens[i].Start] is '.' or ';' && (i + 1 >= tokens.Length || tokens[i + 1].Start > tokens[i].End)))
                return analyte;
            if (tokens[i].Kind != TokenKind.Word)
                continue;
            var word = tokens[i].In(text);
            if (word is "Serum" or "serum" or "blood" or "Blood" or "bloods" or "Bloods" or "plasma" or "labs" or "Labs")
                return analyte;
            var fluid = Fluid(word);
            if (fluid is null)
                continue;
            var id = _analytes[analyte].Analyte.Id;
            if (id.StartsWith(fluid, StringComparison.Ordinal))
                return analyte;
            return _numbers.GetValueOrDefault(fluid + (id == "white-cell-count" ? "white-cells" : id), PhraseTrie.None);
        }

        return analyte;
    }

    private static string? Fluid(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[24];
        if (word.Length > lower.Length)
            return null;
        word.ToLowerInvariant(lower);
        return lower[..word.Length] switch
        {
            "csf" or "lp" or "cerebrospinal" or "lumbar" => "csf-",
            "ascitic" or "ascites" or "tap" or "paracentesis" or "peritoneal" => "ascitic-",
            "synovial" or "arthrocentesis" or "aspirate" or "aspirated" or "aspiration" => "synovial-",
            "pleural" or "thoracentesis" or "effusion" => "pleural-",
            "urine" or "urinary" or "urinalysis" or "dipstick" or "dip" => "urine-",
            _ => null,
        };
    }

    private bool ReadPressure(string text, int start, int at, List<Measurement> measurements)
    {
        if (Connector().Match(text, at) is not { Success: true } connector)
            return false;
        var pair = PressurePair().Match(text, at + connector.Length);
        if (!pair.Success)
            return false;
        AddPressure(text, start, pair, measurements);
        return measurements.Count > 0 && measurements[^1].Start == start;
    }

    private void AddPressure(string text, int start, Match pair, List<Measurement> measurements)
    {
        var end = pair.Index + pair.Length;
        if (UnitSpelling.Read(text, end) is { Unit: "mm[Hg]" } unit)
            end = unit.End;
        Add(Systolic, pair.Groups[1].ValueSpan, start, end, measurements);
        if (pair.Groups[2].Success)
            Add(Diastolic, pair.Groups[2].ValueSpan, start, end, measurements);
    }

    private void Add(string id, ReadOnlySpan<char> number, int start, int end, List<Measurement> measurements)
    {
        var units = _analytes[_numbers[id]];
        if (decimal.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && units.ToDefault(value, units.Analyte.Unit) is { } pressure)
            measurements.Add(new Measurement(id, units.Analyte.Label, new Quantity(pressure, units.Analyte.Unit), new Quantity(pressure, units.Analyte.Unit), start, end) { UnitStated = true });
    }

    private static bool ReadValue(string text, int start, int at, AnalyteUnits units, List<Measurement> measurements)
    {
        if (Connector().Match(text, at) is not { Success: true } connector)
            return false;
        var number = Number().Match(text, at + connector.Length);
        if (!number.Success || !decimal.TryParse(number.ValueSpan, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value))
            return false;
        var end = number.Index + number.Length;
        var unit = UnitSpelling.Read(text, end);
        if (unit is null && end < text.Length && (text[end] is '/' || char.IsLetter(text[end])))
            return false;
        if (unit is { } stated)
        {
            if (units.ToDefault(value, stated.Unit) is { } converted)
            {
                var air = RoomAir().Match(text, stated.End);
                measurements.Add(new Measurement(units.Analyte.Id, units.Analyte.Label, new Quantity(converted, units.Analyte.Unit), new Quantity(value, stated.Unit), start, stated.End + air.Length) { UnitStated = true });
                return true;
            }

            if (stated.Unit is "%" or "mg" or "g" or "ug" or "d" or "h" or "wk" or "mo" or "a" or "mL" or "s" or "kg" or "cm" or "L/min")
                return false;
        }

        if (units.Infer(value) is not { } inferred)
            return false;
        measurements.Add(new Measurement(units.Analyte.Id, units.Analyte.Label, new Quantity(inferred.Value, units.Analyte.Unit), new Quantity(value, inferred.Unit), start, end));
        return true;
    }

    /// <summary>"troponin negative", "platelets low", "raised lactate".</summary>
    private static void ReadWords(string text, Token[] tokens, int first, int at, string analyte, List<StatedResult> results)
    {
        var after = ResultAfter().Match(text, at);
        if (after.Success)
        {
            results.Add(new StatedResult(analyte, Meaning(after.Groups[1].Value), tokens[first].Start, after.Index + after.Length));
            return;
        }

        var before = first - 1;
        if (before >= 0 && tokens[before].Kind == TokenKind.Word && tokens[before].In(text) is "serum" or "plasma" or "blood")
            before--;
        if (before < 0 || tokens[before].Kind != TokenKind.Word)
            return;
        var word = tokens[before].In(text).ToString().ToLowerInvariant();
        if (word is "raised" or "elevated" or "high" or "increased" or "low" or "decreased" or "reduced" or "normal")
            results.Add(new StatedResult(analyte, Meaning(word), tokens[before].Start, at));
    }

    private static ResultWord Meaning(string words) => words.ToLowerInvariant() switch
    {
        "raised" or "elevated" or "high" or "increased" or "positive" or "pos" or "up" or "rising" or "↑" => ResultWord.High,
        "low" or "reduced" or "decreased" or "down" or "falling" or "↓" => ResultWord.Low,
        _ => ResultWord.Normal,
    };

    /// <summary>A temperature or blood pressure that its unit alone tells ("39.2 °C", "84/50 mmHg").</summary>
    private void ReadBare(string text, Token[] tokens, int i, List<Measurement> measurements)
    {
        var start = tokens[i].Start;
        if (measurements.Count > 0 && start < measurements[^1].End)
            return;
        if (i + 2 < tokens.Length && text[tokens[i + 1].Start] == '/' && tokens[i + 2].Kind == TokenKind.Number && _numbers.ContainsKey(Systolic)
            && PressurePair().Match(text, start) is { Success: true } pair && UnitSpelling.Read(text, pair.Index + pair.Length) is { Unit: "mm[Hg]" })
        {
            AddPressure(text, start, pair, measurements);
            return;
        }

        if (!_numbers.TryGetValue("body-temperature", out var temperature) || UnitSpelling.Read(text, tokens[i].End) is not { Unit: "Cel" or "[degF]" } unit
            || text.AsSpan(tokens[i].End, unit.End - tokens[i].End).IndexOf('°') < 0)
            return;
        var units = _analytes[temperature];
        if (decimal.TryParse(tokens[i].In(text), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && units.ToDefault(value, unit.Unit) is { } converted)
            measurements.Add(new Measurement(units.Analyte.Id, units.Analyte.Label, new Quantity(converted, units.Analyte.Unit), new Quantity(value, unit.Unit), start, unit.End) { UnitStated = true });
    }

    [GeneratedRegex(@"\G(?:\s{1,3}|[:=~,(<>≤≥\-–+)*]|(?:is|was|of|at|to|scores?|levels?|counts?|concentration|rate|reading|now|today|around|about|approximately|approx|currently|on arrival|up|down|only|measured|total|serum|female|male|been|has|came back|back|as high as|as low as|a|the|in|resting|rest|oral|rectal|tympanic|standing|lying|sitting|supine|elevated|raised|decreased|increased|reduced|low|high|fell|rose|recorded|peak|initial|random|fasting|capillary|venous|arterial|adjusted|corrected|this morning)\b){0,9}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Connector();

    [GeneratedRegex(@"\G\d{1,3}(?:,\d{3})+(?:\.\d+)?|\G\d{1,7}(?:\.\d{1,4})?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\G\s?(?:on\s)?(?:RA|room air|air)\b", RegexOptions.CultureInvariant)]
    private static partial Regex RoomAir();

    [GeneratedRegex(@"\G(\d{2,3})s?(?:\s?/\s?(?:(\d{2,3})(?!\d)|palp\w*|-|P\b))?(?!\d|\.\d)", RegexOptions.CultureInvariant)]
    private static partial Regex PressurePair();

    [GeneratedRegex(@"\G(?:\s{1,2}|[:=\-]|(?:levels?|count|is|are|was|were|came back|remains?|also|both|all)\b){0,6}(normal|negative|neg|within normal limits|within normal range|wnl|unremarkable|not raised|not elevated|raised|elevated|high|increased|positive|pos|up|rising|↑|low|reduced|decreased|down|falling|↓)(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ResultAfter();
}
