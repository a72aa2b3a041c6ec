using ClinicalAssistant.Core;

namespace ClinicalAssistant.Records.Database;

using ClinicalAssistant.Core;

/// <summary>One question and its answer. Columns that hold JSON are null where there is nothing to hold.</summary>
internal sealed class TurnRow
{
    public long Number { get; set; }

    public string QuestionId { get; set; } = "";

    public string ConversationId { get; set; } = "";

    public string Tenant { get; set; } = Tenants.Own;

    /// <summary>A hash that stands for the patient, null where the question names none.</summary>
    public string? PatientKey { get; set; }

    /// <summary>The process that answers, where another can find out whether it runs.</summary>
    public long? Instance { get; set; }

    public string State { get; set; } = "";

    public long Asked { get; set; }

    public long? Ended { get; set; }

    public string CallerId { get; set; } = "";

    public string Door { get; set; } = "";

    public string? Purpose { get; set; }

    public string Audience { get; set; } = "";

    public string? AskedTask { get; set; }

    public string? Route { get; set; }

    public string Text { get; set; } = "";

    public string? Patient { get; set; }

    public string? History { get; set; }

    public string? Instructions { get; set; }

    public string? Outcome { get; set; }

    public string? Task { get; set; }

    public string? AnswerText { get; set; }

    public string? Provider { get; set; }

    public string? Decision { get; set; }

    public string? Evidence { get; set; }

    public string? Ranking { get; set; }

    public string? Withheld { get; set; }

    public string? Notices { get; set; }

    public string? Versions { get; set; }

    public string? Trace { get; set; }

    public string? TokenUse { get; set; }

    /// <summary>What the models wrote, before the guard: for replay.</summary>
    public string? Drafts { get; set; }

    public List<NoteRow> Notes { get; } = [];

    public TurnRow Copy() => (TurnRow)MemberwiseClone();
}
