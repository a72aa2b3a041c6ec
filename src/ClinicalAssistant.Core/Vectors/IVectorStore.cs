namespace ClinicalAssistant.Core;

/// <summary>
/// Keeps a vector for each record of a pack, in the order of the pack's records: beside the pack's index, or in PostgreSQL where replicas share it. Vectors belong to one
/// import of the pack, named by its stamp; those of an earlier import are not found. Safe for concurrent use.
/// </summary>
public interface IVectorStore
{
    /// <summary>What the pack's vectors were made with; null where there are none of this import.</summary>
    VectorSpace? Find(string pack, string stamp);

    /// <summary>Replaces the pack's vectors.</summary>
    /// <param name="pack">The pack's name.</param>
    /// <param name="stamp">The import they belong to.</param>
    /// <param name="space">What they were made with.</param>
    /// <param name="vectors">One for each record, of length 1.</param>
    /// <exception cref="WrongInputException">They cannot be kept; the message says what to do.</exception>
    void Write(string pack, string stamp, VectorSpace space, IReadOnlyList<float[]> vectors);

    /// <summary>The records nearest to a vector, nearest first.</summary>
    /// <param name="pack">The pack's name.</param>
    /// <param name="stamp">The import that is meant.</param>
    /// <param name="vector">A vector of length 1 of the same space.</param>
    /// <param name="count">How many at most.</param>
    IReadOnlyList<VectorMatch> Nearest(string pack, string stamp, float[] vector, int count);
}
