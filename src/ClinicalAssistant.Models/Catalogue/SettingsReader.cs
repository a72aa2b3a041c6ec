using System.Globalization;
using System.Reflection;

namespace ClinicalAssistant.Models;

/// <summary>Puts flat settings into the options and notes what does not fit.</summary>
internal sealed class SettingsReader
{
    private static readonly string[] Sections = [nameof(ModelOptions.Providers), nameof(ModelOptions.Routes)];

    private readonly List<SettingProblem> _problems = [];

    // Routes come as Routes:task:0, :1 …; the index decides the order, as text it would put 10 before 2.
    private readonly Dictionary<string, SortedDictionary<int, string>> _routes = new(StringComparer.OrdinalIgnoreCase);

    public ModelOptions Options { get; } = new();

    public IReadOnlyList<SettingProblem> Problems => _problems;

    public void Take(string key, string? value)
    {
        var parts = key.Split(':');
        if (!Is(parts[0], ModelOptions.Section) || parts.Length < 2 || value is null)
            return;
        if (Is(parts[1], nameof(ModelOptions.Providers)))
            TakeProvider(key, parts, value);
        else if (Is(parts[1], nameof(ModelOptions.Routes)))
            TakeRoute(key, parts, value);
        else
            Unknown(key, parts[1], Sections);
    }

    private void TakeProvider(string key, string[] parts, string value)
    {
        if (parts.Length < 3)
        {
            if (value.Length > 0)
                Add(key, "is a text.", "Write an object: a name for each provider, and its settings below it.");
            return;
        }

        if (!Options.Providers.TryGetValue(parts[2], out var provider))
            Options.Providers[parts[2]] = provider = new ProviderOptions();
        if (parts.Length == 3)
        {
            if (value.Length > 0)
                Add(key, "is a text.", "Write an object with Kind, Endpoint and Model.");
            return;
        }

        Set(key, provider, parts.AsSpan(3), value);
    }

    private void Set(string key, object target, ReadOnlySpan<string> path, string value)
    {
        var properties = target.GetType().GetProperties();
        var name = path[0];
        var property = Array.Find(properties, candidate => Is(candidate.Name, name));
        if (property is null || (path.Length > 1 && property.PropertyType != typeof(CircuitBreakerOptions)))
            Unknown(key, path[^1], [.. properties.Select(candidate => candidate.Name)]);
        else if (property.PropertyType == typeof(CircuitBreakerOptions))
        {
            if (path.Length > 1)
                Set(key, property.GetValue(target)!, path[1..], value);
            else if (value.Length > 0)
                Add(key, "is a text.", "Write an object with FailureRatio, MinimumThroughput, SamplingDuration and BreakDuration.");
        }
        else if (value.Length > 0)
            Set(key, target, property, value.Trim());
    }

    private void Set(string key, object target, PropertyInfo property, string value)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        object? converted = type == typeof(string) ? value
            : type == typeof(bool) && bool.TryParse(value, out var flag) ? flag
            : type == typeof(int) && int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
            : type == typeof(double) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real
            : type == typeof(decimal) && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) ? amount
            : type == typeof(TimeSpan) && Duration.TryParse(value, out var duration) ? duration
            : null;
        if (converted is not null)
            property.SetValue(target, converted);
        else
            Add(key, $"\"{value}\" does not read as {Wanted(type)}.", $"Write {Example(type)}.");
    }

    private void TakeRoute(string key, string[] parts, string value)
    {
        if (parts.Length is 2 or > 4 || (parts.Length == 4 && !int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            if (value.Length > 0)
                Add(key, "is not a list of providers.", "Write a list of provider names for each task, for example \"default\": [\"local\"].");
            return;
        }

        if (!_routes.TryGetValue(parts[2], out var route))
            _routes[parts[2]] = route = [];
        if (value.Length > 0)
            route[parts.Length == 4 ? int.Parse(parts[3], CultureInfo.InvariantCulture) : 0] = value.Trim();
        Options.Routes[parts[2]] = [.. route.Values];
    }

    private void Unknown(string key, string name, IReadOnlyList<string> known)
    {
        var nearest = Nearest.To(name, known);
        Add(key, "is not a setting.", nearest is null ? $"Known here: {string.Join(", ", known)}." : $"Did you mean {nearest}?");
    }

    private void Add(string path, string message, string remedy) => _problems.Add(new SettingProblem(path, message, remedy));

    private static bool Is(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    private static string Wanted(Type type) => type == typeof(bool) ? "true or false" : type == typeof(TimeSpan) ? "a time" : "a number";

    private static string Example(Type type) => type == typeof(bool) ? "true or false"
        : type == typeof(TimeSpan) ? "hours:minutes:seconds, for example \"00:00:30\", or \"30s\"" : "a number such as 3";
}
