using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Reads material and plans the note. Its data is loaded, and its classifier fitted, at the first document. Safe for concurrent use.</summary>
public sealed class NoteEngine
{
    private readonly Lazy<TopicCatalogue> _topics;
    private readonly Lazy<TopicClassifier> _classifier;
    private readonly Lazy<TemplateLibrary> _templates;

    /// <summary>An engine over the content folder.</summary>
    public NoteEngine(ConsultOptions options, FindingRecogniser findings, Lazy<Knowledge.MedicationSafety> medications, KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(options);
        var root = ClinicalContent.Root(options.ContentFolder);
        Facts = new FactReader(findings, medications);
        _topics = new(() => TopicCatalogue.Load(Path.Combine(root, "knowledge", "documentation")));
        _templates = new(() => TemplateLibrary.Load(Path.Combine(root, "prompts", "Documentation", "templates"), _topics.Value));
        _classifier = new(() => new TopicClassifier(_topics.Value, new TopicFeatures(findings, medications, new ConditionMentions(knowledge))));
    }

    /// <summary>The templates there are.</summary>
    public TemplateLibrary Templates => _templates.Value;

    /// <summary>Reads the facts of sentences.</summary>
    public FactReader Facts { get; }

    /// <summary>The section header of MTS-Dialog that a short dialogue belongs under.</summary>
    public string HeaderOf(string dialogue) => new DialogueHeader(_classifier.Value).Of(new SourceReader(_topics.Value).Read(dialogue));

    /// <summary>Plans a note of material.</summary>
    internal NotePlan Plan(DocumentTemplate template, DocumentMaterial material, Sex sex)
    {
        var source = new SourceReader(_topics.Value).Read(material.Text, material.Start);
        var statements = new StatementReader(source, sex).Read();
        return NotePlan.Of(template, source, new StatementSorting(_topics.Value, _classifier.Value, Facts).Sort(source, statements));
    }

    /// <summary>The statements of material with their topics, as the planner sees them.</summary>
    internal IReadOnlyList<Statement> Statements(string material)
    {
        var source = new SourceReader(_topics.Value).Read(material);
        return new StatementSorting(_topics.Value, _classifier.Value, Facts).Sort(source, new StatementReader(source, Sex.Unknown).Read());
    }

    /// <summary>The sentences that the material states, each with the exchange it belongs to, for measuring what a draft holds.</summary>
    public IReadOnlyList<string> Sentences(string material) => [.. Statements(material).Select(statement => statement.Text)];
}
