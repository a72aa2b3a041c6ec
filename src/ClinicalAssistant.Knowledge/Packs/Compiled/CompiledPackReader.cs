using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Reads what <see cref="CompiledPackWriter"/> wrote, field for field in the same order.</summary>
internal sealed class CompiledPackReader
{
    private readonly BinaryReader _from;
    private readonly string[] _texts;

    private CompiledPackReader(BinaryReader from)
    {
        _from = from;
        _texts = new string[from.Read7BitEncodedInt()];
        for (var i = 0; i < _texts.Length; i++)
            _texts[i] = from.ReadString();
    }

    /// <exception cref="IOException">The bytes end too soon or are of another form.</exception>
    public static PackContent Read(Stream stream)
    {
        using var from = new BinaryReader(stream);
        return new CompiledPackReader(from).Content();
    }

    private PackContent Content()
    {
        var (name, version) = (Text(), Text());
        var conditions = Records(Condition, condition => condition.Id);
        var findings = Records(Finding, finding => finding.Id);
        var analytes = Records(Analyte, analyte => analyte.Id);
        var sources = Records(Source, source => source.Id);
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var left = _from.Read7BitEncodedInt(); left > 0; left--)
            files.Add(Text(), Text());
        return new PackContent(name, version, conditions, findings, analytes, sources) { Files = files };
    }

    private Condition Condition()
    {
        var condition = new Condition
        {
            Id = Text(),
            Name = Text(),
            Synonyms = Texts(),
            Codes = new ConditionCodes { Icd10cm = Texts(), Mondo = Texts(), Omim = Texts(), Orphanet = Texts() },
            System = Text(),
            MustNotMiss = _from.ReadBoolean(),
            Urgency = (Urgency)_from.ReadByte(),
            Summary = Stated(),
            Prevalence = new Prevalence { PrimaryCare = (PrevalenceClass)_from.ReadByte(), Emergency = (PrevalenceClass)_from.ReadByte(), Basis = (Origin)_from.ReadByte(), Source = TextOrNull(), Read = TextOrNull() },
            Age = List(() => new AgeWeight { From = _from.ReadDecimal(), To = _from.ReadDecimal(), Weight = _from.ReadDouble() }),
            Sex = new SexWeights { Male = _from.ReadDouble(), Female = _from.ReadDouble() },
            Findings = List(Fact),
            ArguesAgainst = List(Fact),
            RedFlags = List(() => new ConditionRedFlag { Finding = Text(), Why = Text() }),
            Tests = List(() => new ConditionTest { Name = Text(), Why = Text(), Basis = (Origin)_from.ReadByte(), Source = TextOrNull(), Read = TextOrNull() }),
            Discriminators = List(() => new Discriminator { From = Text(), Finding = Text(), Favours = Text(), Basis = (Origin)_from.ReadByte(), Source = TextOrNull(), Read = TextOrNull() }),
            Actions = List(Stated),
            ClinicallyReviewed = _from.ReadBoolean(),
        };
        return _from.ReadBoolean() ? condition with { ReviewedBy = new Review(Text(), Text(), DateOnly.FromDayNumber(_from.ReadInt32())) } : condition;
    }

    private ConditionFinding Fact()
    {
        var fact = new ConditionFinding
        {
            Finding = Text(),
            Frequency = Number(),
            Sensitivity = Number(),
            Specificity = Number(),
            LrPositive = Number(),
            LrNegative = Number(),
            Range = Range(),
            Key = _from.ReadBoolean(),
            Basis = (Origin)_from.ReadByte(),
            Source = TextOrNull(),
            Read = TextOrNull(),
            Formula = TextOrNull(),
        };
        return _from.ReadBoolean() ? fact with { Reported = Reported() } : fact;
    }

    private ReportedRatio Reported() => new()
    {
        LrPositive = Number(),
        LrNegative = Number(),
        Sensitivity = Number(),
        Specificity = Number(),
        Range = Range(),
        Among = TextOrNull(),
        Basis = (Origin)_from.ReadByte(),
        Source = TextOrNull(),
        Read = TextOrNull(),
        Formula = TextOrNull(),
    };

    private FindingDefinition Finding() => new()
    {
        Id = Text(),
        Label = Text(),
        Kind = (FindingKind)_from.ReadByte(),
        System = Text(),
        Synonyms = Texts(),
        Lay = Texts(),
        Shorthand = Texts(),
        Parents = Texts(),
        Background = _from.ReadDouble(),
        RedFlag = TextOrNull() is { } why ? new FindingRedFlag { Why = why } : null,
        Measure = List(() => new MeasureRule { Analyte = Text(), Above = Limit(), Below = Limit(), Sex = TextOrNull(), AgeFrom = _from.ReadDecimal(), AgeTo = _from.ReadDecimal() }),
        Ask = TextOrNull(),
        Lasting = _from.ReadBoolean(),
    };

    private Analyte Analyte() => new()
    {
        Id = Text(),
        Label = Text(),
        Kind = (FindingKind)_from.ReadByte(),
        Names = Texts(),
        Unit = Text(),
        Plausible = List(_from.ReadDecimal),
        Borderline = _from.ReadDecimal(),
        Units = List(() => new AnalyteUnit { Unit = Text(), Factor = new LinearConversion(_from.ReadDecimal(), _from.ReadDecimal()) }),
    };

    private SourceRecord Source() => new()
    {
        Id = Text(),
        Title = Text(),
        Publisher = Text(),
        Year = _from.ReadInt32() is var year && year == int.MinValue ? null : year,
        YearNote = TextOrNull(),
        Url = TextOrNull(),
        Opened = TextOrNull(),
        Licence = TextOrNull(),
    };

    private StatedText Stated() => new() { Text = Text(), Basis = (Origin)_from.ReadByte(), Source = TextOrNull(), Read = TextOrNull() };

    private double[]? Range() => _from.ReadBoolean() ? List(_from.ReadDouble) : null;

    private double? Number() => _from.ReadDouble() is var number && double.IsNaN(number) ? null : number;

    private decimal? Limit() => _from.ReadBoolean() ? _from.ReadDecimal() : null;

    private string Text() => TextOrNull() ?? throw new InvalidDataException("A text is missing.");

    private string? TextOrNull() => _from.Read7BitEncodedInt() is var number && number == 0 ? null
        : number > 0 && number <= _texts.Length ? _texts[number - 1] : throw new InvalidDataException("There is no such text.");

    private string[] Texts()
    {
        var texts = new string[_from.Read7BitEncodedInt()];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = Text();
        return texts;
    }

    private T[] List<T>(Func<T> read)
    {
        var count = _from.Read7BitEncodedInt();
        if (count == 0)
            return [];
        var list = new T[count];
        for (var i = 0; i < count; i++)
            list[i] = read();
        return list;
    }

    private OrderedDictionary<string, T> Records<T>(Func<T> read, Func<T, string> id)
    {
        var count = _from.Read7BitEncodedInt();
        var records = new OrderedDictionary<string, T>(count, StringComparer.Ordinal);
        for (; count > 0; count--)
        {
            var record = read();
            records.Add(id(record), record);
        }

        return records;
    }
}
