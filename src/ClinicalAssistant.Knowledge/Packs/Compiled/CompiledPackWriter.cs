using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Writes a pack's content in binary form: each text once, then the records by number of text. <see cref="CompiledPackReader"/> is its mirror.</summary>
internal sealed class CompiledPackWriter : IDisposable
{
    private readonly MemoryStream _records = new();
    private readonly BinaryWriter _to;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    private CompiledPackWriter() => _to = new BinaryWriter(_records);

    public static byte[] Write(PackContent content)
    {
        using var writer = new CompiledPackWriter();
        writer.Content(content);
        using var whole = new MemoryStream();
        using var to = new BinaryWriter(whole);
        to.Write7BitEncodedInt(writer._texts.Count);
        foreach (var text in writer._texts)
            to.Write(text);
        writer._to.Flush();
        to.Write(writer._records.GetBuffer(), 0, (int)writer._records.Length);
        to.Flush();
        return whole.ToArray();
    }

    public void Dispose() => _to.Dispose();

    private void Content(PackContent content)
    {
        Text(content.Name);
        Text(content.Version);
        List([.. content.Conditions.Values], Condition);
        List([.. content.Findings.Values], Finding);
        List([.. content.Analytes.Values], Analyte);
        List([.. content.Sources.Values], Source);
        List([.. content.Files], file =>
        {
            Text(file.Key);
            Text(file.Value);
        });
    }

    private void Condition(Condition condition)
    {
        Text(condition.Id);
        Text(condition.Name);
        Texts(condition.Synonyms);
        Texts(condition.Codes.Icd10cm);
        Texts(condition.Codes.Mondo);
        Texts(condition.Codes.Omim);
        Texts(condition.Codes.Orphanet);
        Text(condition.System);
        _to.Write(condition.MustNotMiss);
        _to.Write((byte)condition.Urgency);
        Stated(condition.Summary);
        _to.Write((byte)condition.Prevalence.PrimaryCare);
        _to.Write((byte)condition.Prevalence.Emergency);
        Basis(condition.Prevalence.Basis, condition.Prevalence.Source, condition.Prevalence.Read);
        List(condition.Age, range =>
        {
            _to.Write(range.From);
            _to.Write(range.To);
            _to.Write(range.Weight);
        });
        _to.Write(condition.Sex.Male);
        _to.Write(condition.Sex.Female);
        List(condition.Findings, Fact);
        List(condition.ArguesAgainst, Fact);
        List(condition.RedFlags, flag =>
        {
            Text(flag.Finding);
            Text(flag.Why);
        });
        List(condition.Tests, test =>
        {
            Text(test.Name);
            Text(test.Why);
            Basis(test.Basis, test.Source, test.Read);
        });
        List(condition.Discriminators, discriminator =>
        {
            Text(discriminator.From);
            Text(discriminator.Finding);
            Text(discriminator.Favours);
            Basis(discriminator.Basis, discriminator.Source, discriminator.Read);
        });
        List(condition.Actions, Stated);
        _to.Write(condition.ClinicallyReviewed);
        _to.Write(condition.ReviewedBy is not null);
        if (condition.ReviewedBy is { } review)
        {
            Text(review.Name);
            Text(review.Role);
            _to.Write(review.Date.DayNumber);
        }
    }

    private void Fact(ConditionFinding fact)
    {
        Text(fact.Finding);
        Number(fact.Frequency);
        Number(fact.Sensitivity);
        Number(fact.Specificity);
        Number(fact.LrPositive);
        Number(fact.LrNegative);
        Range(fact.Range);
        _to.Write(fact.Key);
        Basis(fact.Basis, fact.Source, fact.Read);
        Text(fact.Formula);
        _to.Write(fact.Reported is not null);
        if (fact.Reported is not { } reported)
            return;
        Number(reported.LrPositive);
        Number(reported.LrNegative);
        Number(reported.Sensitivity);
        Number(reported.Specificity);
        Range(reported.Range);
        Text(reported.Among);
        Basis(reported.Basis, reported.Source, reported.Read);
        Text(reported.Formula);
    }

    private void Finding(FindingDefinition finding)
    {
        Text(finding.Id);
        Text(finding.Label);
        _to.Write((byte)finding.Kind);
        Text(finding.System);
        Texts(finding.Synonyms);
        Texts(finding.Lay);
        Texts(finding.Shorthand);
        Texts(finding.Parents);
        _to.Write(finding.Background);
        Text(finding.RedFlag?.Why);
        List(finding.Measure, rule =>
        {
            Text(rule.Analyte);
            Number(rule.Above);
            Number(rule.Below);
            Text(rule.Sex);
            _to.Write(rule.AgeFrom);
            _to.Write(rule.AgeTo);
        });
        Text(finding.Ask);
        _to.Write(finding.Lasting);
    }

    private void Analyte(Analyte analyte)
    {
        Text(analyte.Id);
        Text(analyte.Label);
        _to.Write((byte)analyte.Kind);
        Texts(analyte.Names);
        Text(analyte.Unit);
        List(analyte.Plausible, _to.Write);
        _to.Write(analyte.Borderline);
        List(analyte.Units, unit =>
        {
            Text(unit.Unit);
            _to.Write(unit.Factor.Slope);
            _to.Write(unit.Factor.Offset);
        });
    }

    private void Source(SourceRecord source)
    {
        Text(source.Id);
        Text(source.Title);
        Text(source.Publisher);
        _to.Write(source.Year ?? int.MinValue);
        Text(source.YearNote);
        Text(source.Url);
        Text(source.Opened);
        Text(source.Licence);
    }

    private void Stated(StatedText stated)
    {
        Text(stated.Text);
        Basis(stated.Basis, stated.Source, stated.Read);
    }

    private void Basis(Origin basis, string? source, string? read)
    {
        _to.Write((byte)basis);
        Text(source);
        Text(read);
    }

    private void Range(IReadOnlyList<double>? range)
    {
        _to.Write(range is not null);
        if (range is not null)
            List(range, _to.Write);
    }

    private void Number(double? number) => _to.Write(number ?? double.NaN);

    private void Number(decimal? number)
    {
        _to.Write(number is not null);
        if (number is { } value)
            _to.Write(value);
    }

    private void Texts(IReadOnlyList<string> texts) => List(texts, Text);

    /// <summary>The text's number plus one; 0 for none.</summary>
    private void Text(string? text)
    {
        if (text is null)
        {
            _to.Write7BitEncodedInt(0);
            return;
        }

        if (!_numbers.TryGetValue(text, out var number))
        {
            _texts.Add(text);
            _numbers[text] = number = _texts.Count;
        }

        _to.Write7BitEncodedInt(number);
    }

    private void List<T>(IReadOnlyList<T> list, Action<T> write)
    {
        _to.Write7BitEncodedInt(list.Count);
        foreach (var item in list)
            write(item);
    }
}
