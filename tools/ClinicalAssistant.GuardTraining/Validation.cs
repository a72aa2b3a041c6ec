using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.GuardTraining;

/// <summary>Scores every line by models that saw neither it nor the other members of its pair.</summary>
internal sealed class Validation(TrainerSettings settings, WordClasses classes)
{
    private const int Folds = 5;

    /// <summary>Five folds, by pair.</summary>
    public IReadOnlyList<Scored> ByPair(IReadOnlyList<TrainingLine> lines) => [.. Enumerable.Range(0, Folds).SelectMany(fold => HeldOut(lines, line => Fold(line) == fold))];

    /// <summary>Each writer's lines by a model of the other writers': how far the model carries to another hand.</summary>
    public IReadOnlyList<Scored> ByWriter(IReadOnlyList<TrainingLine> lines, IEnumerable<string> writers) =>
        [.. writers.SelectMany(writer => HeldOut(lines, line => line.Writer == writer))];

    public static ClassifierModel Uncalibrated(TrainerSettings settings) => new()
    {
        Version = "0",
        Trained = "",
        TrainingSha256 = "",
        WeightsSha256 = new string('0', 8),
        Lines = new Dictionary<string, int>(),
        Slope = 1,
        Offset = 0,
        InnerMargin = settings.InnerMargin,
        RefuseAt = 1,
        CautionAt = 1,
        Categories = [],
        Validation = new Dictionary<string, double>(),
    };

    private Scored[] HeldOut(IReadOnlyList<TrainingLine> lines, Func<TrainingLine, bool> isHeldOut)
    {
        var weights = new Trainer(settings, classes).Train([.. lines.Where(line => !isHeldOut(line))], withCategories: false);
        var classifier = new RequestClassifier(Uncalibrated(settings), weights);
        return lines.Where(isHeldOut).Select(line => new Scored(line, Logit(classifier.Score(line.Text).Harm))).ToArray();
    }

    private static double Logit(double p) => Math.Log(Math.Clamp(p, 1e-12, 1 - 1e-12) / (1 - Math.Clamp(p, 1e-12, 1 - 1e-12)));

    private static int Fold(TrainingLine line) => (int)(FeatureHash.Of(line.Pair ?? line.Text) % Folds);
}
