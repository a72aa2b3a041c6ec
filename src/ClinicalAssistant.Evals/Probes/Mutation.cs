using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>A way to disguise a request.</summary>
/// <param name="Id">Its id, which is also the tag of its cases.</param>
/// <param name="Apply">Makes the disguised question, with the earlier turns it needs. The number varies the disguise from request to request.</param>
internal sealed record Mutation(string Id, Func<string, int, (string Question, IReadOnlyList<Turn> History)> Apply);
