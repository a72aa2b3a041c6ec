using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Evals;

/// <summary>Drafts a note of a dialogue through the pipeline, as a door would.</summary>
internal static class NoteBenchmarkDraft
{
    public static ClinicalDocument Of(BenchmarkEngines engines, string dialogue, string template)
    {
        // A benchmark judges one line after another; there is nothing to do meanwhile.
        var draft = engines.Documents.DraftAsync(
            new DocumentLine { Material = dialogue, Template = template, Model = engines.Provider }, new Caller("benchmark", Door.Eval)).GetAwaiter().GetResult();
        return draft.Document ?? throw new WrongInputException($"No draft was made: the outcome is {draft.Answer.Outcome}.");
    }

    /// <summary>The sentences of sections, without marks.</summary>
    public static string Text(IEnumerable<DocumentSection> sections) => string.Join('\n', sections.SelectMany(section => section.Sentences).Select(sentence => sentence.Text));
}
