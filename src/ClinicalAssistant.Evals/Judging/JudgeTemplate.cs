using System.Security.Cryptography;
using System.Text;

namespace ClinicalAssistant.Evals;

/// <summary>A judge's prompt as <c>evals/judges/NAME.yaml</c> states it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Hash">SHA-256 over both texts.</param>
/// <param name="Prompt">System and user message with variables.</param>
internal sealed record JudgeTemplate(string Name, string Version, string Hash, PromptVariant Prompt)
{
    /// <summary>Its name and version, with the beginning of its hash.</summary>
    public string Shown => $"{Name} {Version} {Hash[..12]}";

    public static JudgeTemplate Load(string folder, string name)
    {
        var root = SuiteFile.Yaml(Path.Combine(folder, "judges", name + ".yaml"), $"evals/judges/{name}.yaml");
        root.Only("a judge's prompt", "name", "version", "owner", "about", "system", "user");
        var (system, user) = (Fields.Needed(root, "system").Text("'system'"), Fields.Needed(root, "user").Text("'user'"));
        _ = Fields.Needed(root, "owner");
        var version = Fields.Needed(root, "version").Text("'version'");
        return new JudgeTemplate(name, version, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(system + "\0" + user))), new PromptVariant { Id = name, Version = version, Messages = [("system", system), ("user", user)] });
    }
}
