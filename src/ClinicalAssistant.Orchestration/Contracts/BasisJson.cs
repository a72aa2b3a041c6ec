using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>One contribution on the wire.</summary>
public sealed record BasisJson(string Finding, string? Id, string Status, double Lr, string Origin, SourceJson? Source) : PatientWords
{
    /// <summary>The wire form.</summary>
    public static BasisJson From(RankingBasis basis) => new(
        basis.Finding, basis.FindingId, Words.Lower(basis.Status), Math.Round(basis.LikelihoodRatio, 3), Words.Lower(basis.Origin), SourceJson.From(basis.Source));
}
