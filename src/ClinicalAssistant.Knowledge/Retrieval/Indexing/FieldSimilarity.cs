using Lucene.Net.Search.Similarities;

namespace ClinicalAssistant.Knowledge;

/// <summary>BM25 for each field by its nature: in a list of names a word that occurs often says no more than one that occurs once.</summary>
internal sealed class FieldSimilarity : PerFieldSimilarityWrapper
{
    private readonly BM25Similarity _text = new(1.2f, 0.75f);
    private readonly BM25Similarity _names = new(0.4f, 0.4f);

    public override Similarity Get(string name) => name == IndexFields.Subject ? _names : _text;
}
