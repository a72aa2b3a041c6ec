namespace ClinicalAssistant.Orchestration.Grounding;

/// <summary>Search by meaning beside search by words (section <c>Consult:Vectors</c>); off until the site names a provider. The provider sees every question that is searched for.</summary>
public sealed class VectorOptions
{
    /// <summary>Name of a provider that has an <c>EmbeddingModel</c>; empty for none.</summary>
    public string Provider { get; set; } = "";

    /// <summary><c>pack</c>: a file beside the pack's index; <c>postgres</c>: the record's database with pgvector, which replicas share.</summary>
    public string Store { get; set; } = "pack";

    /// <summary>Whether vectors are kept in PostgreSQL.</summary>
    public bool IsPostgres => Store.Equals("postgres", StringComparison.OrdinalIgnoreCase);
}
