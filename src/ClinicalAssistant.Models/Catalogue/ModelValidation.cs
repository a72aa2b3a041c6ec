using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace ClinicalAssistant.Models;

/// <summary>What makes a setting unusable, each with its remedy.</summary>
internal static class ModelValidation
{
    public static IEnumerable<SettingProblem> Check(ModelOptions options)
    {
        foreach (var (name, provider) in options.Providers)
        {
            foreach (var problem in CheckProvider($"{ModelOptions.Section}:{nameof(ModelOptions.Providers)}:{name}", provider))
                yield return problem;
        }

        foreach (var problem in CheckRoutes(options))
            yield return problem;
    }

    private static IEnumerable<SettingProblem> CheckProvider(string path, ProviderOptions provider)
    {
        var kind = CheckName<ProviderKind>(provider.Kind, $"{path}:{nameof(provider.Kind)}", out var kindProblem);
        if (kindProblem is not null)
            yield return kindProblem;
        if (string.IsNullOrWhiteSpace(provider.Model))
            yield return new($"{path}:{nameof(provider.Model)}", "is missing.", kind == ProviderKind.AzureOpenAI ? "Name the deployment." : "Name the model, as the server lists it.");
        if (CheckEndpoint($"{path}:{nameof(provider.Endpoint)}", provider, kind) is { } endpointProblem)
            yield return endpointProblem;
        _ = CheckName<PatientText>(provider.PatientText, $"{path}:{nameof(provider.PatientText)}", out var patientTextProblem);
        if (patientTextProblem is not null)
            yield return patientTextProblem;
        if (CheckSignIn(path, provider, kind) is { } signInProblem)
            yield return signInProblem;
        foreach (var problem in CheckRanges(path, provider).Concat(CheckRanges($"{path}:{nameof(provider.CircuitBreaker)}", provider.CircuitBreaker)))
            yield return problem;
    }

    private static T? CheckName<T>(string? value, string path, out SettingProblem? problem)
        where T : struct, Enum
    {
        problem = null;
        string[] names = [.. Enum.GetNames<T>().Where(name => name != nameof(ProviderKind.InProcess))];
        if (Enum.TryParse<T>(value, ignoreCase: true, out var parsed) && names.Contains(value!.Trim(), StringComparer.OrdinalIgnoreCase))
            return parsed;
        var known = string.Join(", ", names);
        problem = string.IsNullOrWhiteSpace(value) ? new(path, "is missing.", $"Write one of {known}.")
            : new(path, $"\"{value}\" is not known.", Nearest.To(value, names) is { } nearest ? $"Did you mean {nearest}?" : $"Write one of {known}.");
        return null;
    }

    private static SettingProblem? CheckEndpoint(string path, ProviderOptions provider, ProviderKind? kind)
    {
        if (string.IsNullOrWhiteSpace(provider.Endpoint))
        {
            return kind == ProviderKind.Ollama ? null : new(path, "is missing.", kind == ProviderKind.AzureOpenAI
                ? "Write the resource's address, for example https://NAME.openai.azure.com/."
                : "Write the server's base address, for example http://127.0.0.1:8000/v1.");
        }

        if (!Uri.TryCreate(provider.Endpoint, UriKind.Absolute, out var endpoint) || (endpoint.Scheme != Uri.UriSchemeHttp && endpoint.Scheme != Uri.UriSchemeHttps))
            return new(path, "is not an http or https address.", "Write it in full, for example https://example.org/v1.");
        if (endpoint.UserInfo.Length > 0)
            return new(path, "holds a user name or password.", "Put the key into ApiKey.");
        if (endpoint.Scheme == Uri.UriSchemeHttp && !Loopback.Is(endpoint) && !provider.AllowInsecure)
            return new(path, "sends text and key in the clear to another machine.", "Use https://, or set AllowInsecure to true where the network is trusted.");
        return null;
    }

    private static SettingProblem? CheckSignIn(string path, ProviderOptions provider, ProviderKind? kind)
    {
        var entra = $"{path}:{nameof(provider.UseEntraId)}";
        if (provider.UseEntraId && kind is not null and not ProviderKind.AzureOpenAI)
            return new(entra, "is for AzureOpenAI only.", "Remove it, and set ApiKey where the server asks for a key.");
        if (provider.UseEntraId && !string.IsNullOrEmpty(provider.ApiKey))
            return new(entra, "and ApiKey are both set.", "Keep one of the two.");
        if (kind == ProviderKind.AzureOpenAI && !provider.UseEntraId && string.IsNullOrEmpty(provider.ApiKey))
            return new($"{path}:{nameof(provider.ApiKey)}", "is missing.", "Set it (best as an environment variable), or set UseEntraId to true.");
        return null;
    }

    private static IEnumerable<SettingProblem> CheckRanges(string path, object settings) =>
        from property in settings.GetType().GetProperties()
        let range = property.GetCustomAttribute<RangeAttribute>()
        where range is not null && !range.IsValid(property.GetValue(settings))
        select new SettingProblem(
            $"{path}:{property.Name}",
            string.Create(CultureInfo.InvariantCulture, $"{property.GetValue(settings)} is out of range."),
            string.Create(CultureInfo.InvariantCulture, $"Write a value from {range.Minimum} to {range.Maximum}."));

    private static IEnumerable<SettingProblem> CheckRoutes(ModelOptions options)
    {
        var routes = $"{ModelOptions.Section}:{nameof(ModelOptions.Routes)}";
        if (options.Routes.Count == 0 && options.Providers.Count > 1)
        {
            yield return new(routes, "is missing, and there is more than one provider.",
                $"Say which comes first, for example \"Routes\": {{\"default\": [\"{options.Providers.Keys.First()}\"]}}.");
        }

        foreach (var (task, chain) in options.Routes)
        {
            for (var i = 0; i < chain.Count; i++)
            {
                if (options.Providers.ContainsKey(chain[i]))
                    continue;
                var known = options.Providers.Keys;
                yield return new(string.Create(CultureInfo.InvariantCulture, $"{routes}:{task}:{i}"), $"\"{chain[i]}\" is not a provider.",
                    Nearest.To(chain[i], known) is { } nearest ? $"Did you mean {nearest}?"
                        : known.Count == 0 ? "Describe it under Models:Providers." : $"Known: {string.Join(", ", known)}.");
            }
        }
    }
}
