using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Grounding;
using ClinicalAssistant.Orchestration.Tools;

namespace ClinicalAssistant.Orchestration.Tasks.Diagnosis;

/// <summary>Diagnosis support: findings, ranked differential, red flags, next steps.</summary>
internal sealed class DiagnosisTask(Evidencing evidencing, ConditionNames names) : TaskDefinition
{
    private const int ConditionsWithPassages = 2;

    public override string Name => ClinicalTask.Diagnosis;

    public override string Title => "diagnosis support";

    public override string Prompt => "Diagnosis";

    public override IReadOnlyList<string> Tools => [ToolBox.Findings, ToolBox.Differential, ToolBox.Compare, ToolBox.NextQuestion, ToolBox.OwnRanking, ToolBox.Calculate, ToolBox.Search];

    public override void Ground(Consultation consultation)
    {
        Evidencing.AddFindings(consultation);
        Evidencing.AddRecord(consultation);
        evidencing.AddDifferential(consultation);
        evidencing.AddCalculations(consultation);
        if (consultation.Differential is { Ranking: [_, ..] } differential)
        {
            var leading = differential.Ranking.Take(ConditionsWithPassages);
            var dangerous = Evidencing.Dangerous(differential, consultation.Findings).Take(1);
            foreach (var condition in leading.Concat(dangerous).DistinctBy(condition => condition.Id))
                evidencing.AddCondition(consultation, condition.Id);
        }
        else
        {
            evidencing.AddPassages(consultation, consultation.Question.Text);
        }
    }

    public override IEnumerable<string> Compose(Consultation consultation) => DiagnosisReference.Compose(consultation);

    public override IEnumerable<Notice> Compare(Consultation consultation, string text)
    {
        if (consultation.Differential is not { Ranking: [_, ..] } differential)
            yield break;
        var named = consultation.OwnRanking ?? ModelRanking.Read(text);
        if (named.Count > 0)
            yield return AlignmentNotice.Of(RankAlignment.Of(named, differential.Ranking, names));
    }

    public override IEnumerable<MustMention> MustMention(Consultation consultation) => DiagnosisMustMention.Of(consultation);
}
