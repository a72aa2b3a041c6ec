using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>The osmoles of serum that are usually measured.</summary>
internal static class Osmoles
{
    public static decimal Calculated(Worksheet sheet) => (2 * sheet["sodium"]) + (sheet["glucose"] / 18) + (sheet["bun"] / 2.8m);
}
