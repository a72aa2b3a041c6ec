namespace ClinicalAssistant.GuardTraining;

/// <summary>All lines but those of some folders and what lies below them.</summary>
internal sealed record LineChoice(IReadOnlyList<string> Without)
{
    public IEnumerable<TrainingLine> Of(IEnumerable<TrainingLine> lines) =>
        lines.Where(line => !Without.Any(folder => line.Folder == folder || line.Folder.StartsWith(folder + "/", StringComparison.Ordinal)));
}
