namespace ClinicalAssistant.Core;

/// <summary>One thing that happens while a question is answered. Every door renders the same events in the same order.</summary>
public abstract record AnswerEvent : PatientWords;
