using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Models;

namespace ClinicalAssistant.Orchestration.Grounding;

/// <summary>Search by meaning as the site has set it: which model makes vectors, where they are kept. What a hosted model gets of a question is what the site lets it see.</summary>
public sealed class Vectors
{
    private readonly ModelProvider _provider;
    private readonly Func<Deidentifier> _deidentifier;
    private readonly ImportedPacks _packs;
    private readonly IVectorStore _store;

    private Vectors(ModelProvider provider, Func<Deidentifier> deidentifier, ImportedPacks packs, IVectorStore store) =>
        (_provider, _deidentifier, _packs, _store) = (provider, deidentifier, packs, store);

    /// <summary>Null where the site has named no provider.</summary>
    /// <exception cref="WrongInputException">The setting cannot be used.</exception>
    internal static Vectors? Of(VectorOptions options, ModelCatalogue models, Func<Deidentifier> deidentifier, ImportedPacks packs, IVectorStore? store)
    {
        if (options.Provider.Length == 0)
            return null;
        var provider = models.Find(options.Provider)
            ?? throw new WrongInputException($"Consult:Vectors:Provider: there is no provider '{options.Provider}'. There are: {string.Join(", ", models.Providers.Select(one => one.Name).DefaultIfEmpty("none; add one under Models:Providers"))}.");
        if (provider.Embeddings is null)
            throw new WrongInputException($"Consult:Vectors:Provider: '{provider.Name}' has no embedding model. Set Models:Providers:{provider.Name}:EmbeddingModel.");
        return provider.EffectivePatientText == PatientText.None
            ? throw new WrongInputException($"Consult:Vectors:Provider: '{provider.Name}' is hosted and the site does not let it see patient text, which questions are. Set Models:Providers:{provider.Name}:PatientText, or name a local provider.")
            : new Vectors(provider, deidentifier, packs, store ?? new PackVectors(packs));
    }

    /// <summary>Searches by meaning.</summary>
    internal DenseSearch Search => new(_store, new TextEmbedder(_provider.EmbeddingModel!, (texts, cancellationToken) => EmbedAsync([.. texts.Select(Shielded)], cancellationToken)));

    /// <summary>Makes the vectors of a pack. The provider sees the pack's text as it is.</summary>
    public PackEmbedding Packs => new(_packs, _store, new TextEmbedder(_provider.EmbeddingModel!, EmbedAsync));

    private string Shielded(string question) => _provider.EffectivePatientText == PatientText.Deidentified ? _deidentifier().Replace(question, new PlaceholderMap()) : question;

    private async Task<IReadOnlyList<float[]>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var made = await _provider.Embeddings!.GenerateAsync(texts, cancellationToken: cancellationToken).ConfigureAwait(false);
        return [.. made.Select(one => one.Vector.ToArray())];
    }
}
