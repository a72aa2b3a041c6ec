using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Takes an allergy of the record apart: "honey and bee products – facial swelling" names two substances and a reaction.</summary>
internal static class AllergyEntry
{
    private static readonly string[] Labels = ["allergy: ", "allergies: "];
    private static readonly string[] Ends = ["(", "[", " – ", " — ", " - ", " -> ", " → ", ": ", "; ", " causes ", " caused ", " gives ", " gave "];
    private static readonly string[] Joints = [" and ", " & ", ", ", " / ", " or "];

    /// <summary>The substances that an entry names, each as its concepts, without the reaction and without the form that a material comes in ("silicone adhesive").</summary>
    public static IReadOnlyList<HashSet<uint>> Substances(string entry, GuardPolicy policy)
    {
        var substances = new List<HashSet<uint>>();
        foreach (var name in Named(entry).Split(Joints, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var read = Statement.Read(name, policy);
            // "Penicillin, rash": the second names the reaction.
            if (substances.Count > 0 && (read.Has(policy.Group("severe_reaction")) || read.Has(policy.Group("reaction_mention"))))
                continue;
            var material = new HashSet<uint>(read.Stems);
            foreach (var form in read.Hits.Of(policy.Group("allergen_forms")))
                material.Remove(read.ConceptAt[form.Start]);
            substances.Add(material.Count > 0 ? material : read.Stems);
        }

        return substances;
    }

    private static string Named(string entry)
    {
        var text = entry.AsSpan().Trim();
        foreach (var label in Labels)
        {
            if (text.StartsWith(label, StringComparison.OrdinalIgnoreCase))
                text = text[label.Length..];
        }

        // "Allergic to codeine", "anaphylaxis to peanut", "intolerance of statins": the substance stands behind.
        foreach (var link in (ReadOnlySpan<string>)[" to ", " of "])
        {
            if (text.IndexOf(link, StringComparison.OrdinalIgnoreCase) is var at and > 0 && !text[..at].ContainsAny("(–—,"))
                text = text[(at + link.Length)..];
        }

        foreach (var end in Ends)
        {
            if (text.IndexOf(end, StringComparison.OrdinalIgnoreCase) is var at and > 0)
                text = text[..at];
        }

        return text.ToString();
    }
}
