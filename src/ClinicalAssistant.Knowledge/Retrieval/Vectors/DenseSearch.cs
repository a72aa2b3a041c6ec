using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Finds the records whose vectors are nearest to a question's. What cannot be used is said and left out: words alone then find.</summary>
/// <param name="store">Where vectors are kept.</param>
/// <param name="embedder">Makes the question's vector.</param>
public sealed class DenseSearch(IVectorStore store, TextEmbedder embedder)
{
    /// <summary>How far down the list of the nearest counts.</summary>
    internal const int Depth = 100;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>The nearest documents of a set of packs, nearest first, and why some were left out.</summary>
    internal (IReadOnlyList<int> Documents, IReadOnlyList<string> Notices) Nearest(PackSet set, string query)
    {
        var notices = new List<string>();
        var packs = set.Vectored.Where(pack => Usable(pack.Name, pack.Stamp, notices)).ToList();
        if (packs.Count == 0)
            return ([], notices);
        float[] vector;
        try
        {
            using var limit = new CancellationTokenSource(LongestWait);
            // Search is asked from code that does not wait asynchronously, and nothing here returns to a context that could be held.
            vector = Task.Run(() => embedder.EmbedAsync([query], limit.Token)).GetAwaiter().GetResult()[0];
        }
        catch (Exception fault)
        {
            // The type alone: a provider's message may quote the question.
            return ([], [.. notices, $"The embedding model '{embedder.Model}' could not be asked ({fault.GetType().Name}); the packs were searched by words alone."]);
        }

        return ([.. packs.SelectMany(pack => store.Nearest(pack.Name, pack.Stamp, vector, Depth).Select(match => (Document: pack.Start + match.Record, match.Likeness)))
            .OrderByDescending(match => match.Likeness).ThenBy(match => match.Document).Take(Depth).Select(match => match.Document)], notices);
    }

    private bool Usable(string pack, string stamp, List<string> notices)
    {
        var space = store.Find(pack, stamp);
        if (space?.Model == embedder.Model)
            return true;
        notices.Add($"The pack {pack} has {(space is null ? "no vectors" : $"vectors of another model ('{space.Model}')")} and was searched by words alone. Make them: clinical knowledge embed {pack}");
        return false;
    }
}
