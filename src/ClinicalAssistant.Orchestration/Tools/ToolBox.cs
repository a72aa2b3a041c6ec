using System.ComponentModel;
using System.Globalization;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Grounding;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Orchestration.Tools;

/// <summary>The clinical engines as tools that a model may call. What a tool finds becomes numbered evidence of the same answer.</summary>
internal sealed class ToolBox(FindingRecogniser recogniser, DifferentialEngine engine, CalculatorCatalogue calculators, RankingTools rankings, PassageTools passages, Lazy<MedicationSafety> safety)
{
    public const string Findings = "findings";
    public const string Differential = "differential";
    public const string Compare = "compare";
    public const string NextQuestion = "next_question";
    public const string OwnRanking = "own_ranking";
    public const string Calculate = "calculate";
    public const string Search = "search";
    public const string OpenPassage = "open_passage";
    public const string Literature = "search_literature";
    public const string Medications = "check_medications";

    private const int RankedForModel = 8;
    private const int CalculatorsForModel = 6;

    /// <summary>The named tools for one consultation.</summary>
    public ToolSession Open(Consultation consultation, IReadOnlyList<string> names, int rounds, Func<string, string> protect) =>
        new([.. names.Select(name => Create(consultation, name)), .. names.Contains(Calculate) ? Named(consultation) : []], rounds, protect);

    /// <summary>A typed tool for each calculator that the question names; those of high-alert medicines are for people only.</summary>
    private IEnumerable<AIFunction> Named(Consultation consultation) => calculators.NamedIn(consultation.Question.Text)
        .Where(calculator => !calculator.DisplayOnly)
        .Take(CalculatorsForModel)
        .Select(calculator => new CalculatorFunction(calculator, inputs => RunCalculator(consultation, calculator, inputs)));

    private AIFunction Create(Consultation consultation, string name) => name switch
    {
        Findings => AIFunctionFactory.Create(
            ([Description("Clinical text in English, shorthand allowed.")] string text) => RecogniseFindings(text),
            Findings, "Reads findings (present, absent), age and sex out of clinical text."),
        Differential => AIFunctionFactory.Create(
            ([Description("Clinical text with the findings to rank by; absent findings as 'no …'.")] string text) => RankAgain(consultation, text),
            Differential, "Ranks conditions for a presentation by likelihood ratios and shows what argues for and against each."),
        Compare => AIFunctionFactory.Create(
            ([Description("Name of a condition.")] string one, [Description("Name of the other condition.")] string other) => rankings.Compare(consultation, one, other),
            Compare, "Compares two conditions for this patient: what speaks for and against each, and what tells them apart."),
        NextQuestion => AIFunctionFactory.Create(
            () => RankingTools.NextQuestions(consultation),
            NextQuestion, "The questions and examinations that would change the ranking most, with what each answer would do, and the red flags not yet asked about."),
        OwnRanking => AIFunctionFactory.Create(
            ([Description("Your own ranked list: names of conditions, likeliest first, ten at most.")] string[] conditions) => rankings.Align(consultation, conditions),
            OwnRanking, "Report your own ranked list once, before you write; gives where it agrees with the engine's ranking, where not, and what each lacks."),
        Calculate => AIFunctionFactory.Create(
            ([Description("Id of the calculator, for example 'cha2ds2-vasc'.")] string calculator,
             [Description("Inputs as 'name=value unit; name=value unit', for example 'age=72 a; weight=80 kg'.")] string inputs) => RunCalculator(consultation, calculator, inputs),
            Calculate, $"Computes a clinical score or formula by rules and shows the steps. Calculators: {string.Join(", ", calculators.All.Select(one => one.Id))}."),
        Search => AIFunctionFactory.Create(
            ([Description("Topic in a few words.")] string query) => passages.Find(consultation, query),
            Search, "Finds passages of the knowledge packs, each with its source and its standing (retracted)."),
        OpenPassage => AIFunctionFactory.Create(
            ([Description("Number of a passage of the evidence, for example '2'.")] string number) => PassageTools.Open(consultation, number),
            OpenPassage, "Opens a passage of which the evidence holds only the words that fit best, and gives it whole."),
        Literature => AIFunctionFactory.Create(
            ([Description("The question in words: population, intervention, comparison, outcome. No detail of a person.")] string question, CancellationToken cancellationToken) => passages.LiteratureAsync(consultation, question, cancellationToken),
            Literature, "Finds abstracts with design, size and year: of imported packs, and of PubMed where the site allows it. Retracted and old ones are marked."),
        Medications => AIFunctionFactory.Create(
            ([Description("Medicines that are taken, separated by semicolons, each with dose and frequency as known: 'warfarin 3 mg daily; simvastatin 40 mg nocte'. Doses in mg, micrograms, g or units.")] string medications,
             [Description("Medicines that are proposed, written in the same way; empty for none.")] string proposed) => CheckMedications(consultation, medications, proposed),
            Medications, "Checks medicines by rules: interactions, duplication, doses, allergies, conditions, pregnancy, renal function (eGFR in mL/min/1.73 m2), age. The patient's record is taken into account. Never state an interaction or a dose limit without it."),
        _ => throw new WrongInputException($"There is no tool '{name}'. Tools: {Findings}, {Differential}, {Compare}, {NextQuestion}, {OwnRanking}, {Calculate}, {Search}, {OpenPassage}, {Literature}, {Medications}."),
    };

    private string RecogniseFindings(string text)
    {
        var recognised = recogniser.Recognise(text);
        return recognised.Findings.Count == 0
            ? "No finding recognised."
            : string.Join("; ", recognised.Findings.Select(finding => (finding.Status == FindingStatus.Excluded ? "absent: " : "present: ") + finding.Label));
    }

    private string RankAgain(Consultation consultation, string text)
    {
        var recognised = recogniser.Recognise(text);
        var differential = engine.Rank(new DifferentialQuery
        {
            Findings = recognised.Findings,
            Words = recognised.Words,
            Age = recognised.Age ?? consultation.Findings.Age,
            Sex = recognised.Sex == Sex.Unknown ? consultation.Findings.Sex : recognised.Sex,
            Pregnant = recognised.Pregnant ?? consultation.Findings.Pregnant,
            Top = RankedForModel,
        });
        if (differential.Ranking.Count == 0)
            return "Nothing could be ranked: no finding was recognised.";
        var ranking = string.Join("; ", differential.Ranking.Select(condition => string.Create(CultureInfo.InvariantCulture,
            $"{condition.Rank}. {condition.Name}{(condition.MustNotMiss ? " (must not be missed)" : "")}, for: {Labels(condition, above: true)}, against: {Labels(condition, above: false)}")));
        var id = consultation.Evidence.Add(EvidenceKind.Ranking, "Ranking by the tool: " + ranking + ".", Origin.Derived);
        return $"[{id}] {ranking}";
    }

    private string RunCalculator(Consultation consultation, string calculator, string inputs)
    {
        if (calculators.Find(calculator) is not { } found)
            return $"There is no calculator '{calculator}'. Calculators: {string.Join(", ", calculators.All.Select(one => one.Id))}.";
        return found.DisplayOnly
            ? $"{found.Name} is for a high-alert medicine: a person enters its inputs and a second one checks it. Nothing was calculated."
            : RunCalculator(consultation, found, CalculatorInputs.Parse(found, inputs.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
    }

    private static string RunCalculator(Consultation consultation, Calculator found, CalculatorInputs inputs)
    {
        var outcome = found.Calculate(inputs);
        if (outcome.Result is not { } result)
            return "Not calculated. " + string.Join(" ", outcome.Problems.Select(problem => problem.Message));
        var id = Evidencing.AddCalculation(consultation, found, result, []);
        return $"[{id}] {result.Shown}. {result.Interpretation} {string.Join(" ", result.Notes)} Steps: {string.Join("; ", result.Steps)}.";
    }

    private string CheckMedications(Consultation consultation, string medications, string proposed)
    {
        const StringSplitOptions Plain = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        var report = safety.Value.Check(new MedicationOrder { Listed = medications.Split(';', Plain), Proposed = proposed.Split(';', Plain) }, MedicationEvidence.WithFindings(consultation));
        var lines = report.Weighty.Select(alert => $"[{consultation.Evidence.Add(EvidenceKind.Medication, MedicationEvidence.Text(alert), alert.Basis, alert.Source, MedicationEvidence.Subject(alert), reviewed: false)}] {MedicationEvidence.Text(alert)}");
        return string.Join('\n', lines.Append(report.Clear).Concat(report.NotChecked.Select(entry => "Not recognised, so not checked: " + entry)));
    }

    private static string Labels(RankedCondition condition, bool above)
    {
        var labels = condition.Basis.Where(basis => basis.LikelihoodRatio > 1 == above).Take(5).Select(basis => (basis.Status == FindingStatus.Excluded ? "no " : "") + basis.Finding);
        var joined = string.Join(", ", labels);
        return joined.Length == 0 ? "nothing" : joined;
    }
}
