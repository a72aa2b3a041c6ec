using ClinicalAssistant.Guardrails;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace ClinicalAssistant.GuardTraining;

/// <summary>Fits the linear model of harm with ML.NET and packs its weights.</summary>
internal sealed class Trainer(TrainerSettings settings, WordClasses classes)
{
    private readonly MLContext _context = new(settings.Seed);

    public ClassifierWeights Train(IReadOnlyList<TrainingLine> lines)
    {
        var examples = lines.Where(l => l.Harm is not null).SelectMany(Examples).ToArray();
        var trainer = _context.BinaryClassification.Trainers.SdcaLogisticRegression(new SdcaLogisticRegressionBinaryTrainer.Options
        {
            L2Regularization = settings.L2,
            L1Regularization = settings.L1,
            MaximumNumberOfIterations = settings.Iterations,
            ConvergenceTolerance = 0.001f,
            NumberOfThreads = 1,
            ExampleWeightColumnName = nameof(Example.Weight),
        });
        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, TextFeatures.Buckets);
        var model = trainer.Fit(_context.Data.LoadFromEnumerable(examples, schema)).Model.SubModel;
        var scale = model.Weights.Max(MathF.Abs) / short.MaxValue;
        return new ClassifierWeights { Scale = scale, Bias = model.Bias, Classes = classes, Harm = [.. model.Weights.Select(w => (short)MathF.Round(w / scale))] };
    }

    private IEnumerable<Example> Examples(TrainingLine line)
    {
        var windows = Vectors.Of(line, classes).ToArray();
        // A long text teaches as much as two short ones, however many windows it has.
        var share = MathF.Min(1, settings.LongWeight / windows.Length);
        foreach (var features in windows)
        {
            if (line.Harm > 0)
                yield return new Example { Features = features, Label = true, Weight = share * (line.Harm < 1 ? settings.CautionWeight / 2 : settings.HarmWeight) };
            if (line.Harm < 1)
                yield return new Example { Features = features, Label = false, Weight = share * (line.Harm > 0 ? settings.CautionWeight / 2 : 1) };
        }
    }
}
