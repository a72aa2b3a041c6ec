using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Grounding;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Clinical documents from the material given. Each utterance of the material is a piece of evidence, so that every line of a draft can name its basis.</summary>
internal sealed class DocumentationTask(NoteEngine engine) : TaskDefinition
{
    public override string Name => ClinicalTask.Documentation;

    public override string Title => "documentation";

    public override string Prompt => "Documentation";

    public override void Ground(Consultation consultation)
    {
        Evidencing.AddRecord(consultation);
        var material = DocumentMaterial.Of(consultation.Question.Text);
        var sex = consultation.Question.Patient?.Sex is { } known and not Sex.Unknown ? known : consultation.Findings.Sex;
        var plan = engine.Plan(engine.Templates.AskedFor(material.Request), material, sex);
        consultation.Note = plan;
        foreach (var exchange in NoteEvidence.Of(plan))
            consultation.Evidence.Add(EvidenceKind.Record, exchange.Text, Origin.Question, subject: exchange.Subject);
    }

    public override IEnumerable<string> Compose(Consultation consultation) => new NoteText(consultation).Compose();

    /// <summary>A model writes section by section: it is told what the section must hold, and finds the material in the evidence.</summary>
    public override IReadOnlyList<TaskPart> Parts(Consultation consultation)
    {
        var template = consultation.Note!.Template;
        var request = DocumentMaterial.Of(consultation.Question.Text).Request;
        return [.. template.Sections.Select(section => new TaskPart(
            Markdown.Heading(section.Title), $"{(request.Length > 0 ? request : template.Request)}\nSection: {section.Title}\nIt holds: {section.Holds}"))];
    }

    /// <summary>What the material states and the draft of a model lacks.</summary>
    public override IEnumerable<Notice> Compare(Consultation consultation, string text)
    {
        var sentences = SentenceReader.Split(text).Select(span => text[span.Start..span.End]);
        var omitted = new Omissions(engine.Facts).Of(consultation.Note!, sentences, consultation.Evidence.All);
        if (omitted.Count > 0)
            yield return new Notice("omissions", $"{NoteText.Omitted}: {string.Join("; ", omitted.Select(omission => $"{omission.Text} [{omission.Source}]"))}.");
    }
}
