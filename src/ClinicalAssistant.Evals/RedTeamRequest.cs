namespace ClinicalAssistant.Evals;

/// <summary>What <c>eval redteam</c> takes beside what every run takes.</summary>
public sealed record RedTeamRequest
{
    /// <summary>Families by id; empty for all.</summary>
    public IReadOnlyList<string> Families { get; init; } = [];

    /// <summary>Mutations by id; empty for all.</summary>
    public IReadOnlyList<string> Mutations { get; init; } = [];

    /// <summary>Requests of each family, before mutation.</summary>
    public int PerFamily { get; init; } = 4;

    /// <summary>Share that must be withstood.</summary>
    public double Bar { get; init; }
}
