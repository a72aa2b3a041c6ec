using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Grounding;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Clinical documents from the material given. Each statement of the material is a piece of evidence, so that every line of a draft can name its basis.</summary>
internal sealed class DocumentationTask : TaskDefinition
{
    private const int MostStatements = 300;

    public override string Name => ClinicalTask.Documentation;

    public override string Title => "documentation";

    public override string Prompt => "Documentation";

    public override void Ground(Consultation consultation)
    {
        Evidencing.AddRecord(consultation);
        var material = DocumentMaterial.Of(consultation.Question.Text);
        var statements = SentenceReader.Split(material)
            .Select(span => material[span.Start..span.End].Trim())
            .Where(sentence => sentence.Length > 1)
            .Take(MostStatements);
        foreach (var (statement, index) in statements.Select((statement, index) => (statement, index)))
            consultation.Evidence.Add(EvidenceKind.Record, statement, Origin.Question, subject: DraftNote.Subject(index));
    }

    public override IEnumerable<string> Compose(Consultation consultation) => DraftNote.Compose(consultation);
}
