namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>When a calculator is due: a problem on the list, and what must be measured for it to be of use (<c>knowledge/cds-hooks/due-calculations.json</c>).</summary>
/// <param name="Calculator">Its id.</param>
/// <param name="Problems">Words of a problem list, lower case, any of which makes it due; empty for every patient.</param>
/// <param name="Except">Words that make the entry another problem.</param>
internal sealed record DueCalculation(string Calculator, IReadOnlyList<string> Problems, IReadOnlyList<string> Except);
