using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.GuardTraining;

/// <summary>Trains the whole learned layer, and scores lines by models that saw no line of their file.</summary>
internal sealed class Training(Options options, Ensemble ensemble, WordClasses classes, WordVectors words)
{
    private const int Folds = 5;

    /// <summary>The linear model and the networks of an ensemble, each of the lines that it reads.</summary>
    public (ClassifierWeights Linear, NetworkWeights[] Networks) All(IReadOnlyList<TrainingLine> lines, Ensemble models)
    {
        var members = models.Members.SelectMany(member =>
        {
            var read = member.Lines.Of(lines).ToArray();
            var reader = new SampleReader(words, classes, read, options.Network.TunedFrom);
            var samples = read.SelectMany(reader.Read).ToArray();
            return member.Settings(options.Network).Select(settings => (Reader: reader, Samples: samples, Settings: settings));
        }).ToArray();
        return (new Trainer(options.Settings, classes).Train([.. models.Linear.Of(lines)]),
            [.. members.AsParallel().AsOrdered().Select(m => new NetworkTrainer(m.Settings, m.Reader).Train(m.Samples))]);
    }

    /// <summary>Every line by a model that had not seen its file: contrast pairs and one hand's turns of phrase stand together in a file.</summary>
    public IReadOnlyList<Scored> ByFile(IReadOnlyList<TrainingLine> lines)
    {
        var folds = lines.Select(l => l.File).Distinct().Order(StringComparer.Ordinal).Index().ToDictionary(f => f.Item, f => f.Index % Folds, StringComparer.Ordinal);
        return [.. Enumerable.Range(0, options.Folds).AsParallel().AsOrdered().SelectMany(fold => HeldOut(lines, line => folds[line.File] == fold))];
    }

    /// <summary>Each writer's lines by a model of the other writers': how far the model carries to another hand.</summary>
    public IReadOnlyList<Scored> ByWriter(IReadOnlyList<TrainingLine> lines, IEnumerable<string> writers) =>
        [.. writers.SelectMany(writer => HeldOut(lines, line => line.Writer == writer))];

    public ClassifierModel Uncalibrated() => new()
    {
        Version = "0",
        Trained = "",
        TrainingSha256 = "",
        WeightsSha256 = new string('0', 8),
        NetworkSha256 = "",
        WordsSha256 = "",
        Lines = new Dictionary<string, int>(),
        Slope = 0.5,
        NetworkSlope = 0.5,
        Offset = 0,
        EmergencySlope = 1,
        EmergencyOffset = 0,
        InjectionSlope = 1,
        InjectionOffset = 0,
        InnerMargin = options.Settings.InnerMargin,
        RefuseAt = 1,
        CautionAt = 1,
        EscalateAt = 1,
        InjectionAt = 1,
        Categories = PolicyCategories.All,
        Kinds = EmergencyTopics.Kinds,
        Validation = new Dictionary<string, double>(),
    };

    private Scored[] HeldOut(IReadOnlyList<TrainingLine> lines, Func<TrainingLine, bool> isHeldOut)
    {
        var (linear, networks) = All([.. lines.Where(line => !isHeldOut(line))], ensemble.Smaller);
        var classifier = new RequestClassifier(Uncalibrated(), linear, new NetworkEnsemble(networks, words));
        return lines.Where(isHeldOut).Select(line => new Scored(line, classifier.Margins(line.Text))).ToArray();
    }
}
