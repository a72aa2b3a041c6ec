namespace ClinicalAssistant.Orchestration.Tasks;

/// <summary>The tasks by name.</summary>
public sealed class TaskCatalogue
{
    private readonly Dictionary<string, TaskDefinition> _tasks;

    internal TaskCatalogue(IEnumerable<TaskDefinition> tasks) => _tasks = tasks.ToDictionary(task => task.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The names, in order.</summary>
    public IReadOnlyList<string> Names => [.. _tasks.Keys.Order(StringComparer.Ordinal)];

    /// <summary>All tasks.</summary>
    public IEnumerable<TaskDefinition> All => _tasks.Values;

    /// <summary>The task of that name, or null.</summary>
    public TaskDefinition? Find(string name) => _tasks.GetValueOrDefault(name);
}
