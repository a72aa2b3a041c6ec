using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A notice on the wire.</summary>
public sealed record NoticeJson(string Code, string Text) : PatientWords
{
    /// <summary>The wire form.</summary>
    public static NoticeJson From(Notice notice) => new(notice.Code, notice.Text);
}
