using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Tasks.Documentation;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>
/// Drafts documents, the same for every door. A draft is asked of the pipeline like any question, so that guard and record see it; the document is put
/// together from what was released.
/// </summary>
public sealed class DocumentVerbs
{
    private const int LongestName = 200;

    private readonly ConsultPipeline _pipeline;
    private readonly Questions _questions;
    private readonly NoteEngine _engine;
    private readonly CodeSuggestions _codes;
    private readonly SentenceDoubts _doubts;
    private readonly IdSource _ids;
    private readonly TimeProvider _time;

    internal DocumentVerbs(ConsultPipeline pipeline, Questions questions, NoteEngine engine, CodeSuggestions codes, FindingRecogniser findings, IdSource ids, TimeProvider time)
    {
        (_pipeline, _questions, _engine, _codes, _ids, _time) = (pipeline, questions, engine, codes, ids, time);
        _doubts = new SentenceDoubts(engine.Facts, findings);
    }

    /// <summary>The templates there are.</summary>
    public IReadOnlyList<DocumentTemplate> Templates => _engine.Templates.All;

    /// <summary>Drafts a document of material.</summary>
    /// <param name="line">Material, template and patient.</param>
    /// <param name="caller">Who asks, by which door.</param>
    /// <param name="patient">The patient where the door has read one already, or null.</param>
    /// <param name="allowPatient">Whether this caller may ask for the patient audience.</param>
    /// <param name="cancellationToken">Ends the drafting.</param>
    /// <exception cref="WrongInputException">A field cannot be used.</exception>
    public async Task<DocumentDraft> DraftAsync(DocumentLine line, Caller caller, ReadPatient? patient = null, bool allowPatient = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (string.IsNullOrWhiteSpace(line.Material))
            throw new WrongInputException("Field 'material' is missing or empty: give a transcript, a dictation or bullet points.");
        var template = _engine.Templates.Get(line.Template ?? "soap", line.Specialty);
        var question = _questions.From(
            new AskLine { Question = template.Request + "\n" + line.Material, Task = ClinicalTask.Documentation, Patient = line.Patient, Model = line.Model, Audience = line.Audience }, caller, allowPatient: allowPatient);
        question = question with { Patient = question.Patient ?? patient?.Patient, PatientProblems = [.. question.PatientProblems, .. patient?.Problems ?? []] };
        var drafted = new List<DraftedSentence>();
        var appended = new List<Notice>();
        Answer? answer = null;
        await foreach (var told in _pipeline.AskAsync(question, cancellationToken).ConfigureAwait(false))
        {
            // What the guard appends is said beside the document, not in it.
            if (told is SentenceReleased sentence && sentence.Text.StartsWith("\n\n", StringComparison.Ordinal))
                appended.Add(new Notice("appended", sentence.Text.Trim()));
            else if (told is SentenceReleased { } written)
                drafted.Add(new DraftedSentence(written.Text, written.Marked ? written.Reasons : []));
            answer = (told as Completed)?.Answer ?? answer;
        }

        return new DocumentDraft(answer!, answer!.Outcome is Outcome.Refused || drafted.Count == 0 ? null : Assemble(template, question, answer, drafted, appended), question.Patient);
    }

    /// <summary>The document with a person's edit in it; what differs is kept with it. The caller stores it.</summary>
    /// <exception cref="WrongInputException">It is signed, changed since it was read, or a section is unknown.</exception>
    public ClinicalDocument Edit(ClinicalDocument document, DocumentEditLine edit, string by)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(edit);
        Open(document, edit.Version);
        if (edit.Sections is not { Count: > 0 } edited)
            throw new WrongInputException("Field 'sections' is missing or empty: give the sections that change, each with 'id' and 'sentences'.");
        var sections = document.Sections.ToList();
        var changes = new List<DocumentChange>();
        foreach (var section in edited)
        {
            var place = sections.FindIndex(one => one.Id == section.Id);
            if (place < 0)
                throw new WrongInputException($"Field 'sections': the document has no such section. Sections: {string.Join(", ", sections.Select(one => one.Id))}.");
            var (applied, differing) = DocumentRevision.Apply(sections[place], section.Sentences ?? throw new WrongInputException("Field 'sections': 'sentences' is missing. Give the section's sentences as they are to read."));
            sections[place] = applied;
            changes.AddRange(differing);
        }

        return changes.Count == 0 ? document : document with { Version = document.Version + 1, Sections = sections, Edits = [.. document.Edits, new DocumentEdit(by, _time.GetUtcNow(), changes)] };
    }

    /// <summary>The document signed by a named person: final from now on. The caller stores it.</summary>
    /// <exception cref="WrongInputException">It is signed already, changed since it was read, or no person is named.</exception>
    public ClinicalDocument Sign(ClinicalDocument document, DocumentSignLine sign)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(sign);
        Open(document, sign.Version);
        if (string.IsNullOrWhiteSpace(sign.Name) || string.IsNullOrWhiteSpace(sign.Role) || sign.Name.Length > LongestName || sign.Role.Length > LongestName)
            throw new WrongInputException("Fields 'name' and 'role': name the person who answers for the document, and their role, at most 200 characters each.");
        return document with { Version = document.Version + 1, Status = DocumentStatus.Final, Signature = new DocumentSignature(sign.Name.Trim(), sign.Role.Trim(), _time.GetUtcNow()) };
    }

    private static void Open(ClinicalDocument document, int? version)
    {
        if (document.Status == DocumentStatus.Final)
            throw new WrongInputException("The document is signed, so it is not changed any more. Draft a new one.");
        if (version is { } read && read != document.Version)
            throw new WrongInputException("Field 'version': the document has changed since it was read. Read it again and repeat.");
    }

    private ClinicalDocument Assemble(DocumentTemplate template, Question question, Answer answer, List<DraftedSentence> drafted, List<Notice> appended)
    {
        var assembly = new DocumentAssembly(template, answer.Evidence, _doubts);
        var sections = assembly.Sections(drafted);
        var plan = _engine.Plan(template, DocumentMaterial.Of(question.Text), Sex.Unknown);
        return new ClinicalDocument
        {
            Id = _ids.Next(),
            Template = template.Id,
            Specialty = template.Specialty,
            Title = template.Title,
            Loinc = template.Loinc,
            Created = _time.GetUtcNow(),
            Provider = answer.Provider,
            Versions = answer.Versions,
            Sections = sections,
            Sources = assembly.Sources(),
            Omissions = new Omissions(_engine.Facts).Of(plan, sections.SelectMany(section => section.Sentences).Select(sentence => sentence.Text), answer.Evidence),
            Codes = _codes.Of(answer.Evidence),
            Notices = [.. answer.Notices, .. appended],
        };
    }
}
