using System.Globalization;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Orchestration.Grounding;

/// <summary>Turns what the engines find into numbered evidence. Tasks and tools share it.</summary>
internal sealed class Evidencing(KnowledgeBase knowledge, DifferentialEngine engine, CalculatorCatalogue calculators, PassageSearch passages, ConsultOptions options)
{
    private const int ConditionsInEvidence = 5;
    private const int DangerousInEvidence = 4;
    private const int Searched = 40;
    private const int ConditionsOfFlag = 4;
    private const int NamedFindings = 6;
    private const int Asked = 5;
    private const double ExplainedShare = 0.4;

    // A ratio nearer to 1 than this changes nothing and is left out of what people read.
    internal const double Telling = 1.1;

    /// <summary>What was read out of the question, as one piece of evidence.</summary>
    public static void AddFindings(Consultation consultation)
    {
        var findings = consultation.Findings;
        if (findings.All.Count == 0)
            return;
        var observed = string.Join("; ", findings.Observed.Select(Described));
        var excluded = string.Join("; ", findings.Excluded.Select(finding => finding.Label));
        var who = string.Join(", ", new[] { findings.Age?.ToString(), findings.Sex == Sex.Unknown ? null : findings.Sex.ToString().ToLowerInvariant(), findings.Pregnant == true ? "pregnant" : null }.OfType<string>());
        var text = (who.Length > 0 ? $"Patient: {who}. " : "")
            + (observed.Length > 0 ? $"Present: {observed}. " : "")
            + (excluded.Length > 0 ? $"Absent: {excluded}." : "");
        consultation.Evidence.Add(EvidenceKind.Finding, text.Trim(), Origin.Question, subject: "findings");
    }

    /// <summary>The record's own entries, so that a sentence about the patient can be checked against them.</summary>
    public static void AddRecord(Consultation consultation)
    {
        if (consultation.Question.Patient is not { } patient)
            return;
        AddEntries(consultation, "Allergies", patient.Allergies);
        AddEntries(consultation, "Medications", patient.Medications);
        AddEntries(consultation, "Conditions", patient.Conditions);
        if (patient.Observations.Count > 0)
            consultation.Evidence.Add(EvidenceKind.Record, "Observations: " + string.Join("; ", patient.Observations.Take(30).Select(Generating.PromptText.ObservationLine)) + ".", Origin.Record, subject: "record:observations");
    }

    /// <summary>Ranks the differential and puts the leading and the dangerous conditions under evidence.</summary>
    public void AddDifferential(Consultation consultation)
    {
        var findings = consultation.Findings;
        if (!findings.Observed.Any())
            return;
        var differential = engine.Rank(new DifferentialQuery
        {
            Findings = findings.All,
            Words = findings.Words,
            Age = findings.Age,
            Sex = findings.Sex,
            Pregnant = findings.Pregnant,
            Top = Math.Max(options.RankedConditions, Searched),
        });
        foreach (var flag in differential.RedFlags)
            consultation.Evidence.Add(EvidenceKind.Finding, FlagText(flag) + ".", Origin.Estimated, subject: FlagSubject(flag));
        var dangerous = Dangerous(differential, findings).Take(DangerousInEvidence).ToList();
        var shown = differential.Ranking.Take(ConditionsInEvidence).Concat(dangerous)
            .DistinctBy(condition => condition.Id)
            .ToDictionary(condition => condition.Id, condition => AddRanked(consultation, condition), StringComparer.Ordinal);
        foreach (var step in differential.Next.Where(step => !step.IsTest).Take(Asked))
            AddNextStep(consultation, step);
        foreach (var step in differential.AgainstLeading.Concat(differential.RedFlagsToAsk))
            AddNextStep(consultation, step);
        consultation.Differential = differential with
        {
            Ranking =
            [
                .. differential.Ranking.Where(condition => condition.Rank <= options.RankedConditions || dangerous.Contains(condition))
                    .Select(condition => condition with { EvidenceId = shown.GetValueOrDefault(condition.Id) }),
            ],
        };
    }

    /// <summary>
    /// The conditions that must not be missed and explain a fair share of what was observed, best first: one that a single incidental finding
    /// brings up is no cause to exclude now.
    /// </summary>
    public static IEnumerable<RankedCondition> Dangerous(Differential differential, Findings findings)
    {
        var observed = findings.Observed.Count();
        return differential.Ranking.Where(condition => condition.MustNotMiss
            && condition.Basis.Count(basis => basis.Status == FindingStatus.Observed && basis.LikelihoodRatio > Telling) >= Math.Max(1, Math.Ceiling(observed * ExplainedShare)));
    }

    /// <summary>A condition's place with what speaks for and against it, in one sentence without figures.</summary>
    public static string RankedText(RankedCondition condition)
    {
        var supporting = Named(condition, basis => basis.LikelihoodRatio > Telling);
        var opposing = Named(condition, basis => basis.LikelihoodRatio < 1 / Telling);
        return string.Create(CultureInfo.InvariantCulture, $"{condition.Name} (rank {condition.Rank})")
            + (supporting.Length > 0 ? $"; for: {supporting}" : "; nothing here argues for it beyond how common it is")
            + (opposing.Length > 0 ? $"; against: {opposing}" : "");
    }

    /// <summary>What to ask or examine next as evidence, so that the answer can cite it; gives the number.</summary>
    public static string AddNextStep(Consultation consultation, NextStep step) =>
        consultation.Evidence.IdOf(StepSubject(step)) ?? consultation.Evidence.Add(EvidenceKind.Finding, StepText(step), Origin.Estimated, step.Source, StepSubject(step), saidToAll: SaidToAll(step));

    /// <summary>A question is the pack's own; what else is to be looked at may be a finding of this patient.</summary>
    private static int SaidToAll(NextStep step) => step.What[^1] != '?' ? 0 : step.IsSaidToAll ? StepText(step).Length : step.What.Length;

    /// <summary>A next step in words.</summary>
    public static string StepText(NextStep step) => step.What[^1] is '?' or '.' ? $"{step.What} {step.Why}" : $"{step.What}. {step.Why}";

    /// <summary>The evidence's subject of a next step.</summary>
    public static string StepSubject(NextStep step) => $"next:{step.What} {step.Why}";

    /// <summary>A red flag with what it points to.</summary>
    public static string FlagText(RedFlag flag) => flag.Conditions.Count == 0
        ? $"{flag.Finding}: {flag.Why.TrimEnd('.')}"
        : $"{flag.Finding}: {flag.Why.TrimEnd('.')}; think of {string.Join(", ", flag.Conditions.Take(ConditionsOfFlag).Select(condition => condition.Name))}";

    /// <summary>The evidence's subject of a red flag.</summary>
    public static string FlagSubject(RedFlag flag) => "flag:" + flag.Finding;

    /// <summary>What the pack says of a condition: summary, first actions, first tests.</summary>
    public void AddCondition(Consultation consultation, string id)
    {
        if (!knowledge.Conditions.TryGetValue(id, out var condition))
            return;
        AddFact(consultation, condition, $"condition:{id}:summary", $"{condition.Name}: {condition.Summary.Text}", condition.Summary.Basis, condition.Summary.Source);
        foreach (var (action, index) in condition.Actions.Select((action, index) => (action, index)))
            AddFact(consultation, condition, $"condition:{id}:action:{index}", $"{condition.Name}, first steps: {action.Text}", action.Basis, action.Source);
        foreach (var (test, index) in condition.Tests.Select((test, index) => (test, index)))
            AddFact(consultation, condition, $"condition:{id}:test:{index}", $"{condition.Name}, test: {test.Name}. {test.Why}", test.Basis, test.Source);
    }

    /// <summary>Passages that match the question. True where any did.</summary>
    public bool AddPassages(Consultation consultation, string query)
    {
        var hits = passages.Answering(query, options.Passages).Where(hit => hit.Mark != DocumentsImport.Instructs).ToList();
        foreach (var hit in hits)
            AddPassage(consultation, hit);
        return hits.Count > 0;
    }

    /// <summary>A passage as evidence: the words that fit best, with where they stand; gives the number.</summary>
    public static string AddPassage(Consultation consultation, PassageHit hit)
    {
        var source = hit.Source is { } known && (hit.QuoteStart > 0 || hit.QuoteEnd < hit.Text.Length)
            ? known with { Locator = string.Create(CultureInfo.InvariantCulture, $"{(known.Locator is { } place ? place + ", " : "")}characters {hit.QuoteStart}-{hit.QuoteEnd}") }
            : hit.Source;
        var id = consultation.Evidence.Add(EvidenceKind.Passage, $"{Titled(hit)}: {hit.Quote}", hit.Origin, source, $"passage:{hit.Pack}:{hit.Id}", hit.ClinicallyReviewed);
        consultation.Passages[id] = hit;
        return id;
    }

    /// <summary>A passage's title with its standing.</summary>
    public static string Titled(PassageHit hit) => hit.Mark is { } mark ? $"{hit.Title} ({mark})" : hit.Title;

    /// <summary>The calculators that the question names, filled from it and from the record; what is missing is said in the evidence.</summary>
    public IReadOnlyList<CalculationAttempt> AddCalculations(Consultation consultation)
    {
        var attempts = new List<CalculationAttempt>();
        foreach (var calculator in calculators.NamedIn(consultation.Question.Text))
        {
            var fill = CalculatorFill.From(calculator, consultation.Question.Text, consultation.Findings.InQuestion, consultation.Question.Patient);
            var outcome = fill.Missing.Count == 0 ? Held(calculator.Calculate(fill.Inputs)) : null;
            var id = outcome?.Result is { } result ? AddCalculation(consultation, calculator, result, fill.Origins) : null;
            attempts.Add(new CalculationAttempt(calculator, fill, outcome, id, AddInputs(consultation, calculator, fill, outcome)));
        }

        return attempts;
    }

    /// <summary>What was filled by reading is not computed for a patient outside the score's population; whoever enters the values themselves is warned instead.</summary>
    private static CalculationOutcome Held(CalculationOutcome outcome) => outcome.Result is { OutsidePopulation: true } result
        ? new CalculationOutcome(null, [new InputProblem("", "Not calculated. " + result.Notes[0])])
        : outcome;

    /// <summary>What could be read for a calculator, what is missing and what cannot be used, as evidence; null where nothing is to be said.</summary>
    private static string? AddInputs(Consultation consultation, Calculator calculator, CalculatorFill fill, CalculationOutcome? outcome)
    {
        var lines = CalculationAttempt.InputLines(fill, outcome);
        return lines.Count == 0 ? null : consultation.Evidence.Add(EvidenceKind.Calculation, $"{calculator.Name}, inputs. {string.Join(". ", lines)}.", Origin.Question, subject: $"calculator:{calculator.Id}:inputs");
    }

    /// <summary>A calculation with its arithmetic as evidence.</summary>
    public static string AddCalculation(Consultation consultation, Calculator calculator, CalculationResult result, IReadOnlyList<string> origins)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{calculator.Name}. Result: {result.Shown}. {result.Interpretation}{string.Concat(result.Notes.Select(note => " " + note))} Steps: {string.Join("; ", result.Steps)}.")
            + (origins.Count > 0 ? $" Inputs: {string.Join("; ", origins)}." : "");
        return consultation.Evidence.Add(EvidenceKind.Calculation, text, Origin.Derived, result.Source, $"calculator:{calculator.Id}");
    }

    private string AddRanked(Consultation consultation, RankedCondition condition)
    {
        var text = RankedText(condition) + (condition.MustNotMiss ? ". Must not be missed. " : ". ")
            + Contributions("For", condition.Basis.Where(basis => basis.LikelihoodRatio > Telling))
            + Contributions("Against", condition.Basis.Where(basis => basis.LikelihoodRatio < 1 / Telling));
        var record = knowledge.Conditions.GetValueOrDefault(condition.Id);
        var reported = record is null ? [] : PublishedFigures.Of(knowledge, record, condition.Basis);
        if (reported.Count > 0)
            text += "Published: " + string.Join("; ", reported.Select(figure => figure.Text)) + ".";
        var source = reported.Select(figure => figure.Source).Concat(condition.Basis.Where(basis => basis.Origin == Origin.Published).Select(basis => basis.Source)).FirstOrDefault(one => one is not null);
        return consultation.Evidence.Add(EvidenceKind.Ranking, text.Trim(), Origin.Derived, source, $"ranking:{condition.Id}", record?.ClinicallyReviewed);
    }

    private static string Named(RankedCondition condition, Func<RankingBasis, bool> which) => string.Join(", ", condition.Basis.Where(which).Take(NamedFindings)
        .Select(basis => (basis.Status == FindingStatus.Excluded ? "no " : "") + Lowered(basis.Finding)));

    private static string Lowered(string label) => label.Length > 1 && char.IsUpper(label[0]) && char.IsLower(label[1]) ? char.ToLowerInvariant(label[0]) + label[1..] : label;

    private static string Contributions(string lead, IEnumerable<RankingBasis> basis)
    {
        var said = basis.Select(one => string.Create(CultureInfo.InvariantCulture,
            $"{(one.Status == FindingStatus.Excluded ? "no " : "")}{one.Finding} (LR {one.LikelihoodRatio:0.##}{(one.Origin == Origin.Estimated ? ", estimated" : one.Source is { } source ? $", {source.Publisher}{(source.Year is { } year ? string.Create(CultureInfo.InvariantCulture, $" {year}") : "")}" : "")})")).ToList();
        return said.Count == 0 ? "" : $"{lead}: {string.Join("; ", said)}. ";
    }

    private void AddFact(Consultation consultation, Condition condition, string subject, string text, Origin basis, string? source) =>
        consultation.Evidence.Add(EvidenceKind.Passage, text, basis, source is { } id && basis != Origin.Estimated ? knowledge.SourceOf(id) : null, subject, condition.ClinicallyReviewed);

    private static void AddEntries(Consultation consultation, string name, IReadOnlyList<RecordEntry>? entries)
    {
        if (entries is null)
            return;
        var text = entries.Count == 0
            ? $"{name}: none recorded."
            : $"{name}: {string.Join("; ", entries.Select(entry => entry.Text + (entry.Detail is { } detail ? $" ({detail})" : "") + (entry.Status is { } status ? $" [{status}]" : "")))}.";
        consultation.Evidence.Add(EvidenceKind.Record, text, Origin.Record, subject: $"record:{name.ToLowerInvariant()}");
    }

    private static string Described(Finding finding) =>
        finding.Label + (finding.Value is { } value ? $" ({value})" : "") + (finding.Course is { } course ? $" ({course})" : "");
}
