using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Guarding;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>
/// The contract's verbs over one engine each, the same for the console program and for REST. A line that cannot be handled is a
/// <see cref="WrongInputException"/> with the remedy.
/// </summary>
public sealed class ContractVerbs(
    InputGuard inputGuard, OutputGuard outputGuard, Deidentifier deidentifier, FindingRecogniser recogniser, DifferentialEngine engine,
    CalculatorCatalogue calculators, PassageSearch passages, KnowledgeBase knowledge, PatientInput patients, ConsultOptions options, PackRankings rankings, AnswerChecks checks)
{
    /// <summary>The input guard alone.</summary>
    /// <param name="line">The line.</param>
    /// <param name="allowPatient">Whether this caller may ask for the patient audience where the site has not turned it on.</param>
    /// <param name="caller">Who asks, where a key may fix the audience.</param>
    public GuardResult Guard(GuardLine line, bool allowPatient = false, Caller? caller = null) => GuardResult.From(inputGuard.Judge(new GuardInput
    {
        Text = Needed(line.Text, "text"),
        Audience = For(line.Audience, allowPatient, caller),
        Where = line.Where switch
        {
            null or "user" => InputPlace.User,
            "document" => InputPlace.Document,
            "fhir_note" => InputPlace.FhirNote,
            _ => throw new WrongInputException("Field 'where': write user, document or fhir_note."),
        },
    }), line.Id);

    /// <summary>The output guard alone, over a drafted answer.</summary>
    public VerifyResult Verify(VerifyLine line, bool allowPatient = false, Caller? caller = null)
    {
        var review = outputGuard.Open(checks.Over(
            new OutputContext
            {
                Task = line.Task ?? ClinicalTask.General,
                Audience = For(line.Audience, allowPatient, caller),
                Question = line.Question ?? "",
                Patient = line.Patient is { ValueKind: JsonValueKind.Object } patient ? patients(patient).Patient : null,
                Evidence = [.. (line.Evidence ?? []).Select(static piece => new Evidence { Id = Needed(piece?.Id, "evidence.id"), Kind = EvidenceKind.Passage, Text = Needed(piece?.Text, "evidence.text"), Label = piece?.Label(), Origin = Origin.Published })],
            },
            []));
        var answer = Needed(line.Answer, "answer");
        var sentences = SentenceReader.Split(answer)
            .Select(span => review.Check(answer[span.Start..span.End]))
            .Select(verdict => new SentenceJson(verdict.Text.Trim(), Words.Lower(verdict.Status), verdict.Reasons))
            .ToList();
        return new VerifyResult(line.Id, sentences, [.. review.Close().Select(addition => new AdditionJson(addition.Text, addition.Why))]);
    }

    /// <summary>The de-identifier alone.</summary>
    public DeidentifyResult Deidentify(DeidentifyLine line)
    {
        var result = deidentifier.Deidentify(Needed(line.Text, "text", mayBeEmpty: true));
        return new DeidentifyResult(line.Id, result.Text, [.. result.Spans.Select(span => new IdentifierSpanJson(span.Type.WireName(), span.Start, span.End, span.Value))]);
    }

    /// <summary>The findings recogniser alone.</summary>
    /// <param name="line">The line.</param>
    /// <param name="ontology">An imported ontology whose wording is recognised beside the embedded pack's, or null.</param>
    public FindingsResult Findings(FindingsLine line, PhenotypeOntology? ontology = null) =>
        FindingsResult.From((ontology is null ? recogniser : rankings.Recogniser(ontology)).Recognise(Needed(line.Text, "text", mayBeEmpty: true)), line.Id);

    /// <summary>The ranking alone, from text or from findings by id; an unknown id is a notice and the rest is still ranked.</summary>
    /// <param name="line">The line.</param>
    /// <param name="top">How many conditions.</param>
    /// <param name="packs">Imported packs to rank over instead of the embedded one; the line's own go first.</param>
    public DifferentialResult Differential(DifferentialLine line, int top = 20, IReadOnlyList<string>? packs = null)
    {
        if (line.Packs is { Count: > 0 })
            packs = line.Packs;
        if (PackRankings.Applies(packs))
            return rankings.Rank(line, rankings.Engine(packs!), top);
        var notices = new List<NoticeJson>();
        var query = line.Text is { } text ? FromText(text) : FromIds(line, notices);
        query = query with
        {
            Top = top,
            Age = Usable(() => ContractValues.Age(line.Age), "age_unusable", notices) ?? query.Age,
            Sex = line.Sex is null ? query.Sex : Usable(() => ContractValues.Sex(line.Sex), "sex_unusable", notices),
        };
        if (query.Findings.Count == 0)
            notices.Add(new NoticeJson("no_findings", "No finding was recognised, so nothing was ranked. Give a presentation, or ids of findings ('clinical findings' shows them)."));
        return DifferentialResult.From(engine.Rank(query), line.Id, notices);
    }

    /// <summary>A calculator alone.</summary>
    public CalculateResult Calculate(CalculateLine line)
    {
        var id = Needed(line.Calculator, "calculator");
        var calculator = calculators.Find(id) ?? throw new WrongInputException($"Field 'calculator': there is no calculator '{id}'. 'clinical calculate list' shows them.");
        var outcome = calculator.Calculate(CalculatorInputs.Parse(calculator, line.Inputs ?? throw new WrongInputException("Field 'inputs' is missing: an object of input names and values.")));
        return outcome.Result is { } result
            ? new CalculateResult(line.Id, result.ValueJson(), result.Unit, result.Interpretation, result.Steps, SourceJson.From(result.Source)) { Shown = result.Shown, Notes = result.Notes.Count == 0 ? null : result.Notes }
            : throw new WrongInputException(string.Join(" ", outcome.Problems.Select(problem => problem.Message)));
    }

    /// <summary>The passage search alone.</summary>
    public SearchResult Search(SearchLine line, int top = 10, IReadOnlyList<string>? packs = null)
    {
        if (line.Audience is not (null or "patient" or "clinician"))
            throw new WrongInputException("Field 'audience': write patient or clinician, or leave it out.");
        var hits = passages.Search(Needed(line.Query, "query"), top, new SearchFilter { Packs = line.Packs ?? packs ?? [], Audience = line.Audience, FromYear = line.FromYear, ToYear = line.ToYear });
        var notices = passages.TakeNotices();
        return new SearchResult(line.Id, [.. hits.Select(SearchHitJson.From)])
        {
            Notices = notices.Count == 0 ? null : [.. notices.Select(notice => new NoticeJson("index_rebuilt", notice))],
        };
    }

    /// <summary>The audience as the pipeline takes it: the caller's key, else the line, else the site.</summary>
    private Audience For(string? stated, bool allowPatient, Caller? caller) =>
        caller?.Audience ?? ContractValues.Audience(stated ?? options.DefaultAudience, allowPatient || options.AllowPatientAudience);

    private DifferentialQuery FromText(string text)
    {
        var recognised = recogniser.Recognise(text);
        return new DifferentialQuery { Findings = recognised.Findings, Words = recognised.Words, Age = recognised.Age, Sex = recognised.Sex, Pregnant = recognised.Pregnant };
    }

    private DifferentialQuery FromIds(DifferentialLine line, List<NoticeJson> notices)
    {
        if (line.Observed is null && line.Excluded is null)
            throw new WrongInputException("Give 'text', or 'observed' and 'excluded' with ids of findings.");
        var findings = new List<Finding>();
        foreach (var (ids, status) in new[] { (line.Observed, FindingStatus.Observed), (line.Excluded, FindingStatus.Excluded) })
        {
            foreach (var id in ids ?? [])
            {
                if (!knowledge.Findings.TryGetValue(id, out var definition))
                    notices.Add(new NoticeJson("unknown_finding", string.Create(CultureInfo.InvariantCulture, $"'{id}' is not a finding of the packs; it was left out.")));
                else if (findings.Exists(finding => finding.Id == id && finding.Status != status))
                    notices.Add(new NoticeJson("finding_contradicted", $"'{id}' is given as observed and as excluded; it counts as observed."));
                else if (findings.Exists(finding => finding.Id == id))
                    notices.Add(new NoticeJson("finding_twice", $"'{id}' is given more than once; the first counts."));
                else
                    findings.Add(new Finding(id, definition.Label, status, -1, -1));
            }
        }

        return new DifferentialQuery { Findings = findings };
    }

    /// <summary>A value that cannot be used is told and left out; the rest is still ranked.</summary>
    private static T? Usable<T>(Func<T?> read, string code, List<NoticeJson> notices)
    {
        try
        {
            return read();
        }
        catch (WrongInputException problem)
        {
            notices.Add(new NoticeJson(code, problem.Message + " It was left out."));
            return default;
        }
    }

    private static string Needed(string? value, string field, bool mayBeEmpty = false) => value is null || (!mayBeEmpty && string.IsNullOrWhiteSpace(value))
        ? throw new WrongInputException($"Field '{field}' is missing or empty.")
        : value;
}
