using ClinicalAssistant.Guardrails;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace ClinicalAssistant.GuardTraining;

/// <summary>Fits the linear models with ML.NET and packs their weights.</summary>
internal sealed class Trainer(TrainerSettings settings, WordClasses classes)
{
    private readonly MLContext _context = new(settings.Seed);

    public ClassifierWeights Train(IReadOnlyList<TrainingLine> lines, bool withCategories)
    {
        var (harm, bias) = Harm(lines);
        var scale = harm.Max(MathF.Abs) / short.MaxValue;
        var (category, categoryBias) = withCategories ? Categories([.. lines.Where(l => l.Label == "refuse")]) : ([], []);
        var categoryScale = category.Length == 0 ? 1 : category.Max(MathF.Abs) / sbyte.MaxValue;
        return new ClassifierWeights
        {
            Scale = scale,
            Bias = bias,
            Classes = classes,
            Harm = [.. harm.Select(w => (short)MathF.Round(w / scale))],
            CategoryScale = categoryScale,
            CategoryBias = categoryBias,
            Category = [.. category.Select(w => (sbyte)MathF.Round(w / categoryScale))],
        };
    }

    private (float[] Weights, float Bias) Harm(IReadOnlyList<TrainingLine> lines)
    {
        var examples = lines.SelectMany(Examples).ToArray();
        var trainer = _context.BinaryClassification.Trainers.SdcaLogisticRegression(new SdcaLogisticRegressionBinaryTrainer.Options
        {
            L2Regularization = settings.L2,
            L1Regularization = settings.L1,
            MaximumNumberOfIterations = settings.Iterations,
            ConvergenceTolerance = 0.001f,
            NumberOfThreads = 1,
            ExampleWeightColumnName = nameof(Example.Weight),
        });
        var model = trainer.Fit(_context.Data.LoadFromEnumerable(examples, Schema(TextFeatures.Buckets))).Model.SubModel;
        return ([.. model.Weights], model.Bias);
    }

    private IEnumerable<Example> Examples(TrainingLine line)
    {
        var windows = Vectors.Of(line, classes).ToArray();
        // A long text teaches as much as two short ones, however many windows it has.
        var share = MathF.Min(1, settings.LongWeight / windows.Length) * (line.Writer == "m" ? settings.PlainWeight : 1);
        foreach (var features in windows)
        {
            if (line.Harm > 0)
                yield return new Example { Features = features, Label = true, Weight = share * (line.Harm < 1 ? settings.CautionWeight / 2 : settings.HarmWeight) };
            if (line.Harm < 1)
                yield return new Example { Features = features, Label = false, Weight = share * (line.Harm > 0 ? settings.CautionWeight / 2 : 1) };
        }
    }

    private (float[] Weights, float[] Bias) Categories(IReadOnlyList<TrainingLine> refused)
    {
        var examples = refused.Select(line => new Example
        {
            Features = Vectors.Words(line, classes),
            Category = (uint)PolicyCategories.All.Index().First(c => c.Item == PolicyCategories.Of(line.Category)).Index + 1,
        }).ToArray();
        var schema = Schema(ClassifierWeights.CategoryBuckets);
        schema[nameof(Example.Category)].ColumnType = new KeyDataViewType(typeof(uint), PolicyCategories.All.Count);
        var trainer = _context.MulticlassClassification.Trainers.SdcaMaximumEntropy(new SdcaMaximumEntropyMulticlassTrainer.Options
        {
            LabelColumnName = nameof(Example.Category),
            L2Regularization = settings.L2,
            MaximumNumberOfIterations = settings.Iterations,
            NumberOfThreads = 1,
        });
        var model = trainer.Fit(_context.Data.LoadFromEnumerable(examples, schema)).Model;
        VBuffer<float>[] weights = [];
        model.GetWeights(ref weights, out var count);
        return ([.. weights.Take(count).SelectMany(w => w.DenseValues())], [.. model.GetBiases()]);
    }

    private static SchemaDefinition Schema(int buckets)
    {
        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, buckets);
        return schema;
    }
}
