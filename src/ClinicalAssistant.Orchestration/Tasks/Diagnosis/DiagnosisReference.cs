using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Grounding;

namespace ClinicalAssistant.Orchestration.Tasks.Diagnosis;

/// <summary>The diagnosis answer from the evidence alone, in the order a clinician reads it: red flags, dangerous causes, likely causes, what next, what is missing.</summary>
internal static class DiagnosisReference
{
    private const int Likely = 5;
    private const int Dangerous = 4;
    private const int Asked = 5;
    private const int Tested = 4;

    public static IEnumerable<string> Compose(Consultation consultation)
    {
        if (consultation.Differential is not { Ranking: [_, ..] } differential)
            return General.PassageReference.Compose(consultation, "No finding was recognised in the question, so nothing could be ranked. State age, sex, symptoms, signs and results in English words or usual shorthand.");
        var dangerous = Evidencing.Dangerous(differential, consultation.Findings).Take(Dangerous).ToList();
        var shown = dangerous.Select(condition => condition.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Section("Red flags present", differential.RedFlags.Select(flag => Markdown.Item(Evidencing.FlagText(flag), consultation.Evidence.IdOf(Evidencing.FlagSubject(flag))))),
            .. Section("Dangerous causes to exclude now", dangerous.Select(Ranked)),
            .. Section("Most likely by these findings", differential.Ranking.Where(condition => condition.Rank <= Likely).Select(condition => shown.Contains(condition.Id) ? Markdown.Item($"{condition.Name} (rank {condition.Rank}), listed before", condition.EvidenceId) : Ranked(condition))),
            .. Section("Ask or examine next", differential.Next.Where(step => !step.IsTest).Take(Asked).Select(step => Step(consultation, step))),
            .. Section("Red flags to ask about", differential.RedFlagsToAsk.Select(step => Step(consultation, step))),
            .. Section("What would make the first wrong", differential.AgainstLeading.Select(step => Step(consultation, step))),
            .. Section("Test next", Tests(consultation, differential)),
            .. Section("First steps", Passages(consultation, ":action:")),
            .. Section("Calculations", consultation.Evidence.All.Where(evidence => evidence.Kind == EvidenceKind.Calculation).Select(evidence => Markdown.Item(evidence.Text, evidence.Id))),
            .. Section("Not stated, and it matters here", Missing(consultation)),
            Markdown.Line("This ranking orders conditions by likelihood ratios; it gives no probability and no diagnosis"),
        ];
    }

    private static IEnumerable<string> Section(string heading, IEnumerable<string> items)
    {
        var any = false;
        foreach (var item in items)
        {
            if (!any)
                yield return Markdown.Heading(heading);
            any = true;
            yield return item;
        }

        if (any)
            yield return "\n";
    }

    private static string Step(Consultation consultation, NextStep step) => Markdown.Item(Evidencing.StepText(step), consultation.Evidence.IdOf(Evidencing.StepSubject(step)));

    private static string Ranked(RankedCondition condition) => Markdown.Item(Evidencing.RankedText(condition), condition.EvidenceId);

    private static IEnumerable<string> Tests(Consultation consultation, Differential differential)
    {
        var listed = Passages(consultation, ":test:").ToList();
        return listed.Count > 0 ? listed : differential.Next.Where(step => step.IsTest).Take(Tested).Select(step => Markdown.Item($"{step.What}: {step.Why}"));
    }

    private static IEnumerable<string> Passages(Consultation consultation, string part) => consultation.Evidence.All
        .Where(evidence => evidence.Subject?.Contains(part, StringComparison.Ordinal) == true)
        .Select(evidence => Markdown.Item(evidence.Text, evidence.Id));

    private static IEnumerable<string> Missing(Consultation consultation)
    {
        var findings = consultation.Findings;
        var patient = consultation.Question.Patient;
        if (findings.Age is null)
            yield return Markdown.Item("Age");
        if (findings.Sex == Sex.Unknown)
            yield return Markdown.Item("Sex");
        if (findings.Sex == Sex.Female && findings.Pregnant is null && findings.Age is { Years: >= 12 and <= 55 })
            yield return Markdown.Item("Whether pregnant");
        if (patient?.Medications is null)
            yield return Markdown.Item("Current medications");
        if (patient?.Allergies is null)
            yield return Markdown.Item("Allergies");
    }
}
